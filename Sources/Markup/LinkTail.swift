/// What follows the text of a Markdown link or image: `](destination "title")`, `][label]` or `]`.
struct LinkTail {
    /// The offset after the whole link.
    let end: Int
    /// Without angle brackets; nil for a reference link.
    let destination: Range<Int>?
    /// Without its quotes.
    let title: Range<Int>?

    /// Reads from the closing bracket at `bracket` on.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at bracket: Int, end: Int) {
        let next = bracket + 1
        if let inline = Self.inline(bytes, at: next, end: end) {
            self = inline
        } else if next < end, bytes[next] == UInt8(ascii: "["), let close = Self.label(bytes, at: next, end: end) {
            self.init(end: close, destination: nil, title: nil)
        } else {
            self.init(end: min(next, end), destination: nil, title: nil)
        }
    }

    private init(end: Int, destination: Range<Int>?, title: Range<Int>?) {
        self.end = end
        self.destination = destination
        self.title = title
    }

    private static func label(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
        var at = start + 1
        while at < end, bytes[at] != UInt8(ascii: "[") {
            if bytes[at] == UInt8(ascii: "]") { return at + 1 }
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private static func inline(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> LinkTail? {
        guard start < end, bytes[start] == UInt8(ascii: "(") else { return nil }
        var at = skipSpace(bytes, start + 1, end)
        guard at < end else { return nil }
        let destination: Range<Int>
        if bytes[at] == UInt8(ascii: "<") {
            let open = at + 1
            at = open
            while at < end, bytes[at] != UInt8(ascii: ">") {
                if bytes[at].isLineEnd { return nil }
                at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard at < end else { return nil }
            destination = open..<at
            at += 1
        } else {
            let open = at
            var depth = 0
            scan: while at < end, !bytes[at].isSpace {
                switch bytes[at] {
                case UInt8(ascii: "\\"): at += 1
                case UInt8(ascii: "("): depth += 1
                case UInt8(ascii: ")"):
                    if depth == 0 { break scan }
                    depth -= 1
                default: break
                }
                at += 1
            }
            at = min(at, end)
            destination = open..<at
        }
        at = skipSpace(bytes, at, end)
        guard at < end else { return nil }
        var title: Range<Int>?
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "(") {
            let close = quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote
            let open = at + 1
            at = open
            while at < end, bytes[at] != close { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
            guard at < end else { return nil }
            title = open..<at
            at = skipSpace(bytes, at + 1, end)
        }
        guard at < end, bytes[at] == UInt8(ascii: ")") else { return nil }
        return LinkTail(end: at + 1, destination: destination, title: title)
    }

    /// White space, and the quote marks that begin a further line.
    private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        var isNewLine = false
        while at < end, bytes[at].isSpace || (isNewLine && bytes[at] == UInt8(ascii: ">")) {
            if bytes[at].isLineEnd { isNewLine = true }
            at += 1
        }
        return at
    }
}
