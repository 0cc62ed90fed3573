extension LanguageProfile {
    /// The same for a word's UTF-8: most words begin with a plain consonant or a plain vowel and are told by bytes.
    func elides(before word: [UInt8], shape: WordShape, info: WordInfo) -> Bool? {
        // No letter of À to ÿ combines with the one before it.
        if !elided.isEmpty, word.count > 1, word[0] < 0x80, word[1] < 0x80 || word[1] == 0xC3, shape.isDisjoint(with: [.allCapitals, .nonLatin]) {
            switch firstSounds[Int(word[0])] {
            case .consonant: return false
            case .vowel:
                let lower = WordCase.lowercasedText(word)
                if unelidableBeginnings.match(lower) { return false }
                if !info.contains(.target), !info.contains(.targetFunction), unsureBeginnings.contains(where: { lower.starts(with: $0.utf8) }) { return nil }
                return true
            case .unsure: break
            }
        }
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

    private func matchesUnelidable(_ word: String) -> Bool { unelidableBeginnings.match(Array(word.utf8)) }

    /// What a word begins with, as far as its first letter tells.
    enum FirstSound: Sendable {
        /// Never the sound of a vowel.
        case consonant
        /// A vowel that always sounds as one.
        case vowel
        case unsure
    }

    /// Words and beginnings of words.
    struct Beginnings: Sendable {
        private var table = WordTable()
        private var longest = 0

        private static let word: UInt32 = 1
        private static let beginning: UInt32 = 2

        /// - Parameter list: beginnings end with a `*`.
        init(_ list: [String]) {
            var kinds: [[UInt8]: UInt32] = [:]
            for entry in list where !entry.isEmpty {
                let isBeginning = entry.utf8.last == UInt8(ascii: "*")
                kinds[Array(isBeginning ? entry.utf8.dropLast() : entry.utf8[...]), default: 0] |= isBeginning ? Self.beginning : Self.word
            }
            for (entry, kind) in kinds {
                entry.withUnsafeBufferPointer { table.insertIfNew($0, hash: WordTable.hash($0), value: kind) }
                longest = max(longest, entry.count)
            }
        }

        /// Whether a word is one of them or begins as one.
        func match(_ word: [UInt8]) -> Bool {
            word.withUnsafeBufferPointer { word in
                for length in 1..<(min(word.count, longest) + 1) {
                    guard let kind = table.value(of: UnsafeBufferPointer(rebasing: word[..<length])) else { continue }
                    if kind & Self.beginning != 0 || length == word.count { return true }
                }
                return false
            }
        }
    }
}
