import Terminology

/// What the words of a tree's sources become in its translations.
public struct LearnedWords: Sendable {
    /// A smaller tree says too little where no list helps: each of its words was met too seldom.
    public static let leastSentences = 400

    public let source: MeaningWords
    public let target: MeaningWords
    public let translations: WordTranslations

    /// - Parameter known: what words become elsewhere.
    /// - Returns: nil where the sample is too small.
    public init?(_ sample: SentenceSample, known: WordPairs) {
        guard !sample.pairs.isEmpty, sample.pairs.count >= Self.leastSentences || !known.rows.isEmpty else { return nil }
        source = sample.sourceWords
        target = sample.targetWords
        translations = WordLearner(sample, known: WordTranslations(known, source: source, target: target)).learned()
    }
}
