import Alignment
import Markup

/// What the other cells of a cell's column tell: prose that gets translated, or names and literals that stay.
struct TableColumn {
    /// Cells of words that the target language has.
    private(set) var target = 0
    /// Cells of words that only the source language has.
    private(set) var source = 0
    /// Cells that differ from the source's, and cells that are the same though they have words of the source language.
    private(set) var translated = 0
    private(set) var kept = 0
    /// Cells that have a space in the source.
    private var phrases = 0

    /// - Parameter block: the index of the cell's block.
    init(of block: Int, in subject: Subject) {
        let page = subject.target.page
        guard let cell = page.blocks[block].cell else { return }
        var first = block
        while first > 0, page.blocks[first - 1].cell?.table == cell.table { first -= 1 }
        for index in first..<page.blocks.count {
            guard let other = page.blocks[index].cell, other.table == cell.table else { break }
            guard other.column == cell.column, other.row > 0, index != block, let segment = page.blocks[index].segments.first else { continue }
            add(segment, in: subject)
        }
    }

    /// Whether the source's cells are mostly more than one word.
    var isProse: Bool { phrases * 2 >= translated + kept }

    /// Whether the column's cells are mostly translated.
    func isTranslated(hasSource: Bool) -> Bool {
        hasSource ? translated > 0 && translated >= kept : target > 0 && target >= 2 * source
    }

    private mutating func add(_ segment: Int, in subject: Subject) {
        let analyzed = subject.target.segments[segment]
        if analyzed.tokens.contains(where: \.isSourceOnly) {
            source += 1
        } else if analyzed.tokens.contains(where: \.isTargetOnly) {
            target += 1
        }
        guard let bitext = subject.bitext, let original = bitext.segmentPair(ofTarget: segment).source.first else { return }
        let counterpart = bitext.source.segments[original]
        guard counterpart.tokens.contains(where: { $0.kind == .word && $0.info.contains(.source) && !$0.shape.contains(.protected) }) else { return }
        if counterpart.segment.text.contains(0x20) { phrases += 1 }
        if counterpart.segment.text == analyzed.segment.text {
            kept += 1
        } else {
            translated += 1
        }
    }
}
