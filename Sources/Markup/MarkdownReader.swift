import CMD4C

/// Turns what md4c tells of a page into blocks and segments.
///
/// md4c's text callbacks point into the text it was given, but its documentation does not promise it, so every pointer is checked.
/// It tells no bounds of blocks and spans; these follow from their texts: opening marks stand right before the first text,
/// closing ones right after the last.
struct MarkdownReader {
    private struct List {
        let isOrdered: Bool
        var itemIndex = -1
        /// Whether the current item's first paragraph has been seen.
        var hasText = true
        let quoteDepth: Int
    }

    private struct Quote {
        var alert: String?
        var isFresh = true
    }

    private struct Element {
        let name: String
        let inline: Int
        let spanCount: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let isValid: Bool
    private let end: Int
    /// Everything before it has been placed in a block.
    private var cursor: Int

    private(set) var blocks: [Block] = []
    private(set) var segments: [Segment] = []
    private var directives: [LineDirectives.Directive]
    private var nextDirective = 0

    private var quotes: [Quote] = []
    private var lists: [List] = []
    private var tableCount = 0
    private var row = -1
    private var column = -1
    private var rowCells: [RowCell] = []

    private struct RowCell {
        let range: ByteRange?
        let drafts: [SegmentDraft]
    }

    private var leaf: Block.Kind?
    private var leafStart = -1
    private var codeFence: UInt8 = 0
    private var codeInfo = ""
    private var draft = SegmentDraft(kind: .text)
    /// The drafts around the current one: an image's alternative text is a segment of its own.
    private var outerDrafts: [SegmentDraft] = []
    /// Alternative texts and attributes of the current block.
    private var extras: [SegmentDraft] = []
    private var spans: [OpenSpan] = []
    private var elements: [Element] = []
    private var html: Range<Int>?
    private var htmlLines: [Range<Int>] = []
    private let scratch: UnsafeMutableBufferPointer<UInt8>

    /// - Parameters:
    ///   - bytes: the page, with line directives blanked; valid as long as the reader is in use. A line feed stands right behind it in memory.
    ///   - start: where the Markdown begins.
    init(_ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, isValid: Bool, directives: [LineDirectives.Directive]) {
        self.bytes = UnsafeBufferPointer(bytes)
        scratch = bytes
        self.isValid = isValid
        self.directives = directives
        end = bytes.count
        cursor = start
    }

    /// Adds a segment outside the Markdown, such as a front matter field.
    mutating func add(_ kind: Block.Kind, range: ByteRange, draft: SegmentDraft) {
        var draft = draft
        DialectReader.read(&draft, bytes, isHeading: false)
        addBlock(Block(kind: kind, range: range), [draft])
    }

    mutating func read() -> Bool {
        let start = cursor
        guard let base = bytes.baseAddress, start < end, end - start < Int(UInt32.max) else { return start >= end }
        var parser = MD_PARSER()
        parser.flags = UInt32(
            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
        parser.enter_block = { type, detail, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.enterBlock(type, detail)
            return 0
        }
        parser.leave_block = { type, _, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.leaveBlock(type)
            return 0
        }
        parser.enter_span = { type, detail, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.enterSpan(type, detail)
            return 0
        }
        parser.leave_span = { type, detail, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.leaveSpan(type, detail)
            return 0
        }
        parser.text = { type, text, size, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.text(type, text, Int(size))
            return 0
        }
        let result = UnsafeRawPointer(base + start).withMemoryRebound(to: CChar.self, capacity: end - start + 1) { text in
            withUnsafeMutablePointer(to: &self) { md_parse(text, UInt32($0.pointee.end - start + 1), &parser, $0) }
        }
        flushDirectives(before: Int.max)
        return result == 0
    }

    /// Where md4c's text stands in the page, or -1 when it is of md4c's own making.
    private func offset(_ text: UnsafePointer<CChar>?, _ size: Int) -> Int {
        guard let text, let base = bytes.baseAddress else { return -1 }
        let offset = Int(bitPattern: text) - Int(bitPattern: base)
        return offset >= 0 && offset <= end - size ? offset : -1
    }

    // MARK: Blocks

    private mutating func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        finishLeaf()
        switch type {
        case MD_BLOCK_QUOTE: quotes.append(Quote())
        case MD_BLOCK_UL: lists.append(List(isOrdered: false, quoteDepth: quotes.count))
        case MD_BLOCK_OL: lists.append(List(isOrdered: true, quoteDepth: quotes.count))
        case MD_BLOCK_LI:
            guard !lists.isEmpty else { break }
            lists[lists.count - 1].itemIndex += 1
            lists[lists.count - 1].hasText = false
        case MD_BLOCK_H: leaf = .heading(level: Int(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1))
        case MD_BLOCK_P: leaf = paragraphKind()
        case MD_BLOCK_CODE:
            leaf = .code
            let code = detail?.assumingMemoryBound(to: MD_BLOCK_CODE_DETAIL.self).pointee
            codeFence = UInt8(bitPattern: code?.fence_char ?? 0)
            codeInfo = code.map { string($0.info) } ?? ""
        case MD_BLOCK_HTML:
            leaf = .html
            htmlLines.removeAll(keepingCapacity: true)
        case MD_BLOCK_HR: addThematicBreak()
        case MD_BLOCK_TABLE: row = -1
        case MD_BLOCK_TR:
            row += 1
            column = -1
            rowCells.removeAll(keepingCapacity: true)
        case MD_BLOCK_TH, MD_BLOCK_TD:
            column += 1
            leaf = .cell
        default: break
        }
    }

