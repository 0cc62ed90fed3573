import Alignment
import Markup

/// How far an alignment can be relied on to say that something is missing or added.
struct AlignmentTrust {
    private let bitext: Bitext
    /// Text blocks of either page, pairs counted once, and those among them with a likely counterpart.
    private let all: Int
    private let paired: Int

    init(_ bitext: Bitext) {
        self.bitext = bitext
        var paired = 0
        var all = 0
        for pair in bitext.blocks.pairs {
            let isText = pair.source.contains { Self.isText(bitext.source.page.blocks[$0]) } || pair.target.contains { Self.isText(bitext.target.page.blocks[$0]) }
            guard isText else { continue }
            all += 1
            if !pair.source.isEmpty, !pair.target.isEmpty, pair.confidence >= 0.4 { paired += 1 }
        }
        self.all = all
        self.paired = paired
    }

    /// Whether the page as a whole aligns well: six blocks in seven, or all but two.
    var isGood: Bool { paired > 0 && (paired * 7 >= all * 6 || all - paired <= 2) }

    /// Whether the pairs before and after are likely. Which of two like neighbours is missing is often unsure; then a sure pair must stand
    /// near, with only pairs of one and one between.
    func hasLikelyNeighbours(_ index: Int) -> Bool {
        let pairs = bitext.blocks.pairs
        return isLikely(pairs[..<index].reversed().lazy.filter { !isAlone($0) }) && isLikely(pairs[(index + 1)...].lazy.filter { !isAlone($0) })
    }

    private func isLikely(_ neighbours: some Sequence<BlockPair>) -> Bool {
        for neighbour in neighbours.prefix(5) {
            if neighbour.isMoved { return false }
            if neighbour.confidence >= 0.55 { return true }
            if neighbour.source.count != 1 || neighbour.target.count != 1 { return false }
        }
        // The page's end is sure.
        return !neighbours.contains { !isAlone($0) }
    }

    private func isAlone(_ pair: BlockPair) -> Bool { pair.source.isEmpty || pair.target.isEmpty }

    /// Whether a block is a text of its own.
    static func isText(_ block: Block) -> Bool {
        switch block.kind {
        case .heading, .paragraph, .listItem, .cell: true
        case .frontMatter, .code, .html, .directive, .thematicBreak: false
        }
    }
}
