/// The line along which two sequences likely correspond.
enum Diagonal {
    /// For each place 0…`sourceCount` of the source the place of the target that likely corresponds: through as many fixed points as keep the
    /// order, straight between them.
    ///
    /// - Parameter fixed: elements that likely correspond, in any order, false ones among them.
    /// - Returns: ascending places from 0 to `targetCount`.
    static func expectedPlaces(_ sourceCount: Int, _ targetCount: Int, fixed: [(source: Int, target: Int)]) -> [Int] {
        var points = [(source: 0, target: 0)]
        points += increasing(fixed) ?? longestIncreasing(fixed.sorted { ($0.source, $1.target) < ($1.source, $0.target) })
        points.append((sourceCount, targetCount))
        var places: [Int] = []
        places.reserveCapacity(sourceCount + 1)
        for (start, end) in zip(points, points.dropFirst()) {
            let length = end.source - start.source
            for step in 0..<max(0, length) {
                places.append(start.target + (end.target - start.target) * step / length)
            }
        }
        places.append(targetCount)
        return places
    }

    /// The pairs, each once, where both sides ascend from one to the next as they are; nil where they do not.
    private static func increasing(_ pairs: [(source: Int, target: Int)]) -> [(source: Int, target: Int)]? {
        var chain: [(source: Int, target: Int)] = []
        for pair in pairs {
            if let last = chain.last {
                if last == pair { continue }
                guard last.source < pair.source, last.target < pair.target else { return nil }
            }
            chain.append(pair)
        }
        return chain
    }

    /// The longest subsequence in which source and target both ascend; of pairs with one source, sorted by falling target, at
    /// most one is in it.
    private static func longestIncreasing(_ pairs: [(source: Int, target: Int)]) -> [(source: Int, target: Int)] {
        var tails: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[tails[middle]].target < pair.target { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? tails[low - 1] : -1
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var chain: [(source: Int, target: Int)] = []
        var at = tails.last ?? -1
        while at >= 0 {
            chain.append(pairs[at])
            at = previous[at]
        }
        return chain.reversed()
    }
}
