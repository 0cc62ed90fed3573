import Markup

/// A page put together block by block, for tests that need no parser.
struct HandBuiltPage {
    private var blocks: [Block] = []
    private var segments: [Segment] = []
    private var bytes: [UInt8] = []
    private var table = -1

    var page: Page { Page(path: "page.md", bytes: bytes, frontMatter: nil, blocks: blocks, segments: segments, problems: []) }

    mutating func add(_ kind: Block.Kind, _ text: String, links: [String] = [], _ change: (inout Block) -> Void = { _ in }) {
        let range = bytes.count..<(bytes.count + text.utf8.count)
        bytes += Array(text.utf8) + [0x0A]
        var block = Block(kind: kind, range: range)
        if kind != .code {
            block.segments = segments.count..<(segments.count + 1)
            let inlines = links.map { Inline(kind: .link, text: 0..<0, range: range, content: range, destination: $0) }
            segments.append(
                Segment(
                    kind: .text, block: blocks.count, text: Array(text.utf8),
                    runs: [Segment.Run(kind: .verbatim, text: 0..<text.utf8.count, bytes: range)], inlines: inlines, range: range))
        }
        change(&block)
        blocks.append(block)
    }

    mutating func heading(_ text: String, level: Int = 2, anchor: String? = nil) {
        add(.heading(level: level), text) { $0.anchor = anchor }
    }

    mutating func paragraph(_ text: String, links: [String] = []) { add(.paragraph, text, links: links) }

    mutating func list(_ items: [String]) {
        for (index, item) in items.enumerated() {
            add(.listItem, item) {
                $0.listDepth = 1
                $0.itemIndex = index
            }
        }
    }

    mutating func table(_ rows: [[String]]) {
        table += 1
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let position = Block.CellPosition(table: table, row: row, column: column)
                add(.cell, cell) { $0.cell = position }
            }
        }
    }

    init(_ build: (inout HandBuiltPage) -> Void) { build(&self) }
}
