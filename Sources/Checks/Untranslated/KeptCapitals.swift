import Alignment
import Linguistics
import Markup

/// Words of the source language inside a translated text with a capital that the source nowhere gives them, as if they were names: *compte Manager* for *manager account*.
struct KeptCapitals {
    struct Place {
        let range: ByteRange
        let word: String
        let sourceRange: ByteRange
    }

    private(set) var places: [Place] = []

    private static let leastLength = 4
    /// What the tree knows too little of, or keeps more often than that, may be a term that was borrowed.
    private static let leastSentences = 13
    private static let mostKept: Float = 0.4
    /// The same for words that the target language has as its own: names keep them.
    private static let mostOwn: Float = 0.65

    init(_ subject: Subject) {
        guard let bitext = subject.bitext, let words = subject.tree.words else { return }
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.7 {
            guard let first = pair.source.first, let index = pair.target.first else { continue }
            let (source, target) = (bitext.source.segments[first], bitext.target.segments[index])
            guard target.shapes.contains(.capitalized) else { continue }
            for at in target.tokens.indices where Self.mayBeKept(target.tokens[at]) {
                let token = target.tokens[at]
                guard Self.standsInside(at, target, subject.targetWords.conjunctions), let own = Self.smallWord(target.segment.text[token.range], in: source) else { continue }
                guard Self.isTranslated(source.segment.text[own], token, target, by: words), !Self.isLiteral(source.segment.text[own], subject.tree.statistics.keptText), !subject.names(inSegment: index).contains(where: { $0.overlaps(token.range) }), !subject.isSourceLanguage(segment: index, at: token.range.lowerBound)
                else { continue }
                places.append(Place(range: target.segment.byteRange(of: token.range), word: target.string(of: token), sourceRange: source.segment.byteRange(of: own)))
            }
        }
    }

    private static func isTranslated(_ word: ArraySlice<UInt8>, _ kept: Token, _ target: AnalyzedSegment, by words: LearnedWords) -> Bool {
        let key = words.source.key(of: word)
        let most = kept.info.contains(.target) ? mostOwn : mostKept
        return words.translations.sentences(with: key) >= leastSentences && words.translations.likelihood(key, words.target.key(of: target.segment.text[kept.range])).map { $0.forward < most } ?? true
    }

    /// Whether the tree's sources have a word as code.
    private static func isLiteral(_ word: ArraySlice<UInt8>, _ kept: KeptText) -> Bool { kept.sourcePages(ofCode: word) > 0 }

    private static func mayBeKept(_ token: Token) -> Bool {
        token.kind == .word && token.shape.contains(.capitalized) && token.range.count >= leastLength && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .protected, .hasDigit])
            && token.info.contains(.source) && token.info.isDisjoint(with: [.sourceFunction, .targetFunction]) && (token.isSourceOnly || token.info.contains(.loanword))
    }

    /// Whether a word stands right after another one that is in small letters or marked as a name, in no string of the interface, quotation or list of names.
    private static func standsInside(_ at: Int, _ target: AnalyzedSegment, _ conjunctions: WordSet) -> Bool {
        let tokens = target.tokens
        guard let before = NameNeighbours.word(before: at, in: target), tokens[before].kind == .word, !conjunctions.contains(before, in: target) else { return false }
        let inlines = target.segment.inlines
        if inlines.contains(where: { $0.text.overlaps(tokens[at].range) && ($0.isControl || $0.isMarkedName || $0.isEmphasis || $0.isLink && $0.text.lowerBound == tokens[at].range.lowerBound) }) { return false }
        guard !tokens[before].shape.contains(.capitalized) && tokens[before].info.contains(.target) || inlines.contains(where: { $0.isMarkedName && $0.text.overlaps(tokens[before].range) }) else { return false }
        guard let after = NameNeighbours.word(after: at, in: target) else { return tokens[safe: at + 1].map { !target.token($0, is: "-") && !target.token($0, is: "/") } ?? true }
        return tokens[after].shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals, .protected]) && tokens[after].info.contains(.target)
    }

    /// Where the source has a word in small letters, if it never has it with a capital.
    private static func smallWord(_ word: ArraySlice<UInt8>, in source: AnalyzedSegment) -> Range<Int>? {
        var place: Range<Int>?
        for token in source.tokens where token.kind == .word && token.range.count == word.count && source.segment.text[token.range].equalsIgnoringASCIICase(word) {
            guard token.shape.isDisjoint(with: [.capitalized, .protected]) else { return nil }
            if place == nil { place = token.range }
        }
        return place
    }
}
