import Linguistics

/// The words that carry meaning in a page's sentences that are paired one with one.
public struct PairedWords: Sendable {
    /// Reads the words of both languages.
    public struct Reader: Sendable {
        public let source: MeaningWords
        public let target: MeaningWords

        public init(source: LanguageProfile, target: LanguageProfile) {
            self.source = MeaningWords(source, isSource: true)
            self.target = MeaningWords(target, isSource: false)
        }
    }

    /// Two sentences, each with at least one such word.
    public struct Pair: Sendable {
        public let source: SentenceIndex
        public let target: SentenceIndex
        /// That of `SentencePair`.
        public let confidence: Double
        /// Where their words stand, those of the source and then those of the target.
        fileprivate let start: Int
        fileprivate let middle: Int
        fileprivate let end: Int
    }

    public let pairs: [Pair]
    private let words: [MeaningWord]

    public init(_ bitext: Bitext, by reader: Reader) {
        var pairs: [Pair] = []
        var words: [MeaningWord] = []
        words.reserveCapacity(bitext.sentences.count * 12)
        for pair in bitext.sentences where pair.source.count == 1 && pair.target.count == 1 {
            let (source, target) = (pair.source[0], pair.target[0])
            let left = bitext.source.segments[source.segment]
            let right = bitext.target.segments[target.segment]
            let start = words.count
            reader.source.forEach(of: left, in: left.sentences[source.sentence]) { words.append(MeaningWord(key: $0, token: $1)) }
            let middle = words.count
            reader.target.forEach(of: right, in: right.sentences[target.sentence]) { words.append(MeaningWord(key: $0, token: $1)) }
            if start < middle, middle < words.count {
                pairs.append(Pair(source: source, target: target, confidence: pair.confidence, start: start, middle: middle, end: words.count))
            } else {
                words.removeSubrange(start...)
            }
        }
        self.pairs = pairs
        self.words = words
    }

    public func sourceWords(of pair: Pair) -> ArraySlice<MeaningWord> { words[pair.start..<pair.middle] }
    public func targetWords(of pair: Pair) -> ArraySlice<MeaningWord> { words[pair.middle..<pair.end] }
}
