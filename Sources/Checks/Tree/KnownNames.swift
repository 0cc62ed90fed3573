import Terminology

/// The glossary's names by the traces that machine translation leaves of them.
struct KnownNames: Sendable {
    /// Names of one word in lower case with their spelling, by first letter.
    private(set) var words: [Unicode.Scalar: [(folded: String, name: String)]] = [:]
    /// Acronyms of three letters or more.
    private(set) var acronyms = Set<String>()
    /// Names of two words, by their words in the other order.
    private(set) var reversed: [NameKey: String] = [:]
    /// Names of three words, by the first two, where these are no name.
    private(set) var heads: [NameKey: String] = [:]
    /// The same for names that no glossary has, the third an acronym.
    private(set) var inferredHeads: [NameKey: String] = [:]
    /// Names of two words of letters, by how both begin.
    private(set) var beginnings: [NameKey: String] = [:]
    /// Names that end in a digit, by what is left without it.
    private(set) var cut: [String: String] = [:]
    private var all = Set<NameKey>()

    /// Names of one word that few texts have, in lower case with their spelling, by first letter.
    private(set) var faint: [Unicode.Scalar: [(folded: String, name: String)]] = [:]
    /// Acronyms that few texts have.
    private(set) var faintAcronyms: Set<String>
    /// Names of two words, the first an acronym, by the second and the acronym's letters in order.
    private(set) var permuted: [NameKey: String] = [:]
    /// Names of two words by their first.
    private(set) var byFirst: [NameKey: [String]] = [:]

    init(_ glossary: TermMatcher?, faint: [(folded: String, name: String)] = [], acronyms: [String] = []) {
        faintAcronyms = Set(acronyms)
        for name in faint where name.folded.utf8.count >= 6 && name.folded.allSatisfy({ $0.isLetter && $0.isASCII }) {
            if let first = name.folded.unicodeScalars.first { self.faint[first, default: []].append(name) }
        }
        guard let glossary else { return }
        let names = glossary.entries.filter { $0.status == .doNotTranslate }
        all = Set(glossary.entries.map { NameKey($0.source.utf8) })
        for entry in names {
            let name = entry.source
            let parts = name.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
            switch parts.count {
            case 1: addWord(name)
            case 2:
                let key = NameKey((parts[1] + parts[0]).utf8)
                // Two letters before a name may be a common noun of the target language: ID.
                if !all.contains(key), !entry.isInferred || parts[0].utf8.count >= 3 { reversed[key] = name }
                byFirst[NameKey(parts[0].utf8), default: []].append(name)
                if let letters = Self.letters(ofAcronym: Array(parts[0].utf8)) {
                    var key = NameKey(parts[1].utf8)
                    key.append(letters)
                    permuted[key] = name
                }
                if let beginning = Self.beginning(of: parts.map { Array($0.utf8) }) { beginnings[beginning] = name }
            case 3:
                let key = NameKey((parts[0] + parts[1]).utf8)
                if !all.contains(key), parts[2].utf8.count <= 3, !entry.isInferred { heads[key] = name }
                if parts[2].utf8.count <= 3, entry.isInferred, parts[2].allSatisfy(\.isUppercase) { inferredHeads[key] = name }
            default: break
            }
        }
    }

    private mutating func addWord(_ name: String) {
        let folded = name.lowercased()
        if name.utf8.count >= 3, name.allSatisfy(\.isUppercase) { acronyms.insert(name) }
        if name.last?.isNumber == true, name.first?.isLetter == true, name.utf8.count >= 4, !all.contains(NameKey(name.utf8.dropLast())) {
            cut[String(name.dropLast())] = name
        }
        if name.utf8.count >= 5, name.allSatisfy({ $0.isLetter && $0.isASCII }), let first = folded.unicodeScalars.first {
            words[first, default: []].append((folded, name))
        }
    }

    func contains(_ name: some Sequence<UInt8>) -> Bool { all.contains(NameKey(name)) }

    /// The letters of an acronym of three to six capitals, in order.
    static func letters(ofAcronym text: some Collection<UInt8>) -> [UInt8]? {
        guard (3...6).contains(text.count), text.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
        return text.sorted()
    }

    /// A key of two words' first letters, accents aside, so that a word and its cognate have one: *operator*, *opérateurs*.
    static func beginning(of words: [[UInt8]]) -> NameKey? {
        let starts = words.map { start(of: $0) }
        guard starts.count == 2, starts.allSatisfy({ $0.count == startLength }) else { return nil }
        var key = NameKey(starts[0])
        key.append([0x30])
        key.append(starts[1])
        return key
    }

    /// How many first letters of a word its beginning has.
    static let startLength = 5

    /// The first letters, those with an accent as their base letter.
    private static func start(of word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < word.count, result.count < startLength {
            let byte = word[index]
            if byte < 0x80 {
                guard (byte | 0x20) &- 0x61 < 26 else { return [] }
                result.append(byte | 0x20)
            } else if byte == 0xC3, index + 1 < word.count {
                switch word[index + 1] | 0x20 {
                case 0xA0...0xA5: result.append(0x61)
                case 0xA7: result.append(0x63)
                case 0xA8...0xAB: result.append(0x65)
                case 0xAC...0xAF: result.append(0x69)
                case 0xB2...0xB6: result.append(0x6F)
                case 0xB9...0xBC: result.append(0x75)
                default: return []
                }
                index += 1
            } else {
                return []
            }
            index += 1
        }
        return result
    }
}
