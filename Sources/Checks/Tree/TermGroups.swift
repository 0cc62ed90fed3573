import Linguistics
import Terminology

/// The glossary's entries by their source term: what it is called, what it may not be called, and near misses of its longer names.
struct TermGroups: Sendable {
    /// By entry: the number of its source term; names have one too.
    let group: [Int32]
    /// By group: the indices of its entries.
    let entries: [[Int]]
    /// By field: the groups that belong to it.
    let fields: [String: Set<Int32>]
    /// By group: whether the glossary admits other forms beside the preferred ones.
    let isVaried: [Bool]
    /// By group: the forbidden forms that may share their first word with another term.
    let forbiddenComplements: [[Complement]]
    /// Terms of three words or more.
    let longTerms: [LongTerm]
    /// By the first and by the last word of a long term: where those that have it are in `longTermLists`.
    private let longTermsByWord: KeyTable
    private let longTermLists: [LongTermList]
    /// How such words begin.
    let longTermBeginnings: Beginnings

    /// A forbidden form of a noun and its complement: *campagne d’achat*.
    struct Complement: Sendable {
        let entry: Int
        /// The noun in the singular and in the plural, in lower case.
        let heads: [[UInt8]]
        /// Of the complement, in lower case, without apostrophes.
        let words: [[UInt8]]
    }

    /// A translation of three words or more, small words aside.
    struct LongTerm: Sendable {
        let entry: Int
        /// In lower case.
        let words: [[UInt8]]
        let text: String
    }

    /// A long term that begins or ends with a word, with the first bytes of the words beside its ends, by which most are told to differ.
    struct LongTermEnd: Sendable {
        /// The index in `longTerms`.
        let term: Int
        let second: UInt8
        let lastButOne: UInt8
    }

    /// The long terms that begin or end with a word.
    struct LongTermList: Sendable {
        private(set) var ends: [LongTermEnd] = []
        /// A bit for each of the first bytes beside the terms' ends, modulo 64.
        private var seconds: UInt64 = 0
        private var lastsButOne: UInt64 = 0

        mutating func append(_ end: LongTermEnd) {
            ends.append(end)
            seconds |= 1 << UInt64(end.second & 63)
            lastsButOne |= 1 << UInt64(end.lastButOne & 63)
        }

        /// Whether a term may go on with a word that begins with a byte, or end with one before it; a byte beyond ASCII tells nothing.
        func mayHold(after: UInt8?, before: UInt8?) -> Bool {
            func holds(_ initials: UInt64, _ byte: UInt8) -> Bool { byte >= 0x80 || initials >> UInt64(byte & 63) & 1 == 1 }
            return after.map { holds(seconds, $0) } ?? false || before.map { holds(lastsButOne, $0) } ?? false
        }
    }

    /// A bit for each way in which some words begin, as far as three bytes.
    struct Beginnings: Sendable {
        private var bits = [UInt64](repeating: 0, count: 512)

        /// Whether one of the words may be one that begins with three bytes, whatever its marks and case.
        @inline(__always)
        func mayHold(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
            let number = Self.number(first, second, third)
            if bits[number >> 6] >> UInt64(number & 63) & 1 == 1 { return true }
            return !(Self.isInKey(first) && Self.isInKey(second) && Self.isInKey(third))
        }

        mutating func insert(_ word: [UInt8]) {
            // A word of two has another key than all that begin with three letters.
            guard word.count > 2 else { return }
            if word[..<3].allSatisfy(Self.isInKey) {
                let number = Self.number(word[0], word[1], word[2])
                bits[number >> 6] |= 1 << UInt64(number & 63)
            } else {
                // Its key begins with other bytes than the word: it may be any.
                bits = bits.map { _ in .max }
            }
        }

        /// Below 32,768, the same in either case.
        @inline(__always)
        private static func number(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int { Int(first & 31) << 10 | Int(second & 31) << 5 | Int(third & 31) }

        private static func isInKey(_ byte: UInt8) -> Bool { byte >= 0x80 || NameKey.isLetterOrDigit(byte) }
    }

