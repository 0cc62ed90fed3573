import Alignment
import Linguistics
import Markup

extension LinkMismatch {
    /// A link whose words all stand right before it as well, as in no source: *un flux de page [flux de page]*; or the noun at their head: *les paramètres par défaut [paramètres du rapport]*.
    func repeated(_ link: Inline, _ analyzed: AnalyzedSegment, _ same: [(AnalyzedSegment, Inline)]) -> Finding? {
        guard same.count == 1, let (source, original) = same.first, mayRepeat(link, analyzed) else { return nil }
        let inside = contents(of: link, analyzed)
        guard !inside.isEmpty else { return nil }
        let before = words(before: link, analyzed, atMost: max(inside.count + 1, Self.longestPhrase))
        let isWhole = inside.count <= 5 && inside.allSatisfy(before.prefix(inside.count + 1).contains)
        guard isWhole || repeatsHead(of: link, analyzed, before) else { return nil }
        let originals = contents(of: original, source)
        let beforeOriginal = words(before: original, source, atMost: isWhole ? originals.count + 1 : Self.longestPhrase)
        guard !mayRepeat(original, source) || !(isWhole ? originals.allSatisfy(beforeOriginal.contains) : originals.contains(where: beforeOriginal.contains)) else { return nil }
        return finding(
            link.range.lowerBound..<max(link.range.lowerBound, analyzed.segment.byteRange(of: link.text).upperBound) + 1, "the link repeats \(isWhole ? "the words" : "a noun") before it",
            "words before the link", confidence: 0.8, source: source.segment.string(in: original.text), sourceRange: original.range)
    }

    /// In content words.
    private static let longestPhrase = 6
    private static let leastHead = 5

    /// Whether a link's first word is a noun that stands before it too, and nothing joins the two phrases.
    private func repeatsHead(of link: Inline, _ analyzed: AnalyzedSegment, _ before: [ArraySlice<UInt8>]) -> Bool {
        let tokens = analyzed.tokens
        guard let head = InlineWords(link, in: analyzed).first, tokens[head].kind == .word, tokens[head].info.contains([.noun, .target]), tokens[head].info.isDisjoint(with: .targetFunction),
            tokens[head].range.count >= Self.leastHead, before.contains(analyzed.segment.text[tokens[head].range]), let last = NameNeighbours.word(before: head, in: analyzed)
        else { return false }
        return tokens[last].kind == .word && tokens[last].info.isDisjoint(with: [.targetFunction, .preposition, .determiner])
    }

    private func contents(of link: Inline, _ analyzed: AnalyzedSegment) -> [ArraySlice<UInt8>] {
        analyzed.tokens(in: link.text).filter { $0.kind == .word && $0.info.isDisjoint(with: [.targetFunction, .sourceFunction]) }.map { analyzed.segment.text[$0.range] }
    }

    /// The words with content right before a link in the same phrase, names left out, the last first: *l’extension Contoso [extension]*.
    private func words(before link: Inline, _ analyzed: AnalyzedSegment, atMost most: Int) -> [ArraySlice<UInt8>] {
        var before: [ArraySlice<UInt8>] = []
        for token in analyzed.tokens[..<max(0, analyzed.firstToken(endingAfter: link.text.lowerBound) - 1)].reversed() where before.count < most {
            if token.kind == .mark || token.info.contains(.targetFunction) && token.info.isDisjoint(with: [.determiner, .preposition]) { break }
            if analyzed.segment.inlines.contains(where: { $0.kind != .doNotLocalize && $0.text.overlaps(token.range) && !$0.text.contains(link.text.lowerBound) }) { break }
            if token.kind == .word, !token.info.contains(.targetFunction), !token.shape.contains(.capitalized) { before.append(analyzed.segment.text[token.range]) }
        }
        return before
    }

    /// Whether a link stands after a space and has nothing but words in small letters.
    private func mayRepeat(_ link: Inline, _ analyzed: AnalyzedSegment) -> Bool {
        let first = analyzed.firstToken(endingAfter: link.text.lowerBound)
        return first > 1 && analyzed.tokens[first - 1].kind == .space
            && analyzed.tokens(in: link.text).allSatisfy { $0.kind != .number && $0.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .allCapitals]) }
    }
}
