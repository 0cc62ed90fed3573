/// A use of a glossary term in a text.
public struct TermMatch: Sendable, Equatable {
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// The entry's source term.
        case source
        /// A preferred or admitted target term.
        case target
        /// A form in which machine translation leaves the term, or the term split by spaces (`Share Point`, `Node. js`).
        case mangled
        /// A target term that is wrong for the entry's source term.
        case forbidden
    }

    /// Several kinds.
    public struct Kinds: OptionSet, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let source = Kinds(rawValue: 1 << Kind.source.rawValue)
        public static let target = Kinds(rawValue: 1 << Kind.target.rawValue)
        public static let mangled = Kinds(rawValue: 1 << Kind.mangled.rawValue)
        public static let forbidden = Kinds(rawValue: 1 << Kind.forbidden.rawValue)
        public static let all: Kinds = [.source, .target, .mangled, .forbidden]
    }

    /// The index in `TermMatcher.entries`.
    public let entry: Int
    public let kind: Kind
    /// UTF-8 offsets in the text, a plural ending included, an elided article not.
    public let range: Range<Int>
    /// Whether the letter case obeys the entry's rule (source terms), or is the glossary's, the first letter being free (target terms).
    public let isExactCase: Bool
    /// Whether the place shows that the term is meant, for entries and forms that are also everyday words; true for all others.
    public let hasEvidence: Bool
}