    private mutating func leaveBlock(_ type: MD_BLOCKTYPE) {
        if leaf == .cell, type == MD_BLOCK_TH || type == MD_BLOCK_TD { return finishCell() }
        finishLeaf()
        switch type {
        case MD_BLOCK_QUOTE: _ = quotes.popLast()
        case MD_BLOCK_UL, MD_BLOCK_OL: _ = lists.popLast()
        case MD_BLOCK_TR: finishRow()
        case MD_BLOCK_TABLE: tableCount += 1
        default: break
        }
    }

    private mutating func paragraphKind() -> Block.Kind {
        guard let list = lists.last, !list.hasText, list.quoteDepth == quotes.count else { return .paragraph }
        lists[lists.count - 1].hasText = true
        return .listItem
    }

    private func block(_ kind: Block.Kind, _ range: ByteRange) -> Block {
        Block(
            kind: kind, range: range, quoteDepth: quotes.count, listDepth: lists.count, itemIndex: lists.last?.itemIndex,
            isOrdered: lists.last?.isOrdered ?? false, alert: quotes.last { $0.alert != nil }?.alert)
    }

    private mutating func addBlock(_ block: Block, _ drafts: [SegmentDraft]) {
        flushDirectives(before: block.range.lowerBound)
        append(block, drafts)
        cursor = max(cursor, block.range.upperBound)
        if case .directive = block.kind {} else if !quotes.isEmpty { quotes[quotes.count - 1].isFresh = false }
    }

    private mutating func append(_ block: Block, _ drafts: [SegmentDraft]) {
        var block = block
        let first = segments.count
        for draft in drafts {
            guard !draft.isEmpty, let segment = draft.finished(block: blocks.count), !segment.text.isEmpty || !segment.inlines.isEmpty else { continue }
            segments.append(segment)
        }
        block.segments = first..<segments.count
        blocks.append(block)
    }

    private mutating func flushDirectives(before offset: Int) {
        while nextDirective < directives.count, directives[nextDirective].range.lowerBound < offset {
            let directive = directives[nextDirective]
            nextDirective += 1
            // A line that md4c took for a part of something larger is told by that.
            guard directive.range.lowerBound >= (blocks.last?.range.upperBound ?? 0) else { continue }
            append(Block(kind: .directive(name: directive.name), range: directive.range, quoteDepth: directive.quoteDepth), directive.alternatives)
        }
    }

    private mutating func attributeDraft(_ kind: Segment.Kind, _ range: Range<Int>, _ syntax: SegmentDraft.RawSyntax) -> SegmentDraft {
        var draft = SegmentDraft(kind: kind)
        draft.appendRaw(bytes, range, syntax, isValid: isValid)
        DialectReader.read(&draft, bytes, isHeading: false)
        return draft
    }

    private mutating func finishLeaf() {
        guard let kind = leaf else { return }
        leaf = nil
        switch kind {
        case .code: finishCode()
        case .html: finishHTML()
        default: finishText(kind)
        }
        leafStart = -1
    }

