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
        guard let lesson = Lesson(sample, known: known) else { return nil }
        self.init(lesson)
    }

    /// Learns on two cores, where these are free.
    public init(_ lesson: Lesson) {
        source = lesson.source
        target = lesson.target
        translations = lesson.learner.learned()
    }

    /// A sample laid out for learning, which takes one core about as long as learning takes two.
    public struct Lesson: Sendable {
        fileprivate let source: MeaningWords
        fileprivate let target: MeaningWords
        fileprivate let learner: WordLearner

        /// - Parameter known: what words become elsewhere.
        /// - Returns: nil where the sample is too small.
        public init?(_ sample: SentenceSample, known: WordPairs) {
            guard !sample.pairs.isEmpty, sample.pairs.count >= LearnedWords.leastSentences || !known.rows.isEmpty else { return nil }
            source = sample.sourceWords
            target = sample.targetWords
            learner = WordLearner(sample, known: WordTranslations(known, source: source, target: target))
        }
    }
}
