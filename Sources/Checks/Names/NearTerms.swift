import Alignment
import Linguistics
import Markup
import Terminology

/// Finds phrases that are a translation of the glossary but for one word, which shares its stem with the right one.
struct NearTerms {
    struct Hit {
        let term: TermGroups.LongTerm
        let range: Range<Int>
    }

    let groups: TermGroups

    /// Near misses of terms of three words or more; small words are not compared.
    func hits(in segment: AnalyzedSegment) -> [Hit] {
        guard !groups.longTerms.isEmpty else { return [] }
        var hits: [Hit] = []
        let (text, tokens) = (segment.segment.text, segment.tokens)
        let beginnings = groups.longTermBeginnings
        for index in tokens.indices {
            let token = tokens[index]
            let start = token.range.lowerBound
            guard token.kind == .word, token.range.count > 3, !token.shape.contains(.protected), beginnings.mayHold(text[start], text[start + 1], text[start + 2]) else { continue }
            guard let candidates = groups.longTerms(withWord: NameKey(text[token.range])) else { continue }
            let (after, before) = (nextWord(after: index, step: 1, in: segment), nextWord(after: index, step: -1, in: segment))
            if after == nil, before == nil { continue }
            let initials = (after: after.map { Self.initial(tokens[$0], text) }, before: before.map { Self.initial(tokens[$0], text) })
            guard candidates.mayHold(after: initials.after, before: initials.before) else { continue }
            let word = LowerCase.of(text[token.range])
            for candidate in candidates.ends where Self.mayBe(candidate.second, initials.after) || Self.mayBe(candidate.lastButOne, initials.before) {
                let term = groups.longTerms[candidate.term]
                guard let range = near(term, at: index, word, next: after, forward: true, in: segment) ?? near(term, at: index, word, next: before, forward: false, in: segment) else { continue }
                if !hits.contains(where: { $0.range == range }) { hits.append(Hit(term: term, range: range)) }
            }
        }
        return hits
    }

    /// The first byte of a word, that of an ASCII letter in lower case.
    private static func initial(_ token: Token, _ text: [UInt8]) -> UInt8 {
        let byte = text[token.range.lowerBound]
        return byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// Whether a word in lower case that begins with a byte may be like one with this initial.
    private static func mayBe(_ first: UInt8, _ initial: UInt8?) -> Bool { initial.map { $0 >= 0x80 || $0 == first } ?? false }

    /// The range of a near miss that begins (or ends) at a token; nil where it is the term itself, or no relation of it.
    ///
    /// - Parameters:
    ///   - first: that token's word in lower case; it is sure.
    ///   - next: the word that follows it (or stands before it).
    private func near(_ term: TermGroups.LongTerm, at start: Int, _ first: ArraySlice<UInt8>, next: Int?, forward: Bool, in segment: AnalyzedSegment) -> Range<Int>? {
        guard var at = next else { return nil }
        let end = term.words[forward ? 0 : term.words.count - 1]
        guard end.first == first.first, WordLikeness(first, end[...]) == .same else { return nil }
        let step = forward ? 1 : -1
        var differing = 0
        for place in term.words.indices.dropFirst() {
            let word = term.words[forward ? place : term.words.count - 1 - place]
            if place > 1 {
                guard let next = nextWord(after: at, step: step, in: segment) else { return nil }
                at = next
            }
            switch likeness(at, word, segment) {
            case .same: break
            case .sameStem: differing += 1
            case .different: return nil
            }
        }
        guard differing == 1 else { return nil }
        return segment.tokens[min(start, at)].range.lowerBound..<segment.tokens[max(start, at)].range.upperBound
    }

    private func likeness(_ index: Int, _ word: [UInt8], _ segment: AnalyzedSegment) -> WordLikeness {
        let own = segment.segment.text[segment.tokens[index].range]
        // Most words differ at once.
        guard let first = word.first, Self.mayBe(first, Self.initial(segment.tokens[index], segment.segment.text)) else { return .different }
        return WordLikeness(LowerCase.of(own), word[...])
    }

    /// The next word that is no small one, where nothing but spaces and small words stand between.
    private func nextWord(after index: Int, step: Int, in segment: AnalyzedSegment) -> Int? {
        var at = index + step
        while segment.tokens.indices.contains(at) {
            let token = segment.tokens[at]
            switch token.kind {
            case .space, .elision: break
            case .word:
                if token.shape.contains(.protected) { return nil }
                if !TermGroups.isSmall(token.range.count, hasCapital: token.shape.contains(.capitalized)) { return at }
            case .number, .mark: return nil
            }
            at += step
        }
        return nil
    }
}
