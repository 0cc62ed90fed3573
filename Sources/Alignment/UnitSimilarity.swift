import Foundation
import Linguistics

/// How much likelier two units are each other's translation than two drawn at random from the same pages, as log odds.
///
/// Shared and unshared anchors are weighed by how rare they are on the pages; lengths by the normal model of Gale and Church 1991,
/// "A program for aligning sentences in bilingual corpora"; kinds and depths by how seldom translation changes them.
struct UnitSimilarity: StepScoring {
    /// The logarithms of how often, against one to one, other steps are taken.
    struct Priors: Sendable {
        /// A unit without counterpart.
        var gap: Float
        /// Two with one.
        var merge: Float
        /// Two with two; negative infinity where it never is.
        var blend: Float

        static let blocks = Priors(gap: -4.6, merge: -6, blend: -.infinity)
        /// Texts inside one block, which keep their order and number.
        static let segments = Priors(gap: -4.6, merge: -.infinity, blend: -.infinity)
        /// Gale and Church's table 5, but fewer mergers, as machines translate sentence by sentence.
        static let sentences = Priors(gap: -4.5, merge: -3, blend: -6)
    }

    /// The variance of the target's length for one character of the source. Gale and Church found 6.8 in parliamentary debates; over
    /// 24,000 lines of machine-translated documentation it is 1.4 to 3.8, growing with length.
    static let lengthVariance: Float = 3
    /// The logarithm of the share of pairs whose lengths follow no model: 2 %.
    private static let lengthOutliers: Float = -3.9

    private static let shapeCount = AlignmentUnit.Shape.allCases.count

    private let priors: Priors
    private let source: Side
    private let target: Side
    /// By anchor id, what a pair gains that both have it, beyond what it would lose if neither side's were found.
    private let gain: [Float]
    private let anchorKind: [Anchor.Kind]
    /// Target characters for one of the source.
    private let lengthRatio: Float
    private let hasSlugs: Bool
    private let shapeScore: [Float]

    /// What a unit's comparison reads most, without its arrays.
    private struct Traits {
        let shape: Int
        let level: Int
        let listDepth: Int
        let quoteDepth: Int
        /// -1 for none.
        let ordinal: Int
        let label: UInt64
        var length: Float
        let hasSlugs: Bool

        init(_ unit: AlignmentUnit) {
            shape = Int(unit.shape.rawValue)
            level = unit.level
            listDepth = unit.listDepth
            quoteDepth = unit.quoteDepth
            ordinal = unit.ordinal ?? -1
            label = unit.label
            length = Float(unit.length)
            hasSlugs = !unit.slugs.isEmpty
        }

        /// Of this unit and the next one together, as one.
        func merged(with next: Traits) -> Traits {
            var merged = self
            merged.length += next.length
            return merged
        }
    }

    /// One side's units, then its pairs of neighbours taken together.
    private struct Side {
        let units: [AlignmentUnit]
        /// Of the units and of the pairs.
        let traits: [Traits]
        /// The number of the pair made of a unit and the next one; -1 when they do not go together.
        let merged: [Int]
        /// By number less that of units: the first unit of a pair.
        let firsts: [Int]
        var ids: [Int32] = []
        var idOffset: [Int] = [0]
        /// The worth of none of its anchors being found.
        var loss: [Float] = []
        /// The logarithm of the density of its length among all lengths of its side.
        var lengthDensity: [Float] = []
        var expectedLength: [Float] = []
        var lengthNorm: [Float] = []
        var lengthWeight: [Float] = []

