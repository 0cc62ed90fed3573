import Alignment
import Linguistics

/// Places where an article with its preposition leads to no noun, as a mark follows at once: “dans le — et de”. What stood there was lost.
struct NounGaps {
    private let articles: WordSet
    private let contracted: WordSet

    init(_ profile: LanguageProfile) {
        articles = WordSet(profile.articles)
        contracted = WordSet(profile.contractedArticles)
    }

    struct Gap {
        /// Of the preposition and the article, in UTF-8 offsets.
        let range: Range<Int>
        /// The preposition where it is a word of its own; nil for `du`.
        let preposition: Range<Int>?
    }

    /// - Returns: in order.
    func find(in segment: AnalyzedSegment) -> [Gap] {
        segment.tokens.indices.compactMap { index in
            let token = segment.tokens[index]
            guard token.kind == .word, token.info.contains(.determiner), !token.shape.contains(.protected), endsPhrase(after: index, in: segment) else { return nil }
            if contracted.contains(index, in: segment) { return Gap(range: token.range, preposition: nil) }
            guard articles.contains(index, in: segment), let preposition = NameNeighbours.word(before: index, in: segment),
                segment.tokens[preposition].info.contains(.preposition)
            else { return nil }
            let range = segment.tokens[preposition].range
            return Gap(range: range.lowerBound..<token.range.upperBound, preposition: range)
        }
    }

    /// A full stop is none of these marks: names begin with one.
    private static let marks: [[UInt8]] = [[0x2C], [0x3B], [0x3A], [0x29], Array("—".utf8), Array("–".utf8)]

    private func endsPhrase(after index: Int, in segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens
        var next = index + 1
        if next < tokens.count, tokens[next].kind == .space { next += 1 }
        return next < tokens.count && tokens[next].kind == .mark && !tokens[next].shape.contains(.protected)
            && Self.marks.contains { segment.segment.text[tokens[next].range].elementsEqual($0) }
    }
}
