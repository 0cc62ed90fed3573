import Alignment
import Linguistics

/// Finds in lists of names the one that was translated: `Quenby, Tarnholm Ltd, Lueur, Velnora`.
struct NameLists {
    private static let fewestItems = 4

    /// An item that was translated.
    private struct Stranger {
        let range: Range<Int>
        /// The last word, where it has several.
        let noun: Range<Int>?
    }

    static func findings(in subject: Subject) -> [Finding] {
        guard subject.bitext == nil else { return [] }
        let links = subject.targetWords.nounLinks
        var words = Set<NameKey>()
        var nouns = Set<NameKey>()
        for (index, segment) in subject.target.segments.enumerated() where segment.segment.text.count <= 600 {
            guard !subject.texts[index].settled.contains(.nameLists) else { continue }
            let strangers = subject.texts[index].characters.contains(",") ? strangers(in: segment, links) : []
            if strangers.isEmpty { subject.texts[index].settled.insert(.nameLists) }
            for stranger in strangers {
                let key = NameKey(segment.segment.text[stranger.range])
                // A word that many pages use is used for itself.
                if stranger.noun != nil || subject.tree.pages(ofWord: key) <= max(2, subject.tree.statistics.pages / 30) { words.insert(key) }
                if let noun = stranger.noun { nouns.insert(NameKey(segment.segment.text[noun])) }
            }
        }
        guard !words.isEmpty else { return [] }
        return subject.target.segments.flatMap { segment in
            let whole = NamePlaces(of: words, in: segment).ranges.values.joined().filter { segment.tokens(in: $0).first?.shape.contains(.capitalized) == true }
            // The name's last word alone, with an article and a capital, as no noun is written.
            let parts = NamePlaces(of: nouns, in: segment).ranges.values.joined().compactMap { range -> Range<Int>? in
                let index = segment.firstToken(endingAfter: range.lowerBound)
                guard segment.tokens[index].shape.contains(.capitalized), !segment.tokens[index].shape.contains(.allCapitals),
                    let article = NameNeighbours.word(before: index, in: segment), segment.tokens[article].info.contains(.determiner), !whole.contains(where: { $0.overlaps(range) })
                else { return nil }
                return segment.tokens[article].range.lowerBound..<range.upperBound
            }
            return (whole + parts).map { range in
                Finding(
                    rule: MangledName.id, severity: .major, confidence: 0.65, range: segment.segment.byteRange(of: range),
                    message: "“\(segment.segment.string(in: range))” stands in a list of names and is made of words of the language",
                    evidence: ["the other items of the list are names; this one was translated"])
            }
        }
    }

    /// A noun, a small word and a noun that only the target language has: `Brasserie du chêne`.
    private static func phrase(_ item: Range<Int>, in segment: AnalyzedSegment, _ links: WordSet) -> Stranger? {
        let words = item.filter { segment.tokens[$0].kind != .space }
        guard words.count == 3, words.allSatisfy({ segment.tokens[$0].kind == .word || segment.tokens[$0].kind == .elision }) else { return nil }
        let (head, link, noun) = (segment.tokens[words[0]], segment.tokens[words[1]], segment.tokens[words[2]])
        // The joining word with an article in it is a determiner as well: du.
        let isLink = links.contains(words[1], in: segment) || link.info.contains([.determiner, .preposition])
        guard isLink, head.info.contains(.noun), head.shape.isDisjoint(with: [.allCapitals, .mixedCase]), noun.isTargetOnly, noun.info.contains(.noun),
            noun.shape.isDisjoint(with: [.capitalized, .allCapitals])
        else { return nil }
        return Stranger(range: head.range.lowerBound..<noun.range.upperBound, noun: noun.range)
    }

    /// Items among names: of one word that only the target language has, with a capital though the sentence goes on, and phrases.
    private static func strangers(in segment: AnalyzedSegment, _ links: WordSet) -> [Stranger] {
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
        var strangers: [Stranger] = []
        for (place, item) in items.enumerated() {
            let words = tokens[item].filter { $0.kind != .space }
            // A domain is a name too.
            let isDomain = words.count >= 3 && segment.token(words[1], is: ".") && words[1].range.upperBound == words[2].range.lowerBound
            guard let first = words.first, isDomain || first.shape.contains(.capitalized) || first.shape.contains(.mixedCase) else { return [] }
            if isDomain || words.contains(where: { $0.kind == .word && $0.info.isDisjoint(with: [.target, .source, .loanword]) && !$0.shape.contains(.protected) }) { names += 1 }
            if place > 0, words.count == 1, first.kind == .word, first.isTargetOnly, first.info.isDisjoint(with: [.targetFunction, .targetProper, .sourceProper]),
                first.shape.isDisjoint(with: [.allCapitals, .singleLetter])
            {
                strangers.append(Stranger(range: first.range, noun: nil))
            } else if let phrase = phrase(item, in: segment, links) {
                strangers.append(phrase)
            }
        }
        return 2 * names >= items.count ? strangers : []
    }
}
