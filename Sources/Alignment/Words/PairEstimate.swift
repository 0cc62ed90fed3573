/// What is held true of the pairs in one direction, and what the sentences tell of it in a round.
struct PairEstimate {
    /// By number of a pair, the number of the word that is given.
    private var given: [UInt32]
    /// By word that is given, in how many pairs it is.
    private var kinds: [Float]
    private var totals: [Float]
    /// By number of a pair, how likely the word that is given makes the other one.
    var probability: [Float]
    /// By word that is made, how likely it stands there without a counterpart.
    private(set) var alone: [Float]
    /// What the sentences of this round tell.
    var counts: [Float]
    var aloneCounts: [Float]

    init(_ given: [UInt32], givenCount: Int, madeCount: Int) {
        var kinds = [Float](repeating: 0, count: givenCount)
        probability = given.withUnsafeBufferPointer { given in
            kinds.withUnsafeMutableBufferPointer { kinds in
                for index in 0..<given.count { kinds[Int(given[index])] += 1 }
                return Array(unsafeUninitializedCapacity: given.count) { probability, count in
                    for index in 0..<given.count { probability.initializeElement(at: index, to: 1 / kinds[Int(given[index])]) }
                    count = given.count
                }
            }
        }
        self.given = given
        self.kinds = kinds
        totals = Array(repeating: 0, count: givenCount)
        alone = Array(repeating: 1 / Float(max(madeCount, 1)), count: madeCount)
        counts = Array(repeating: 0, count: given.count)
        aloneCounts = Array(repeating: 0, count: madeCount)
    }

    /// Draws from the counts what is likeliest, for the next round.
    mutating func maximize() {
        given.withUnsafeBufferPointer { given in
            totals.withUnsafeMutableBufferPointer { totals in
                counts.withUnsafeMutableBufferPointer { counts in
                    probability.withUnsafeMutableBufferPointer { probability in
                        totals.update(repeating: 0)
                        for index in 0..<given.count { totals[Int(given[index])] += counts[index] }
                        for word in totals.indices { totals[word] = WordLearner.expDigamma(totals[word] + WordLearner.alpha * kinds[word]) }
                        for index in 0..<given.count { probability[index] = WordLearner.expDigamma(counts[index] + WordLearner.alpha) / totals[Int(given[index])] }
                        counts.update(repeating: 0)
                    }
                }
            }
        }
        let total = aloneCounts.reduce(0, +)
        for index in alone.indices { alone[index] = total > 0 ? aloneCounts[index] / total : 0 }
        aloneCounts = Array(repeating: 0, count: alone.count)
    }

    /// Lets the pairs go that have no probability, and numbers the others anew.
    ///
    /// - Returns: the numbers that those had.
    mutating func keepPossible() -> [UInt32] {
        let possible = [UInt32](unsafeUninitializedCapacity: given.count) { possible, count in
            given.withUnsafeMutableBufferPointer { given in
                probability.withUnsafeMutableBufferPointer { probability in
                    for index in 0..<given.count where probability[index] != 0 {
                        possible.initializeElement(at: count, to: UInt32(truncatingIfNeeded: index))
                        probability[count] = probability[index]
                        given[count] = given[index]
                        count &+= 1
                    }
                }
            }
        }
        given.removeSubrange(possible.count...)
        probability.removeSubrange(possible.count...)
        counts.removeSubrange(possible.count...)
        return possible
    }
}
