import Linguistics

/// In what spellings a term may stand in a text: with its words in the plural, and as machine translation tears it.
struct TermSpellings {
    private let plurals: PluralEndings
    /// Those of `plurals` in UTF-8.
    private let changes: [(singular: [UInt8], plural: [UInt8])]

    init(plurals: PluralEndings) {
        self.plurals = plurals
        changes = plurals.changes.map { (Array($0.singular.utf8), Array($0.plural.utf8)) }
    }

    /// The plural of a source term.
    func plural(of entry: GlossaryEntry) -> [UInt8]? {
        let source = Array(entry.source.utf8)
        if entry.status == .doNotTranslate {
            let isAcronym = source.count >= 2 && source.allSatisfy { $0 &- 0x41 < 26 }
            return isAcronym && source.last != UInt8(ascii: "S") ? source + [UInt8(ascii: "s")] : nil
        }
        let words = source.split(separator: UInt8(ascii: " "))
        guard let last = words.last, let plural = plural(of: last, isHead: words.count > 1) else { return nil }
        return Array((words.dropLast() + [plural[...]]).joined(separator: [UInt8(ascii: " ")]))
    }

    /// The term with any of its first four words that have one in the plural.
    func forEachSpelling(of term: String, _ body: ([UInt8]) -> Void) {
        var words: [(singular: ArraySlice<UInt8>, plural: [UInt8]?)] = []
        var varied = 0
        for word in Array(term.utf8).split(separator: UInt8(ascii: " ")) {
            // An elided article stays: d’accès, d’accès.
            let stem = Self.endOfElision(in: word)
            let plural = varied < 4 ? plural(of: word[stem...], isHead: words.isEmpty) : nil
            words.append((word, plural.map { word[..<stem] + $0 }))
            if plural != nil { varied += 1 }
        }
        var spelling: [UInt8] = []
        for choice in 0..<(1 << varied) {
            spelling.removeAll(keepingCapacity: true)
            var place = varied
            for word in words {
                if !spelling.isEmpty { spelling.append(UInt8(ascii: " ")) }
                guard let plural = word.plural else {
                    spelling += word.singular
                    continue
                }
                place -= 1
                spelling += choice >> place & 1 == 1 ? plural[...] : word.singular
            }
            body(spelling)
        }
    }

    /// A name broken at its dots and inner capitals: `Node. js`, `. NET`, `Share Point`.
    static func splits(of name: String) -> [String] {
        var splits: [String] = []
        let scalars = name.unicodeScalars
        var previous: Unicode.Scalar?
        for index in scalars.indices {
            let scalar = scalars[index]
            if let previous {
                let isHump = isLowercase(previous) && isUppercase(scalar) && scalars[index...].prefix { $0 != " " }.count > 2
                let isAfterDot = previous == "." && isLetter(scalar)
                if isHump || isAfterDot { splits.append(name[..<index] + " " + name[index...]) }
            }
            previous = scalar
        }
        return splits
    }

    private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII ? scalar.value &- 0x61 < 26 : scalar.properties.isLowercase }

    private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII ? scalar.value &- 0x41 < 26 : scalar.properties.isUppercase }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII ? (scalar.value | 0x20) &- 0x61 < 26 : scalar.properties.isAlphabetic }

    /// The offset after the last apostrophe of a word; where it begins if it has none.
    private static func endOfElision(in word: ArraySlice<UInt8>) -> Int {
        var end = word.endIndex
        while end > word.startIndex {
            if word[end - 1] == UInt8(ascii: "'") { return end }
            if word[end - 1] == 0x99, end - 3 >= word.startIndex, word[end - 2] == 0x80, word[end - 3] == 0xE2 { return end }
            end -= 1
        }
        return end
    }

    /// As `PluralEndings.plural`, for most words without the cost of characters.
    ///
    /// - Parameter isHead: whether the word leads the term, as *ad* does in *shopping ad*: it is a noun, however short.
    private func plural(of word: ArraySlice<UInt8>, isHead: Bool) -> [UInt8]? {
        guard let length = Self.plainLength(of: word) else { return plurals.plural(of: String(decoding: word, as: UTF8.self)).map { Array($0.utf8) } }
        guard length >= plurals.minimumLength || isHead && length > 1, let change = changes.first(where: { word.suffix($0.singular.count).elementsEqual($0.singular) }), change.singular != change.plural
        else { return nil }
        return Array(word.dropLast(change.singular.count)) + change.plural
    }

    /// How many letters a word has, where it has nothing but those of ASCII and from À to ÿ, each of which is one character.
    private static func plainLength(of word: ArraySlice<UInt8>) -> Int? {
        var length = 0
        var previous: UInt8 = 0
        for byte in word {
            if previous == 0xC3 {
                guard byte & 0xC0 == 0x80, byte != 0x97, byte != 0xB7 else { return nil }
            } else {
                guard byte == 0xC3 || (byte | 0x20) &- 0x61 < 26 else { return nil }
                length += 1
            }
            previous = byte
        }
        return previous == 0xC3 ? nil : length
    }
}
