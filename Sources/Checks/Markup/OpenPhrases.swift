import Linguistics

/// The locutions of a language that cannot stand without the preposition after them (`à l’aide`), to be asked for texts by bytes.
struct OpenPhrases: Sendable {
    private let phrases: [[UInt8]]

    init(_ profile: LanguageProfile) { phrases = profile.openPhrases.map { Array($0.utf8) } }

    /// Whether a text has a phrase that ends at an offset, in any case and with any apostrophe.
    ///
    /// - Parameters:
    ///   - anySpace: no-break spaces count as spaces.
    ///   - asWords: no letter stands before the phrase.
    func end(at end: Int, in text: [UInt8], anySpace: Bool = false, asWords: Bool) -> Bool {
        phrases.contains { phrase in
            guard let start = Self.start(of: phrase, endingAt: end, in: text, anySpace: anySpace) else { return false }
            return !asWords || start == 0 || !isLetter(text, before: start)
        }
    }

    private static func start(of phrase: [UInt8], endingAt end: Int, in text: [UInt8], anySpace: Bool) -> Int? {
        var at = end
        for index in phrase.indices.reversed() {
            guard at > 0 else { return nil }
            let wanted = phrase[index]
            let byte = text[at - 1]
            if byte == wanted || byte &- 0x41 < 26 && byte | 0x20 == wanted {
                at -= 1
            } else if wanted == UInt8(ascii: "'"), at >= 3, byte == 0x99, text[at - 2] == 0x80, text[at - 3] == 0xE2 {
                at -= 3
            } else if anySpace, wanted == UInt8(ascii: " "), at >= 2, byte == 0xA0, text[at - 2] == 0xC2 {
                at -= 2
            } else if index > 0, phrase[index - 1] == 0xC3, at >= 2, text[at - 2] == 0xC3, byte | 0x20 == wanted {
                // À for à.
                at -= 1
            } else {
                return nil
            }
        }
        return at
    }

    private func isLetter(_ text: [UInt8], before offset: Int) -> Bool {
        var start = offset - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return String(decoding: text[start..<offset], as: UTF8.self).first?.isLetter ?? false
    }
}
