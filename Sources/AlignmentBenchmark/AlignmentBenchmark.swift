import Alignment
import ArgumentParser
import Foundation
import Linguistics
import Markup
import SeededRandom
import Terminology

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
    @Option(help: "Writes what words become to this file, a table for Glossaries/words, and does nothing else.") var writeWords: String?
    @Flag(help: "Begins to learn from the shipped list of word pairs.") var knownWords = false
    @Option(help: "For that, how many sentences must have a word.") var leastUses = 8
    @Option(help: "Shows what a word of the source becomes, and does nothing else.") var word: String?
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

        let words = measureWords(bitexts, clock)
        if let word {
            show(word, words, bitexts)
            return
        }
        if let writeWords {
            try write(words, bitexts, to: writeWords)
            return
        }

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

    /// Learns what words become, and counts how often words of a link are linked with words of the same link of the translation: its bounds are
    /// hidden from the learner.
    private func measureWords(_ bitexts: [Bitext], _ clock: ContinuousClock) -> LearnedWords? {
        let known = knownWords ? WordPairs.shipped(from: "en", to: "fr") : .none
        var sample = SentenceSample(source: .english, target: .french)
        let reader = PairedWords.Reader(source: .english, target: .french)
        for bitext in bitexts { sample.add(PairedWords(bitext, by: reader)) }
        var learned: LearnedWords?
        let learning = clock.measure { learned = LearnedWords(sample, known: known) }
        guard let learned else {
            print("words           too few sentences to learn from")
            return nil
        }
        var inside = Score()
        var outside = Score()
        var linked = Score()
        let linking = clock.measure {
            for bitext in bitexts {
                for pair in bitext.sentences where pair.source.count == 1 && pair.target.count == 1 {
                    let (left, right) = (pair.source[0], pair.target[0])
                    let (source, target) = (bitext.source.segments[left.segment], bitext.target.segments[right.segment])
                    let sourceWords = learned.source.words(of: source, in: source.sentences[left.sentence])
                    let targetWords = learned.target.words(of: target, in: target.sentences[right.sentence])
                    let links = WordLinks(sourceWords, targetWords, by: learned.translations).links
                    for index in sourceWords.indices { linked.add(links.contains { $0.source == index }) }
                    for (one, other) in Self.sameLinks(source.segment, target.segment) {
                        for link in links {
                            let isIn = one.text.contains(source.tokens[sourceWords[link.source].token].range.lowerBound)
                            let lands = other.text.contains(target.tokens[targetWords[link.target].token].range.lowerBound)
                            if isIn { inside.add(lands) } else { outside.add(!lands) }
                        }
                    }
                }
            }
        }
        print("words           \(learned.translations.count) pairs of words learned from \(learned.translations.sentences) sentences in \(learning), \(linked) linked in \(linking)")
        print("words of links  \(inside) land in the link; of the words beside it \(outside) land beside it")
        return learned
    }

    /// The links that lead to the same place, where one only does so on either side.
    private static func sameLinks(_ source: Segment, _ target: Segment) -> [(Inline, Inline)] {
        let (left, right) = (source.inlines.filter { $0.kind == .link }, target.inlines.filter { $0.kind == .link })
        return left.compactMap { link in
            let same = right.filter { $0.destination == link.destination }
            return same.count == 1 && left.count { $0.destination == link.destination } == 1 ? (link, same[0]) : nil
        }
    }

    /// By key, the word's most frequent form in small letters, of those that a dictionary knows.
    private static func forms(of pages: [AnalyzedPage], _ reader: MeaningWords, knownAs known: WordInfo) -> [UInt32: String] {
        var counts: [UInt32: [String: Int]] = [:]
        for segment in pages.flatMap(\.segments) {
            for word in reader.words(of: segment, in: 0..<segment.segment.text.count) {
                let token = segment.tokens[word.token]
                guard token.shape.isDisjoint(with: [.capitalized, .mixedCase, .hasDigit]), !token.info.isDisjoint(with: known) else { continue }
                counts[word.key, default: [:]][segment.string(of: token), default: 0] += 1
            }
        }
        return counts.compactMapValues { forms in forms.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key }
    }

    private func show(_ word: String, _ learned: LearnedWords?, _ bitexts: [Bitext]) {
        guard let learned else { return }
        let forms = Self.forms(of: bitexts.map(\.target), learned.target, knownAs: [.target, .source])
        let key = learned.source.key(of: Array(word.utf8)[...])
        print("\(word): in \(learned.translations.sentences(with: key)) sentences")
        let found = forms.compactMap { form in learned.translations.likelihood(key, form.key).map { (form.value, $0) } }
        for (form, likelihood) in found.sorted(by: { $0.1.forward > $1.1.forward }) {
            print(String(format: "    %.3f  %.3f  ", likelihood.forward, likelihood.backward) + form)
        }
    }

    /// Writes what words of the dictionaries become as a table for `Glossaries/words`: percentages in either direction.
    private func write(_ learned: LearnedWords?, _ bitexts: [Bitext], to path: String) throws {
        guard let learned else { return }
        let sources = Self.forms(of: bitexts.map(\.source), learned.source, knownAs: [.source]).sorted { $0.value < $1.value }
        let targets = Self.forms(of: bitexts.map(\.target), learned.target, knownAs: [.target, .loanword]).sorted { $0.value < $1.value }
        var table = "source,target,forward,backward\n"
        for source in sources where learned.translations.sentences(with: source.key) >= leastUses {
            for target in targets {
                guard let likelihood = learned.translations.likelihood(source.key, target.key) else { continue }
                let (forward, backward) = (Int((100 * likelihood.forward).rounded()), Int((100 * likelihood.backward).rounded()))
                if forward * backward >= 49 { table += "\(source.value),\(target.value),\(forward),\(backward)\n" }
            }
        }
        try Data(table.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
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
