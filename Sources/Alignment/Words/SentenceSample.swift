import Linguistics

/// The distinct sentence pairs of a tree as words that carry meaning: what word translations are learned from.
///
/// The room is bounded: when it is full, half of the pairs are let go, by hash, so that what is kept is the same whatever the order and the
/// number of workers.
public struct SentenceSample: Sendable {
    struct Pair: Sendable {
        let hash: UInt64
        /// Where its words begin in `words`: those of the source, then those of the target.
        let start: Int
        let source: Int
        let target: Int
    }

    private(set) var pairs: [Pair] = []
    private(set) var words: [UInt32] = []
    private var seen = Set<UInt64>()
    private let room: Int
    public let reader: PairedWords.Reader
    /// Pairs whose hash begins with so many zero bits are kept.
    private var level = 0

    /// - Parameter room: words kept, at most; each takes four bytes.
    public init(source: LanguageProfile, target: LanguageProfile, room: Int = 1 << 20) {
        reader = PairedWords.Reader(source: source, target: target)
        self.room = room
    }

    /// Words of a longer sentence are too many to tell what translates what.
    static let longest = 40

    /// Adds the sentences of a page that are paired well enough.
    public mutating func add(_ page: PairedWords) {
        var both: [UInt32] = []
        for pair in page.pairs where pair.confidence >= 0.5 {
            both.removeAll(keepingCapacity: true)
            both.append(contentsOf: page.sourceWords(of: pair).lazy.map(\.key))
            let count = both.count
            both.append(contentsOf: page.targetWords(of: pair).lazy.map(\.key))
            if Self.teaches(both, source: count) { add(both, source: count) }
        }
    }

    /// Adds one pair, unless it was met before, or the one side has no counterpart in the other.
    mutating func add(_ source: [UInt32], _ target: [UInt32]) {
        let both = source + target
        if Self.teaches(both, source: source.count) { add(both, source: source.count) }
    }

    /// - Parameters:
    ///   - both: words of the source, then those of the target.
    ///   - count: how many are the source's.
    private static func teaches(_ both: [UInt32], source count: Int) -> Bool {
        let source = both[..<count]
        let target = both[count...]
        guard !source.isEmpty, !target.isEmpty, max(source.count, target.count) <= longest, source.count <= 2 * target.count + 2, target.count <= 2 * source.count + 2
        else { return false }
        // A text left in the source language teaches nothing.
        return !(source.count(where: target.contains) * 2 > source.count && (source.count > 2 || source.elementsEqual(target)))
    }

    private mutating func add(_ both: some Collection<UInt32>, source: Int) {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(source)
        for word in both { hash = (hash ^ UInt64(word)) &* 0x9E37_79B9_7F4A_7C15 &+ (hash >> 29) }
        guard holds(hash), seen.insert(hash).inserted else { return }
        pairs.append(Pair(hash: hash, start: words.count, source: source, target: both.count - source))
        words += both
        while words.count > room, level < 64 {
            level += 1
            letGo()
        }
    }

    /// Adds what another worker gathered.
    public mutating func merge(_ other: SentenceSample) {
        if other.level > level {
            level = other.level
            letGo()
        }
        for pair in other.pairs { add(other.words[pair.start..<(pair.start + pair.source + pair.target)], source: pair.source) }
    }

    private mutating func letGo() {
        let (before, all) = (pairs, words)
        pairs = []
        words = []
        for pair in before where holds(pair.hash) {
            pairs.append(Pair(hash: pair.hash, start: words.count, source: pair.source, target: pair.target))
            words += all[pair.start..<(pair.start + pair.source + pair.target)]
        }
        seen = Set(pairs.map(\.hash))
    }

    private func holds(_ hash: UInt64) -> Bool { level == 0 || hash >> UInt64(64 - level) == 0 }
}
