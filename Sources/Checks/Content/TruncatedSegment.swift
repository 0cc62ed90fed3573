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
            off. With the source at hand, so does one whose source is a sentence with its end mark and half as long again, and a sentence that runs \
            into the next one where the source has two. A parenthesis near the end that is never closed tells of lost words as well, and so does an \
            end mark that the source has, where the page as a rule has them all.

            Left alone: headings, and texts that end in code, a link or an image or go on in the next block.
            """,
        examples: [
            .init(
                source: "The list is sorted by date, unless you choose another order.", bad: "La liste est triée par date, sauf si vous choisissez un",
                good: "La liste est triée par date, sauf si vous choisissez un autre ordre.")
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for index in subject.target.segments.indices {
            if let finding = judge(index, subject) ?? unclosed(index, subject) { findings.append(finding) }
            if let finding = lostEnd(index, subject) { findings.append(finding) }
        }
        return findings + LostEndMarks(subject).places.filter { place in !findings.contains { $0.range.overlaps(place.range) } }.map { place in
            Finding(
                rule: description.id, severity: .minor, confidence: 0.8, range: place.range, message: "The text ends without the full stop that its source has",
                evidence: ["nearly all other texts of the page have theirs"], source: place.source, sourceRange: place.sourceRange)
        }
    }

    /// A parenthesis that opens a few words before the end and never closes, where the source closes its own.
    private func unclosed(_ index: Int, _ subject: Subject) -> Finding? {
        guard subject.texts[index].characters.contains("(") else { return nil }
        let segment = subject.target.segments[index]
        let text = segment.segment.text
        guard segment.segment.kind == .text, let open = text.lastIndex(of: UInt8(ascii: "(")), !text[open...].contains(UInt8(ascii: ")")),
            !segment.segment.protectedRanges.contains(where: { $0.contains(open) }), open > 0, text[open - 1] == 0x20,
            let last = segment.tokens.last(where: { $0.kind != .space }), last.kind == .word, !last.shape.contains(.protected),
            !subject.isSourceLanguage(segment: index, at: open)
        else { return nil }
        let words = segment.tokens(in: open..<text.count).count { $0.kind == .word }
        guard (1...8).contains(words), segment.tokens.count(where: { $0.kind == .word }) >= words + 3 else { return nil }
        let sources = subject.bitext.map { bitext in bitext.segmentPair(ofTarget: index).source.map { bitext.source.segments[$0] } } ?? []
        func isOpen(_ text: [UInt8]) -> Bool { text.count { $0 == UInt8(ascii: "(") } > text.count { $0 == UInt8(ascii: ")") } }
        if sources.contains(where: { isOpen($0.segment.text) }) { return nil }
        return finding(segment, open..<last.range.upperBound, sources.first, confidence: sources.isEmpty ? 0.6 : 0.8, "a parenthesis is never closed")
    }

    /// A sentence that runs into the next one, which begins with its capital: the source has the end between them.
    private func lostEnd(_ index: Int, _ subject: Subject) -> Finding? {
        guard let bitext = subject.bitext else { return nil }
        let segment = subject.target.segments[index]
        let pair = bitext.segmentPair(ofTarget: index)
        guard segment.segment.kind == .text, pair.source.count == 1, pair.target.count == 1, pair.confidence >= 0.8, let original = pair.source.first,
            bitext.source.segments[original].sentences.count > segment.sentences.count
        else { return nil }
        let tokens = segment.tokens
        for place in tokens.indices.dropFirst(2) {
            let word = tokens[place]
            guard word.kind == .word, word.shape.contains(.capitalized), word.shape.isDisjoint(with: [.allCapitals, .singleLetter, .protected]), word.info.contains(.targetFunction),
                tokens[place - 1].kind == .space, tokens[place - 2].kind == .word, tokens[place - 2].info.contains(.target),
                tokens[place - 2].shape.isDisjoint(with: [.capitalized, .protected]),
                !segment.segment.inlines.contains(where: { !$0.text.isEmpty && ($0.text.lowerBound == word.range.lowerBound || $0.text.upperBound == tokens[place - 2].range.upperBound) }),
                !segment.segment.runs.contains(where: { $0.kind == .hardBreak && $0.text.overlaps(tokens[place - 1].range) }),
                tokens[safe: place + 1]?.kind == .space, tokens[safe: place + 2].map({ $0.kind == .word && !$0.shape.contains(.capitalized) || $0.kind == .elision }) == true
            else { continue }
            let range = tokens[place - 2].range.lowerBound..<word.range.upperBound
            return Finding(
                rule: description.id, severity: description.severity, confidence: 0.75, range: segment.segment.byteRange(of: range),
                message: "A sentence breaks off at “\(segment.string(of: tokens[place - 2]))”; “\(segment.string(of: word))” begins the next one",
                evidence: ["the source has another sentence"], source: bitext.source.segments[original].segment.string, sourceRange: bitext.source.segments[original].segment.range)
        }
        return nil
    }

    private func judge(_ index: Int, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        guard segment.segment.kind == .text, let last = segment.tokens.lastIndex(where: { $0.kind != .space }), last >= 4 else { return nil }
        let token = segment.tokens[last]
        guard token.kind == .word || token.kind == .elision, !token.shape.contains(.protected), !token.shape.contains(.capitalized),
            !segment.segment.inlines.contains(where: { !$0.text.isEmpty && $0.text.upperBound == token.range.upperBound })
        else { return nil }
        let page = subject.target.page
        let block = page.blocks[segment.segment.block]
        guard block.kind == .paragraph || block.kind == .listItem || block.kind == .cell else { return nil }
        let source = subject.bitext.flatMap { bitext in
            let pair = bitext.segmentPair(ofTarget: index)
            return pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.85 ? bitext.source.segments[pair.source[0]] : nil
        }
        let isSentence = source.map(endsSentence) ?? false
        // What the block goes on with: an image, code, a list.
        if !isSentence, let next = page.blocks[(segment.segment.block + 1)...].first, block.kind != .cell {
            switch next.kind {
            case .code, .html, .directive: return nil
            case .heading, .paragraph, .listItem, .cell, .frontMatter, .thematicBreak: break
            }
        }
        let isOpen = token.kind == .elision || (token.info.contains(.targetFunction) && !token.info.isDisjoint(with: [.determiner, .preposition]))
            || (isSentence && subject.targetProfile.openingWords.contains(segment.string(of: token).lowercased()))
        let range = wordsRange(endingWith: last, segment)
        if isOpen, !subject.isSourceLanguage(segment: index, at: token.range.lowerBound) {
            if let source, !endsSentence(source), source.segment.text.count < 3 * segment.segment.text.count / 2 { return nil }
            return finding(segment, range, source, confidence: source == nil ? 0.6 : 0.9, "it ends in a word that nothing can end in")
        }
        guard block.kind != .cell, let source, isSentence else { return nil }
        guard source.segment.text.count * 2 >= segment.segment.text.count * 3 || (source.sentences.count == segment.sentences.count && wordsOfLast(source) >= 2 * wordsOfLast(segment)) else { return nil }
        return finding(segment, range, source, confidence: 0.75, "it has no end mark and is much shorter than its source")
    }

    private func wordsOfLast(_ segment: AnalyzedSegment) -> Int {
        segment.sentences.last.map { segment.tokens(in: $0).count { $0.kind == .word } } ?? 0
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
