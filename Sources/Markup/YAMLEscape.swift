/// Escapes in double-quoted YAML scalars (YAML 1.2.2, 5.7).
enum YAMLEscape {
    /// Reads the escape that begins with the backslash at `start`.
    ///
    /// - Returns: its UTF-8 and the offset after it, or nil when YAML knows no such escape.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> (utf8: [UInt8], end: Int)? {
        guard start + 1 < end else { return nil }
        let mark = bytes[start + 1]
        let scalar: Unicode.Scalar
        switch mark {
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "t"), 0x09: scalar = "\t"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "0"): scalar = "\0"
        case UInt8(ascii: "a"): scalar = "\u{7}"
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "e"): scalar = "\u{1B}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "v"): scalar = "\u{B}"
        case UInt8(ascii: "N"): scalar = "\u{85}"
        case UInt8(ascii: "_"): scalar = "\u{A0}"
        case UInt8(ascii: "L"): scalar = "\u{2028}"
        case UInt8(ascii: "P"): scalar = "\u{2029}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), 0x20: scalar = Unicode.Scalar(mark)
        case UInt8(ascii: "x"): return hexadecimal(bytes, start + 2..<start + 4, end)
        case UInt8(ascii: "u"): return hexadecimal(bytes, start + 2..<start + 6, end)
        case UInt8(ascii: "U"): return hexadecimal(bytes, start + 2..<start + 10, end)
        default: return nil
        }
        return (Array(String(Character(scalar)).utf8), start + 2)
    }

    private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ digits: Range<Int>, _ end: Int) -> (utf8: [UInt8], end: Int)? {
        guard digits.upperBound <= end, let value = UInt32(String(decoding: bytes[digits], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (Array(String(Character(scalar)).utf8), digits.upperBound)
    }
}
