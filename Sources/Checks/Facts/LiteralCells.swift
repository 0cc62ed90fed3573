import Alignment
import Linguistics
import Markup

/// Texts of a source page that machines read: JSON, queries, columns of types, and cells with a value that those have between quotation marks.
final class LiteralCells {
    private let page: AnalyzedPage
    /// By segment, whether it is JSON, a query or the like.
    private let literal: Set<Int>
    /// Columns of types, by the cells that head them.
    private let typeColumns: Set<Block.CellPosition>
    /// Columns of names: of emphasized single words, such as parameters, or of single strings beside a column of types.
    private let nameColumns: Set<Block.CellPosition>
    /// What stands between straight quotation marks in literal texts and code.
    private let values: Set<[UInt8]>
    /// Columns of single strings.
    private let singleColumns: Set<Block.CellPosition>
    /// Words that stand as code in the page's text; empty without such a column.
    private let codes: Set<[UInt8]>

    init(_ page: AnalyzedPage) {
        self.page = page
        var literal: Set<Int> = []
        var counts: [Block.CellPosition: Count] = [:]
        var values: Set<[UInt8]> = []
        for (index, analyzed) in page.segments.enumerated() where analyzed.segment.kind == .text {
            let block = page.page.blocks[analyzed.segment.block]
            if let cell = block.cell, cell.row > 0, !analyzed.segment.text.isEmpty {
                counts[Self.head(of: cell), default: Count()].add(analyzed.segment)
            }
            guard block.cell != nil || block.kind == .paragraph, Self.isLiteral(analyzed) else { continue }
            literal.insert(index)
            Self.addValues(analyzed.segment.text[...], to: &values)
        }
        if !counts.isEmpty {
            for block in page.page.blocks where block.kind == .code { Self.addValues(page.page.bytes[block.range], to: &values) }
        }
        self.literal = literal
        self.values = values
        let singleColumns = Set(counts.filter { $1.cells >= 2 && $1.single == $1.cells }.keys)
        self.singleColumns = singleColumns
        codes = singleColumns.isEmpty ? [] : Self.codes(of: page)
        let typeColumns = Set(counts.filter { $1.cells >= 3 && $1.types * 3 >= $1.cells * 2 }.keys)
        self.typeColumns = typeColumns
        let typedTables = Set(typeColumns.map(\.table))
        // The first column of a table that tells types has the names of what is of those types.
        nameColumns = Set(counts.filter { $1.cells >= 3 && ($1.words == $1.cells || $0.column == 0 && $1.keys == $1.cells && typedTables.contains($0.table)) }.keys)
    }

    /// What changed in a target segment that was made from a literal text; nil where its source is none.
    func findings(_ index: Int, _ sources: PairSide<Int>, _ subject: Subject, of rule: IdentifierMismatch) -> [Finding]? {
        guard sources.count == 1, let at = sources.first else { return nil }
        let original = page.segments[at]
        let target = subject.target.segments[index]
        guard original.segment.kind == .text, target.segment.kind == .text, original.segment.text != target.segment.text else { return nil }
        if literal.contains(at) { return changes(from: original, to: target, rule) }
        guard let cell = page.page.blocks[original.segment.block].cell, cell.row > 0, isOneWord(original), isOneWord(target) else { return nil }
        let text = original.segment.text
        let isType = Self.isType(text) && typeColumns.contains(Self.head(of: cell)) && keepsTypes(cell, subject)
        let isName = nameColumns.contains(Self.head(of: cell)) && keepsNames(cell, subject)
        let isCode = singleColumns.contains(Self.head(of: cell)) && codes.contains(text)
        guard isType || isName || isCode || values.contains(text), !target.segment.text.map(\.foldedFact).elementsEqual(text.map(\.foldedFact)) else { return nil }
        return [
            rule.finding(
                target.segment, 0..<target.segment.text.count, "“\(target.segment.string)” was “\(original.segment.string)” in the source",
                isType ? "column of types" : isName ? "column of names" : "value of the source's code", confidence: 0.8, source: original.segment.string, sourceRange: original.segment.range,
                suggestion: original.segment.string)
        ]
    }

