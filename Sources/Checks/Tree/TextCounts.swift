import Linguistics

/// In how many distinct texts each of many words stands, by hash, as far as `most`: a line that many pages share counts once.
///
/// Of each word the smallest hashes of its texts are kept, so that the count is the same whatever the order.
struct TextCounts: Sendable {
    /// The highest count that is told from higher ones.
    static let most = 4

    private var numbers = KeyTable()
    /// `most` hashes for each word, ascending; `UInt64.max` where there are fewer.
    private var texts: [UInt64] = []

    /// Notes that a text has it.
    ///
    /// - Parameter text: a hash of the text.
    mutating func insert(_ key: UInt64, text: UInt64) {
        let start = Int(numbers.value(of: key, orInsert: UInt32(texts.count / Self.most))) * Self.most
        if start == texts.count { texts.append(contentsOf: repeatElement(.max, count: Self.most)) }
        var hash = text == .max ? 0 : text
        for index in start..<(start + Self.most) {
            if texts[index] == hash { return }
            if hash < texts[index] { swap(&hash, &texts[index]) }
            if hash == .max { return }
        }
    }

    /// Adds what another worker noted.
    mutating func merge(_ other: TextCounts) {
        other.numbers.forEach { key, number in
            for text in other.texts[(Int(number) * Self.most)..<((Int(number) + 1) * Self.most)] where text != .max { insert(key, text: text) }
        }
    }

    /// The number of texts, at most `most`.
    subscript(key: UInt64) -> Int {
        guard let number = numbers.value(of: key) else { return 0 }
        return texts[(Int(number) * Self.most)..<((Int(number) + 1) * Self.most)].count { $0 != .max }
    }
}
