/// Finds a page's HTML comments that speak to Contresens, line by line, outside fenced blocks.
struct CommentReader {
    enum Directive: String {
        case disable, enable
        case line = "disable-line"
        case nextLine = "disable-next-line"
    }

    struct Comment {
        /// Nil where the comment is none of ours.
        let directive: Directive?
        let rules: [(name: String, range: Range<Int>, line: Int, column: Int)]
        /// From its first to its last, from 1.
        let lines: ClosedRange<Int>
    }

    private let bytes: [UInt8]
    private var at: Int
    private var line = 1
    private var lineStart: Int
    private var ticks = 0
    /// Whether a comment can still end: sought once, not again at each that begins.
    private var canClose = true
    /// The mark of the fence that is open, and its length.
    private var fence: (mark: UInt8, length: Int)?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte order mark counts for no column.
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = at
        readFence()
    }

    /// The next comment, nil after the last.
    mutating func next() -> Comment? {
        while at < bytes.count {
            if canClose, fence == nil, ticks % 2 == 0, starts(with: "<!--"), let end = closing(from: at + 4) { return comment(to: end) }
            advance()
        }
        return nil
    }

    /// Passes one byte and keeps count of lines, backticks and fences.
    private mutating func advance() {
        let byte = bytes[at]
        at += 1
        if byte == 0x0A || (byte == 0x0D && !(at < bytes.count && bytes[at] == 0x0A)) {
            line += 1
            lineStart = at
            ticks = 0
            readFence()
        } else if byte == UInt8(ascii: "`") {
            ticks += 1
        }
    }

    private mutating func comment(to end: Int) -> Comment {
        let first = line
        let content = at + 4..<end - 3
        let start = at
        let startColumn = column(of: at)
        var words: [(text: String, range: Range<Int>, line: Int, column: Int)] = []
        var wordStart: Int?
        while at < end {
            let byte = bytes[at]
            let isWord = content.contains(at) && byte > 0x20 && byte != UInt8(ascii: ",")
            if isWord, wordStart == nil { wordStart = at }
            if isWord, let from = wordStart, !content.contains(at + 1) || bytes[at + 1] <= 0x20 || bytes[at + 1] == UInt8(ascii: ",") {
                words.append((String(decoding: bytes[from...at], as: UTF8.self), from..<at + 1, line, column(of: from)))
                wordStart = nil
            }
            advance()
        }
        // A fence inside a comment opens nothing.
        fence = nil
        ticks = 0
        let prefix = "contresens-"
        guard let command = words.first?.text, command.hasPrefix(prefix) else { return Comment(directive: nil, rules: [], lines: first...line) }
        var rules = words.dropFirst().map { (name: $0.text, range: $0.range, line: $0.line, column: $0.column) }
        if rules.isEmpty { rules = [(Suppressions.all, start..<end, first, startColumn)] }
        return Comment(directive: Directive(rawValue: String(command.dropFirst(prefix.count))), rules: rules, lines: first...line)
    }

    /// The end of the comment whose text begins at an offset.
    private mutating func closing(from start: Int) -> Int? {
        var at = start
        while at + 2 < bytes.count {
            if bytes[at] == UInt8(ascii: "-"), bytes[at + 1] == UInt8(ascii: "-"), bytes[at + 2] == UInt8(ascii: ">") { return at + 3 }
            at += 1
        }
        canClose = false
        return nil
    }

    private func starts(with text: StaticString) -> Bool {
        at + text.utf8CodeUnitCount <= bytes.count && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
    }

    /// Opens or closes a fence where the line that begins here is one's, in lists and block quotes as well.
    private mutating func readFence() {
        var i = at
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == UInt8(ascii: ">") { i += 1 }
        guard i < bytes.count, bytes[i] == UInt8(ascii: "`") || bytes[i] == UInt8(ascii: "~") else { return }
        let mark = bytes[i]
        var length = 0
        while i < bytes.count, bytes[i] == mark {
            i += 1
            length += 1
        }
        guard length >= 3 else { return }
        let rest = bytes[i...].prefix { $0 != 0x0A && $0 != 0x0D }
        if let open = fence {
            if open.mark == mark, length >= open.length, rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { fence = nil }
        } else if mark != UInt8(ascii: "`") || !rest.contains(mark) {
            fence = (mark, length)
        }
    }

    private func column(of offset: Int) -> Int {
        String(decoding: bytes[lineStart..<max(lineStart, offset)], as: UTF8.self).unicodeScalars.count + 1
    }
}
