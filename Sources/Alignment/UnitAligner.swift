import Foundation

/// Aligns two sequences of units: in order by dynamic programming, then what was moved by what it holds.
struct UnitAligner: Sendable {
    /// Units that correspond; either side may be empty.
    struct Pair {
        var source: PairSide<Int>
        var target: PairSide<Int>
        var confidence: Double
        var evidence: [String]
        var isMoved = false
    }

    /// A pair whose log odds are below this is in doubt, and gives way where one of the two fits another much better.
    private static let doubt: Float = 1

    let priors: UnitSimilarity.Priors
    private let aligner = MonotoneAligner()

    init(priors: UnitSimilarity.Priors) {
        self.priors = priors
    }

    /// - Parameters:
    ///   - scanner: collected the anchors of the units of both sides.
    ///   - ignoreAnchors: whether headings' ids are left unseen.
    ///   - givesEvidence: whether pairs say what they were concluded from.
    ///   - lengthRatio: how many characters of the target stand for one of the source, where that is known better than from the
    ///     units themselves.
    /// - Returns: pairs that hold each unit of either side once, in the order of the source.
    func align(
        _ source: [AlignmentUnit], _ target: [AlignmentUnit], _ scanner: AnchorScanner, ignoreAnchors: Bool, givesEvidence: Bool = false, lengthRatio: Float? = nil
    ) -> [Pair] {
        let similarity = UnitSimilarity(source: source, target: target, scanner, priors: priors, ignoreAnchors: ignoreAnchors, lengthRatio: lengthRatio)
        let expected = Diagonal.expectedPlaces(source.count, target.count, fixed: similarity.uniquePairs())
        let steps = aligner.align(sourceCount: source.count, targetCount: target.count, expected: expected, scoring: similarity)
        let moves = self.moves(steps, similarity)
        let movedTargets = Set(moves.values.map(\.target))

        var pairs: [Pair] = []
        pairs.reserveCapacity(steps.count)
        for step in steps {
            var source = PairSide(step.source)
            var target = PairSide(step.target)
            if source.count == 1, let move = moves[source[0]] {
                let evidence = givesEvidence ? similarity.evidence(source: step.source, target: move.target..<(move.target + 1)) + ["moved"] : []
                pairs.append(Pair(source: source, target: PairSide(move.target), confidence: move.confidence, evidence: evidence, isMoved: true))
                source = []
            }
            if target.count == 1, movedTargets.contains(target[0]) { target = [] }
            if source.isEmpty && target.isEmpty { continue }
            var evidence: [String] = []
            if givesEvidence, !source.isEmpty, !target.isEmpty {
                evidence = similarity.evidence(source: step.source, target: step.target)
                if evidence.isEmpty { evidence = ["order"] }
            }
            let isWhole = source.count == step.source.count && target.count == step.target.count
            // Of a pair given up for a move, what remains was in doubt anyway.
            pairs.append(Pair(source: source, target: target, confidence: isWhole ? step.posterior : 0.5, evidence: evidence))
        }
        return pairs
    }

    /// Where units of the source went that have no counterpart in order, or only a doubtful one.
    private func moves(_ steps: [AlignmentStep], _ similarity: UnitSimilarity) -> [Int: (target: Int, confidence: Double)] {
        var sources: [Int] = []
        var targets: [Int] = []
        var scoreOfSource: [Int: Float] = [:]
        var scoreOfTarget: [Int: Float] = [:]
        for step in steps where step.source.count <= 1 && step.target.count <= 1 {
            if let source = step.source.first, let target = step.target.first {
                guard step.score < Self.doubt else { continue }
                scoreOfSource[source] = step.score
                scoreOfTarget[target] = step.score
            }
            sources += step.source
            targets += step.target
        }
        guard !sources.isEmpty, !targets.isEmpty else { return [:] }
        let chance = log(Float(sources.count) * Float(targets.count))
        var moves: [Int: (target: Int, confidence: Double)] = [:]
        var taken: Set<Int> = []
        let candidates = similarity.strongPairs(sources, targets)
            .filter { pair in
                let current = max(scoreOfSource[pair.source] ?? priors.gap, scoreOfTarget[pair.target] ?? priors.gap)
                return pair.score - chance - 2 > current
            }
            .sorted { ($1.score, $0.source, $0.target) < ($0.score, $1.source, $1.target) }
        for pair in candidates where moves[pair.source] == nil && !taken.contains(pair.target) {
            let odds = Double(pair.score - chance) / aligner.temperature
            moves[pair.source] = (pair.target, 1 / (1 + exp(-odds)))
            taken.insert(pair.target)
        }
        return moves
    }
}
