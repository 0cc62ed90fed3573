/// What the tree as a whole tells the rules: a compact, read-only summary of the first pass.
public struct TreeKnowledge: Sendable {
    public let statistics: TreeStatistics

    public init(merging parts: [TreeStatistics] = []) {
        var statistics = TreeStatistics()
        for part in parts { statistics.merge(part) }
        self.statistics = statistics
    }

    /// On how many pages of the target tree a word stands that neither dictionary knows.
    ///
    /// - Parameter word: in lower case.
    public func pages(ofUnknownWord word: String) -> Int { statistics.pagesOfUnknownWord[word] ?? 0 }
}
