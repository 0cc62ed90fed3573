import Alignment

/// How a page writes words, looked up when asked for.
struct WritingHabits {
    private let page: AnalyzedPage?
    private var known: [ArraySlice<UInt8>: Bool] = [:]

    init(of page: AnalyzedPage?) { self.page = page }

    /// Whether the page writes a word so three times or more, and never otherwise.
    mutating func isHabit(_ word: ArraySlice<UInt8>) -> Bool {
        if let known = known[word] { return known }
        let isHabit = count(word) >= 3
        known[word] = isHabit
        return isHabit
    }

    /// How often the page has a word; 0 where it writes it in another case as well.
    private func count(_ word: ArraySlice<UInt8>) -> Int {
        var count = 0
        for segment in page?.segments ?? [] {
            for token in segment.tokens where token.range.count == word.count && !token.shape.contains(.protected) {
                let text = segment.segment.text[token.range]
                if text.elementsEqual(word) { count += 1 } else if text.equalsIgnoringASCIICase(word) { return 0 }
            }
        }
        return count
    }
}
