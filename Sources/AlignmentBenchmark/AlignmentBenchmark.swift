import Alignment
import ArgumentParser
import Foundation
import Linguistics
import Markup
import SeededRandom

/// Measures the block aligner on a tree of pages and their translations.
@main
struct AlignmentBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures how well blocks of pages and their translations are paired.",
        discussion: """
            Headings: those of the target that bear the slug of a source heading, paired with it while slugs are hidden.
            Perturbed: blocks of one side are deleted, merged and swapped; the untouched ones must stay paired as they were.
            """)

    @Argument(help: "The tree of source pages.") var source: String
    @Argument(help: "The tree of target pages, of the same paths.") var target: String
    @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1
    @Option(help: "Of a page's blocks, the share that is deleted, merged and swapped, each.") var share = 0.05
    @Flag(help: "Lists what is paired wrong.") var misses = false
    @Option(help: "Shows the alignment of the pages whose path holds this, and does nothing else.") var show: String?

    func run() throws {
        let clock = ContinuousClock()
        var pages: [(source: Page, target: Page)] = []
        let parsing = try clock.measure { pages = try readPairs() }
        print("pages           \(pages.count) pairs, \(pages.reduce(0) { $0 + $1.source.blocks.count }) source blocks, parsed in \(parsing)")

        let aligner = BlockAligner()
        if let show {
            let view = SideBySideView(width: 160, usesColor: false)
            for page in pages where page.source.path.contains(show) {
                print(view.render(source: page.source, target: page.target, alignment: aligner.align(source: page.source, target: page.target)))
            }
            return
        }
        var alignments: [PageAlignment] = []
        let aligning = clock.measure { alignments = pages.map { aligner.align(source: $0.source, target: $0.target) } }
        let pairs = alignments.flatMap(\.pairs)
        let single = pairs.filter { $0.source.count == 1 && $0.target.count == 1 }.count
        let alone = pairs.filter { $0.source.isEmpty || $0.target.isEmpty }.count
        print("aligned         \(pairs.count) pairs, \(single) one to one, \(alone) without counterpart, in \(aligning) on one core")

        // Sentence ends differ by language only in abbreviations, so that other languages are measured fairly enough.
        let analyzer = try TextAnalyzer(lexicon: Lexicon(source: .english, target: .french))
        var bitexts: [Bitext] = []
        var analyzed: [(AnalyzedPage, AnalyzedPage)] = []
        let analyzing = clock.measure {
            analyzed = pages.map {
                (AnalyzedPage(page: $0.source, analyzer: analyzer, language: .english), AnalyzedPage(page: $0.target, analyzer: analyzer, language: .french))
            }
        }
        let pairing = clock.measure { bitexts = zip(analyzed, alignments).map { Bitext(source: $0.0, target: $0.1, blocks: $1) } }
        let sentences = bitexts.flatMap(\.sentences)
        let even = sentences.filter { $0.source.count == 1 && $0.target.count == 1 }.count
        let lone = sentences.filter { $0.source.isEmpty || $0.target.isEmpty }.count
        print("sentences       \(sentences.count) pairs, \(even) one to one, \(lone) without counterpart, analyzed in \(analyzing), paired in \(pairing)")

        var headings = Score()
        for page in pages {
            let alignment = aligner.align(source: page.source, target: page.target, options: .init(ignoreAnchors: true))
            count(headingsOf: page, alignment, in: &headings)
        }
        print("headings        \(headings)")

        var generator = SplitMix64(seed: seed)
        var byConfidence: [Int: Score] = [:]
        for ignoreAnchors in [false, true] {
            let options = BlockAligner.Options(ignoreAnchors: ignoreAnchors)
            let note = ignoreAnchors ? ", slugs hidden" : ""
            var perturbed: [Perturbation.Fate: Score] = [:]
            var same: [Perturbation.Fate: Score] = [:]
            var ownConfidence: [Int: Score] = [:]
            for (page, alignment) in zip(pages, alignments) {
                let changed = Perturbation(of: page.target, share: share, using: &generator)
                let found = aligner.align(source: page.source, target: changed.page, options: options)
                count(changed, found, truth: alignment, source: page.source, in: &perturbed, &byConfidence)
                let ownChanged = Perturbation(of: page.source, share: share, using: &generator)
                let ownTruth = PageAlignment(
                    pairs: page.source.blocks.indices.map { BlockPair(source: [$0], target: [$0], confidence: 1, evidence: []) },
                    sourceCount: page.source.blocks.count, targetCount: page.source.blocks.count)
                let own = aligner.align(source: page.source, target: ownChanged.page, options: options)
                count(ownChanged, own, truth: ownTruth, source: page.source, in: &same, &ownConfidence)
            }
            report("perturbed target\(note)", perturbed)
            report("page and itself\(note)", same)
        }
        print("confidence      how often pairs of perturbed pages are right")
        for (band, score) in byConfidence.sorted(by: { $0.key < $1.key }) { print("    from \(Double(band) / 10)\t\(score)") }
    }

    private struct Score: CustomStringConvertible {
        var right = 0
        var all = 0

        mutating func add(_ isRight: Bool) {
            right += isRight ? 1 : 0
            all += 1
        }

        var description: String {
            let percent = all == 0 ? 100 : 100 * Double(right) / Double(all)
            return "\(right) of \(all), \(String(format: "%.2f", percent)) %"
        }
    }

    private func readPairs() throws -> [(source: Page, target: Page)] {
        let parser = PageParser()
        let root = URL(fileURLWithPath: source)
        let paths = (FileManager.default.enumerator(atPath: source)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.sorted()
        guard !paths.isEmpty else { throw ValidationError("\(source) holds no .md page; give the folder of the source pages.") }
        return try paths.compactMap { path in
            let other = URL(fileURLWithPath: target).appendingPathComponent(path)
            guard FileManager.default.fileExists(atPath: other.path) else { return nil }
            let bytes = try Data(contentsOf: root.appendingPathComponent(path))
            let otherBytes = try Data(contentsOf: other)
            return (parser.parse([UInt8](bytes), path: path), parser.parse([UInt8](otherBytes), path: path))
        }
    }

    /// Counts the target's headings that bear slugs of the source's, the nth of one slug belonging to the nth.
    private func count(headingsOf page: (source: Page, target: Page), _ alignment: PageAlignment, in score: inout Score) {
        var bearers: [String: [Int]] = [:]
        for (index, block) in page.source.blocks.enumerated() {
            guard case .heading = block.kind, let segment = block.segments.first else { continue }
            let slug = HeadingSlug.slug(of: page.source.segments[segment].string)
            bearers[slug, default: []].append(index)
            if let anchor = block.anchor, anchor != slug { bearers[anchor, default: []].append(index) }
        }
        var seen: [String: Int] = [:]
        for (index, block) in page.target.blocks.enumerated() {
            guard case .heading = block.kind, let anchor = block.anchor, let sources = bearers[anchor] else { continue }
            let nth = seen[anchor, default: 0]
            seen[anchor] = nth + 1
            guard nth < sources.count else { continue }
            let pair = alignment.pair(ofTarget: index)
            score.add(pair.source.contains(sources[nth]))
            if misses, !pair.source.contains(sources[nth]) { print("    \(page.target.path): heading \(anchor) with \(pair.source)") }
        }
    }

    private func count(
        _ changed: Perturbation, _ found: PageAlignment, truth: PageAlignment, source: Page, in scores: inout [Perturbation.Fate: Score],
        _ byConfidence: inout [Int: Score]
    ) {
        for pair in truth.pairs where pair.source.count == 1 && pair.target.count == 1 {
            let block = pair.target[0]
            let foundPair = found.pair(ofSource: pair.source[0])
            let result = foundPair.target
            let fate = changed.fate[block]
            let isRight = result == (changed.place[block].map { [$0] } ?? [])
            scores[fate, default: Score()].add(isRight)
            byConfidence[min(9, Int(foundPair.confidence * 10)), default: Score()].add(isRight)
            if misses, !isRight, fate == .untouched {
                print("    \(source.path): \(source.blocks[pair.source[0]].kind) \(pair.source[0]) with \(result), not \(changed.place[block] ?? -1)")
            }
        }
    }

    private func report(_ title: String, _ scores: [Perturbation.Fate: Score]) {
        print(title)
        for fate in [Perturbation.Fate.untouched, .deleted, .merged, .swapped] { print("    \(fate)\t\(scores[fate] ?? Score())") }
    }
}
