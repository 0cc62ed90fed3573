import Alignment
import Markup

/// Where each text of a page stands in a way that pages of one family share: the heading's id above it, the kind of its block, the cell's
/// row and column, its number among its like.
struct PagePlaces: Sendable {
    /// By index of the page's segments; nil where a text has no such place.
    let keys: [UInt64?]

    init(_ page: AnalyzedPage) {
        let blocks = page.page.blocks
        var keys = [UInt64?](repeating: nil, count: page.segments.count)
        var section = Self.top
        /// By place without number, how many were met.
        var met: [UInt64: Int] = [:]
        var table = -1
        var tables = 0
        var row = -1
        var label: UInt64 = 0
        var previousLabel: UInt64 = 0
        for block in blocks {
            let first = block.segments.first.map { page.page.segments[$0].text }
            if let cell = block.cell {
                if cell.table != table {
                    (table, row, previousLabel, label) = (cell.table, -1, 0, 0)
                    tables += 1
                }
                if cell.row != row {
                    previousLabel = label
                    row = cell.row
                    label = first.map { TextSlot.key(of: $0, in: 0..<$0.count, slots: []) } ?? 0
                }
            }
            for (number, segment) in block.segments.enumerated() {
                var key: UInt64
                switch block.kind {
                case .frontMatter(let name): key = NameKey.exact(name.utf8, seed: 1)
                case .heading(let level):
                    guard level > 1, number == 0, let anchor = block.anchor else { continue }
                    keys[segment] = Self.heading(anchor)
                    continue
                case .cell:
                    guard let cell = block.cell else { continue }
                    key = Self.mixed(section, 3, UInt64(tables), cell.row == 0 ? 0 : cell.column == 0 ? previousLabel | 1 : label, UInt64(cell.column))
                case .code: continue
                default: key = Self.mixed(section, Self.code(block), UInt64(block.listDepth), UInt64(block.quoteDepth))
                }
                key = Self.mixed(key, Self.code(page.page.segments[segment].kind))
                if block.cell == nil || number > 0 {
                    let count = met[key, default: 0]
                    met[key] = count + 1
                    key = Self.mixed(key, UInt64(count))
                }
                keys[segment] = key
            }
            if case .heading(let level) = block.kind {
                tables = 0
                met.removeAll(keepingCapacity: true)
                if level == 1 {
                    section = Self.top
                } else if let anchor = block.anchor {
                    section = Self.heading(anchor)
                } else {
                    section = first.map { TextSlot.key(of: $0, in: 0..<$0.count, slots: []) } ?? Self.top
                }
            }
        }
        self.keys = keys
    }

    /// The place of a sentence in its segment.
    ///
    /// - Parameter sentences: of the segment, in all.
    static func sentence(_ number: Int, of sentences: Int, in place: UInt64) -> UInt64 { mixed(place, UInt64(sentences), UInt64(number)) }

    private static let top: UInt64 = 11

    private static func heading(_ anchor: String) -> UInt64 { NameKey.exact(anchor.lowercased().utf8, seed: 7) }

    private static func mixed(_ parts: UInt64...) -> UInt64 {
        parts.reduce(0xCBF2_9CE4_8422_2325) { hash, part in
            let value = (hash ^ part) &* 0xFF51_AFD7_ED55_8CCD
            return value ^ (value >> 32)
        }
    }

    private static func code(_ block: Block) -> UInt64 {
        switch block.kind {
        case .paragraph: 1
        case .listItem: 2
        case .html: 4
        case .directive: 5
        default: 6
        }
    }

    private static func code(_ kind: Segment.Kind) -> UInt64 {
        switch kind {
        case .text: 1
        case .alt: 2
        case .attribute(let name): NameKey.exact(name.utf8)
        case .html: 3
        }
    }
}
