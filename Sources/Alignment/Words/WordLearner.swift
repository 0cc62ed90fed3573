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
    static let noCounterpart: Float = 0.08
    /// The prior weight of every pair, as Dyer et al. chose it.
    static let alpha: Float = 0.01
    /// Less likely translations are not kept.
    private static let least: Float = 0.01
    /// A word that renders hardly anything else is a rendering, however seldom: a tree's own subject is in thousands of its sentences.
    private static let certain: Float = 0.5
    /// How many sentences what is known already counts for.
    static let weightOfKnown: Float = 10

    /// The words of one sentence pair, by their numbers; only those that were met often enough.
    private struct Sentence {
        let source: Range<Int>
        let target: Range<Int>
        /// Where its pairs of words begin in `cells`: all source words for the first target word, then for the second …
        let cell: Int
        let shape: WordDiagonals.Shape
    }

    private var sourceWords: [UInt32] = []
    private var targetWords: [UInt32] = []
    private var sentences: [Sentence] = []
    private var diagonals = WordDiagonals()
    /// By pair of words of each sentence, the number of that pair.
    private var cells: [UInt32] = []
    /// By number of a pair, its target word's number.
    private var pairTarget: [UInt32] = []
    /// By number of a source word, the first of its pairs, which follow each other; one more at the end.
    private var firstPair: [Int] = []
    private var sourceKeys: [UInt32] = []
    private var targetKeys: [UInt32] = []
    /// By key of a word, in how many of the sentences it stands.
    private let uses: KeyTable
    private let targetUses: KeyTable
    private let known: WordTranslations
    /// What is known already, by number of the pair, ascending.
    private var knownPairs: [(number: Int, likelihood: WordTranslations.Likelihood)] = []

    init(_ sample: SentenceSample, known: WordTranslations) {
        self.known = known
        let order = sample.pairs.sorted { $0.hash < $1.hash }
        let sides = Mutex<[SampleVocabulary]>(Array(repeating: SampleVocabulary(leastUses: Self.leastUses), count: 2))
        DispatchQueue.concurrentPerform(iterations: 2) { side in
            var vocabulary = SampleVocabulary(leastUses: Self.leastUses)
            for pair in order {
                let middle = pair.start + pair.source
                vocabulary.add(sample.words[side == 0 ? pair.start..<middle : middle..<(middle + pair.target)])
            }
            sides.withLock { $0[side] = vocabulary }
        }
        var (sources, targets) = sides.withLock { ($0[0], $0[1]) }
        var cellCount = 0
        for pair in order {
            let source = sourceWords.count
            sources.number(next: pair.source, into: &sourceWords)
            let target = targetWords.count
            targets.number(next: pair.target, into: &targetWords)
            guard sourceWords.count > source, targetWords.count > target else { continue }
            let shape = diagonals.shape(sourceWords.count - source, targetWords.count - target)
            sentences.append(Sentence(source: source..<sourceWords.count, target: target..<targetWords.count, cell: cellCount, shape: shape))
            cellCount += shape.sources * shape.targets
        }
        sourceKeys = sources.keys
        targetKeys = targets.keys
        uses = sources.allUses
        targetUses = targets.allUses
        numberPairs(cellCount)
        findKnownPairs()
    }

    /// Numbers the pairs of words source word by source word, so that one number for each target word is all that has to be at hand: a table of all
    /// pairs would be out of the cache at each of them.
    private mutating func numberPairs(_ cellCount: Int) {
        var starts = [Int](repeating: 0, count: sourceKeys.count + 1)
        starts.withUnsafeMutableBufferPointer { starts in
            for sentence in sentences {
                for index in sentence.source { starts[Int(sourceWords[index]) + 1] += sentence.target.count }
            }
            for index in sourceKeys.indices { starts[index + 1] += starts[index] }
        }
        var next = starts
        // Each cell with its target word before it.
        let cellsBySource = next.withUnsafeMutableBufferPointer { next in
            [UInt64](unsafeUninitializedCapacity: cellCount) { cellsBySource, count in
                for sentence in sentences {
                    var cell = sentence.cell
                    for targetIndex in sentence.target {
                        let target = UInt64(targetWords[targetIndex]) << 32
                        for sourceIndex in sentence.source {
                            let source = Int(sourceWords[sourceIndex])
                            cellsBySource.initializeElement(at: next[source], to: target | UInt64(cell))
                            next[source] &+= 1
                            cell &+= 1
                        }
                    }
                }
                count = cellCount
            }
        }
        var pairTarget: [UInt32] = []
        pairTarget.reserveCapacity(cellCount / 2)
        firstPair.reserveCapacity(sourceKeys.count + 1)
        // By target word: the last source word that it was paired with, and the number of that pair.
        var last = [(source: UInt32, number: UInt32)](repeating: (.max, 0), count: targetKeys.count)
        cells = last.withUnsafeMutableBufferPointer { last in
            [UInt32](unsafeUninitializedCapacity: cellCount) { cells, count in
                cellsBySource.withUnsafeBufferPointer { cellsBySource in
                    for source in sourceKeys.indices {
                        firstPair.append(pairTarget.count)
                        for place in starts[source]..<starts[source + 1] {
                            let entry = cellsBySource[place]
                            let target = Int(entry >> 32)
                            if last[target].source != UInt32(source) {
                                last[target] = (UInt32(source), UInt32(pairTarget.count))
                                pairTarget.append(UInt32(target))
                            }
                            cells.initializeElement(at: Int(UInt32(truncatingIfNeeded: entry)), to: last[target].number)
                        }
                    }
                }
                count = cellCount
            }
        }
        firstPair.append(pairTarget.count)
        self.pairTarget = pairTarget
    }

    private mutating func findKnownPairs() {
        let (sources, targets) = (Self.numbers(of: sourceKeys), Self.numbers(of: targetKeys))
        let (firstPair, pairTarget) = (firstPair, pairTarget)
        var found: [(number: Int, likelihood: WordTranslations.Likelihood)] = []
        known.forEach { source, target, likelihood in
            guard let source = sources.value(of: UInt64(source)), let target = targets.value(of: UInt64(target)) else { return }
            let pairs = firstPair[Int(source)]..<firstPair[Int(source) + 1]
            if let number = pairTarget[pairs].firstIndex(of: target) { found.append((number, likelihood)) }
        }
        knownPairs = found.sorted { $0.number < $1.number }
    }

    /// By key of a word, its number.
    private static func numbers(of keys: [UInt32]) -> KeyTable {
        var numbers = KeyTable(capacity: keys.count)
        for (number, key) in keys.enumerated() { _ = numbers.value(of: UInt64(key), orInsert: UInt32(number)) }
        return numbers
    }

    func learned() -> WordTranslations {
        let learned = Mutex<[[Float]]>([[], []])
        DispatchQueue.concurrentPerform(iterations: 2) { direction in
            let result = probabilities(forward: direction == 0)
            learned.withLock { $0[direction] = result }
        }
        let (forward, backward) = learned.withLock { ($0[0], $0[1]) }
        var result = WordTranslations(numbers: KeyTable(capacity: 1 << 12), likelihoods: [], uses: uses, sentences: sentences.count)
        var weighed = Set<UInt32>()
        // What is known of pairs that the sentences do not have.
        known.forEach { source, target, likelihood in
            if weighed.insert(source).inserted { result.addUses(UInt32(Self.weightOfKnown), of: source) }
            result.set(source, target, mixed(WordTranslations.Likelihood(forward: 0, backward: 0), likelihood, source, target))
        }
        var nextKnown = 0
        for (source, sourceKey) in sourceKeys.enumerated() {
            for index in firstPair[source]..<firstPair[source + 1] {
                let learned = WordTranslations.Likelihood(forward: forward[index], backward: backward[index])
                let isKnown = nextKnown < knownPairs.count && knownPairs[nextKnown].number == index
                guard isKnown || min(learned.forward, learned.backward) >= Self.least || (learned.backward >= Self.certain && learned.forward > 0) else { continue }
                let targetKey = targetKeys[Int(pairTarget[index])]
                if isKnown {
                    result.set(sourceKey, targetKey, mixed(learned, knownPairs[nextKnown].likelihood, sourceKey, targetKey))
                    nextKnown += 1
                } else {
                    result.set(sourceKey, targetKey, learned)
                }
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
        let given = forward ? sourceOfPairs : pairTarget
        let madeCount = forward ? targetKeys.count : sourceKeys.count
        var estimate = PairEstimate(given, givenCount: forward ? sourceKeys.count : targetKeys.count, madeCount: madeCount)
        // What is known is where it begins.
        for (number, likelihood) in knownPairs {
            estimate.probability[number] = 0.5 * estimate.probability[number] + 0.5 * (forward ? likelihood.forward : likelihood.backward)
        }
        expect(&estimate, forward: forward)
        estimate.maximize()
        // Most pairs have become impossible in the first round.
        let possible = estimate.keepPossible()
        let words = possiblePairs(possible, forward: forward)
        for _ in 1..<Self.rounds {
            words.expect(&estimate)
            estimate.maximize()
        }
        var result = [Float](repeating: 0, count: pairTarget.count)
        for (index, number) in possible.enumerated() { result[Int(number)] = estimate.probability[index] }
        return result
    }

    /// By number of a pair, its source word's number.
    private var sourceOfPairs: [UInt32] {
        var sources: [UInt32] = []
        sources.reserveCapacity(pairTarget.count)
        for source in sourceKeys.indices { sources.append(contentsOf: repeatElement(UInt32(source), count: firstPair[source + 1] - firstPair[source])) }
        return sources
    }

    /// A word of a sentence that is made.
    private struct Made {
        let word: Int
        /// The share of each word that is given, before it is weighed by how near it is.
        let share: Float
        /// Where its cells begin in `cells` and in `WordDiagonals.nearness`, how many they are and how far apart.
        let firstCell: Int
        let firstNearness: Int
        let count: Int
        let step: Int
    }

    /// Visits the words of all sentences that are made.
    @inline(__always)
    private func forEachMade(forward: Bool, _ body: (Made) -> Void) {
        let words = forward ? targetWords : sourceWords
        for sentence in sentences {
            let shape = sentence.shape
            let (givens, makes) = forward ? (shape.sources, shape.targets) : (shape.targets, shape.sources)
            let (step, next) = forward ? (1, shape.sources) : (shape.sources, 1)
            let norms = forward ? shape.targetNorms : shape.sourceNorms
            let firstWord = forward ? sentence.target.lowerBound : sentence.source.lowerBound
            for made in 0..<makes {
                body(
                    Made(
                        word: Int(words[firstWord + made]), share: (1 - Self.noCounterpart) / diagonals.nearness[norms &+ made],
                        firstCell: sentence.cell &+ made &* next, firstNearness: shape.start &+ made &* next, count: givens, step: step))
            }
        }
    }

    /// Adds what the sentences tell, while all pairs are possible.
    private func expect(_ estimate: inout PairEstimate, forward: Bool) {
        var weights = [Float](repeating: 0, count: SentenceSample.longest)
        // The loop over all cells: what it reads is opened once. All indices are those that `init` gave.
        let (probability, alone) = (estimate.probability, estimate.alone)
        probability.withUnsafeBufferPointer { probability in
            cells.withUnsafeBufferPointer { cells in
                diagonals.nearness.withUnsafeBufferPointer { nearness in
                    estimate.counts.withUnsafeMutableBufferPointer { counts in
                        estimate.aloneCounts.withUnsafeMutableBufferPointer { aloneCounts in
                            weights.withUnsafeMutableBufferPointer { weights in
                                forEachMade(forward: forward) { made in
                                    var sum: Float = 0
                                    var offset = 0
                                    for given in 0..<made.count {
                                        let weight = nearness[made.firstNearness &+ offset] * probability[Int(cells[made.firstCell &+ offset])]
                                        sum += weight
                                        weights[given] = weight
                                        offset &+= made.step
                                    }
                                    let without = Self.noCounterpart * alone[made.word]
                                    let all = without + made.share * sum
                                    guard all > 0 else { return }
                                    aloneCounts[made.word] += without / all
                                    let scale = made.share / all
                                    var cell = made.firstCell
                                    for given in 0..<made.count {
                                        counts[Int(cells[cell])] += weights[given] * scale
                                        cell &+= made.step
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The words that are made, with the pairs that are possible, by their numbers among these.
    private func possiblePairs(_ possible: [UInt32], forward: Bool) -> PossiblePairs {
        var numbers = [UInt32](repeating: .max, count: pairTarget.count)
        for (index, number) in possible.enumerated() { numbers[Int(number)] = UInt32(index) }
        var words: [PossiblePairs.Word] = []
        words.reserveCapacity(forward ? targetWords.count : sourceWords.count)
        let pairs = [PossiblePairs.Pair](unsafeUninitializedCapacity: cells.count) { pairs, count in
            numbers.withUnsafeBufferPointer { numbers in
                cells.withUnsafeBufferPointer { cells in
                    diagonals.nearness.withUnsafeBufferPointer { nearness in
                        var end = 0
                        forEachMade(forward: forward) { made in
                            var offset = 0
                            for _ in 0..<made.count {
                                let number = numbers[Int(cells[made.firstCell &+ offset])]
                                if number != .max {
                                    pairs.initializeElement(at: end, to: PossiblePairs.Pair(number: number, nearness: nearness[made.firstNearness &+ offset]))
                                    end &+= 1
                                }
                                offset &+= made.step
                            }
                            words.append(PossiblePairs.Word(number: made.word, share: made.share, end: end))
                        }
                        count = end
                    }
                }
            }
        }
        return PossiblePairs(words: words, pairs: pairs)
    }

    /// e to the digamma function of x: x - 1/2 + 1/(24 x) for large x, and by Ψ(x) = Ψ(x + 1) - 1/x for small ones (Abramowitz and Stegun 6.3).
    static func expDigamma(_ x: Float) -> Float {
        if x > 2 { return x - 0.5 + 1 / (24 * x) }
        if x < 0.04 { return 0 }
        let above = x + 2
        return (above - 0.5 + 1 / (24 * above)) * exp(-1 / x - 1 / (x + 1))
    }
}
