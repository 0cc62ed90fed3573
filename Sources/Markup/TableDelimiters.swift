/// Tables whose delimiter row has cells shorter than three marks (`|-|-|`), which docs sites take for tables and md4c 0.4.8 does not.
///
/// The parser is given such a row with more dashes; positions are then led back to the file.
struct TableDelimiters {
    /// Dashes to put in before a byte of the file, in file order.
    private var insertions: [(offset: Int, count: Int)] = []

    var isEmpty: Bool { insertions.isEmpty }

    /// Takes note of a line when it is such a row.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, line: Range<Int>) {
        var found: [(offset: Int, count: Int)] = []
        var at = line.lowerBound
        var pipes = 0
        while at < line.upperBound {
            switch bytes[at] {
            case UInt8(ascii: "|"):
                pipes += 1
                at += 1
            case 0x20, 0x09: at += 1
            case UInt8(ascii: "-"), UInt8(ascii: ":"):
                let dashes = bytes[at] == UInt8(ascii: ":") ? at + 1 : at
                let dashesEnd = bytes.skip(dashes, end: line.upperBound) { $0 == UInt8(ascii: "-") }
                let end = dashesEnd < line.upperBound && bytes[dashesEnd] == UInt8(ascii: ":") ? dashesEnd + 1 : dashesEnd
                let next = bytes.skip(end, end: line.upperBound) { $0.isBlank }
                guard dashesEnd > dashes, next == line.upperBound || bytes[next] == UInt8(ascii: "|") else { return }
                if end - at < 3 { found.append((dashesEnd, 3 - (end - at))) }
                at = end
            default: return
            }
        }
        if pipes > 0, !found.isEmpty, hasHeader(bytes, above: line.lowerBound) { insertions += found }
    }

    /// Whether the line above may be a table's head: there is a pipe in it.
    private func hasHeader(_ bytes: UnsafeBufferPointer<UInt8>, above start: Int) -> Bool {
        var at = start
        while at > 0, !bytes[at - 1].isLineEnd { at -= 1 }
        if at > 0, bytes[at - 1] == 0x0A { at -= 1 }
        if at > 0, bytes[at - 1] == 0x0D { at -= 1 }
        while at > 0, !bytes[at - 1].isLineEnd {
            at -= 1
            if bytes[at] == UInt8(ascii: "|") { return true }
        }
        return false
    }

    /// The page with longer rows.
    func widened(_ bytes: [UInt8]) -> [UInt8] {
        var widened: [UInt8] = []
        widened.reserveCapacity(bytes.count + insertions.count * 2)
        var from = 0
        for insertion in insertions {
            widened += bytes[from..<insertion.offset]
            widened += repeatElement(UInt8(ascii: "-"), count: insertion.count)
            from = insertion.offset
        }
        widened += bytes[from...]
        return widened
    }

    /// A page read from the widened bytes, with its positions in the file; nil when a text holds what was put in, and so is no table.
    func restored(_ page: Page, bytes: [UInt8]) -> Page? {
        var blocks = page.blocks
        for index in blocks.indices { blocks[index].range = restored(blocks[index].range) }
        var segments: [Segment] = []
        segments.reserveCapacity(page.segments.count)
        for segment in page.segments {
            let runs = segment.runs.map { Segment.Run(kind: $0.kind, text: $0.text, bytes: restored($0.bytes)) }
            guard !runs.contains(where: { $0.kind == .verbatim && $0.bytes.count != $0.text.count }) else { return nil }
            let inlines = segment.inlines.map {
                Inline(
                    kind: $0.kind, text: $0.text, range: restored($0.range), content: restored($0.content), destination: $0.destination,
                    destinationRange: $0.destinationRange.map(restored))
            }
            segments.append(Segment(kind: segment.kind, block: segment.block, text: segment.text, runs: runs, inlines: inlines, range: restored(segment.range)))
        }
        return Page(
            path: page.path, bytes: bytes, frontMatter: page.frontMatter, blocks: blocks, segments: segments,
            problems: page.problems.map { PageProblem(range: restored($0.range), message: $0.message) })
    }

    private func restored(_ range: ByteRange) -> ByteRange { restored(range.lowerBound)..<restored(range.upperBound) }

    private func restored(_ offset: Int) -> Int {
        var shift = 0
        for insertion in insertions where insertion.offset + shift < offset { shift += min(insertion.count, offset - insertion.offset - shift) }
        return offset - shift
    }
}
