import Dispatch
import Foundation
import Linguistics
import Synchronization

/// Learns what words become by expectation maximization: IBM model 1 (Brown et al. 1993) with a preference for the diagonal and for few
/// translations a word (Dyer, Chahuneau and Smith 2013, “A Simple, Fast, and Effective Reparameterization of IBM Model 2”; the estimate of
/// Riley and Gildea 2012), in either direction.
///
/// The result is the same on every run: sentences are taken in the order of their hashes.
struct WordLearner {
    /// Words met in fewer sentences cannot be told apart from their neighbours.
    private static let leastUses: UInt32 = 2
    private static let rounds = 3
    /// The share of words that no word of the other side has given.
    private static let noCounterpart: Float = 0.08
    /// How strongly words keep their order; as Dyer et al. found.
    private static let tension = 4.0
    /// The prior weight of every pair, as Dyer et al. chose it.
    private static let alpha: Float = 0.01
    /// Less likely translations are not kept.
    private static let least: Float = 0.01
    /// A word that renders hardly anything else is a rendering, however seldom: a tree's own subject is in thousands of its sentences.
    private static let certain: Float = 0.5
    /// How many sentences what is known already counts for.
    static let weightOfKnown: Float = 10
    /// Steps in which distances from the diagonal are told apart.
    private static let steps = 64

    /// The words of one sentence pair, by their numbers; only those that were met often enough.
    private struct Sentence {
        let source: Range<Int>
        let target: Range<Int>
        /// Where its pairs of words begin in `cells`: all source words for the first target word, then for the second …
        let cell: Int
        /// Where their distances from the diagonal begin.
        let distances: Int
    }

    private var sourceWords: [UInt32] = []
    private var targetWords: [UInt32] = []
    private var sentences: [Sentence] = []
    private var distances = Distances()
    /// By pair of words of each sentence, the number of that pair.
    private var cells: [UInt32] = []
    /// By number of a pair, its words' numbers.
    private var pairSource: [UInt32] = []
    private var pairTarget: [UInt32] = []
    private var sourceKeys: [UInt32] = []
    private var targetKeys: [UInt32] = []
    private var uses = KeyTable(capacity: 1 << 12)
    private var targetUses = KeyTable(capacity: 1 << 12)
    private let known: WordTranslations
    /// By number of a pair, what is known of it.
    private var knownOfPair: [WordTranslations.Likelihood?] = []

    init(_ sample: SentenceSample, known: WordTranslations) {
        self.known = known
        let order = sample.pairs.sorted { $0.hash < $1.hash }
        for pair in order {
            Self.count(sample.words[pair.start..<(pair.start + pair.source)], in: &uses)
            Self.count(sample.words[(pair.start + pair.source)..<(pair.start + pair.source + pair.target)], in: &targetUses)
        }
        var sourceNumbers = KeyTable(capacity: uses.count)
        var targetNumbers = KeyTable(capacity: targetUses.count)
        func number(_ word: UInt32, _ uses: KeyTable, _ numbers: inout KeyTable, _ keys: inout [UInt32]) -> UInt32? {
            guard let seen = uses.value(of: UInt64(word)), seen >= Self.leastUses else { return nil }
            let number = numbers.value(of: UInt64(word), orInsert: UInt32(keys.count))
            if Int(number) == keys.count { keys.append(word) }
            return number
        }
        var cellCount = 0
        for pair in order {
            let source = sourceWords.count
            for word in sample.words[pair.start..<(pair.start + pair.source)] {
                if let number = number(word, uses, &sourceNumbers, &sourceKeys) { sourceWords.append(number) }
            }
            let target = targetWords.count
            for word in sample.words[(pair.start + pair.source)..<(pair.start + pair.source + pair.target)] {
                if let number = number(word, targetUses, &targetNumbers, &targetKeys) { targetWords.append(number) }
            }
            guard sourceWords.count > source, targetWords.count > target else { continue }
            sentences.append(Sentence(source: source..<sourceWords.count, target: target..<targetWords.count, cell: cellCount, distances: distances.start(sourceWords.count - source, targetWords.count - target)))
            cellCount += (sourceWords.count - source) * (targetWords.count - target)
        }
        numberPairs(cellCount)
        knownOfPair = pairSource.indices.map { known.likelihood(sourceKeys[Int(pairSource[$0])], targetKeys[Int(pairTarget[$0])]) }
    }

