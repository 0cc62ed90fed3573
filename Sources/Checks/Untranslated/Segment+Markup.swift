import Markup

extension Segment {
    /// The bytes of the file that a range of the text comes from, with the marks of markup that encloses it or begins or ends with it.
    ///
    /// - Parameter textRange: UTF-8 offsets in `text`.
    func byteRange(including textRange: Range<Int>) -> ByteRange {
        var range = byteRange(of: textRange)
        for inline in inlines where !inline.text.isEmpty && textRange.lowerBound <= inline.text.lowerBound && inline.text.upperBound <= textRange.upperBound {
            if inline.text.lowerBound == textRange.lowerBound { range = min(range.lowerBound, inline.range.lowerBound)..<range.upperBound }
            if inline.text.upperBound == textRange.upperBound { range = range.lowerBound..<max(range.upperBound, inline.range.upperBound) }
        }
        return range
    }
}