    private mutating func closeDraft() {
        flushHTML()
        while !outerDrafts.isEmpty { draft = outerDrafts.removeLast() }
        draft.closeBreak(at: cursor)
        for element in elements { draft.inlines[element.inline].isDropped = true }
        elements.removeAll(keepingCapacity: true)
        // md4c 0.4.8 leaves some links open when an e-mail or URL inside their text makes a link, too.
        for span in spans where span.inline < draft.inlines.count && draft.inlines[span.inline].range.isEmpty { draft.inlines[span.inline].isDropped = true }
        spans.removeAll(keepingCapacity: true)
    }

    private mutating func resetDraft() {
        draft.removeAll()
        extras.removeAll(keepingCapacity: true)
        leafStart = -1
    }

    private mutating func finishText(_ kind: Block.Kind) {
        closeDraft()
        defer { resetDraft() }
        var start = leafStart
        if case .heading = kind {
            start = headingStart()
            cursor = headingEnd(start)
        }
        guard start >= 0 else { return }
        let isHeading = if case .heading = kind { true } else { false }
        let dialect = DialectReader.read(&draft, bytes, isHeading: isHeading)
        for alternative in dialect.alternatives { extras.append(attributeDraft(.alt, alternative, .html)) }
        var block = self.block(kind, start..<max(start, cursor))
        if isHeading {
            block.anchor = dialect.id ?? anchor()
            if dialect.isTab { block.kind = .directive(name: "tab") }
            addBlock(block, [draft] + extras)
            return
        }
        if let name = dialect.wholeDirective {
            block.kind = .directive(name: name)
            addBlock(block, extras)
            return
        }
        if let head = DialectReader.alertHead(draft, bytes), let quote = quotes.last, quote.isFresh || head.name == "div" {
            addAlertHead(head, block)
            return
        }
        addBlock(block, [draft] + extras)
    }

    /// Parts `[!NOTE]` from the text that follows it in the same paragraph.
    private mutating func addAlertHead(_ head: DialectReader.AlertHead, _ whole: Block) {
        let isDivision = head.name == "div"
        if !isDivision { quotes[quotes.count - 1].alert = head.name.uppercased() }
        var headBlock = whole
        headBlock.kind = .directive(name: isDivision ? "div" : "alert")
        headBlock.alert = quotes.last?.alert
        headBlock.range = whole.range.lowerBound..<head.end
        let wholeEnd = whole.range.upperBound
        addBlock(headBlock, [])
        var rest = draft
        DialectReader.cut(&rest, upTo: head.textEnd)
        guard !rest.isEmpty || !extras.isEmpty, let range = rest.range else { return }
        var restBlock = whole
        restBlock.alert = quotes.last?.alert
        restBlock.range = range.lowerBound..<max(range.upperBound, wholeEnd)
        addBlock(restBlock, [rest] + extras)
    }

    /// The id of an `<a name="…">` or `<a id="…">` in the current heading.
    private func anchor() -> String? {
        for inline in draft.inlines where inline.kind == .html(name: "a") {
            var tokenizer = HTMLTokenizer(bytes, inline.range)
            guard case .tag(let tag)? = tokenizer.next(), let value = tag.value("name") ?? tag.value("id") else { continue }
            return String(decoding: bytes[value], as: UTF8.self)
        }
        return nil
    }

    private func headingStart() -> Int {
        if leafStart >= 0 {
            var at = leafStart
            while at > cursorFloor, bytes[at - 1].isBlank { at -= 1 }
            let marksEnd = at
            while at > cursorFloor, bytes[at - 1] == UInt8(ascii: "#") { at -= 1 }
            return at < marksEnd ? at : leafStart
        }
        let at = bytes.skip(cursorFloor, end: end) { $0 != UInt8(ascii: "#") }
        return at < end ? at : cursorFloor
    }

    /// The end of the last block: nothing of the current one stands before it.
    private var cursorFloor: Int { blocks.last?.range.upperBound ?? 0 }

    /// After the closing `#` marks or the line under a heading.
    private func headingEnd(_ start: Int) -> Int {
        let textEnd = max(cursor, start)
        if start < end, bytes[start] == UInt8(ascii: "#") {
            let marks = bytes.skip(textEnd, end: end) { $0.isBlank || $0 == UInt8(ascii: "#") }
            var trimmed = marks
            while trimmed > textEnd, bytes[trimmed - 1].isBlank { trimmed -= 1 }
            return trimmed
        }
        let line = bytes.nextLine(bytes.lineEnd(textEnd, end: end), end: end)
        let under = bytes.skip(line, end: end) { $0.isBlank || $0 == UInt8(ascii: ">") }
        guard under < end, bytes[under] == UInt8(ascii: "=") || bytes[under] == UInt8(ascii: "-") else { return textEnd }
        let mark = bytes[under]
        return bytes.skip(under, end: end) { $0 == mark }
    }