    init(_ glossary: TermMatcher?) {
        var numbers: [String: Int32] = [:]
        var group: [Int32] = []
        var entries: [[Int]] = []
        var fields: [String: Set<Int32>] = [:]
        var varied: [Bool] = []
        var longTerms: [LongTerm] = []
        var complements: [[Complement]] = []
        for (index, entry) in (glossary?.entries ?? []).enumerated() {
            let key = entry.source.lowercased()
            let number = numbers[key] ?? Int32(entries.count)
            if number == entries.count {
                numbers[key] = number
                entries.append([])
                varied.append(false)
                complements.append([])
            }
            group.append(number)
            entries[Int(number)].append(index)
            if !entry.domain.isEmpty { fields[entry.domain, default: []].insert(number) }
            if entry.status == .forbidden { complements[Int(number)] += entry.targets.compactMap { Complement(of: $0, entry: index, glossary) } }
            guard entry.status == .preferred || entry.status == .admitted else { continue }
            if entry.status == .admitted { varied[Int(number)] = true }
            for target in entry.targets {
                // Most have a word or two.
                guard target.utf8.count(where: Self.mayPart) >= 2 else { continue }
                let words = Self.words(of: target)
                if words.count >= 3 { longTerms.append(LongTerm(entry: index, words: words, text: target)) }
            }
        }
        self.group = group
        self.entries = entries
        self.fields = fields
        isVaried = varied
        self.longTerms = longTerms
        forbiddenComplements = complements
        var byWord = KeyTable()
        var lists: [LongTermList] = []
        var beginnings = Beginnings()
        for (index, term) in longTerms.enumerated() {
            let words = [term.words[0], term.words[term.words.count - 1]]
            for word in words { beginnings.insert(word) }
            let end = LongTermEnd(term: index, second: term.words[1].first ?? 0, lastButOne: term.words[term.words.count - 2].first ?? 0)
            let ends = Set(words.map { NameKey($0) })
            for key in ends {
                let list = Int(byWord.value(of: key.value, orInsert: UInt32(lists.count)))
                if list == lists.count { lists.append(LongTermList()) }
                lists[list].append(end)
            }
        }
        longTermsByWord = byWord
        longTermLists = lists
        longTermBeginnings = beginnings
    }

    /// The long terms that begin or end with a word; nil where there is none.
    func longTerms(withWord key: NameKey) -> LongTermList? { longTermsByWord.value(of: key.value).map { longTermLists[Int($0)] } }

    /// The words of a term in lower case without the small ones, which change with the sentence: three letters or fewer and no capital.
    static func words(of term: String) -> [[UInt8]] {
        let text = Array(term.utf8)
        var words: [[UInt8]] = []
        var start = 0
        for index in 0...text.count {
            let separator = index < text.count ? lengthOfSeparator(at: index, in: text) : 1
            guard separator > 0 else { continue }
            let word = text[start..<index]
            if !word.isEmpty, !isSmall(word.count { $0 & 0xC0 != 0x80 }, hasCapital: hasCapital(word)) { words.append(Array(LowerCase.of(word))) }
            start = index + separator
        }
        return words
    }

    /// The length of a space, hyphen or apostrophe, in bytes; 0 for other characters.
    private static func lengthOfSeparator(at index: Int, in text: [UInt8]) -> Int {
        switch text[index] {
        case 0x20, 0x2D, 0x27: 1
        case 0xC2 where text[index + 1] == 0xA0: 2
        case 0xE2 where text[index + 1] == 0x80 && text[index + 2] == 0x99: 3
        default: 0
        }
    }

    private static func hasCapital(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, first >= 0x80 else { return word.first.map { $0 &- 0x41 < 26 } ?? false }
        return String(decoding: word, as: UTF8.self).unicodeScalars.first?.properties.isUppercase ?? false
    }

    /// Whether a byte may be one of a character that parts words.
    private static func mayPart(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 0x27 || byte == 0xE2 || byte == 0xC2 }

    static func isSmall(_ letters: Int, hasCapital: Bool) -> Bool { letters <= 3 && !hasCapital }
}
