import Alignment
import Linguistics
import Markup
import Terminology

/// Where a page uses the terms of the glossary, and where its source has them.
struct TermUses {
    let subject: Subject
    let groups: TermGroups
    /// The fields that the page is about.
    private let fields: Set<String>

    init(_ subject: Subject) {
        self.subject = subject
        groups = subject.tree.terms
        fields = subject.termFields
    }

    /// A page is about a field when it has this many different terms of it.
    private static let termsOfField = 3

    static func fields(of subject: Subject) -> Set<String> {
        let groups = subject.tree.terms
        guard !groups.fields.isEmpty else { return [] }
        var seen = Set<Int32>()
        let isSource = subject.bitext != nil
        for terms in isSource ? subject.sourceTerms : subject.targetTerms {
            for term in terms where term.kind == (isSource ? .source : .target) { seen.insert(groups.group[term.entry]) }
        }
        return Set(groups.fields.filter { $0.value.intersection(seen).count >= termsOfField }.keys)
    }

    /// Whether the entry's meaning is the one that it has on this page.
    func holds(_ entry: Int) -> Bool {
        let domain = subject.glossary.entries[entry].domain
        return domain.isEmpty || fields.contains(domain)
    }

    /// A source term in what a place of the target was made from.
    struct SourceUse {
        let segment: Int
        let match: TermMatch
    }

    /// The source terms of the sentences that a target sentence was made from; nil where none are known.
    func sourceUses(ofTarget segment: Int, at offset: Int) -> [SourceUse]? {
        guard let bitext = subject.bitext, let sentence = subject.target.segments[segment].sentence(at: offset) else { return nil }
        let pair = bitext.sentencePair(ofTarget: SentenceIndex(segment: segment, sentence: sentence))
        if pair.source.isEmpty {
            let sources = bitext.segmentPair(ofTarget: segment).source
            return sources.isEmpty ? nil : sources.flatMap { source in subject.sourceTerms[source].filter { $0.kind == .source }.map { SourceUse(segment: source, match: $0) } }
        }
        return pair.source.flatMap { place in
            let range = bitext.source.segments[place.segment].sentences[place.sentence]
            return subject.sourceTerms[place.segment].filter { $0.kind == .source && range.contains($0.range.lowerBound) }
                .map { SourceUse(segment: place.segment, match: $0) }
        }
    }

    /// Whether a source term stands there as a word and not as a name, code, or part of an address.
    func isPlain(_ use: SourceUse) -> Bool {
        guard let source = subject.bitext?.source.segments[use.segment], !Self.isProtected(use.match.range, in: source.segment) else { return false }
        let text = source.segment.text
        // An acronym has its capitals everywhere.
        if subject.glossary.entries[use.match.entry].source.utf8.allSatisfy({ $0 &- 0x41 < 26 }) { return true }
        let index = source.firstToken(endingAfter: use.match.range.lowerBound)
        guard index < source.tokens.count, source.tokens[index].shape.contains(.capitalized), use.match.range.lowerBound > 0 else { return true }
        // No name goes on in small letters: "**Target framework**".
        let words = source.tokens(in: use.match.range).filter { $0.kind == .word }
        if words.count > 1, words.dropFirst().allSatisfy({ $0.shape.isDisjoint(with: [.capitalized, .mixedCase]) }) { return true }
        // Capitals inside a sentence make a name, unless it is written in capitals throughout, as titles are.
        guard let sentence = source.sentence(at: use.match.range.lowerBound) else { return true }
        let first = source.sentences[sentence].lowerBound
        if text[first..<use.match.range.lowerBound].allSatisfy({ !NameKey.isLetterOrDigit($0) }) || Self.followsLabel(use.match.range, source) { return true }
        return !source.tokens(in: source.sentences[sentence]).contains { token in
            token.kind == .word && token.range.count > 3 && token.shape.isDisjoint(with: [.capitalized, .protected, .mixedCase])
        }
    }

    /// Whether words with a capital begin anew after a label, *Note:* or *(Optional)*, and go on in small letters, as no name does.
    private static func followsLabel(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens
        let next = segment.firstToken(endingAfter: range.upperBound)
        guard tokens[safe: next]?.kind == .space, let word = tokens[safe: next + 1], word.kind == .word, word.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected]) else { return false }
        let label = tokens[..<segment.firstToken(endingAfter: range.lowerBound)].lastIndex { $0.kind != .space }
        guard let label, tokens[label].kind == .mark else { return false }
        if segment.token(tokens[label], is: ":") { return true }
        return segment.token(tokens[label], is: ")") && segment.token(tokens[0], is: "(") && !tokens[1..<label].contains { segment.token($0, is: "(") }
    }

    /// Whether a place is code, an address, or marked as a name.
    static func isProtected(_ range: Range<Int>, in segment: Segment) -> Bool {
        segment.protectedRanges.contains { $0.overlaps(range) }
            || segment.inlines.contains { $0.kind == .doNotLocalize && $0.text.overlaps(range) }
    }

    /// The target terms in the sentence that holds an offset.
    func targetTerms(of segment: Int, sentenceAt offset: Int) -> [TermMatch] {
        let analyzed = subject.target.segments[segment]
        guard let sentence = analyzed.sentence(at: offset) else { return [] }
        return subject.targetTerms[segment].filter { $0.kind == .target && analyzed.sentences[sentence].contains($0.range.lowerBound) }
    }

    /// The form that a source term should have.
    func preferred(for entry: Int) -> String? {
        let candidates = groups.entries[Int(groups.group[entry])]
        return candidates.first { subject.glossary.entries[$0].status == .preferred }.flatMap { subject.glossary.entries[$0].targets.first }
    }
}
