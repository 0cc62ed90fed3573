import Alignment
import Linguistics
import Markup

/// Words of the source that stand inside a translated text with a capital that they have only as the first word of the source's text.
struct OpeningCapitals {
    struct Place {
        let range: ByteRange
        let word: String
        let sourceRange: ByteRange
    }

    private(set) var places: [Place] = []

    /// What the tree knows too little of, or keeps more often than that, may be a name.
    private static let leastSentences = 13
    private static let mostKept: Float = 0.25
    private static let leastLength = 4

    init(_ subject: Subject) {
        guard let bitext = subject.bitext, let words = subject.tree.words else { return }
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.7 {
            guard let first = pair.source.first, let index = pair.target.first else { continue }
            let (source, target) = (bitext.source.segments[first], bitext.target.segments[index])
            if let start = source.tokens.firstIndex(where: { $0.kind == .word }) { add(start, source, index, target, words, subject) }
            for link in source.segment.inlines where link.isLink { add(source.firstToken(endingAfter: link.text.lowerBound), source, index, target, words, subject) }
        }
    }

    /// Adds the place where the source's word at a token was left.
    private mutating func add(_ start: Int, _ source: AnalyzedSegment, _ index: Int, _ target: AnalyzedSegment, _ words: LearnedWords, _ subject: Subject) {
        guard let opening = Self.opening(at: start, in: source), let place = Self.place(of: source.segment.text[opening], in: target), !Self.goesOn(start, source, after: place, target) else { return }
        let before = NameNeighbours.word(before: target.firstToken(endingAfter: place.lowerBound), in: target)
        if let before, subject.targetProfile.announcesLiterals.contains(target.string(of: target.tokens[before]).lowercased()) { return }
        let word = target.segment.text[place]
        let key = words.source.key(of: word)
        guard words.translations.sentences(with: key) >= Self.leastSentences, words.translations.likelihood(key, words.target.key(of: word)).map({ $0.forward < Self.mostKept }) ?? true,
            !subject.names(inSegment: index).contains(where: { $0.overlaps(place) }), !subject.isSourceLanguage(segment: index, at: place.lowerBound)
        else { return }
        let range = target.segment.byteRange(of: place)
        if places.contains(where: { $0.range == range }) { return }
        places.append(Place(range: range, word: target.segment.string(in: place), sourceRange: source.segment.byteRange(of: opening)))
    }

    /// Whether the source's next word stands there as well: more than one word was left.
    private static func goesOn(_ start: Int, _ source: AnalyzedSegment, after place: Range<Int>, _ target: AnalyzedSegment) -> Bool {
        guard let next = source.tokens[safe: start + 2], let after = NameNeighbours.word(after: target.firstToken(endingAfter: place.lowerBound), in: target) else { return false }
        return source.segment.text[next.range] == target.segment.text[target.tokens[after].range]
    }

    /// A word with a capital before one in small letters, as no name of several words has it.
    private static func opening(at index: Int, in source: AnalyzedSegment) -> Range<Int>? {
        guard let word = source.tokens[safe: index], isPlainCapital(word), source.tokens[safe: index + 1]?.kind == .space, let next = source.tokens[safe: index + 2], next.kind == .word,
            next.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected, .allCapitals])
        else { return nil }
        return word.range
    }

    private static func isPlainCapital(_ token: Token) -> Bool {
        token.kind == .word && token.isSourceOnly && token.range.count >= leastLength && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .protected])
    }

    /// Where the word stands inside the target's text, beside words in small letters.
    private static func place(of word: ArraySlice<UInt8>, in target: AnalyzedSegment) -> Range<Int>? {
        let (text, tokens) = (target.segment.text, target.tokens)
        let place = tokens.indices.first { index in
            tokens[index].range.count == word.count && isPlainCapital(tokens[index]) && text[tokens[index].range] == word
        }
        guard let place, tokens[safe: place - 1]?.kind == .space || tokens[safe: place - 1]?.kind == .elision, let before = NameNeighbours.word(before: place, in: target), before < place,
            !tokens[before].shape.contains(.capitalized) || tokens[before].info.contains(.target), tokens[before].shape.isDisjoint(with: [.mixedCase, .allCapitals, .protected])
        else { return nil }
        if let after = NameNeighbours.word(after: place, in: target), !tokens[after].shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals, .protected]) { return nil }
        // A list of names: *Search, Social et Commerce*.
        if let mark = tokens[safe: place + 1], target.token(mark, is: ",") { return nil }
        return target.segment.inlines.contains { ($0.kind == .uiControl || $0.isMarkedName || $0.isCode) && $0.text.overlaps(tokens[place].range) } ? nil : tokens[place].range
    }
}
