import Terminology

/// What the words of a tree's sources become in its translations.
public struct LearnedWords: Sendable {
    /// A smaller tree says too little where no list helps: each of its words was met too seldom.
    public static let leastSentences = 400

    /// Reads the words as those of the sample were read.
    public let reader: PairedWords.Reader
    public let translations: WordTranslations

    /// - Parameter known: what words become elsewhere.
    /// - Returns: nil where the sample is too small.
    public init?(_ sample: SentenceSample, known: WordPairs) {
        guard let lesson = Lesson(sample, known: known) else { return nil }
        self.init(lesson)
    }

    /// Learns on two cores, where these are free.
    public init(_ lesson: Lesson) {
        reader = lesson.reader
        translations = lesson.learner.learned()
    }

    public var source: MeaningWords { reader.source }
    public var target: MeaningWords { reader.target }

    /// A sample laid out for learning, which takes one core about as long as learning takes two.
    public struct Lesson: Sendable {
        fileprivate let reader: PairedWords.Reader
        fileprivate let learner: WordLearner

        /// - Parameter known: what words become elsewhere.
        /// - Returns: nil where the sample is too small.
        public init?(_ sample: SentenceSample, known: WordPairs) {
            guard !sample.pairs.isEmpty, sample.pairs.count >= LearnedWords.leastSentences || !known.rows.isEmpty else { return nil }
            reader = sample.reader
            learner = WordLearner(sample, known: WordTranslations(known, source: reader.source, target: reader.target))
        }
    }
}
