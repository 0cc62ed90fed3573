/// The docs-site extensions that stand on a line of their own: `::: zone pivot="x"`, `:::image …:::`, `{style="…"}`.
///
/// CommonMark knows none of them, so a line such as `::: zone-end` right under a table would be read as its last row. They are found
/// here first and hidden from the Markdown parser as blank lines.
struct LineDirectives {
    struct Directive {
        let name: String
        let range: ByteRange
        let quoteDepth: Int
        /// The values of its `alt-text`.
        let alternatives: [SegmentDraft]
    }

    private(set) var found: [Directive] = []
    /// The delimiter rows of tables that are too short for the Markdown parser.
    private(set) var delimiters = TableDelimiters()

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let end = range.upperBound
        var line = range.lowerBound
        var fence: (mark: UInt8, count: Int)?
        while line < end {
            var at = line
            var quotes = 0
            while at < end, bytes[at].isBlank || bytes[at] == UInt8(ascii: ">") {
                if bytes[at] == UInt8(ascii: ">") { quotes += 1 }
                at += 1
            }
            if at < end {
                let first = bytes[at]
                switch first {
                case UInt8(ascii: "`"), UInt8(ascii: "~"):
                    let after = bytes.skip(at, end: end) { $0 == first }
                    if let open = fence {
                        if open.mark == first, after - at >= open.count, bytes[after..<bytes.lineEnd(after, end: end)].allSatisfy(\.isBlank) { fence = nil }
                    } else if after - at >= 3, first != UInt8(ascii: "`") || !bytes[after..<bytes.lineEnd(after, end: end)].contains(first) {
                        fence = (first, after - at)
                    }
                case UInt8(ascii: ":") where fence == nil && bytes.has(":::", at: at, end: end):
                    let lineEnd = Self.trimmedEnd(bytes, at, bytes.lineEnd(at, end: end))
                    if let directive = Self.colons(bytes, at..<lineEnd, quotes) { found.append(directive) }
                case UInt8(ascii: "|") where fence == nil, UInt8(ascii: ":") where fence == nil, UInt8(ascii: "-") where fence == nil && bytes.has("--", at: at, end: end):
                    delimiters.read(bytes, line: at..<bytes.lineEnd(at, end: end))
                case UInt8(ascii: "{") where fence == nil:
                    let lineEnd = Self.trimmedEnd(bytes, at, bytes.lineEnd(at, end: end))
                    if AttributeList.end(bytes, at: at, end: lineEnd) == lineEnd {
                        found.append(Directive(name: "attributes", range: at..<lineEnd, quoteDepth: quotes, alternatives: []))
                    }
                default: break
                }
            }
            line = bytes.nextLine(bytes.lineEnd(at, end: end), end: end)
        }
    }

    private static func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    /// Reads a `:::` line; nil when text follows on the same line.
    private static func colons(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ quotes: Int) -> Directive? {
        let end = range.upperBound
        let marks = bytes.skip(range.lowerBound, end: end) { $0 == UInt8(ascii: ":") }
        let nameStart = bytes.skip(marks, end: end) { $0.isBlank }
        let nameEnd = bytes.skip(nameStart, end: end) { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
        let close = Self.closing(bytes, nameEnd..<end)
        if let close, close.upperBound != end { return nil }
        let name = nameEnd == nameStart ? "end" : bytes.lowercasedName(nameStart..<nameEnd)
        var alternatives: [SegmentDraft] = []
        for attribute in DirectiveAttributes.read(bytes, nameEnd..<(close?.lowerBound ?? end)) where attribute.name == "alt-text" {
            var draft = SegmentDraft(kind: .alt)
            draft.appendRaw(bytes, attribute.value, .html, isValid: false)
            alternatives.append(draft)
        }
        return Directive(name: name, range: range, quoteDepth: quotes, alternatives: alternatives)
    }

    /// The `:::` that ends a directive of one line.
    static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var at = range.lowerBound
        var isQuoted = false
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, bytes.has(":::", at: at, end: range.upperBound) {
                return at..<bytes.skip(at, end: range.upperBound) { $0 == UInt8(ascii: ":") }
            }
            at += 1
        }
        return nil
    }
}

/// Attributes of a directive, written as HTML's are.
enum DirectiveAttributes {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [HTMLTokenizer.Attribute] {
        var attributes: [HTMLTokenizer.Attribute] = []
        let end = range.upperBound
        var at = range.lowerBound
        while at < end {
            let start = bytes.skip(at, end: end) { !$0.isASCIILetter }
            let nameEnd = bytes.skip(start, end: end) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
            guard nameEnd < end, bytes[nameEnd] == UInt8(ascii: "="), nameEnd + 1 < end else {
                at = max(nameEnd, start + 1)
                continue
            }
            let quote = bytes[nameEnd + 1]
            let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            let value = isQuoted ? nameEnd + 2 : nameEnd + 1
            let valueEnd = bytes.skip(value, end: end) { isQuoted ? $0 != quote : !$0.isSpace }
            attributes.append(HTMLTokenizer.Attribute(name: bytes.lowercasedName(start..<nameEnd), value: value..<valueEnd))
            at = valueEnd + 1
        }
        return attributes
    }
}

/// `{#id}`, `{.class}`, `{target="_blank"}` as some docs sites write them after a heading, link, image or table.
enum AttributeList {
    /// The offset after the list that begins at `start`, or nil when none stands there.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
        guard start < end, bytes[start] == UInt8(ascii: "{") else { return nil }
        var at = start + 1
        var count = 0
        while at < end {
            at = bytes.skip(at, end: end) { $0.isBlank }
            guard at < end else { return nil }
            if bytes[at] == UInt8(ascii: "}") { return count > 0 ? at + 1 : nil }
            let isName = bytes[at] == UInt8(ascii: "#") || bytes[at] == UInt8(ascii: ".")
            let nameEnd = bytes.skip(isName ? at + 1 : at, end: end) {
                $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || (isName && ($0 >= 0x80 || $0 == UInt8(ascii: ".")))
            }
            guard nameEnd > at else { return nil }
            if isName {
                at = nameEnd
            } else {
                guard nameEnd < end, bytes[nameEnd] == UInt8(ascii: "=") else { return nil }
                let value = nameEnd + 1
                guard value < end else { return nil }
                let quote = bytes[value]
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    at = bytes.skip(value + 1, end: end) { $0 != quote && !$0.isLineEnd } + 1
                } else {
                    at = bytes.skip(value, end: end) { !$0.isSpace && $0 != UInt8(ascii: "}") }
                }
            }
            count += 1
        }
        return nil
    }

    /// The id in a list such as `{#id}`.
    static func id(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
        guard let mark = bytes[range].firstIndex(of: UInt8(ascii: "#")) else { return nil }
        let end = bytes.skip(mark + 1, end: range.upperBound) { !$0.isSpace && $0 != UInt8(ascii: "}") }
        return end > mark + 1 ? String(decoding: bytes[mark + 1..<end], as: UTF8.self) : nil
    }
}