    private mutating func addThematicBreak() {
        var line = cursorFloor
        while line < end {
            let lineEnd = bytes.lineEnd(line, end: end)
            let start = bytes.skip(line, end: lineEnd) { $0.isBlank || $0 == UInt8(ascii: ">") }
            for from in [start, bytes.skip(start, end: lineEnd) { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }] where from < lineEnd {
                let mark = bytes[from]
                guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_") else { continue }
                if bytes[from..<lineEnd].allSatisfy({ $0 == mark || $0.isBlank }), bytes[from..<lineEnd].count(where: { $0 == mark }) >= 3 {
                    var last = lineEnd
                    while bytes[last - 1].isBlank { last -= 1 }
                    return addBlock(block(.thematicBreak, from..<last), [])
                }
            }
            line = bytes.nextLine(lineEnd, end: end)
        }
    }

    // MARK: Code and HTML blocks

    private mutating func finishCode() {
        var start = leafStart
        var last = max(cursor, start)
        if codeFence != 0 {
            var at = cursorFloor
            let limit = start >= 0 ? start : end
            while at + 2 < limit, !(bytes[at] == codeFence && bytes[at + 1] == codeFence && bytes[at + 2] == codeFence) { at += 1 }
            guard at + 2 < end else { return }
            if at + 2 < limit || start < 0 { start = at }
            let marks = bytes.skip(start, end: end) { $0 == codeFence }
            last = max(last, bytes.lineEnd(marks, end: end))
            last = fenceEnd(after: last, count: marks - start)
        }
        guard start >= 0 else { return }
        var code = block(.code, start..<max(start, last))
        code.language = codeInfo.isEmpty ? nil : codeInfo
        addBlock(code, [])
    }

    /// The end of the closing fence below `last`, past blank lines; `last` when the block has none.
    private func fenceEnd(after last: Int, count: Int) -> Int {
        var line = bytes.nextLine(bytes.lineEnd(last, end: end), end: end)
        while line < end {
            let lineEnd = bytes.lineEnd(line, end: end)
            let at = bytes.skip(line, end: lineEnd) { $0.isBlank || $0 == UInt8(ascii: ">") }
            let marks = bytes.skip(at, end: lineEnd) { $0 == codeFence }
            if marks - at >= count, bytes[marks..<lineEnd].allSatisfy(\.isBlank) { return marks }
            guard at == lineEnd else { return last }
            line = bytes.nextLine(lineEnd, end: end)
        }
        return last
    }

    private mutating func finishHTML() {
        guard let first = htmlLines.first, let last = htmlLines.last else { return }
        let range = first.lowerBound..<last.upperBound
        // Quote marks between the lines belong to the Markdown around, not to the HTML.
        for (line, next) in zip(htmlLines, htmlLines.dropFirst()) {
            for at in line.upperBound..<max(line.upperBound, next.lowerBound) where bytes[at] == UInt8(ascii: ">") { scratch[at] = 0x20 }
        }
        var drafts: [SegmentDraft] = []
        draft.kind = .html
        var tokenizer = HTMLTokenizer(bytes, range)
        while let token = tokenizer.next() {
            switch token {
            case .text(let text):
                var text = text
                if draft.text.isEmpty { text = bytes.skip(text.lowerBound, end: text.upperBound) { $0.isSpace }..<text.upperBound }
                cursor = max(cursor, text.upperBound)
                draft.appendRaw(bytes, text, .html, isValid: isValid)
            case .tag(let tag):
                if HTMLElement.inline.contains(tag.name) {
                    inlineTag(tag)
                } else {
                    closeHTMLText(into: &drafts)
                    attributeSegments(tag)
                    drafts += extras
                    extras.removeAll(keepingCapacity: true)
                }
                if HTMLElement.raw.contains(tag.name), !tag.isClosing, !tag.isSelfClosing { tokenizer.skipRawText(until: tag.name) }
            }
        }
        closeHTMLText(into: &drafts)
        addBlock(block(.html, range), drafts)
        draft.kind = .text
        resetDraft()
    }