        init(_ units: [AlignmentUnit]) {
            var traits = units.indices.map { Traits(units[$0]) }
            var merged = [Int](repeating: -1, count: units.count)
            var firsts: [Int] = []
            for index in units.indices.dropLast() where units[index].mayMerge(with: units[index + 1]) {
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
        func first(of number: Int) -> AlignmentUnit { units[number < units.count ? number : firsts[number - units.count]] }

        /// Numbers the anchors that both pages have and charges for those that only this one has.
        ///
        /// - Parameter shared: by anchor of all units, one after the other: its number where both pages have it, else -1.
        mutating func number(_ shared: [Int32], loss: [Float]) {
            self.loss.reserveCapacity(traits.count)
            idOffset.reserveCapacity(traits.count + 1)
            var offsets: [Int] = []
            offsets.reserveCapacity(units.count)
            var offset = 0
            var own = Own()
            for unit in units.indices {
                offsets.append(offset)
                for index in units[unit].anchors.indices { own.add(units[unit].anchors[index].kind, shared[offset + index], loss) }
                offset += units[unit].anchors.count
                close(&own)
            }
            for first in firsts {
                // The anchors of both in the order of their keys, each once with its most telling kind.
                let left = units[first].anchors
                let right = units[first + 1].anchors
                var one = 0
                var other = 0
                while one < left.count || other < right.count {
                    if other == right.count || (one < left.count && left[one].key < right[other].key) {
                        own.add(left[one].kind, shared[offsets[first] + one], loss)
                        one += 1
                    } else if one == left.count || right[other].key < left[one].key {
                        own.add(right[other].kind, shared[offsets[first + 1] + other], loss)
                        other += 1
                    } else {
                        own.add(max(left[one].kind, right[other].kind), shared[offsets[first] + one], loss)
                        one += 1
                        other += 1
                    }
                }
                close(&own)
            }
        }

        /// What the anchors of one unit add up to.
        private struct Own {
            var ids: [Int32] = []
            var total: Float = 0
            var alone: Float = 0

            mutating func add(_ kind: Anchor.Kind, _ number: Int32, _ loss: [Float]) {
                if number >= 0 {
                    ids.append(number)
                    total += loss[Int(number)]
                } else {
                    alone -= kind.lossPenalty
                }
            }

            /// Puts the ids in order; of few, as most units have, sooner than the library would.
            mutating func sort() {
                guard ids.count <= 24 else { return ids.sort() }
                for index in ids.indices.dropFirst() {
                    let id = ids[index]
                    var place = index
                    while place > 0, ids[place - 1] > id {
                        ids[place] = ids[place - 1]
                        place -= 1
                    }
                    ids[place] = id
                }
            }
        }

        private mutating func close(_ own: inout Own) {
            own.sort()
            ids += own.ids
            idOffset.append(ids.count)
            loss.append(own.total + max(-3, own.alone))
            own.ids.removeAll(keepingCapacity: true)
            own.total = 0
            own.alone = 0
        }

        /// Prepares the comparison of lengths.
        mutating func measure(ratio: Float, variance: Float) {
            let logs = traits.map { log($0.length + 1) }
            let mean = logs.reduce(0, +) / Float(max(1, logs.count))
            let deviation = max(0.5, (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(1, logs.count))).squareRoot())
            lengthDensity.reserveCapacity(traits.count)
            expectedLength.reserveCapacity(traits.count)
            lengthNorm.reserveCapacity(traits.count)
            lengthWeight.reserveCapacity(traits.count)
            let norm = -log(deviation * 2.5066)
            for (unit, logLength) in zip(traits, logs) {
                let spread = variance * (unit.length + 6)
                let standard = (logLength - mean) / deviation
                lengthDensity.append(norm - logLength - standard * standard / 2)
                expectedLength.append(ratio * unit.length)
                lengthNorm.append(-log(2.5066 * spread.squareRoot()))
                lengthWeight.append(1 / (2 * spread))
            }
        }
    }