    /// Whether the target keeps a type of the column as it is, so that not all of them were translated on purpose.
    private func keepsTypes(_ cell: Block.CellPosition, _ subject: Subject) -> Bool {
        subject.target.segments.contains { analyzed in
            guard let other = subject.target.page.blocks[analyzed.segment.block].cell, other.table == cell.table, other.column == cell.column, other.row > 0 else { return false }
            return Self.isType(analyzed.segment.text)
        }
    }

    /// Whether the target keeps half of a column's names and more.
    private func keepsNames(_ cell: Block.CellPosition, _ subject: Subject) -> Bool {
        func texts(_ page: AnalyzedPage) -> [[UInt8]] {
            page.segments.compactMap { analyzed in
                guard let other = page.page.blocks[analyzed.segment.block].cell, other.table == cell.table, other.column == cell.column, other.row > 0 else { return nil }
                return analyzed.segment.text
            }
        }
        let (own, original) = (texts(subject.target), texts(page))
        return original.count { own.contains($0) } * 2 >= original.count
    }

    private func isOneWord(_ analyzed: AnalyzedSegment) -> Bool {
        let solid = analyzed.tokens.filter { $0.kind != .space }
        return solid.count == 1 && solid[0].kind == .word && !solid[0].shape.contains(.protected)
    }

    // MARK: Token by token

