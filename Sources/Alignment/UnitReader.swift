import Linguistics
import Markup

/// Reads the units of a page: its blocks in order, each table as one unit whose rows and columns can be read in turn.
struct UnitReader {
    let page: Page
    /// Of each block: the place of its anchors among those that the scanner collected, and its length.
    private let anchors: [Range<Int>]
    private let lengths: [Int]

    init(page: Page, _ scanner: inout AnchorScanner) {
        self.page = page
        var anchors: [Range<Int>] = []
        var lengths: [Int] = []
        anchors.reserveCapacity(page.blocks.count)
        lengths.reserveCapacity(page.blocks.count)
        for index in page.blocks.indices {
            lengths.append(Self.read(index, of: page, &scanner))
            anchors.append(scanner.take())
        }
        self.anchors = anchors
        self.lengths = lengths
    }

    /// Scans a block.
    ///
    /// - Returns: its length.
    private static func read(_ block: Int, of page: Page, _ scanner: inout AnchorScanner) -> Int {
        var length = 0
        let segments = page.blocks[block].segments.clamped(to: 0..<page.segments.count)
        for index in segments {
            let segment = page.segments[index]
            length += codePointCount(segment.text[...])
            if segments.count == 1 { scanner.addWhole(segment.text) }
            scanner.scan(segment, of: page)
        }
        if segments.isEmpty || page.blocks[block].kind == .html {
            let range = page.blocks[block].range.clamped(to: 0..<page.bytes.count)
            page.bytes.withUnsafeBufferPointer { scanner.scanWhole(UnsafeBufferPointer(rebasing: $0[range])) }
            if segments.isEmpty { length = codePointCount(page.bytes[range]) }
        }
        return length
    }

    /// The page's units in file order, front matter left out.
    ///
    /// - Parameter slugsFromText: whether headings bear the slug of their text, as those of the source do.
    func units(slugsFromText: Bool, _ scanner: inout AnchorScanner) -> [AlignmentUnit] {
        var units: [AlignmentUnit] = []
        units.reserveCapacity(page.blocks.count)
        var table: Int?
        var slugCounts = KeyTable()
        for index in page.blocks.indices {
            let block = page.blocks[index]
            if case .frontMatter = block.kind { continue }
            if let cell = block.cell {
                if table == cell.table, let last = units.indices.last {
                    units[last].blocks.append(index)
                    units[last].level = max(units[last].level, cell.column + 1)
                    continue
                }
                table = cell.table
            } else {
                table = nil
            }
            var unit = AlignmentUnit(shape: shape(of: block), blocks: PairSide(index))
            unit.quoteDepth = block.quoteDepth
            unit.listDepth = block.listDepth
            unit.ordinal = block.itemIndex
            unit.length = lengths[index]
            unit.anchors = anchors[index]
            if let alert = block.alert { unit.label ^= hash(alert.utf8) }
            if case .directive(let name) = block.kind { unit.label ^= hash(name.utf8) }
            if case .heading(let level) = block.kind {
                unit.level = level
                unit.slugs = slugs(of: block, fromText: slugsFromText, counts: &slugCounts)
            }
            if block.cell != nil { unit.level = 1 }
            units.append(unit)
        }
        for index in units.indices where units[index].shape == .table && units[index].blocks.count > 1 { gather(&units[index], &scanner) }
        return units
    }

    /// The rows of a table.
    func rows(of table: AlignmentUnit, _ scanner: inout AnchorScanner) -> [AlignmentUnit] { lines(of: table, &scanner) { $0.row } }

    /// The columns of a table.
    func columns(of table: AlignmentUnit, _ scanner: inout AnchorScanner) -> [AlignmentUnit] { lines(of: table, &scanner) { $0.column } }

    private func lines(of table: AlignmentUnit, _ scanner: inout AnchorScanner, by number: (Block.CellPosition) -> Int) -> [AlignmentUnit] {
        var lines: [AlignmentUnit] = []
        for block in table.blocks {
            guard let number = page.blocks[block].cell.map(number) else { continue }
            // Cells come row by row: it is the last line mostly, or the one at its own number.
            let last = lines.count - 1
            let line =
                if last >= 0, lines[last].ordinal == number {
                    Int?(last)
                } else if lines.indices.contains(number), lines[number].ordinal == number {
                    Int?(number)
                } else {
                    lines.firstIndex { $0.ordinal == number }
                }
            if let line {
                lines[line].blocks.append(block)
            } else {
                var line = AlignmentUnit(shape: .line, blocks: PairSide(block))
                line.ordinal = number
                lines.append(line)
            }
        }
        for index in lines.indices { gather(&lines[index], &scanner) }
        return lines.sorted { ($0.ordinal ?? 0) < ($1.ordinal ?? 0) }
    }

    /// Sums up the unit's blocks.
    private func gather(_ unit: inout AlignmentUnit, _ scanner: inout AnchorScanner) {
        unit.length = unit.blocks.reduce(0) { $0 + lengths[$1] }
        unit.anchors = scanner.union(unit.blocks.lazy.map { anchors[$0] })
    }

    private func shape(of block: Block) -> AlignmentUnit.Shape {
        if block.cell != nil { return .table }
        return switch block.kind {
        case .heading: .heading
        case .paragraph, .frontMatter: .paragraph
        case .listItem: .listItem
        case .cell: .table
        case .code: .code
        case .html: .html
        case .directive: .directive
        case .thematicBreak: .rule
        }
    }

    /// - Parameter counts: by slug, how often it was borne before.
    private func slugs(of block: Block, fromText: Bool, counts: inout KeyTable) -> [UInt64] {
        var slugs: [UInt64] = []
        if let anchor = block.anchor, !anchor.isEmpty { slugs.append(hash(anchor.lowercased().utf8)) }
        if fromText, let index = block.segments.first, page.segments.indices.contains(index) {
            let slug = HeadingSlug.utf8(of: page.segments[index].text)
            if !slug.isEmpty {
                let key = hash(slug)
                slugs.append(key)
                // A slug borne before gets a number on sites that keep ids apart.
                let count = counts.value(of: key) ?? 0
                if count > 0 { slugs.append(hash(slug + "-\(count)".utf8)) }
                counts.add(1, to: key)
            }
        }
        return slugs
    }

    private func hash(_ text: some Sequence<UInt8>) -> UInt64 {
        var hash = StableHash(seed: 0xFE)
        for byte in text { hash.combine(byte) }
        return hash.value
    }
}
