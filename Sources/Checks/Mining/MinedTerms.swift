import Alignment
import Linguistics
import Terminology

/// Terms with their rendering where it stands alone (`MinedLabels`), and how running text uses and renders them.
struct MinedTerms: Sendable {
    private struct Term: Sendable {
        let text: String
        let rendering: String
        /// The rendering and its plural.
        let renderingKeys: Set<NameKey>
        let others: [(text: String, count: Int)]
        /// How often the majority rendering stands for the label, and how often any does.
        let asLabel: (majority: Int, all: Int)
        var uses = 0
        var kept = 0
        var pages = 0
        /// Uses after a determiner, as only a noun has them.
        var asNoun = 0
        var context: MinedContext?
    }

    private var terms: [Term] = []
    /// The term and its plural.
    private var indices: [NameKey: Int] = [:]
    private let determiners: WordSet

    init(_ labels: MinedLabels, lexicon: Lexicon) {
        determiners = WordSet(Set(lexicon.source.determiners.keys))
        for (text, label) in labels.labels.sorted(by: { $0.key < $1.key }) where label.pages >= 2 {
            let renderings = label.renderings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            guard let first = renderings.first else { continue }
            let all = renderings.reduce(0) { $0 + $1.value }
            guard 2 * first.value > all, !first.key.contains("|") else { continue }
            let words = first.key.split(separator: " ")
            let plural = words.map { lexicon.target.plurals.plural(of: String($0)) ?? String($0) }
            let keys = Set([NameKey(first.key.utf8), NameKey(plural.joined(separator: " ").utf8), NameKey((plural.prefix(1) + words.dropFirst().map(String.init)).joined(separator: " ").utf8)])
            let own = text.split(separator: " ").last.flatMap { lexicon.source.plurals.plural(of: String($0)) }
            let index = terms.count
            terms.append(
                Term(
                    text: text, rendering: first.key, renderingKeys: keys, others: renderings.dropFirst().map { ($0.key, $0.value) },
                    asLabel: (first.value, all)))
            indices[NameKey(text.utf8)] = index
            if let own {
                let form = text.split(separator: " ").dropLast().map { $0 + " " }.joined() + own
                if indices[NameKey(form.utf8)] == nil { indices[NameKey(form.utf8)] = index }
            }
        }
    }

    mutating func add(_ bitext: Bitext) {
        guard !indices.isEmpty else { return }
        let keys = Set(indices.keys)
        var here = Set<Int>()
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 {
            let source = bitext.source.segments[pair.source[0]]
            let target = bitext.target.segments[pair.target[0]]
            // Only running text tells how a term is used.
            guard source.tokens.count >= 9, source.segment.text != target.segment.text else { continue }
            let places = NamePlaces(of: keys, in: source).ranges
            let longest = places.flatMap { key, ranges in ranges.map { (key, $0) } }.sorted { ($0.1.lowerBound, $1.1.upperBound) < ($1.1.lowerBound, $0.1.upperBound) }
            var end = 0
            var found: [Int: Range<Int>] = [:]
            for (key, range) in longest where range.lowerBound >= end {
                end = range.upperBound
                guard let index = indices[key] else { continue }
                if found[index] == nil { found[index] = range }
                if isAfterDeterminer(range, in: source), !isCompound(range, in: source) { terms[index].asNoun += 1 }
            }
            for (index, range) in found {
                terms[index].uses += 1
                if !NamePlaces(of: terms[index].renderingKeys, in: target).ranges.isEmpty { terms[index].kept += 1 }
                here.insert(index)
                MinedContext.keep(&terms[index].context, range, in: source, of: bitext.source.page)
            }
        }
        for index in here { terms[index].pages += 1 }
    }

    private func isAfterDeterminer(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        guard let before = NameNeighbours.word(before: segment.firstToken(endingAfter: range.lowerBound), in: segment) else { return false }
        return determiners.contains(before, in: segment)
    }

    /// Whether another word follows that the term belongs to: *campaign* in *campaign name*.
    private func isCompound(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        guard let after = NameNeighbours.word(after: segment.firstToken(endingAfter: range.upperBound - 1), in: segment) else { return false }
        return !segment.tokens[after].info.contains(.sourceFunction)
    }

    /// - Parameter other: gathered from the same labels.
    mutating func merge(_ other: MinedTerms) {
        for (index, more) in other.terms.enumerated() {
            terms[index].uses += more.uses
            terms[index].kept += more.kept
            terms[index].pages += more.pages
            terms[index].asNoun += more.asNoun
            if let context = more.context, terms[index].context.map({ (context.path, context.offset) < ($0.path, $0.offset) }) ?? true { terms[index].context = context }
        }
    }

    /// Terms whose rendering alone is also the one that running text mostly has.
    func proposals(minimumCount: Int) -> [GlossaryProposal] {
        terms.compactMap { term in
            guard term.uses >= minimumCount, term.asNoun >= 2, 10 * term.asNoun >= 3 * term.uses, 2 * term.kept >= term.uses else { return nil }
            let certainty = Double(term.kept + term.asLabel.majority) / Double(term.uses + term.asLabel.all)
            return GlossaryProposal(
                entry: GlossaryEntry(
                    source: term.text, status: .preferred, targets: [term.rendering],
                    note: "Proposed: rendered so in \(term.kept) of \(term.uses) texts and \(term.asLabel.majority) of \(term.asLabel.all) times alone"),
                confidence: 0.95 * certainty, uses: term.uses, kept: term.kept, pages: term.pages,
                renderings: term.others.prefix(4).map { .init(text: $0.text, count: $0.count) }, context: term.context?.description ?? "")
        }
    }
}
