/// How a language forms the plural of a regular noun, as endings: enough to find a term of a glossary in the plural.
public struct PluralEndings: Sendable, Equatable {
    public struct Change: Sendable, Equatable {
        public let singular: String
        public let plural: String

        public init(_ singular: String, _ plural: String) {
            self.singular = singular
            self.plural = plural
        }
    }

    /// The first one whose singular ending fits a word is taken.
    public var changes: [Change]
    /// Shorter words have no plural: articles, prepositions.
    public var minimumLength: Int

    public init(changes: [Change], minimumLength: Int) {
        self.changes = changes
        self.minimumLength = minimumLength
    }

    /// No plural that endings tell.
    public static let none = PluralEndings(changes: [], minimumLength: .max)

    /// The plural of a word, or nil if it has none of its own.
    public func plural(of word: String) -> String? {
        guard word.utf8.count >= minimumLength else { return nil }
        if word.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) {
            guard let change = changes.first(where: { word.utf8.reversed().starts(with: $0.singular.utf8.reversed()) }), change.singular != change.plural else { return nil }
            return String(Substring(word.utf8.dropLast(change.singular.utf8.count))) + change.plural
        }
        guard word.count >= minimumLength, word.allSatisfy(\.isLetter), let change = changes.first(where: { word.hasSuffix($0.singular) }), change.singular != change.plural else {
            return nil
        }
        return word.dropLast(change.singular.count) + change.plural
    }
}
