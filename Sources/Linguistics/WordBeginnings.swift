import Foundation

/// How the words of a Hunspell dictionary begin: a quick way to tell most spellings that are none, before the library is asked.
///
/// An inflected form begins as its entry does, up to its last letters, but for a few irregular verbs. A Bloom filter with one hash: it never
/// denies a beginning, and admits one in ten that is none.
struct WordBeginnings: Sendable {
    /// Bytes that an ending may take the place of.
    private static let ending = 3
    private static let lengths = 3...12
    /// The filter has 2 to this power bits.
    private static let bits: UInt64 = 22

    private let filter: [UInt64]

    /// - Parameter dictionary: a `.dic` file.
    init(dictionary: [UInt8]) {
        var filter = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))
        // By length: the hash of the line's beginning. What it has in common with the line before, as most neighbours have much, is noted already.
        var hashes = [UInt64](repeating: Self.seed, count: Self.lengths.upperBound + 1)
        var previous: UInt64 = 0
        dictionary.withUnsafeBytes { bytes in
            @inline(__always)
            func word(_ offset: Int) -> UInt64 {
                if offset + 8 <= bytes.count { return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
                // Behind the file there are zeros.
                return bytes[min(offset, bytes.count)...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            hashes.withUnsafeMutableBufferPointer { hashes in
                filter.withUnsafeMutableBufferPointer { filter in
                    var line = 0
                    while line < bytes.count {
                        let first = word(line)
                        var end = Self.length(first)
                        let beginning = end < 8 ? first & ((1 << UInt64(end * 8)) - 1) : first
                        if end == 8 { end += min(4, Self.length(word(line + 8))) }
                        var length = beginning == previous ? min(end, 8) : (beginning ^ previous).trailingZeroBitCount / 8
                        previous = beginning
                        var hash = hashes[length]
                        while length < end {
                            hash = Self.combined(hash, bytes[line + length])
                            length += 1
                            hashes[length] = hash
                            if length >= Self.lengths.lowerBound {
                                let bit = Self.bit(hash)
                                filter[Int(bit >> 6)] |= 1 << (bit & 63)
                            }
                        }
                        guard let base = bytes.baseAddress, let next = memchr(base + line, 0x0A, bytes.count - line) else { return }
                        line = UnsafeRawPointer(next) - base + 1
                    }
                }
            }
        }
        self.filter = filter
    }

    /// How many of eight bytes stand before the first slash, blank or control: the lowest mark of the tests for small bytes and for zeros (Warren, Hacker's
    /// Delight, 6-1) is exact.
    static func length(_ word: UInt64) -> Int {
        let low: UInt64 = 0x0101_0101_0101_0101
        let slashes = word ^ (low &* UInt64(UInt8(ascii: "/")))
        let ends = (((word &- low &* 0x21) & ~word) | ((slashes &- low) & ~slashes)) & (low << 7)
        return ends.trailingZeroBitCount / 8
    }

    /// - Parameter word: UTF-8, in lower case.
    func mayBegin(_ word: [UInt8]) -> Bool {
        let length = min(word.count - Self.ending, Self.lengths.upperBound)
        guard length >= Self.lengths.lowerBound else { return true }
        var hash = Self.seed
        for byte in word[..<length] { hash = Self.combined(hash, byte) }
        let bit = Self.bit(hash)
        return filter[Int(bit >> 6)] & (1 << (bit & 63)) != 0
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static func combined(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    private static func bit(_ hash: UInt64) -> UInt64 { (hash &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits) }
}
