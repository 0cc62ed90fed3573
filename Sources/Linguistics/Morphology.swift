/// What a dictionary's morphological descriptions say of a word, read from bytes as Hunspell gives them: `st:maison po:nom is:fem is:pl`.
struct Morphology: Sendable {
    private struct Pattern: Sendable {
        let field: [UInt8]
        /// The field may go on after it.
        let isPrefix: Bool

        init(_ pattern: String) {
            isPrefix = pattern.hasSuffix("*")
            field = Array((isPrefix ? pattern.dropLast() : pattern[...]).utf8)
        }

        func matches(_ other: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
            isPrefix ? other.starts(with: field) : other.elementsEqual(field)
        }
    }

    private let meanings: [(pattern: Pattern, info: WordInfo)]
    private let ignored: [Pattern]

    init(_ profile: LanguageProfile) {
        meanings = profile.morphology.map { (Pattern($0.key), $0.value) }
        ignored = profile.ignoredMorphology.map(Pattern.init)
    }

    /// What descriptions say; those of a stem and of its affixes make one reading together.
    struct Reading: Sendable {
        var info: WordInfo = []
        /// Whether it is a reading that counts for nothing, whatever else it says.
        var isIgnored = false

        func union(_ other: Reading) -> Reading { Reading(info: info.union(other.info), isIgnored: isIgnored || other.isIgnored) }
    }

    /// - Parameter description: of one reading of the word, its fields parted by spaces.
    func info(of description: UnsafeBufferPointer<UInt8>) -> WordInfo {
        let reading = reading(of: description)
        return reading.isIgnored ? [] : reading.info
    }

    /// - Parameter description: of one reading of the word, or of a stem or an affix, its fields parted by spaces.
    func reading(of description: UnsafeBufferPointer<UInt8>) -> Reading {
        var reading = Reading()
        guard !meanings.isEmpty else { return reading }
        for field in description.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
            if ignored.contains(where: { $0.matches(field) }) { reading.isIgnored = true }
            for (pattern, meaning) in meanings where pattern.matches(field) { reading.info.formUnion(meaning) }
        }
        return reading
    }
}
