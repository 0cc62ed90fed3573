/// Finds what is no valid UTF-8, in the maximal pieces that Unicode (chapter 3.9, "U+FFFD substitution of maximal subparts")
/// and Swift's own decoding replace by one U+FFFD each.
enum UTF8Validity {
    /// The first ill-formed piece at or after `start`, or nil.
    static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            if bytes[at] < 0x80 {
                at += 1
                while at + 8 <= end, UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + at).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { at += 8 }
                continue
            }
            let lead = bytes[at]
            let needed: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: needed = 1
            case 0xE0: (needed, low) = (2, 0xA0)
            case 0xED: (needed, high) = (2, 0x9F)
            case 0xE1...0xEF: needed = 2
            case 0xF0: (needed, low) = (3, 0x90)
            case 0xF1...0xF3: needed = 3
            case 0xF4: (needed, high) = (3, 0x8F)
            default: return at..<at + 1
            }
            var next = at + 1
            for _ in 0..<needed {
                guard next < end, bytes[next] >= low, bytes[next] <= high else { return at..<next }
                (low, high) = (0x80, 0xBF)
                next += 1
            }
            at = next
        }
        return nil
    }
}
