import Alignment
import Markup

extension Subject {
    /// The segments of the source page that a segment of the target page was made from.
    ///
    /// - Parameter confidence: how sure the pair must be.
    /// - Returns: empty without a source, or where the segment shares its source with other segments.
    func sourceSegments(ofTarget segment: Int, confidence: Double = 0.5) -> PairSide<Int> {
        guard let pair = bitext?.segmentPair(ofTarget: segment), pair.target.count == 1, pair.confidence >= confidence else { return [] }
        return pair.source
    }
}

/// Where bytes stand first at an offset or after it.
func firstOccurrence(of wanted: some Collection<UInt8>, in text: [UInt8], from start: Int) -> Range<Int>? {
    let count = wanted.count
    guard let first = wanted.first, count <= text.count else { return nil }
    return text.withUnsafeBufferPointer { text in
        let end = text.count - count + 1
        var at = text.first(first, from: start, to: end)
        while at < end {
            if text[at..<at + count].elementsEqual(wanted) { return at..<at + count }
            at = text.first(first, from: at + 1, to: end)
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether a byte stands in it.
    func has(_ byte: UInt8) -> Bool { withUnsafeBufferPointer { $0.first(byte, from: 0, to: $0.count) < $0.count } }
}

extension ArraySlice<UInt8> {
    /// Whether a byte stands in it.
    func has(_ byte: UInt8) -> Bool { withUnsafeBufferPointer { $0.first(byte, from: 0, to: $0.count) < $0.count } }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place at or after `start` where a byte beyond ASCII stands, or the end; eight bytes are looked at together.
    func firstBeyondASCII(from start: Int) -> Int {
        guard let base = baseAddress else { return count }
        var at = start
        while at + 8 <= count {
            let found = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)) & 0x8080_8080_8080_8080
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < count, self[at] < 0x80 { at += 1 }
        return at
    }

    /// The first place at or after `start` and before `end` where a byte stands, or `end`; eight bytes are looked at together.
    ///
    /// The test for a zero byte in a word is Mycroft's (Warren, Hacker's Delight, 6-1); the lowest bit that it sets is exact.
    fileprivate func first(_ byte: UInt8, from start: Int, to end: Int) -> Int {
        guard let base = baseAddress else { return end }
        let low: UInt64 = 0x0101_0101_0101_0101
        let pattern = low &* UInt64(byte)
        var at = start
        while at + 8 <= end {
            let difference = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)) ^ pattern
            let found = (difference &- low) & ~difference & (low << 7)
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < end, self[at] != byte { at += 1 }
        return Swift.min(at, end)
    }
}
