/// Reads the docs-site extensions inside a text that Markdown takes for plain text: `[!DNL name]`, `[!UICONTROL text]`,
/// `[!INCLUDE …]`, `:::image …:::`, `{#id}`. Their marks leave the text; an inline covers what they wrap.
enum DialectReader {
    struct Result {
        /// The id of a `{#id}`.
        var id: String?
        /// Whether it is a heading that names a tab: `# [Title](#tab/id)`.
        var isTab = false
        /// The name of the extension that is all of this text.
        var wholeDirective: String?
        /// The values of `alt-text` attributes.
        var alternatives: [ByteRange] = []
    }

    private struct Edit {
        let text: Range<Int>
        /// What stands in its place: nothing or an object.
        let isObject: Bool
        let bytes: ByteRange
    }

    private struct Bracket {
        let text: Int
        /// The name in `[!name`, and the text offset after it; nil for a plain bracket.
        let name: String?
        let nameEnd: Int
    }

    @discardableResult
    static func read(_ draft: inout SegmentDraft, _ bytes: UnsafeBufferPointer<UInt8>, isHeading: Bool) -> Result {
        var result = Result()
        if isHeading {
            result.isTab = isTab(draft)
        }
        guard mayHoldMarks(draft.text) else { return result }
        if let name = linkDirective(draft) {
            result.wholeDirective = name
            return result
        }
        var edits: [Edit] = []
        var added: [SegmentDraft.OpenInline] = []
        var open: [Bracket] = []
        // Between backticks all is literal; between `<code>` tags it is not.
        let literal = draft.inlines.filter {
            !$0.isDropped && ($0.kind == .autolink || ($0.kind == .code && bytes.has("`", at: $0.range.lowerBound, end: bytes.count)))
        }.map(\.text)
        let text = draft.text
        var at = 0
        while at < text.count {
            if text[at] == UInt8(ascii: "[") || text[at] == UInt8(ascii: ":") || text[at] == UInt8(ascii: "{"),
                let code = literal.first(where: { $0.contains(at) }) {
                at = code.upperBound
                continue
            }
            switch text[at] {
            case UInt8(ascii: "["):
                let bracket = opening(draft, at)
                open.append(bracket)
                at = max(at + 1, bracket.nameEnd)
                continue
            case UInt8(ascii: "]"):
                if !literal.contains(where: { $0.contains(at) }), let bracket = open.popLast(), bracket.name != nil {
                    close(bracket, at, draft, &edits, &added)
                }
            case UInt8(ascii: ":"):
                if let end = image(draft, text, at, bytes, &edits, &added, &result) {
                    at = end
                    continue
                }
            case UInt8(ascii: "{"):
                if let end = template(draft, text, at, &edits, &added) ?? attributeList(draft, text, at, bytes, isHeading, &edits, &added, &result) {
                    at = end
                    continue
                }
            default: break
            }
            at += 1
        }
        guard !edits.isEmpty else { return result }
        draft.inlines += added
        apply(edits.sorted { $0.text.lowerBound < $1.text.lowerBound }, to: &draft)
        draft.inlines.sort {
            $0.range.lowerBound != $1.range.lowerBound ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
        }
        result.wholeDirective = wholeDirective(draft)
        return result
    }

    /// Whether all of a heading's text is a link to `#tab/…`; an anchor such as `<a name="…"></a>` may stand beside it.
    private static func isTab(_ draft: SegmentDraft) -> Bool {
        draft.inlines.contains { $0.kind == .link && !$0.isDropped && $0.text == 0..<draft.text.count && $0.destination?.hasPrefix("#tab/") == true }
    }

