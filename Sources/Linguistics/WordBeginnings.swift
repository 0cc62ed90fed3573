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

    /// Empty when the dictionary could not be read.
    private let filter: [UInt64]

    /// - Parameter dictionary: the path of a `.dic` file; every spelling may be a word where it cannot be read.
    init(dictionary: String) {
        guard let data = FileManager.default.contents(atPath: dictionary) else {
            filter = []
            return
        }
        var filter = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))
        data.withUnsafeBytes { bytes in
            filter.withUnsafeMutableBufferPointer { filter in
                var hash = Self.seed
                var length = 0
                // Past what tells of the line's word.
                var isOver = false
                for byte in bytes {
                    if byte == 0x0A {
                        (hash, length, isOver) = (Self.seed, 0, false)
                        continue
                    }
                    if isOver { continue }
                    if byte == UInt8(ascii: "/") || byte <= 0x20 || length == Self.lengths.upperBound {
                        isOver = true
                        continue
                    }
                    hash = Self.combined(hash, byte)
                    length += 1
                    if length >= Self.lengths.lowerBound {
                        let bit = Self.bit(hash)
                        filter[Int(bit >> 6)] |= 1 << (bit & 63)
                    }
                }
            }
        }
        self.filter = filter
    }

    /// - Parameter word: UTF-8, in lower case.
    func mayBegin(_ word: [UInt8]) -> Bool {
        let length = min(word.count - Self.ending, Self.lengths.upperBound)
        guard !filter.isEmpty, length >= Self.lengths.lowerBound else { return true }
        var hash = Self.seed
        for byte in word[..<length] { hash = Self.combined(hash, byte) }
        let bit = Self.bit(hash)
        return filter[Int(bit >> 6)] & (1 << (bit & 63)) != 0
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static func combined(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    private static func bit(_ hash: UInt64) -> UInt64 { (hash &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits) }
}
