import Alignment
import Markup

/// How far an alignment can be relied on to say that something is missing or added.
struct AlignmentTrust {
    private let bitext: Bitext
    /// The share of the source's text blocks that have a sure counterpart, from 0 to 1.
    let share: Double

    init(_ bitext: Bitext) {
        self.bitext = bitext
        var paired = 0
        var all = 0
        for pair in bitext.blocks.pairs {
            let isText = pair.source.contains { Self.isText(bitext.source.page.blocks[$0]) } || pair.target.contains { Self.isText(bitext.target.page.blocks[$0]) }
            guard isText else { continue }
            all += 1
            if !pair.source.isEmpty, !pair.target.isEmpty, pair.confidence >= 0.8 { paired += 1 }
        }
        share = all == 0 ? 0 : Double(paired) / Double(all)
    }

    /// Whether the page as a whole aligns well.
    var isGood: Bool { share >= 0.85 }

    /// Whether the pairs before and after stand in order and are likely. Which of two like neighbours is missing is often unsure, so that their
    /// confidence is less than that of something being missing.
    func hasLikelyNeighbours(_ index: Int) -> Bool {
        func isLikely(_ neighbour: BlockPair) -> Bool { !neighbour.source.isEmpty && !neighbour.target.isEmpty && neighbour.confidence >= 0.55 && !neighbour.isMoved }
        let pairs = bitext.blocks.pairs
        let before = pairs[..<index].last { !$0.source.isEmpty && !$0.target.isEmpty }
        let after = pairs[(index + 1)...].first { !$0.source.isEmpty && !$0.target.isEmpty }
        return (before.map(isLikely) ?? false) && (after.map(isLikely) ?? true)
    }

    /// Whether a block is a text of its own.
    static func isText(_ block: Block) -> Bool {
        switch block.kind {
        case .heading, .paragraph, .listItem, .cell: true
        case .frontMatter, .code, .html, .directive, .thematicBreak: false
        }
    }
}
