import Markup

/// A page of which blocks were deleted, merged with their neighbours and swapped at random, with the truth of what became of each.
struct Perturbation {
    /// What was done to a block.
    enum Fate: Equatable {
        case untouched, deleted, merged, swapped
    }

    let page: Page
    /// By block of the page as it was: its index in the new one; nil where it was deleted.
    let place: [Int?]
    /// By block of the page as it was.
    let fate: [Fate]

    /// - Parameters:
    ///   - share: of the page's blocks (a table being one), how many suffer each of the three; at least one does.
    init(of page: Page, share: Double, using generator: inout some RandomNumberGenerator) {
        var units = Self.units(of: page)
        var fate = [Fate](repeating: .untouched, count: page.blocks.count)
        var blocks = page.blocks
        /// Blocks that were taken into another.
        var absorbed: [Int: [Int]] = [:]
        let count = max(1, Int(Double(units.count) * share))

        for _ in 0..<count where !units.isEmpty {
            let unit = Int.random(in: units.indices, using: &generator)
            let victims = Self.partOfTable(units[unit], of: blocks, using: &generator)
            for block in victims { fate[block] = .deleted }
            Self.closeRanks(of: &blocks, after: victims, isTable: units[unit].count > 1)
            units[unit].removeAll { fate[$0] == .deleted }
            if units[unit].isEmpty { units.remove(at: unit) }
        }
        for _ in 0..<count {
            let mergeable = units.indices.dropLast().filter { Self.canMerge(units[$0], units[$0 + 1], of: blocks, fate: fate) }
            guard let unit = mergeable.randomElement(using: &generator) else { break }
            let first = units[unit][0]
            let second = units[unit + 1][0]
            fate[first] = .merged
            fate[second] = .merged
            absorbed[first, default: []].append(second)
            Self.closeRanks(of: &blocks, after: [second], isTable: false)
            units.remove(at: unit + 1)
        }
        for _ in 0..<count {
            let swappable = units.indices.filter { unit in units[unit].allSatisfy { fate[$0] == .untouched } }
            guard swappable.count > 1, let one = swappable.randomElement(using: &generator), let other = swappable.randomElement(using: &generator),
                one != other
            else { continue }
            units.swapAt(one, other)
            for block in units[one] + units[other] { fate[block] = .swapped }
        }

        var place = [Int?](repeating: nil, count: page.blocks.count)
        var newBlocks: [Block] = []
        var newSegments: [Segment] = []
        let frontMatter = page.blocks.indices.filter { if case .frontMatter = page.blocks[$0].kind { true } else { false } }
        for block in frontMatter + units.flatMap({ $0 }) {
            let sources = [block] + (absorbed[block] ?? [])
            for source in sources { place[source] = newBlocks.count }
            var segments = sources.flatMap { page.segments[$0 < blocks.count ? blocks[$0].segments : 0..<0] }
            if sources.count > 1 { segments = Self.joined(segments) }
            var new = blocks[block]
            new.segments = newSegments.count..<(newSegments.count + segments.count)
            newSegments += segments.map { $0.moved(toBlock: newBlocks.count, by: 0) }
            newBlocks.append(new)
        }
        self.page = Page(
            path: page.path, bytes: page.bytes, frontMatter: page.frontMatter, blocks: newBlocks, segments: newSegments, problems: page.problems)
        self.place = place
        self.fate = fate
    }

    /// The blocks of a page, those of a table together, front matter left out.
    private static func units(of page: Page) -> [[Int]] {
        var units: [[Int]] = []
        var table: Int?
        for (index, block) in page.blocks.enumerated() {
            if case .frontMatter = block.kind { continue }
            if let cell = block.cell, cell.table == table {
                units[units.count - 1].append(index)
            } else {
                units.append([index])
            }
            table = block.cell?.table
        }
        return units
    }

