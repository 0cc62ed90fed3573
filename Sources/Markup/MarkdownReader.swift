import CMD4C

/// Turns what md4c tells of a page into blocks and segments.
///
/// md4c's text callbacks point into the text it was given, but its documentation does not promise it, so every pointer is checked.
/// It tells no bounds of blocks and spans; these follow from their texts: opening marks stand right before the first text,
/// closing ones right after the last.
struct MarkdownReader {
    private enum Leaf: Equatable {
        case heading(level: Int), paragraph, listItem, cell, code, html
    }

    private(set) var contents: PageContents
    private var context = BlockContext()
    private var text: TextReader
    private var leaf: Leaf?
    private var codeFence: UInt8 = 0
    private var codeInfo = ""
    private var htmlLines: [ByteRange] = []
    private var tableCount = 0
    private var rowCount = 0
    private var row: TableRow

    private let bytes: UnsafeBufferPointer<UInt8>
    private let bounds: BlockBounds
    /// The same memory as `bytes`.
    private let scratch: UnsafeMutableBufferPointer<UInt8>
    private let start: Int

    /// - Parameters:
    ///   - bytes: the page, with line directives blanked; valid as long as the reader is in use. A line feed stands right behind it in memory.
    ///   - start: where the Markdown begins.
    init(_ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, isValid: Bool, directives: [LineDirectives.Directive]) {
        let view = UnsafeBufferPointer(bytes)
        self.bytes = view
        self.start = start
        scratch = bytes
        bounds = BlockBounds(bytes: view, end: view.count)
        contents = PageContents(size: view.count, directives: directives)
        text = TextReader(view, from: start, isValid: isValid)
        row = TableRow(view, table: 0, row: 0, floor: start)
    }

    /// Adds a segment outside the Markdown, such as a front matter field.
    mutating func add(_ kind: Block.Kind, range: ByteRange, draft: SegmentDraft) {
        var draft = draft
        DialectReader.read(&draft, bytes, isHeading: false)
        begin(Block(kind: kind, range: range))
        contents.add(draft)
    }

