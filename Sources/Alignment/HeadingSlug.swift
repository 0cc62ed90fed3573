/// The ids that documentation sites give to headings.
public enum HeadingSlug {
    /// The id a heading's text gets by GitHub's rule: lower case, letters, digits, hyphens and underscores kept, spaces
    /// turned to hyphens, all else dropped.
    public static func slug(of text: String) -> String { String(decoding: utf8(of: Array(text.utf8)), as: UTF8.self) }

    /// The same of a text's UTF-8.
    static func utf8(of text: [UInt8]) -> [UInt8] {
        text.allSatisfy { $0 < 0x80 } ? slugOfASCII(text) : Array(slugOfAny(String(decoding: text, as: UTF8.self)).utf8)
    }

    private static func slugOfASCII(_ text: [UInt8]) -> [UInt8] {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var slug: [UInt8] = []
        slug.reserveCapacity(text.count)
        for byte in text.drop(while: isSpace) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): slug.append(byte)
            default: if isSpace(byte) { slug.append(UInt8(ascii: "-")) }
            }
        }
        while slug.last == UInt8(ascii: "-"), text.last.map(isSpace) == true { slug.removeLast() }
        return slug
    }

    private static func slugOfAny(_ text: String) -> String {
        var slug = String.UnicodeScalarView()
        let trimmed = text.lowercased().drop { $0.isWhitespace }
        for scalar in trimmed.unicodeScalars {
            let properties = scalar.properties
            if scalar == "-" || scalar == "_" || properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark {
                slug.append(scalar)
            } else if properties.isWhitespace {
                slug.append("-")
            }
        }
        while slug.last == "-", text.last?.isWhitespace == true { slug.removeLast() }
        return String(slug)
    }
}
