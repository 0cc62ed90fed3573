/// A segment while it is being read.
struct SegmentDraft {
    /// An `Inline` whose end may not be known yet.
    struct OpenInline {
        var kind: Inline.Kind
        var text: Range<Int>
        var range: ByteRange
        var content: ByteRange
        var destination: String?
        var destinationRange: ByteRange?
        /// Whether it never came to its end and is no markup after all.
        var isDropped = false
    }

    /// How raw text of the file encodes what the reader sees.
    enum RawSyntax {
        case markdown, html, yamlPlain, yamlSingleQuoted, yamlDoubleQuoted
    }

    /// U+FFFC, as which an image reads.
    static let object: [UInt8] = [0xEF, 0xBF, 0xBC]
    /// U+FFFD, as which broken bytes read.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    var kind: Segment.Kind
    var text: [UInt8] = []
    var runs: [Segment.Run] = []
    var inlines: [OpenInline] = []
    /// Whether the last run is a line break that still waits for the start of its next line.
    private(set) var hasOpenBreak = false
    /// Block-level tags inside the text, which part it as a forced line break does.
    private var partingTags: ByteRange?

    init(kind: Segment.Kind) { self.kind = kind }

    var isEmpty: Bool { text.isEmpty && inlines.isEmpty }

    /// Makes room for a text of ordinary length.
    mutating func reserve() {
        text.reserveCapacity(1024)
        runs.reserveCapacity(32)
        inlines.reserveCapacity(16)
    }

    mutating func removeAll() {
        guard !isEmpty || !runs.isEmpty || hasOpenBreak || partingTags != nil else { return }
        text.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        if !inlines.isEmpty { inlines.removeAll(keepingCapacity: true) }
        hasOpenBreak = false
        partingTags = nil
    }

    // MARK: Runs

    mutating func appendVerbatim(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isValid: Bool) {
        guard !range.isEmpty else { return }
        part()
        guard !isValid else { return addVerbatim(bytes, range) }
        var start = range.lowerBound
        while let invalid = UTF8Validity.firstInvalid(bytes, start..<range.upperBound) {
            addVerbatim(bytes, start..<invalid.lowerBound)
            append(Self.replacement, .replaced, invalid)
            start = invalid.upperBound
        }
        addVerbatim(bytes, start..<range.upperBound)
    }

    private mutating func addVerbatim(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let start = text.count
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        if let last = runs.last, last.kind == .verbatim, last.bytes.upperBound == range.lowerBound {
            runs[runs.count - 1] = Segment.Run(kind: .verbatim, text: last.text.lowerBound..<text.count, bytes: last.bytes.lowerBound..<range.upperBound)
        } else {
            runs.append(Segment.Run(kind: .verbatim, text: start..<text.count, bytes: range))
        }
    }

    mutating func append(_ utf8: some Collection<UInt8>, _ kind: Segment.Run.Kind, _ range: ByteRange) {
        part()
        let start = text.count
        text.append(contentsOf: utf8)
        runs.append(Segment.Run(kind: kind, text: start..<text.count, bytes: range))
    }

    /// Adds a line break that reaches at least over `lineEnd` and ends where the next text begins.
    mutating func openBreak(_ kind: Segment.Run.Kind, at lineEnd: ByteRange) {
        append(CollectionOfOne(kind == .hardBreak ? 0x0A : 0x20), kind, lineEnd)
        hasOpenBreak = true
    }

    mutating func closeBreak(at end: Int) {
        guard hasOpenBreak, let last = runs.last else { return }
        hasOpenBreak = false
        runs[runs.count - 1] = Segment.Run(kind: last.kind, text: last.text, bytes: last.bytes.lowerBound..<max(last.bytes.upperBound, end))
    }

    /// Remembers a block-level tag: what follows it stands on a new line.
    mutating func partLines(_ tag: ByteRange) {
        guard !text.isEmpty else { return }
        if let parted = partingTags, parted.upperBound == tag.lowerBound {
            partingTags = parted.lowerBound..<tag.upperBound
        } else if partingTags == nil {
            partingTags = tag
        }
    }

    private mutating func part() {
        guard let tags = partingTags else { return }
        partingTags = nil
        let start = text.count
        text.append(0x0A)
        runs.append(Segment.Run(kind: .hardBreak, text: start..<text.count, bytes: tags))
    }

