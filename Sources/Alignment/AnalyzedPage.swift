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

    /// The number of words in running text, the unit in which quality is counted.
    public var wordCount: Int {
        segments.reduce(0) { count, segment in
            segment.tokens.withUnsafeBufferPointer { tokens in
                tokens.reduce(count) { $1.kind == .word && !$1.shape.contains(.protected) ? $0 + 1 : $0 }
            }
        }
    }
}

/// A segment with its words and sentences.
public final class AnalyzedSegment: Sendable {
    public let segment: Segment
    /// Cover the segment's text wholly and in order. Words under `Segment.protectedRanges` are marked as protected.
    public let tokens: [Token]
    /// UTF-8 offsets in the segment's text; cover it wholly and in order. White space after a sentence belongs to it.
    public let sentences: [Range<Int>]
    /// What holds of any of its tokens: tells of most texts that they have no word written so.
    public let shapes: WordShape

    public init(segment: Segment, tokens: [Token], sentences: [Range<Int>]) {
        self.segment = segment
        self.tokens = tokens
        self.sentences = sentences
        shapes = Self.shapes(of: tokens)
    }

    private static func shapes(of tokens: [Token]) -> WordShape {
        var shapes = WordShape()
        for token in tokens { shapes.formUnion(token.shape) }
        return shapes
    }

    init(segment: Segment, analyzer: TextAnalyzer, language: LanguageProfile) {
        // No sentence ends in what must stay whole, be it words or not.
        let protected = segment.protectedRanges
        let inlines = segment.inlines
        var unbroken = protected
        for index in inlines.indices where !inlines[index].text.isEmpty {
            switch inlines[index].kind {
            case .link, .include, .directive, .doNotLocalize, .uiControl: unbroken.append(inlines[index].text)
            case .code, .autolink, .image, .emphasis, .strong, .strikethrough, .html, .attributeList: break
            }
        }
        self.segment = segment
        (tokens, sentences) = analyzer.parts(
            of: segment.text, protected: protected, unbroken: unbroken.count > protected.count ? Self.disjoint(unbroken) : protected, language: language)
        shapes = Self.shapes(of: tokens)
    }

    /// The index of the sentence that holds an offset of the segment's text.
    public func sentence(at offset: Int) -> Int? {
        sentences.firstIndex { $0.contains(offset) }
    }

    /// The tokens that lie in a range of the text.
    public func tokens(in range: Range<Int>) -> ArraySlice<Token> {
        // Most texts are one sentence.
        let start = range.lowerBound <= 0 ? 0 : firstToken(endingAfter: range.lowerBound)
        if range.upperBound >= segment.text.count { return tokens[start...] }
        let end = tokens.withUnsafeBufferPointer { tokens in
            var low = start
            var high = tokens.count
            while low < high {
                let middle = (low + high) / 2
                if tokens[middle].range.lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return tokens[start..<end]
    }

    /// The index of the token that holds a UTF-8 offset; `tokens.count` past the end.
    public func firstToken(endingAfter offset: Int) -> Int {
        tokens.withUnsafeBufferPointer { tokens in
            var low = 0
            var high = tokens.count
            while low < high {
                let middle = (low + high) / 2
                if tokens[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// A token's characters.
    public func string(of token: Token) -> String { segment.string(in: token.range) }

    /// Whether a token's characters are these ASCII ones.
    public func token(_ token: Token, is text: StaticString) -> Bool {
        guard token.range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for (index, byte) in expected.enumerated() where segment.text[token.range.lowerBound + index] != byte { return false }
            return true
        }
    }

    /// The Unicode scalar at a UTF-8 offset.
    public func scalar(at offset: Int) -> Unicode.Scalar? {
        guard offset >= 0, offset < segment.text.count else { return nil }
        if segment.text[offset] < 0x80 { return Unicode.Scalar(segment.text[offset]) }
        var iterator = segment.text[offset..<min(offset + 4, segment.text.count)].makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
        return nil
    }

    private static func disjoint(_ ranges: [Range<Int>]) -> [Range<Int>] {
        guard zip(ranges, ranges.dropFirst()).contains(where: { $0.upperBound > $1.lowerBound }) else { return ranges }
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
