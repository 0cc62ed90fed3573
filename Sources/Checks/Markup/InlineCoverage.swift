import Alignment
import Linguistics
import Markup

/// Words that a piece of markup covers in the source and that stand beside it in the translation, told by linked words.
struct InlineCoverage {
    /// Words beside the markup; UTF-8 offsets in the target segment's text.
    struct Strays {
        let words: [Range<Int>]
        /// The markup's text with them.
        let all: Range<Int>
    }

    private let sentence: AlignedSentence
    let source: AnalyzedSegment
    let target: AnalyzedSegment
    private let profile: LanguageProfile

    init(_ sentence: AlignedSentence, in bitext: Bitext, _ profile: LanguageProfile) {
        self.sentence = sentence
        self.profile = profile
        source = bitext.source.segments[sentence.source.segment]
        target = bitext.target.segments[sentence.target.segment]
    }

    /// Weaker links are not trusted.
    private static let leastStrength: Float = 0.2
    /// Words that may stand between a stray word and the markup.
    private static let mostBetween = 3

    /// Whether a word that a link of the source covers stands outside some link.
    var mayLeaveOut: Bool {
        sentence.links.contains { link in
            guard link.strength >= Self.leastStrength else { return false }
            let original = source.tokens[sentence.sourceWords[link.source].token].range.lowerBound
            let place = target.tokens[sentence.targetWords[link.target].token].range.lowerBound
            return source.segment.inlines.contains { $0.isLink && $0.text.contains(original) } && target.segment.inlines.contains { $0.isLink && !$0.text.contains(place) }
        }
    }

    /// The words that stand outside, with the markup; nil where all that can be told of stand inside.
    ///
    /// Words count that belong to the phrase around the markup: with it and nothing but nouns, adjectives and the small words that join them between.
    ///
    /// - Parameters:
    ///   - inline: in the target segment.
    ///   - original: in the source segment, of the same kind and use.
    func strays(of inline: Inline, madeFrom original: Inline) -> Strays? {
        func isInside(_ key: UInt32) -> Bool { sentence.targetWords.contains { $0.key == key && inline.text.contains(target.tokens[$0.token].range.lowerBound) } }
        var words: [Range<Int>] = []
        for link in sentence.links where link.strength >= Self.leastStrength {
            let sourceWord = sentence.sourceWords[link.source]
            let targetWord = sentence.targetWords[link.target]
            let range = target.tokens[targetWord.token].range
            guard original.text.contains(source.tokens[sourceWord.token].range.lowerBound), !inline.text.contains(range.lowerBound),
                // Said twice, or left as it was and explained beside.
                !isInside(targetWord.key), !isInside(sourceWord.key), !isMarked(range), isNear(range, inline)
            else { continue }
            words.append(range)
        }
        guard let first = words.map(\.lowerBound).min(), let last = words.map(\.upperBound).max(), !holdsName(inline), !isLedBy(words, inline) else { return nil }
        return Strays(words: words, all: min(first, inline.text.lowerBound)..<max(last, inline.text.upperBound))
    }

    /// Whether the only word outside says right before the markup what kind of thing it is, and the markup's own words tell enough: *vue [détails du
    /// compte]*. What begins with an adjective, a preposition or an acronym has lost its noun.
    private func isLedBy(_ words: [Range<Int>], _ inline: Inline) -> Bool {
        guard words.count == 1, words[0].upperBound <= inline.text.lowerBound,
            target.segment.text[words[0].upperBound..<inline.text.lowerBound].allSatisfy({ $0 == 0x20 })
        else { return false }
        let inside = target.tokens(in: inline.text)
        guard let first = inside.first(where: { $0.kind != .space }), first.kind == .word, first.info.contains(.noun), first.shape.isDisjoint(with: [.capitalized, .allCapitals, .mixedCase]) else { return false }
        return inside.count { $0.kind == .word && !$0.info.contains(.targetFunction) } >= 2
    }

    /// Whether the markup covers nothing but a name, label, code, address or number: what kind of thing it is may stand beside it (*outil [Tessel]*).
    private func holdsName(_ inline: Inline) -> Bool {
        let labels = target.segment.inlines.filter { $0.isControl || $0.isMarkedName }
        let sourceKeys = Set(sentence.sourceWords.map(\.key))
        let kept = Set(sentence.targetWords.lazy.filter { sourceKeys.contains($0.key) }.map { target.tokens[$0.token].range.lowerBound })
        let telling = target.tokens(in: inline.text).filter { $0.kind == .number || ($0.kind == .word && !$0.info.contains(.targetFunction)) }
        return !telling.isEmpty
            && telling.allSatisfy { token in
                token.kind == .number || !token.shape.isDisjoint(with: [.protected, .singleLetter]) || kept.contains(token.range.lowerBound)
                    || labels.contains { $0.text.overlaps(token.range) }
            }
    }

    /// Whether a word stands in markup of its own.
    private func isMarked(_ word: Range<Int>) -> Bool { target.segment.inlines.contains { $0.text.overlaps(word) && $0.text != 0..<target.segment.text.count } }

    private func isNear(_ word: Range<Int>, _ inline: Inline) -> Bool {
        // A word that the markup cuts stands on neither side.
        guard !word.overlaps(inline.text) else { return false }
        let between = word.upperBound <= inline.text.lowerBound ? word.upperBound..<inline.text.lowerBound : inline.text.upperBound..<word.lowerBound
        var words = 0
        for token in target.tokens(in: between) where !between.isEmpty {
            switch token.kind {
            case .space, .elision: break
            case .number: return false
            case .mark: if !target.token(token, is: "-") { return false }
            case .word where token.info.contains(.targetFunction):
                if token.info.isDisjoint(with: [.determiner, .preposition]), !profile.nounLinks.contains(target.string(of: token).lowercased()) { return false }
            case .word:
                words += 1
                if token.info.contains(.verb), token.info.isDisjoint(with: [.noun, .adjective, .pastParticiple]) { return false }
            }
        }
        return words <= Self.mostBetween
    }
}
