import Alignment
import Linguistics
import Markup
import SeededRandom

/// Pairs of pages with names planted where both sides had the same word, some of them mangled in the target.
struct Plantation {
    struct Page {
        let path: String
        let source: [UInt8]
        let target: [UInt8]
    }

    /// A planted name that was mangled.
    struct Place {
        let page: Int
        let kind: Mangling
        let name: String
        let text: String
        /// In the target's bytes.
        let range: Range<Int>
    }

    private struct Edit {
        let range: Range<Int>
        let text: String
        let mangling: (kind: Mangling, name: String)?
    }

    /// Names with what a dictionary would make of them; nil for those that are no words.
    static let candidates: [(name: String, translation: String?)] = [
        ("Lantern", "lanterne"), ("Outpost", "avant-poste"), ("Orchard", "verger"), ("Thimble", "dé à coudre"), ("Walnut", "noix"), ("Pebble", "galet"),
        ("Harbor Desk", "bureau du port"), ("Night Watch", "garde de nuit"), ("Silver Key", "clé d’argent"), ("Open Road", "route ouverte"), ("Copper Gate", "porte de cuivre"),
        ("Velnora", nil), ("Tarnholm", nil), ("Quenbria", nil), ("BrunZel", nil), ("LarkRow", nil), ("FoxGlide", nil), ("Lumen.Veldran", nil), ("Ossett Mill", nil),
    ]
    private static let placesAPage = 8
    private static let mangledShare = 0.2

    let names = Self.candidates.map(\.name)
    private(set) var pages: [Page] = []
    private(set) var mangled: [Place] = []
    private var kept: [[Range<Int>]] = []
    private(set) var uses = 0

    init(
        texts: [(path: String, source: [UInt8], target: [UInt8])], parser: PageParser, analyzer: TextAnalyzer, lexicon: Lexicon, using generator: inout SplitMix64
    ) {
        for (index, text) in texts.enumerated() {
            let source = AnalyzedPage(page: parser.parse(text.source, path: text.path), analyzer: analyzer, language: lexicon.source)
            let target = AnalyzedPage(page: parser.parse(text.target, path: text.path), analyzer: analyzer, language: lexicon.target)
            let bitext = Bitext(source: source, target: target)
            let own = (0..<2).map { _ in Self.candidates[Int.random(in: 0..<Self.candidates.count, using: &generator)] }
            var sourceEdits: [Edit] = []
            var targetEdits: [Edit] = []
            for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.8 && targetEdits.count < Self.placesAPage {
                let (left, right) = (source.segments[pair.source[0]], target.segments[pair.target[0]])
                guard left.segment.text != right.segment.text, left.tokens.count >= 9, let place = Self.sharedWord(left, right) else { continue }
                let planted = own[Int.random(in: 0..<own.count, using: &generator)]
                let isMangled = Double.random(in: 0..<1, using: &generator) < Self.mangledShare
                let kind = Mangling.allCases[Int.random(in: 0..<Mangling.allCases.count, using: &generator)]
                let form = isMangled ? kind.of(planted.name, translation: planted.translation, using: &generator) : nil
                sourceEdits.append(Edit(range: left.segment.byteRange(of: place.source), text: planted.name, mangling: nil))
                targetEdits.append(Edit(range: right.segment.byteRange(of: place.target), text: form ?? planted.name, mangling: form.map { _ in (kind, planted.name) }))
            }
            let newTarget = Self.apply(targetEdits, to: text.target)
            uses += targetEdits.count
            pages.append(Page(path: text.path, source: Self.apply(sourceEdits, to: text.source).bytes, target: newTarget.bytes))
            var intact: [Range<Int>] = []
            for (edit, range) in zip(newTarget.edits, newTarget.ranges) {
                if let mangling = edit.mangling {
                    mangled.append(Place(page: index, kind: mangling.kind, name: mangling.name, text: edit.text, range: range))
                } else {
                    intact.append(range)
                }
            }
            kept.append(intact)
        }
    }

    func mangled(onPage page: Int) -> [Place] { mangled.filter { $0.page == page } }

    /// Where planted names stand as they should, in the target's bytes.
    func intact(onPage page: Int) -> [Range<Int>] { kept[page] }

    /// A capitalized word inside a sentence that both sides have once, with spaces around it.
    private static func sharedWord(_ left: AnalyzedSegment, _ right: AnalyzedSegment) -> (source: Range<Int>, target: Range<Int>)? {
        func words(_ segment: AnalyzedSegment) -> [[UInt8]: [Range<Int>]] {
            var words: [[UInt8]: [Range<Int>]] = [:]
            for index in segment.tokens.indices where segment.tokens[index].kind == .word {
                words[Array(segment.segment.text[segment.tokens[index].range]), default: []].append(segment.tokens[index].range)
            }
            return words
        }
        func isFree(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
            let index = segment.firstToken(endingAfter: range.lowerBound)
            guard index >= 2, index + 2 < segment.tokens.count, !segment.tokens[index].shape.contains(.protected), segment.tokens[index - 1].kind == .space,
                segment.tokens[index + 1].kind == .space, segment.tokens[index - 2].kind == .word, segment.tokens[index + 2].kind == .word
            else { return false }
            // A name of several words would keep its others.
            return !segment.tokens[index - 2].shape.contains(.capitalized) && !segment.tokens[index + 2].shape.contains(.capitalized)
                && !segment.segment.inlines.contains { $0.text.contains(range.lowerBound) }
        }
        let others = words(right)
        for (word, places) in words(left).sorted(by: { ($0.value.first?.lowerBound ?? 0) < ($1.value.first?.lowerBound ?? 0) }) where places.count == 1 && word.count >= 4 {
            guard let same = others[word], same.count == 1, word.first.map({ $0 &- 0x41 < 26 }) == true, isFree(places[0], in: left), isFree(same[0], in: right) else { continue }
            return (places[0], same[0])
        }
        return nil
    }

    private static func apply(_ edits: [Edit], to bytes: [UInt8]) -> (bytes: [UInt8], edits: [Edit], ranges: [Range<Int>]) {
        var result: [UInt8] = []
        var done: [Edit] = []
        var ranges: [Range<Int>] = []
        var at = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= at {
            result += bytes[at..<edit.range.lowerBound]
            ranges.append(result.count..<(result.count + edit.text.utf8.count))
            result += edit.text.utf8
            done.append(edit)
            at = edit.range.upperBound
        }
        result += bytes[at...]
        return (result, done, ranges)
    }
}