    private func changes(from source: AnalyzedSegment, to target: AnalyzedSegment, _ rule: IdentifierMismatch) -> [Finding] {
        let left = source.tokens.filter { $0.kind == .word || $0.kind == .number || $0.kind == .elision }
        let right = target.tokens.filter { $0.kind == .word || $0.kind == .number || $0.kind == .elision }
        guard left.count <= 256, right.count <= 256 else { return [] }
        // The longest common subsequence, from the end.
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        func isSame(_ i: Int, _ j: Int) -> Bool { source.segment.text[left[i].range] == target.segment.text[right[j].range] }
        for i in left.indices.reversed() {
            for j in right.indices.reversed() {
                lengths[i][j] = isSame(i, j) ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        // Little in common: another text, or one that was rightly put into prose.
        guard lengths[0][0] * 5 >= left.count * 2 || left.count <= 4 else { return [] }
        var findings: [Finding] = []
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            if i < left.count, j < right.count, isSame(i, j) {
                i += 1
                j += 1
                continue
            }
            let (fromLeft, fromRight) = (i, j)
            while i < left.count || j < right.count {
                if i < left.count, j < right.count, isSame(i, j) { break }
                if j < right.count, i >= left.count || lengths[i][j + 1] >= lengths[i + 1][j] { j += 1 } else { i += 1 }
            }
            guard fromLeft < i, fromRight < j else { continue }
            // As many as there were: each by itself.
            let isOneByOne = i - fromLeft == j - fromRight
            for step in 0..<(isOneByOne ? i - fromLeft : 1) {
                let range = right[fromRight + step].range.lowerBound..<right[isOneByOne ? fromRight + step : j - 1].range.upperBound
                let wanted = left[fromLeft + step].range.lowerBound..<left[isOneByOne ? fromLeft + step : i - 1].range.upperBound
                findings.append(
                    rule.finding(
                        target.segment, range, "“\(target.segment.string(in: range))” was “\(source.segment.string(in: wanted))” in the source", "literal text",
                        confidence: 0.85, source: source.segment.string(in: wanted), sourceRange: source.segment.byteRange(of: wanted),
                        suggestion: source.segment.string(in: wanted)))
            }
        }
        return findings
    }

    // MARK: What is literal

    /// What the cells of a column are.
    private struct Count {
        var cells = 0
        /// Names of types.
        var types = 0
        /// Single emphasized words.
        var words = 0
        var keys = 0
        /// Single strings.
        var single = 0

        mutating func add(_ cell: Segment) {
            cells += 1
            if isType(cell.text) { types += 1 }
            if isEmphasizedWord(cell) { words += 1 }
            if isKey(cell.text) { keys += 1 }
            if LiteralColumns.isSingle(cell.text) { single += 1 }
        }
    }

    /// Whether a text is the name of a type, in any case.
    private static func isType(_ text: [UInt8]) -> Bool { text.count <= longestType && types.contains(text.map(\.foldedFact)) }

    private static let longestType = types.reduce(0) { max($0, $1.count) }

    /// Single words that stand as code in a page's text.
    private static func codes(of page: AnalyzedPage) -> Set<[UInt8]> {
        var codes: Set<[UInt8]> = []
        for analyzed in page.segments {
            for inline in analyzed.segment.inlines where inline.kind == .code && inline.text.count > 2 && inline.text.count <= 40 {
                let text = analyzed.segment.text[inline.text]
                if text.allSatisfy(\.isFactLetter) { codes.insert(Array(text)) }
            }
        }
        return codes
    }

    /// Whether a text is one string that begins with a small letter or a mark, as names of properties do.
    private static func isKey(_ text: [UInt8]) -> Bool {
        guard let first = text.first, first.isFactLower || first == UInt8(ascii: "@") || first == UInt8(ascii: "$") || first == UInt8(ascii: "_") else { return false }
        return text.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Whether a cell is one word of small letters in italics or bold.
    private static func isEmphasizedWord(_ segment: Segment) -> Bool {
        guard let inline = segment.inlines.first, inline.kind == .emphasis || inline.kind == .strong else { return false }
        return inline.text == 0..<segment.text.count && segment.text.allSatisfy { $0.isFactAlphanumeric || $0 == UInt8(ascii: "_") } && segment.text.first?.isFactLower == true
    }

    private static func head(of cell: Block.CellPosition) -> Block.CellPosition { Block.CellPosition(table: cell.table, row: 0, column: cell.column) }

    /// Names of types in data formats and programming languages at large.
    private static let types: Set<[UInt8]> = Set(
        [
            "string", "str", "bool", "boolean", "int", "integer", "int32", "int64", "long", "short", "byte", "char", "float", "double", "decimal", "number", "numeric",
            "object", "array", "list", "map", "dict", "enum", "date", "time", "datetime", "timestamp", "timespan", "duration", "guid", "uuid", "uri", "url", "dynamic",
            "real", "null", "void", "any", "blob", "binary", "text", "hash", "function", "true", "false",
        ].map { Array($0.utf8) })

    /// Whether a text has two signs of a notation: pairs of key and value, comparisons, calls, pipes, braces around quotes; and marks in plenty.
    private static func isLiteral(_ analyzed: AnalyzedSegment) -> Bool {
        let text = analyzed.segment.text
        guard text.count >= 6, text.count <= 2048, analyzed.segment.inlines.isEmpty else { return false }
        // Without any of these there are no two signs.
        guard text.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "{") }) else { return false }
        var signs: Set<Int> = []
        var marks = 0
        var words = 0
        for (index, token) in analyzed.tokens.enumerated() {
            if token.kind == .word { words += 1 }
            guard token.kind == .mark else { continue }
            marks += 1
            guard token.range.count == 1 else { continue }
            let at = token.range.lowerBound
            let next: UInt8 = at + 1 < text.count ? text[at + 1] : 0
            let previous: UInt8 = at > 0 ? text[at - 1] : 0
            switch text[at] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if next == UInt8(ascii: ":") { signs.insert(0) }
                if previous == UInt8(ascii: "{") || previous == UInt8(ascii: "[") || next == UInt8(ascii: "}") || next == UInt8(ascii: "]") { signs.insert(1) }
            case UInt8(ascii: "="):
                if next == UInt8(ascii: "=") || previous == UInt8(ascii: "!") || next == UInt8(ascii: "~") { signs.insert(2) }
            case UInt8(ascii: "("):
                if previous.isFactAlphanumeric, index > 0, analyzed.tokens[index - 1].kind == .word { signs.insert(3) }
            case UInt8(ascii: "|"):
                if previous == 0x20, next == 0x20 { signs.insert(4) }
            case UInt8(ascii: "{"): if text.last == UInt8(ascii: "}") && at == 0 { signs.insert(5) }
            default: break
            }
        }
        return signs.count >= 2 && marks * 2 >= words
    }

    private static func addValues(_ text: ArraySlice<UInt8>, to values: inout Set<[UInt8]>) {
        var open: Int?
        for index in text.indices where text[index] == UInt8(ascii: "\"") || text[index] == 0x0A {
            if text[index] == 0x0A {
                open = nil
            } else if let start = open {
                let value = text[(start + 1)..<index]
                if value.count > 2, value.count <= 40, value.allSatisfy(\.isFactLetter) { values.insert(Array(value)) }
                open = nil
            } else {
                open = index
            }
        }
    }
}
