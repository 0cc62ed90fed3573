/// The words of all sentences that are made, as far as pairs are possible.
struct PossiblePairs {
    struct Word {
        let number: Int
        /// As in `WordLearner.Made`.
        let share: Float
        /// Where its pairs end in `pairs`.
        let end: Int
    }

    struct Pair {
        let number: UInt32
        /// How near to the diagonal it stands.
        let nearness: Float
    }

    let words: [Word]
    let pairs: [Pair]

    /// Adds what the sentences tell.
    func expect(_ estimate: inout PairEstimate) {
        let (probability, alone) = (estimate.probability, estimate.alone)
        probability.withUnsafeBufferPointer { probability in
            pairs.withUnsafeBufferPointer { pairs in
                estimate.counts.withUnsafeMutableBufferPointer { counts in
                    estimate.aloneCounts.withUnsafeMutableBufferPointer { aloneCounts in
                        var start = 0
                        for word in words {
                            var sum: Float = 0
                            for index in start..<word.end { sum += pairs[index].nearness * probability[Int(pairs[index].number)] }
                            let without = WordLearner.noCounterpart * alone[word.number]
                            let all = without + word.share * sum
                            if all > 0 {
                                aloneCounts[word.number] += without / all
                                let scale = word.share / all
                                for index in start..<word.end {
                                    let number = Int(pairs[index].number)
                                    counts[number] += pairs[index].nearness * probability[number] * scale
                                }
                            }
                            start = word.end
                        }
                    }
                }
            }
        }
    }
}
