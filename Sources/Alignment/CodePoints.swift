/// The number of code points of valid UTF-8.
func codePointCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { bytes in
        var count = bytes.count
        var at = 0
        // Eight bytes at once: those that continue a character have the highest bit set and not the next one.
        while at + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let continuing = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
            count -= Int((continuing &* 0x0101_0101_0101_0101) >> 56)
            at += 8
        }
        while at < bytes.count {
            if bytes[at] & 0xC0 == 0x80 { count -= 1 }
            at += 1
        }
        return count
    }
}
