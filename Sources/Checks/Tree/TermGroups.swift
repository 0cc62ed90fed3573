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
    /// Terms of three words or more.
    let longTerms: [LongTerm]
    /// By the first and by the last word of a long term: where those that have it are in `longTermLists`.
    private let longTermsByWord: KeyTable
    private let longTermLists: [[Int]]
    /// A bit for each of the initials of these words.
    private let longTermInitials: UInt64
    /// A bit for each pair of letters that such a word may begin with.
    private let longTermPairs: [UInt64]

    /// A translation of three words or more, small words aside.
    struct LongTerm: Sendable {
        let entry: Int
        /// In lower case.
        let words: [[UInt8]]
        let text: String
    }

    init(_ glossary: TermMatcher?) {
        var numbers: [String: Int32] = [:]
        var group: [Int32] = []
        var entries: [[Int]] = []
        var fields: [String: Set<Int32>] = [:]
        var varied: [Bool] = []
        var longTerms: [LongTerm] = []
        for (index, entry) in (glossary?.entries ?? []).enumerated() {
            let key = entry.source.lowercased()
            let number = numbers[key] ?? Int32(entries.count)
            if number == entries.count {
                numbers[key] = number
                entries.append([])
                varied.append(false)
            }
            group.append(number)
            entries[Int(number)].append(index)
            if !entry.domain.isEmpty { fields[entry.domain, default: []].insert(number) }
            guard entry.status == .preferred || entry.status == .admitted else { continue }
            if entry.status == .admitted { varied[Int(number)] = true }
            for target in entry.targets {
                let words = Self.words(of: target)
                if words.count >= 3 { longTerms.append(LongTerm(entry: index, words: words, text: target)) }
            }
        }
        self.group = group
        self.entries = entries
        self.fields = fields
        isVaried = varied
        self.longTerms = longTerms
        var byWord = KeyTable()
        var lists: [[Int]] = []
        var initials: UInt64 = 0
        var pairs = [UInt64](repeating: 0, count: 16)
        for (index, term) in longTerms.enumerated() {
            let words = [term.words[0], term.words[term.words.count - 1]]
            for word in words { Self.insertPair(of: word, into: &pairs) }
            let ends = Set(words.map { NameKey($0) })
            for key in ends {
                let list = Int(byWord.value(of: key.value, orInsert: UInt32(lists.count)))
                if list == lists.count { lists.append([index]) } else { lists[list].append(index) }
                initials |= 1 << (key.value & 63)
            }
        }
        longTermsByWord = byWord
        longTermLists = lists
        longTermInitials = initials
        longTermPairs = pairs
    }

    /// Whether a long term may begin or end with a word, told by its first two bytes.
    func mayBeginLongTerm(_ first: UInt8, _ second: UInt8) -> Bool {
        guard longTermInitials >> UInt64(NameKey.initial(first)) & 1 == 1 else { return false }
        guard Self.isInKey(first), Self.isInKey(second) else { return true }
        let pair = Self.pair(first, second)
        return longTermPairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1
    }

    /// A number below 1,024, the same in either case.
    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }

    private static func isInKey(_ byte: UInt8) -> Bool { byte >= 0x80 || NameKey.isLetterOrDigit(byte) }

    private static func insertPair(of word: [UInt8], into pairs: inout [UInt64]) {
        if word.count > 1, isInKey(word[0]), isInKey(word[1]) {
            pairs[pair(word[0], word[1]) >> 6] |= 1 << UInt64(pair(word[0], word[1]) & 63)
        } else {
            // Its key begins with other bytes than the word: it may be any.
            pairs = pairs.map { _ in .max }
        }
    }

    /// Indices of the long terms that begin or end with a word.
    func longTerms(withWord key: NameKey) -> [Int] { longTermsByWord.value(of: key.value).map { longTermLists[Int($0)] } ?? [] }

    /// The words of a term in lower case without the small ones, which change with the sentence: three letters or fewer and no capital.
    static func words(of term: String) -> [[UInt8]] {
        term.unicodeScalars.split { $0 == " " || $0 == "-" || $0 == "'" || $0 == "’" || $0 == "\u{A0}" }
            .filter { word in !isSmall(word.count, hasCapital: word.first.map { $0.isASCII ? $0.value &- 0x41 < 26 : $0.properties.isUppercase } == true) }
            .map { Array(String($0).lowercased().utf8) }
    }

    static func isSmall(_ letters: Int, hasCapital: Bool) -> Bool { letters <= 3 && !hasCapital }
}