    init(source sourceUnits: [AlignmentUnit], target targetUnits: [AlignmentUnit], priors: Priors, ignoreAnchors: Bool, lengthRatio: Float?) {
        var source = Side(sourceUnits)
        var target = Side(targetUnits)

        // Anchors of both pages get numbers; those of one page tell no two counterparts apart and only cost their loss.
        let anchorCount = sourceUnits.indices.reduce(0) { $0 + sourceUnits[$1].anchors.count }
        var numbers = KeyTable(capacity: anchorCount)
        var sourceFrequency: [Float] = []
        var kinds: [Anchor.Kind] = []
        var sourceNumbers: [Int32] = []
        sourceNumbers.reserveCapacity(anchorCount)
        for unit in sourceUnits.indices {
            for anchor in sourceUnits[unit].anchors {
                let number = numbers.value(of: anchor.key, orInsert: UInt32(kinds.count))
                sourceNumbers.append(Int32(number))
                if Int(number) == kinds.count {
                    kinds.append(anchor.kind)
                    sourceFrequency.append(1)
                } else {
                    sourceFrequency[Int(number)] += 1
                    kinds[Int(number)] = max(kinds[Int(number)], anchor.kind)
                }
            }
        }
        var targetFrequency = [Float](repeating: 0, count: kinds.count)
        var targetNumbers: [Int32] = []
        targetNumbers.reserveCapacity(anchorCount)
        for unit in targetUnits.indices {
            for anchor in targetUnits[unit].anchors {
                guard let number = numbers.value(of: anchor.key) else {
                    targetNumbers.append(-1)
                    continue
                }
                targetNumbers.append(Int32(number))
                targetFrequency[Int(number)] += 1
                kinds[Int(number)] = max(kinds[Int(number)], anchor.kind)
            }
        }
        for index in sourceNumbers.indices where targetFrequency[Int(sourceNumbers[index])] == 0 { sourceNumbers[index] = -1 }
        var gain = [Float](repeating: 0, count: kinds.count)
        var sourceLoss = gain
        var targetLoss = gain
        for number in kinds.indices where targetFrequency[number] > 0 {
            let keep = kinds[number].keepProbability
            let inSource = min(keep, (sourceFrequency[number] + 0.5) / Float(sourceUnits.count + 2))
            let inTarget = min(keep, (targetFrequency[number] + 0.5) / Float(targetUnits.count + 2))
            let weight = kinds[number].weight / 2
            sourceLoss[number] = weight * log((1 - keep) / (1 - inTarget))
            targetLoss[number] = weight * log((1 - keep) / (1 - inSource))
            gain[number] = weight * (log(keep / inTarget) + log(keep / inSource)) - sourceLoss[number] - targetLoss[number]
        }
        source.number(sourceNumbers, loss: sourceLoss)
        target.number(targetNumbers, loss: targetLoss)

        self.lengthRatio =
            lengthRatio ?? Self.lengthRatio(source: Self.length(sourceUnits), target: Self.length(targetUnits))
        source.measure(ratio: self.lengthRatio, variance: Self.lengthVariance)
        target.measure(ratio: 1, variance: Self.lengthVariance)

        self.priors = priors
        self.source = source
        self.target = target
        self.gain = gain
        self.anchorKind = kinds
        self.hasSlugs = !ignoreAnchors
        self.shapeScore = Self.shapeScores(sourceUnits, targetUnits)
    }

    private static func length(_ units: [AlignmentUnit]) -> Int { units.indices.reduce(0) { $0 + units[$1].length } }

    /// How many characters of the target stand for one of the source, from the lengths of two texts; some characters at one to
    /// one keep short texts from odd ratios.
    static func lengthRatio(source: Int, target: Int) -> Float {
        min(4, max(0.25, Float(target + 300) / Float(source + 300)))
    }