    private mutating func closeHTMLText(into drafts: inout [SegmentDraft]) {
        for element in elements { draft.inlines[element.inline].isDropped = true }
        elements.removeAll(keepingCapacity: true)
        DialectReader.read(&draft, bytes, isHeading: false)
        DialectReader.trimEnd(&draft)
        if !draft.text.isEmpty { drafts.append(draft) }
        drafts += extras
        extras.removeAll(keepingCapacity: true)
        draft.removeAll()
    }

    // MARK: Tables

    private mutating func finishCell() {
        leaf = nil
        closeDraft()
        for alternative in DialectReader.read(&draft, bytes, isHeading: false).alternatives { extras.append(attributeDraft(.alt, alternative, .html)) }
        let range = leafStart >= 0 ? leafStart..<max(leafStart, cursor) : nil
        rowCells.append(RowCell(range: range, drafts: [draft] + extras))
        draft = SegmentDraft(kind: .text)
        resetDraft()
    }

    /// Adds the cells of a row; empty ones, of which md4c tells no place, stand after the pipe that opens them.
    private mutating func finishRow() {
        let floor = cursorFloor
        let line: Int
        if let known = rowCells.lazy.compactMap(\.range).first {
            var at = known.lowerBound
            while at > floor, !bytes[at - 1].isLineEnd { at -= 1 }
            line = at
        } else {
            var at = bytes.nextLine(bytes.lineEnd(floor, end: end), end: end)
            // Under the head stands the line of dashes.
            if row == 1 { at = bytes.nextLine(bytes.lineEnd(at, end: end), end: end) }
            line = at
        }
        let lineEnd = bytes.lineEnd(line, end: end)
        var at = bytes.skip(line, end: lineEnd) { $0.isBlank || $0 == UInt8(ascii: ">") }
        if at < lineEnd, bytes[at] == UInt8(ascii: "|") { at += 1 }
        var nextKnown = lineEnd
        var limits: [Int] = []
        limits.reserveCapacity(rowCells.count)
        for cell in rowCells.reversed() {
            nextKnown = cell.range?.lowerBound ?? nextKnown
            limits.append(nextKnown)
        }
        for (index, cell) in rowCells.enumerated() {
            let place = max(floor, min(at, limits[rowCells.count - 1 - index]))
            let range = cell.range ?? place..<place
            var block = self.block(.cell, range)
            block.cell = Block.CellPosition(table: tableCount, row: row, column: index)
            addBlock(block, cell.drafts)
            at = bytes.skip(range.upperBound, end: max(lineEnd, range.upperBound)) { $0 != UInt8(ascii: "|") }
            if at < lineEnd { at += 1 }
        }
        rowCells.removeAll(keepingCapacity: true)
    }

    // MARK: Text

