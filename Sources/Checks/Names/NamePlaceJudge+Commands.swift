import Alignment
import Linguistics

extension NamePlaceJudge {
    /// A command of two capitalized words before the noun that leads it: `Sync-Tide commande`.
    ///
    /// - Parameters:
    ///   - hyphen: its token's index.
    ///   - isKept: whether the source has these characters.
    func commandBeforeNoun(at hyphen: Int, in segment: AnalyzedSegment, isKept: (ArraySlice<UInt8>) -> Bool) -> NamePlace? {
        let tokens = segment.tokens
        guard hyphen > 0, hyphen + 3 < tokens.count, isVerbOrNoun(tokens[hyphen - 1]), isVerbOrNoun(tokens[hyphen + 1]),
            let noun = NameNeighbours.word(after: hyphen + 1, in: segment), announcing.contains(noun, in: segment), !tokens[noun].shape.contains(.capitalized)
        else { return nil }
        // *La commande Sync-Tide option 2*
        if let before = NameNeighbours.word(before: hyphen - 1, in: segment), announcing.contains(before, in: segment) { return nil }
        let command = tokens[hyphen - 1].range.lowerBound..<tokens[hyphen + 1].range.upperBound
        guard isKept(segment.segment.text[command]) else { return nil }
        let (next, gap) = (tokens[noun].range, command.upperBound...tokens[noun].range.lowerBound)
        // Markup may part them.
        if segment.segment.inlines.contains(where: { !$0.text.isEmpty && (gap.contains($0.text.lowerBound) || gap.contains($0.text.upperBound)) }) { return nil }
        return NamePlace(reason: .nounAfter, range: command.lowerBound..<next.upperBound, confidence: 0.85, order: [.text(next), .text(command)])
    }

    private func isVerbOrNoun(_ token: Token) -> Bool { token.kind == .word && token.range.count > 2 && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.protected, .allCapitals]) }
}