    private static func shapeScores(_ source: [AlignmentUnit], _ target: [AlignmentUnit]) -> [Float] {
        let shapes = AlignmentUnit.Shape.allCases
        var sourceShare = [Float](repeating: 0.5, count: shapes.count)
        var targetShare = sourceShare
        for unit in source.indices { sourceShare[Int(source[unit].shape.rawValue)] += 1 }
        for unit in target.indices { targetShare[Int(target[unit].shape.rawValue)] += 1 }
        for index in shapes.indices {
            sourceShare[index] /= Float(source.count + 2)
            targetShare[index] /= Float(target.count + 2)
        }
        var scores = [Float](repeating: -.infinity, count: shapes.count * shapes.count)
        for left in shapes {
            for right in shapes {
                let index = Int(left.rawValue) * shapes.count + Int(right.rawValue)
                let chance = (log(sourceShare[Int(left.rawValue)]) + log(targetShare[Int(right.rawValue)])) / 2
                if left == right {
                    scores[index] = log(0.97) - max(-3, min(0, chance))
                } else if let change = AlignmentUnit.Shape.changeProbability(left, right) {
                    scores[index] = log(change) - max(-2, min(0, chance))
                }
            }
        }
        return scores
    }

    func missing(_ index: Int) -> Float { priors.gap }
    func extra(_ index: Int) -> Float { priors.gap }
    func match(_ left: Int, _ right: Int) -> Float { score(left, right) }

    func merge(_ left: Int, _ right: Int) -> Float {
        let merged = source.merged[left]
        guard merged >= 0, priors.merge > -.infinity, target.traits[right].shape == source.traits[merged].shape else { return -.infinity }
        return score(merged, right) + priors.merge
    }

    func split(_ left: Int, _ right: Int) -> Float {
        let merged = target.merged[right]
        guard merged >= 0, priors.merge > -.infinity, target.traits[merged].shape == source.traits[left].shape else { return -.infinity }
        return score(left, merged) + priors.merge
    }

    func blend(_ left: Int, _ right: Int) -> Float {
        guard priors.blend > -.infinity else { return -.infinity }
        let one = source.merged[left]
        let other = target.merged[right]
        return one >= 0 && other >= 0 ? score(one, other) + priors.blend : -.infinity
    }

    private func score(_ left: Int, _ right: Int) -> Float {
        let first = source.traits[left]
        let second = target.traits[right]
        var score = shapeScore[first.shape * Self.shapeCount + second.shape]
        guard score > -.infinity else { return score }
        if first.shape == second.shape {
            if first.level != second.level { score -= 2.5 }
            if first.label != second.label { score -= 1.5 }
            if first.ordinal >= 0, second.ordinal >= 0 { score += first.ordinal == second.ordinal ? 0.3 : -0.1 }
        }
        if first.listDepth != second.listDepth { score -= 1.5 }
        if first.quoteDepth != second.quoteDepth { score -= 1.5 }
        if hasSlugs, first.hasSlugs, second.hasSlugs { score += shareSlug(left, right) ? 6 : -5 }
        score += lengthScore(left, right)
        score += source.loss[left] + target.loss[right]
        forEachShared(left, right) { score += gain[$0] }
        return score
    }

    private func shareSlug(_ left: Int, _ right: Int) -> Bool {
        source.first(of: left).slugs.contains { target.first(of: right).slugs.contains($0) }
    }

    private func lengthScore(_ left: Int, _ right: Int) -> Float {
        let difference = target.traits[right].length - source.expectedLength[left]
        let fit = source.lengthNorm[left] - difference * difference * source.lengthWeight[left] - target.lengthDensity[right]
        // The logarithm of a mixture with the outliers, whose fit is 0.
        return min(3, max(fit, Self.lengthOutliers))
    }

    @inline(__always)
    private func forEachShared(_ left: Int, _ right: Int, _ body: (Int) -> Void) {
        var one = source.idOffset[left]
        var other = target.idOffset[right]
        let oneEnd = source.idOffset[left + 1]
        let otherEnd = target.idOffset[right + 1]
        guard one < oneEnd, other < otherEnd else { return }
        source.ids.withUnsafeBufferPointer { sourceIDs in
            target.ids.withUnsafeBufferPointer { targetIDs in
                while one < oneEnd, other < otherEnd {
                    let id = sourceIDs[one]
                    let otherID = targetIDs[other]
                    if id == otherID { body(Int(id)) }
                    if id <= otherID { one += 1 }
                    if otherID <= id { other += 1 }
                }
            }
        }
    }

