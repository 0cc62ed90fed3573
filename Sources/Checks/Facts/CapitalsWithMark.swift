import Alignment
import Linguistics
import Markup

/// Values to be copied that end in a mark, such as `AL!`, into which the target language's typography put a space.
enum CapitalsWithMark {
    private static let mark = UInt8(ascii: "!")
    /// More letters make a word: *STOP !*
    private static let mostLetters = 3

    static func findings(in analyzed: AnalyzedSegment, _ sources: PairSide<Int>, _ subject: Subject, of rule: IdentifierMismatch) -> [Finding] {
        guard let source = subject.source else { return [] }
        let (text, tokens) = (analyzed.segment.text, analyzed.tokens)
        return tokens.indices.compactMap { at in
            guard at >= 2, analyzed.token(tokens[at], is: "!"), tokens[at - 1].kind == .space, isShort(tokens[at - 2]) else { return nil }
            let wanted = Array(text[tokens[at - 2].range]) + [mark]
            guard let (origin, place) = sources.lazy.compactMap({ value(wanted, in: source.segments[$0]) }).first else { return nil }
            let suggestion = String(decoding: wanted, as: UTF8.self)
            return rule.finding(
                analyzed.segment, tokens[at - 2].range.lowerBound..<tokens[at].range.upperBound, "“\(suggestion)” was pulled apart", "the source has it in one, as a value", confidence: 0.9,
                source: suggestion, sourceRange: origin.segment.byteRange(of: place), suggestion: suggestion)
        }
    }

    private static func isShort(_ token: Token) -> Bool {
        token.kind == .word && token.shape.contains(.allCapitals) && token.range.count <= mostLetters && !token.shape.contains(.protected)
    }

    /// Where a source has letters and mark in one, set apart as a value: between quotation marks, or before a parenthesis.
    private static func value(_ wanted: [UInt8], in source: AnalyzedSegment) -> (AnalyzedSegment, Range<Int>)? {
        let (text, tokens) = (source.segment.text, source.tokens)
        let place = tokens.indices.first { at in
            guard at > 0, source.token(tokens[at], is: "!"), tokens[at].range.lowerBound == tokens[at - 1].range.upperBound, text[tokens[at - 1].range.lowerBound..<tokens[at].range.upperBound].elementsEqual(wanted) else { return false }
            let next = tokens[safe: at + 1].map { $0.kind == .space } == true ? at + 2 : at + 1
            guard let after = tokens[safe: next], after.kind == .mark else { return false }
            return source.token(after, is: "(") || next == at + 1 && (source.token(after, is: "\"") || source.token(after, is: "”"))
        }
        return place.map { (source, tokens[$0 - 1].range.lowerBound..<tokens[$0].range.upperBound) }
    }
}
