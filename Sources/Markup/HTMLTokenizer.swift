/// Cuts HTML into texts, tags and comments, each with its place; never fails, whatever stands there.
struct HTMLTokenizer {
    struct Attribute {
        /// In lower case.
        let name: String
        /// Without its quotes.
        let value: Range<Int>
    }

    struct Tag {
        let range: Range<Int>
        /// In lower case; `!--` for a comment, `?` and `!` for instructions and declarations.
        let name: String
        let isClosing: Bool
        let isSelfClosing: Bool
        let attributes: [Attribute]

        func value(_ name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }
    }

    enum Token {
        case text(Range<Int>)
        case tag(Tag)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var at: Int
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> Token? {
        guard at < end else { return nil }
        if let tag = tag() {
            at = tag.range.upperBound
            return .tag(tag)
        }
        let start = at
        at += 1
        while at < end, !beginsTag(at) { at += 1 }
        return .text(start..<at)
    }

    /// Passes over everything up to `</name`, as browsers do in scripts and styles.
    ///
    /// - Returns: whether that stands there.
    @discardableResult
    mutating func skipRawText(until name: String) -> Bool {
        at = Self.closingTag(name, bytes, from: at, end: end) ?? end
        return at < end
    }

    /// Where the next `</name` begins.
    static func closingTag(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int? {
        let name = Array(name.utf8)
        var at = start
        while at + 2 + name.count <= end {
            if bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "/"), name.indices.allSatisfy({ bytes[at + 2 + $0].lowercasedASCII == name[$0] }) {
                return at
            }
            at += 1
        }
        return nil
    }

    private func beginsTag(_ start: Int) -> Bool {
        guard bytes[start] == UInt8(ascii: "<"), start + 1 < end else { return false }
        let next = bytes[start + 1]
        if next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
        return next == UInt8(ascii: "/") && start + 2 < end && bytes[start + 2].isASCIILetter
    }

    private func tag() -> Tag? {
        guard beginsTag(at) else { return nil }
        if bytes.has("<!--", at: at, end: end) {
            var close = at + 4
            while close < end, !bytes.has("-->", at: close, end: end) { close += 1 }
            return Tag(range: at..<min(end, close + 3), name: "!--", isClosing: false, isSelfClosing: false, attributes: [])
        }
        if bytes[at + 1] == UInt8(ascii: "!") || bytes[at + 1] == UInt8(ascii: "?") {
            let close = bytes.skip(at, end: end) { $0 != UInt8(ascii: ">") }
            let name = bytes[at + 1] == UInt8(ascii: "!") ? "!" : "?"
            return Tag(range: at..<min(end, close + 1), name: name, isClosing: false, isSelfClosing: false, attributes: [])
        }
        let isClosing = bytes[at + 1] == UInt8(ascii: "/")
        let nameStart = at + (isClosing ? 2 : 1)
        let nameEnd = bytes.skip(nameStart, end: end) { !$0.isSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        var attributes: [Attribute] = []
        var isSelfClosing = false
        var place = nameEnd
        while true {
            place = bytes.skip(place, end: end) { $0.isSpace }
            guard place < end, bytes[place] != UInt8(ascii: ">") else { break }
            isSelfClosing = bytes[place] == UInt8(ascii: "/")
            if isSelfClosing {
                place += 1
                continue
            }
            let (attribute, after) = self.attribute(place)
            attributes.append(attribute)
            place = after
        }
        return Tag(
            range: at..<min(end, place + 1), name: bytes.lowercasedName(nameStart..<nameEnd), isClosing: isClosing, isSelfClosing: isSelfClosing,
            attributes: attributes)
    }

    private func attribute(_ start: Int) -> (Attribute, end: Int) {
        let nameEnd = bytes.skip(start + 1, end: end) { !$0.isSpace && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let name = bytes.lowercasedName(start..<nameEnd)
        let equals = bytes.skip(nameEnd, end: end) { $0.isSpace }
        guard equals < end, bytes[equals] == UInt8(ascii: "=") else { return (Attribute(name: name, value: nameEnd..<nameEnd), nameEnd) }
        let value = bytes.skip(equals + 1, end: end) { $0.isSpace }
        guard value < end else { return (Attribute(name: name, value: end..<end), end) }
        let quote = bytes[value]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let close = bytes.skip(value + 1, end: end) { $0 != quote }
            return (Attribute(name: name, value: value + 1..<close), min(end, close + 1))
        }
        let close = bytes.skip(value, end: end) { !$0.isSpace && $0 != UInt8(ascii: ">") }
        return (Attribute(name: name, value: value..<close), close)
    }
}

/// What is known of HTML's elements.
enum HTMLElement {
    /// Elements that stand inside a line of text (WHATWG HTML, phrasing content); all others end the text before them.
    static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd",
        "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "!--", "!", "?",
    ]

    /// Block-level elements of HTML; unknown ones, as placeholders such as `<name>` are read, do not end a line of Markdown text.
    static let block: Set<String> = [
        "address", "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
    ]

    /// Elements whose content is no text to translate.
    static let raw: Set<String> = ["script", "style", "pre", "textarea"]

    /// The attributes that people read.
    static let readAttributes: Set<String> = ["alt", "title", "aria-label", "placeholder"]

    /// The inline that an element makes of its content.
    static func inlineKind(_ name: String) -> Inline.Kind? {
        switch name {
        case "a": .link
        case "code", "samp", "tt", "pre": .code
        case "b", "strong": .strong
        case "i", "em": .emphasis
        case "s", "del", "strike": .strikethrough
        default: nil
        }
    }
}
