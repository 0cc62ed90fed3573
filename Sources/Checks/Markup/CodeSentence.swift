import Alignment
import Linguistics
import Markup

/// The words around code spans of one segment, and what the target language allows there.
struct CodeSentence {
    enum Reason: String {
        case nounAfter = "determiner, code, noun that agrees"
        case nounAfterPreposition = "preposition, code, noun that should stand before it"
        case partedNoun = "a preposition parted from its noun"
        case partedVerb = "a verb parted from its object, whose name the code is"
        case partedLocution = "a locution parted from its preposition"
        case noVerb = "a word that only a verb may follow"

        /// - Parameter isFollowedInSource: a content word follows the code there; nil where the source does not have it.
        func holds(isFollowedInSource: Bool?) -> Bool {
            switch self {
            case .partedNoun, .nounAfterPreposition: isFollowedInSource != false
            // A verb may have its object behind code that says how: "exécutez `x` la première fois".
            case .partedVerb: isFollowedInSource == true
            case .nounAfter, .partedLocution, .noVerb: true
            }
        }

        var confidence: Double {
            switch self {
            case .nounAfter: 0.93
            case .partedNoun, .partedVerb, .nounAfterPreposition: 0.8
            case .partedLocution: 0.9
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

    private let analyzed: AnalyzedSegment
    private let profile: LanguageProfile
    private let openPhrases: OpenPhrases
    private var tokens: [Token] { analyzed.tokens }

    init(_ analyzed: AnalyzedSegment, profile: LanguageProfile, openPhrases: OpenPhrases) {
        self.analyzed = analyzed
        self.profile = profile
        self.openPhrases = openPhrases
    }

    // MARK: Neighbouring tokens

    /// The token before, a blank between them or none.
    private func before(_ index: Int) -> Int? {
        var at = index - 1
        while at >= 0, tokens[at].kind == .space { at -= 1 }
        return at >= 0 ? at : nil
    }

    private func after(_ index: Int) -> Int? {
        var at = index
        while at < tokens.count, tokens[at].kind == .space { at += 1 }
        return at < tokens.count ? at : nil
    }

    private func isPlainWord(_ index: Int) -> Bool { tokens[index].kind == .word && !tokens[index].shape.contains(.protected) }

    private func lower(_ index: Int) -> String {
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

    // MARK: Displaced code

    func stranded(_ group: Range<Int>) -> Place? {
        guard let previous = before(group.lowerBound), tokens[previous].kind == .word || tokens[previous].kind == .elision,
            !tokens[previous].shape.contains(.protected), let next = after(group.upperBound), next > group.upperBound, tokens[next].kind == .word || tokens[next].kind == .elision
        else { return nil }
        return nounAfter(group, previous) ?? nounAfterPreposition(group, previous) ?? parted(group, previous) ?? partedVerb(group, previous) ?? noVerb(group, previous)
    }

    /// "le `x` commutateur": the noun must agree with the determiner and be nothing else.
    private func nounAfter(_ group: Range<Int>, _ word: Int) -> Place? {
        guard let noun = bareNoun(after: group) else { return nil }
        var previous = word
        // "une nouvelle `x` commande"
        if isPlainWord(word), tokens[word].info.contains(.adjective), tokens[word].info.isDisjoint(with: [.targetFunction, .determiner]), let first = before(word),
            profile.determiners[lower(first)] != nil { previous = first }
        let determiner = tokens[previous].info
        let known = profile.determiners[lower(previous)]
        guard determiner.contains(.determiner) || known != nil, agrees(known ?? determiner, tokens[noun].info) else { return nil }
        return Place(reason: .nounAfter, start: nil, end: tokens[noun].range.upperBound)
    }

    /// "pas de `x` fichier", "avec `x` balises", where the noun stands before its name; but "de `x` version `2`", as the noun has a name of its own.
    private func nounAfterPreposition(_ group: Range<Int>, _ previous: Int) -> Place? {
        guard let noun = bareNoun(after: group), profile.prepositions.contains(lower(previous)), tokens[previous].shape.isDisjoint(with: .capitalized),
            before(previous).map({ tokens[$0].kind == .word || tokens[$0].shape.contains(.protected) }) == true, after(noun + 1).map({ tokens[$0].kind != .number && !tokens[$0].shape.contains(.protected) }) ?? true
        else { return nil }
        return Place(reason: .nounAfterPreposition, start: nil, end: tokens[noun].range.upperBound)
    }

    /// The word after code that is nothing but a noun; none after code that is a number ("les `10` lignes").
    private func bareNoun(after group: Range<Int>) -> Int? {
        guard let noun = after(group.upperBound), noun > group.upperBound, isPlainWord(noun), tokens[noun].shape.isDisjoint(with: [.capitalized, .hasDigit]) else { return nil }
        let info = tokens[noun].info
        guard info.contains(.noun), info.isDisjoint(with: [.targetFunction, .adjective, .adverb, .pastParticiple]), !info.contains(.verb) || closesPhrase(after(noun + 1)) else { return nil }
        let code = analyzed.segment.text[tokens[group.lowerBound].range.lowerBound..<tokens[group.upperBound - 1].range.upperBound]
        return code.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? nil : noun
    }

    private func agrees(_ determiner: WordInfo, _ noun: WordInfo) -> Bool {
        let genders: WordInfo = [.masculine, .feminine]
        let numbers: WordInfo = [.singular, .plural]
        func share(_ bits: WordInfo) -> Bool {
            let left = determiner.intersection(bits)
            let right = noun.intersection(bits)
            return left.isEmpty || right.isEmpty || !left.isDisjoint(with: right)
        }
        return share(genders) && share(numbers)
    }

    /// Whether a noun phrase may end before a token: at the end, a mark, a preposition or a conjunction, not at what a verb governs.
    private func closesPhrase(_ index: Int?) -> Bool {
        guard let index else { return true }
        let token = tokens[index]
        if token.kind == .mark { return true }
        if token.shape.contains(.protected) { return false }
        let word = lower(index)
        if profile.determiners[word] != nil, !profile.prepositions.contains(word) { return false }
        return profile.prepositions.contains(word) || token.info.contains(.targetFunction) || !token.info.isDisjoint(with: [.adjective, .pastParticiple])
    }

    /// "via `x` l’option", "à l’aide `x` de la valeur".
    private func parted(_ group: Range<Int>, _ previous: Int) -> Place? {
        guard let next = after(group.upperBound), next > group.upperBound else { return nil }
        if endsOpenLocution(previous) {
            guard profile.prepositions.contains(lower(next)) else { return nil }
            return Place(reason: .partedLocution, start: nil, end: nounEnd(from: next) ?? tokens[next].range.upperBound)
        }
        let word = lower(previous)
        guard profile.prepositions.contains(word), profile.openingWords.contains(word) || !profile.determiners.keys.contains(word), before(previous).map({ tokens[$0].kind == .word }) == true,
            tokens[previous].shape.isDisjoint(with: .capitalized), isBareDeterminer(next), let end = nounEnd(from: next)
        else { return nil }
        return Place(reason: .partedNoun, start: nil, end: end)
    }

    /// In letters; longer determiners count: "en donnant `x` plusieurs fois".
    private static let longestArticle = 3

    /// "utilisez `x` la propriété", where the code names what the noun says.
    private func partedVerb(_ group: Range<Int>, _ previous: Int) -> Place? {
        let verb = tokens[previous].info
        guard isPlainWord(previous), !verb.isDisjoint(with: [.verb, .infinitive]), verb.isDisjoint(with: [.noun, .adjective, .targetFunction, .pastParticiple]),
            let next = after(group.upperBound), next > group.upperBound, isBareDeterminer(next) || profile.determiners[lower(next)]?.contains(.plural) == true,
            lower(next).count <= Self.longestArticle, let end = nounEnd(from: next)
        else { return nil }
        return Place(reason: .partedVerb, start: nil, end: end)
    }

    /// An article or the like that is not a preposition as well ("du", "des" may complete what the code says).
    private func isBareDeterminer(_ index: Int) -> Bool {
        let word = lower(index)
        return profile.determiners[word] != nil && !profile.prepositions.contains(word)
    }

    /// Whether a locution such as "à l’aide" ends here, which cannot stand without its preposition.
    private func endsOpenLocution(_ index: Int) -> Bool { openPhrases.end(at: tokens[index].range.upperBound, in: analyzed.segment.text, asWords: true) }

    /// The end of the noun that a preposition or determiner announces.
    private func nounEnd(from index: Int) -> Int? {
        var at = index
        for _ in 0..<3 {
            guard let next = after(at + 1), tokens[next].kind == .word || tokens[next].kind == .elision, !tokens[next].shape.contains(.protected) else { return nil }
            let isAcronym = tokens[next].shape.contains(.allCapitals)
            if isPlainWord(next), isAcronym || tokens[next].info.contains(.noun) && !tokens[next].info.contains(.targetFunction) { return tokens[next].range.upperBound }
            guard tokens[next].info.contains(.determiner) || profile.determiners[lower(next)] != nil else { return nil }
            at = next
        }
        return nil
    }

    /// "un package ne `x` sont pas".
    private func noVerb(_ group: Range<Int>, _ previous: Int) -> Place? {
        guard let next = after(group.upperBound), next > group.upperBound, tokens[next].kind == .word,
            tokens[next].info.contains(.verb) || tokens[next].info.contains(.targetFunction), profile.preverbalWords.contains(lower(previous))
        else { return nil }
        return Place(reason: .noVerb, start: tokens[previous].range.lowerBound, end: tokens[next].range.upperBound)
    }
}

extension Array {
    /// The element at an index, nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
