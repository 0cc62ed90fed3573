import Alignment
import Linguistics
import Markup

/// An inline code span of a segment with what is wrapped around nothing but it.
struct CodeSpan {
    /// Its content, in the segment's text.
    let text: Range<Int>
    /// The span with its marks, and the link or emphasis that holds only it, in the file.
    let outer: ByteRange
    /// Indices of its tokens.
    let tokens: Range<Int>

    static func all(in analyzed: AnalyzedSegment) -> [CodeSpan] {
        let inlines = analyzed.segment.inlines
        return inlines.compactMap { inline in
            guard inline.isCode, !inline.text.isEmpty else { return nil }
            var outer = inline.range
            for holder in inlines where holder.text == inline.text {
                switch holder.kind {
                case .link, .emphasis, .strong: if holder.range.lowerBound < outer.lowerBound || holder.range.upperBound > outer.upperBound { outer = holder.range }
                default: break
                }
            }
            let first = analyzed.firstToken(endingAfter: inline.text.lowerBound)
            return CodeSpan(text: inline.text, outer: outer, tokens: first..<max(first + 1, analyzed.firstToken(endingAfter: inline.text.upperBound - 1) + 1))
        }
    }

    /// Whether a content word follows a code in the texts, as in "the `x` option"; nil where they do not have the code.
    static func isFollowedByWord(_ texts: [AnalyzedSegment], _ code: [UInt8]) -> Bool? {
        var isKnown = false
        for analyzed in texts {
            for span in all(in: analyzed) where analyzed.segment.text[span.text].elementsEqual(code) {
                isKnown = true
                guard let space = analyzed.tokens[safe: span.tokens.upperBound], space.kind == .space, let word = analyzed.tokens[safe: span.tokens.upperBound + 1] else { continue }
                if word.kind == .word, !word.info.contains(.sourceFunction), !word.shape.contains(.protected) { return true }
            }
        }
        return isKnown ? false : nil
    }

    /// Whether a conjunction or a comma alone joins two codes in one of the texts.
    static func areCoordinated(_ texts: [AnalyzedSegment], _ left: [UInt8], _ right: [UInt8], conjunctions: Set<String>) -> Bool {
        texts.contains { analyzed in
            let spans = all(in: analyzed)
            let text = analyzed.segment.text
            return zip(spans, spans.dropFirst()).contains { one, other in
                guard text[one.text].elementsEqual(left), text[other.text].elementsEqual(right), one.tokens.upperBound < other.tokens.lowerBound else { return false }
                let joints = analyzed.tokens[one.tokens.upperBound..<other.tokens.lowerBound].filter { $0.kind != .space }
                return (1...2).contains(joints.count)
                    && joints.allSatisfy { text[$0.range].elementsEqual([UInt8(ascii: ",")]) || conjunctions.contains(analyzed.string(of: $0).lowercased()) }
            }
        }
    }

    /// Whether two codes stand side by side in a text.
    ///
    /// - Parameter mark: the one mark between them; nil for nothing but white space.
    static func hasNeighbours(_ analyzed: AnalyzedSegment, _ left: [UInt8], _ right: [UInt8], partedBy mark: UInt8? = nil) -> Bool {
        let spans = all(in: analyzed)
        let text = analyzed.segment.text
        return zip(spans, spans.dropFirst()).contains { one, other in
            text[one.text].elementsEqual(left) && text[other.text].elementsEqual(right) && one.text.upperBound <= other.text.lowerBound
                && text[one.text.upperBound..<other.text.lowerBound].filter { $0 > 0x20 } == (mark.map { [$0] } ?? [])
        }
    }
}
