import Linguistics
import Terminology

/// Gathers over a tree what its glossary might hold: names, and terms with their renderings. Each worker gathers its own; merging in any order
/// gives the same.
public struct TermMining: Sendable {
    /// What stands alone in both languages; the first reading of the pages.
    public struct Labels: Sendable {
        fileprivate var labels = MinedLabels()

        public init() {}

        /// Adds what a page aligned with its source tells.
        public mutating func add(_ subject: Subject) {
            guard let bitext = subject.bitext else { return }
            labels.add(bitext) { segment, range in subject.sourceTerms[segment].contains { $0.kind == .source && $0.range.overlaps(range) } }
        }

        public mutating func merge(_ other: Labels) { labels.merge(other.labels) }
    }

    private var names = MinedNames()
    private var terms: MinedTerms

    public init(labels: Labels, lexicon: Lexicon) { terms = MinedTerms(labels.labels, lexicon: lexicon) }

    /// Adds what a page tells.
    public mutating func add(_ subject: Subject) {
        names.add(subject)
        if let bitext = subject.bitext { terms.add(bitext) }
    }

    /// - Parameter other: made from the same labels.
    public mutating func merge(_ other: TermMining) {
        names.merge(other.names)
        terms.merge(other.terms)
    }

    /// Names before terms, what is used most before what is used less.
    ///
    /// - Parameters:
    ///   - minimumCount: how many texts must have it.
    ///   - glossary: what is known already and therefore left out.
    public func proposals(minimumCount: Int, tree: TreeKnowledge, glossary: TermMatcher) -> [GlossaryProposal] {
        func ordered(_ proposals: [GlossaryProposal]) -> [GlossaryProposal] {
            proposals.sorted { ($1.uses, $0.entry.source) < ($0.uses, $1.entry.source) }
        }
        return ordered(names.proposals(minimumCount: minimumCount, tree: tree, glossary: glossary)) + ordered(terms.proposals(minimumCount: minimumCount))
    }
}
