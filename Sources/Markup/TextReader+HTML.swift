/// An element of inline HTML whose end is not known yet.
struct OpenElement {
    let name: String
    /// Its place in the draft's inlines.
    let inline: Int
    /// How many Markdown spans were open when it began.
    let spanCount: Int
}

extension TextReader {
    /// Reads the tags of inline HTML in Markdown text.
    mutating func readTags(_ range: ByteRange) {
        var tokenizer = HTMLTokenizer(bytes, range)
        while let token = tokenizer.next() {
            guard case .tag(let tag) = token else { continue }
            read(tag)
            if HTMLElement.block.contains(tag.name) { draft.partLines(tag.range) }
        }
    }

    /// Reads an HTML block.
    ///
    /// - Returns: the texts between its block-level tags, and the attributes that people read.
    mutating func readHTMLBlock(_ range: ByteRange) -> [SegmentDraft] {
        var drafts: [SegmentDraft] = []
        draft.kind = .html
        defer { draft.kind = .text }
        var tokenizer = HTMLTokenizer(bytes, min(max(range.lowerBound, rawEnd), range.upperBound)..<range.upperBound)
        while let token = tokenizer.next() {
            switch token {
            case .text(let text):
                var text = text
                if draft.text.isEmpty { text = bytes.skip(text.lowerBound, end: text.upperBound) { $0.isSpace }..<text.upperBound }
                cursor = max(cursor, text.upperBound)
                draft.appendRaw(bytes, text, .html, isValid: isValid)
            case .tag(let tag):
                if HTMLElement.inline.contains(tag.name) {
                    read(tag)
                } else {
                    closeHTMLText(into: &drafts)
                    readAttributes(tag)
                    drafts += extras
                    extras.removeAll(keepingCapacity: true)
                }
                if HTMLElement.raw.contains(tag.name), !tag.isClosing, !tag.isSelfClosing, !tokenizer.skipRawText(until: tag.name) {
                    rawEnd = HTMLTokenizer.closingTag(tag.name, bytes, from: range.upperBound, end: end) ?? rawEnd
                }
            }
        }
        closeHTMLText(into: &drafts)
        return drafts
    }

    /// Takes out of the finished draft what is still content of a `<pre>` or the like that an HTML block before it opened.
    mutating func cutRawText() {
        guard start < rawEnd else { return }
        extras.removeAll { ($0.range?.lowerBound ?? 0) < rawEnd }
        var text = draft.inlines.first { $0.range.lowerBound >= rawEnd }?.text.lowerBound ?? draft.text.count
        while text < draft.text.count, draft.text[text].isSpace { text += 1 }
        DialectReader.cut(&draft, upTo: text)
        draft.inlines.removeAll { $0.range.lowerBound < rawEnd }
    }

    private mutating func closeHTMLText(into drafts: inout [SegmentDraft]) {
        dropElements(from: 0)
        DialectReader.read(&draft, bytes, isHeading: false)
        DialectReader.trimEnd(&draft)
        if !draft.text.isEmpty { drafts.append(draft) }
        drafts += extras
        extras.removeAll(keepingCapacity: true)
        draft.removeAll()
    }

    private mutating func read(_ tag: HTMLTokenizer.Tag) {
        draft.closeBreak(at: tag.range.lowerBound)
        cursor = max(cursor, tag.range.upperBound)
        if tag.name == "img", !tag.isClosing { return addImage(tag) }
        if !tag.isClosing, !tag.isSelfClosing, let kind = HTMLElement.inlineKind(tag.name) { open(tag, kind) }
        if anchor == nil, tag.name == "a" { anchor = tag.value("name") ?? tag.value("id") }
        let at = draft.text.count
        draft.inlines.append(
            SegmentDraft.OpenInline(kind: .html(name: tag.isClosing ? "/" + tag.name : tag.name), text: at..<at, range: tag.range, content: tag.range))
        readAttributes(tag)
        if tag.name == "br" {
            draft.append(CollectionOfOne(0x0A), .hardBreak, tag.range)
        } else if tag.isClosing {
            close(tag)
        }
    }

    private mutating func open(_ tag: HTMLTokenizer.Tag, _ kind: Inline.Kind) {
        elements.append(OpenElement(name: tag.name, inline: draft.inlines.count, spanCount: spans.count))
        let at = draft.text.count
        let target = tag.value("href")
        draft.inlines.append(
            SegmentDraft.OpenInline(
                kind: kind, text: at..<at, range: tag.range, content: tag.range.upperBound..<tag.range.upperBound,
                // An anchor without a destination is no link.
                destination: target.map(decoded), destinationRange: target, isDropped: kind == .link && target == nil))
    }

    private mutating func close(_ tag: HTMLTokenizer.Tag) {
        guard let index = elements.lastIndex(where: { $0.name == tag.name && $0.spanCount == spans.count }) else { return }
        dropElements(from: index + 1)
        guard let element = elements.popLast() else { return }
        let open = draft.inlines[element.inline]
        draft.inlines[element.inline].text = open.text.lowerBound..<draft.text.count
        draft.inlines[element.inline].range = open.range.lowerBound..<tag.range.upperBound
        draft.inlines[element.inline].content = open.content.lowerBound..<tag.range.lowerBound
    }

    /// Gives up the elements that never came to their end.
    mutating func dropElements(from index: Int) {
        while elements.count > index, let element = elements.popLast() { draft.inlines[element.inline].isDropped = true }
    }

    private mutating func addImage(_ tag: HTMLTokenizer.Tag) {
        let source = tag.value("src")
        draft.append(SegmentDraft.object, .object, tag.range)
        let object = draft.text.count - SegmentDraft.object.count..<draft.text.count
        draft.inlines.append(
            SegmentDraft.OpenInline(
                kind: .image, text: object, range: tag.range, content: tag.value("alt") ?? tag.range.upperBound..<tag.range.upperBound,
                destination: source.map(decoded), destinationRange: source))
        readAttributes(tag)
    }

    private func decoded(_ range: ByteRange) -> String {
        var draft = SegmentDraft(kind: .text)
        draft.appendRaw(bytes, range, .html, isValid: isValid)
        return String(decoding: draft.text, as: UTF8.self)
    }

    private mutating func readAttributes(_ tag: HTMLTokenizer.Tag) {
        for attribute in tag.attributes where HTMLElement.readAttributes.contains(attribute.name) && !attribute.value.isEmpty {
            extras.append(attributeDraft(attribute.name == "alt" ? .alt : .attribute(name: attribute.name), attribute.value, .html))
        }
    }
}
