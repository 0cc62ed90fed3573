/// How far two words are apart.
enum LetterDistance {
    /// The number of letters to insert, delete, replace or swap with a neighbour (optimal string alignment), by scalars.
    ///
    /// - Returns: nil when it is more than `limit`.
    static func between(_ left: some StringProtocol, _ right: some StringProtocol, atMost limit: Int) -> Int? {
        let one = Array(left.unicodeScalars)
        let other = Array(right.unicodeScalars)
        guard abs(one.count - other.count) <= limit else { return nil }
        guard !one.isEmpty, !other.isEmpty else { return max(one.count, other.count) }
        var before: [Int] = []
        var last = Array(0...other.count)
        for row in 1...one.count {
            var current = [row]
            current.reserveCapacity(other.count + 1)
            for column in 1...other.count {
                var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1))
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] { cost = min(cost, before[column - 2] + 1) }
                current.append(cost)
            }
            if current.min() ?? 0 > limit { return nil }
            before = last
            last = current
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }
}
