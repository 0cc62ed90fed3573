import Markup

/// What must hold on every page, whatever its bytes are.
enum PageInvariants {
    /// The invariants that a page breaks, in words; empty when all hold.
    static func violations(of page: Page) -> [String] {
        var found: [String] = []
        func check(_ holds: Bool, _ message: @autoclosure () -> String) {
            if !holds { found.append(message()) }
        }
        let file = 0..<page.bytes.count
        var last = 0
        var nextSegment = 0
        for (index, block) in page.blocks.enumerated() {
            let name = "block \(index) \(block.kind) \(block.range)"
            check(block.range.lowerBound >= last, "\(name) begins before the block before it ends at \(last)")
            check(file.lowerBound <= block.range.lowerBound && block.range.upperBound <= file.upperBound, "\(name) leaves the file")
            last = max(last, block.range.upperBound)
            check(block.segments.lowerBound == nextSegment, "\(name) has segments \(block.segments), not from \(nextSegment)")
            nextSegment = block.segments.upperBound
            for segment in block.segments where segment < page.segments.count {
                check(page.segments[segment].block == index, "\(name): its segment \(segment) names another block")
            }
        }
        check(nextSegment == page.segments.count, "segments without a block")
        for (index, segment) in page.segments.enumerated() {
            let name = "segment \(index) \(segment.kind) “\(segment.string.prefix(60))”"
            check(String(validating: segment.text, as: UTF8.self) != nil, "\(name) is no valid UTF-8")
            guard page.blocks.indices.contains(segment.block) else {
                found.append("\(name) has no block")
                continue
            }
            check(page.blocks[segment.block].range.encloses(segment.range), "\(name) \(segment.range) leaves its block \(page.blocks[segment.block].range)")
            found += runViolations(segment, page, name) + inlineViolations(segment, page, name)
        }
        if let frontMatter = page.frontMatter {
            var end = frontMatter.range.lowerBound
            for field in frontMatter.fields {
                check(field.keyRange.lowerBound >= end && field.valueRange.lowerBound >= field.keyRange.upperBound, "field \(field.key) is out of order")
                end = field.valueRange.upperBound
            }
            check(end <= frontMatter.range.upperBound, "a field leaves the front matter")
        }
        for problem in page.problems { check(file.encloses(problem.range) || problem.range.isEmpty, "a problem leaves the file") }
        return found
    }

    private static func runViolations(_ segment: Segment, _ page: Page, _ name: String) -> [String] {
        var found: [String] = []
        var text = 0
        var end = segment.range.lowerBound
        for run in segment.runs {
            let place = "\(name) run \(run.kind) \(run.text) \(run.bytes)"
            if run.text.lowerBound != text || run.text.isEmpty || run.text.upperBound > segment.text.count {
                found.append("\(place) does not follow on \(text)")
                return found
            }
            if run.bytes.lowerBound < end || run.bytes.upperBound > segment.range.upperBound { found.append("\(place) is out of order or range") }
            text = run.text.upperBound
            end = run.bytes.upperBound
            guard run.bytes.upperBound <= page.bytes.count else { continue }
            let said = Array(segment.text[run.text])
            let bytes = page.bytes[run.bytes]
            let isRight: Bool =
                switch run.kind {
                case .verbatim: said.elementsEqual(bytes)
                case .reference: bytes.first == UInt8(ascii: "&") || bytes.first == UInt8(ascii: "\\") || bytes.first == UInt8(ascii: "'")
                case .softBreak: said == [0x20] && bytes.contains { $0 == 0x0A || $0 == 0x0D }
                case .hardBreak: said == [0x0A] && (bytes.first == UInt8(ascii: "<") || bytes.contains { $0 == 0x0A || $0 == 0x0D })
                case .object: said == [0xEF, 0xBF, 0xBC] && !bytes.isEmpty
                case .replaced: said == [0xEF, 0xBF, 0xBD] && (Array(bytes) == [0] || String(decoding: bytes, as: UTF8.self) == "\u{FFFD}")
                }
            if !isRight { found.append("\(place) does not decode to its text: \(page.string(in: run.bytes))") }
        }
        if text != segment.text.count { found.append("\(name) is not covered by its runs") }
        return found
    }

    private static func inlineViolations(_ segment: Segment, _ page: Page, _ name: String) -> [String] {
        var found: [String] = []
        var open: [ByteRange] = []
        var start = segment.range.lowerBound
        for inline in segment.inlines {
            let place = "\(name) inline \(inline.kind) text \(inline.text) range \(inline.range) content \(inline.content)"
            if inline.range.lowerBound < start { found.append("\(place) is out of order") }
            start = inline.range.lowerBound
            if !segment.range.encloses(inline.range) { found.append("\(place) leaves the segment \(segment.range)") }
            if !inline.range.encloses(inline.content) { found.append("\(place): content outside") }
            if inline.text.upperBound > segment.text.count { found.append("\(place): text outside") }
            while let outer = open.last, outer.upperBound <= inline.range.lowerBound { open.removeLast() }
            if let outer = open.last, !outer.encloses(inline.range) { found.append("\(place) crosses \(outer)") }
            open.append(inline.range)
            if let destination = inline.destinationRange, destination.upperBound > page.bytes.count { found.append("\(place): destination outside") }
        }
        for ranges in zip(segment.protectedRanges, segment.protectedRanges.dropFirst()) where ranges.0.upperBound >= ranges.1.lowerBound {
            found.append("\(name): protected ranges not merged")
        }
        return found
    }
}

extension ByteRange {
    func encloses(_ other: ByteRange) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
