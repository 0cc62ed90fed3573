/// The word lists of two profiles, ready to be asked by bytes. Words are in lower case with straight apostrophes.
struct WordLists: Sendable {
    private var infos = WordTable()
    private var rare = WordTable()

    init(source: LanguageProfile, target: LanguageProfile) {
        var collected: [String: WordInfo] = [:]
        for word in source.functionWords { collected[word, default: []].insert(.sourceFunction) }
        for word in target.functionWords { collected[word, default: []].insert(.targetFunction) }
        for word in target.loanwords { collected[word, default: []].insert(.loanword) }
        for (word, info) in target.determiners { collected[word, default: []].formUnion(info) }
        for word in target.prepositions { collected[word, default: []].insert(.preposition) }
        for (word, info) in collected { infos.insert(word, value: info.rawValue) }

        var rarities: [String: WordInfo] = [:]
        for word in source.rareWords { rarities[word, default: []].insert(.source) }
        for word in target.rareWords { rarities[word, default: []].insert(.target) }
        for (word, info) in rarities { rare.insert(word, value: info.rawValue) }
    }

    func info(of word: UnsafeBufferPointer<UInt8>) -> WordInfo { WordInfo(rawValue: infos.value(of: word) ?? 0) }

    /// `.source` or `.target` where that language hardly uses the word, though its dictionary has it.
    func rarity(of word: UnsafeBufferPointer<UInt8>) -> WordInfo { WordInfo(rawValue: rare.value(of: word) ?? 0) }
}