    /// One block as it is; of a table one row, one column or, one time in five, all.
    private static func partOfTable(_ unit: [Int], of blocks: [Block], using generator: inout some RandomNumberGenerator) -> [Int] {
        guard unit.count > 1, let any = unit.randomElement(using: &generator), let cell = blocks[any].cell else { return unit }
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return unit
        case 1: return unit.filter { blocks[$0].cell?.column == cell.column }
        default: return cell.row == 0 ? unit.filter { blocks[$0].cell?.column == cell.column } : unit.filter { blocks[$0].cell?.row == cell.row }
        }
    }

    private static func canMerge(_ one: [Int], _ other: [Int], of blocks: [Block], fate: [Fate]) -> Bool {
        guard one.count == 1, other.count == 1, fate[one[0]] == .untouched, fate[other[0]] == .untouched else { return false }
        let first = blocks[one[0]]
        let second = blocks[other[0]]
        return first.kind == second.kind && (first.kind == .paragraph || first.kind == .listItem) && first.listDepth == second.listDepth
            && first.quoteDepth == second.quoteDepth
    }

    /// Gives the items, rows or columns after those that went the numbers they would have.
    private static func closeRanks(of blocks: inout [Block], after gone: [Int], isTable: Bool) {
        guard let first = gone.first else { return }
        if isTable, let cell = blocks[first].cell {
            let isColumn = Set(gone.compactMap { blocks[$0].cell?.column }).count == 1 && gone.count > 1
            for index in blocks.indices {
                guard let other = blocks[index].cell, other.table == cell.table else { continue }
                if isColumn, other.column > cell.column {
                    blocks[index].cell = Block.CellPosition(table: other.table, row: other.row, column: other.column - 1)
                } else if !isColumn, other.row > cell.row {
                    blocks[index].cell = Block.CellPosition(table: other.table, row: other.row - 1, column: other.column)
                }
            }
        } else if blocks[first].kind == .listItem {
            let depth = blocks[first].listDepth
            for index in blocks.indices.dropFirst(first + 1) {
                if blocks[index].listDepth < depth { break }
                guard blocks[index].listDepth == depth, let item = blocks[index].itemIndex else { continue }
                if item == 0 { break }
                blocks[index].itemIndex = item - 1
            }
        }
    }

    /// The texts of several blocks as one, followed by what else was in them.
    private static func joined(_ segments: [Segment]) -> [Segment] {
        let texts = segments.filter { $0.kind == .text }
        guard let first = texts.first else { return segments }
        var text: [UInt8] = []
        var runs: [Segment.Run] = []
        var inlines: [Inline] = []
        for segment in texts {
            if !text.isEmpty {
                runs.append(Segment.Run(kind: .softBreak, text: text.count..<(text.count + 1), bytes: segment.range.lowerBound..<segment.range.lowerBound))
                text.append(0x20)
            }
            let moved = segment.moved(toBlock: segment.block, by: text.count)
            text += segment.text
            runs += moved.runs
            inlines += moved.inlines
        }
        let end = texts.reduce(first.range.upperBound) { max($0, $1.range.upperBound) }
        let whole = Segment(
            kind: .text, block: first.block, text: text, runs: runs, inlines: inlines, range: min(first.range.lowerBound, end)..<end)
        return [whole] + segments.filter { $0.kind != .text }
    }
}

extension Segment {
    /// The same segment as part of another block, its text beginning later by a number of bytes.
    fileprivate func moved(toBlock block: Int, by shift: Int) -> Segment {
        func moved(_ range: Range<Int>) -> Range<Int> { (range.lowerBound + shift)..<(range.upperBound + shift) }
        return Segment(
            kind: kind, block: block, text: text, runs: runs.map { Run(kind: $0.kind, text: moved($0.text), bytes: $0.bytes) },
            inlines: inlines.map {
                Inline(
                    kind: $0.kind, text: moved($0.text), range: $0.range, content: $0.content, destination: $0.destination,
                    destinationRange: $0.destinationRange)
            }, range: range)
    }
}