    private static func mayHoldMarks(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            var at = 0
            while true {
                at = text.first(of: UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "{"), from: at, to: text.count)
                guard at < text.count else { return false }
                switch text[at] {
                case UInt8(ascii: "!"): if at == 0 || text[at - 1] == UInt8(ascii: "[") { return true }
                case UInt8(ascii: ":"): if at > 1, text[at - 1] == UInt8(ascii: ":"), text[at - 2] == UInt8(ascii: ":") { return true }
                default: return true
                }
                at += 1
            }
        }
    }

    // MARK: Brackets

    private static func opening(_ draft: SegmentDraft, _ at: Int) -> Bracket {
        let text = draft.text
        let plain = Bracket(text: at, name: nil, nameEnd: at + 1)
        guard at + 2 < text.count, text[at + 1] == UInt8(ascii: "!") else { return plain }
        var end = at + 2
        while end < text.count, text[end].isASCIIAlphanumeric || text[end] == UInt8(ascii: "-") { end += 1 }
        // In `[!code-csharp[Title](path)]` the text goes on where the link's bracket stood.
        end = min(end, draft.runEnd(of: at))
        guard end > at + 2 else { return plain }
        return Bracket(text: at, name: String(decoding: text[at + 2..<end], as: UTF8.self), nameEnd: end)
    }

    private static func close(
        _ bracket: Bracket, _ at: Int, _ draft: SegmentDraft, _ edits: inout [Edit], _ added: inout [SegmentDraft.OpenInline]
    ) {
        guard let name = bracket.name?.uppercased() else { return }
        let text = draft.text
        let start = draft.byteOffset(of: bracket.text)
        let end = draft.byteOffset(of: at) + 1
        guard start < end, draft.byteOffset(of: bracket.nameEnd - 1) - start == bracket.nameEnd - 1 - bracket.text else { return }
        // A wrapper that reaches across another construct's mark is broken, and stays what it is: text.
        let crosses = draft.inlines.contains {
            !$0.isDropped && $0.range.overlaps(start..<end) && !(start <= $0.range.lowerBound && $0.range.upperBound <= end)
                && !($0.range.lowerBound <= start && end <= $0.range.upperBound)
        }
        guard !crosses else { return }
        let whole = bracket.text..<at + 1
        switch name {
        case "DNL", "UICONTROL", "BADGE":
            let inner = bracket.nameEnd + 1
            guard inner < at, text[bracket.nameEnd] == 0x20, text[inner] != 0x20, text[at - 1] != 0x20 else { return }
            let kind: Inline.Kind = name == "DNL" ? .doNotLocalize : name == "UICONTROL" ? .uiControl : .directive(name: "badge")
            let contentStart = draft.byteOffset(of: bracket.nameEnd) + 1
            edits.append(Edit(text: bracket.text..<inner, isObject: false, bytes: start..<contentStart))
            edits.append(Edit(text: at..<at + 1, isObject: false, bytes: end - 1..<end))
            added.append(SegmentDraft.OpenInline(kind: kind, text: inner..<at, range: start..<end, content: contentStart..<end - 1))
        case let name where name == "INCLUDE" || name == "VIDEO" || name.hasPrefix("CODE"):
            let link = draft.inlines.first { $0.kind == .link || $0.kind == .autolink ? start <= $0.range.lowerBound && $0.range.upperBound <= end : false }
            edits.removeAll { whole.contains($0.text.lowerBound) }
            added.removeAll { start < $0.range.lowerBound && $0.range.upperBound < end }
            edits.append(Edit(text: whole, isObject: false, bytes: start..<end))
            added.append(
                SegmentDraft.OpenInline(
                    kind: name == "INCLUDE" ? .include : .directive(name: name == "VIDEO" ? "video" : "code"), text: whole, range: start..<end,
                    content: draft.byteOffset(of: bracket.nameEnd - 1) + 1..<end - 1, destination: link?.destination, destinationRange: link?.destinationRange))
        default: break
        }
    }

    /// `[!VIDEO](url)`: Markdown reads it as a link.
    private static func linkDirective(_ draft: SegmentDraft) -> String? {
        guard draft.text.first == UInt8(ascii: "!"), draft.inlines.count == 1, draft.inlines[0].kind == .link, draft.inlines[0].text == 0..<draft.text.count
        else { return nil }
        let name = String(decoding: draft.text.dropFirst(), as: UTF8.self).lowercased()
        return name == "video" ? "video" : name == "include" ? "include" : name.hasPrefix("code") ? "code" : nil
    }

    private static func wholeDirective(_ draft: SegmentDraft) -> String? {
        guard draft.text.allSatisfy({ $0 == 0x20 || $0 == 0xEF || $0 == 0xBF || $0 == 0xBC }), let first = draft.inlines.first(where: { !$0.isDropped }),
            !draft.inlines.contains(where: { !$0.isDropped && $0.range.lowerBound >= first.range.upperBound })
        else { return nil }
        switch first.kind {
        case .include: return "include"
        case .directive(let name): return name
        default: return nil
        }
    }

    // MARK: Images and attribute lists

    private static func image(
        _ draft: SegmentDraft, _ text: [UInt8], _ at: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ edits: inout [Edit],
        _ added: inout [SegmentDraft.OpenInline], _ result: inout Result
    ) -> Int? {
        guard at + 8 < text.count, text[at..<at + 8].elementsEqual(":::image".utf8) else { return nil }
        let close = text.withUnsafeBufferPointer { LineDirectives.closing($0, at + 8..<$0.count) }
        guard let close else { return nil }
        let range = draft.byteOffset(of: at)..<draft.byteOffset(of: close.upperBound - 1) + 1
        guard !draft.inlines.contains(where: { !$0.isDropped && $0.range.overlaps(range) && !($0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound) && !(range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound) })
        else { return nil }
        let content = range.lowerBound + 8..<max(range.lowerBound + 8, range.upperBound - 3)
        let attributes = DirectiveAttributes.read(bytes, content)
        let source = attributes.first { $0.name == "source" }?.value
        result.alternatives += attributes.filter { $0.name == "alt-text" && !$0.value.isEmpty }.map(\.value)
        edits.append(Edit(text: at..<close.upperBound, isObject: true, bytes: range))
        added.append(
            SegmentDraft.OpenInline(
                kind: .directive(name: "image"), text: at..<close.upperBound, range: range, content: content,
                destination: source.map { String(decoding: bytes[$0], as: UTF8.self) }, destinationRange: source))
        return close.upperBound
    }

    /// `{{$include path}}`: another way to write an include.
    private static func template(
        _ draft: SegmentDraft, _ text: [UInt8], _ at: Int, _ edits: inout [Edit], _ added: inout [SegmentDraft.OpenInline]
    ) -> Int? {
        let opening = "{{$include "
        guard text[at...].starts(with: opening.utf8), let close = text[at...].firstIndex(of: UInt8(ascii: "}")), close + 1 < text.count,
            text[close + 1] == UInt8(ascii: "}"), !text[at..<close].contains(0x0A)
        else { return nil }
        let range = draft.byteOffset(of: at)..<draft.byteOffset(of: close + 1) + 1
        // Where Markdown has read marks or references in it, it is no plain path.
        guard range.count == close + 2 - at, !draft.inlines.contains(where: { !$0.isDropped && $0.range.overlaps(range) && !$0.range.contains(range) })
        else { return nil }
        let path = at + opening.utf8.count..<close
        let content = range.lowerBound + opening.utf8.count..<range.upperBound - 2
        edits.append(Edit(text: at..<close + 2, isObject: false, bytes: range))
        added.append(
            SegmentDraft.OpenInline(
                kind: .include, text: close + 2..<close + 2, range: range, content: content, destination: String(decoding: text[path], as: UTF8.self),
                destinationRange: content))
        return close + 2
    }

    private static func attributeList(
        _ draft: SegmentDraft, _ text: [UInt8], _ at: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ isHeading: Bool, _ edits: inout [Edit],
        _ added: inout [SegmentDraft.OpenInline], _ result: inout Result
    ) -> Int? {
        guard let end = text.withUnsafeBufferPointer({ AttributeList.end($0, at: at, end: $0.count) }) else { return nil }
        let range = draft.byteOffset(of: at)..<draft.byteOffset(of: end - 1) + 1
        guard range.count == end - at else { return nil }
        // Tables of contents give ids to list items, too.
        let endsText = (isHeading || text[at + 1] == UInt8(ascii: "#")) && text[end...].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "{") } || isHeading && end < text.count && text[end] == UInt8(ascii: "{")
        let follows = draft.inlines.contains { !$0.isDropped && $0.range.upperBound == range.lowerBound }
            || edits.contains { $0.bytes.upperBound == range.lowerBound }
        guard endsText || follows else { return nil }
        var start = at
        if endsText { while start > 0, text[start - 1] == 0x20, edits.last.map({ $0.text.upperBound < start }) ?? true { start -= 1 } }
        if isHeading, let id = AttributeList.id(bytes, range) { result.id = id }
        edits.append(Edit(text: start..<end, isObject: false, bytes: range))
        added.append(SegmentDraft.OpenInline(kind: .attributeList, text: end..<end, range: range, content: range.lowerBound + 1..<range.upperBound - 1))
        return end
    }

    // MARK: Edits

    /// Takes the edits' texts out; they must be ordered and apart.
    private static func apply(_ edits: [Edit], to draft: inout SegmentDraft) {
        var text: [UInt8] = []
        text.reserveCapacity(draft.text.count)
        var runs: [Segment.Run] = []
        runs.reserveCapacity(draft.runs.count + edits.count)
        var next = 0
        for run in draft.runs {
            var from = run.text.lowerBound
            while from < run.text.upperBound {
                while next < edits.count, edits[next].text.upperBound <= from { next += 1 }
                let edit = next < edits.count ? edits[next] : nil
                if let edit, edit.text.lowerBound <= from {
                    if edit.isObject, from == edit.text.lowerBound {
                        runs.append(Segment.Run(kind: .object, text: text.count..<text.count + 3, bytes: edit.bytes))
                        text += [0xEF, 0xBF, 0xBC]
                    }
                    from = min(run.text.upperBound, edit.text.upperBound)
                    continue
                }
                let to = min(run.text.upperBound, edit?.text.lowerBound ?? Int.max)
                let lower = run.kind == .verbatim ? run.bytes.lowerBound + (from - run.text.lowerBound) : run.bytes.lowerBound
                let upper = run.kind == .verbatim ? lower + (to - from) : run.bytes.upperBound
                runs.append(Segment.Run(kind: run.kind, text: text.count..<text.count + (to - from), bytes: lower..<upper))
                text += draft.text[from..<to]
                from = to
            }
        }
        // How much shorter the text before an offset has become.
        func moved(_ offset: Int, isEnd: Bool) -> Int {
            var shift = 0
            for edit in edits {
                guard edit.text.lowerBound < offset else { break }
                let kept = edit.isObject ? (offset >= edit.text.upperBound || isEnd ? 3 : 0) : 0
                shift += min(offset, edit.text.upperBound) - edit.text.lowerBound - kept
            }
            return offset - shift
        }
        for index in draft.inlines.indices {
            let inline = draft.inlines[index]
            let isSwallowed = edits.contains { edit in
                edit.bytes.lowerBound <= inline.range.lowerBound && inline.range.upperBound <= edit.bytes.upperBound
                    && edit.bytes != inline.range
            }
            if isSwallowed { draft.inlines[index].isDropped = true }
            let lower = moved(inline.text.lowerBound, isEnd: false)
            draft.inlines[index].text = lower..<max(lower, moved(inline.text.upperBound, isEnd: true))
        }
        draft.text = text
        draft.runs = runs
    }

    /// Takes the text before `end` out.
    static func cut(_ draft: inout SegmentDraft, upTo end: Int) {
        guard end > 0 else { return }
        let bytes = draft.byteOffset(of: 0)..<draft.byteOffset(of: end)
        draft.inlines.removeAll { $0.range.upperBound <= bytes.upperBound && $0.text.lowerBound < end }
        apply([Edit(text: 0..<end, isObject: false, bytes: bytes)], to: &draft)
    }

    /// Takes white space off the end.
    static func trimEnd(_ draft: inout SegmentDraft) {
        var end = draft.text.count
        while end > 0, draft.text[end - 1].isSpace { end -= 1 }
        guard end < draft.text.count else { return }
        apply([Edit(text: end..<draft.text.count, isObject: false, bytes: 0..<0)], to: &draft)
    }

    struct AlertHead {
        /// `NOTE`, `div` and so on, as written.
        let name: String
        /// The file offset after its bracket.
        let end: Int
        /// Where the text after it begins.
        let textEnd: Int
    }

    /// `[!NOTE]` or `[!div class="…"]` at the start of a quote's text.
    static func alertHead(_ draft: SegmentDraft, _ bytes: UnsafeBufferPointer<UInt8>) -> AlertHead? {
        let text = draft.text
        guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let bracket = opening(draft, 0)
        guard let name = bracket.name, bracket.nameEnd <= close else { return nil }
        if name.lowercased() == "div" {
            guard !text[..<close].contains(0x0A) else { return nil }
        } else {
            guard bracket.nameEnd == close, name.utf8.allSatisfy({ $0.isASCIILetter }) else { return nil }
        }
        var textEnd = close + 1
        while textEnd < text.count, text[textEnd].isSpace { textEnd += 1 }
        return AlertHead(name: name.lowercased() == "div" ? "div" : name, end: draft.byteOffset(of: close) + 1, textEnd: textEnd)
    }
}
