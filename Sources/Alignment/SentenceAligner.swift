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

    /// Adds pairs that hold each sentence of a pair of segments once.
    ///
    /// - Parameter index: the pair's number among the segment pairs.
    func align(_ pair: SegmentPair, index: Int, into pairs: inout [SentencePair]) {
        func add(_ left: PairSide<SentenceIndex>, _ right: PairSide<SentenceIndex>, _ confidence: Double) {
            pairs.append(SentencePair(source: left, target: right, confidence: confidence, segmentPair: index))
        }
        let left = sentences(of: pair.source, source)
        let right = sentences(of: pair.target, target)
        if left.isEmpty || right.isEmpty {
            for sentence in left { add(PairSide(sentence), [], pair.confidence) }
            for sentence in right { add([], PairSide(sentence), pair.confidence) }
        } else if left.count == right.count, left.count == 1 || isStraight(left, right) {
            for (one, other) in zip(left, right) { add(PairSide(one), PairSide(other), pair.confidence) }
        } else {
            var scanner = AnchorScanner()
            let sourceUnits = left.map { unit($0, source, &scanner) }
            scanner.turnToOtherSide()
            let targetUnits = right.map { unit($0, target, &scanner) }
            let steps = aligner.align(sourceUnits, targetUnits, scanner, ignoreAnchors: true, lengthRatio: lengthRatio)
            for step in absorbed(steps, sourceUnits, targetUnits) {
                add(PairSide(step.source.map { left[$0] }), PairSide(step.target.map { right[$0] }), pair.confidence * step.confidence)
            }
        }
    }

    /// As many sentences on both sides, each as long as its counterpart lets expect, are each other's translations one by one: any other way
    /// to pair them has to leave two alone or to merge two on either side.
    private func isStraight(_ left: PairSide<SentenceIndex>, _ right: PairSide<SentenceIndex>) -> Bool {
        for (one, other) in zip(left, right) where misfit(length(of: one, source), length(of: other, target)) > 1.5 { return false }
        return true
    }

    private func length(of sentence: SentenceIndex, _ page: AnalyzedPage) -> Int {
        let segment = page.page.segments[sentence.segment]
        return codePointCount(segment.text[page.segments[sentence.segment].sentences[sentence.sentence].clamped(to: 0..<segment.text.count)])
    }

    /// Joins sentences that stand alone to a neighbour that is too short without them: marks that end no sentence can break one into more
    /// parts than a step takes, as where a space got into a dotted name.
    private func absorbed(_ steps: [UnitAligner.Pair], _ source: [AlignmentUnit], _ target: [AlignmentUnit]) -> [UnitAligner.Pair] {
        func join(_ one: UnitAligner.Pair, _ other: UnitAligner.Pair) -> UnitAligner.Pair? {
            let isOneAlone = one.source.isEmpty || one.target.isEmpty
            let isOtherAlone = other.source.isEmpty || other.target.isEmpty
            guard isOneAlone != isOtherAlone, !one.isMoved, !other.isMoved else { return nil }
            let pair = isOneAlone ? other : one
            let joined = UnitAligner.Pair(
                source: PairSide((Array(one.source) + other.source).sorted()), target: PairSide((Array(one.target) + other.target).sorted()),
                confidence: min(one.confidence, other.confidence), evidence: [])
            let before = misfit(pair, source, target)
            let after = misfit(joined, source, target)
            return after < before && after < 2 ? joined : nil
        }
        var result: [UnitAligner.Pair] = []
        for step in steps {
            result.append(step)
            while result.count >= 2, let joined = join(result[result.count - 2], result[result.count - 1]) {
                result.removeLast(2)
                result.append(joined)
            }
        }
        return result
    }

    private func misfit(_ pair: UnitAligner.Pair, _ source: [AlignmentUnit], _ target: [AlignmentUnit]) -> Float {
        misfit(pair.source.reduce(0) { $0 + source[$1].length }, pair.target.reduce(0) { $0 + target[$1].length })
    }

    /// By how many standard deviations two lengths differ from what is expected.
    private func misfit(_ source: Int, _ target: Int) -> Float {
        abs(Float(target) - lengthRatio * Float(source)) / (UnitSimilarity.lengthVariance * (Float(source) + 6)).squareRoot()
    }

    private func sentences(of segments: PairSide<Int>, _ page: AnalyzedPage) -> PairSide<SentenceIndex> {
        if segments.count == 1, page.segments[segments[0]].sentences.count == 1 { return PairSide(SentenceIndex(segment: segments[0], sentence: 0)) }
        return PairSide(
            segments.flatMap { segment in page.segments[segment].sentences.indices.map { SentenceIndex(segment: segment, sentence: $0) } })
    }

    private func unit(_ sentence: SentenceIndex, _ page: AnalyzedPage, _ scanner: inout AnchorScanner) -> AlignmentUnit {
        let segment = page.page.segments[sentence.segment]
        let range = page.segments[sentence.segment].sentences[sentence.sentence].clamped(to: 0..<segment.text.count)
        var unit = AlignmentUnit(shape: .paragraph, blocks: [])
        scanner.scan(segment, in: range, of: page.page)
        unit.anchors = scanner.take()
        unit.length = codePointCount(segment.text[range])
        return unit
    }
}
