import Alignment
import Linguistics
import Markup

/// Finds, without the source, complements that no noun asks for: between a name in a link, which completes the noun before it, and the verb of the sentence.
///
/// In *Les avis du guide [Tidemark Harbor](…) de voiles paraissent chaque mois*, the guide is Tidemark Harbor's already, and no noun before the verb is left for
/// the sails.
struct StrayComplement {
    private let segment: AnalyzedSegment
    private let links: WordSet

    init(_ segment: AnalyzedSegment, links: WordSet) {
        self.segment = segment
        self.links = links
    }

    /// Their places in the text, with the space before them.
    var places: [Range<Int>] {
        segment.segment.inlines.compactMap { inline in
            guard inline.isLink, isName(inline.text) else { return nil }
            let tokens = segment.tokens
            let first = segment.firstToken(endingAfter: inline.text.lowerBound)
            let last = segment.firstToken(endingAfter: inline.text.upperBound - 1)
            guard let noun = NameNeighbours.word(before: first, in: segment), isNoun(tokens[noun]),
                let link = NameNeighbours.word(after: last, in: segment), links.contains(link, in: segment),
                let complement = NameNeighbours.word(after: link, in: segment), isNoun(tokens[complement]), tokens[complement].shape.isDisjoint(with: [.capitalized, .allCapitals]),
                let verb = NameNeighbours.word(after: complement, in: segment), isFiniteVerb(tokens[verb])
            else { return nil }
            return inline.text.upperBound..<tokens[complement].range.upperBound
        }
    }

    /// Whether all words have a capital, and none is the target language's alone.
    private func isName(_ range: Range<Int>) -> Bool {
        let words = segment.tokens(in: range).filter { $0.kind != .space }
        return words.count > 1 && words.allSatisfy { $0.kind == .word && !$0.shape.isDisjoint(with: [.capitalized, .allCapitals, .mixedCase]) && !$0.isTargetOnly }
    }

    private func isNoun(_ token: Token) -> Bool { token.kind == .word && token.info.contains(.noun) && !token.info.contains(.targetFunction) }

    private func isFiniteVerb(_ token: Token) -> Bool {
        token.kind == .word && token.info.contains(.verb) && token.info.isDisjoint(with: [.infinitive, .pastParticiple, .noun, .adjective])
    }
}
