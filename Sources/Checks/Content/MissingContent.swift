import Alignment
import Linguistics
import Markup

/// Finds blocks, sentences and words of the source that have no counterpart.
public struct MissingContent: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "missing-content", family: .content, mqm: "accuracy / omission", its: "omission", severity: .critical,
        summary: "A block, a sentence or several words in a row of the source have no counterpart",
        explanation: """
            Both pages are aligned block by block and sentence by sentence. What of the source stays alone is missing, where the page aligns well, \
            its neighbours have sure counterparts, and, for a sentence, the translated paragraph is shorter by about as much; or where, by words linked over the tree, hardly a word of it has a counterpart and its neighbours' have. Within a sentence, three words in a row that carry \
            meaning and have no counterpart, by words linked over the tree, are missing where the others have one and the sentence is shorter.

            The place is empty and stands where the text should. A translation that other pages or a translation memory have of it is suggested. Without the source nothing is said.
            """,
        examples: [
            .init(
                source: "Close the lid.\n\nWait for the green light to come on.\n\nOpen the box with the key.",
                bad: "Fermez le couvercle.\n\nOuvrez la boîte avec la clé.",
                good: "Fermez le couvercle.\n\nAttendez que le voyant vert s’allume.\n\nOuvrez la boîte avec la clé.")
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard let bitext = subject.bitext else { return [] }
        let trust = AlignmentTrust(bitext)
        guard trust.isGood else { return [] }
        let words = words(subject, bitext)
        var findings = blocks(bitext, trust) + sentences(bitext, subject.tree.words.map { UncoveredSentences(bitext, learned: $0) })
        guard !findings.isEmpty, let search = TranslationSearch(subject) else { return findings + words }
        for index in findings.indices {
            guard let range = findings[index].sourceRange, let translation = search.translation(ofSourceAt: range, in: bitext) else { continue }
            findings[index].suggestion = translation.text
            findings[index].evidence.append(translation.evidence)
        }
        return findings + words
    }

    private func words(_ subject: Subject, _ bitext: Bitext) -> [Finding] {
        subject.alignedWords.compactMap { sentence in
            guard subject.languages[sentence.target.segment][sentence.target.sentence] != .source else { return nil }
            let missing = MissingWords(sentence, in: bitext)
            guard let run = missing.longestRun(growth: Self.growth, preverbal: subject.sourceProfile.preverbalWords) else { return nil }
            let place = missing.target.segment.byteRange(of: run.place..<run.place).lowerBound
            let text = missing.source.segment.string(in: run.words)
            return Finding(
                rule: description.id, severity: description.severity, confidence: 0.65, range: place..<place, message: "“\(Quotation.shortened(text))” of the source has no counterpart here",
                evidence: ["the words around it have one, and the sentence is shorter"], source: text, sourceRange: missing.source.segment.byteRange(of: run.words))
        }
    }

    private func blocks(_ bitext: Bitext, _ trust: AlignmentTrust) -> [Finding] {
        var findings: [Finding] = []
        let pairs = bitext.blocks.pairs
        var index = 0
        while index < pairs.count {
            guard isMissing(pairs[index], bitext) else {
                index += 1
                continue
            }
            let start = index
            while index < pairs.count, isMissing(pairs[index], bitext) { index += 1 }
            let run = pairs[start..<index]
            guard trust.hasLikelyNeighbours(start), trust.hasLikelyNeighbours(index - 1), let first = run.first, let block = first.source.first,
                !isAddedNearby(start, bitext), !neighboursHold(start..<index, bitext)
            else { continue }
            let page = bitext.source.page
            let range = page.blocks[block].range
            let last = run.last?.source.last ?? block
            let place = placeAfter(start, bitext)
            let text = page.blocks[block].segments.first.map { page.segments[$0].string } ?? page.string(in: range)
            let more = run.count > 1 ? " and \(run.count - 1) more" : ""
            findings.append(
                Finding(
                    rule: description.id, severity: description.severity, confidence: min(0.95, max(0.75, first.confidence)), range: place..<place,
                    message: "“\(Quotation.shortened(text))”\(more) of the source has no counterpart here",
                    evidence: ["the blocks before and after have one"], source: text,
                    sourceRange: range.lowerBound..<max(range.upperBound, page.blocks[last].range.upperBound)))
        }
        return findings
    }

    private func isMissing(_ pair: BlockPair, _ bitext: Bitext) -> Bool {
        guard pair.target.isEmpty, let block = pair.source.first, AlignmentTrust.isText(bitext.source.page.blocks[block]) else { return false }
        let page = bitext.source.page
        // A mere link, image or mark may rightly go.
        return page.blocks[block].segments.contains { bitext.source.segments[$0].tokens.count { $0.kind == .word && !$0.shape.contains(.protected) } >= 1 }
    }

    /// Whether something added near it may be its counterpart, unrecognized.
    private func isAddedNearby(_ index: Int, _ bitext: Bitext) -> Bool {
        let pairs = bitext.blocks.pairs
        return pairs[max(0, index - 6)..<min(pairs.count, index + 7)].contains { $0.source.isEmpty && !$0.target.isEmpty }
    }

    /// Whether the counterparts of the blocks around are so long that they hold what is missing as well.
    private func neighboursHold(_ run: Range<Int>, _ bitext: Bitext) -> Bool {
        let pairs = bitext.blocks.pairs
        let around = [pairs[..<run.lowerBound].last, run.upperBound < pairs.count ? pairs[run.upperBound] : nil].compactMap(\.self)
        let source = around.flatMap(\.source).reduce(0) { $0 + length($1, bitext.source.page) }
        let target = around.flatMap(\.target).reduce(0) { $0 + length($1, bitext.target.page) }
        let missing = pairs[run].flatMap(\.source).reduce(0) { $0 + length($1, bitext.source.page) }
        return Double(target) > Self.growth * (Double(source) + 0.6 * Double(missing))
    }

    private func length(_ block: Int, _ page: Page) -> Int {
        page.blocks[block].segments.first.map { page.segments[$0].text.count } ?? page.blocks[block].range.count
    }

    /// The end of the target block that the text should follow.
    private func placeAfter(_ index: Int, _ bitext: Bitext) -> Int {
        let blocks = bitext.target.page.blocks
        guard let before = bitext.blocks.pairs[..<index].last(where: { !$0.target.isEmpty })?.target.last else { return blocks.first?.range.lowerBound ?? 0 }
        return blocks[before].range.upperBound
    }

    private func sentences(_ bitext: Bitext, _ uncovered: UncoveredSentences?) -> [Finding] {
        bitext.sentences.compactMap { pair in
            guard let first = pair.source.first, pair.source.count > pair.target.count else { return nil }
            let segments = bitext.segments[pair.segmentPair]
            guard segments.source.count == 1, segments.target.count == 1, segments.confidence >= 0.7 else { return nil }
            let source = bitext.source.segments[segments.source[0]]
            let target = bitext.target.segments[segments.target[0]]
            // Lines that are forced apart are no sentences.
            guard !source.segment.text.contains(0x0A) else { return nil }
            let hasFewer = target.sentences.count < source.sentences.count
            if pair.target.isEmpty {
                let sentence = source.sentences[first.sentence]
                guard sentence.count >= 16 else { return nil }
                if pair.confidence >= 0.3, isShorter(target.segment, than: source.segment, by: sentence.count, growth: Self.growth) {
                    return finding(first, bitext, target, confidence: min(0.9, max(0.7, pair.confidence)), "the sentences around it have one, and the text is shorter")
                }
                guard let uncovered, hasFewer, isShorter(target.segment, than: source.segment, by: sentence.count, growth: Self.longestGrowth), uncovered.isUncovered(first, inTarget: segments.target[0]) else { return nil }
                return finding(first, bitext, target, confidence: 0.75, "hardly a word of it has one, by words linked over the tree")
            }
            guard let uncovered, hasFewer, let place = uncovered.uncovered(in: pair, target: segments.target[0]), source.sentences[pair.source[place].sentence].count >= 16,
                isShorter(target.segment, than: source.segment, by: source.sentences[pair.source[place].sentence].count, growth: Self.longestGrowth)
            else { return nil }
            return finding(pair.source[place], bitext, target, confidence: 0.75, "hardly a word of it has one, by words linked over the tree")
        }
    }

    private func finding(_ index: SentenceIndex, _ bitext: Bitext, _ target: AnalyzedSegment, confidence: Double, _ evidence: String) -> Finding {
        let source = bitext.source.segments[index.segment]
        let sentence = source.sentences[index.sentence]
        let place = target.segment.byteRange(of: placeOf(index, bitext, target)).lowerBound
        let text = source.segment.string(in: sentence)
        return Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: place..<place, message: "“\(Quotation.shortened(text))” of the source has no counterpart here",
            evidence: [evidence], source: text, sourceRange: source.segment.byteRange(of: sentence))
    }

    /// How much a translation is longer than its source, as a rule (W3C, "Text size in translation", gives more for short texts).
    private static let growth = 1.15
    /// How much longer it may be where words tell as well.
    private static let longestGrowth = 1.4

    /// Whether a text is nearer in length to the source without the sentence than to all of it.
    private func isShorter(_ target: Segment, than source: Segment, by missing: Int, growth: Double) -> Bool {
        Double(target.text.count) < growth * (Double(source.text.count) - 0.6 * Double(missing))
    }

    /// Where the sentence would stand: after the counterpart of the one before it.
    private func placeOf(_ index: SentenceIndex, _ bitext: Bitext, _ target: AnalyzedSegment) -> Range<Int> {
        var previous = index.sentence - 1
        while previous >= 0 {
            let pair = bitext.sentencePair(ofSource: SentenceIndex(segment: index.segment, sentence: previous))
            if let last = pair.target.last {
                let end = target.sentences[last.sentence].upperBound
                return end..<end
            }
            previous -= 1
        }
        return 0..<0
    }
}
