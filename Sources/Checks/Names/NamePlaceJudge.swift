import Alignment
import Linguistics
import Markup

/// A name in a place that cannot carry it.
struct NamePlace {
    enum Reason { case nounAfter, acronymAfter, nounMissing, prepositionMissing, nounTwice, glued, infinitiveAfter, complementAfter }

    /// A part of what the place should read.
    enum Part {
        case text(Range<Int>)
        /// With a capital.
        case capitalized(Range<Int>)
        /// With the page's mark.
        case name(NameMention)

        /// Where it begins, in UTF-8 offsets of the segment's text.
        var start: Int {
            switch self {
            case .text(let range), .capitalized(let range): range.lowerBound
            case .name(let name): name.range.lowerBound
            }
        }
    }

    let reason: Reason
    /// The name with the words it is stranded among; UTF-8 offsets in the segment's text.
    let range: Range<Int>
    let confidence: Double
    /// What should stand there, where it is safe to say.
    let order: [Part]?
}

/// Tells by the words beside a name whether it is stranded.
struct NamePlaceJudge: Sendable {
    /// Nouns that stand before a name of code: `commande`, `fichier`.
    let announcing: WordSet
    let links: WordSet
    private let articles: WordSet
    /// Articles that a noun link is contracted with: `des`.
    let linkedArticles: WordSet
    let linkedNouns: WordSet
    private let determinersOfNouns: WordSet
    private let infinitiveLinks: WordSet
    private let causatives: WordSet
    private let auxiliaryInfinitives: WordSet
    /// In lower case, with straight apostrophes.
    private let openPhrases: [[UInt8]]
    private let conjunctions: WordSet
    private let plurals: PluralEndings

    init(profile: LanguageProfile) {
        links = WordSet(profile.nounLinks)
        articles = WordSet(profile.articles)
        linkedArticles = WordSet(
            Set(profile.contractions.filter { pair, contracted in
                profile.contractedArticles.contains(contracted) && pair.split(separator: " ").first.map { profile.nounLinks.contains(String($0)) } ?? false
            }.values))
        linkedNouns = WordSet(profile.linkedNouns)
        announcing = WordSet(profile.announcesLiterals)
        determinersOfNouns = WordSet(profile.determinersOfNouns)
        infinitiveLinks = WordSet(profile.infinitiveLinks)
        causatives = WordSet(profile.causatives)
        auxiliaryInfinitives = WordSet(profile.auxiliaryInfinitives)
        conjunctions = WordSet(profile.conjunctions)
        plurals = profile.plurals
        openPhrases = profile.openPhrases.map { Array($0.utf8) }
    }

    /// - Parameter leadsWord: whether the source has a name right before a word of the same phrase; asked only where it matters.
    func place(of name: NameMention, in segment: AnalyzedSegment, leadsWord: () -> Bool) -> NamePlace? {
        if let place = glued(name, in: segment) { return place }
        let around = NameNeighbours(of: name, in: segment)
        return nounTwice(around) ?? prepositionMissing(around) ?? acronymAfter(around) ?? nounAfter(around, leadsWord) ?? objectAfter(around) ?? articleAfter(around, leadsWord) ?? infinitiveAfter(around) ?? nounMissing(around) ?? linkMissing(around) ?? nounInLink(around, leadsWord)
    }

    /// Words fused by an apostrophe that elides nothing: `Graph’API`.
    ///
    /// - Parameter mark: the index of a token.
    func fusion(at mark: Int, in segment: AnalyzedSegment) -> NamePlace? {
        let tokens = segment.tokens
        guard mark > 0, mark + 1 < tokens.count, tokens[mark].kind == .mark, isApostrophe(tokens[mark].range, in: segment.segment.text) else { return nil }
        let left = tokens[mark - 1]
        let right = tokens[mark + 1]
        guard left.kind == .word, left.range.count > 2, left.shape.contains(.capitalized), !left.shape.contains(.protected), !left.info.contains(.target),
            right.kind == .word, right.range.count > 1, right.shape.contains(.allCapitals) || right.range.count > 2 && right.info.contains(.noun) && !right.shape.contains(.capitalized)
        else { return nil }
        // It closes a quotation.
        if segment.segment.text[..<left.range.lowerBound].suffix(64).contains(0x27) { return nil }
        return NamePlace(reason: .glued, range: left.range.lowerBound..<right.range.upperBound, confidence: 0.85, order: nil)
    }

