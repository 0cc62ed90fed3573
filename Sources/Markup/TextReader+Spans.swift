import CMD4C

extension TextReader {
    mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        flushHTML()
        var span = OpenSpan(type: type, inline: draft.inlines.count, elementCount: elements.count)
        if type == MD_SPAN_A || type == MD_SPAN_IMG, let detail {
            // Both details begin with the destination.
            let destination = detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
            span.destinationLength = Int(destination.size)
            span.destination = offset(destination.text, Int(destination.size))
            if span.destination < 0 { span.builtDestination = destination.bytes }
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

    mutating func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        flushHTML()
        guard let last = spans.last else { return }
        if last.start < 0 { placeEmptySpan(last) }
        guard let span = spans.popLast() else { return }
        dropElements(from: span.elementCount)
        let marks = SpanMarks(bytes: bytes, end: end)
        let contentEnd = max(cursor, span.contentStart)
        switch type {
        case MD_SPAN_EM, MD_SPAN_STRONG, MD_SPAN_DEL:
            close(span, content: span.contentStart..<contentEnd, end: marks.closing(of: span, after: contentEnd))
        case MD_SPAN_CODE:
            let code = marks.closingCode(of: span, after: contentEnd)
            close(span, content: code.content, textEnd: code.textEnd, end: code.end)
        default:
            if let link = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee { closeLink(span, link.href, contentEnd) }
        }
    }

    private mutating func closeLink(_ span: OpenSpan, _ destination: MD_ATTRIBUTE, _ contentEnd: Int) {
        var contentEnd = contentEnd
        var spanEnd = contentEnd
        var link = Target(offset(destination.text, Int(destination.size)) < 0 ? destination.decoded : destination.string)
        var title: SegmentDraft?
        let isBracketed = span.start < span.contentStart && (bytes[span.start] == UInt8(ascii: "[") || bytes[span.start] == UInt8(ascii: "!"))
        if isBracketed {
            let bracket = SpanMarks(bytes: bytes, end: end).closing(after: contentEnd)
            if bracket < end, bytes[bracket] == UInt8(ascii: "]") {
                contentEnd = bracket
                let tail = LinkTail(bytes, at: bracket, end: end)
                spanEnd = tail.end
                link.range = tail.destination ?? definition(of: destination)
                // A link holds no other link; md4c 0.4.8 makes one of a URL in its text all the same.
                if span.type == MD_SPAN_A { dropAutolinks(from: span.inline + 1) }
                // A reference link's title stands in its definition, apart from this block.
                if let range = tail.title, !range.isEmpty { title = attributeDraft(.attribute(name: "title"), range, .markdown) }
            }
        } else if span.type == MD_SPAN_A {
            link.isAutolink = true
            link.range = span.contentStart..<contentEnd
            if span.start < span.contentStart, contentEnd < end, bytes[contentEnd] == UInt8(ascii: ">") { spanEnd = contentEnd + 1 }
            if spanEnd == contentEnd, contentEnd - 1 > span.contentStart, bytes[contentEnd - 1] == UInt8(ascii: "]"), draft.text.last == UInt8(ascii: "]") {
                // `[see https://x.example]`: GFM leaves the bracket out, md4c 0.4.8 takes it in.
                link.overrun = 1
                if link.destination.last == "]" { link.destination.removeLast() }
                link.range = span.contentStart..<contentEnd - 1
            }
        }
        if span.type == MD_SPAN_IMG { leaveImage(span, contentEnd, spanEnd) }
        if let title { extras.append(title) }
        close(span, content: span.contentStart..<min(contentEnd, spanEnd), textEnd: contentEnd, end: spanEnd, link)
    }

    /// Where a link leads.
    private struct Target {
        var destination: String
        var range: ByteRange?
        var isAutolink = false
        /// How many bytes at its end are no part of it after all.
        var overrun = 0

        init(_ destination: String) { self.destination = destination }
    }

    /// Notes the places of a finished span.
    ///
    /// - Parameter textEnd: where its text ends, when blanks stand between that and its content's end.
    private mutating func close(_ span: OpenSpan, content: ByteRange, textEnd: Int? = nil, end spanEnd: Int, _ link: Target? = nil) {
        cursor = spanEnd
        draft.closeBreak(at: textEnd ?? content.upperBound)
        guard span.inline < draft.inlines.count else { return }
        let overrun = link?.overrun ?? 0
        let range = span.start..<spanEnd - overrun
        let text = draft.inlines[span.inline].text.lowerBound..<draft.text.count - overrun
        draft.inlines[span.inline] = SegmentDraft.OpenInline(
            kind: link?.isAutolink == true ? .autolink : draft.inlines[span.inline].kind, text: text, range: range, content: content.clamped(to: range),
            destination: link?.destination, destinationRange: link?.range)
    }

    private mutating func dropAutolinks(from first: Int) {
        for index in draft.inlines.indices.dropFirst(first) where draft.inlines[index].kind == .autolink { draft.inlines[index].isDropped = true }
    }

    private mutating func leaveImage(_ span: OpenSpan, _ contentEnd: Int, _ spanEnd: Int) {
        guard var parent = outerDrafts.popLast() else { return }
        draft.closeBreak(at: contentEnd)
        DialectReader.read(&draft, bytes, isHeading: false)
        // An image inside another's alternative text reads as a part of it.
        if !draft.text.isEmpty { extras.append(draft) }
        parent.closeBreak(at: span.start)
        parent.append(SegmentDraft.object, .object, span.start..<spanEnd)
        if span.inline < parent.inlines.count {
            let object = parent.text.count - SegmentDraft.object.count
            parent.inlines[span.inline].text = object..<object
        }
        draft = parent
    }

    /// Finds a span without any text, such as `![](image.png)`: by its destination, else by the next bracket.
    private mutating func placeEmptySpan(_ span: OpenSpan) {
        let floor = max(cursor, floor)
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

    /// Where a reference link's definition holds its destination, when md4c points there.
    private func definition(of destination: MD_ATTRIBUTE) -> ByteRange? {
        let at = offset(destination.text, Int(destination.size))
        return at >= 0 && destination.size > 0 ? at..<at + Int(destination.size) : nil
    }
}
