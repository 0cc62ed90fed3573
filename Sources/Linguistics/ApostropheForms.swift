/// What the two profiles know of words with apostrophes: elided words before one, clitics after one, forms that stay whole.
final class ApostropheForms {
    private var elisions = WordTable()
    private var wholes = WordTable()
    private var clitics = WordTable()
    private let longest: Int

    init(_ source: LanguageProfile, _ target: LanguageProfile) {
        for profile in [target, source] {
            for word in profile.elisions.keys { elisions.insert(word, value: 1) }
            for word in profile.wholeForms { wholes.insert(word, value: 1) }
        }
        for word in target.clitics { clitics.insert(word, value: WordInfo([.target, .targetFunction]).rawValue) }
        for word in source.clitics { clitics.insert(word, value: WordInfo([.source, .sourceFunction]).rawValue) }
        longest = (source.wholeForms.union(target.wholeForms).map(\.utf8.count).max() ?? 0) + 2
    }

    /// The bytes an apostrophe takes here (straight, typographic U+2019, modifier letter U+02BC), 0 where there is none.
    @inline(__always)
    static func apostropheLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        if text[at] == 0x27 { return 1 }
        if text[at] == 0xE2, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x99 { return 3 }
        if text[at] == 0xCA, at + 1 < end, text[at + 1] == 0xBC { return 2 }
        return 0
    }

    /// Whether an apostrophe or single quote ends right before this place, so that a letter here opens a quotation.
    static func endsInApostrophe(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        if text[at - 1] == 0x27 { return true }
        return at >= 3 && text[at - 3] == 0xE2 && text[at - 2] == 0x80 && (text[at - 1] == 0x98 || text[at - 1] == 0x99)
    }

    func isElision(_ word: UnsafeBufferPointer<UInt8>) -> Bool { withFolded(word) { elisions.value(of: $0) != nil } ?? false }

    func isWhole(_ word: UnsafeBufferPointer<UInt8>) -> Bool { withFolded(word) { wholes.value(of: $0) != nil } ?? false }

    func clitic(_ word: UnsafeBufferPointer<UInt8>) -> WordInfo? {
        withFolded(word) { clitics.value(of: $0) }.flatMap { $0 }.map(WordInfo.init(rawValue:))
    }

    /// The word with ASCII letters in lower case and apostrophes straight; nil when it is longer than any form.
    @inline(__always)
    private func withFolded<Result>(_ word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        guard word.count <= max(longest, 16) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { folded in
            var length = 0
            var index = 0
            while index < word.count {
                let apostrophe = Self.apostropheLength(word, index, word.count)
                if apostrophe > 0 {
                    folded[length] = 0x27
                    index += apostrophe
                } else {
                    let byte = word[index]
                    folded[length] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                    index += 1
                }
                length += 1
            }
            return body(UnsafeBufferPointer(rebasing: folded[..<length]))
        }
    }
}
