import CMD4C

/// Reads the text of one block after the other: what md4c tells of texts, spans and inline HTML becomes a draft with exact places.
struct TextReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let isValid: Bool
    /// Everything before it has been read.
    var cursor: Int
    /// The end of the block before: nothing of the current one stands before it.
    var floor = 0
    /// Where the current block's text begins, or -1 before it is known.
    var start = -1

    var draft = SegmentDraft(kind: .text)
    /// Alternative texts and attributes of the current block.
    var extras: [SegmentDraft] = []
    /// The drafts around the current one: an image's alternative text is a segment of its own.
    var outerDrafts: [SegmentDraft] = []
    var spans: [OpenSpan] = []
    var elements: [OpenElement] = []
    /// The value of the first `<a name="…">` or `<a id="…">` in the current block.
    var anchor: ByteRange?
    /// Where the content of a `<pre>` or the like ends that goes on past its HTML block.
    var rawEnd = 0
    /// Inline HTML that may go on in the next text.
    private var html: ByteRange?

    var end: Int { bytes.count }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isValid: Bool) {
        self.bytes = bytes
        self.isValid = isValid
        cursor = start
        draft.reserve()
    }

    /// Closes what is still open at the end of a block.
    mutating func finish() {
        flushHTML()
        while let outer = outerDrafts.popLast() { draft = outer }
        draft.closeBreak(at: cursor)
        dropElements(from: 0)
        // md4c 0.4.8 leaves some links open when an e-mail or URL inside their text makes a link, too.
        if !spans.isEmpty {
            for span in spans where span.inline < draft.inlines.count && draft.inlines[span.inline].range.isEmpty { draft.inlines[span.inline].isDropped = true }
            spans.removeAll(keepingCapacity: true)
        }
        cutRawText()
    }

    /// Makes ready for the next block.
    mutating func reset() {
        draft.removeAll()
        if !extras.isEmpty { extras.removeAll(keepingCapacity: true) }
        start = -1
        anchor = nil
    }

    /// Reads the docs-site extensions in the finished draft; their alternative texts join `extras`.
    @discardableResult
    mutating func readDialect(isHeading: Bool) -> DialectReader.Result {
        let result = DialectReader.read(&draft, bytes, isHeading: isHeading)
        for alternative in result.alternatives { extras.append(attributeDraft(.alt, alternative, .html)) }
        return result
    }

    /// A segment of its own inside the block, such as a title.
    func attributeDraft(_ kind: Segment.Kind, _ range: ByteRange, _ syntax: SegmentDraft.RawSyntax) -> SegmentDraft {
        var draft = SegmentDraft(kind: kind)
        draft.appendRaw(bytes, range, syntax, isValid: isValid)
        DialectReader.read(&draft, bytes, isHeading: false)
        return draft
    }

    // MARK: Texts

    /// Where md4c's text stands in the page, or -1 when it is of md4c's own making.
    func offset(_ text: UnsafePointer<CChar>?, _ size: Int) -> Int {
        guard let text, let base = bytes.baseAddress else { return -1 }
        let offset = Int(bitPattern: text) - Int(bitPattern: base)
        return offset >= 0 && offset <= end - size ? offset : -1
    }

    /// Takes a piece of a code or HTML block.
    ///
    /// - Returns: where it stands, or nil when it is of md4c's own making.
    mutating func readLiteral(_ text: UnsafePointer<CChar>?, _ size: Int) -> ByteRange? {
        let offset = offset(text, size)
        guard offset >= 0, size > 0 else { return nil }
        if start < 0 { start = offset }
        cursor = offset + size
        return offset..<offset + size
    }

    mutating func read(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) {
        let offset = offset(text, size)
        if type == MD_TEXT_HTML {
            guard offset >= 0 else { return }
            if html == nil { place(offset) }
            html = (html?.lowerBound ?? offset)..<offset + size
            cursor = offset + size
            return
        }
        flushHTML()
        switch type {
        case MD_TEXT_SOFTBR: openBreak(.softBreak)
        case MD_TEXT_BR: openBreak(.hardBreak)
        case MD_TEXT_NULLCHAR:
            let at = bytes.skip(cursor, end: end) { $0 != 0 }
            guard at < end else { return }
            place(at)
            draft.append(SegmentDraft.replacement, .replaced, at..<at + 1)
            cursor = at + 1
        case MD_TEXT_ENTITY:
            guard offset >= 0 else { return }
            place(offset)
            if let reference = CharacterReference.decode(bytes, at: offset, end: offset + size) {
                draft.append(reference.utf8, .reference, offset..<offset + size)
            } else {
                draft.appendVerbatim(bytes, offset..<offset + size, isValid: isValid)
            }
            cursor = offset + size
        default:
            guard offset >= 0 else {
                if type == MD_TEXT_CODE { openBreak(.softBreak) }
                return
            }
            let isEscaped = type == MD_TEXT_NORMAL && offset > cursor && bytes[offset - 1] == UInt8(ascii: "\\") && size > 0 && bytes[offset].isASCIIPunctuation
            // md4c 0.4.8 tells some bytes again: a code span's backtick right after a line end, the line end behind some autolinks.
            let told = start < 0 ? offset : max(cursor, draft.runs.last?.bytes.upperBound ?? 0)
            let from = max(offset, min(told, offset + size))
            place(isEscaped ? offset - 1 : from)
            draft.appendVerbatim(bytes, from..<offset + size, isValid: isValid)
            cursor = offset + size
        }
    }

    mutating func flushHTML() {
        guard let range = html else { return }
        html = nil
        readTags(range)
    }

    /// Adds a line break, of which md4c tells no place: it begins where the text before it ended.
    private mutating func openBreak(_ kind: Segment.Run.Kind) {
        if draft.hasOpenBreak {
            cursor = bytes.nextLine(bytes.lineEnd(cursor, end: end), end: end)
            draft.closeBreak(at: cursor)
        }
        // Without text before it, the marks of open spans or of the block itself stand between.
        if start < 0 || (spans.last?.start ?? 0) < 0 {
            var from = max(cursor, floor)
            if start < 0 { from = bytes.skip(from, end: end) { $0.isSpace || $0 == UInt8(ascii: ">") } }
            var at = bytes.lineEnd(from, end: end)
            if kind == .hardBreak {
                while at > from, bytes[at - 1].isBlank { at -= 1 }
                if at > from, bytes[at - 1] == UInt8(ascii: "\\") { at -= 1 }
            }
            place(at)
            cursor = at
        }
        // md4c 0.4.8 tells the line end again that stands before a code span's end.
        let lineEnd = bytes.skip(cursor, end: end) { $0.isBlank || (kind == .hardBreak && $0 == UInt8(ascii: "\\")) }
        guard lineEnd < end, bytes[lineEnd].isLineEnd else { return }
        draft.openBreak(kind, at: cursor..<bytes.nextLine(lineEnd, end: end))
    }

    // MARK: Places

    /// Takes note that something stands at `offset`: marks that open spans stand right before it, a line break ends there.
    mutating func place(_ offset: Int) {
        var outer = offset
        var inner = offset
        if let last = spans.last, last.start < 0 { (outer, inner) = openSpans(before: offset) }
        if start < 0 { start = outer }
        draft.closeBreak(at: inner)
    }

    /// Finds the opening marks of the spans whose place is not known yet.
    ///
    /// - Returns: the start of the outermost one, and of the outermost one inside the current image.
    private mutating func openSpans(before offset: Int) -> (outer: Int, inner: Int) {
        var at = offset
        var inner: Int?
        let limit = start < 0 ? floor : min(cursor, offset)
        var index = spans.count - 1
        let marks = SpanMarks(bytes: bytes, end: end)
        while index >= 0, spans[index].start < 0 {
            if spans[index].type == MD_SPAN_IMG, inner == nil { inner = at }
            spans[index].contentStart = at
            at = marks.opening(of: spans[index], before: at, floor: limit)
            spans[index].start = at
            index -= 1
        }
        return (at, inner ?? at)
    }
}
