import Foundation

extension UnitSimilarity {
    /// What is known of an anchor.
    struct Shared {
        /// How many units have it.
        var inSource: Float = 0
        var inTarget: Float = 0
        var kind = Anchor.Kind.word
        /// What a pair gains that both have it, beyond what it would lose if neither side's were found.
        var gain: Float = 0
        /// What a unit of either side loses that its counterpart has not.
        var sourceLoss: Float = 0
        var targetLoss: Float = 0

        var isShared: Bool { inSource > 0 && inTarget > 0 }
    }

    /// What a unit's comparison reads.
    struct Traits {
        let shape: Int
        let level: Int
        let listDepth: Int
        let quoteDepth: Int
        /// -1 for none.
        let ordinal: Int
        let label: UInt64
        let hasSlugs: Bool
        var length: Float
        /// The place in `Side.ids` of its anchors that both sides have.
        var ids = 0..<0
        /// A bit for each of them by the end of its number: units without a bit in common have no anchor in common.
        var bits: UInt64 = 0
        /// The worth of none of its anchors being found.
        var loss: Float = 0
        /// The logarithm of the density of its length among all lengths of its side.
        var lengthDensity: Float = 0
        var expectedLength: Float = 0
        var lengthNorm: Float = 0
        var lengthWeight: Float = 0

        init(of index: Int, in units: [AlignmentUnit]) {
            shape = Int(units[index].shape.rawValue)
            level = units[index].level
            listDepth = units[index].listDepth
            quoteDepth = units[index].quoteDepth
            ordinal = units[index].ordinal ?? -1
            label = units[index].label
            length = Float(units[index].length)
            hasSlugs = !units[index].slugs.isEmpty
        }

        /// Of this unit and the next one together, as one.
        func merged(with next: Traits) -> Traits {
            var merged = self
            merged.length += next.length
            return merged
        }
    }

    /// One side's units, then its pairs of neighbours taken together.
    struct Side {
        let units: [AlignmentUnit]
        /// Of the units and of the pairs.
        var traits: [Traits]
        /// The number of the pair made of a unit and the next one; -1 when they do not go together.
        let merged: [Int]
        /// By number less that of units: the first unit of a pair.
        let firsts: [Int]
        /// The anchors that both sides have, by their numbers; ascending for each unit and each pair.
        var ids: [Int32] = []

        init(_ units: [AlignmentUnit]) {
            var traits: [Traits] = []
            traits.reserveCapacity(units.count * 2)
            for index in units.indices { traits.append(Traits(of: index, in: units)) }
            var merged = [Int](repeating: -1, count: units.count)
            var firsts: [Int] = []
            for index in units.indices.dropLast() where AlignmentUnit.mayMerge(units, index, index + 1) {
                merged[index] = traits.count
                firsts.append(index)
                traits.append(traits[index].merged(with: traits[index + 1]))
            }
            self.units = units
            self.traits = traits
            self.merged = merged
            self.firsts = firsts
        }

        /// The unit, or the first one of the pair, of a number.
        func first(of number: Int) -> Int { number < units.count ? number : firsts[number - units.count] }

        /// Gathers the anchors that both sides have and charges for those that only this one has.
        mutating func weigh(_ anchors: [Anchor], _ shared: [Shared], loss: (Shared) -> Float) {
            var alone: [Float] = []
            alone.reserveCapacity(units.count)
            ids.reserveCapacity(units.indices.reduce(0) { $0 + units[$1].anchors.count } * 3 / 2)
            for unit in units.indices {
                let start = ids.count
                var total: Float = 0
                var charged: Float = 0
                var bits: UInt64 = 0
                for anchor in anchors[units[unit].anchors] {
                    let number = anchor.number
                    if shared[number].isShared {
                        ids.append(Int32(truncatingIfNeeded: number))
                        bits |= 1 << UInt64(number & 63)
                        total += loss(shared[number])
                    } else {
                        charged -= anchor.kind.lossPenalty
                    }
                }
                sortIDs(from: start)
                alone.append(charged)
                traits[unit].bits = bits
                traits[unit].ids = start..<ids.count
                traits[unit].loss = total + max(-3, charged)
            }
            for (index, first) in firsts.enumerated() {
                let start = ids.count
                join(traits[first].ids, traits[first + 1].ids)
                var total: Float = 0
                for place in start..<ids.count { total += loss(shared[Int(ids[place])]) }
                let charged = alone[first] + alone[first + 1] + repeated(units[first].anchors, units[first + 1].anchors, anchors, shared)
                traits[units.count + index].ids = start..<ids.count
                traits[units.count + index].bits = traits[first].bits | traits[first + 1].bits
                traits[units.count + index].loss = total + max(-3, charged)
            }
        }

        /// Puts the last ids in order; of few, as most units have, sooner than the library would.
        private mutating func sortIDs(from start: Int) {
            guard ids.count - start <= 24 else { return ids[start...].sort() }
            ids.withUnsafeMutableBufferPointer { ids in
                for index in ids.indices.dropFirst(start + 1) {
                    let id = ids[index]
                    var place = index
                    while place > start, ids[place - 1] > id {
                        ids[place] = ids[place - 1]
                        place -= 1
                    }
                    ids[place] = id
                }
            }
        }

        /// Adds the ids of two units, each once.
        private mutating func join(_ left: Range<Int>, _ right: Range<Int>) {
            var one = left.lowerBound
            var other = right.lowerBound
            while one < left.upperBound, other < right.upperBound {
                let (first, second) = (ids[one], ids[other])
                ids.append(min(first, second))
                if first <= second { one += 1 }
                if second <= first { other += 1 }
            }
            while one < left.upperBound {
                ids.append(ids[one])
                one += 1
            }
            while other < right.upperBound {
                ids.append(ids[other])
                other += 1
            }
        }

        /// What is charged twice for anchors that two units have and the other side has not.
        private func repeated(_ left: Range<Int>, _ right: Range<Int>, _ anchors: [Anchor], _ shared: [Shared]) -> Float {
            var repeated: Float = 0
            for index in left where anchors[index].kind.lossPenalty > 0 && !shared[anchors[index].number].isShared {
                if right.contains(where: { anchors[$0].number == anchors[index].number }) { repeated += anchors[index].kind.lossPenalty }
            }
            return repeated
        }

        /// Prepares the comparison of lengths.
        mutating func measure(ratio: Float, variance: Float) {
            let logs = traits.indices.map { log(traits[$0].length + 1) }
            let mean = logs.reduce(0, +) / Float(max(1, logs.count))
            let deviation = max(0.5, (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(1, logs.count))).squareRoot())
            let norm = -log(deviation * 2.5066)
            for index in traits.indices {
                let length = traits[index].length
                let spread = variance * (length + 6)
                let standard = (logs[index] - mean) / deviation
                traits[index].lengthDensity = norm - logs[index] - standard * standard / 2
                traits[index].expectedLength = ratio * length
                traits[index].lengthNorm = -log(2.5066 * spread.squareRoot())
                traits[index].lengthWeight = 1 / (2 * spread)
            }
        }
    }
}