    /// The target units that may have been moved here from elsewhere: they share an anchor that is rare on its page.
    ///
    /// - Parameters:
    ///   - sources: units of the source without counterpart.
    ///   - targets: units of the target without counterpart.
    /// - Returns: pairs of units with their log odds, each of which is much likelier than chance among so many.
    func strongPairs(_ sources: [Int], _ targets: [Int]) -> [(source: Int, target: Int, score: Float)] {
        let rare = 8
        let candidateLimit = 32
        var holders: [Int32: [Int]] = [:]
        for unit in targets {
            for id in target.ids[target.idOffset[unit]..<target.idOffset[unit + 1]] { holders[id, default: []].append(unit) }
        }
        var slugHolders: [UInt64: [Int]] = [:]
        if hasSlugs { for unit in targets { for slug in target.units[unit].slugs { slugHolders[slug, default: []].append(unit) } } }
        let threshold = log(Float(sources.count) * Float(targets.count)) + 2
        var pairs: [(source: Int, target: Int, score: Float)] = []
        for unit in sources {
            var candidates: Set<Int> = []
            for slug in source.units[unit].slugs { candidates.formUnion((slugHolders[slug] ?? []).prefix(rare)) }
            for id in source.ids[source.idOffset[unit]..<source.idOffset[unit + 1]] where candidates.count < candidateLimit {
                if let units = holders[id], units.count <= rare { candidates.formUnion(units) }
            }
            for candidate in candidates.sorted() {
                let score = score(unit, candidate)
                if score > threshold { pairs.append((unit, candidate, score)) }
            }
        }
        return pairs
    }

    /// Anchors that stand once on each side, in units that can correspond: fixed points for the band.
    func uniquePairs() -> [(source: Int, target: Int)] {
        func holders(_ side: Side, _ count: Int) -> [Int] {
            var holder = [Int](repeating: -1, count: gain.count)
            for unit in 0..<count {
                for id in side.ids[side.idOffset[unit]..<side.idOffset[unit + 1]] { holder[Int(id)] = holder[Int(id)] == -1 ? unit : -2 }
            }
            return holder
        }
        let sources = holders(source, source.merged.count)
        let targets = holders(target, target.merged.count)
        var pairs: [(source: Int, target: Int)] = []
        for id in gain.indices where sources[id] >= 0 && targets[id] >= 0 && anchorKind[id] > .word {
            if source.units[sources[id]].shape == target.units[targets[id]].shape { pairs.append((sources[id], targets[id])) }
        }
        return pairs
    }

    /// What units have in common, in words; the most telling first.
    func evidence(source sources: Range<Int>, target targets: Range<Int>) -> [String] {
        let left = sources.count == 2 ? source.merged[sources.lowerBound] : sources.lowerBound
        let right = targets.count == 2 ? target.merged[targets.lowerBound] : targets.lowerBound
        let first = source.first(of: left)
        let second = target.first(of: right)
        var evidence: [String] = []
        if hasSlugs, shareSlug(left, right) { evidence.append("slug") }
        var counts = [Int](repeating: 0, count: Anchor.Kind.allCases.count)
        forEachShared(left, right) { counts[Int(anchorKind[$0].rawValue)] += 1 }
        for kind in Anchor.Kind.allCases.reversed() {
            let count = counts[Int(kind.rawValue)]
            if count > 0 { evidence.append(kind.inCommon(count)) }
        }
        if first.shape == second.shape, first.shape == .heading, first.level == second.level { evidence.append("heading level") }
        if lengthScore(left, right) > 0.5 { evidence.append("length") }
        if sources.count == 2 { evidence.append("two blocks merged") }
        if targets.count == 2 { evidence.append("block split in two") }
        return evidence
    }
}
