/// The affixes of one side by the letters that they put on, and by those that they take off.
struct AffixIndex: Sendable {
    /// An affix as it is read.
    struct Entry {
        /// What is taken off the stem.
        let strip: UnsafeBufferPointer<UInt8>
        /// What is put on it.
        let text: UnsafeBufferPointer<UInt8>
        let affix: AffixRules.Affix
    }

    /// Affixes that take the same letters off for the same others.
    struct Group: Sendable {
        /// In `strips`.
        let strip: Range<Int>
        /// In `affixes`.
        let affixes: Range<Int>
    }

    private(set) var affixes: [AffixRules.Affix] = []
    private(set) var groups: [Group] = []
    /// The letters that are taken off, end to end.
    private(set) var strips: [UInt8] = []
    /// The most bytes that are taken off.
    private(set) var longestStrip = 0
    /// The most bytes that are put on.
    private(set) var longest = 0
    /// By number of a text that is put on.
    private var groupsOfText: [Range<Int>] = []
    private var numbers = KeyTable()

    init() {}

    /// - Parameter isSuffixes: whether they stand at the end, whose letters are then asked for from the last one on.
    init(_ entries: [Entry], isSuffixes: Bool) {
        numbers = KeyTable(capacity: 2048)
        // Numbers in the order in which they come tell the texts apart, and for each the strips.
        var strips = KeyTable(capacity: 2048)
        var order: [(text: UInt32, strip: UInt32, entry: Int)] = []
        order.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            let key = isSuffixes ? entry.text.reversed().reduce(Self.emptyKey, Self.key) : entry.text.reduce(Self.emptyKey, Self.key)
            let text = numbers.value(of: key, orInsert: UInt32(numbers.count))
            let strip = strips.value(of: entry.strip.reduce(Self.emptyKey, Self.key), orInsert: UInt32(strips.count))
            order.append((text, strip, index))
        }
        order.sort { ($0.text, $0.strip, $0.entry) < ($1.text, $1.strip, $1.entry) }
        affixes.reserveCapacity(entries.count)
        var index = 0
        while index < order.count {
            let text = order[index].text
            let firstGroup = groups.count
            longest = max(longest, entries[order[index].entry].text.count)
            while index < order.count, order[index].text == text {
                let strip = order[index].strip
                let letters = entries[order[index].entry].strip
                let first = affixes.count
                while index < order.count, order[index].text == text, order[index].strip == strip {
                    affixes.append(entries[order[index].entry].affix)
                    index += 1
                }
                groups.append(Group(strip: self.strips.count..<(self.strips.count + letters.count), affixes: first..<affixes.count))
                self.strips += letters
                longestStrip = max(longestStrip, letters.count)
            }
            groupsOfText.append(firstGroup..<groups.count)
        }
    }

    /// The key of no letters.
    static let emptyKey: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The key of letters with one more: FNV-1a.
    @inline(__always)
    static func key(_ key: UInt64, _ byte: UInt8) -> UInt64 { (key ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The groups of affixes that put the letters on that have a key.
    @inline(__always)
    func groups(putting key: UInt64) -> Range<Int> { numbers.value(of: key).map { groupsOfText[Int($0)] } ?? 0..<0 }
}
