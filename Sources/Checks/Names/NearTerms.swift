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
            for candidate in groups.longTerms(withWord: NameKey(text[token.range])) {
                let term = groups.longTerms[candidate]
                guard let range = near(term, at: index, forward: true, in: segment) ?? near(term, at: index, forward: false, in: segment) else { continue }
                if !hits.contains(where: { $0.range == range }) { hits.append(Hit(term: term, range: range)) }
            }
        }
        return hits
    }

    /// The range of a near miss that begins (or ends) at a token; nil where it is the term itself, or no relation of it.
    private func near(_ term: TermGroups.LongTerm, at start: Int, forward: Bool, in segment: AnalyzedSegment) -> Range<Int>? {
        let step = forward ? 1 : -1
        var at = start
        var end = start
        var differing = 0
        for place in term.words.indices {
            let word = term.words[forward ? place : term.words.count - 1 - place]
            if place > 0 {
                guard let next = nextWord(after: at, step: step, in: segment) else { return nil }
                at = next
                end = next
            }
            switch likeness(at, word, segment) {
            case .same: break
            // The word that led here is sure.
            case .sameStem where place > 0: differing += 1
            case .sameStem, .different: return nil
            }
        }
        guard differing == 1, end != start else { return nil }
        let (first, last) = (min(start, end), max(start, end))
        return segment.tokens[first].range.lowerBound..<segment.tokens[last].range.upperBound
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
