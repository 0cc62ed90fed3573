/// Which ASCII characters a text has, and which kinds of others: it tells of most marks that rules look for that they do not stand there.
struct ASCIISet: Sendable {
    private let low: UInt64
    private let high: UInt64
    /// A bit for each first byte of characters beyond ASCII, from C0 on.
    private let leads: UInt64

    /// - Parameter text: valid UTF-8.
    init(_ text: [UInt8]) {
        // A bit for each byte, in four words.
        (low, high, leads) = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4) { words in
            words.initialize(repeating: 0)
            for byte in text { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
            return (words[0], words[1], words[3])
        }
    }

    /// Whether the text has characters beyond ASCII.
    var hasOthers: Bool { leads != 0 }

    /// Whether it has characters from U+2000 to U+2FFF, such as dashes and curved quotation marks.
    var hasPunctuationBeyondASCII: Bool { leads & Self.punctuationLead != 0 }

    /// Whether it has a digit, or characters of a script that has digits of its own.
    var mayHaveDigits: Bool { low & Self.digits != 0 || leads & ~(Self.latinLeads | Self.punctuationLead) != 0 }

    private static let digits: UInt64 = 0x3FF << 0x30
    /// Of the characters from U+0080 to U+03FF.
    private static let latinLeads: UInt64 = 0xFFFF
    private static let punctuationLead: UInt64 = 1 << 0x22

    func contains(_ byte: UInt8) -> Bool { byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1 }

    func contains(_ mark: Unicode.Scalar) -> Bool { contains(UInt8(ascii: mark)) }

    func hasAny(of others: ASCIISet) -> Bool { low & others.low | high & others.high != 0 }

    /// Whether it has a control character before the space other than tabs and line ends.
    var hasControl: Bool { low & 0xFFFF_D9FF != 0 }
}
