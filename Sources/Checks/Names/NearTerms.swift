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
        for index in tokens.indices {
            let token = tokens[index]
            guard token.kind == .word, token.range.count > 3, !token.shape.contains(.protected),
                groups.mayBeginLongTerm(text[token.range.lowerBound], text[token.range.lowerBound + 1])
            else { continue }
            let candidates = groups.longTerms(withWord: NameKey(text[token.range]))
            if candidates.isEmpty { continue }
            let word = LowerCase.of(text[token.range])
            for candidate in candidates {
                let term = groups.longTerms[candidate]
                guard let range = near(term, at: index, word, forward: true, in: segment) ?? near(term, at: index, word, forward: false, in: segment) else { continue }
                if !hits.contains(where: { $0.range == range }) { hits.append(Hit(term: term, range: range)) }
            }
        }
        return hits
    }

    /// The range of a near miss that begins (or ends) at a token; nil where it is the term itself, or no relation of it.
    ///
    /// - Parameter first: that token's word in lower case; it is sure.
    private func near(_ term: TermGroups.LongTerm, at start: Int, _ first: ArraySlice<UInt8>, forward: Bool, in segment: AnalyzedSegment) -> Range<Int>? {
        let end = term.words[forward ? 0 : term.words.count - 1]
        guard end.first == first.first, WordLikeness(first, end[...]) == .same else { return nil }
        let step = forward ? 1 : -1
        var at = start
        var differing = 0
        for place in term.words.indices.dropFirst() {
            let word = term.words[forward ? place : term.words.count - 1 - place]
            guard let next = nextWord(after: at, step: step, in: segment) else { return nil }
            at = next
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
        if let initial = own.first, initial < 0x80, word.first != (initial &- 0x41 < 26 ? initial | 0x20 : initial) { return .different }
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
