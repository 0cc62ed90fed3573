import Linguistics
import Terminology

/// What the words of one language become in another, learned from paired sentences.
public struct WordTranslations: Sendable {
    /// One translation of a word.
    public struct Likelihood: Sendable, Equatable {
        /// The probability of the target word, given the source word.
        public let forward: Float
        /// The probability of the source word, given the target word.
        public let backward: Float
    }

    /// A word and how likely it is.
    struct Rendering: Sendable {
        let target: UInt32
        let likelihood: Likelihood
    }

    private var numbers: KeyTable
    private var likelihoods: [Likelihood]
    /// By source word, in how many of the sentences it stands; what was known before counts as some.
    private var uses: KeyTable
    /// The renderings of all source words, one word after the other; empty until `group` is called.
    private var renderings: [Rendering] = []
    /// By source word, where its renderings begin and, for the key's complement, where they end.
    private var bounds = KeyTable()
    /// The sentences that it was learned from.
    public let sentences: Int

    /// What a list tells.
    public init(_ pairs: WordPairs, source: MeaningWords, target: MeaningWords) {
        self.init(numbers: KeyTable(capacity: pairs.rows.count), likelihoods: [], uses: KeyTable(), sentences: 0)
        for row in pairs.rows { set(source.key(of: row.source), target.key(of: row.target), Likelihood(forward: row.forward, backward: row.backward)) }
    }

    init(numbers: KeyTable, likelihoods: [Likelihood], uses: KeyTable, sentences: Int) {
        self.numbers = numbers
        self.likelihoods = likelihoods
        self.uses = uses
        self.sentences = sentences
    }

    /// The number of pairs of words.
    public var count: Int { likelihoods.count }

    /// How likely two words, by their keys, translate each other; nil where that was not seen.
    public func likelihood(_ source: UInt32, _ target: UInt32) -> Likelihood? {
        numbers.value(of: Self.key(source, target)).map { likelihoods[Int($0)] }
    }

    mutating func set(_ source: UInt32, _ target: UInt32, _ likelihood: Likelihood) {
        let number = Int(numbers.value(of: Self.key(source, target), orInsert: UInt32(likelihoods.count)))
        if number == likelihoods.count { likelihoods.append(likelihood) } else { likelihoods[number] = likelihood }
    }

    /// Puts the renderings of each source word together.
    mutating func group() {
        var all: [(source: UInt32, rendering: Rendering)] = []
        all.reserveCapacity(likelihoods.count)
        forEach { all.append(($0, Rendering(target: $1, likelihood: $2))) }
        all.sort { ($0.source, $0.rendering.target) < ($1.source, $1.rendering.target) }
        renderings = all.map(\.rendering)
        bounds = KeyTable(capacity: 1 << 12)
        for (index, entry) in all.enumerated() {
            if index == 0 || all[index - 1].source != entry.source { _ = bounds.value(of: UInt64(entry.source), orInsert: UInt32(index)) }
            if index + 1 == all.count || all[index + 1].source != entry.source { _ = bounds.value(of: ~UInt64(entry.source), orInsert: UInt32(index + 1)) }
        }
    }

    /// What a source word may become.
    func renderings(of source: UInt32) -> ArraySlice<Rendering> {
        guard let start = bounds.value(of: UInt64(source)), let end = bounds.value(of: ~UInt64(source)) else { return [] }
        return renderings[Int(start)..<Int(end)]
    }

    mutating func addUses(_ count: UInt32, of source: UInt32) { uses.add(count, to: UInt64(source)) }

    func forEach(_ body: (_ source: UInt32, _ target: UInt32, Likelihood) -> Void) {
        numbers.forEach { key, number in body(UInt32(key >> 32), UInt32(truncatingIfNeeded: key), likelihoods[Int(number)]) }
    }

    /// In how many of the sentences a source word stands; a word that was known before has `WordLearner.weightOfKnown` more.
    public func sentences(with source: UInt32) -> Int { Int(uses.value(of: UInt64(source)) ?? 0) }

    static func key(_ source: UInt32, _ target: UInt32) -> UInt64 { UInt64(source) << 32 | UInt64(target) }
}
