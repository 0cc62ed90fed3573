import Alignment
import Markup

/// A place that shows a term in use: the first one of the tree, in order of paths.
struct MinedContext: Sendable {
    let path: String
    let offset: Int
    let line: Int
    let text: String

    private static let longest = 120

    /// Keeps a place if it comes before the one that is known.
    static func keep(_ context: inout MinedContext?, _ range: Range<Int>, in segment: AnalyzedSegment, of page: Page) {
        let offset = segment.segment.range.lowerBound
        if let context, (context.path, context.offset) <= (page.path, offset) { return }
        context = MinedContext(
            path: page.path, offset: offset, line: LineIndex(page.bytes).line(ofByte: offset), text: excerpt(around: range, in: segment))
    }

    /// `path:line: text`.
    var description: String { "\(path):\(line): \(text)" }

    /// The sentence around a place, or its part; control characters and line ends read as spaces.
    private static func excerpt(around range: Range<Int>, in segment: AnalyzedSegment) -> String {
        let sentence = segment.sentences.first { $0.contains(range.lowerBound) } ?? range
        var text = plain(segment.segment.string(in: sentence))
        if text.count > longest {
            let before = plain(segment.segment.string(in: sentence.lowerBound..<max(sentence.lowerBound, range.lowerBound))).count
            let start = max(0, min(before - longest / 3, text.count - longest))
            text = (start > 0 ? "…" : "") + text.dropFirst(start).prefix(longest) + (start + longest < text.count ? "…" : "")
        }
        return text
    }

    static func plain(_ text: String) -> String {
        text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) } }.joined(separator: " ")
    }
}
