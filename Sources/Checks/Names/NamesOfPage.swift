import Alignment
import Linguistics

/// Names that one page alone tells of: words that its source writes with a capital inside sentences three times or more and never in small
/// letters, that the target language has not, and that the translation keeps at least once.
enum NamesOfPage {
    private static let fewestUses = 3

    static func find(in bitext: Bitext) -> Set<NameKey> {
        var uses: [NameKey: Int] = [:]
        for segment in bitext.source.segments {
            let tokens = segment.tokens
            for index in tokens.indices where tokens[index].shape.contains(.capitalized) && isCandidate(tokens[index]) && followsWord(index, tokens) {
                uses[NameKey(segment.segment.text[tokens[index].range]), default: 0] += 1
            }
        }
        uses = uses.filter { $0.value >= fewestUses }
        guard !uses.isEmpty else { return [] }
        // Most words begin as none of these does.
        var initials: UInt64 = 0
        for key in uses.keys { initials |= 1 << (key.value & 63) }
        func mayBeUsed(_ token: Token, _ segment: AnalyzedSegment) -> Bool { initials >> UInt64(NameKey.initial(segment.segment.text[token.range.lowerBound])) & 1 == 1 }
        for segment in bitext.source.segments {
            for token in segment.tokens where isCandidate(token) && !token.shape.contains(.capitalized) && mayBeUsed(token, segment) { uses[NameKey(segment.segment.text[token.range])] = nil }
        }
        return bitext.target.segments.reduce(into: []) { kept, segment in
            for token in segment.tokens where token.shape.contains(.capitalized) && isCandidate(token) && mayBeUsed(token, segment) {
                let key = NameKey(segment.segment.text[token.range])
                if uses[key] != nil { kept.insert(key) }
            }
        }
    }

    /// Whether a word without a capital stands right before.
    private static func followsWord(_ index: Int, _ tokens: [Token]) -> Bool {
        var before = index - 1
        while before >= 0, tokens[before].kind == .space { before -= 1 }
        return before >= 0 && tokens[before].kind == .word && tokens[before].shape.isDisjoint(with: [.capitalized, .protected])
    }

    /// A word of five letters or more that is none of the target language and no proper name of the source's, as countries are; borrowed ones are
    /// kept as names are.
    private static func isCandidate(_ token: Token) -> Bool {
        token.kind == .word && token.range.count >= 5 && token.shape.isDisjoint(with: [.protected, .allCapitals, .hasDigit]) && token.info.isDisjoint(with: [.target, .sourceProper])
    }
}
