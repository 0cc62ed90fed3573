import Foundation

/// How the words of a Hunspell dictionary begin: a quick way to tell most spellings that are none, before the library is asked.
///
/// An inflected form begins as its entry does, up to its last letters, but for a few irregular verbs.
struct WordBeginnings: Sendable {
    /// Bytes that an ending may take the place of.
    private static let ending = 3
    private static let lengths = 3...12

    private let hashes: Set<UInt64>

    /// - Parameter dictionary: the path of a `.dic` file; every spelling may be a word where it cannot be read.
    init(dictionary: String) {
        var hashes = Set<UInt64>()
        if let data = FileManager.default.contents(atPath: dictionary) {
            hashes.reserveCapacity(200_000)
            data.withUnsafeBytes { bytes in
                for line in bytes.split(separator: 0x0A) {
                    var hash = Self.seed
                    for (index, byte) in line.prefix(Self.lengths.upperBound).enumerated() {
                        if byte == UInt8(ascii: "/") || byte <= 0x20 { break }
                        hash = Self.combined(hash, byte)
                        if index + 1 >= Self.lengths.lowerBound { hashes.insert(hash) }
                    }
                }
            }
        }
        self.hashes = hashes
    }

    /// - Parameter word: in lower case.
    func mayBegin(_ word: String.UTF8View) -> Bool {
        let length = min(word.count - Self.ending, Self.lengths.upperBound)
        guard !hashes.isEmpty, length >= Self.lengths.lowerBound else { return true }
        var hash = Self.seed
        for byte in word.prefix(length) { hash = Self.combined(hash, byte) }
        return hashes.contains(hash)
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static func combined(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
