import Alignment
import Markup

/// The columns of a page's tables whose cells are read by machines: permissions, error codes, keywords.
///
/// The page itself tells: most cells of such a column are one string without a space, and some of them have a shape that no word has.
struct LiteralColumns {
    /// A column of a table; those with the same header on one page are one.
    private struct Column: Hashable {
        let header: [UInt8]
        let table: Int
        let column: Int
    }

    private struct Count {
        var cells = 0
        var single = 0
        var shaped = 0

        mutating func add(isSingle: Bool, isShaped: Bool) {
            cells += 1
            if isSingle { single += 1 }
            if isShaped { shaped += 1 }
        }
    }

    private let columns: [Block.CellPosition: Column]
    private let literal: Set<Column>

    /// - Parameter needsProof: a column of three single strings, one of them of such a shape, is not enough.
    init(of page: AnalyzedPage, needsProof: Bool) {
        var columns: [Block.CellPosition: Column] = [:]
        for segment in page.segments where segment.segment.kind == .text {
            guard let cell = page.page.blocks[segment.segment.block].cell, cell.row == 0 else { continue }
            let header = segment.segment.text
            columns[cell] = header.isEmpty ? Column(header: [], table: cell.table, column: cell.column) : Column(header: header, table: 0, column: 0)
        }
        var counts: [Column: Count] = [:]
        for segment in page.segments where segment.segment.kind == .text {
            guard let cell = page.page.blocks[segment.segment.block].cell, cell.row > 0, !segment.segment.text.isEmpty else { continue }
            guard let key = columns[Self.header(of: cell)] else { continue }
            let isSingle = Self.isSingle(segment.segment.text)
            counts[key, default: Count()].add(isSingle: isSingle, isShaped: isSingle && Self.isShaped(segment.segment.text))
        }
        self.columns = columns
        literal = Set(counts.filter { $1.cells == $1.single && $1.cells >= 3 && $1.shaped >= 1 && !needsProof || $1.cells >= 4 && $1.single * 5 >= $1.cells * 3 && $1.shaped * 3 >= $1.cells && $1.shaped >= 2 }.keys)
    }

    func contains(_ cell: Block.CellPosition?) -> Bool {
        guard let cell, cell.row > 0, !literal.isEmpty, let column = columns[Self.header(of: cell)] else { return false }
        return literal.contains(column)
    }

    private static func header(of cell: Block.CellPosition) -> Block.CellPosition {
        Block.CellPosition(table: cell.table, row: 0, column: cell.column)
    }

    /// One string of ASCII without a space.
    static func isSingle(_ text: [UInt8]) -> Bool { text.count > 1 && text.allSatisfy { $0 > 0x20 && $0 < 0x7F } && text[0].isFactLetter }

    /// It has an inner dot, underscore, or capital after a small letter.
    static func isShaped(_ text: [UInt8]) -> Bool {
        zip(text, text.dropFirst()).contains { left, right in
            (left.isFactLower && right.isFactUpper) || (left.isFactAlphanumeric && (right == UInt8(ascii: ".") || right == UInt8(ascii: "_")))
        } && text.last != UInt8(ascii: ".")
    }
}