    /// Numbers the pairs of words in the order in which they are met first.
    ///
    /// The cells are taken source word by source word, so that one number for each target word is all that has to be at hand: a table of all pairs would
    /// be out of the cache at each of them.
    private mutating func numberPairs(_ cellCount: Int) {
        var starts = [Int](repeating: 0, count: sourceKeys.count + 1)
        for sentence in sentences {
            for index in sentence.source { starts[Int(sourceWords[index]) + 1] += sentence.target.count }
        }
        for index in sourceKeys.indices { starts[index + 1] += starts[index] }
        // Each with its target word before it.
        var cellsBySource = [UInt64](repeating: 0, count: cellCount)
        var next = starts
        for sentence in sentences {
            var cell = sentence.cell
            for targetIndex in sentence.target {
                let target = targetWords[targetIndex]
                for sourceIndex in sentence.source {
                    let source = Int(sourceWords[sourceIndex])
                    cellsBySource[next[source]] = UInt64(target) << 32 | UInt64(cell)
                    next[source] += 1
                    cell += 1
                }
            }
        }
        // By cell, the first one that has the same pair.
        cells = [UInt32](repeating: 0, count: cellCount)
        var lastSource = [UInt32](repeating: .max, count: targetKeys.count)
        var firstCell = [UInt32](repeating: 0, count: targetKeys.count)
        for source in sourceKeys.indices {
            for index in starts[source]..<starts[source + 1] {
                let cell = UInt32(truncatingIfNeeded: cellsBySource[index])
                let target = Int(cellsBySource[index] >> 32)
                if lastSource[target] != UInt32(source) {
                    lastSource[target] = UInt32(source)
                    firstCell[target] = cell
                }
                cells[Int(cell)] = firstCell[target]
            }
        }
        for sentence in sentences {
            var cell = sentence.cell
            for targetIndex in sentence.target {
                for sourceIndex in sentence.source {
                    let first = Int(cells[cell])
                    if first == cell {
                        cells[cell] = UInt32(pairSource.count)
                        pairSource.append(sourceWords[sourceIndex])
                        pairTarget.append(targetWords[targetIndex])
                    } else {
                        // That one stands before and has its number.
                        cells[cell] = cells[first]
                    }
                    cell += 1
                }
            }
        }
    }

    /// Counts each word of a sentence once.
    private static func count(_ words: ArraySlice<UInt32>, in uses: inout KeyTable) {
        for (index, word) in words.enumerated() where !words.prefix(index).contains(word) { uses.add(1, to: UInt64(word)) }
    }

    func learned() -> WordTranslations {
        let learned = Mutex<[[Float]]>([[], []])
        DispatchQueue.concurrentPerform(iterations: 2) { direction in
            let result = probabilities(forward: direction == 0)
            learned.withLock { $0[direction] = result }
        }
        let directions = learned.withLock { $0 }
        var result = WordTranslations(numbers: KeyTable(capacity: 1 << 12), likelihoods: [], uses: uses, sentences: sentences.count)
        var weighed = Set<UInt32>()
        // What is known of pairs that the sentences do not have.
        known.forEach { source, target, likelihood in
            if weighed.insert(source).inserted { result.addUses(UInt32(Self.weightOfKnown), of: source) }
            result.set(source, target, mixed(WordTranslations.Likelihood(forward: 0, backward: 0), likelihood, source, target))
        }
        for index in pairSource.indices {
            let (source, target) = (sourceKeys[Int(pairSource[index])], targetKeys[Int(pairTarget[index])])
            let learned = WordTranslations.Likelihood(forward: directions[0][index], backward: directions[1][index])
            if let other = knownOfPair[index] {
                result.set(source, target, mixed(learned, other, source, target))
            } else if min(learned.forward, learned.backward) >= Self.least || (learned.backward >= Self.certain && learned.forward > 0) {
                result.set(source, target, learned)
            }
        }
        result.group()
        return result
    }

    /// What was learned, weighed by the sentences that have the words, with what was known.
    private func mixed(_ learned: WordTranslations.Likelihood, _ known: WordTranslations.Likelihood, _ source: UInt32, _ target: UInt32) -> WordTranslations.Likelihood {
        func mix(_ one: Float, _ other: Float, _ uses: UInt32?) -> Float {
            // A word met too seldom was not learned.
            let weight = uses.map { $0 >= Self.leastUses ? Float($0) : 0 } ?? 0
            return (weight * one + Self.weightOfKnown * other) / (weight + Self.weightOfKnown)
        }
        return .init(
            forward: mix(learned.forward, known.forward, uses.value(of: UInt64(source))),
            backward: mix(learned.backward, known.backward, targetUses.value(of: UInt64(target))))
    }

