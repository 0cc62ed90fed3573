import Alignment
import Linguistics
import Markup

/// Finds texts that break off.
public struct TruncatedSegment: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "truncated-segment", family: .content, mqm: "accuracy / omission", its: "omission", severity: .major,
        summary: "A text breaks off",
        explanation: """
            A paragraph, item or cell that ends without a mark in a word that cannot end one (an article, a preposition, an elided word) breaks \
            off. With the source at hand, so does one whose source is a sentence with its end mark and half as long again.

            Left alone: headings, and texts that end in code, a link or an image or go on in the next block.
            """,
        examples: [
            .init(
                source: "The list is sorted by date, unless you choose another order.", bad: "La liste est triée par date, sauf si vous choisissez un",
                good: "La liste est triée par date, sauf si vous choisissez un autre ordre.")
        ])

    public func findings(in subject: Subject) -> [Finding] {
        subject.target.segments.indices.compactMap { judge($0, subject) }
    }

    private func judge(_ index: Int, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        let page = subject.target.page
        let block = page.blocks[segment.segment.block]
        guard segment.segment.kind == .text, block.kind == .paragraph || block.kind == .listItem || block.kind == .cell,
            let last = segment.tokens.lastIndex(where: { $0.kind != .space }), last >= 4
        else { return nil }
        let token = segment.tokens[last]
        guard token.kind == .word || token.kind == .elision, !token.shape.contains(.protected), !token.shape.contains(.capitalized),
            !segment.segment.inlines.contains(where: { !$0.text.isEmpty && $0.text.upperBound == token.range.upperBound })
        else { return nil }
        // What the block goes on with: an image, code, a list.
        if let next = page.blocks[(segment.segment.block + 1)...].first, block.kind != .cell {
            switch next.kind {
            case .code, .html, .directive: return nil
            case .heading, .paragraph, .listItem, .cell, .frontMatter, .thematicBreak: break
            }
        }
        let isOpen = token.kind == .elision || (token.info.contains(.targetFunction) && !token.info.isDisjoint(with: [.determiner, .preposition]))
        let source = subject.bitext.flatMap { bitext in
            let pair = bitext.segmentPair(ofTarget: index)
            return pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.85 ? bitext.source.segments[pair.source[0]] : nil
        }
        let range = wordsRange(endingWith: last, segment)
        if isOpen, !subject.isSourceLanguage(segment: index, at: token.range.lowerBound) {
            if let source, !endsSentence(source), source.segment.text.count < 3 * segment.segment.text.count / 2 { return nil }
            return finding(segment, range, source, confidence: source == nil ? 0.6 : 0.9, "it ends in a word that nothing can end in")
        }
        guard block.kind != .cell, let source, endsSentence(source), source.segment.text.count * 2 >= segment.segment.text.count * 3 else { return nil }
        return finding(segment, range, source, confidence: 0.75, "it has no end mark and is much shorter than its source")
    }

    private func endsSentence(_ segment: AnalyzedSegment) -> Bool {
        guard let last = segment.tokens.last(where: { $0.kind != .space }), last.kind == .mark, let first = segment.segment.text[last.range].first else { return false }
        return [0x2E, 0x21, 0x3F].contains(first)
    }

    /// The last three words.
    private func wordsRange(endingWith last: Int, _ segment: AnalyzedSegment) -> Range<Int> {
        var index = last
        var words = 1
        while index > 0, words < 3, segment.tokens[index - 1].kind != .mark {
            index -= 1
            if segment.tokens[index].kind != .space { words += 1 }
        }
        return segment.tokens[index].range.lowerBound..<segment.tokens[last].range.upperBound
    }

    private func finding(_ segment: AnalyzedSegment, _ range: Range<Int>, _ source: AnalyzedSegment?, confidence: Double, _ evidence: String) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: segment.segment.byteRange(of: range),
            message: "The text breaks off at “\(segment.segment.string(in: range))”", evidence: [evidence], source: source?.segment.string,
            sourceRange: source?.segment.range)
    }
}
