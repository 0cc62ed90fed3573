import Linguistics

/// Finds a glossary's terms in the texts of pages and their sources; one a worker, as it remembers those of the sources' texts met of late.
public final class TermReader {
    public let glossary: TermMatcher
    private var ofSources = RecentTexts<[TermMatch]>()
    /// The text read last, folded: its room is used again.
    private var folded = FoldedText()

    public init(_ glossary: TermMatcher) { self.glossary = glossary }

    /// The uses of all terms in a text of a page.
    public func matches(inTarget text: [UInt8], within scope: TermScope) -> [TermMatch] {
        found(in: text, of: .all, within: scope)
    }

    /// The uses of source terms in a text of a page's source.
    public func matches(inSource text: [UInt8], within scope: TermScope) -> [TermMatch] {
        // What holds on some pages only is sought on each.
        if glossary.hasScopes { return found(in: text, of: .source, within: scope) }
        return ofSources.found(in: text) { found(in: text, of: .source, within: scope) }
    }

    private func found(in text: [UInt8], of kinds: TermMatch.Kinds, within scope: TermScope) -> [TermMatch] {
        // The room is not kept for texts of any length.
        if text.count > 16384 { return glossary.matches(in: text, of: kinds, within: scope) }
        return glossary.matches(in: text, of: kinds, within: scope, folding: &folded)
    }
}
