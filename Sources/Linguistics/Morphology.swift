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

    /// - Parameter description: of one reading of the word, its fields parted by spaces.
    func info(of description: UnsafeBufferPointer<UInt8>) -> WordInfo {
        guard !meanings.isEmpty else { return [] }
        var info: WordInfo = []
        for field in description.split(separator: 0x20) {
            if ignored.contains(where: { $0.matches(field) }) { return [] }
            for (pattern, meaning) in meanings where pattern.matches(field) { info.formUnion(meaning) }
        }
        return info
    }
}
