import Alignment
import Linguistics
import Markup

/// What the first pass gathers over the tree: counts only, so that merging in any order gives the same.
///
/// Each worker gathers its own; its size grows with the tree's vocabulary, not with its text.
public struct TreeStatistics: Sendable {
    /// Pages read.
    public private(set) var pages = 0
    /// By word form that neither dictionary knows, in lower case: pages of the target tree that have it.
    public private(set) var pagesOfUnknownWord: [String: Int] = [:]

    public init() {}

    /// Adds what one page tells.
    ///
    /// - Parameter bitext: the page aligned with its source, where that is at hand.
    public mutating func add(target: AnalyzedPage, bitext: Bitext?) {
        pages += 1
        var unknown = Set<String>()
        for segment in target.segments {
            for token in segment.tokens
            where token.kind == .word && !token.shape.contains(.protected) && token.info.isDisjoint(with: [.target, .source, .targetProper, .sourceProper]) {
                unknown.insert(segment.segment.string(in: token.range).lowercased())
            }
        }
        for word in unknown { pagesOfUnknownWord[word, default: 0] += 1 }
    }

    /// Adds what another worker gathered.
    public mutating func merge(_ other: TreeStatistics) {
        pages += other.pages
        pagesOfUnknownWord.merge(other.pagesOfUnknownWord, uniquingKeysWith: +)
    }
}
