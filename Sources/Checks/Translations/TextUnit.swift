import Alignment
import Markup

/// A text that is translated at once, a sentence or a whole segment, at its place in a page.
struct TextUnit {
    let page: Page
    let analyzed: AnalyzedSegment
    /// UTF-8 offsets in the segment's text, without white space at the ends.
    let range: Range<Int>
    /// Its slots, in order of the text.
    let slots: [TextSlot]

    /// The file's bytes of the text, without markup that encloses all of it.
    let core: ByteRange
    /// The links in it, in order of the text.
    let links: [Inline]
    /// How many pieces of markup of each kind it has.
    let marks: UInt64

    init(page: Page, analyzed: AnalyzedSegment, range: Range<Int>, slots: [TextSlot]) {
        self.page = page
        self.analyzed = analyzed
        self.range = range
        self.slots = slots
        var core = analyzed.segment.byteRange(of: range)
        var links: [Inline] = []
        var marks: UInt64 = 0
        let inlines = analyzed.segment.inlines
        for index in inlines.indices {
            let (text, place) = (inlines[index].text, inlines[index].range)
            if text.isEmpty {
                // A tag between the characters.
                if core.lowerBound < place.lowerBound, place.upperBound < core.upperBound { marks &+= 1 << 40 }
                continue
            }
            guard range.lowerBound <= text.lowerBound, text.upperBound <= range.upperBound else {
                // It begins or ends elsewhere.
                if text.overlaps(range), !(text.lowerBound <= range.lowerBound && range.upperBound <= text.upperBound) { marks = .max }
                continue
            }
            let isLiteral = Self.isLiteral(inlines[index].kind)
            if text == range, !isLiteral { continue }
            if text.lowerBound == range.lowerBound { core = min(core.lowerBound, place.lowerBound)..<core.upperBound }
            if text.upperBound == range.upperBound { core = core.lowerBound..<max(core.upperBound, place.upperBound) }
            guard marks != .max, !isLiteral else { continue }
            switch inlines[index].kind {
            case .link:
                links.append(inlines[index])
                marks &+= 1
            case .strong: marks &+= 1 << 8
            case .emphasis: marks &+= 1 << 16
            case .strikethrough: marks &+= 1 << 24
            default: marks &+= 1 << 32
            }
        }
        self.core = core
        self.links = links
        self.marks = marks
    }

    /// Whether a piece of markup stays as it is, whole.
    static func isLiteral(_ kind: Inline.Kind) -> Bool {
        switch kind {
        case .code, .autolink, .image: true
        default: false
        }
    }

    /// The file's bytes of a slot, with the marks of code and images.
    func bytes(of slot: TextSlot) -> ByteRange {
        if slot.kind == .literal,
            let inline = analyzed.segment.inlines.first(where: { $0.text == slot.range && Self.isLiteral($0.kind) })
        {
            return inline.range
        }
        return analyzed.segment.byteRange(of: slot.range)
    }

    /// As if it had no markup but what stays as it is.
    var withoutMarkup: TextUnit {
        TextUnit(page: page, analyzed: analyzed, range: range, slots: slots, core: core, links: [], marks: 0)
    }

    private init(page: Page, analyzed: AnalyzedSegment, range: Range<Int>, slots: [TextSlot], core: ByteRange, links: [Inline], marks: UInt64) {
        self.page = page
        self.analyzed = analyzed
        self.range = range
        self.slots = slots
        self.core = core
        self.links = links
        self.marks = marks
    }

    var key: UInt64 { TextSlot.key(of: analyzed.segment.text, in: range, slots: slots) }

    /// Without its slots: tells whether two texts are the same to the letter.
    var exactKey: UInt64 { TextSlot.key(of: analyzed.segment.text, in: range, slots: []) ^ Self.exactMark }

    /// Whether another text is the same to the letter.
    func isWritten(as other: TextUnit) -> Bool {
        // Most are told apart by their first words.
        for (one, two) in zip(analyzed.segment.text[range], other.analyzed.segment.text[other.range]) where one != two {
            guard NameKey.isLetterOrDigit(one), NameKey.isLetterOrDigit(two) else { break }
            if one | 0x20 != two | 0x20 { return false }
        }
        return exactKey == other.exactKey
    }

    private static let exactMark: UInt64 = 0x9E37_79B9_7F4A_7C15
}
