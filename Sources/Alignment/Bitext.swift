import Markup

/// Segments of two pages that say the same; an empty side has no counterpart.
public struct SegmentPair: Sendable, Equatable {
    /// Indices in the source page's `segments`, ascending.
    public let source: PairSide<Int>
    /// Indices in the target page's `segments`, ascending.
    public let target: PairSide<Int>
    /// The probability, from 0 to 1, that the pair is right.
    public let confidence: Double
    /// The index in `PageAlignment.pairs` of the blocks that hold them.
    public let blockPair: Int

    public init(source: PairSide<Int>, target: PairSide<Int>, confidence: Double, blockPair: Int) {
        self.source = source
        self.target = target
        self.confidence = confidence
        self.blockPair = blockPair
    }
}

/// Sentences of two pages that say the same; an empty side has no counterpart.
public struct SentencePair: Sendable, Equatable {
    /// In order of the text.
    public let source: PairSide<SentenceIndex>
    /// In order of the text.
    public let target: PairSide<SentenceIndex>
    /// The probability, from 0 to 1, that the pair is right.
    public let confidence: Double
    /// The index in `Bitext.segments` of the segments that hold them.
    public let segmentPair: Int

    public init(source: PairSide<SentenceIndex>, target: PairSide<SentenceIndex>, confidence: Double, segmentPair: Int) {
        self.source = source
        self.target = target
        self.confidence = confidence
        self.segmentPair = segmentPair
    }
}

/// A page and its translation, aligned down to sentences.
public final class Bitext: Sendable {
    public let source: AnalyzedPage
    public let target: AnalyzedPage
    public let blocks: PageAlignment
    /// Every segment of either page in exactly one pair, in the order of `blocks.pairs`.
    public let segments: [SegmentPair]
    /// Every sentence of either page in exactly one pair, in the order of `segments`.
    public let sentences: [SentencePair]

    private let pairOfSourceSegment: [Int]
    private let pairOfTargetSegment: [Int]
    private let pairOfSourceSentence: PairOfSentence
    private let pairOfTargetSentence: PairOfSentence

    /// By sentence of a page: the index of its pair.
    private struct PairOfSentence: Sendable {
        /// By segment: where its sentences begin in `pairs`.
        private var first: [Int] = []
        private var pairs: [Int]

        init(_ page: AnalyzedPage) {
            var count = 0
            first.reserveCapacity(page.segments.count)
            for segment in page.segments {
                first.append(count)
                count += segment.sentences.count
            }
            pairs = Array(repeating: 0, count: count)
        }

        subscript(sentence: SentenceIndex) -> Int {
            get { pairs[first[sentence.segment] + sentence.sentence] }
            set { pairs[first[sentence.segment] + sentence.sentence] = newValue }
        }
    }

    /// Aligns two pages.
    public convenience init(source: AnalyzedPage, target: AnalyzedPage, options: BlockAligner.Options = BlockAligner.Options()) {
        self.init(source: source, target: target, blocks: BlockAligner().align(source: source.page, target: target.page, options: options))
    }

    /// Aligns the sentences of two pages whose blocks are aligned.
    public init(source: AnalyzedPage, target: AnalyzedPage, blocks: PageAlignment) {
        self.source = source
        self.target = target
        self.blocks = blocks
        let segments = SegmentAligner(source: source.page, target: target.page).align(blocks)
        let aligner = SentenceAligner(source: source, target: target)
        var sentences: [SentencePair] = []
        sentences.reserveCapacity(segments.count * 5 / 4)
        for index in segments.indices { aligner.align(segments[index], index: index, into: &sentences) }
        self.segments = segments
        self.sentences = sentences

        var ofSourceSegment = [Int](repeating: 0, count: source.segments.count)
        var ofTargetSegment = [Int](repeating: 0, count: target.segments.count)
        for (index, pair) in segments.enumerated() {
            for segment in pair.source { ofSourceSegment[segment] = index }
            for segment in pair.target { ofTargetSegment[segment] = index }
        }
        pairOfSourceSegment = ofSourceSegment
        pairOfTargetSegment = ofTargetSegment
        var ofSource = PairOfSentence(source)
        var ofTarget = PairOfSentence(target)
        for (index, pair) in sentences.enumerated() {
            for sentence in pair.source { ofSource[sentence] = index }
            for sentence in pair.target { ofTarget[sentence] = index }
        }
        pairOfSourceSentence = ofSource
        pairOfTargetSentence = ofTarget
    }

    /// The pair that holds a segment of the source page.
    public func segmentPair(ofSource segment: Int) -> SegmentPair { segments[pairOfSourceSegment[segment]] }

    /// The pair that holds a segment of the target page; its `source` are the segments it was made from.
    public func segmentPair(ofTarget segment: Int) -> SegmentPair { segments[pairOfTargetSegment[segment]] }

    /// The pair that holds a sentence of the source page.
    public func sentencePair(ofSource sentence: SentenceIndex) -> SentencePair {
        sentences[pairOfSourceSentence[sentence]]
    }

    /// The pair that holds a sentence of the target page; its `source` are the sentences it was made from.
    public func sentencePair(ofTarget sentence: SentenceIndex) -> SentencePair {
        sentences[pairOfTargetSentence[sentence]]
    }

    /// The pair of blocks that holds a segment of the target page.
    public func blockPair(ofTargetSegment segment: Int) -> BlockPair { blocks.pair(ofTarget: target.page.segments[segment].block) }
}
