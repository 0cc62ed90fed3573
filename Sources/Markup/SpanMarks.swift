import CMD4C

/// A Markdown span while it is being read.
struct OpenSpan {
    let type: MD_SPANTYPE
    /// Its place in the draft's inlines; an image's are its parent's.
    let inline: Int
    /// How many elements of inline HTML were open when it began.
    let elementCount: Int
    /// Its first byte and the first byte of its content, once known.
    var start = -1
    var contentStart = -1
    /// Where md4c says that its destination stands, or -1.
    var destination = -1
    /// The destination, when md4c had to build it.
    var builtDestination: [UInt8] = []
    var destinationLength = 0
}

/// Finds the marks that open spans: md4c tells only the texts between.
struct SpanMarks {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    /// Where a span begins whose content begins at `offset`; nothing of it stands before `floor`.
    func opening(of span: OpenSpan, before offset: Int, floor: Int) -> Int {
        switch span.type {
        case MD_SPAN_EM:
            return offset > floor && (bytes[offset - 1] == UInt8(ascii: "*") || bytes[offset - 1] == UInt8(ascii: "_")) ? offset - 1 : offset
        case MD_SPAN_STRONG:
            guard offset - 1 > floor, bytes[offset - 1] == bytes[offset - 2] else { return offset }
            return bytes[offset - 1] == UInt8(ascii: "*") || bytes[offset - 1] == UInt8(ascii: "_") ? offset - 2 : offset
        case MD_SPAN_DEL:
            var at = offset
            while at > floor, offset - at < 2, bytes[at - 1] == UInt8(ascii: "~") { at -= 1 }
            return at
        case MD_SPAN_CODE:
            var at = offset
            while at > floor, bytes[at - 1].isSpace || bytes[at - 1] == UInt8(ascii: ">") { at -= 1 }
            let marksEnd = at
            while at > floor, bytes[at - 1] == UInt8(ascii: "`") { at -= 1 }
            guard at < marksEnd else { return offset }
            var slashes = at
            while slashes > floor, bytes[slashes - 1] == UInt8(ascii: "\\") { slashes -= 1 }
            return (at - slashes) % 2 == 1 && marksEnd - at > 1 ? at + 1 : at
        default:
            if let autolink = autolinkStart(span, offset, floor) { return autolink }
            var at = offset
            while at > floor, bytes[at - 1].isSpace || bytes[at - 1] == UInt8(ascii: ">") { at -= 1 }
            guard at > floor, bytes[at - 1] == UInt8(ascii: "[") else { return offset }
            at -= 1
            return span.type == MD_SPAN_IMG && at > floor && bytes[at - 1] == UInt8(ascii: "!") ? at - 1 : at
        }
    }

    /// Where an autolink begins whose text stands at `offset`; nil for a link with brackets.
    private func autolinkStart(_ span: OpenSpan, _ offset: Int, _ floor: Int) -> Int? {
        guard span.type == MD_SPAN_A else { return nil }
        var length = span.destinationLength
        if span.destination >= 0 {
            guard span.destination == offset else { return nil }
        } else {
            var built = span.builtDestination[...]
            if !matches(built, at: offset) {
                if built.starts(with: "mailto:".utf8) { built = built.dropFirst(7) } else if built.starts(with: "http://".utf8) { built = built.dropFirst(7) }
                guard !built.isEmpty, matches(built, at: offset) else { return nil }
            }
            length = built.count
        }
        let close = offset + length
        if offset > floor, bytes[offset - 1] == UInt8(ascii: "["), close + 1 < end, bytes[close] == UInt8(ascii: "]"), bytes[close + 1] == UInt8(ascii: "(") { return nil }
        return offset > floor && bytes[offset - 1] == UInt8(ascii: "<") ? offset - 1 : offset
    }

    // MARK: Closing marks

    /// The end of an emphasis whose content ends at `contentEnd`.
    func closing(of span: OpenSpan, after contentEnd: Int) -> Int {
        let length = span.contentStart - span.start
        var at = contentEnd
        while at < end, at - contentEnd < length, bytes[at] == bytes[span.start] { at += 1 }
        return at
    }

    /// The first place after `offset` that is neither blank nor, on the next line, a quote mark; a closing mark is never farther off.
    func closing(after offset: Int) -> Int {
        let lineEnd = bytes.skip(offset, end: end) { $0.isBlank }
        guard lineEnd < end, bytes[lineEnd].isLineEnd else { return lineEnd }
        return bytes.skip(bytes.nextLine(lineEnd, end: end), end: end) { $0.isBlank || $0 == UInt8(ascii: ">") }
    }

    /// The end of a code span whose text ends at `textEnd`, and its content: what stands between the backticks, without the blank on
    /// either side that is no part of the code.
    func closingCode(of span: OpenSpan, after textEnd: Int) -> (content: ByteRange, textEnd: Int, end: Int) {
        let closing = closing(after: textEnd)
        var spanEnd = bytes.skip(closing, end: end) { $0 == UInt8(ascii: "`") }
        let hasMarks = spanEnd > closing
        if !hasMarks { spanEnd = textEnd }
        let marks = bytes.skip(span.start, end: spanEnd) { $0 == UInt8(ascii: "`") }
        var lower = marks
        var upper = max(lower, spanEnd - (marks - span.start))
        if upper - lower > 2, bytes[lower] == 0x20, bytes[upper - 1] == 0x20 { (lower, upper) = (lower + 1, upper - 1) }
        return (lower..<upper, hasMarks ? closing : textEnd, spanEnd)
    }

    private func matches(_ wanted: ArraySlice<UInt8>, at offset: Int) -> Bool {
        offset + wanted.count <= end && bytes[offset..<offset + wanted.count].elementsEqual(wanted)
    }
}
