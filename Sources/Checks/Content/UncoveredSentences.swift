import Alignment
import Markup

/// Sentences of a source paragraph that its translation has hardly a word for, told by words linked over the tree: sentence lengths alone take a lost
/// sentence for one that was merged with its neighbour.
struct UncoveredSentences {
    private let bitext: Bitext
    private let learned: LearnedWords

    /// - Parameter learned: what the words of the tree's sources become.
    init(_ bitext: Bitext, learned: LearnedWords) {
        self.bitext = bitext
        self.learned = learned
    }

    /// Fewer words known to the tree tell nothing.
    private static let leastWords = 3
    /// A weaker rendering is none.
    private static let leastLikelihood: Float = 0.02

    /// The sentence of a pair, of more sentences of the source than of the translation, that alone has no counterpart in the whole paragraph.
    ///
    /// - Parameter target: the segment of the translation.
    /// - Returns: its place among the pair's source sentences.
    func uncovered(in pair: SentencePair, target: Int) -> Int? {
        guard let segment = pair.source.first?.segment else { return nil }
        let translation = words(ofTarget: target)
        guard !translation.isEmpty else { return nil }
        let sentences = bitext.source.segments[segment].sentences.indices.map { words(of: SentenceIndex(segment: segment, sentence: $0), bitext.source, by: learned.source) }
        let found = pair.source.indices.filter { place in
            let own = pair.source[place].sentence
            let others = sentences.indices.filter { $0 != own }.flatMap { sentences[$0] }
            let links = WordLinks(others, translation, by: learned.translations).links.filter { $0.strength > 0 }
            guard links.count * 5 >= others.count(where: isKnown) * 3 else { return false }
            // What renders another sentence's word does not render this one's as well.
            let free = translation.indices.filter { word in !links.contains { $0.target == word } }.map { translation[$0] }
            return isUncovered(sentences[own], in: free) && hasNothingLiteral(pair.source[place], in: pair)
        }
        return found.count == 1 ? found[0] : nil
    }

    /// Whether a text has hardly a word for a sentence.
    func isUncovered(_ index: SentenceIndex, inTarget segment: Int) -> Bool {
        isUncovered(words(of: index, bitext.source, by: learned.source), in: words(ofTarget: segment))
    }

    private func words(ofTarget segment: Int) -> [MeaningWord] {
        learned.target.words(of: bitext.target.segments[segment], in: 0..<bitext.target.segments[segment].segment.text.count)
    }

    private func words(of index: SentenceIndex, _ page: AnalyzedPage, by meaning: MeaningWords) -> [MeaningWord] {
        // Acronyms and placeholders are what they are: *YYYY*.
        let segment = page.segments[index.segment]
        return meaning.words(of: segment, in: segment.sentences[index.sentence]).filter { !segment.tokens[$0.token].shape.contains(.allCapitals) }
    }

    private func isKnown(_ word: MeaningWord) -> Bool { learned.translations.sentences(with: word.key) >= Self.leastWords }

    /// Whether of the words that the tree knows at most one of five has a rendering among the words of a translation.
    private func isUncovered(_ sentence: [MeaningWord], in translation: [MeaningWord]) -> Bool {
        let known = sentence.filter(isKnown)
        let covered = known.count { word in
            translation.contains { target in
                target.key == word.key || learned.translations.likelihood(word.key, target.key).map { min($0.forward, $0.backward) >= Self.leastLikelihood } ?? false
            }
        }
        return known.count >= Self.leastWords && covered * 5 <= known.count
    }

    /// Whether no code or link of a sentence stands in its pair's translation.
    private func hasNothingLiteral(_ index: SentenceIndex, in pair: SentencePair) -> Bool {
        let source = bitext.source.segments[index.segment]
        let range = source.sentences[index.sentence]
        return !source.segment.inlines.contains { inline in
            guard inline.text.overlaps(range), inline.kind == .code || inline.destination != nil else { return false }
            return pair.target.contains { place in
                bitext.target.segments[place.segment].segment.inlines.contains { other in
                    inline.kind == .code && other.kind == .code && bitext.target.segments[place.segment].segment.text[other.text].elementsEqual(source.segment.text[inline.text])
                        || inline.destination != nil && other.destination == inline.destination
                }
            }
        }
    }
}
