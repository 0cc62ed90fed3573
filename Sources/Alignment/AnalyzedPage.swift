import Linguistics
import Markup

/// A page with the words and sentences of each of its segments, found once and shared by the aligner and all rules.
public struct AnalyzedPage: Sendable {
    public let page: Page
    /// By index of `page.segments`.
    public let segments: [AnalyzedSegment]

    /// - Parameters:
    ///   - analyzer: knows the two languages of the translation.
    ///   - language: the page's own, by whose rules sentences end.
    public init(page: Page, analyzer: TextAnalyzer, language: LanguageProfile) {
        self.page = page
        segments = page.segments.map { AnalyzedSegment(segment: $0, analyzer: analyzer, language: language) }
    }

    /// A page whose words and sentences are known already.
    ///
    /// - Parameter segments: by index of `page.segments`, as many.
    public init(page: Page, segments: [AnalyzedSegment]) {
        self.page = page
        self.segments = segments
    }

    /// The text of a sentence, with the white space that follows it.
    public func string(of sentence: SentenceIndex) -> String {
        page.segments[sentence.segment].string(in: segments[sentence.segment].sentences[sentence.sentence])
    }
}

/// The words and sentences of a segment.
public struct AnalyzedSegment: Sendable {
    /// Cover the segment's text wholly and in order.
    public let tokens: [Token]
    /// UTF-8 offsets in the segment's text; cover it wholly and in order. White space after a sentence belongs to it.
    public let sentences: [Range<Int>]

    public init(tokens: [Token], sentences: [Range<Int>]) {
        self.tokens = tokens
        self.sentences = sentences
    }

    init(segment: Segment, analyzer: TextAnalyzer, language: LanguageProfile) {
        // No sentence ends in what must stay whole, be it words or not.
        var unbroken = segment.protectedRanges
        for inline in segment.inlines where !inline.text.isEmpty {
            switch inline.kind {
            case .link, .include, .directive, .doNotLocalize, .uiControl: unbroken.append(inline.text)
            case .code, .autolink, .image, .emphasis, .strong, .strikethrough, .html, .attributeList: break
            }
        }
        tokens = analyzer.tokens(of: segment.text, protected: segment.protectedRanges)
        sentences = analyzer.sentences(of: segment.text, protected: Self.disjoint(unbroken), language: language)
    }

    /// The index of the sentence that holds an offset of the segment's text.
    public func sentence(at offset: Int) -> Int? {
        sentences.firstIndex { $0.contains(offset) }
    }

    private static func disjoint(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound < last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

/// Names a sentence of a page.
public struct SentenceIndex: Sendable, Hashable {
    /// The index in `Page.segments`.
    public let segment: Int
    /// The index in `AnalyzedSegment.sentences`.
    public let sentence: Int

    public init(segment: Int, sentence: Int) {
        self.segment = segment
        self.sentence = sentence
    }
}
