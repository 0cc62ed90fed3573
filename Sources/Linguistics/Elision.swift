extension LanguageProfile {
    /// The same for a word's UTF-8: most words begin with a plain consonant and are told by their first byte.
    func elides(before word: [UInt8], shape: WordShape, info: WordInfo) -> Bool? {
        if word.count > 1, let first = word.first, shape.isDisjoint(with: [.allCapitals, .nonLatin]), plainConsonants.contains(first) { return false }
        return elides(before: String(decoding: word, as: UTF8.self), shape: shape, info: info)
    }

    /// Whether a word such as "de" elides before this one.
    ///
    /// - Parameters:
    ///   - word: as written.
    ///   - shape: how it is written, which tells acronyms.
    ///   - info: what the dictionary knows; a foreign word's first sound is often unsure.
    /// - Returns: true when it must, false when it must not, nil when both are in use or nobody can tell (`SQL`, `Ubisoft`, digits).
    public func elides(before word: String, shape: WordShape, info: WordInfo) -> Bool? {
        guard !elided.isEmpty else { return false }
        let lower = word.lowercased()
        guard let first = lower.first, first.isLetter else { return nil }
        if shape.contains(.nonLatin) { return nil }
        if lower.count == 1 {
            // "l'a" and "d'y" are usual, but a letter may be named as well: "de A à Z".
            return vowels.contains(first) || semivowels.contains(first) ? nil : false
        }
        let isVowel = vowels.contains(first)
        guard isVowel || silentInitials.contains(first) || semivowels.contains(first) || shape.contains(.allCapitals) else { return false }
        if shape.contains(.allCapitals) {
            if matchesUnelidable(lower) { return nil }
            // Read by letters or as a word, it begins with a vowel.
            if isVowel { return true }
            return vowelNamedLetters.contains(first) || semivowels.contains(first) ? nil : false
        }
        if matchesUnelidable(lower) { return false }
        // Without a vowel it is read by its letters, and "le https" and "l’https" are both in use.
        if !lower.contains(where: { vowels.contains($0) || semivowels.contains($0) }) { return nil }
        let isKnown = info.contains(.target) || info.contains(.targetFunction)
        if !isKnown, unsureBeginnings.contains(where: lower.hasPrefix) {
            return semivowels.contains(first) && lower.dropFirst().first.map(vowels.contains) == true ? false : nil
        }
        if semivowels.contains(first), let second = lower.dropFirst().first { return !vowels.contains(second) }
        return true
    }

    private func matchesUnelidable(_ word: String) -> Bool {
        guard let first = word.utf8.first, let beginnings = unelidableByFirst[first] else { return false }
        return beginnings.contains { $0.utf8.last == 0x2A ? word.utf8.starts(with: $0.utf8.dropLast()) : word == $0 }
    }
}
