/// Which ASCII characters a text has: it tells of most marks that rules look for that they do not stand there.
struct ASCIISet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// Whether the text has characters beyond ASCII.
    private(set) var hasOthers = false

    init(_ text: [UInt8]) {
        var rest: UInt8 = 0
        for byte in text {
            rest |= byte
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= (byte < 0x80 ? 1 : 0) << UInt64(byte & 63) }
        }
        hasOthers = rest >= 0x80
    }

    func contains(_ byte: UInt8) -> Bool { byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1 }

    func contains(_ mark: Unicode.Scalar) -> Bool { contains(UInt8(ascii: mark)) }

    func hasAny(of others: ASCIISet) -> Bool { low & others.low | high & others.high != 0 }

    /// Whether it has a control character before the space other than tabs and line ends.
    var hasControl: Bool { low & 0xFFFF_D9FF != 0 }
}
