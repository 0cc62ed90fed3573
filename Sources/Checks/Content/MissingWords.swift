import Alignment
import Markup

/// Words in a row of a source sentence that its translation has nothing for, told by linked words.
struct MissingWords {
    private let sentence: AlignedSentence
    let source: AnalyzedSegment
    let target: AnalyzedSegment

    init(_ sentence: AlignedSentence, in bitext: Bitext) {
        self.sentence = sentence
        source = bitext.source.segments[sentence.source.segment]
        target = bitext.target.segments[sentence.target.segment]
    }

    /// Fewer words in a row may have been put otherwise.
    private static let leastWords = 3

    /// The words, in the source segment's text, and where in the target segment's text they should follow.
    ///
    /// The sentence's other words must be linked as a rule, and the translation be as much shorter as the words are long.
    ///
    /// - Parameters:
    ///   - growth: how much a translation is longer than its source, as a rule.
    ///   - preverbal: words of the source language before which verbs stand; a verb is put otherwise more often than a noun.
    func longestRun(growth: Double, preverbal: Set<String>) -> (words: Range<Int>, place: Int)? {
        let words = sentence.sourceWords
        guard words.count >= sentence.links.count + Self.leastWords else { return nil }
        var isLinked = [Bool](repeating: false, count: words.count)
        for link in sentence.links { isLinked[link.source] = true }
        var best = 0..<0
        var start = 0
        for index in 0...words.count where index == words.count || isLinked[index] {
            if index - start > best.count { best = start..<index }
            start = index + 1
        }
        let others = words.count - best.count
        let linked = sentence.links.count
        guard best.count >= Self.leastWords, others >= 3, linked * 10 >= others * 8 else { return nil }
        // A word of the translation without a counterpart may say it otherwise; what the sentence says twice may be said once.
        let unlinked = sentence.targetWords.count - linked
        let isVerb = words[best.lowerBound].token >= 2 && preverbal.contains(source.string(of: source.tokens[words[best.lowerBound].token - 2]).lowercased())
        let once = best.count { index in words.count { $0.key == words[index].key } == 1 } - (isVerb ? 1 : 0)
        guard once >= Self.leastWords + unlinked, unlinked <= 1 else { return nil }
        let range = source.tokens[words[best.lowerBound].token].range.lowerBound..<source.tokens[words[best.upperBound - 1].token].range.upperBound
        let all = source.sentences[sentence.source.sentence].count
        guard Double(target.sentences[sentence.target.sentence].count) < growth * (Double(all) - 0.6 * Double(range.count)) else { return nil }
        // Two nouns may have changed places.
        let before = sentence.links.filter { $0.source < best.lowerBound }.suffix(2).map(\.target).max()
        let place = before.map { target.tokens[sentence.targetWords[$0].token].range.upperBound } ?? target.sentences[sentence.target.sentence].lowerBound
        return (range, place)
    }
}
