/// Decodes HTML character references: `&eacute;`, `&#233;`, `&#xE9;`.
enum CharacterReference {
    /// Reads the reference that begins at `start`.
    ///
    /// - Returns: its UTF-8 and the offset after its semicolon, or nil when no known reference stands there.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> (utf8: [UInt8], end: Int)? {
        guard start + 2 < end, bytes[start] == UInt8(ascii: "&") else { return nil }
        // No name is longer than 31 letters, and numbers need not be either.
        let limit = min(end, start + 40)
        var semicolon = start + 1
        while semicolon < limit, bytes[semicolon] != UInt8(ascii: ";") {
            guard bytes[semicolon].isASCIIAlphanumeric || bytes[semicolon] == UInt8(ascii: "#") else { return nil }
            semicolon += 1
        }
        guard semicolon < limit, semicolon > start + 1 else { return nil }
        if bytes[start + 1] == UInt8(ascii: "#") {
            guard let scalar = number(bytes, start + 2..<semicolon) else { return nil }
            return (Array(String(Character(scalar)).utf8), semicolon + 1)
        }
        guard let utf8 = named(UnsafeBufferPointer(rebasing: bytes[start + 1..<semicolon])) else { return nil }
        return (utf8, semicolon + 1)
    }

    /// The character of a numeric reference; U+FFFD where HTML allows none.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ digits: Range<Int>) -> Unicode.Scalar? {
        var digits = digits
        var radix: UInt32 = 10
        if let first = digits.first, bytes[first] | 0x20 == UInt8(ascii: "x") {
            radix = 16
            digits = first + 1..<digits.upperBound
        }
        guard !digits.isEmpty, digits.count <= 8 else { return nil }
        var value: UInt32 = 0
        for at in digits {
            guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue, digit < radix else { return nil }
            value = value &* radix &+ UInt32(digit)
        }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The characters of a name, sought by halves in the table.
    private static func named(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        namedReferenceTable.withUTF8Buffer { table in
            var low = 0
            var high = table.count
            while low < high {
                // The entry in the middle.
                var start = (low + high) / 2
                while start > low, table[start - 1] > 0x20 { start -= 1 }
                let equals = table.skip(start, end: table.count) { $0 > 0x20 && $0 != UInt8(ascii: "=") }
                let end = table.skip(equals, end: table.count) { $0 > 0x20 }
                let entry = table[start..<equals]
                if name.elementsEqual(entry) { return characters(String(decoding: table[min(equals + 1, end)..<end], as: UTF8.self)) }
                if name.lexicographicallyPrecedes(entry) { high = start } else { low = end + 1 }
            }
            return nil
        }
    }

    /// UTF-8 of code points as the table writes them: `2242+338`.
    private static func characters(_ codes: String) -> [UInt8] {
        var text = ""
        for code in codes.split(separator: "+") {
            if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return Array(text.utf8)
    }
}
