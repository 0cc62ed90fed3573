/// Places the cells of a table's row; empty ones, of which md4c tells no place, stand after the pipe that opens them.
struct TableRow {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: Int
    private let row: Int
    /// The end of the block before the row.
    private let floor: Int
    private var lineEnd: Int?
    /// Where the next cell may begin.
    private var at = 0
    private var column = 0
    /// How many empty cells wait for a place.
    private var waiting = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, table: Int, row: Int, floor: Int) {
        self.bytes = bytes
        self.table = table
        self.row = row
        self.floor = floor
    }

    /// Adds a cell.
    ///
    /// - Parameter range: where its text stands; nil when it is empty.
    /// - Returns: the cells whose places are known now, the new one last.
    mutating func add(_ range: ByteRange?) -> [(range: ByteRange, position: Block.CellPosition)] {
        guard let range else {
            waiting += 1
            return []
        }
        if lineEnd == nil {
            var line = range.lowerBound
            while line > floor, !bytes[line - 1].isLineEnd { line -= 1 }
            begin(line)
        }
        var cells = placeWaiting(before: range.lowerBound)
        cells.append(place(range))
        return cells
    }

    /// The empty cells at the row's end.
    mutating func finish() -> [(range: ByteRange, position: Block.CellPosition)] {
        guard waiting > 0 else { return [] }
        if lineEnd == nil {
            var line = bytes.nextLine(bytes.lineEnd(floor, end: bytes.count), end: bytes.count)
            // Under the head stands the line of dashes.
            if row == 1 { line = bytes.nextLine(bytes.lineEnd(line, end: bytes.count), end: bytes.count) }
            begin(line)
        }
        return placeWaiting(before: lineEnd ?? bytes.count)
    }

    private mutating func begin(_ line: Int) {
        let lineEnd = bytes.lineEnd(line, end: bytes.count)
        at = bytes.skip(line, end: lineEnd) { $0.isBlank || $0 == UInt8(ascii: ">") }
        if at < lineEnd, bytes[at] == UInt8(ascii: "|") { at += 1 }
        self.lineEnd = lineEnd
    }

    private mutating func placeWaiting(before limit: Int) -> [(range: ByteRange, position: Block.CellPosition)] {
        var cells: [(range: ByteRange, position: Block.CellPosition)] = []
        while waiting > 0 {
            waiting -= 1
            let start = max(floor, min(at, limit))
            cells.append(place(start..<start))
        }
        return cells
    }

    private mutating func place(_ range: ByteRange) -> (range: ByteRange, position: Block.CellPosition) {
        let lineEnd = lineEnd ?? bytes.count
        at = bytes.skip(range.upperBound, end: max(lineEnd, range.upperBound)) { $0 != UInt8(ascii: "|") }
        if at < lineEnd { at += 1 }
        column += 1
        return (range, Block.CellPosition(table: table, row: row, column: column - 1))
    }
}
