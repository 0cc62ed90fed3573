/// What single words of one language become in another, with how often: the shipped lists of `Glossaries/words`.
public struct WordPairs: Sendable {
    /// One row of a list.
    public struct Row: Sendable, Equatable {
        public let source: ArraySlice<UInt8>
        public let target: ArraySlice<UInt8>
        /// The probability of the target word, given the source word, from 0 to 1.
        public let forward: Float
        /// The probability of the source word, given the target word, from 0 to 1.
        public let backward: Float
    }

    public let rows: [Row]

    /// No list.
    public static let none = WordPairs(csv: [])

    /// The list that is shipped for two languages; empty where there is none.
    ///
    /// - Parameter source: a BCP 47 tag, of which the language alone counts.
    public static func shipped(from source: String, to target: String) -> WordPairs { WordPairs(csv: ShippedWords.csv(from: source, to: target)) }

    /// - Parameter csv: a heading, then rows `source,target,forward,backward` with percentages; rows that are not so are left out.
    public init(csv: [UInt8]) {
        rows = csv.split(separator: UInt8(ascii: "\n")).dropFirst().compactMap { line in
            let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard cells.count == 4, let forward = Self.share(cells[2]), let backward = Self.share(cells[3]) else { return nil }
            return Row(source: cells[0], target: cells[1], forward: forward, backward: backward)
        }
    }

    private static func share(_ percent: ArraySlice<UInt8>) -> Float? {
        guard !percent.isEmpty, percent.count <= 3, percent.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return percent.reduce(0) { 10 * $0 + Float($1 - 0x30) } / 100
    }
}
