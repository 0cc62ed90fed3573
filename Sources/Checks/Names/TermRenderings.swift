import Alignment
import Linguistics
import Markup
import Terminology

/// How a page renders each source term for which the glossary admits other forms beside the preferred ones.
struct TermRenderings {
    /// One form of a term, on one place of the target page.
    struct Use {
        let segment: Int
        let range: Range<Int>
        /// The words of the form, small ones left out, in lower case.
        let words: [[UInt8]]
        let source: TermUses.SourceUse?
        /// Whether it is one of the preferred forms, which are used as the sentence wants them.
        let isPreferred: Bool
    }

    /// By group of entries, in order of their first use.
    private(set) var uses: [(group: Int32, uses: [Use])] = []

    init(_ page: TermUses) {
        let subject = page.subject
        var place: [Int32: Int] = [:]
        for (index, terms) in subject.targetTerms.enumerated() {
            let segment = subject.target.page.segments[index]
            var seen = Set<Int>()
            for term in terms where term.kind == .target && page.groups.isVaried[Int(page.groups.group[term.entry])] && page.holds(term.entry) {
                let group = page.groups.group[term.entry]
                guard !TermUses.isProtected(term.range, in: segment), !Self.standsInControl(term.range, segment), !subject.isSourceLanguage(segment: index, at: term.range.lowerBound) else { continue }
                var source: TermUses.SourceUse?
                if subject.bitext != nil {
                    guard let sources = page.sourceUses(ofTarget: index, at: term.range.lowerBound),
                        let use = sources.first(where: { page.groups.group[$0.match.entry] == group && page.isPlain($0) && !Self.isVerb($0, subject) })
                    else { continue }
                    // The same words may be due for another term of the sentence.
                    let rivals = terms.contains { other in
                        other.range == term.range && other.kind == .target && page.groups.group[other.entry] != group
                            && sources.contains { page.groups.group[$0.match.entry] == page.groups.group[other.entry] }
                    }
                    if rivals || Self.isSurplus(term, index, among: sources, page) { continue }
                    source = use
                } else if !Self.isPlain(segment.string(in: term.range), subject) {
                    continue
                }
                guard seen.insert(term.range.lowerBound).inserted else { continue }
                let words = TermGroups.words(of: segment.string(in: term.range))
                let use = Use(segment: index, range: term.range, words: words, source: source, isPreferred: subject.glossary.entries[term.entry].status == .preferred)
                if let at = place[group] {
                    uses[at].uses.append(use)
                } else {
                    place[group] = uses.count
                    uses.append((group, [use]))
                }
            }
        }
    }

    /// Whether the sentence has the preferred forms as often as the source has the term, so that an admitted one stands for something else: *contrat* in
    /// *contrat de service*.
    private static func isSurplus(_ term: TermMatch, _ index: Int, among sources: [TermUses.SourceUse], _ page: TermUses) -> Bool {
        func isPreferred(_ term: TermMatch) -> Bool { page.subject.glossary.entries[term.entry].status == .preferred }
        if isPreferred(term) { return false }
        let group = page.groups.group[term.entry]
        let forms = page.targetTerms(of: index, sentenceAt: term.range.lowerBound)
        let preferred = Set(forms.lazy.filter { page.groups.group[$0.entry] == group && isPreferred($0) }.map(\.range.lowerBound))
        // *Offre* may be due for *bid* as well as for *deal*. Each row of a term finds it.
        let claims = Set(forms.lazy.filter { preferred.contains($0.range.lowerBound) }.map { page.groups.group[$0.entry] })
        let due = Set(sources.lazy.filter { claims.contains(page.groups.group[$0.match.entry]) }.map { $0.segment << 32 | $0.match.range.lowerBound })
        return !preferred.isEmpty && preferred.count >= due.count
    }

    /// Whether a place lies in a string of the user interface, whose words stand as the product shows them.
    private static func standsInControl(_ range: Range<Int>, _ segment: Segment) -> Bool {
        segment.inlines.contains { $0.kind == .uiControl && $0.text.overlaps(range) }
    }

    /// Whether a source term stands where a verb does: after *to*, a pronoun, a modal.
    private static func isVerb(_ use: TermUses.SourceUse, _ subject: Subject) -> Bool {
        guard let source = subject.bitext?.source.segments[use.segment] else { return false }
        var index = source.firstToken(endingAfter: use.match.range.lowerBound) - 1
        while index >= 0, source.tokens[index].kind == .space { index -= 1 }
        guard index >= 0, source.tokens[index].kind == .word, source.tokens[index].range.count <= 8 else { return false }
        return subject.sourceProfile.preverbalWords.contains(source.string(of: source.tokens[index]).lowercased())
    }

    /// Without the source, only a form that is no ordinary word tells of its term: `N/A`.
    private static func isPlain(_ form: String, _ subject: Subject) -> Bool {
        form.utf8.contains(UInt8(ascii: "/"))
    }
}
