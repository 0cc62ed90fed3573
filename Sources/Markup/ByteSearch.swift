extension UnsafeBufferPointer<UInt8> {
    /// The first place in `start..<end` where one of three bytes stands, or `end`; eight bytes are looked at together.
    ///
    /// The test for a zero byte in a word is Mycroft's (Warren, Hacker's Delight, 6-1); the lowest bit that it sets is exact.
    @inline(__always)
    func first(of one: UInt8, _ two: UInt8, _ three: UInt8, from start: Int, to end: Int) -> Int {
        guard let base = baseAddress else { return end }
        let low: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        let ones = low &* UInt64(one)
        let twos = low &* UInt64(two)
        let threes = low &* UInt64(three)
        var at = start
        while at + 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
            let (a, b, c) = (word ^ ones, word ^ twos, word ^ threes)
            let found = (((a &- low) & ~a) | ((b &- low) & ~b) | ((c &- low) & ~c)) & high
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < end, self[at] != one, self[at] != two, self[at] != three { at += 1 }
        return at
    }
}
