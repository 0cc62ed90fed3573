import Alignment
import Linguistics
import Markup

/// What stands between two spaces, marks and all, and again beside it: *JJ/MM/AAAA ou JJ/MM/AAAA*, *Royaume-Uni (Royaume-Uni)*.
struct EchoedRuns {
    let segment: AnalyzedSegment

    /// The format on both sides of a conjunction, each with its tokens.
    func format(around conjunction: Int) -> (left: Range<Int>, right: Range<Int>)? {
        guard let left = run(before: conjunction - 1), isFormat(left), let right = run(after: conjunction + 1), areSame(left, right), isWord(right) else { return nil }
        return (left, right)
    }

    /// The word that a parenthesis, of which the opening mark is told, repeats alone.
    func word(inParentheses opening: Int) -> (left: Range<Int>, right: Range<Int>)? {
        let tokens = segment.tokens
        guard let left = run(before: opening - 1), tokens[safe: opening + 1].map({ $0.kind != .space }) == true, let right = run(after: opening), isWord(right), areSame(left, right),
            let end = tokens[safe: right.upperBound], segment.token(end, is: ")")
        else { return nil }
        return (left, right)
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
        return text[range(of: left)].equalsIgnoringASCIICase(text[range(of: right)])
    }

    /// Whether marks join three words or more, as in *JJ/MM/AAAA*.
    private func isFormat(_ run: Range<Int>) -> Bool { segment.tokens[run].count { $0.kind == .mark } > 1 && segment.tokens[run].count { $0.kind == .word } > 2 }

    /// Whether a run carries meaning: four letters or more, no names, code or numbers.
    private func isWord(_ run: Range<Int>) -> Bool {
        let tokens = segment.tokens[run]
        guard range(of: run).count >= 4, !tokens.contains(where: { $0.shape.contains(.protected) || $0.kind == .number }), let last = tokens.last, last.kind == .word else { return false }
        return !last.info.contains(.targetFunction)
    }
}
