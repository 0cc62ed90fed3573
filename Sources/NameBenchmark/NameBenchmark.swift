import Alignment
import ArgumentParser
import Checks
import Foundation
import Linguistics
import Markup
import SeededRandom
import Terminology

/// Measures how well names that no glossary has are found after they were mangled.
///
/// Names are planted into clean pairs of sentences: an invented name, or a common English word as a name, takes the place of a name that both
/// sides have. On some pages of each part the planted name is then mangled in one way. The rest of the tree is what the rules learn from, and each part
/// is judged by what the other parts tell (leave one out) and by its own pages.
@main
struct NameBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures how names that no glossary has are found after they were mangled.",
        discussion: "Plants names by seeded substitution into aligned pairs, mangles some, and prints recall and precision by kind, with no glossary.")

    @Argument(help: "The tree of source pages.") var source: String
    @Argument(help: "The tree of target pages, of the same paths.") var target: String
    @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1
    @Option(help: "Into how many parts the tree is cut; each is judged with the others as context.") var parts = 4
    @Option(help: "The most pages that are read.") var limit = 400
    @Flag(help: "Judges the target pages without their sources.") var withoutSource = false
    @Flag(help: "Uses no shipped list of words.") var withoutLists = false
    @Flag(help: "Lists what is missed and what is false.") var misses = false

    func validate() throws {
        guard parts >= 2 else { throw ValidationError("--parts must be at least 2; one part has no context") }
        guard limit >= parts else { throw ValidationError("--limit must be at least the number of parts") }
    }

    func run() throws {
        let lexicon = try Lexicon(source: .english, target: .french)
        let analyzer = try TextAnalyzer(lexicon: lexicon)
        let glossary = TermMatcher(glossaries: [], sourcePlurals: lexicon.source.plurals, targetPlurals: lexicon.target.plurals)
        let texts = try readPairs()
        var generator = SplitMix64(seed: seed)
        let plantation = Plantation(texts: texts, parser: PageParser(), analyzer: analyzer, lexicon: lexicon, using: &generator)
        print("\(texts.count) pairs of pages, \(plantation.names.count) names planted in \(plantation.uses) places, \(plantation.mangled.count) of them mangled")

        let pages = plantation.pages.map { page in
            let target = AnalyzedPage(page: PageParser().parse(page.target, path: page.path), analyzer: analyzer, language: lexicon.target)
            let source = AnalyzedPage(page: PageParser().parse(page.source, path: page.path), analyzer: analyzer, language: lexicon.source)
            return (target: target, bitext: withoutSource ? nil : Bitext(source: source, target: target))
        }
        var scores: [Mangling: Score] = [:]
        var falseAlarms = 0
        for part in 0..<parts {
            var others = TreeStatistics(lexicon)
            for (index, page) in pages.enumerated() where index % parts != part { others.add(target: page.target, bitext: page.bitext) }
            // A page is known by the other parts and by itself.
            for (index, page) in pages.enumerated() where index % parts == part && !plantation.mangled(onPage: index).isEmpty {
                var statistics = others
                statistics.add(target: page.target, bitext: page.bitext)
                let tree = TreeKnowledge(
                    merging: [statistics], glossary: glossary, knownWords: withoutLists ? .none : .shipped(from: lexicon.source.tag, to: lexicon.target.tag),
                    namingWords: withoutLists ? .none : .shipped(from: lexicon.source.tag, to: lexicon.target.tag))
                let subject = Subject(target: page.target, bitext: page.bitext, lexicon: lexicon, glossary: tree.glossary ?? glossary, tree: tree)
                let findings = (MangledName().findings(in: subject) + NameCasing().findings(in: subject)).filter { $0.confidence >= 0.5 }
                let planted = plantation.mangled(onPage: index)
                for place in planted {
                    let isFound = findings.contains { $0.range.overlaps(place.range) }
                    scores[place.kind, default: Score()].add(isFound)
                    if misses, !isFound { print("    missed  \(place.kind)  \(plantation.pages[index].path): \(place.name) as \(place.text): \(Self.excerpt(around: place.range, of: plantation.pages[index].target))") }
                }
                // What stood on the page before was the tree's own; false is what speaks of a planted name where it stands intact.
                for finding in findings where plantation.intact(onPage: index).contains(where: { $0.overlaps(finding.range) }) && !planted.contains(where: { $0.range.overlaps(finding.range) }) {
                    falseAlarms += 1
                    if misses { print("    false   \(plantation.pages[index].path): \(finding.message)") }
                }
            }
        }
        print("kind                    found     of  recall")
        var total = Score()
        for kind in Mangling.allCases {
            let score = scores[kind] ?? Score()
            total.found += score.found
            total.all += score.all
            print("\(kind.rawValue.padding(toLength: 22, withPad: " ", startingAt: 0))\(score)")
        }
        print("all                   \(total)")
        let precision = total.found + falseAlarms == 0 ? 1 : Double(total.found) / Double(total.found + falseAlarms)
        print("false alarms on planted names that stand intact: \(falseAlarms), precision \(String(format: "%.3f", precision))")
    }

    /// The place's line, or its part.
    private static func excerpt(around range: Range<Int>, of bytes: [UInt8]) -> String {
        let start = bytes[..<range.lowerBound].suffix(60).lastIndex(of: 0x0A).map { $0 + 1 } ?? max(0, range.lowerBound - 60)
        let end = bytes[range.upperBound...].prefix(60).firstIndex(of: 0x0A) ?? min(bytes.count, range.upperBound + 60)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private struct Score: CustomStringConvertible {
        var found = 0
        var all = 0

        mutating func add(_ isFound: Bool) {
            found += isFound ? 1 : 0
            all += 1
        }

        var description: String { String(format: "%7d%7d%8.3f", found, all, all == 0 ? 0 : Double(found) / Double(all)) }
    }

    private func readPairs() throws -> [(path: String, source: [UInt8], target: [UInt8])] {
        let paths = (FileManager.default.enumerator(atPath: source)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.sorted()
        guard !paths.isEmpty else { throw ValidationError("\(source) holds no .md page; give the folder of the source pages.") }
        return try paths.compactMap { path in
            let other = URL(fileURLWithPath: target).appendingPathComponent(path)
            guard FileManager.default.fileExists(atPath: other.path) else { return nil }
            return (path, [UInt8](try Data(contentsOf: URL(fileURLWithPath: source).appendingPathComponent(path))), [UInt8](try Data(contentsOf: other)))
        }.prefix(limit).map { $0 }
    }
}
