import Alignment
import Linguistics
import Markup

/// A segment of the target page with the segments it was made from, as the rules on words and marks read it.
struct Prose {
    let subject: Subject
    /// The index in the target page's `segments`.
    let index: Int
    private let analyzed: AnalyzedSegment

    init(_ subject: Subject, segment index: Int) {
        self.subject = subject
        self.index = index
        analyzed = subject.target.segments[index]
    }

    var segment: Segment { analyzed.segment }
    var tokens: [Token] { analyzed.tokens }

    /// The segments it was made from; empty without a source or counterpart.
    var sources: [AnalyzedSegment] {
        guard let bitext = subject.bitext else { return [] }
        return bitext.segmentPair(ofTarget: index).source.map { bitext.source.segments[$0] }
    }

    /// Whether a place reads as running text of the target language: not in a sentence that stayed in the source language, and not in
    /// a text that holds no word of the target language or is the source's unchanged.
    ///
    /// - Parameter offset: a UTF-8 offset in the segment's text.
    func isRunningText(at offset: Int) -> Bool {
        let analyzed = subject.target.segments[index]
        guard let sentence = analyzed.sentence(at: offset) else { return false }
        switch subject.languages[index][sentence] {
        case .source: return isTarget(around: offset)
        case .target: return true
        case .undecided:
            if subject.languages[index].contains(.target) { return true }
            if subject.languages[index].contains(.source) { return false }
            if sources.contains(where: { $0.segment.text == segment.text }) { return false }
            return tokens.contains { $0.kind == .word && $0.info.contains(.target) }
        }
    }

    /// Whether the few words around a place speak for the target language alone; those of a string of the user interface or a name say nothing.
    private func isTarget(around offset: Int) -> Bool {
        let center = subject.target.segments[index].firstToken(endingAfter: offset)
        var forTarget = 0
        for token in tokens[max(0, center - 8)..<min(tokens.count, center + 9)] where token.kind == .word && !token.shape.contains(.protected) && !isMarked(token) {
            switch (token.info.contains(.target) || token.info.contains(.loanword), token.info.contains(.source)) {
            case (true, false): forTarget += 1
            case (false, true): forTarget -= 1
            default: break
            }
        }
        return forTarget > 0
    }

    /// Whether a token lies in a string of the user interface or a name that the page marks as one.
    func isMarked(_ token: Token) -> Bool {
        segment.inlines.contains { inline in
            (inline.isControl || inline.isMarkedName) && inline.text.lowerBound <= token.range.lowerBound && token.range.upperBound <= inline.text.upperBound
        }
    }

    /// Whether one of the source's segments has the same characters.
    func sourceHolds(_ range: Range<Int>) -> Bool {
        sources.contains { $0.segment.text.holds(segment.text[range]) }
    }

    /// Whether the text is its source's but for white space: what was not translated has none of its own.
    var differsInSpaceAlone: Bool {
        guard let source = sources.first, sources.count == 1 else { return false }
        func letters(_ text: [UInt8]) -> [UInt8] { text.filter { $0 > 0x20 } }
        return source.segment.text != segment.text && letters(source.segment.text) == letters(segment.text)
    }

    /// A token, or nil beyond either end.
    func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// The byte of a token that is one ASCII mark; nil for any other token.
    func mark(_ index: Int) -> UInt8? {
        guard let token = token(index), token.kind == .mark, token.range.count == 1 else { return nil }
        return segment.text[token.range.lowerBound]
    }

    func isProtected(_ index: Int) -> Bool { token(index)?.shape.contains(.protected) ?? false }

    /// Whether a word is part of a name such as `Acme.Core`, `log_level`, `#acme` or `/acme`.
    func isJoined(_ index: Int) -> Bool {
        func joins(_ at: Int) -> Bool {
            guard let byte = mark(at) else { return false }
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "="),
                UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: "{"):
                return true
            default: return false
            }
        }
        if joins(index - 1) { return true }
        guard joins(index + 1) else { return false }
        guard let after = token(index + 2) else { return false }
        return after.kind == .word || after.kind == .number
    }

    func string(_ token: Token) -> String { segment.string(in: token.range) }

    /// The file's text in a range of its bytes.
    func fileText(_ range: ByteRange) -> String { subject.target.page.string(in: range) }
}

extension Array<UInt8> {
    /// Whether the bytes stand in it.
    func holds(_ part: ArraySlice<UInt8>) -> Bool {
        part.isEmpty || firstOccurrence(of: part, in: self, from: 0) != nil
    }
}
