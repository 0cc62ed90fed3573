extension UnsafeBufferPointer<UInt8> {
    /// The first place in `start..<end` where no small letter of ASCII stands, or `end`; eight bytes are looked at together.
    @inlinable @inline(__always)
    public func endOfSmallLetters(from start: Int, to end: Int) -> Int {
        guard let base = baseAddress else { return end }
        var at = start
        while end &- at >= 8 {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
            let low = word & 0x7F7F_7F7F_7F7F_7F7F
            // The highest bit of each byte: at "a" or behind it, behind "z", no ASCII.
            let others = (~(low &+ 0x1F1F_1F1F_1F1F_1F1F) | (low &+ 0x0505_0505_0505_0505) | word) & 0x8080_8080_8080_8080
            if others != 0 { return at &+ others.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < end, self[at] &- 0x61 < 26 { at += 1 }
        return at
    }

    /// The first place in `start..<end` where neither a blank nor an ASCII character from `@` on stands, letters above all, or `end`.
    @inline(__always)
    func endOfLettersAndBlanks(from start: Int, to end: Int) -> Int {
        guard let base = baseAddress else { return end }
        var at = start
        while end &- at >= 8 {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
            let blanks = word ^ 0x2020_2020_2020_2020
            // The highest bit of each byte: not of ASCII or before "@", and no blank.
            let isOther = (word | ~(word << 1)) & (((blanks & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | blanks) & 0x8080_8080_8080_8080
            if isOther != 0 { return at &+ isOther.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < end, self[at] == 0x20 || self[at] &- 0x40 < 0x40 { at += 1 }
        return at
    }
}