    private mutating func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) {
        let offset = self.offset(text, size)
        if leaf == .code || leaf == .html {
            guard offset >= 0, size > 0 else { return }
            if leafStart < 0 { leafStart = offset }
            cursor = offset + size
            if leaf == .html { htmlLines.append(offset..<offset + size) }
            return
        }
        if leaf == nil { leaf = paragraphKind() }
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
            draft.append([0xEF, 0xBF, 0xBD], .replaced, at..<at + 1)
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
            let told = leafStart < 0 ? offset : max(cursor, draft.runs.last?.bytes.upperBound ?? 0)
            let start = max(offset, min(told, offset + size))
            place(isEscaped ? offset - 1 : start)
            draft.appendVerbatim(bytes, start..<offset + size, isValid: isValid)
            cursor = offset + size
        }
    }

    /// Adds a line break, of which md4c tells no place: it begins where the text before it ended.
    private mutating func openBreak(_ kind: Segment.Run.Kind) {
        if draft.hasOpenBreak {
            cursor = bytes.nextLine(bytes.lineEnd(cursor, end: end), end: end)
            draft.closeBreak(at: cursor)
        }
        // Without text before it, the marks of open spans or of the block itself stand between.
        if leafStart < 0 || (spans.last?.start ?? 0) < 0 {
            var from = max(cursor, cursorFloor)
            if leafStart < 0 { from = bytes.skip(from, end: end) { $0.isSpace || $0 == UInt8(ascii: ">") } }
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

    /// Takes note that something stands at `offset`: marks that open spans stand right before it, a line break ends there.
    private mutating func place(_ offset: Int) {
        let (outer, inner) = openSpans(before: offset)
        if leafStart < 0 { leafStart = outer }
        draft.closeBreak(at: inner)
    }

    /// Finds the opening marks of the spans whose place is not known yet.
    ///
    /// - Returns: the start of the outermost one, and of the outermost one inside the current image.
    private mutating func openSpans(before offset: Int) -> (outer: Int, inner: Int) {
        var at = offset
        var inner: Int?
        let floor = leafStart < 0 ? cursorFloor : min(cursor, offset)
        var index = spans.count - 1
        let marks = SpanMarks(bytes: bytes, end: end)
        while index >= 0, spans[index].start < 0 {
            if spans[index].type == MD_SPAN_IMG, inner == nil { inner = at }
            spans[index].contentStart = at
            at = marks.opening(of: spans[index], before: at, floor: floor)
            spans[index].start = at
            index -= 1
        }
        return (at, inner ?? at)
    }

    // MARK: Spans

    private mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        if leaf == nil { leaf = paragraphKind() }
        flushHTML()
        var span = OpenSpan(type: type, inline: draft.inlines.count, elementCount: elements.count)
        if type == MD_SPAN_A || type == MD_SPAN_IMG, let detail {
            // Both details begin with the destination.
            let destination = detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
            span.destinationLength = Int(destination.size)
            span.destination = offset(destination.text, Int(destination.size))
            if span.destination < 0, let text = destination.text {
                span.builtDestination = UnsafeBufferPointer(start: text, count: Int(destination.size)).map { UInt8(bitPattern: $0) }
            }
        }
        let kind: Inline.Kind =
            switch type {
            case MD_SPAN_EM: .emphasis
            case MD_SPAN_STRONG: .strong
            case MD_SPAN_DEL: .strikethrough
            case MD_SPAN_CODE: .code
            case MD_SPAN_IMG: .image
            default: .link
            }
        let at = draft.text.count
        draft.inlines.append(SegmentDraft.OpenInline(kind: kind, text: at..<at, range: 0..<0, content: 0..<0))
        spans.append(span)
        if type == MD_SPAN_IMG {
            outerDrafts.append(draft)
            draft = SegmentDraft(kind: .alt)
        }
    }

    private mutating func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        flushHTML()
        guard let last = spans.last else { return }
        if last.start < 0 { placeEmptySpan(last) }
        guard let span = spans.popLast() else { return }
        while elements.count > span.elementCount, let element = elements.popLast() { draft.inlines[element.inline].isDropped = true }
        var contentEnd = max(cursor, span.contentStart)
        var spanEnd = contentEnd
        var destination: String?
        var destinationRange: ByteRange?
        var kind: Inline.Kind?
        var title: SegmentDraft?
        switch type {
        case MD_SPAN_EM, MD_SPAN_STRONG, MD_SPAN_DEL:
            let length = span.contentStart - span.start
            spanEnd = contentEnd
            while spanEnd < end, spanEnd - contentEnd < length, bytes[spanEnd] == bytes[span.start] { spanEnd += 1 }
        case MD_SPAN_CODE:
            let marks = closingMark(after: contentEnd)
            spanEnd = bytes.skip(marks, end: end) { $0 == UInt8(ascii: "`") }
            if spanEnd == marks { spanEnd = contentEnd } else { contentEnd = marks }
        default:
            guard let detail else { break }
            let link = detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee
            destination = decoded(link.href)
            let isBracketed = span.start < span.contentStart && (bytes[span.start] == UInt8(ascii: "[") || bytes[span.start] == UInt8(ascii: "!"))
            if isBracketed {
                let bracket = closingMark(after: contentEnd)
                if bracket < end, bytes[bracket] == UInt8(ascii: "]") {
                    contentEnd = bracket
                    let tail = LinkTail(bytes, at: bracket, end: end)
                    spanEnd = tail.end
                    destinationRange = tail.destination ?? definition(of: link.href)
                    // A reference link's title stands in its definition, apart from this block.
                    if let range = tail.title, !range.isEmpty { title = attributeDraft(.attribute(name: "title"), range, .markdown) }
                }
            } else if type == MD_SPAN_A {
                kind = .autolink
                destinationRange = span.contentStart..<contentEnd
                if span.start < span.contentStart, contentEnd < end, bytes[contentEnd] == UInt8(ascii: ">") { spanEnd = contentEnd + 1 }
            }
        }
        cursor = spanEnd
        if type == MD_SPAN_IMG { leaveImage(span, contentEnd, spanEnd) }
        if let title { extras.append(title) }
        draft.closeBreak(at: contentEnd)
        guard span.inline < draft.inlines.count else { return }
        if let kind { draft.inlines[span.inline].kind = kind }
        let content = span.type == MD_SPAN_CODE ? codeContent(span.start, spanEnd) : span.contentStart..<min(contentEnd, spanEnd)
        var textEnd = draft.text.count
        if kind == .autolink, spanEnd == contentEnd, contentEnd - 1 > span.contentStart, bytes[contentEnd - 1] == UInt8(ascii: "]"), draft.text.last == UInt8(ascii: "]") {
            // `[see https://x.example]`: GFM leaves the bracket out, md4c 0.4.8 takes it in.
            textEnd -= 1
            spanEnd -= 1
            if destination?.last == "]" { destination?.removeLast() }
            destinationRange = span.contentStart..<spanEnd
        }
        draft.inlines[span.inline].text = draft.inlines[span.inline].text.lowerBound..<textEnd
        draft.inlines[span.inline].range = span.start..<spanEnd
        draft.inlines[span.inline].content = content.clamped(to: span.start..<spanEnd)
        draft.inlines[span.inline].destination = destination
        draft.inlines[span.inline].destinationRange = destinationRange
    }

    /// The first place after `offset` that is neither blank nor, on the next line, a quote mark; a closing mark is never farther off.
    private func closingMark(after offset: Int) -> Int {
        let lineEnd = bytes.skip(offset, end: end) { $0.isBlank }
        guard lineEnd < end, bytes[lineEnd].isLineEnd else { return lineEnd }
        return bytes.skip(bytes.nextLine(lineEnd, end: end), end: end) { $0.isBlank || $0 == UInt8(ascii: ">") }
    }

    /// Between the backticks, without the blank on either side that is no part of the code.
    private func codeContent(_ start: Int, _ spanEnd: Int) -> ByteRange {
        let marks = bytes.skip(start, end: spanEnd) { $0 == UInt8(ascii: "`") }
        var lower = marks
        var upper = max(lower, spanEnd - (marks - start))
        if upper - lower > 2, bytes[lower] == 0x20, bytes[upper - 1] == 0x20 { (lower, upper) = (lower + 1, upper - 1) }
        return lower..<upper
    }

    private mutating func leaveImage(_ span: OpenSpan, _ contentEnd: Int, _ spanEnd: Int) {
        guard var parent = outerDrafts.popLast() else { return }
        draft.closeBreak(at: contentEnd)
        DialectReader.read(&draft, bytes, isHeading: false)
        // An image inside another's alternative text reads as a part of it.
        if !draft.text.isEmpty { extras.append(draft) }
        parent.closeBreak(at: span.start)
        let at = parent.text.count
        parent.append([0xEF, 0xBF, 0xBC], .object, span.start..<spanEnd)
        if parent.text.count > at + 3, span.inline < parent.inlines.count { parent.inlines[span.inline].text = parent.text.count - 3..<parent.text.count }
        draft = parent
    }

    /// Finds a span without any text, such as `![](image.png)`: by its destination, else by the next bracket.
    private mutating func placeEmptySpan(_ span: OpenSpan) {
        let floor = max(cursor, cursorFloor)
        var at = -1
        if span.destination > floor {
            at = span.destination
            while at > floor, bytes[at - 1].isSpace || bytes[at - 1] == UInt8(ascii: "<") || bytes[at - 1] == UInt8(ascii: ">") { at -= 1 }
            if at - 2 >= floor, bytes[at - 1] == UInt8(ascii: "("), bytes[at - 2] == UInt8(ascii: "]") { at -= 2 } else { at = -1 }
            while at > floor, bytes[at - 1].isSpace || bytes[at - 1] == UInt8(ascii: ">") { at -= 1 }
        }
        if at < 0 {
            let bracket = bytes.skip(floor, end: end) { $0 != UInt8(ascii: "[") }
            at = bracket < end ? bracket + 1 : floor
        }
        place(at)
        cursor = max(cursor, at)
    }

    private func string(_ attribute: MD_ATTRIBUTE) -> String {
        guard let text = attribute.text else { return "" }
        return text.withMemoryRebound(to: UInt8.self, capacity: Int(attribute.size)) {
            String(decoding: UnsafeBufferPointer(start: $0, count: Int(attribute.size)), as: UTF8.self)
        }
    }

    /// An attribute as md4c tells it, its character references decoded.
    private func decoded(_ attribute: MD_ATTRIBUTE) -> String {
        guard let text = attribute.text, offset(text, Int(attribute.size)) < 0 else { return string(attribute) }
        return text.withMemoryRebound(to: UInt8.self, capacity: Int(attribute.size)) { start in
            let raw = UnsafeBufferPointer(start: start, count: Int(attribute.size))
            var decoded: [UInt8] = []
            var at = 0
            while at < raw.count {
                if raw[at] == UInt8(ascii: "&"), let reference = CharacterReference.decode(raw, at: at, end: raw.count) {
                    decoded += reference.utf8
                    at = reference.end
                } else {
                    decoded.append(raw[at])
                    at += 1
                }
            }
            return String(decoding: decoded, as: UTF8.self)
        }
    }

    /// Where a reference link's definition holds its destination, when md4c points there.
    private func definition(of attribute: MD_ATTRIBUTE) -> ByteRange? {
        let at = offset(attribute.text, Int(attribute.size))
        return at >= 0 && attribute.size > 0 ? at..<at + Int(attribute.size) : nil
    }

    // MARK: Inline HTML

    private mutating func flushHTML() {
        guard let range = html else { return }
        html = nil
        var tokenizer = HTMLTokenizer(bytes, range)
        while let token = tokenizer.next() {
            guard case .tag(let tag) = token else { continue }
            inlineTag(tag)
            if HTMLElement.block.contains(tag.name) { draft.partLines(tag.range) }
        }
    }

    private mutating func inlineTag(_ tag: HTMLTokenizer.Tag) {
        draft.closeBreak(at: tag.range.lowerBound)
        cursor = max(cursor, tag.range.upperBound)
        if tag.name == "img", !tag.isClosing { return addHTMLImage(tag) }
        let at = draft.text.count
        if !tag.isClosing, !tag.isSelfClosing, let kind = HTMLElement.inlineKind(tag.name) {
            elements.append(Element(name: tag.name, inline: draft.inlines.count, spanCount: spans.count))
            let target = tag.value("href")
            draft.inlines.append(
                SegmentDraft.OpenInline(
                    kind: kind, text: at..<at, range: tag.range, content: tag.range.upperBound..<tag.range.upperBound,
                    destination: target.map(decodedAttribute), destinationRange: target))
            // An anchor without a destination is no link.
            if kind == .link, target == nil { draft.inlines[draft.inlines.count - 1].isDropped = true }
        }
        draft.inlines.append(
            SegmentDraft.OpenInline(kind: .html(name: tag.isClosing ? "/" + tag.name : tag.name), text: at..<at, range: tag.range, content: tag.range))
        attributeSegments(tag)
        if tag.name == "br" {
            draft.append([0x0A], .hardBreak, tag.range)
        } else if tag.isClosing, let index = elements.lastIndex(where: { $0.name == tag.name && $0.spanCount == spans.count }) {
            for abandoned in elements[(index + 1)...] { draft.inlines[abandoned.inline].isDropped = true }
            let element = elements[index]
            elements.removeSubrange(index...)
            let open = draft.inlines[element.inline]
            draft.inlines[element.inline].text = open.text.lowerBound..<at
            draft.inlines[element.inline].range = open.range.lowerBound..<tag.range.upperBound
            draft.inlines[element.inline].content = open.content.lowerBound..<tag.range.lowerBound
        }
    }

    private mutating func addHTMLImage(_ tag: HTMLTokenizer.Tag) {
        let source = tag.value("src")
        draft.append([0xEF, 0xBF, 0xBC], .object, tag.range)
        draft.inlines.append(
            SegmentDraft.OpenInline(
                kind: .image, text: draft.text.count - 3..<draft.text.count, range: tag.range, content: tag.value("alt") ?? tag.range.upperBound..<tag.range.upperBound,
                destination: source.map(decodedAttribute), destinationRange: source))
        attributeSegments(tag)
    }

    private func decodedAttribute(_ range: Range<Int>) -> String {
        var draft = SegmentDraft(kind: .text)
        draft.appendRaw(bytes, range, .html, isValid: isValid)
        return String(decoding: draft.text, as: UTF8.self)
    }

    private mutating func attributeSegments(_ tag: HTMLTokenizer.Tag) {
        for attribute in tag.attributes where HTMLElement.readAttributes.contains(attribute.name) && !attribute.value.isEmpty {
            extras.append(attributeDraft(attribute.name == "alt" ? .alt : .attribute(name: attribute.name), attribute.value, .html))
        }
    }
}
