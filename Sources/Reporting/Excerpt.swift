import Markup

/// The lines of a finding with the found characters in them.
struct Excerpt {
    /// The lines as UTF-8, line ends included, without the file's byte order mark.
    let bytes: [UInt8]
    /// The found characters in `bytes`; empty where something is missing.
    let match: Range<Int>
    /// The first line in `bytes`, without its end mark.
    let firstLine: Range<Int>
    /// The last line in `bytes`, without its end mark.
    let lastLine: Range<Int>

    init(_ located: LocatedFinding) {
        var text = Array(located.lines.utf8)
        // Columns do not count the byte order mark.
        if located.start.line == 1, text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        // Most findings stand in one line.
        var first = 0..<text.count
        var last = first
        if located.end.line > located.start.line {
            first = 0..<(text.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count)
            last = (text.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0)..<text.count
        }
        let start = Self.offset(ofColumn: located.start.column, in: text, line: first)
        let end =
            if located.end.line > located.start.line {
                Self.offset(ofColumn: located.end.column, in: text, line: last)
            } else {
                Self.offset(ofColumn: located.end.column - located.start.column + 1, in: text, line: start..<first.upperBound)
            }
        bytes = text
        match = start..<max(start, end)
        firstLine = first
        lastLine = last
    }

    /// The found characters.
    var words: ArraySlice<UInt8> { bytes[match] }

    /// Whether the found characters reach past the first line.
    var isMultiline: Bool { match.upperBound > firstLine.upperBound }

    /// The byte offset of a column, counted in code points from 1; the line's end for one that is past it.
    private static func offset(ofColumn column: Int, in text: [UInt8], line: Range<Int>) -> Int {
        var left = column - 1
        var at = line.lowerBound
        while at < line.upperBound {
            if text[at] & 0xC0 != 0x80 {
                if left <= 0 { return at }
                left -= 1
            }
            at += 1
        }
        return line.upperBound
    }
}
