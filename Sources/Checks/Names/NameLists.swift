import Alignment
import Linguistics

/// Finds in lists of names the one that was translated: `Quenby, Tarnholm Ltd, Lueur, Velnora`.
struct NameLists {
    private static let fewestItems = 4

    static func findings(in subject: Subject) -> [Finding] {
        guard subject.bitext == nil else { return [] }
        var words = Set<NameKey>()
        for segment in subject.target.segments where segment.segment.text.count <= 600 {
            for range in strangers(in: segment) {
                let key = NameKey(segment.segment.text[range])
                // A word that many pages use is used for itself.
                if subject.tree.pages(ofWord: key) <= max(2, subject.tree.statistics.pages / 30) { words.insert(key) }
            }
        }
        guard !words.isEmpty else { return [] }
        return subject.target.segments.flatMap { segment in
            NamePlaces(of: words, in: segment).ranges.values.joined().filter { segment.tokens(in: $0).first?.shape.contains(.capitalized) == true }.map { range in
                Finding(
                    rule: MangledName.id, severity: .major, confidence: 0.65, range: segment.segment.byteRange(of: range),
                    message: "“\(segment.segment.string(in: range))” stands in a list of names and is a word of the language",
                    evidence: ["the other items of the list are names; this one was translated"])
            }
        }
    }

    /// Items of one word that only the target language has, with a capital though the sentence goes on, among names.
    private static func strangers(in segment: AnalyzedSegment) -> [Range<Int>] {
        let tokens = segment.tokens
        var items: [Range<Int>] = []
        var start = 0
        for index in tokens.indices where segment.token(tokens[index], is: ",") {
            items.append(start..<index)
            start = index + 1
        }
        guard items.count + 1 >= fewestItems else { return [] }
        items.append(start..<tokens.count)
        var names = 0
        var strangers: [Range<Int>] = []
        for (place, item) in items.enumerated() {
            let words = tokens[item].filter { $0.kind != .space }
            // A domain is a name too.
            let isDomain = words.count >= 3 && segment.token(words[1], is: ".") && words[1].range.upperBound == words[2].range.lowerBound
            guard let first = words.first, isDomain || first.shape.contains(.capitalized) || first.shape.contains(.mixedCase) else { return [] }
            if isDomain || words.contains(where: { $0.kind == .word && $0.info.isDisjoint(with: [.target, .source, .loanword]) && !$0.shape.contains(.protected) }) { names += 1 }
            if place > 0, words.count == 1, first.kind == .word, first.isTargetOnly, first.info.isDisjoint(with: [.targetFunction, .targetProper, .sourceProper]),
                first.shape.isDisjoint(with: [.allCapitals, .singleLetter])
            {
                strangers.append(first.range)
            }
        }
        return 2 * names >= items.count ? strangers : []
    }
}
