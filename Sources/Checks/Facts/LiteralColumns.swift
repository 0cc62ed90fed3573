import Alignment
import Markup

/// The columns of a page's tables whose cells are read by machines: permissions, error codes, keywords.
///
/// The page itself tells: most cells of such a column are one string without a space, and some of them have a shape that no word has.
struct LiteralColumns {
    private struct Count {
        var cells = 0
        var single = 0
        var shaped = 0

        /// - Parameter needsProof: a column of three single strings, one of them of such a shape, is not enough.
        func isLiteral(needsProof: Bool) -> Bool {
            cells == single && cells >= 3 && shaped >= 1 && !needsProof || cells >= 4 && single * 5 >= cells * 3 && shaped * 3 >= cells && shaped >= 2
        }
    }

    /// Of columns that are literal: the cells of their headers.
    private let headers: Set<Block.CellPosition>

    /// - Parameter needsProof: a column of three single strings, one of them of such a shape, is not enough.
    init(of page: AnalyzedPage, needsProof: Bool) {
        var counts: [Count] = []
        // Columns with the same header on one page are counted as one; those without have each a count of their own.
        var countOfHeader: [[UInt8]: Int] = [:]
        var headers: [(cell: Block.CellPosition, count: Int)] = []
        for segment in page.segments where segment.segment.kind == .text {
            guard let cell = page.page.blocks[segment.segment.block].cell else { continue }
            let text = segment.segment.text
            if cell.row == 0 {
                let count = text.isEmpty ? counts.count : countOfHeader[text] ?? counts.count
                if count == counts.count { counts.append(Count()) }
                if !text.isEmpty { countOfHeader[text] = count }
                headers.append((cell, count))
            } else if !text.isEmpty, let header = headers.last(where: { $0.cell.table != cell.table || $0.cell.column == cell.column }), header.cell == Self.header(of: cell) {
                counts[header.count].cells += 1
                guard Self.isSingle(text) else { continue }
                counts[header.count].single += 1
                if Self.isShaped(text) { counts[header.count].shaped += 1 }
            }
        }
        self.headers = Set(headers.lazy.filter { counts[$0.count].isLiteral(needsProof: needsProof) }.map(\.cell))
    }

    func contains(_ cell: Block.CellPosition?) -> Bool {
        guard let cell, cell.row > 0, !headers.isEmpty else { return false }
        return headers.contains(Self.header(of: cell))
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
