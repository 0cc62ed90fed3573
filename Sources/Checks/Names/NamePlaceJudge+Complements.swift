import Alignment
import Linguistics
import Markup

/// Names beside a noun that they cannot be joined to as they stand.
extension NamePlaceJudge {
    /// A noun that takes what it is about with a preposition: `Utilisation [!DNL Contoso Ads] avec des données`.
    func linkMissing(_ around: NameNeighbours) -> NamePlace? {
        guard around.name.evidence > .shape, let previous = around.previous, linkedNouns.contains(previous, in: around.segment) else { return nil }
        return NamePlace(
            reason: .prepositionMissing, range: around.segment.tokens[previous].range.lowerBound..<around.name.range.upperBound, confidence: 0.8, order: nil)
    }

    /// A name between a determiner and the noun that begins a link: `les Contoso Ads [campagnes d’achat]`.
    func nounInLink(_ around: NameNeighbours, _ leadsWord: () -> Bool) -> NamePlace? {
        let (segment, tokens) = (around.segment, around.segment.tokens)
        func isPlural(_ index: Int) -> Bool { tokens[index].info.contains(.plural) && !tokens[index].info.contains(.singular) }
        guard around.lead == .determiner, around.next == nil, let leader = around.leader, isPlural(leader), let noun = NameNeighbours.word(after: around.name.tokens.upperBound - 1, in: segment),
            isNoun(tokens[noun]), isPlural(noun), !tokens[noun].shape.contains(.capitalized), tokens[noun].info.isDisjoint(with: [.adjective, .pastParticiple]),
            segment.segment.inlines.contains(where: { $0.isLink && $0.text.lowerBound == tokens[noun].range.lowerBound }), leadsWord()
        else { return nil }
        return NamePlace(reason: .nounAfter, range: tokens[leader].range.lowerBound..<tokens[noun].range.upperBound, confidence: 0.8, order: nil)
    }

    /// A name between a noun of action and the complement that the source has it lead: `la synchronisation [!DNL Contoso Ads] des mesures de conversion`.
    ///
    /// The words alone do not tell: `les droits [!DNL Contoso Ads] de l’équipe` are as they should be.
    func splitObject(of name: NameMention, in segment: AnalyzedSegment) -> NamePlace? {
        guard name.evidence == .marked else { return nil }
        let around = NameNeighbours(of: name, in: segment)
        let tokens = segment.tokens
        guard around.lead == .noun, around.leader == around.previous, let link = around.next, links.contains(link, in: segment) || linkedArticles.contains(link, in: segment), let following = NameNeighbours.word(after: link, in: segment)
        else { return nil }
        let noun = tokens[following].info.contains(.determiner) ? NameNeighbours.word(after: following, in: segment) : following
        guard let noun, isNoun(tokens[noun]), !tokens[noun].shape.contains(.capitalized) else { return nil }
        let end = around.phraseEnd(from: noun, links: links)
        let phrase = tokens[link].range.lowerBound..<tokens[end - 1].range.upperBound
        return NamePlace(
            reason: .complementAfter, range: name.range.lowerBound..<phrase.upperBound, confidence: 0.75,
            order: NameNeighbours.word(after: end - 1, in: segment) == nil ? [.text(phrase), .name(name)] : nil)
    }
}
