import Alignment
import Linguistics
import Markup

/// The words around code spans of one segment, and what the target language allows there.
struct CodeSentence {
    enum Reason: String {
        case nounAfter = "determiner, code, noun that agrees"
        case ambiguousNounAfter = "determiner, code, noun that agrees and follows the code in the source"
        case nounAfterPreposition = "preposition, code, noun that should stand before it"
        case nounWithArticle = "code, article and noun where the source has the code and its noun"
        case partedNoun = "a preposition parted from its noun"
        case partedVerb = "a verb parted from its object, whose name the code is"
        case partedLocution = "a locution parted from its preposition"
        case noVerb = "a word that only a verb may follow"
        case strandedConjunction = "a conjunction after a word that it cannot follow"

        /// - Parameter isFollowedInSource: a content word follows the code there; nil where the source does not have it.
        func holds(isFollowedInSource: Bool?) -> Bool {
            switch self {
            case .partedNoun, .nounAfterPreposition: isFollowedInSource != false
            // A verb may have its object behind code that says how: "exécutez `x` la première fois".
            case .partedVerb, .ambiguousNounAfter, .nounWithArticle: isFollowedInSource == true
            case .nounAfter, .partedLocution, .noVerb, .strandedConjunction: true
            }
        }

        var confidence: Double {
            switch self {
            case .nounAfter: 0.93
            case .partedNoun, .partedVerb, .nounAfterPreposition: 0.8
            case .partedLocution, .ambiguousNounAfter, .nounWithArticle, .strandedConjunction: 0.9
            case .noVerb: 0.85
            }
        }
    }

    /// Why code is displaced, and how far the words reach that show it: offsets in the segment's text.
    struct Place {
        let reason: Reason
        var start: Int?
        let end: Int
    }

    let analyzed: AnalyzedSegment
    let profile: LanguageProfile
    let openPhrases: OpenPhrases
    var tokens: [Token] { analyzed.tokens }

    init(_ analyzed: AnalyzedSegment, profile: LanguageProfile, openPhrases: OpenPhrases) {
        self.analyzed = analyzed
        self.profile = profile
        self.openPhrases = openPhrases
    }

    // MARK: Neighbouring tokens

    /// The token before, a blank between them or none.
    func before(_ index: Int) -> Int? {
        var at = index - 1
        while at >= 0, tokens[at].kind == .space { at -= 1 }
        return at >= 0 ? at : nil
    }

    func after(_ index: Int) -> Int? {
        var at = index
        while at < tokens.count, tokens[at].kind == .space { at += 1 }
        return at < tokens.count ? at : nil
    }

    func isPlainWord(_ index: Int) -> Bool { tokens[index].kind == .word && !tokens[index].shape.contains(.protected) }

    func lower(_ index: Int) -> String {
        let text = analyzed.string(of: tokens[index]).lowercased()
        guard tokens[index].kind == .elision else { return text }
        return String(text.dropLast())
    }

    func areNeighbours(_ left: CodeSpan, _ right: CodeSpan) -> Bool {
        left.text.upperBound < right.text.lowerBound
            && analyzed.segment.text[left.text.upperBound..<right.text.lowerBound].allSatisfy { $0 == 0x20 } && right.text.lowerBound - left.text.upperBound <= 2
    }

    /// Whether nothing but an article or a preposition stands between a code span and the next one: "`x` les `y`".
    func lostConjunction(_ spans: [CodeSpan], after index: Int) -> Bool {
        guard let right = spans[safe: index + 1], let word = after(spans[index].tokens.upperBound), after(word + 1) == right.tokens.lowerBound, isPlainWord(word) || tokens[word].kind == .elision else { return false }
        return profile.determiners[lower(word)] != nil || profile.nounLinks.contains(lower(word))
    }

    /// The end of the word that is glued to the end of a span, in the file.
    func gluedWord(after span: CodeSpan) -> Int? {
        guard let next = tokens[safe: span.tokens.upperBound], next.kind == .word, next.range.lowerBound == span.text.upperBound, next.range.count > 1,
            analyzed.segment.byteRange(of: next.range).lowerBound == span.outer.upperBound
        else { return nil }
        return analyzed.segment.byteRange(of: next.range).upperBound
    }

    /// Whether words of a sentence stand around the spans: they are no list of codes, nor a cell of its own.
    func isRunningText(_ group: Range<Int>) -> Bool {
        guard let previous = before(group.lowerBound), isPlainWord(previous) else { return false }
        guard let next = after(group.upperBound) else { return false }
        return isPlainWord(next) || tokens[next].kind == .mark
    }

    /// Where a sentence with code ends in a conjunction, whose other side stands elsewhere: the word before it and the conjunction.
    func openEnds() -> [Range<Int>] {
        let tokens = tokens
        guard let code = tokens.firstIndex(where: { $0.shape.contains(.protected) }) else { return [] }
        var ends: [Range<Int>] = []
        for index in code..<tokens.count where tokens[index].kind == .word && tokens[index].range.count <= 3 {
            guard !tokens[index].info.isDisjoint(with: [.targetFunction, .sourceFunction]), endsSentence(index + 1), let word = before(index), word >= code, word < index - 1,
                tokens[word].kind == .word, profile.conjunctions.contains(lower(index)), analyzed.sentence(at: tokens[index].range.lowerBound) == analyzed.sentence(at: tokens[code].range.lowerBound)
            else { continue }
            ends.append(tokens[word].range.lowerBound..<tokens[index].range.upperBound)
        }
        return ends
    }

    /// Whether nothing follows, or a full stop and then nothing or a new sentence; the name of an extension may have been torn at its full stop (`. MD`).
    private func endsSentence(_ index: Int) -> Bool {
        guard let end = after(index) else { return true }
        guard analyzed.token(tokens[end], is: ".") else { return false }
        guard let next = after(end + 1) else { return true }
        return next > end + 1 && tokens[next].kind == .word && tokens[next].shape.contains(.capitalized) && tokens[next].shape.isDisjoint(with: [.allCapitals, .protected])
    }
}

extension Array {
    /// The element at an index, nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
