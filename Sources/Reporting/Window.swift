/// The part of a finding's first line that a report shows: the found characters and what fits beside them. Safe to print.
struct Window {
    /// What stands before, in `match` and after; a tab as four spaces, other controls as `VisibleText` shows them.
    private(set) var before: [UInt8] = []
    private(set) var match: [UInt8] = []
    private(set) var after: [UInt8] = []
    /// Columns on a terminal.
    private(set) var beforeWidth = 0
    private(set) var matchWidth = 0

    /// - Parameter width: the columns to keep to, the ellipses included; at least 16 are taken.
    init(_ excerpt: Excerpt, width: Int) {
        let line = excerpt.firstLine
        let found = excerpt.match.clamped(to: line)
        let width = max(16, width) - 2
        let leading = excerpt.bytes[line.lowerBound..<found.lowerBound]
        // Found text that fills the room by itself leaves a little of what leads to it.
        let inside = Self.cells(excerpt.bytes[found], atMost: width - Self.cells(leading, atMost: min(12, width / 4), fromEnd: true).width)
        let left = width - inside.width
        let following = excerpt.bytes[found.upperBound..<line.upperBound]
        // Each side may have half of the room, and what the other leaves.
        let lead = Self.cells(leading, atMost: max(left / 2, left - Self.cells(following, atMost: left).width), fromEnd: true)
        let tail = Self.cells(following, atMost: left - lead.width)
        if lead.isCut {
            before.put("…")
            beforeWidth = 1
        }
        before += lead.text
        beforeWidth += lead.width
        match = inside.text
        matchWidth = inside.width
        if inside.isCut {
            match.put("…")
            matchWidth += 1
        } else {
            after = tail.text
            if tail.isCut { after.put("…") }
        }
    }

    private struct Cells {
        var text: [UInt8] = []
        var width = 0
        var isCut = false
    }

    /// Shows text up to a width, from its start or its end.
    private static func cells(_ bytes: ArraySlice<UInt8>, atMost limit: Int, fromEnd: Bool = false) -> Cells {
        var cells = Cells()
        // No scalar has more than four bytes; what is beyond the limit by far is not decoded. Marks without width may cut earlier.
        let reach = limit * 8 + 32
        var part = bytes
        if fromEnd {
            if part.count > reach {
                part = part.suffix(reach)
                while let first = part.first, first & 0xC0 == 0x80 { part.removeFirst() }
                cells.isCut = true
            }
            var pieces: [(String, Int)] = []
            for scalar in String(decoding: part, as: UTF8.self).unicodeScalars.reversed() {
                let piece = Self.piece(scalar)
                if cells.width + piece.1 > limit {
                    cells.isCut = true
                    break
                }
                cells.width += piece.1
                pieces.append(piece)
            }
            for piece in pieces.reversed() { cells.text.put(piece.0) }
        } else {
            if part.count > reach {
                part = part.prefix(reach)
                while let last = part.last, last & 0xC0 == 0x80 { part.removeLast() }
                if let last = part.last, last >= 0xC0 { part.removeLast() }
                cells.isCut = true
            }
            for scalar in String(decoding: part, as: UTF8.self).unicodeScalars {
                let piece = Self.piece(scalar)
                if cells.width + piece.1 > limit {
                    cells.isCut = true
                    break
                }
                cells.width += piece.1
                cells.text.put(piece.0)
            }
        }
        return cells
    }

    private static func piece(_ scalar: Unicode.Scalar) -> (String, Int) {
        if scalar == "\t" { return ("    ", 4) }
        if let stand = VisibleText.stand(for: scalar) { return (stand, DisplayWidth.of(stand)) }
        return (String(scalar), DisplayWidth.of(scalar))
    }
}
