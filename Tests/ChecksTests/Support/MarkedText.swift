/// A page's text with `⟦` and `⟧` around the places where findings must fall. `⟦⟧` marks a place where something is missing.
struct MarkedText {
    /// The text without the marks.
    let text: String
    /// The UTF-8 ranges between the marks, in order of their start.
    let ranges: [Range<Int>]

    init(_ marked: String) {
        var text = ""
        var open: [Int] = []
        var ranges: [Range<Int>] = []
        for character in marked.unicodeScalars {
            switch character {
            case "⟦": open.append(text.utf8.count)
            case "⟧": ranges.append((open.popLast() ?? 0)..<text.utf8.count)
            default: text.unicodeScalars.append(character)
            }
        }
        self.text = text
        self.ranges = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}
