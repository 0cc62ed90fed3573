import Alignment
import Linguistics
import Markup

/// Short texts that stand alone in both languages, so that one is the other's translation as a whole: headings, cells, link texts, bold type.
struct MinedLabels: Sendable {
    struct Label: Sendable {
        var pages = 0
        /// By rendering as it stands.
        var renderings: [String: Int] = [:]
    }

    /// By text in lower case.
    private(set) var labels: [String: Label] = [:]

    private static let longestText = 40
    private static let mostWords = 4

    mutating func add(_ bitext: Bitext, glossary isKnown: (Int, Range<Int>) -> Bool) {
        var here: [String: [String: Int]] = [:]
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.8 {
            let source = bitext.source.segments[pair.source[0]]
            let target = bitext.target.segments[pair.target[0]]
            for (left, right) in Self.places(source, target) where !isKnown(pair.source[0], left) {
                guard Self.isTerm(left, in: source), Self.isRendering(right, in: target) else { continue }
                let term = MinedContext.plain(source.segment.string(in: left)).lowercased()
                let rendering = MinedContext.plain(target.segment.string(in: right))
                // Two words that become one lost something.
                guard term != rendering.lowercased(), !term.contains(" ") || rendering.contains(where: { $0 == " " || $0 == "’" || $0 == "'" }) else { continue }
                here[term, default: [:]][Self.uncapitalized(rendering), default: 0] += 1
            }
        }
        for (term, renderings) in here {
            labels[term, default: Label()].pages += 1
            labels[term, default: Label()].renderings.merge(renderings, uniquingKeysWith: +)
        }
    }

    mutating func merge(_ other: MinedLabels) {
        labels.merge(other.labels) { Label(pages: $0.pages + $1.pages, renderings: $0.renderings.merging($1.renderings, uniquingKeysWith: +)) }
    }

    /// The texts of two segments that say the same: the whole ones, and those of their links and bold parts where both have as many.
    private static func places(_ source: AnalyzedSegment, _ target: AnalyzedSegment) -> [(Range<Int>, Range<Int>)] {
        if source.segment.text.count <= longestText { return [(0..<source.segment.text.count, 0..<target.segment.text.count)] }
        var places: [(Range<Int>, Range<Int>)] = []
        for kind in [Inline.Kind.strong, .link, .uiControl] {
            let left = source.segment.inlines.filter { $0.kind == kind && !$0.text.isEmpty }
            let right = target.segment.inlines.filter { $0.kind == kind && !$0.text.isEmpty }
            // One alone is the other's translation; several may have changed places unless their destinations tell.
            guard left.count == right.count, left.count == 1 || kind == .link else { continue }
            for (one, other) in zip(left, right) where one.destination == other.destination { places.append((one.text, other.text)) }
        }
        return places
    }

    /// Whether it is one to four words of the source language, the last one no function word, without marks.
    private static func isTerm(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        guard range.count <= longestText else { return false }
        var words = 0
        var last: Token?
        for token in segment.tokens(in: range) where token.kind != .space {
            guard token.kind == .word, token.info.contains(.source), token.shape.isDisjoint(with: [.protected, .hasDigit, .mixedCase, .allCapitals, .singleLetter]) else { return false }
            if token.info.contains(.sourceFunction), words == 0 || !segment.token(token, is: "of") { return false }
            words += 1
            last = token
        }
        guard let last, words <= mostWords else { return false }
        return !last.info.contains(.sourceFunction)
    }

    /// Whether it is a few words of the target language that begin with a noun.
    private static func isRendering(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        guard !range.isEmpty, range.count <= 2 * longestText else { return false }
        var words = 0
        for token in segment.tokens(in: range) where token.kind != .space {
            guard token.kind == .word || token.kind == .elision, token.info.contains(.target), !token.shape.contains(.protected) else { return false }
            if words == 0, !token.info.contains(.noun) || token.info.contains(.targetFunction) || token.info.contains(.infinitive) { return false }
            words += 1
        }
        return words > 0 && words <= 8
    }

    /// With a small first letter, unless the second one is a capital too.
    private static func uncapitalized(_ text: String) -> String {
        guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
        return first.lowercased() + text.dropFirst()
    }
}
