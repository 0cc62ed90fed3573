import Alignment
import Linguistics
import Markup

/// Paragraphs, items and cells that end without a mark where their source ends in a full stop.
struct LostEndMarks {
    struct Place {
        /// The last words, in the file.
        let range: ByteRange
        let source: String
        let sourceRange: ByteRange
    }

    private(set) var places: [Place] = []

    /// A page that leaves out more of them has a habit: one of so many texts.
    private static let mostOf = 8
    /// A shorter source is a label.
    private static let leastWords = 4

    init(_ subject: Subject) {
        guard let bitext = subject.bitext else { return }
        var ended = 0
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.8 {
            guard let first = pair.source.first, let index = pair.target.first else { continue }
            let (source, target) = (bitext.source.segments[first], bitext.target.segments[index])
            guard target.segment.kind == .text, source.segment.kind == .text, Self.endsInFullStop(source) else { continue }
            ended += 1
            guard let range = Self.unmarkedEnd(target), Self.mayHaveLost(source, target, subject), !subject.isSourceLanguage(segment: index, at: range.lowerBound) else { continue }
            places.append(Place(range: target.segment.byteRange(of: range), source: source.segment.string, sourceRange: source.segment.range))
        }
        if places.count > 1, places.count * Self.mostOf > ended { places = [] }
    }

    private static func endsInFullStop(_ source: AnalyzedSegment) -> Bool {
        guard let last = source.tokens.lastIndex(where: { $0.kind != .space }), last >= leastWords, source.token(source.tokens[last], is: "."), !source.tokens[last].shape.contains(.protected), let before = source.tokens[safe: last - 1] else { return false }
        if source.token(before, is: ")") { return true }
        // No abbreviation: *Inc.*, *a.m.*
        return before.kind != .mark && !before.shape.contains(.singleLetter) && (before.range.count > 3 || before.shape.contains(.protected))
    }

    /// The last words of a text that ends in a word, code, a closing parenthesis or a comma; nil where it ends in another mark, an address or an image.
    private static func unmarkedEnd(_ target: AnalyzedSegment) -> Range<Int>? {
        let tokens = target.tokens
        guard let last = tokens.lastIndex(where: { $0.kind != .space }), let before = tokens[safe: last - 1] else { return nil }
        let token = tokens[last]
        if token.shape.contains(.protected) {
            guard let code = target.segment.inlines.last(where: { $0.isCode && $0.text.upperBound == token.range.upperBound }) else { return nil }
            return code.text
        }
        let isOpen = target.token(token, is: ",") || target.token(token, is: ")") && before.kind == .word
        guard token.kind == .word || isOpen else { return nil }
        let first = tokens[max(0, last - 2)...last].first { $0.kind == .word }
        return (first ?? tokens[last]).range.lowerBound..<tokens[last].range.upperBound
    }

    /// Whether the text is a sentence as its source is, and not what a heading or label became.
    private static func mayHaveLost(_ source: AnalyzedSegment, _ target: AnalyzedSegment, _ subject: Subject) -> Bool {
        switch subject.target.page.blocks[target.segment.block].kind {
        case .paragraph, .listItem, .cell: break
        case .heading, .frontMatter, .code, .html, .directive, .thematicBreak: return false
        }
        return source.tokens.count { $0.kind == .word } >= leastWords && target.tokens.count { $0.kind == .word } >= leastWords
    }
}
