/// A name as it stands in a text: a company, product, app, service or feature brand, or an acronym.
struct NameMention: Sendable, Equatable {
    /// What a name was known by, weakest first.
    enum Evidence: UInt8, Sendable, Comparable {
        /// Only its letters: capitals within a sentence, in a word that the target language does not know.
        case shape
        /// A glossary has it as do-not-translate.
        case glossary
        /// The page marks it as not to be localized.
        case marked

        static func < (left: Evidence, right: Evidence) -> Bool { left.rawValue < right.rawValue }
    }

    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>
    /// Indices of the segment's tokens that it touches.
    let tokens: Range<Int>
    let evidence: Evidence
    /// The part that was found first: a glossary term or a word; what follows was joined to it.
    let head: Range<Int>
    /// The last part, where that is a glossary term of its own: `API`.
    let tail: Range<Int>?
}
