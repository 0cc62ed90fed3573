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

    /// A word that another may become.
    struct Rendering: Sendable {
        let source: UInt32
        let target: UInt32
        /// From 0 to 1: the geometric mean of the two directions' probabilities.
        let strength: Float
    }

    /// Weaker renderings link no words.
    private static let leastStrength: Float = 0.03

    private var numbers: KeyTable
    private var likelihoods: [Likelihood]
    /// By source word, in how many of the sentences it stands; what was known before counts as some.
    private var uses: KeyTable
    /// The renderings of all source words that are strong enough, one word after the other; empty until `group` is called.
    private(set) var renderings: [Rendering] = []
    /// By source word, where its renderings begin.
    private var firstRenderings = KeyTable()
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
        var all: [(key: UInt64, strength: Float)] = []
        all.reserveCapacity(likelihoods.count)
        numbers.forEach { key, number in
            let likelihood = likelihoods[Int(number)]
            let strength = (likelihood.forward * likelihood.backward).squareRoot()
            if strength >= Self.leastStrength { all.append((key, strength)) }
        }
        all.sort { $0.key < $1.key }
        renderings = all.map { Rendering(source: UInt32($0.key >> 32), target: UInt32(truncatingIfNeeded: $0.key), strength: $0.strength) }
        firstRenderings = KeyTable(capacity: 1 << 12)
        for (index, rendering) in renderings.enumerated() { _ = firstRenderings.value(of: UInt64(rendering.source), orInsert: UInt32(index)) }
    }

    /// Where in `renderings` those of a source word begin.
    func firstRendering(of source: UInt32) -> Int? { firstRenderings.value(of: UInt64(source)).map { Int($0) } }

    mutating func addUses(_ count: UInt32, of source: UInt32) { uses.add(count, to: UInt64(source)) }

    func forEach(_ body: (_ source: UInt32, _ target: UInt32, Likelihood) -> Void) {
        numbers.forEach { key, number in body(UInt32(key >> 32), UInt32(truncatingIfNeeded: key), likelihoods[Int(number)]) }
    }

    /// In how many of the sentences a source word stands; a word that was known before has `WordLearner.weightOfKnown` more.
    public func sentences(with source: UInt32) -> Int { Int(uses.value(of: UInt64(source)) ?? 0) }

    static func key(_ source: UInt32, _ target: UInt32) -> UInt64 { UInt64(source) << 32 | UInt64(target) }
}
