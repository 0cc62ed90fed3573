import Alignment
import Linguistics

/// Code that stands displaced, told by the words around it.
extension CodeSentence {
    func stranded(_ group: Range<Int>) -> Place? {
        let previous = before(group.lowerBound).flatMap { isWord($0) && !tokens[$0].shape.contains(.protected) ? $0 : nil }
        if let previous, let place = strandedConjunction(group, previous) { return place }
        guard let next = after(group.upperBound), next > group.upperBound, isWord(next) else { return nil }
        if let previous,
            let place = nounAfter(group, previous) ?? nounAfterPreposition(group, previous) ?? parted(group, previous) ?? partedVerb(group, previous) ?? noVerb(group, previous)
        {
            return place
        }
        return isLed(group) ? nounWithArticle(group, previous, article: next) : nil
    }

    /// Whether code begins its text, or stands behind a word or a preposition's comma.
    private func isLed(_ group: Range<Int>) -> Bool {
        guard let previous = before(group.lowerBound) else { return true }
        if isWord(previous) { return !tokens[previous].shape.contains(.protected) }
        guard analyzed.token(tokens[previous], is: ","), let word = before(previous) else { return false }
        return isPlainWord(word) && profile.prepositions.contains(lower(word))
    }

    private func isWord(_ index: Int) -> Bool { tokens[index].kind == .word || tokens[index].kind == .elision }

    /// "sauf si ou `x`": the code that the conjunction joined to the next one stands elsewhere.
    private func strandedConjunction(_ group: Range<Int>, _ conjunction: Int) -> Place? {
        guard tokens[conjunction].range.count <= 3, profile.conjunctions.contains(lower(conjunction)), let word = before(conjunction), word < conjunction - 1, isPlainWord(word), analyzed.isOpeningWord(word, profile),
            profile.determiners[lower(word)] == nil
        else { return nil }
        return Place(reason: .strandedConjunction, start: tokens[word].range.lowerBound, end: tokens[group.upperBound - 1].range.upperBound)
    }

    /// "`x` le dossier contient": the noun that should stand before its name came behind it, with an article of its own.
    private func nounWithArticle(_ group: Range<Int>, _ previous: Int?, article: Int) -> Place? {
        let word = lower(article)
        guard tokens[article].shape.isDisjoint(with: .capitalized), let determiner = profile.determiners[word], tokens[article].kind == .elision || profile.articles.contains(word), let noun = after(article + 1), isPlainWord(noun),
            tokens[noun].shape.isDisjoint(with: [.capitalized, .hasDigit]), tokens[noun].info.contains(.noun), tokens[noun].info.isDisjoint(with: [.targetFunction, .pastParticiple]), agrees(determiner, tokens[noun].info)
        else { return nil }
        // The article may be the object of a verb: "`x` la recherche".
        if tokens[noun].info.contains(.verb), !announcesLiteral(noun), after(noun + 1).map(isFiniteVerb) != true { return nil }
        // The code has its noun before it, and the verb another object: "affectez à la propriété `x` la valeur 1".
        if let previous, tokens[previous].info.contains(.noun), tokens[previous].info.isDisjoint(with: [.targetFunction, .verb, .infinitive]) { return nil }
        return Place(reason: .nounWithArticle, start: nil, end: tokens[noun].range.upperBound)
    }

    private func announcesLiteral(_ index: Int) -> Bool { profile.announcesLiterals.contains(lower(index)) }

    /// Whether a token is a verb in a form that takes a subject, and nothing else.
    private func isFiniteVerb(_ index: Int) -> Bool {
        let info = tokens[index].info
        return isPlainWord(index) && info.contains(.verb) && info.isDisjoint(with: [.noun, .adjective, .adverb, .infinitive, .pastParticiple, .targetFunction])
    }

    /// "le `x` commutateur": the noun must agree with the determiner and be nothing else.
    private func nounAfter(_ group: Range<Int>, _ word: Int) -> Place? {
        guard let noun = bareNoun(after: group) ?? ambiguousNoun(after: group) else { return nil }
        var previous = word
        // "une nouvelle `x` commande"
        if isPlainWord(word), tokens[word].info.contains(.adjective), tokens[word].info.isDisjoint(with: [.targetFunction, .determiner]), let first = before(word),
            profile.determiners[lower(first)] != nil { previous = first }
        let determiner = tokens[previous].info
        let known = profile.determiners[lower(previous)]
        guard determiner.contains(.determiner) || known != nil || isPluralBeforeNoun(previous), agrees(known ?? determiner, tokens[noun].info) else { return nil }
        return Place(reason: isBareNoun(noun) ? .nounAfter : .ambiguousNounAfter, start: nil, end: tokens[noun].range.upperBound)
    }

    /// "créant différents `x` fichiers", "de nouvelles `x` propriétés": an adjective in the plural that belongs to no noun before it.
    private func isPluralBeforeNoun(_ word: Int) -> Bool {
        let info = tokens[word].info
        guard isPlainWord(word), info.contains([.adjective, .plural]), info.isDisjoint(with: [.singular, .pastParticiple]), let before = before(word) else { return false }
        // What may be a noun is none after *de*, before another one.
        if profile.nounLinks.contains(lower(before)) || tokens[before].kind == .elision { return true }
        return info.isDisjoint(with: .noun) && (tokens[before].info.isDisjoint(with: [.noun, .pastParticiple]) || tokens[before].info.contains(.infinitive))
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
        guard let noun = possibleNoun(after: group), isBareNoun(noun) else { return nil }
        return noun
    }

    /// The word after code that may be a noun; none after code that is a number.
    private func possibleNoun(after group: Range<Int>) -> Int? {
        guard let noun = after(group.upperBound), noun > group.upperBound, isPlainWord(noun), tokens[noun].shape.isDisjoint(with: [.capitalized, .hasDigit]) else { return nil }
        let info = tokens[noun].info
        // Some are adjectives only in the dictionary: *variable*.
        guard info.contains(.noun) || (info.contains(.adjective) && announcesLiteral(noun)), info.isDisjoint(with: [.targetFunction, .adverb, .pastParticiple]) else { return nil }
        let code = analyzed.segment.text[tokens[group.lowerBound].range.lowerBound..<tokens[group.upperBound - 1].range.upperBound]
        return code.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? nil : noun
    }

    private func isBareNoun(_ noun: Int) -> Bool {
        let info = tokens[noun].info
        return !info.contains(.adjective) && (!info.contains(.verb) || closesPhrase(after(noun + 1)))
    }

    /// A noun that could be a verb or an adjective, were it not for what follows: "la `x` commande met", "une `x` variable d’environnement".
    private func ambiguousNoun(after group: Range<Int>) -> Int? {
        guard let noun = possibleNoun(after: group) else { return nil }
        let next = after(noun + 1)
        // A noun that has a name of its own: "une `x` version `2`".
        if let next, tokens[next].kind == .number || tokens[next].shape.contains(.protected) { return nil }
        if tokens[noun].info.contains(.adjective) { return announcesLiteral(noun) && (closesPhrase(next) || next.map(isFiniteVerb) == true) ? noun : nil }
        return next.map(isFiniteVerb) == true ? noun : nil
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
