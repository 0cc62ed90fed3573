import Alignment
import Markup

extension Subject {
    /// The segments of the source page that a segment of the target page was made from.
    ///
    /// - Parameter confidence: how sure the pair must be.
    /// - Returns: empty without a source, or where the segment shares its source with other segments.
    func sourceSegments(ofTarget segment: Int, confidence: Double = 0.5) -> [Int] {
        guard let pair = bitext?.segmentPair(ofTarget: segment), pair.target.count == 1, pair.confidence >= confidence else { return [] }
        return Array(pair.source)
    }
}

/// Where bytes stand first at an offset or after it.
func firstOccurrence(of wanted: some Collection<UInt8>, in text: [UInt8], from start: Int) -> Range<Int>? {
    let count = wanted.count
    guard let first = wanted.first, count <= text.count else { return nil }
    return text.withUnsafeBufferPointer { text in
        var at = start
        while at + count <= text.count {
            if text[at] == first, text[at..<at + count].elementsEqual(wanted) { return at..<at + count }
            at += 1
        }
        return nil
    }
}
