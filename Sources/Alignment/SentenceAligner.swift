import Markup

/// Pairs the sentences of paired segments by length and by what they share (Gale and Church 1991, with anchors).
struct SentenceAligner {
    let source: AnalyzedPage
    let target: AnalyzedPage
    private let aligner = UnitAligner(priors: .sentences)
    private let lengthRatio: Float

    init(source: AnalyzedPage, target: AnalyzedPage) {
        self.source = source
        self.target = target
        func length(_ page: AnalyzedPage) -> Int { page.page.segments.reduce(0) { $0 + codePointCount($1.text[...]) } }
        lengthRatio = UnitSimilarity.lengthRatio(source: length(source), target: length(target))
    }

    /// - Parameter index: the pair's number among the segment pairs.
    /// - Returns: pairs that hold each sentence of the pair once.
    func align(_ pair: SegmentPair, index: Int) -> [SentencePair] {
        let left = sentences(of: pair.source, source)
        let right = sentences(of: pair.target, target)
        func made(_ left: [SentenceIndex], _ right: [SentenceIndex], _ confidence: Double) -> SentencePair {
            SentencePair(source: left, target: right, confidence: confidence, segmentPair: index)
        }
        if left.isEmpty || right.isEmpty {
            return left.map { made([$0], [], pair.confidence) } + right.map { made([], [$0], pair.confidence) }
        }
        if left.count == 1, right.count == 1 {
            return [made(left, right, pair.confidence)]
        }
        let pairs = aligner.align(
            left.map { unit($0, source) }, right.map { unit($0, target) }, ignoreAnchors: true, lengthRatio: lengthRatio)
        return pairs.map { found in
            made(found.source.map { left[$0] }, found.target.map { right[$0] }, pair.confidence * found.confidence)
        }
    }

    private func sentences(of segments: [Int], _ page: AnalyzedPage) -> [SentenceIndex] {
        segments.flatMap { segment in page.segments[segment].sentences.indices.map { SentenceIndex(segment: segment, sentence: $0) } }
    }

    private func unit(_ sentence: SentenceIndex, _ page: AnalyzedPage) -> AlignmentUnit {
        let segment = page.page.segments[sentence.segment]
        let range = page.segments[sentence.segment].sentences[sentence.sentence].clamped(to: 0..<segment.text.count)
        var unit = AlignmentUnit(shape: .paragraph, blocks: [])
        var scanner = AnchorScanner()
        scanner.scan(segment, in: range, of: page.page)
        unit.anchors = AlignmentUnit.union(scanner.anchors)
        unit.length = codePointCount(segment.text[range])
        return unit
    }
}