    /// A string of the user interface between an article and its noun in the source's order: `la [!UICONTROL Portfolio ID] de colonne`.
    ///
    /// - Parameter isLed: whether the source has the string right beside a word.
    func place(ofControl text: Range<Int>, isLed: Bool, in segment: AnalyzedSegment) -> NamePlace? {
        let tokens = segment.tokens
        let inside = segment.tokens(in: text)
        guard let last = inside.last, last.range.upperBound == text.upperBound,
            let article = NameNeighbours.word(before: inside.startIndex, in: segment), tokens[article].info.contains([.determiner, .singular]),
            inside.endIndex + 1 < tokens.count, tokens[inside.endIndex].kind == .space, links.contains(inside.endIndex + 1, in: segment),
            var noun = NameNeighbours.word(after: inside.endIndex + 1, in: segment)
        else { return nil }
        if tokens[noun].info.contains(.determiner) {
            guard isLed, tokens[inside.endIndex + 1].kind == .word, tokens[noun].info.contains(.singular), let next = NameNeighbours.word(after: noun, in: segment) else { return nil }
            noun = next
        }
        guard isNoun(tokens[noun]), !tokens[noun].shape.contains(.capitalized) else { return nil }
        return NamePlace(reason: .nounAfter, range: tokens[article].range.lowerBound..<tokens[noun].range.upperBound, confidence: isLed ? 0.7 : 0.55, order: nil)
    }

    /// A noun, with an article or without, right after a string of the user interface that leads it in the source: `une [!UICONTROL Budget] colonne`.
    func noun(afterControl text: Range<Int>, in segment: AnalyzedSegment) -> NamePlace? {
        let tokens = segment.tokens
        let inside = segment.tokens(in: text)
        guard let last = inside.last, last.range.upperBound == text.upperBound, let next = NameNeighbours.word(after: inside.endIndex - 1, in: segment) else { return nil }
        var noun = next
        if tokens[next].info.contains(.determiner) {
            let isFirst = inside.startIndex == 0 || tokens[inside.startIndex - 1].kind == .mark
            guard isFirst, articles.contains(next, in: segment) || linkedArticles.contains(next, in: segment), let following = NameNeighbours.word(after: next, in: segment) else { return nil }
            noun = following
        }
        let info = tokens[noun].info
        let isPlural = info.contains(.plural) && !info.contains(.singular)
        guard isNoun(tokens[noun]), !tokens[noun].shape.contains(.capitalized), info.isDisjoint(with: [.adjective, .pastParticiple]), isPlural || info.isDisjoint(with: [.verb, .adverb, .infinitive]),
            !isHyphenated(noun, in: segment)
        else { return nil }
        return NamePlace(reason: .nounAfter, range: text.lowerBound..<tokens[noun].range.upperBound, confidence: 0.75, order: nil)
    }

    // MARK: Patterns

    /// `[!DNL Contoso Ads]et`, `Microsoft’intégration`.
    private func glued(_ name: NameMention, in segment: AnalyzedSegment) -> NamePlace? {
        let tokens = segment.tokens
        let text = segment.segment.text
        let end = name.range.upperBound
        guard let last = tokens[name.tokens].last, end < text.count else { return nil }
        if name.evidence == .marked {
            let glued = last.range.upperBound > end ? end..<last.range.upperBound : tokens.indices.contains(name.tokens.upperBound) && tokens[name.tokens.upperBound].kind == .word ? tokens[name.tokens.upperBound].range : end..<end
            if glued.count > 1 { return NamePlace(reason: .glued, range: name.range.lowerBound..<glued.upperBound, confidence: 0.9, order: [.name(name), .text(glued)]) }
        }
        var at = name.tokens.upperBound
        guard last.range.upperBound == end else { return nil }
        // `[!DNL Contoso Ads] ’offres`
        if name.evidence == .marked, at < tokens.count, tokens[at].kind == .space { at += 1 }
        guard at + 1 < tokens.count, tokens[at].kind == .mark, isApostrophe(tokens[at].range, in: text) else { return nil }
        let word = tokens[at + 1]
        guard word.kind == .word, word.range.count > 2, !word.shape.contains(.capitalized) || word.shape.contains(.allCapitals), word.info.contains(.target) || word.shape.contains(.allCapitals)
        else { return nil }
        if at + 2 < tokens.count, tokens[at + 2].kind == .mark, isApostrophe(tokens[at + 2].range, in: text) { return nil }
        return NamePlace(reason: .glued, range: name.range.lowerBound..<word.range.upperBound, confidence: 0.9, order: nil)
    }

