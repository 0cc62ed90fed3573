/// Words quoted in a message.
enum Quotation {
    /// The text, cut at a word's end when it is long.
    static func shortened(_ text: String, to limit: Int = 80) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(limit)
        let end = cut.lastIndex(of: " ") ?? cut.endIndex
        return "\(cut[..<end]) …"
    }
}
