import Alignment
import Linguistics
import Markup

/// Two things that a source tells apart and that its translation made one: *JJ/MM/AAAA ou JJ/MM/AAAA*, *Royaume-Uni (Royaume-Uni)*.
struct EchoedWords {
    struct Echo {
        /// Of both, with what stands between them.
        let range: Range<Int>
        let word: Range<Int>
        /// Marks join its letters: it is a format.
        let isFormat: Bool
    }

    let segment: AnalyzedSegment
    /// Of its language, in UTF-8.
    let conjunctions: [[UInt8]]

    static func conjunctions(of profile: LanguageProfile) -> [[UInt8]] { profile.conjunctions.map { Array($0.utf8) } }

    /// The same word, with the same small word or none before it, on both sides of a conjunction, and nothing that goes with the second alone.
    func aroundConjunctions() -> [Echo] {
        let tokens = segment.tokens
        return tokens.indices.compactMap { index in
            guard isConjunction(tokens[index]), let left = run(before: index - 1), let right = run(after: index + 1) else { return nil }
            if isWord(right) { return areSame(left, right) && endsThere(right) ? echo(left, right) : nil }
            guard areSame(left, right) == false, let word = run(after: right.upperBound), let other = run(before: left.lowerBound - 1), isWord(word), areSame(left, word), areSame(other, right), endsThere(word) else {
                return nil
            }
            return echo(other, word)
        }
    }

    /// A word that is repeated in parentheses.
    func inParentheses() -> [Echo] {
        let tokens = segment.tokens
        return tokens.indices.compactMap { index in
            guard segment.token(tokens[index], is: "("), let left = run(before: index - 1), tokens[safe: index + 1].map({ $0.kind != .space }) == true, let right = run(after: index), isWord(right),
                areSame(left, right), let end = segment.tokens[safe: right.upperBound], segment.token(end, is: ")")
            else { return nil }
            return Echo(range: range(of: left).lowerBound..<end.range.upperBound, word: range(of: right), isFormat: false)
        }
    }

    /// Whether the text repeats in parentheses a word that it has before them.
    var explainsItself: Bool {
        let tokens = segment.tokens
        return tokens.indices.contains { index in
            guard segment.token(tokens[index], is: "("), let inner = run(after: index) else { return false }
            let word = LowerCase.of(segment.segment.text[range(of: inner)])
            return tokens[..<index].contains { LowerCase.of(segment.segment.text[$0.range]) == word }
        }
    }

    private func isConjunction(_ token: Token) -> Bool {
        token.kind == .word && token.range.count <= 3 && conjunctions.contains { segment.segment.text[token.range].elementsEqual($0) }
    }

    /// The tokens up to a space before which nothing but the run stands.
    private func run(before space: Int) -> Range<Int>? {
        guard segment.tokens[safe: space]?.kind == .space else { return nil }
        var start = space
        while start > 0, segment.tokens[start - 1].kind != .space { start -= 1 }
        return start < space ? start..<space : nil
    }

    /// The tokens after a space or a parenthesis, up to the next space, without the marks that end a sentence part.
    private func run(after space: Int) -> Range<Int>? {
        let tokens = segment.tokens
        guard tokens.indices.contains(space), tokens[space].kind == .space || tokens[space].kind == .mark else { return nil }
        var end = space + 1
        while end < tokens.count, tokens[end].kind != .space { end += 1 }
        while end > space + 1, tokens[end - 1].kind == .mark { end -= 1 }
        return end > space + 1 ? (space + 1)..<end : nil
    }

    private func range(of run: Range<Int>) -> Range<Int> { segment.tokens[run.lowerBound].range.lowerBound..<segment.tokens[run.upperBound - 1].range.upperBound }

    private func areSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let text = segment.segment.text
        let (one, other) = (text[range(of: left)], text[range(of: right)])
        return one.count == other.count && one.elementsEqual(other) { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && ($0 | 0x20) &- 0x61 < 26) }
    }

    /// Whether marks join three words or more, as in *JJ/MM/AAAA*.
    private func isFormat(_ run: Range<Int>) -> Bool { segment.tokens[run].count { $0.kind == .mark } > 1 && segment.tokens[run].count { $0.kind == .word } > 2 }

    /// Whether a run carries meaning: words of four letters or more, no names, code or numbers.
    private func isWord(_ run: Range<Int>) -> Bool {
        let tokens = segment.tokens[run]
        guard range(of: run).count >= 4, !tokens.contains(where: { $0.shape.contains(.protected) || $0.kind == .number }), let last = tokens.last, last.kind == .word else { return false }
        return !last.info.contains(.targetFunction)
    }

    /// Whether no word follows that may belong to the second alone; a format has none.
    private func endsThere(_ run: Range<Int>) -> Bool {
        if isFormat(run) { return true }
        guard segment.tokens[run].allSatisfy({ !$0.shape.contains(.capitalized) }) else { return false }
        guard let next = segment.tokens[safe: run.upperBound], next.kind == .space, let word = segment.tokens[safe: run.upperBound + 1] else { return true }
        return word.kind == .word && word.info.contains(.targetFunction) && word.info.isDisjoint(with: [.preposition, .determiner])
    }

    private func echo(_ left: Range<Int>, _ right: Range<Int>) -> Echo {
        Echo(range: range(of: left).lowerBound..<range(of: right).upperBound, word: range(of: right), isFormat: isFormat(right))
    }
}
