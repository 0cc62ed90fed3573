import Alignment
import Linguistics
import Markup

/// What stands around a name: the words right before and after it, and whether they can belong to it.
struct NameNeighbours {
    /// What leads up to a name.
    enum Lead {
        /// Nothing of its sentence part: the start of the text, a comma, a parenthesis.
        case start
        case determiner
        case preposition
        case infinitive
        case noun
        case other
    }

    let segment: AnalyzedSegment
    let name: NameMention
    /// The index of the word right before the name, white space alone between them.
    let previous: Int?
    /// The same, markup between them or not.
    let leader: Int?
    /// The index of the word right after the name, white space alone between them.
    let next: Int?
    let lead: Lead

    init(of name: NameMention, in segment: AnalyzedSegment) {
        self.segment = segment
        self.name = name
        let tokens = segment.tokens
        next = Self.word(after: name.tokens.upperBound - 1, in: segment).flatMap { Self.isParted(segment, name.range.upperBound...tokens[$0].range.lowerBound) ? nil : $0 }
        let before = Self.word(before: name.tokens.lowerBound, in: segment)
        previous = before.flatMap { Self.isParted(segment, tokens[$0].range.upperBound...name.range.lowerBound) ? nil : $0 }
        leader = before
        lead = Self.lead(before: name, previous: before, in: segment)
    }

    /// Whether more than one space stands on either side, as where a machine puts back what it held aside.
    var isSetApart: Bool {
        let tokens = segment.tokens
        let (before, after) = (name.tokens.lowerBound - 1, name.tokens.upperBound)
        guard before >= 0, after < tokens.count else { return false }
        return [tokens[before], tokens[after]].allSatisfy { $0.kind == .space && segment.segment.text[$0.range].elementsEqual([0x20, 0x20]) }
    }

    /// The word after a token with at most white space, but no new line, between them.
    static func word(after index: Int, in segment: AnalyzedSegment) -> Int? {
        let tokens = segment.tokens
        var at = index + 1
        guard tokens.indices.contains(index), at < tokens.count else { return nil }
        if tokens[at].kind == .space {
            guard !segment.segment.text[tokens[at].range].contains(0x0A) else { return nil }
            at += 1
        } else if tokens[index].kind != .elision {
            return nil
        }
        guard at < tokens.count, isWord(tokens[at]) else { return nil }
        return at
    }

    /// The word before a token with at most white space, but no new line, between them.
    static func word(before index: Int, in segment: AnalyzedSegment) -> Int? {
        let tokens = segment.tokens
        guard index > 0, index <= tokens.count else { return nil }
        if tokens[index - 1].kind == .elision { return index - 1 }
        guard index > 1, tokens[index - 1].kind == .space, !segment.segment.text[tokens[index - 1].range].contains(0x0A) else { return nil }
        return isWord(tokens[index - 2]) ? index - 2 : nil
    }

    /// The index after the noun phrase that begins with a noun: its complements (`de`, `d’` and a word) and adjectives.
    func phraseEnd(from noun: Int, links: WordSet) -> Int {
        let tokens = segment.tokens
        var last = noun
        for _ in 0..<3 {
            guard let following = Self.word(after: last, in: segment), !Self.isParted(segment, tokens[last].range.upperBound...tokens[following].range.lowerBound) else { break }
            if links.contains(following, in: segment) {
                guard let complement = Self.word(after: following, in: segment), tokens[complement].info.contains(.noun), !tokens[complement].shape.contains(.capitalized) else { break }
                last = complement
            } else if tokens[last + 1].kind == .mark {
                last = following
            } else if tokens[following].info.contains(.adjective), tokens[following].info.isDisjoint(with: [.targetFunction, .pastParticiple]), !tokens[following].shape.contains(.capitalized),
                tokens[following].info.isDisjoint(with: .noun) || agrees(tokens[following], with: tokens[last]) {
                last = following
            } else {
                break
            }
        }
        return last + 1
    }

    /// The index after a label that goes on behind a noun phrase with complements, adjectives and nouns alone, up to a mark, a link's end or its own; nil where
    /// it ends with the phrase, or a verb or another clause follows.
    func labelEnd(from end: Int, links: WordSet, linkedArticles: WordSet) -> Int? {
        let tokens = segment.tokens
        var last = end - 1
        while let following = Self.word(after: last, in: segment), !Self.isParted(segment, tokens[last].range.upperBound...tokens[following].range.lowerBound) {
            var word = following
            if links.contains(word, in: segment) || linkedArticles.contains(word, in: segment) {
                guard let complement = Self.word(after: word, in: segment) else { return nil }
                word = complement
                if tokens[word].info.contains(.determiner), let noun = Self.word(after: word, in: segment) { word = noun }
            }
            // A number or a name of its own ends the noun phrase.
            guard last < end + 12, tokens[word].kind == .word, tokens[word].shape.isDisjoint(with: [.capitalized, .allCapitals, .mixedCase, .hasDigit]), tokens[word].info.isDisjoint(with: [.targetFunction, .infinitive]),
                !tokens[word].info.isDisjoint(with: [.noun, .adjective, .pastParticiple]) || !tokens[word].info.contains(.verb)
            else { return nil }
            last = word
        }
        // *mots-clés*
        let isCut = last + 1 < tokens.count && segment.token(tokens[last + 1], is: "-")
        return last < end || isCut ? nil : last + 1
    }

    private func agrees(_ adjective: Token, with noun: Token) -> Bool {
        func share(_ kinds: WordInfo) -> Bool { !adjective.info.intersection(kinds).isDisjoint(with: noun.info) }
        return share([.singular, .plural]) && share([.masculine, .feminine])
    }

    private static func isWord(_ token: Token) -> Bool {
        (token.kind == .word || token.kind == .elision) && !token.shape.contains(.protected)
    }

    /// Whether markup begins or ends between two words, so that they may belong to different phrases.
    private static func isParted(_ segment: AnalyzedSegment, _ gap: ClosedRange<Int>) -> Bool {
        segment.segment.inlines.contains { inline in
            switch inline.kind {
            case .link, .code, .uiControl, .strong, .emphasis: !inline.text.isEmpty && (gap.contains(inline.text.lowerBound) || gap.contains(inline.text.upperBound))
            case .html: gap.contains(inline.text.lowerBound)
            default: false
            }
        }
    }

    private static func lead(before name: NameMention, previous: Int?, in segment: AnalyzedSegment) -> Lead {
        guard let previous else {
            let first = name.tokens.lowerBound
            let isAfterMark = first >= 1 && segment.tokens[first - 1].kind == .mark || first >= 2 && segment.tokens[first - 2].kind == .mark
            return first == 0 || isAfterMark || first == 1 && segment.tokens[0].kind == .space ? .start : .other
        }
        let info = segment.tokens[previous].info
        // `des`, `du`, `au` are both.
        if info.contains(.determiner) { return .determiner }
        if info.contains(.preposition) { return .preposition }
        if info.contains(.infinitive) { return .infinitive }
        if info.contains(.noun), !info.contains(.targetFunction) { return .noun }
        return .other
    }
}
