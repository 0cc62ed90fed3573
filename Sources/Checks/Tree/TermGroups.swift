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
        for (index, term) in longTerms.enumerated() {
            let ends = Set([term.words[0], term.words[term.words.count - 1]].map { NameKey($0) })
            for key in ends {
                let list = Int(byWord.value(of: key.value, orInsert: UInt32(lists.count)))
                if list == lists.count { lists.append([index]) } else { lists[list].append(index) }
                initials |= 1 << (key.value & 63)
            }
        }
        longTermsByWord = byWord
        longTermLists = lists
        longTermInitials = initials
    }

    /// Whether a long term may begin or end with a word, told by its first byte.
    func mayBeginLongTerm(_ initial: UInt8) -> Bool { longTermInitials >> UInt64(NameKey.initial(initial)) & 1 == 1 }

    /// Indices of the long terms that begin or end with a word.
    func longTerms(withWord key: NameKey) -> [Int] { longTermsByWord.value(of: key.value).map { longTermLists[Int($0)] } ?? [] }

    /// The words of a term in lower case without the small ones, which change with the sentence: three letters or fewer and no capital.
    static func words(of term: String) -> [[UInt8]] {
        term.split { $0 == " " || $0 == "-" || $0 == "'" || $0 == "’" || $0 == "\u{A0}" }
            .filter { !isSmall($0.count, hasCapital: $0.first?.isUppercase == true) }
            .map { Array($0.lowercased().utf8) }
    }

    static func isSmall(_ letters: Int, hasCapital: Bool) -> Bool { letters <= 3 && !hasCapital }
}
