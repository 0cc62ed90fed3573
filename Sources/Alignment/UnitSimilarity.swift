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
    /// The anchors that both sides have, by number; all 0 for others.
    private let shared: [Shared]
    /// Target characters for one of the source.
    private let lengthRatio: Float
    private let hasSlugs: Bool
    private let shapeScore: [Float]

    /// - Parameter scanner: collected the anchors of the units of both sides.
    init(
        source sourceUnits: [AlignmentUnit], target targetUnits: [AlignmentUnit], _ scanner: AnchorScanner, priors: Priors, ignoreAnchors: Bool, lengthRatio: Float?
    ) {
        var source = Side(sourceUnits)
        var target = Side(targetUnits)

        // Anchors of one side tell no two counterparts apart and only cost their loss.
        let anchors = scanner.anchors
        var shared = [Shared](repeating: Shared(), count: scanner.count)
        for unit in sourceUnits.indices {
            for index in sourceUnits[unit].anchors {
                let number = anchors[index].number
                shared[number].inSource += 1
                shared[number].kind = max(shared[number].kind, anchors[index].kind)
            }
        }
        for unit in targetUnits.indices {
            for index in targetUnits[unit].anchors {
                let number = anchors[index].number
                shared[number].inTarget += 1
                shared[number].kind = max(shared[number].kind, anchors[index].kind)
            }
        }
        for number in shared.indices where shared[number].isShared {
            let kind = shared[number].kind
            let keep = kind.keepProbability
            let inSource = min(keep, (shared[number].inSource + 0.5) / Float(sourceUnits.count + 2))
            let inTarget = min(keep, (shared[number].inTarget + 0.5) / Float(targetUnits.count + 2))
            let weight = kind.weight / 2
            let sourceLoss = weight * log((1 - keep) / (1 - inTarget))
            let targetLoss = weight * log((1 - keep) / (1 - inSource))
            shared[number].sourceLoss = sourceLoss
            shared[number].targetLoss = targetLoss
            shared[number].gain = weight * (log(keep / inTarget) + log(keep / inSource)) - sourceLoss - targetLoss
        }
        source.weigh(anchors, shared) { $0.sourceLoss }
        target.weigh(anchors, shared) { $0.targetLoss }

        self.lengthRatio =
            lengthRatio ?? Self.lengthRatio(source: Self.length(sourceUnits), target: Self.length(targetUnits))
        source.measure(ratio: self.lengthRatio, variance: Self.lengthVariance)
        target.measure(ratio: 1, variance: Self.lengthVariance)

        self.priors = priors
        self.source = source
        self.target = target
        self.shared = shared
        self.hasSlugs = !ignoreAnchors
        self.shapeScore = Self.shapeScores(sourceUnits, targetUnits)
    }

    private static func length(_ units: [AlignmentUnit]) -> Int { units.indices.reduce(0) { $0 + units[$1].length } }

    /// How many characters of the target stand for one of the source, from the lengths of two texts; some characters at one to
    /// one keep short texts from odd ratios.
    static func lengthRatio(source: Int, target: Int) -> Float {
        min(4, max(0.25, Float(target + 300) / Float(source + 300)))
    }

    /// By two shapes: the logarithm of the probability that translation turns one into the other.
    private static let shapeChanges: [Float] = AlignmentUnit.Shape.allCases.flatMap { left in
        AlignmentUnit.Shape.allCases.map { right in
            left == right ? log(0.97) : AlignmentUnit.Shape.changeProbability(left, right).map { log($0) } ?? -.infinity
        }
    }

    /// Scores of the shapes that units have; no others are asked for.
    private static func shapeScores(_ source: [AlignmentUnit], _ target: [AlignmentUnit]) -> [Float] {
        /// By shape, the logarithm of its share; nil for those that no unit has.
        func logShares(_ units: [AlignmentUnit]) -> [Float?] {
            var counts = [Float](repeating: 0, count: shapeCount)
            for unit in units.indices { counts[Int(units[unit].shape.rawValue)] += 1 }
            return counts.map { $0 > 0 ? log(($0 + 0.5) / Float(units.count + 2)) : nil }
        }
        let sourceShare = logShares(source)
        let targetShare = logShares(target)
        var scores = [Float](repeating: -.infinity, count: shapeCount * shapeCount)
        for left in 0..<shapeCount {
            guard let share = sourceShare[left] else { continue }
            for right in 0..<shapeCount {
                guard let otherShare = targetShare[right] else { continue }
                let chance = (share + otherShare) / 2
                scores[left * shapeCount + right] = shapeChanges[left * shapeCount + right] - max(left == right ? -3 : -2, min(0, chance))
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
        source.traits.withUnsafeBufferPointer { sources in
            target.traits.withUnsafeBufferPointer { targets in
                var score = shapeScore[sources[left].shape * Self.shapeCount + targets[right].shape]
                guard score > -.infinity else { return score }
                if sources[left].shape == targets[right].shape {
                    if sources[left].level != targets[right].level { score -= 2.5 }
                    if sources[left].label != targets[right].label { score -= 1.5 }
                    let (one, other) = (sources[left].ordinal, targets[right].ordinal)
                    if one >= 0, other >= 0 { score += one == other ? 0.3 : -0.1 }
                }
                if sources[left].listDepth != targets[right].listDepth { score -= 1.5 }
                if sources[left].quoteDepth != targets[right].quoteDepth { score -= 1.5 }
                if hasSlugs, sources[left].hasSlugs, targets[right].hasSlugs { score += shareSlug(left, right) ? 6 : -5 }
                score += lengthScore(left, right)
                score += sources[left].loss + targets[right].loss
                forEachShared(left, right) { score += $0.gain }
                return score
            }
        }
    }

    private func shareSlug(_ left: Int, _ right: Int) -> Bool {
        source.units[source.first(of: left)].slugs.contains { target.units[target.first(of: right)].slugs.contains($0) }
    }

    @inline(__always)
    private func lengthScore(_ left: Int, _ right: Int) -> Float {
        source.traits.withUnsafeBufferPointer { sources in
            target.traits.withUnsafeBufferPointer { targets in
                let difference = targets[right].length - sources[left].expectedLength
                let fit = sources[left].lengthNorm - difference * difference * sources[left].lengthWeight - targets[right].lengthDensity
                // The logarithm of a mixture with the outliers, whose fit is 0.
                return min(3, max(fit, Self.lengthOutliers))
            }
        }
    }

    @inline(__always)
    private func forEachShared(_ left: Int, _ right: Int, _ body: (Shared) -> Void) {
        guard source.traits[left].bits & target.traits[right].bits != 0 else { return }
        let sources = source.traits[left].ids
        let targets = target.traits[right].ids
        source.ids.withUnsafeBufferPointer { sourceIDs in
            target.ids.withUnsafeBufferPointer { targetIDs in
                var one = sources.lowerBound
                var other = targets.lowerBound
                while one < sources.upperBound, other < targets.upperBound {
                    let id = sourceIDs[one]
                    let otherID = targetIDs[other]
                    if id == otherID { body(shared[Int(id)]) }
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
            for id in target.ids[target.traits[unit].ids] { holders[id, default: []].append(unit) }
        }
        var slugHolders: [UInt64: [Int]] = [:]
        if hasSlugs { for unit in targets { for slug in target.units[unit].slugs { slugHolders[slug, default: []].append(unit) } } }
        let threshold = log(Float(sources.count) * Float(targets.count)) + 2
        var pairs: [(source: Int, target: Int, score: Float)] = []
        for unit in sources {
            var candidates: Set<Int> = []
            for slug in source.units[unit].slugs { candidates.formUnion((slugHolders[slug] ?? []).prefix(rare)) }
            for id in source.ids[source.traits[unit].ids] where candidates.count < candidateLimit {
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
        func isUnique(_ id: Int32) -> Bool { shared[Int(id)].inSource == 1 && shared[Int(id)].inTarget == 1 && shared[Int(id)].kind > .word }
        var holder = [Int](repeating: -1, count: shared.count)
        for unit in target.units.indices {
            for place in target.traits[unit].ids where isUnique(target.ids[place]) { holder[Int(target.ids[place])] = unit }
        }
        var pairs: [(source: Int, target: Int)] = []
        for unit in source.units.indices {
            for place in source.traits[unit].ids where isUnique(source.ids[place]) {
                let counterpart = holder[Int(source.ids[place])]
                if source.traits[unit].shape == target.traits[counterpart].shape { pairs.append((unit, counterpart)) }
            }
        }
        return pairs
    }

    /// What units have in common, in words; the most telling first.
    func evidence(source sources: Range<Int>, target targets: Range<Int>) -> [String] {
        let left = sources.count == 2 ? source.merged[sources.lowerBound] : sources.lowerBound
        let right = targets.count == 2 ? target.merged[targets.lowerBound] : targets.lowerBound
        let first = source.units[source.first(of: left)]
        let second = target.units[target.first(of: right)]
        var evidence: [String] = []
        if hasSlugs, shareSlug(left, right) { evidence.append("slug") }
        var counts = [Int](repeating: 0, count: Anchor.Kind.allCases.count)
        forEachShared(left, right) { counts[Int($0.kind.rawValue)] += 1 }
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
