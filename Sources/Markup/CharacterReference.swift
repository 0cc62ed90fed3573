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
        let name = String(decoding: bytes[start + 1..<semicolon], as: UTF8.self)
        guard let utf8 = named[name] else { return nil }
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

    private static let named: [String: [UInt8]] = {
        var names: [String: [UInt8]] = [:]
        names.reserveCapacity(2200)
        let table = namedReferenceTable.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        for entry in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { continue }
            var text = ""
            for code in parts[1].split(separator: "+") {
                if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            names[String(parts[0])] = Array(text.utf8)
        }
        return names
    }()
}
