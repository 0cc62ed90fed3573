import Alignment
import Linguistics
import Markup
import Terminology
import Testing

@testable import Checks

/// Runs rules over small pages written in tests.
enum RuleTest {
    private static let lexicon = Result { try Lexicon(source: .english, target: .french) }
    private static let builtInGlossary = TermMatcher(glossaries: [.builtIn])

    /// What a rule finds on a page.
    ///
    /// - Parameters:
    ///   - siblings: other pages of the tree, target and source, from which the tree's knowledge comes as well.
    ///   - glossary: nil for the built-in one.
    ///   - current: the source as it is today, where it has moved on; a nil page where it is gone.
    static func findings(
        of rule: some Rule, target: String, source: String? = nil, path: String = "page.md", siblings: [(target: String, source: String?)] = [],
        glossary: Glossary? = nil, lexicon given: Lexicon? = nil, current: String?? = nil, memory: [TranslationMemory.Unit] = [], trustsNameMarks: Bool = true
    ) throws -> [Finding] {
        let lexicon = try given ?? lexicon.get()
        let analyzer = try TextAnalyzer(lexicon: lexicon)
        func read(_ target: String, _ source: String?, path: String) -> (target: AnalyzedPage, bitext: Bitext?) {
            let target = AnalyzedPage(page: PageParser().parse(Array(target.utf8), path: path), analyzer: analyzer, language: lexicon.target)
            let source = source.map { AnalyzedPage(page: PageParser().parse(Array($0.utf8), path: path), analyzer: analyzer, language: lexicon.source) }
            return (target, source.map { Bitext(source: $0, target: target) })
        }
        let pair = read(target, source, path: path)
        var statistics = TreeStatistics(lexicon)
        statistics.add(target: pair.target, bitext: pair.bitext)
        for (index, sibling) in siblings.enumerated() {
            let pair = read(sibling.target, sibling.source, path: "sibling-\(index).md")
            statistics.add(target: pair.target, bitext: pair.bitext)
        }
        let outdated = current.map { text in
            OutdatedSource(
                current: text.map { AnalyzedPage(page: PageParser().parse(Array($0.utf8), path: path), analyzer: analyzer, language: lexicon.source) },
                version: "c0ffee1")
        }
        let matcher = glossary.map { TermMatcher(glossaries: [$0]) } ?? builtInGlossary
        let tree = TreeKnowledge(
            merging: [statistics], glossary: matcher,
            memory: TreeTranslations(memories: [TranslationMemory(name: "memory.tmx", units: memory)], analyzer: analyzer, forms: statistics.translations.forms),
            knownWords: .shipped(from: "en", to: "fr"), namingWords: .shipped(from: "en", to: "fr"))
        func subject(_ pair: (target: AnalyzedPage, bitext: Bitext?), _ known: KnownTexts) -> Subject {
            Subject(
                target: pair.target, bitext: pair.bitext, facts: PageFacts(target: pair.target, bitext: pair.bitext, words: tree.words?.reader), outdated: outdated, lexicon: lexicon, known: known,
                tree: tree, trustsNameMarks: trustsNameMarks)
        }
        func result(_ known: KnownTexts) -> [Finding] { FindingOrder.resolved(rule.findings(in: subject(pair, known))).filter { $0.confidence >= 0.5 } }
        let findings = result(KnownTexts(tree.glossary ?? matcher))
        // What a text has settled on another page must hold on this one: its paragraphs alone, the page without its source, and the page itself were checked before.
        let known = KnownTexts(tree.glossary ?? matcher)
        for other in target.split(separator: "\n\n").map(String.init) + [target] { _ = rule.findings(in: subject(read(other, nil, path: "other.md"), known)) }
        for _ in 0..<2 { #expect(result(known) == findings, "what was settled before changes what is found") }
        return findings
    }
}

/// Expects a rule's findings exactly at the places between `⟦` and `⟧` of the target page, and nowhere else.
func expect(
    _ rule: some Rule, target marked: String, source: String? = nil, path: String = "page.md", siblings: [(target: String, source: String?)] = [],
    glossary: Glossary? = nil, current: String?? = nil, memory: [TranslationMemory.Unit] = [], suggestions: [String?]? = nil, location: SourceLocation = #_sourceLocation
) throws {
    let expected = MarkedText(marked)
    let findings = try RuleTest.findings(of: rule, target: expected.text, source: source, path: path, siblings: siblings, glossary: glossary, current: current, memory: memory)
    let bytes = Array(expected.text.utf8)
    func show(_ range: Range<Int>) -> String { "\(range): «\(String(decoding: bytes[range], as: UTF8.self))»" }
    #expect(findings.map { show($0.range) } == expected.ranges.map(show), sourceLocation: location)
    for finding in findings {
        #expect(finding.rule == rule.description.id, sourceLocation: location)
    }
    if let suggestions { #expect(findings.map(\.suggestion) == suggestions, sourceLocation: location) }
}

/// Expects that a rule's own examples hold: findings in what is bad, none in what is good.
func expectExamples(of rule: some Rule, location: SourceLocation = #_sourceLocation) throws {
    for example in rule.description.examples {
        let bad = try RuleTest.findings(of: rule, target: example.bad, source: example.source)
        let good = try RuleTest.findings(of: rule, target: example.good, source: example.source)
        #expect(!bad.isEmpty, "nothing found in \(example.bad)", sourceLocation: location)
        #expect(good.isEmpty, "found in \(example.good): \(good.map(\.message))", sourceLocation: location)
    }
}
