import Alignment
import Linguistics
import Markup
import Terminology

/// Finds the names in a segment: what the page marks as not to be localized, what a glossary has as do-not-translate, and what looks like a
/// name, with the version number or the capitalized words that belong to it (`Contoso Mail 2016`).
struct NameSpotter {
    private let entries: [GlossaryEntry]
    private let trustsMarks: Bool

    init(_ subject: Subject) {
        entries = subject.glossary.entries
        trustsMarks = subject.trustsNameMarks
    }

    /// The names, in order and apart from each other.
    ///
    /// - Parameters:
    ///   - segment: of either side.
    ///   - terms: the glossary's terms in it.
    func names(in segment: AnalyzedSegment, terms: [TermMatch]) -> [NameMention] {
        let tokens = segment.tokens
        guard !tokens.isEmpty else { return [] }
        var seeds: [(range: Range<Int>, evidence: NameMention.Evidence)] = []
        for inline in segment.segment.inlines where trustsMarks && inline.isMarkedName && !inline.text.isEmpty { seeds.append((inline.text, .marked)) }
        for term in terms where term.kind == .source && term.isExactCase && term.hasEvidence && entries[term.entry].status == .doNotTranslate {
            seeds.append((term.range, .glossary))
        }
        if !segment.isShouted {
            for index in segment.shapes.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals]) ? 0..<0 : tokens.indices where !tokens[index].shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals]) && Self.looksLikeName(index, in: segment) { seeds.append((Self.hyphenated(index, in: segment), .shape)) }
            for file in Self.files(in: segment.segment) { seeds.append((file, .shape)) }
        }
        guard !seeds.isEmpty else { return [] }
        // What the page marks is the name, whatever letters touch it.
        let marked = seeds.filter { $0.evidence == .marked }.map(\.range)
        if !marked.isEmpty { seeds.removeAll { seed in seed.evidence != .marked && marked.contains { $0.overlaps(seed.range) } } }
        seeds.sort { ($0.range.lowerBound, $1.range.upperBound, $1.evidence) < ($1.range.lowerBound, $0.range.upperBound, $0.evidence) }

        var mentions: [NameMention] = []
        for seed in seeds {
            let last = mentions.last
            if let last, seed.range.upperBound <= last.range.upperBound { continue }
            // A name's parts: `Azure` `AD`, but not one that is marked beside one that is not.
            if let last, seed.evidence != .marked, last.evidence != .marked, Self.isJoined(segment, last.range.upperBound, seed.range.lowerBound) {
                mentions[mentions.count - 1] = Self.mention(
                    last.range.lowerBound..<seed.range.upperBound, max(last.evidence, seed.evidence), head: last.head,
                    tail: seed.evidence == .glossary ? seed.range : nil, in: segment)
                continue
            }
            if let last, seed.range.lowerBound < last.range.upperBound { continue }
            mentions.append(Self.mention(seed.range, seed.evidence, head: seed.range, in: segment))
        }
        return mentions.map { Self.extended($0, in: segment, among: mentions) }
    }

    /// Takes in a version number (`2016`, `2.1`) and capitalized words of the source language that follow (`Online`, `Security`).
    private static func extended(_ mention: NameMention, in segment: AnalyzedSegment, among mentions: [NameMention]) -> NameMention {
        guard mention.evidence != .marked else { return mention }
        let tokens = segment.tokens
        let limit = mentions.first { $0.range.lowerBound >= mention.range.upperBound }?.tokens.lowerBound ?? tokens.count
        var end = mention.tokens.upperBound
        while end + 1 < limit, tokens[end].kind == .space, tokens[end].range.count == 1 {
            let next = tokens[end + 1]
            let isPart = next.kind == .number
                || next.kind == .word && next.shape.contains(.capitalized) && !next.shape.contains(.protected)
                    && (!next.info.contains(.target) || next.info.contains(.source)) && next.info.isDisjoint(with: [.determiner, .preposition])
            guard isPart else { break }
            end += 2
            // 2.1
            while end + 1 < limit, tokens[end - 1].kind == .number, segment.token(tokens[end], is: "."), tokens[end + 1].kind == .number { end += 2 }
        }
        guard end > mention.tokens.upperBound else { return mention }
        return NameMention(
            range: mention.range.lowerBound..<tokens[end - 1].range.upperBound, tokens: mention.tokens.lowerBound..<end,
            evidence: mention.evidence, head: mention.head, tail: nil)
    }

    private static func mention(_ range: Range<Int>, _ evidence: NameMention.Evidence, head: Range<Int>, tail: Range<Int>? = nil, in segment: AnalyzedSegment) -> NameMention {
        let slice = segment.tokens(in: range)
        return NameMention(range: range, tokens: slice.startIndex..<slice.endIndex, evidence: evidence, head: head, tail: tail)
    }

    /// Whether one space alone stands between two places.
    private static func isJoined(_ segment: AnalyzedSegment, _ left: Int, _ right: Int) -> Bool {
        right - left == 1 && segment.segment.text[left] == 0x20
    }

    /// A word in mixed case, in capitals or capitalized within a sentence that the target language does not know as a word.
    private static func looksLikeName(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        let token = segment.tokens[index]
        guard token.kind == .word, !token.shape.contains(.protected), !token.shape.contains(.singleLetter) else { return false }
        if token.shape.contains(.mixedCase) { return token.shape.contains(.capitalized) }
        if token.shape.contains(.allCapitals) { return !token.info.contains(.target) }
        guard token.shape.contains(.capitalized), token.info.isDisjoint(with: [.target, .loanword]) else { return false }
        // At the start of a sentence a capital tells nothing.
        guard index > 1, segment.tokens[index - 1].kind == .space else { return false }
        let before = segment.tokens[index - 2]
        return before.kind == .word && (!before.shape.contains(.capitalized) || before.info.contains(.determiner)) || segment.token(before, is: ",")
    }

    /// A word with the capitalized words that hyphens join to it on its left: `Open-GatePage`.
    private static func hyphenated(_ index: Int, in segment: AnalyzedSegment) -> Range<Int> {
        var first = index
        while first >= 2, segment.token(segment.tokens[first - 1], is: "-"), segment.tokens[first - 2].kind == .word, segment.tokens[first - 2].shape.contains(.capitalized),
            !segment.tokens[first - 2].shape.contains(.protected) { first -= 2 }
        return segment.tokens[first].range.lowerBound..<segment.tokens[index].range.upperBound
    }

    /// Names of files and endings of their names, which stand as names do: `gate.exe`, `.gate`.
    private static func files(in segment: Segment) -> [Range<Int>] {
        let text = segment.text
        guard hasDotBeforeSmallLetter(text) else { return [] }
        return Identifier.all(in: segment, with: UInt8(ascii: ".")).filter { identifier in
            guard identifier.kind == .dotted || identifier.kind == .fileExtension, let dot = text[identifier.range].lastIndex(of: 0x2E) else { return false }
            // `end.Then` is the end of a sentence.
            return text[dot + 1].isFactLower
        }.map(\.range)
    }

    private static func hasDotBeforeSmallLetter(_ text: [UInt8]) -> Bool {
        let dot = CollectionOfOne<UInt8>(0x2E)
        var start = 0
        while let place = firstOccurrence(of: dot, in: text, from: start) {
            if place.upperBound < text.count, text[place.upperBound].isFactLower { return true }
            start = place.upperBound
        }
        return false
    }
}
