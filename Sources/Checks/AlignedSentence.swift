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
    static func sentences(_ words: PairedWords, by translations: WordTranslations) -> [AlignedSentence] {
        words.pairs.map { pair in
            let source = Array(words.sourceWords(of: pair))
            let target = Array(words.targetWords(of: pair))
            return AlignedSentence(
                source: pair.source, target: pair.target, sourceWords: source, targetWords: target, links: WordLinks(source, target, by: translations).links)
        }
    }
}
