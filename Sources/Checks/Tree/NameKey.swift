/// Tells names apart whatever their letter case, spaces and marks: the FNV-1a hash of their letters and digits, in 52 bits, above 6 bits of
/// their number and 6 bits of the first of them, by which most words are told not to begin a name before they are hashed.
///
/// `NuGet.org`, `NUGET.ORG` and `Nuget. org` have one key. It is the same on every run.
struct NameKey: Hashable, Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325 << 12

    init() {}

    /// - Parameter text: UTF-8.
    init(_ text: some Sequence<UInt8>) { append(text) }

    /// Adds what follows.
    mutating func append(_ text: some Sequence<UInt8>) {
        // Most texts are slices of arrays, whose bytes are read faster in one piece.
        if text.withContiguousStorageIfAvailable({ appendAll(of: $0) }) == nil { appendAll(of: text) }
    }

    @inline(__always)
    private mutating func appendAll(of text: some Sequence<UInt8>) {
        if value & 63 == 0, let initial = text.first(where: { $0 >= 0x80 || Self.isLetterOrDigit($0) }) { value |= UInt64(Self.initial(initial)) }
        var hash = value >> 12
        var length = value >> 6 & 63
        var previous: UInt8 = 0
        for byte in text {
            // ASCII letters in lower case; digits are as they were.
            var folded = byte | 0x20
            if folded &- 0x61 >= 26 {
                if byte >= 0x80 {
                    // À to Þ.
                    if previous != 0xC3 || byte >= 0x9F || byte == 0x97 { folded = byte }
                } else if byte &- 0x30 >= 10 {
                    previous = byte
                    continue
                }
            }
            previous = byte
            hash = (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
            length &+= 1
        }
        value = hash << 12 | min(length, UInt64(Self.longestLength)) << 6 | value & 63
    }

    /// The number of letters and digits in bytes, as far as `longestLength`.
    var length: Int { Int(value >> 6 & 63) }

    /// What is as long or longer has this length.
    static let longestLength = 63

    /// The low bits of a key that begins with a byte, in any ASCII case; never 0.
    static func initial(_ byte: UInt8) -> UInt8 {
        let low = (byte &- 0x41 < 26 ? byte | 0x20 : byte) & 63
        return low == 0 ? 63 : low
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// A hash of bytes as they are.
    static func exact(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        bytes.withContiguousStorageIfAvailable { hash($0, seed) } ?? hash(bytes, seed)
    }

    @inline(__always)
    private static func hash(_ bytes: some Sequence<UInt8>, _ seed: UInt64) -> UInt64 {
        var value = seed
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return value
    }
}
