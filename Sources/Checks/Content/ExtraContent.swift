import Alignment
import Linguistics
import Markup

/// Finds blocks and sentences that the source does not have, and sentences that stand twice.
public struct ExtraContent: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "extra-content", family: .content, mqm: "accuracy / addition", its: "addition", severity: .major,
        summary: "A text has no counterpart in the source, or stands twice",
        explanation: """
            A sentence that is repeated right after itself, or a paragraph or item after an equal one, stands twice unless the source repeats it as \
            well. With the source at hand, a block or a sentence without counterpart is added, where the page aligns well, its neighbours have \
            sure counterparts, and, for a sentence, the paragraph is longer by about as much.

            So is a word after the version number that a heading or cell of the source ends in.

            Left alone: repeated table cells, headings and short texts.
            """,
        examples: [
            .init(
                bad: "Les anciens messages restent sur le serveur. Les anciens messages restent sur le serveur.",
                good: "Les anciens messages restent sur le serveur. Les nouveaux sont envoyés au client.")
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings = repeatedSentences(subject) + repeatedBlocks(subject)
        guard let bitext = subject.bitext else { return findings }
        let trust = AlignmentTrust(bitext)
        guard trust.isGood else { return findings }
        findings += blocks(bitext, trust, subject) + sentences(bitext, subject) + trailingWords(bitext)
        return findings
    }

    private func repeatedSentences(_ subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for (index, segment) in subject.target.segments.enumerated() where segment.sentences.count > 1 {
            for (previous, sentence) in zip(segment.sentences, segment.sentences.dropFirst()) {
                let one = trimmed(segment.segment.text[previous])
                let other = trimmed(segment.segment.text[sentence])
                guard other.count >= 16, one == other, !sourceRepeats(index, subject) else { continue }
                findings.append(
                    finding(segment.segment.byteRange(of: sentence.lowerBound..<other.endIndex), segment.segment.string(in: sentence), 0.95, "it stands twice in a row"))
            }
        }
        return findings
    }

    private func sourceRepeats(_ index: Int, _ subject: Subject) -> Bool {
        guard let bitext = subject.bitext else { return false }
        return bitext.segmentPair(ofTarget: index).source.contains { source in
            let segment = bitext.source.segments[source]
            return zip(segment.sentences, segment.sentences.dropFirst()).contains {
                trimmed(segment.segment.text[$0]) == trimmed(segment.segment.text[$1])
            }
        }
    }

    private func repeatedBlocks(_ subject: Subject) -> [Finding] {
        let page = subject.target.page
        var findings: [Finding] = []
        for index in page.blocks.indices.dropFirst() {
            guard let text = mainText(index, page), let before = mainText(index - 1, page), text.count >= 24, text == before,
                page.blocks[index].kind == page.blocks[index - 1].kind, !sourceRepeats(block: index, subject)
            else { continue }
            let words = subject.target.segments[page.blocks[index].segments.lowerBound].tokens.count { $0.kind == .word && !$0.shape.contains(.protected) }
            guard words >= 4 else { continue }
            findings.append(
                finding(
                    page.blocks[index].range, String(decoding: text, as: UTF8.self), subject.bitext == nil ? 0.7 : 0.9, "the same as the text before it",
                    isWhole: page.blocks[index].kind == .paragraph))
        }
        return findings
    }

    private func mainText(_ index: Int, _ page: Page) -> [UInt8]? {
        let block = page.blocks[index]
        switch block.kind {
        case .paragraph, .listItem: return block.segments.first.map { page.segments[$0].text }
        case .heading, .cell, .frontMatter, .code, .html, .directive, .thematicBreak: return nil
        }
    }

    private func sourceRepeats(block: Int, _ subject: Subject) -> Bool {
        guard let bitext = subject.bitext else { return false }
        let page = bitext.source.page
        guard let left = bitext.blocks.pair(ofTarget: block - 1).source.last, let right = bitext.blocks.pair(ofTarget: block).source.first else { return false }
        return mainText(left, page) == mainText(right, page)
    }

    /// Whether most words of a part of the target page are translations of words of a source block: it has a counterpart that the alignment missed.
    private func echoes(_ target: AnalyzedSegment, _ range: Range<Int>, _ blocks: [Int], _ bitext: Bitext, _ subject: Subject) -> Bool {
        guard let learned = subject.tree.words else { return false }
        let words = learned.target.words(of: target, in: range)
        guard words.count >= 3 else { return false }
        return blocks.contains { block in
            let source = bitext.source.page.blocks[block].segments.flatMap { index in
                let segment = bitext.source.segments[index]
                return learned.source.words(of: segment, in: 0..<segment.segment.text.count)
            }
            let known = words.count { word in
                source.contains { other in learned.translations.likelihood(other.key, word.key).map { $0.forward * $0.backward >= 0.01 } ?? (other.key == word.key) }
            }
            return 3 * known >= 2 * words.count
        }
    }

    private func blocks(_ bitext: Bitext, _ trust: AlignmentTrust, _ subject: Subject) -> [Finding] {
        let pairs = bitext.blocks.pairs
        let page = bitext.target.page
        return pairs.indices.compactMap { index in
            let pair = pairs[index]
            guard pair.source.isEmpty, let block = pair.target.first, AlignmentTrust.isText(page.blocks[block]), trust.hasLikelyNeighbours(index),
                !pairs[max(0, index - 6)..<min(pairs.count, index + 7)].contains(where: { $0.target.isEmpty }),
                let segment = page.blocks[block].segments.first,
                bitext.target.segments[segment].tokens.count(where: { $0.kind == .word && !$0.shape.contains(.protected) }) >= 3
            else { return nil }
            let around = pairs[max(0, index - 6)..<min(pairs.count, index + 7)].flatMap(\.source)
            if echoes(bitext.target.segments[segment], 0..<page.segments[segment].text.count, around, bitext, subject) { return nil }
            return finding(page.blocks[block].range, page.segments[segment].string, min(0.9, pair.confidence), "the blocks before and after have a counterpart in the source", isWhole: page.blocks[block].kind == .paragraph)
        }
    }

    private func sentences(_ bitext: Bitext, _ subject: Subject) -> [Finding] {
        bitext.sentences.compactMap { pair in
            guard pair.source.isEmpty, let index = pair.target.first, pair.confidence >= 0.5 else { return nil }
            let segments = bitext.segments[pair.segmentPair]
            guard segments.source.count == 1, segments.target.count == 1, segments.confidence >= 0.7 else { return nil }
            let source = bitext.source.segments[segments.source[0]].segment
            let target = bitext.target.segments[segments.target[0]]
            let sentence = target.sentences[index.sentence]
            guard sentence.count >= 16, !target.segment.text.contains(0x0A), Double(target.segment.text.count) > 1.15 * Double(source.text.count) + 0.6 * Double(sentence.count) else { return nil }
            let text = trimmed(target.segment.text[sentence])
            // A text of the user interface is kept and explained after it.
            let explains = text.first == UInt8(ascii: "(") && index.sentence > 0 && subject.languages[index.segment][index.sentence - 1] == .source
            if explains || echoes(target, sentence, [source.block], bitext, subject) { return nil }
            return finding(
                target.segment.byteRange(of: text.startIndex..<text.endIndex), String(decoding: text, as: UTF8.self), min(0.85, pair.confidence),
                "the sentences around it have a counterpart in the source, and the text is longer")
        }
    }

    /// A word after a version number with which the source ends.
    private func trailingWords(_ bitext: Bitext) -> [Finding] {
        bitext.segments.compactMap { pair in
            guard pair.source.count == 1, pair.target.count == 1, pair.confidence >= 0.8 else { return nil }
            let target = bitext.target.segments[pair.target[0]]
            switch bitext.target.page.blocks[target.segment.block].kind {
            case .heading, .cell: break
            case .paragraph, .listItem, .frontMatter, .code, .html, .directive, .thematicBreak: return nil
            }
            let source = bitext.source.segments[pair.source[0]]
            guard let number = version(endingAt: source.tokens.count, source), let last = target.tokens.lastIndex(where: { $0.kind != .space }), last >= 2,
                target.tokens[last].isTargetOnly || target.tokens[last].info.contains(.target), target.tokens[last].kind == .word,
                !target.tokens[last].shape.contains(.capitalized), target.tokens[last - 1].kind == .space,
                let there = version(endingAt: last - 1, target), source.segment.text[number] == target.segment.text[there]
            else { return nil }
            let range = target.tokens[last].range
            // With the space before it.
            return finding(target.segment.byteRange(of: target.tokens[last - 1].range.lowerBound..<range.upperBound), target.segment.string(in: range), 0.75, "the source ends in the number before it")
        }
    }

    /// Where the dotted number stands that ends before a token, white space aside.
    private func version(endingAt end: Int, _ segment: AnalyzedSegment) -> Range<Int>? {
        guard let last = segment.tokens[..<end].lastIndex(where: { $0.kind != .space }), segment.tokens[last].kind == .number else { return nil }
        var first = last
        while first >= 2, segment.token(segment.tokens[first - 1], is: "."), segment.tokens[first - 2].kind == .number { first -= 2 }
        return first == last ? nil : segment.tokens[first].range.lowerBound..<segment.tokens[last].range.upperBound
    }

    /// - Parameter isWhole: nothing is left where the range is taken out, such as the mark of a list item.
    private func finding(_ range: ByteRange, _ text: String, _ confidence: Double, _ evidence: String, isWhole: Bool = true) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: range,
            message: "“\(Quotation.shortened(text))” has no counterpart in the source", evidence: [evidence], suggestion: isWhole ? "" : nil)
    }

    private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, last == 0x20 || last == 0x0A { text.removeLast() }
        return text
    }
}