    /// `client Teams client`, `client Teams clients`
    private func nounTwice(_ around: NameNeighbours) -> NamePlace? {
        guard let previous = around.previous, let next = around.next else { return nil }
        let left = around.segment.tokens[previous]
        let right = around.segment.tokens[next]
        guard left.range.count > 3, left.info.contains(.noun), isSameNoun(around.segment.segment.text[left.range], around.segment.segment.text[right.range]) else { return nil }
        return NamePlace(reason: .nounTwice, range: left.range.lowerBound..<right.range.upperBound, confidence: 0.85, order: nil)
    }

    /// Whether two words are the same, or one the other's plural.
    private func isSameNoun(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        if left.elementsEqual(right) { return true }
        guard left.prefix(3).elementsEqual(right.prefix(3)), abs(left.count - right.count) <= 2 else { return false }
        let (one, other) = (String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
        return plurals.plural(of: one) == other || plurals.plural(of: other) == one
    }

    /// `à l’aide Teams`, `à l’aide services Microsoft`
    private func prepositionMissing(_ around: NameNeighbours) -> NamePlace? {
        guard let previous = around.previous else { return nil }
        let tokens = around.segment.tokens
        var begin = openPhrase(endingAt: tokens[previous].range.upperBound, in: around.segment)
        if begin == nil, isNoun(tokens[previous]), tokens[previous].info.contains(.plural), previous >= 2, tokens[previous - 1].kind == .space {
            begin = openPhrase(endingAt: tokens[previous - 2].range.upperBound, in: around.segment)
        }
        guard let begin else { return nil }
        let end = around.next.flatMap { isNoun(tokens[$0]) ? around.phraseEnd(from: $0, links: links) : nil }
        return NamePlace(
            reason: .prepositionMissing, range: begin..<(end.map { tokens[$0 - 1].range.upperBound } ?? around.name.range.upperBound), confidence: 0.9, order: nil)
    }

    /// `Azure AD ID d’application`
    private func acronymAfter(_ around: NameNeighbours) -> NamePlace? {
        let segment = around.segment
        let tokens = segment.tokens
        let name = around.name
        guard name.evidence > .shape else { return nil }
        var acronym = name.tokens.upperBound - 1
        var nameEnd = acronym >= 2 ? tokens[acronym - 2].range.upperBound : 0
        if tokens[acronym].range.lowerBound < name.head.upperBound {
            guard let next = around.next else { return nil }
            acronym = next
            nameEnd = name.range.upperBound
        }
        guard isAcronym(tokens[acronym], of: name), nameEnd > name.range.lowerBound else { return nil }
        guard let link = NameNeighbours.word(after: acronym, in: segment), links.contains(link, in: segment),
            let noun = NameNeighbours.word(after: link, in: segment), !tokens[noun].shape.contains(.capitalized),
            tokens[noun].info.isDisjoint(with: [.targetFunction, .determiner])
        else { return nil }
        let shortened = NameMention(range: name.range.lowerBound..<nameEnd, tokens: name.tokens.lowerBound..<acronym, evidence: name.evidence, head: name.head, tail: nil)
        return NamePlace(
            reason: .acronymAfter, range: name.range.lowerBound..<tokens[noun].range.upperBound, confidence: 0.9,
            order: isHyphenated(noun, in: segment) ? nil : [.text(tokens[acronym].range.lowerBound..<tokens[noun].range.upperBound), .name(shortened)])
    }

    /// `Office 365 clients`
    private func nounAfter(_ around: NameNeighbours, _ leadsWord: () -> Bool) -> NamePlace? {
        guard let next = around.next, !isLedByAcronym(around.name, in: around.segment) else { return nil }
        let tokens = around.segment.tokens
        let noun = tokens[next]
        let confidence = confidence(ofNoun: noun, at: next, around, leadsWord)
        guard confidence > 0 else { return nil }
        let end = around.phraseEnd(from: next, links: links)
        // A word of the name follows: `.NET micro Framework`.
        if !announcing.contains(next, in: around.segment), let following = NameNeighbours.word(after: end - 1, in: around.segment), tokens[following].shape.contains(.capitalized),
            tokens[following].shape.isDisjoint(with: [.allCapitals, .hasDigit]), !tokens[following].info.contains(.target) || tokens[following].info.contains(.loanword) { return nil }
        let labelEnd = around.lead == .start ? around.labelEnd(from: end, links: links, linkedArticles: linkedArticles) : nil
        let phrase = noun.range.lowerBound..<tokens[(labelEnd ?? end) - 1].range.upperBound
        let isBroken = tokens.indices.contains(end) && around.segment.token(tokens[end], is: "-") || labelEnd == nil && isFollowedByMore(end - 1, in: around.segment)
        let order: [NamePlace.Part]? = switch around.lead {
        case .start where !isBroken: [around.name.range.lowerBound == 0 ? .capitalized(phrase) : .text(phrase), .name(around.name)]
        case .determiner where !isBroken: [.text(phrase), .name(around.name)]
        default: nil
        }
        return NamePlace(reason: .nounAfter, range: around.name.range.lowerBound..<phrase.upperBound, confidence: confidence, order: order)
    }

    /// Whether what follows a phrase may belong to it, or asks for an article before it: an adjective, a participle, a verb.
    private func isFollowedByMore(_ last: Int, in segment: AnalyzedSegment) -> Bool {
        guard let next = NameNeighbours.word(after: last, in: segment) else { return false }
        let info = segment.tokens[next].info
        return info.isDisjoint(with: [.targetFunction, .pastParticiple]) && (!info.isDisjoint(with: [.noun, .adjective, .verb]) || info.isDisjoint(with: .target) && segment.tokens[next].shape.isDisjoint(with: [.capitalized, .allCapitals, .hasDigit]))
    }

    /// The probability that a name cannot carry the word after it; 0 where the word may be a verb, an adjective or a part of the name.
    private func confidence(ofNoun noun: Token, at index: Int, _ around: NameNeighbours, _ leadsWord: () -> Bool) -> Double {
        let info = noun.info
        let segment = around.segment
        guard isNoun(noun) || isLoanNoun(noun) && around.name.evidence == .marked && around.lead == .determiner else { return 0 }
        // *La commande gate.exe sources* names a command.
        if around.name.evidence == .shape, let leader = around.leader, announcing.contains(leader, in: segment) { return 0 }
        let isLed = leadsWord()
        // `Open-Gate commande`: the verb of the same letters says nothing of a program.
        let announces = announcing.contains(index, in: segment) && !isVerbPhrase(index, in: segment)
        let isStrong = around.name.evidence > .shape || isLed || announces
        let isPlural = info.contains(.plural) && !info.contains(.singular)
        // A plural form that is a verb as well is one of the second person, which no name takes.
        let rivals: WordInfo = isPlural ? [.adjective, .pastParticiple] : [.adjective, .pastParticiple, .verb, .adverb, .infinitive]
        let isOnlyNoun = info.isDisjoint(with: rivals) || announces && info.isDisjoint(with: [.pastParticiple, .infinitive])
        if noun.shape.contains(.capitalized) {
            guard info.isDisjoint(with: [.source, .loanword]) else { return 0 }
            // A new phrase begins: `Microsoft 365 Résultat de certification`.
            if !isPlural {
                let isFollowed = NameNeighbours.word(after: index, in: segment).map { links.contains($0, in: segment) } ?? false
                return isStrong && isOnlyNoun && isFollowed && around.lead == .start ? 0.7 : 0
            }
        }
        let isAfterLink = around.leader.map { links.contains($0, in: segment) } ?? false
        if isPlural {
            if isOnlyNoun { return isStrong ? 0.9 : 0.7 }
            // No word stands before that an adjective or participle could agree with.
            switch around.lead {
            case .start, .infinitive: return isStrong ? 0.8 : 0.6
            case .preposition: return isAfterLink ? 0 : isStrong ? 0.8 : 0.6
            case .determiner: return isStrong && (isLed && !info.contains(.pastParticiple) || !info.contains(.adjective) && around.name.evidence == .marked) ? 0.7 : 0
            // What agrees with no noun before is no participle.
            case .noun: return isLed && around.name.evidence == .marked && !agreesWithWord(before: around.name, info, in: segment) ? 0.7 : 0
            case .other: return 0
            }
        }
        guard isStrong, info.isDisjoint(with: [.adjective, .pastParticiple, .adverb]), !isHyphenated(index, in: segment) else { return 0 }
        switch around.lead {
        case .determiner:
            guard let leader = around.leader else { return 0 }
            let determiner = segment.tokens[leader].info
            // `ses Microsoft Teams catalogue d’applications`: its complement makes it a noun.
            if !determiner.contains(.singular) { return around.name.evidence == .glossary && info.isDisjoint(with: .infinitive) && hasComplement(index, in: segment) ? 0.75 : 0 }
            guard agrees(determiner, info) else { return 0 }
            // Where the source has the name before a noun as well, what may be a verb is none: `le [!DNL Contoso] modèle`.
            return isOnlyNoun ? 0.8 : isLed && around.name.evidence == .marked && info.isDisjoint(with: .infinitive) && !isVerbPhrase(index, in: segment) ? 0.7 : 0
        case .start: return isOnlyNoun ? 0.75 : 0
        case .infinitive: return isVerbPhrase(index, in: segment) ? 0 : 0.7
        case .preposition: return isAfterLink ? 0 : isOnlyNoun ? 0.8 : isVerbPhrase(index, in: segment) ? 0 : 0.6
        case .noun:
            // `le programme Microsoft 365 certification`
            guard around.name.evidence == .marked else { return isOnlyNoun && around.name.evidence == .glossary && around.previous.map { !segment.tokens[$0].shape.contains(.capitalized) } == true ? 0.6 : 0 }
            return isOnlyNoun || isLed && around.isSetApart && info.isDisjoint(with: .infinitive) && !isVerbPhrase(index, in: segment) ? 0.7 : 0
        case .other:
            // `le domaine et SharePoint site`
            guard let leader = around.previous, conjunctions.contains(leader, in: segment), around.name.evidence == .glossary else { return 0 }
            return isOnlyNoun ? 0.6 : 0
        }
    }

    /// Whether one of the last words before a name has the number and gender of a word after it.
    private func agreesWithWord(before name: NameMention, _ info: WordInfo, in segment: AnalyzedSegment) -> Bool {
        segment.tokens[max(0, name.tokens.lowerBound - 10)..<name.tokens.lowerBound].contains { token in
            func share(_ kinds: WordInfo) -> Bool { !token.info.intersection(info).isDisjoint(with: kinds) }
            return token.info.contains(.noun) && share([.singular, .plural]) && (share([.masculine, .feminine]) || token.info.isDisjoint(with: [.masculine, .feminine]))
        }
    }

    /// Whether an object follows a word, so that it may be a verb: `Outlook liste les dossiers`.
    private func isVerbPhrase(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        guard let following = NameNeighbours.word(after: index, in: segment) else { return false }
        return segment.tokens[following].info.contains(.determiner) && !links.contains(following, in: segment)
    }

    /// Whether a complement follows a noun: *d’applications*.
    private func hasComplement(_ noun: Int, in segment: AnalyzedSegment) -> Bool {
        guard let link = NameNeighbours.word(after: noun, in: segment), links.contains(link, in: segment), let complement = NameNeighbours.word(after: link, in: segment) else { return false }
        return segment.tokens[complement].info.contains(.noun) && segment.tokens[complement].info.isDisjoint(with: [.targetFunction, .determiner])
    }

    private func isHyphenated(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        segment.tokens.indices.contains(index + 1) && segment.token(segment.tokens[index + 1], is: "-")
    }

    /// `Redemander [!DNL Contoso Ads] les offres`
    private func objectAfter(_ around: NameNeighbours) -> NamePlace? {
        guard around.name.evidence > .shape, around.lead == .infinitive, let next = around.next else { return nil }
        let tokens = around.segment.tokens
        guard tokens[next].info.contains(.determiner), !links.contains(next, in: around.segment),
            let noun = NameNeighbours.word(after: next, in: around.segment), tokens[noun].info.contains(.noun), tokens[noun].info.isDisjoint(with: [.targetFunction])
        else { return nil }
        let end = around.phraseEnd(from: noun, links: links)
        let phrase = tokens[next].range.lowerBound..<tokens[end - 1].range.upperBound
        return NamePlace(
            reason: .nounAfter, range: around.name.range.lowerBound..<phrase.upperBound, confidence: around.name.evidence == .marked ? 0.8 : 0.6,
            order: [.text(phrase), .name(around.name)])
    }

    /// `[!DNL Contoso Ads] des paramètres` where the source has the name right before its noun: neither a verb nor a complement follows.
    private func articleAfter(_ around: NameNeighbours, _ leadsWord: () -> Bool) -> NamePlace? {
        let segment = around.segment
        let tokens = segment.tokens
        guard around.name.evidence > .shape, let next = around.next, !isLedByAcronym(around.name, in: segment) else { return nil }
        // `de la` is two words.
        var article = next
        if links.contains(next, in: segment), let second = NameNeighbours.word(after: next, in: segment) { article = second }
        let isContracted = linkedArticles.contains(article, in: segment)
        switch around.lead {
        case .start: break
        // *L’aide par X des équipes*, *les droits du X de l’équipe*, *donner à X les droits*.
        case .determiner where !isContracted && article == next: break
        case .noun where !isContracted && article == next && around.isSetApart && around.name.evidence == .marked: break
        case .preposition where !isContracted && article == next && around.name.evidence == .marked && around.leader.map { !infinitiveLinks.contains($0, in: segment) } ?? false: break
        default: return nil
        }
        guard isContracted || articles.contains(article, in: segment) || tokens[article].kind == .elision && tokens[article].info.contains(.determiner),
            let noun = NameNeighbours.word(after: article, in: segment), isNoun(tokens[noun]), !tokens[noun].shape.contains(.capitalized),
            tokens[noun].info.isDisjoint(with: [.verb, .infinitive]) || isContracted || article != next || tokens[article].info.contains(.plural) && tokens[noun].info.contains(.plural)
        else { return nil }
        guard leadsWord() else { return nil }
        let end = around.phraseEnd(from: noun, links: links)
        let labelEnd = around.lead == .start ? around.labelEnd(from: end, links: links, linkedArticles: linkedArticles) : nil
        let phrase = tokens[noun].range.lowerBound..<tokens[(labelEnd ?? end) - 1].range.upperBound
        let isLabel = around.lead == .start && (labelEnd != nil || !isFollowedByMore(end - 1, in: segment))
        let isFirst = tokens[next].shape.contains(.capitalized) || segment.sentence(at: around.name.range.lowerBound).map { segment.sentences[$0].lowerBound == around.name.range.lowerBound } ?? true
        return NamePlace(
            reason: .nounAfter, range: around.name.range.lowerBound..<phrase.upperBound, confidence: around.name.evidence == .marked ? 0.8 : 0.6,
            order: isLabel ? [isFirst ? .capitalized(phrase) : .text(phrase), .name(around.name)] : nil)
    }

    /// `mettre à jour Outlook à faire éléments`: the object of a verb, with an infinitive that has no object of its own.
    private func infinitiveAfter(_ around: NameNeighbours) -> NamePlace? {
        let segment = around.segment
        let tokens = segment.tokens
        guard around.name.evidence > .shape, let link = around.next, infinitiveLinks.contains(link, in: segment), let previous = around.previous,
            let verb = NameNeighbours.word(after: link, in: segment), tokens[verb].info.contains(.infinitive) || auxiliaryInfinitives.contains(verb, in: segment), !tokens[verb].shape.contains(.capitalized),
            let following = NameNeighbours.word(after: verb, in: segment), tokens[following].info.isDisjoint(with: [.targetFunction, .determiner, .preposition, .adverb])
        else { return nil }
        // A set phrase of a verb: `mettre à jour`.
        var lead = previous
        if let before = NameNeighbours.word(before: previous, in: segment), infinitiveLinks.contains(before, in: segment), let own = NameNeighbours.word(before: before, in: segment) { lead = own }
        guard tokens[lead].info.contains(.infinitive), !causatives.contains(lead, in: segment) else { return nil }
        return NamePlace(reason: .infinitiveAfter, range: around.name.range.lowerBound..<tokens[verb].range.upperBound, confidence: 0.8, order: nil)
    }

    /// `une Windows`, `la Teams d’informations`
    private func nounMissing(_ around: NameNeighbours) -> NamePlace? {
        let tokens = around.segment.tokens
        guard around.name.evidence > .shape, let previous = around.previous, !isLedByAcronym(around.name, in: around.segment) else { return nil }
        let start = tokens[previous].range.lowerBound
        let determiner = tokens[previous].info
        let complement = around.next.flatMap { link in
            links.contains(link, in: around.segment) ? NameNeighbours.word(after: link, in: around.segment) : nil
        }.flatMap { tokens[$0].info.contains(.noun) && tokens[$0].info.isDisjoint(with: [.targetFunction, .determiner]) ? $0 : nil }
        if let complement, determiner.contains(.determiner), determiner.contains(.feminine), !determiner.contains(.masculine) {
            return NamePlace(reason: .nounMissing, range: start..<tokens[complement].range.upperBound, confidence: 0.75, order: nil)
        }
        guard determinersOfNouns.contains(previous, in: around.segment) else { return nil }
        if let next = around.next, complement == nil, around.name.evidence == .marked {
            let info = tokens[next].info
            // A name that carries a verb or a clause is used as a noun: `Une [!DNL ContosoID] est …`.
            guard info.contains(.preposition) || info.contains(.noun) || info.contains(.determiner) || !info.contains(.targetFunction) && !info.contains(.verb) else { return nil }
        }
        // A plural name: `vos Contoso Channels`.
        if determiner.contains(.plural), !determiner.contains(.singular), around.segment.segment.text[around.name.range.upperBound - 1] == 0x73, complement == nil { return nil }
        return NamePlace(reason: .nounMissing, range: start..<around.name.range.upperBound, confidence: 0.75, order: nil)
    }

    // MARK: Words

    private func isLoanNoun(_ token: Token) -> Bool {
        token.kind == .word && token.info.contains([.noun, .loanword]) && !token.shape.contains(.capitalized)
    }

    func isNoun(_ token: Token) -> Bool {
        token.kind == .word && token.info.contains(.noun) && token.info.isDisjoint(with: [.targetFunction, .loanword])
            && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .singleLetter, .hasDigit, .protected])
    }

    /// Whether a token is an acronym that stands for a common noun: a loanword, or a glossary term beside the name's own.
    private func isAcronym(_ token: Token, of name: NameMention) -> Bool {
        token.kind == .word && token.shape.contains(.allCapitals) && (token.info.contains(.loanword) || token.range == name.tail)
    }

    /// Whether a name begins with an acronym, which syntax takes for a common noun: `API`, `URL Contoso`.
    private func isLedByAcronym(_ name: NameMention, in segment: AnalyzedSegment) -> Bool {
        let first = segment.tokens[name.tokens.lowerBound]
        return name.evidence != .marked && (first.shape.contains(.allCapitals) || first.kind != .word && first.kind != .mark)
    }

    private func agrees(_ determiner: WordInfo, _ noun: WordInfo) -> Bool {
        let genders: WordInfo = [.masculine, .feminine]
        return noun.isDisjoint(with: genders) || !determiner.intersection(noun).isDisjoint(with: genders)
    }

    private func isApostrophe(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let at = range.lowerBound
        return range.count == 1 ? text[at] == 0x27 : range.count == 3 && text[at] == 0xE2 && text[at + 1] == 0x80 && text[at + 2] == 0x99
    }

    /// Where a phrase that lacks its preposition begins, if one ends at an offset of the text.
    private func openPhrase(endingAt end: Int, in segment: AnalyzedSegment) -> Int? {
        let text = segment.segment.text
        guard end > 0 else { return nil }
        for phrase in openPhrases where phrase.last == text[end - 1] {
            guard let begin = Self.start(of: phrase, endingAt: end, in: text) else { continue }
            if begin == 0 || text[begin - 1] == 0x20 || text[begin - 1] == 0x28 { return begin }
        }
        return nil
    }

    /// Where a phrase that ends at a place begins there, with any apostrophe, its first letter small or a capital.
    private static func start(of phrase: [UInt8], endingAt end: Int, in text: [UInt8]) -> Int? {
        var at = end
        for index in phrase.indices.reversed() {
            guard at > 0 else { return nil }
            let byte = text[at - 1]
            if byte == phrase[index] || index <= 1 && byte | 0x20 == phrase[index] {
                at -= 1
            } else if phrase[index] == 0x27, at >= 3, byte == 0x99, text[at - 2] == 0x80, text[at - 3] == 0xE2 {
                at -= 3
            } else {
                return nil
            }
        }
        return at
    }
}
