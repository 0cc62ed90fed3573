/// The ids that documentation sites give to headings.
public enum HeadingSlug {
    /// The id a heading's text gets by GitHub's rule: lower case, letters, digits, hyphens and underscores kept, spaces
    /// turned to hyphens, all else dropped.
    public static func slug(of text: String) -> String {
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