    /// Reads the Markdown.
    ///
    /// - Returns: whether md4c came to its end.
    mutating func read() -> Bool {
        let size = bytes.count - start
        guard let base = bytes.baseAddress, size > 0, size < Int(UInt32.max) else { return size <= 0 }
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
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.text.leaveSpan(type, detail)
            return 0
        }
        parser.text = { type, text, size, reader in
            reader?.assumingMemoryBound(to: MarkdownReader.self).pointee.read(type, text, Int(size))
            return 0
        }
        let result = UnsafeRawPointer(base + start).withMemoryRebound(to: CChar.self, capacity: size + 1) { text in
            withUnsafeMutablePointer(to: &self) { md_parse(text, UInt32(size + 1), &parser, $0) }
        }
        contents.addDirectives(before: Int.max)
        return result == 0
    }

    // MARK: What md4c tells

    private mutating func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        finishLeaf()
        switch type {
        case MD_BLOCK_QUOTE: context.enterQuote()
        case MD_BLOCK_UL: context.enterList(isOrdered: false)
        case MD_BLOCK_OL: context.enterList(isOrdered: true)
        case MD_BLOCK_LI: context.enterItem()
        case MD_BLOCK_H: leaf = .heading(level: Int(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1))
        case MD_BLOCK_P: enterParagraph()
        case MD_BLOCK_CODE:
            leaf = .code
            let code = detail?.assumingMemoryBound(to: MD_BLOCK_CODE_DETAIL.self).pointee
            codeFence = UInt8(bitPattern: code?.fence_char ?? 0)
            codeInfo = code?.info.string ?? ""
        case MD_BLOCK_HTML:
            leaf = .html
            htmlLines.removeAll(keepingCapacity: true)
        case MD_BLOCK_HR:
            if let range = bounds.thematicBreak(floor: contents.end) { begin(context.block(.thematicBreak, range)) }
        case MD_BLOCK_TABLE: rowCount = 0
        case MD_BLOCK_TR:
            row = TableRow(bytes, table: tableCount, row: rowCount, floor: contents.end)
            rowCount += 1
        case MD_BLOCK_TH, MD_BLOCK_TD: leaf = .cell
        default: break
        }
    }

    private mutating func leaveBlock(_ type: MD_BLOCKTYPE) {
        if leaf == .cell, type == MD_BLOCK_TH || type == MD_BLOCK_TD { return finishCell() }
        finishLeaf()
        switch type {
        case MD_BLOCK_QUOTE: context.leaveQuote()
        case MD_BLOCK_UL, MD_BLOCK_OL: context.leaveList()
        case MD_BLOCK_TR:
            for cell in row.finish() { beginCell(cell) }
        case MD_BLOCK_TABLE: tableCount += 1
        default: break
        }
    }

    private mutating func enterParagraph() { leaf = context.beginsItem() ? .listItem : .paragraph }

    private mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        if leaf == nil { enterParagraph() }
        text.enterSpan(type, detail)
    }

    private mutating func read(_ type: MD_TEXTTYPE, _ pointer: UnsafePointer<CChar>?, _ size: Int) {
        switch leaf {
        case .code, .html:
            guard let range = text.readLiteral(pointer, size) else { return }
            if leaf == .html { htmlLines.append(range) }
        case nil:
            enterParagraph()
            text.read(type, pointer, size)
        default: text.read(type, pointer, size)
        }
    }

    // MARK: Blocks

    /// Adds a block; the drafts added to `contents` next are its segments.
    private mutating func begin(_ block: consuming Block) {
        let end = block.range.upperBound
        if case .directive = block.kind {} else { context.endFreshness() }
        contents.begin(block)
        text.floor = contents.end
        text.cursor = max(text.cursor, end)
    }

    private mutating func finishLeaf() {
        guard let finished = leaf else { return }
        leaf = nil
        switch finished {
        case .code: finishCode()
        case .html: finishHTML()
        case .heading(let level): finishHeading(level)
        case .listItem: finishParagraph(.listItem)
        default: finishParagraph(.paragraph)
        }
        text.start = -1
    }

    private mutating func finishHeading(_ level: Int) {
        text.finish()
        let start = bounds.headingStart(text: text.start, floor: contents.end)
        text.cursor = bounds.headingEnd(start, textEnd: text.cursor)
        let dialect = text.readDialect(isHeading: true)
        var block = context.block(dialect.isTab ? .directive(name: "tab") : .heading(level: level), start..<max(start, text.cursor))
        block.anchor = dialect.id ?? text.anchor.map { String(decoding: bytes[$0], as: UTF8.self) }
        begin(block)
        addText()
        text.reset()
    }

    private mutating func finishParagraph(_ kind: Block.Kind) {
        text.finish()
        defer { text.reset() }
        guard text.start >= 0 else { return }
        let dialect = text.readDialect(isHeading: false)
        let range = text.start..<max(text.start, text.cursor)
        if let name = dialect.wholeDirective {
            begin(context.block(.directive(name: name), range))
            for extra in text.extras { contents.add(extra) }
        } else if let head = DialectReader.alertHead(text.draft, bytes), context.isFreshQuote || (head.name == "div" && context.isInQuote) {
            addAlertHead(head, context.block(kind, range))
        } else {
            begin(context.block(kind, range))
            addText()
        }
    }

    private mutating func addText() {
        contents.add(text.draft)
        for extra in text.extras { contents.add(extra) }
    }

    /// Parts `[!NOTE]` from the text that follows it in the same paragraph.
    private mutating func addAlertHead(_ head: DialectReader.AlertHead, _ whole: Block) {
        let isDivision = head.name == "div"
        if !isDivision { context.quoteAlert = head.name.uppercased() }
        var block = whole
        block.alert = context.quoteAlert
        block.kind = .directive(name: isDivision ? "div" : "alert")
        block.range = whole.range.lowerBound..<head.end
        begin(block)
        DialectReader.cut(&text.draft, upTo: head.textEnd)
        guard !text.draft.isEmpty || !text.extras.isEmpty, let range = text.draft.range else { return }
        block.kind = whole.kind
        block.range = range.lowerBound..<max(range.upperBound, whole.range.upperBound)
        begin(block)
        addText()
    }

    private mutating func finishCode() {
        let written = text.start < 0 ? nil : text.start..<max(text.cursor, text.start)
        guard let range = codeFence == 0 ? written : bounds.fencedCode(codeFence, text: written, floor: contents.end) else { return }
        var block = context.block(.code, range)
        block.language = codeInfo.isEmpty ? nil : codeInfo
        begin(block)
    }

    private mutating func finishHTML() {
        guard let first = htmlLines.first, let last = htmlLines.last else { return }
        let range = first.lowerBound..<last.upperBound
        // Quote marks between the lines belong to the Markdown around, not to the HTML.
        for (line, next) in zip(htmlLines, htmlLines.dropFirst()) {
            for at in line.upperBound..<max(line.upperBound, next.lowerBound) where bytes[at] == UInt8(ascii: ">") { scratch[at] = 0x20 }
        }
        let drafts = text.readHTMLBlock(range)
        begin(context.block(.html, range))
        for draft in drafts { contents.add(draft) }
        text.reset()
    }

    // MARK: Cells

    private mutating func finishCell() {
        leaf = nil
        text.finish()
        text.readDialect(isHeading: false)
        for cell in row.add(text.start >= 0 ? text.start..<max(text.start, text.cursor) : nil) { beginCell(cell) }
        if text.start >= 0 { addText() }
        text.reset()
    }

    private mutating func beginCell(_ cell: (range: ByteRange, position: Block.CellPosition)) {
        var block = context.block(.cell, cell.range)
        block.cell = cell.position
        begin(block)
    }
}
