import Alignment

/// A sentence and its translation, their words linked.
final class AlignedSentence: Sendable {
    let source: SentenceIndex
    let target: SentenceIndex
    let sourceWords: [MeaningWord]
    let targetWords: [MeaningWord]
    let links: [WordLinks.Link]

    private init(source: SentenceIndex, target: SentenceIndex, sourceWords: [MeaningWord], targetWords: [MeaningWord], links: [WordLinks.Link]) {
        self.source = source
        self.target = target
        self.sourceWords = sourceWords
        self.targetWords = targetWords
        self.links = links
    }

    /// The sentences of a page that are paired one with one.
    static func sentences(of bitext: Bitext, by words: LearnedWords) -> [AlignedSentence] {
        bitext.sentences.compactMap { pair in
            guard pair.source.count == 1, pair.target.count == 1 else { return nil }
            let (source, target) = (pair.source[0], pair.target[0])
            let left = bitext.source.segments[source.segment]
            let right = bitext.target.segments[target.segment]
            let sourceWords = words.source.words(of: left, in: left.sentences[source.sentence])
            let targetWords = words.target.words(of: right, in: right.sentences[target.sentence])
            guard !sourceWords.isEmpty, !targetWords.isEmpty else { return nil }
            return AlignedSentence(
                source: source, target: target, sourceWords: sourceWords, targetWords: targetWords,
                links: WordLinks(sourceWords, targetWords, by: words.translations).links)
        }
    }
}