    /// Adds text out of the file as its syntax decodes it.
    ///
    /// - Parameter decodesReferences: whether it ends up in HTML, as all does that people read: then `&#233;` is a character in YAML, too.
    mutating func appendRaw(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ syntax: RawSyntax, isValid: Bool, decodesReferences: Bool = true
    ) {
        let end = range.upperBound
        var start = range.lowerBound
        var at = start
        while at < end {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "&") where decodesReferences:
                guard let reference = CharacterReference.decode(bytes, at: at, end: end) else { break }
                appendVerbatim(bytes, start..<at, isValid: isValid)
                append(reference.utf8, .reference, at..<reference.end)
                (start, at) = (reference.end, reference.end)
                continue
            case UInt8(ascii: "\\") where syntax == .markdown && at + 1 < end && bytes[at + 1].isASCIIPunctuation:
                appendVerbatim(bytes, start..<at, isValid: isValid)
                start = at + 1
                at += 2
                continue
            case UInt8(ascii: "\\") where syntax == .yamlDoubleQuoted && at + 1 < end:
                guard let escape = YAMLEscape.decode(bytes, at: at, end: end) else { break }
                appendVerbatim(bytes, start..<at, isValid: isValid)
                append(escape.utf8, .reference, at..<escape.end)
                (start, at) = (escape.end, escape.end)
                continue
            case UInt8(ascii: "'") where syntax == .yamlSingleQuoted && at + 1 < end && bytes[at + 1] == byte:
                appendVerbatim(bytes, start..<at, isValid: isValid)
                append(CollectionOfOne(byte), .reference, at..<at + 2)
                at += 2
                start = at
                continue
            case 0x0A, 0x0D:
                var breakStart = at
                while breakStart > start, bytes[breakStart - 1].isBlank { breakStart -= 1 }
                appendVerbatim(bytes, start..<breakStart, isValid: isValid)
                at = bytes.skip(at, end: end) { $0.isSpace }
                if !text.isEmpty { append(CollectionOfOne(0x20), .softBreak, breakStart..<at) }
                start = at
                continue
            case 0:
                appendVerbatim(bytes, start..<at, isValid: isValid)
                append(Self.replacement, .replaced, at..<at + 1)
                at += 1
                start = at
                continue
            default: break
            }
            at += 1
        }
        appendVerbatim(bytes, start..<end, isValid: isValid)
    }

    // MARK: The finished segment

    /// The file offset of a text offset that begins a character.
    func byteOffset(of offset: Int) -> Int {
        guard let last = runs.last else { return 0 }
        guard offset < last.text.upperBound else { return last.bytes.upperBound }
        let run = runs[runIndex(of: offset)]
        return run.kind == .verbatim ? run.bytes.lowerBound + (offset - run.text.lowerBound) : run.bytes.lowerBound
    }

    /// The text offset where the run ends that holds `offset`.
    func runEnd(of offset: Int) -> Int {
        runs.isEmpty ? 0 : runs[runIndex(of: offset)].text.upperBound
    }

    private func runIndex(of offset: Int) -> Int {
        var low = 0
        var high = runs.count - 1
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// From the first byte to the last one of its text and marks, or nil when there is neither.
    var range: ByteRange? {
        var lower = runs.first?.bytes.lowerBound ?? Int.max
        var upper = runs.last?.bytes.upperBound ?? 0
        for index in inlines.indices where !inlines[index].isDropped {
            lower = min(lower, inlines[index].range.lowerBound)
            upper = max(upper, inlines[index].range.upperBound)
        }
        return lower <= upper ? lower..<upper : nil
    }

    func finished(block: Int) -> Segment? {
        guard let range else { return nil }
        var finished: [Inline] = []
        if !inlines.isEmpty { finished.reserveCapacity(inlines.count) }
        for inline in inlines where !inline.isDropped {
            finished.append(
                Inline(
                    kind: inline.kind, text: inline.text, range: inline.range, content: inline.content, destination: inline.destination,
                    destinationRange: inline.destinationRange))
        }
        return Segment(kind: kind, block: block, text: text.withUnsafeBufferPointer { Array($0) }, runs: runs.withUnsafeBufferPointer { Array($0) }, inlines: finished, range: range)
    }
}
