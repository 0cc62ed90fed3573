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
        rows = csv.split(separator: UInt8(ascii: "\n")).dropFirst().compactMap(Self.row)
    }

    private static func row(_ line: ArraySlice<UInt8>) -> Row? {
        let comma = UInt8(ascii: ",")
        guard let first = line.firstIndex(of: comma), let second = line[(first + 1)...].firstIndex(of: comma), let third = line[(second + 1)...].firstIndex(of: comma),
            let forward = share(line[(second + 1)..<third]), let backward = share(line[(third + 1)...])
        else { return nil }
        return Row(source: line[..<first], target: line[(first + 1)..<second], forward: forward, backward: backward)
    }

    private static func share(_ percent: ArraySlice<UInt8>) -> Float? {
        guard !percent.isEmpty, percent.count <= 3, percent.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return percent.reduce(0) { 10 * $0 + Float($1 - 0x30) } / 100
    }
}
