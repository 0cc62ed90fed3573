import Alignment
import Linguistics

/// Words of the target language in capitals where the source has none: `AVERTISSEMENT` for *Warning*.
enum ShoutedWords {
    /// A word of fewer letters may be an acronym.
    private static let shortest = 5

    static func places(in segment: AnalyzedSegment, _ sources: [AnalyzedSegment]) -> [NameCasing.Place] {
        let tokens = segment.tokens
        guard segment.shapes.contains(.allCapitals), tokens.contains(where: isShouted), !sources.contains(where: { loses($0, segment) }) else { return [] }
        var places: [NameCasing.Place] = []
        var index = 0
        while index < tokens.count {
            guard isShouted(tokens[index]) else {
                index += 1
                continue
            }
            // Small words beside it are in capitals as well.
            var first = index
            while let before = NameNeighbours.word(before: first, in: segment), isInCapitals(tokens[before]) { first = before }
            var last = index
            while let next = NameNeighbours.word(after: last, in: segment), isInCapitals(tokens[next]) { last = next }
            index = last + 1
            // The word before a colon is a label, whose capitals are a matter of style.
            if isColon(after: last, in: segment) { continue }
            let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
            let small = segment.segment.string(in: range).lowercased()
            let begins = segment.sentences.contains { $0.lowerBound == range.lowerBound }
            places.append(
                NameCasing.Place(
                    range: range, name: begins ? small.prefix(1).uppercased() + small.dropFirst() : small, confidence: 0.75, evidence: "the source has no word in capitals here", isName: false))
        }
        return places
    }

    /// Whether the source has a word in capitals that stands here no more, so that these may have taken its place.
    private static func loses(_ source: AnalyzedSegment, _ target: AnalyzedSegment) -> Bool {
        source.shapes.contains(.allCapitals) && source.tokens.contains { word in
            word.shape.contains(.allCapitals) && word.range.count > 2 && !target.tokens.contains { target.segment.text[$0.range] == source.segment.text[word.range] }
        }
    }

    private static func isShouted(_ token: Token) -> Bool { isInCapitals(token) && token.range.count >= shortest && !token.info.contains(.source) }

    /// Whether it is a word of the target language in capitals.
    private static func isInCapitals(_ token: Token) -> Bool {
        token.shape.contains(.allCapitals) && (token.kind == .word || token.kind == .elision) && token.info.contains(.target) && token.shape.isDisjoint(with: [.protected, .hasDigit])
    }

    private static func isColon(after index: Int, in segment: AnalyzedSegment) -> Bool {
        let mark = segment.tokens.indices.contains(index + 1) && segment.tokens[index + 1].kind == .space ? index + 2 : index + 1
        return segment.tokens.indices.contains(mark) && segment.token(segment.tokens[mark], is: ":")
    }
}

extension AnalyzedSegment {
    /// Whether most words are in capitals, so that capitals tell nothing.
    var isShouted: Bool {
        // Most texts have none.
        guard shapes.contains(.allCapitals) else { return false }
        var words = 0
        var capitals = 0
        for token in tokens where token.kind == .word && !token.shape.contains(.protected) {
            words += 1
            if token.shape.contains(.allCapitals) { capitals += 1 }
        }
        return words > 2 && capitals * 2 > words
    }
}
