/// The ids that documentation sites give to headings.
public enum HeadingSlug {
    /// The id a heading's text gets by GitHub's rule: lower case, letters, digits, hyphens and underscores kept, spaces
    /// turned to hyphens, all else dropped.
    public static func slug(of text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? slugOfASCII(text) : slugOfAny(text)
    }

    private static func slugOfASCII(_ text: String) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var slug: [UInt8] = []
        slug.reserveCapacity(text.utf8.count)
        for byte in text.utf8.drop(while: isSpace) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): slug.append(byte)
            default: if isSpace(byte) { slug.append(UInt8(ascii: "-")) }
            }
        }
        while slug.last == UInt8(ascii: "-"), text.utf8.last.map(isSpace) == true { slug.removeLast() }
        return String(decoding: slug, as: UTF8.self)
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
