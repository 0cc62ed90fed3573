import Markup

/// Blocks of two pages that say the same, or a block of one that has no counterpart.
public struct BlockPair: Sendable, Equatable {
    /// Indices in the source page's `blocks`, ascending; empty when the target's block has no counterpart.
    public let source: PairSide<Int>
    /// Indices in the target page's `blocks`, ascending; empty when the source's block has no counterpart.
    public let target: PairSide<Int>
    /// The probability, from 0 to 1, that the pair is right; for a block alone, that it has no counterpart.
    public let confidence: Double
    /// What the pair was concluded from, in words: `slug`, `3 links in common`, `same cell of table 2`, `length`.
    public let evidence: [String]
    /// Whether it stands elsewhere in the order of its page than its counterpart does.
    public let isMoved: Bool

    public init(source: PairSide<Int>, target: PairSide<Int>, confidence: Double, evidence: [String], isMoved: Bool = false) {
        self.source = source
        self.target = target
        self.confidence = confidence
        self.evidence = evidence
        self.isMoved = isMoved
    }
}

/// Which block of a source page each block of its translation was made from.
public struct PageAlignment: Sendable {
    /// Every block of either page in exactly one pair, in the order of the source page; what only the target has follows what it
    /// follows there.
    public let pairs: [BlockPair]

    private let pairOfSource: [Int]
    private let pairOfTarget: [Int]

    /// - Parameters:
    ///   - pairs: hold each block of either page once.
    ///   - sourceCount: the number of blocks of the source page.
    ///   - targetCount: the number of blocks of the target page.
    public init(pairs: [BlockPair], sourceCount: Int, targetCount: Int) {
        var ofSource = [Int](repeating: 0, count: sourceCount)
        var ofTarget = [Int](repeating: 0, count: targetCount)
        for (index, pair) in pairs.enumerated() {
            for block in pair.source { ofSource[block] = index }
            for block in pair.target { ofTarget[block] = index }
        }
        self.pairs = pairs
        self.pairOfSource = ofSource
        self.pairOfTarget = ofTarget
    }

    /// The index in `pairs` of the pair that holds a block of the source page.
    public func pairIndex(ofSource block: Int) -> Int { pairOfSource[block] }

    /// The index in `pairs` of the pair that holds a block of the target page.
    public func pairIndex(ofTarget block: Int) -> Int { pairOfTarget[block] }

    /// The pair that holds a block of the source page.
    public func pair(ofSource block: Int) -> BlockPair { pairs[pairOfSource[block]] }

    /// The pair that holds a block of the target page.
    public func pair(ofTarget block: Int) -> BlockPair { pairs[pairOfTarget[block]] }
}