    /// By pair, how likely the word that is given makes the other one.
    ///
    /// - Parameter forward: whether the source word is given.
    private func probabilities(forward: Bool) -> [Float] {
        let given = forward ? pairSource : pairTarget
        let givenCount = forward ? sourceKeys.count : targetKeys.count
        let made = forward ? targetKeys.count : sourceKeys.count
        var probability = [Float](repeating: 1, count: pairSource.count)
        var alone = [Float](repeating: 1 / Float(max(made, 1)), count: made)
        var kinds = [Float](repeating: 0, count: givenCount)
        for word in given { kinds[Int(word)] += 1 }
        // What is known is where it begins.
        for index in probability.indices {
            let even = 1 / kinds[Int(given[index])]
            probability[index] = knownOfPair[index].map { 0.5 * even + 0.5 * (forward ? $0.forward : $0.backward) } ?? even
        }
        let closeness = (0...Self.steps).map { Float(exp(-Self.tension * Double($0) / Double(Self.steps))) }
        for _ in 0..<Self.rounds {
            var counts = [Float](repeating: 0, count: probability.count)
            var aloneCounts = [Float](repeating: 0, count: made)
            expect(probability, alone, forward: forward, closeness, &counts, &aloneCounts)
            var totals = [Float](repeating: 0, count: givenCount)
            for index in counts.indices { totals[Int(given[index])] += counts[index] }
            for index in counts.indices {
                let word = Int(given[index])
                probability[index] = Self.expDigamma(counts[index] + Self.alpha) / Self.expDigamma(totals[word] + Self.alpha * kinds[word])
            }
            let total = aloneCounts.reduce(0, +)
            for index in alone.indices { alone[index] = total > 0 ? aloneCounts[index] / total : 0 }
        }
        return probability
    }

    private func expect(_ probability: [Float], _ alone: [Float], forward: Bool, _ closeness: [Float], _ counts: inout [Float], _ aloneCounts: inout [Float]) {
        var weights = [Float](repeating: 0, count: SentenceSample.longest)
        // The loop over all cells, three times in either direction: what it reads is opened once. All indices are those that `init` gave.
        probability.withUnsafeBufferPointer { probability in
            cells.withUnsafeBufferPointer { cells in
                distances.steps.withUnsafeBufferPointer { steps in
                    counts.withUnsafeMutableBufferPointer { counts in
                        weights.withUnsafeMutableBufferPointer { weights in
                            for sentence in sentences {
                                let (sources, targets) = (sentence.source.count, sentence.target.count)
                                let (givens, makes) = forward ? (sources, targets) : (targets, sources)
                                let (nextGiven, nextMade) = forward ? (1, sources) : (sources, 1)
                                for made in 0..<makes {
                                    let word = Int(forward ? targetWords[sentence.target.lowerBound + made] : sourceWords[sentence.source.lowerBound + made])
                                    var norm: Float = 0
                                    var sum: Float = 0
                                    for given in 0..<givens {
                                        let cell = made * nextMade + given * nextGiven
                                        let near = closeness[Int(steps[sentence.distances + cell])]
                                        let weight = near * probability[Int(cells[sentence.cell + cell])]
                                        norm += near
                                        sum += weight
                                        weights[given] = weight
                                    }
                                    let without = Self.noCounterpart * alone[word]
                                    let share = (1 - Self.noCounterpart) / norm
                                    let all = without + share * sum
                                    guard all > 0 else { continue }
                                    aloneCounts[word] += without / all
                                    let scale = share / all
                                    for given in 0..<givens { counts[Int(cells[sentence.cell + made * nextMade + given * nextGiven])] += weights[given] * scale }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// How far from the diagonal each cell of a sentence lies, for the numbers of words of either side; the same in both directions.
    private struct Distances {
        /// By numbers of words, where their cells begin in `steps`.
        private var starts = [Int?](repeating: nil, count: (SentenceSample.longest + 1) * (SentenceSample.longest + 1))
        /// From 0 to `WordLearner.steps`; cells in the order of a sentence's.
        private(set) var steps: [UInt8] = []

        /// - Returns: where the cells begin in `steps`.
        mutating func start(_ sources: Int, _ targets: Int) -> Int {
            let shape = sources * (SentenceSample.longest + 1) + targets
            if let start = starts[shape] { return start }
            let start = steps.count
            starts[shape] = start
            for target in 0..<targets {
                for source in 0..<sources {
                    steps.append(UInt8(abs((2 * source + 1) * targets - (2 * target + 1) * sources) * WordLearner.steps / (2 * sources * targets)))
                }
            }
            return start
        }
    }

    /// e to the digamma function of x: x - 1/2 + 1/(24 x) for large x, and by Ψ(x) = Ψ(x + 1) - 1/x for small ones (Abramowitz and Stegun 6.3).
    static func expDigamma(_ x: Float) -> Float {
        if x > 2 { return x - 0.5 + 1 / (24 * x) }
        if x < 0.04 { return 0 }
        let above = x + 2
        return (above - 0.5 + 1 / (24 * above)) * exp(-1 / x - 1 / (x + 1))
    }
}
