/// Finds where blocks begin and end: md4c tells only their texts.
struct BlockBounds {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    // MARK: Headings

    /// Where a heading begins, its `#` marks included.
    ///
    /// - Parameter text: where its text begins, or -1 when it has none.
    func headingStart(text: Int, floor: Int) -> Int {
        if text >= 0 {
            var at = text
            while at > floor, bytes[at - 1].isBlank { at -= 1 }
            let marksEnd = at
            while at > floor, bytes[at - 1] == UInt8(ascii: "#") { at -= 1 }
            return at < marksEnd ? at : text
        }
        let at = bytes.skip(floor, end: end) { $0 != UInt8(ascii: "#") }
        return at < end ? at : floor
    }

    /// After the closing `#` marks or the line under a heading.
    func headingEnd(_ start: Int, textEnd: Int) -> Int {
        let textEnd = max(textEnd, start)
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

    // MARK: Thematic breaks

    /// The first line of three or more `*`, `-` or `_` from `floor` on.
    func thematicBreak(floor: Int) -> ByteRange? {
        var line = floor
        while line < end {
            let lineEnd = bytes.lineEnd(line, end: end)
            let start = bytes.skip(line, end: lineEnd) { $0.isBlank || $0 == UInt8(ascii: ">") }
            if let found = rule(start, lineEnd) ?? rule(bytes.skip(start, end: lineEnd) { !isRuleMark($0) }, lineEnd) { return found }
            line = bytes.nextLine(lineEnd, end: end)
        }
        return nil
    }

    private func rule(_ start: Int, _ lineEnd: Int) -> ByteRange? {
        guard start < lineEnd, isRuleMark(bytes[start]) else { return nil }
        var count = 0
        var last = start
        for at in start..<lineEnd {
            if bytes[at] == bytes[start] { (count, last) = (count + 1, at + 1) } else if !bytes[at].isBlank { return nil }
        }
        return count >= 3 ? start..<last : nil
    }

    private func isRuleMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }

    // MARK: Code

    /// A fenced code block with its fences.
    ///
    /// - Parameter text: where its code stands, or nil when it has none.
    func fencedCode(_ fence: UInt8, text: ByteRange?, floor: Int) -> ByteRange? {
        var at = floor
        let limit = text?.lowerBound ?? end
        while at + 2 < limit, !(bytes[at] == fence && bytes[at + 1] == fence && bytes[at + 2] == fence) { at += 1 }
        guard at + 2 < end else { return nil }
        let start = at + 2 < limit ? at : text?.lowerBound ?? at
        let marks = bytes.skip(start, end: end) { $0 == fence }
        let last = max(text?.upperBound ?? 0, bytes.lineEnd(marks, end: end))
        return start..<max(start, fenceEnd(fence, after: last, count: marks - start))
    }

    /// The end of the closing fence below `last`, past blank lines; `last` when the block has none.
    private func fenceEnd(_ fence: UInt8, after last: Int, count: Int) -> Int {
        var line = bytes.nextLine(bytes.lineEnd(last, end: end), end: end)
        while line < end {
            let lineEnd = bytes.lineEnd(line, end: end)
            let at = bytes.skip(line, end: lineEnd) { $0.isBlank || $0 == UInt8(ascii: ">") }
            let marks = bytes.skip(at, end: lineEnd) { $0 == fence }
            if marks - at >= count, bytes[marks..<lineEnd].allSatisfy(\.isBlank) { return marks }
            guard at == lineEnd else { return last }
            line = bytes.nextLine(lineEnd, end: end)
        }
        return last
    }
}
