import Alignment
import Linguistics
import Markup

extension LinkMismatch {
    /// A link that ends its source's text behind a dash (`… without a call stack - [#12]`) and here parts the words of the phrase before it: `sans [#12] de pile`.
    func cutIn(_ link: Inline, _ analyzed: AnalyzedSegment, _ same: [(AnalyzedSegment, Inline)]) -> Finding? {
        guard same.count == 1, let (source, original) = same.first, isSetApartAtEnd(original, source) else { return nil }
        let tokens = analyzed.tokens
        let start = analyzed.firstToken(endingAfter: link.text.lowerBound)
        guard tokens[..<start].contains(where: { $0.kind == .word }), let next = InlineWords(link, in: analyzed).next, tokens[next].kind == .word || tokens[next].kind == .elision, next > 0, tokens[next - 1].kind == .space,
            let last = tokens[next...].last(where: { $0.kind == .word })
        else { return nil }
        // Of a whole clause, the first words tell enough.
        let end = tokens[next...].prefix(Self.fewTokens).last { $0.kind == .word }.map { min($0.range.upperBound, last.range.upperBound) } ?? last.range.upperBound
        let range = link.range.lowerBound..<max(link.range.upperBound, analyzed.segment.byteRange(of: tokens[next].range.lowerBound..<end).upperBound)
        return finding(
            range, "the link stands between words that belong together; in the source it ends the text", "place of the source's link", confidence: 0.85,
            source: source.segment.string(in: original.text), sourceRange: original.range)
    }

    private static let fewTokens = 7

    /// Whether a link ends a text, and a dash stands free before it.
    private func isSetApartAtEnd(_ link: Inline, _ analyzed: AnalyzedSegment) -> Bool {
        let words = InlineWords(link, in: analyzed)
        guard let first = words.first, first >= 4, analyzed.tokens[first - 1].kind == .space, analyzed.tokens[first - 3].kind == .space, analyzed.isDash(first - 2) else { return false }
        return analyzed.tokens[words.tokens.upperBound...].allSatisfy { $0.kind == .mark || $0.kind == .space }
    }
}
