import Alignment
import Checks
import Foundation
import Linguistics
import Reporting
import Synchronization
import Terminology
import Workspace

/// Checks a tree of translated pages: finds them and their sources, learns what the tree tells, checks page by page, and reports.
public struct Checker: Sendable {
    private let options: CheckOptions
    private let workspace: Workspace
    /// Pages that the first pass reads besides those under check.
    private let context: [PagePairing]
    private let lexicon: Lexicon
    /// Built while the dictionaries load and the first pass reads.
    private let glossary: Task<TermMatcher, Never>
    private let rules: [ActiveRule]
    private let words: PairedWords.Reader

    /// Finds the pages and loads dictionaries and glossaries.
    ///
    /// - Throws: `WorkspaceError` where a path is not there, `LexiconError` where a dictionary or ICU's data is missing.
    public init(_ options: CheckOptions) throws {
        self.options = options
        let languages = options.languages
        glossary = Task.detached {
            TermMatcher(glossaries: options.glossaries, sourcePlurals: languages.source.plurals, targetPlurals: languages.target.plurals)
        }
        // The pages are sought while the dictionaries load.
        let loaded = Mutex<Result<Lexicon, any Error>?>(nil)
        let found = Mutex<Result<(Workspace, [PagePairing]), any Error>?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { task in
            if task == 0 {
                let result = Result { try Lexicon(source: languages.source, target: languages.target) }
                loaded.withLock { $0 = result }
            } else {
                let result = Result { try Self.pages(options) }
                found.withLock { $0 = result }
            }
        }
        guard let pages = found.withLock({ $0 }), let dictionaries = loaded.withLock({ $0 }) else { preconditionFailure("both have been done") }
        (workspace, context) = try pages.get()
        lexicon = try dictionaries.get()
        words = PairedWords.Reader(source: lexicon.source, target: lexicon.target)
        rules = RuleRegistry.rules.map { ActiveRule(rule: $0, description: $0.description, setting: options.rules[$0.description.id]) }.filter { $0.setting != .off }
    }

    /// A rule that takes part.
    private struct ActiveRule {
        let rule: any Rule
        let description: RuleDescription
        let setting: CheckOptions.RuleSetting?
    }

    /// The pages to check, and those of the trees given as context.
    private static func pages(_ options: CheckOptions) throws -> (Workspace, [PagePairing]) {
        let workspace = try Workspace(options.workspace)
        let context = try options.context.reduce(into: [PagePairing]()) { pages, tree in
            pages += try Workspace(tree).pages(besides: workspace.pages + pages)
        }
        return (workspace, context)
    }

    /// Bytes of pages and sources that the first pass may keep for the second one, so that small trees are read once and memory stays bounded.
    private static let keptBytes = 16 << 20

    /// What one worker has from the first pass.
    private struct FirstPass: Sendable {
        var statistics = TreeStatistics()
        /// By page index.
        var kept: [Int: KeptPage] = [:]
    }

    private struct KeptPage: Sendable {
        let pair: ReadPair
        let facts: PageFacts
    }

    /// Pages kept from the first pass, each given away once, so that its worker frees it.
    private final class KeptPages: Sendable {
        private let pages: Mutex<[Int: KeptPage]>

        init(_ parts: [FirstPass]) { pages = Mutex(parts.reduce(into: [:]) { $0.merge($1.kept) { first, _ in first } }) }

        func take(_ index: Int) -> KeptPage? { pages.withLock { $0.removeValue(forKey: index) } }
    }

    /// How much more may be kept, for all workers.
    private final class Room: Sendable {
        private let left: Atomic<Int>

        init(bytes: Int) { left = Atomic(bytes) }

        func takes(_ pair: ReadPair) -> Bool {
            let size = pair.target.page.bytes.count + (pair.bitext?.source.page.bytes.count ?? 0)
            return left.subtract(size, ordering: .relaxed).newValue >= 0
        }
    }

    /// The number of pages that will be checked.
    public var pageCount: Int { workspace.pages.count }

    /// Descriptions of the rules that take part.
    public var ruleDescriptions: [RuleDescription] { rules.map(\.description) }

    /// Checks all pages. The report is the same whatever the number of workers.
    ///
    /// - Parameter progress: is told, from any worker, how many pages are done.
    public func run(progress: @escaping @Sendable (Int) -> Void = { _ in }) async throws -> RunReport {
        let pages = workspace.pages
        let makeReader: @Sendable () throws -> PageReader = { [workspace, lexicon, options] in
            try PageReader(workspace: workspace, lexicon: lexicon, translatableKeys: options.translatableKeys)
        }
        let nothing = TreeStatistics(lexicon)
        let room = Room(bytes: Self.keptBytes)
        // Reading a context's page asks nothing of the workspace: its source, if any, is a file.
        let readable = pages + context
        var parts = try await WorkerPool.gather(count: readable.count, workers: options.workers, makeState: makeReader, into: FirstPass(statistics: nothing)) { [words] reader, index, part in
            // A page that cannot be read adds nothing here; the second pass reports it.
            guard let pair = try? reader.read(readable[index]) else { return }
            let facts = PageFacts(target: pair.target, bitext: pair.bitext, words: words)
            part.statistics.add(target: pair.target, bitext: pair.bitext, facts: facts)
            if index < pages.count, room.takes(pair) { part.kept[index] = KeptPage(pair: pair, facts: facts) }
        }
        let memory = options.memories.isEmpty ? nil : TreeTranslations(memories: options.memories, analyzer: try TextAnalyzer(lexicon: lexicon), forms: WrittenForms(lexicon))
        let knownWords = WordPairs.shipped(from: lexicon.source.tag, to: lexicon.target.tag)
        let glossary = await glossary.value
        let kept = KeptPages(parts)
        let statistics = parts.map(\.statistics)
        parts = []
        let tree = TreeKnowledge(merging: statistics, glossary: glossary, memory: memory, knownWords: knownWords, namingWords: .shipped(from: lexicon.source.tag, to: lexicon.target.tag))

        let done = Atomic<Int>(0)
        let makeWorker: @Sendable () throws -> Worker = { Worker(reader: try makeReader(), texts: KnownTexts(tree.glossary ?? glossary)) }
        let outcomes = try await WorkerPool.map(count: pages.count, workers: options.workers, makeState: makeWorker) { worker, index in
            let outcome = check(pages[index], kept: kept.take(index), by: worker, tree: tree)
            progress(done.add(1, ordering: .relaxed).newValue)
            return outcome
        }
        var reports: [PageReport] = []
        var failures = workspace.failures.map(Failure.init)
        for outcome in outcomes {
            switch outcome {
            case .success(let report): reports.append(report)
            case .failure(let error): failures.append(Failure(error))
            }
        }
        return RunReport(
            root: workspace.root, pages: reports, skipped: workspace.skipped,
            failures: failures.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
    }

    /// What one worker has in the second pass.
    private struct Worker {
        let reader: PageReader
        let texts: KnownTexts
    }

    private func check(_ pairing: PagePairing, kept: KeptPage?, by worker: Worker, tree: TreeKnowledge) -> Result<PageReport, WorkspaceError> {
        do throws(WorkspaceError) {
            let pair = if let kept { kept.pair } else { try worker.reader.read(pairing) }
            let facts = kept?.facts ?? PageFacts(target: pair.target, bitext: pair.bitext, words: words)
            let subject = Subject(
                target: pair.target, bitext: pair.bitext, facts: facts, outdated: pair.outdated, lexicon: lexicon, known: worker.texts, tree: tree,
                trustsNameMarks: options.trustsNameMarks)
            let place = PlaceSeverity(pair.target.page)
            var findings: [Finding] = []
            for rule in rules {
                for var finding in rule.rule.findings(in: subject) where finding.confidence >= options.minimumConfidence {
                    if case .severity(let severity) = rule.setting {
                        finding.severity = severity
                    } else {
                        finding.severity = place.severity(of: finding, family: rule.description.family)
                    }
                    if Self.translating.contains(finding.rule), let suggestion = finding.suggestion {
                        finding.suggestion = proof(of: suggestion, path: pair.pairing.path, by: worker, tree: tree)
                        // These rules say last where the translation comes from.
                        if finding.suggestion == nil { finding.evidence.removeLast() }
                    }
                    findings.append(finding)
                }
            }
            return .success(PageReport(
                of: pair, findings: FindingOrder.resolved(findings), rules: rules.lazy.map(\.description.id), baseline: options.baseline))
        } catch {
            return .failure(error)
        }
    }

    /// Rules that suggest whole translations of other pages.
    private static let translating: Set<String> = ["untranslated-segment", "missing-content"]

    /// A translation as these rules would have it; nil where they find fault with it and cannot mend it.
    private func proof(of suggestion: String, path: String, by worker: Worker, tree: TreeKnowledge) -> String? {
        var text = suggestion
        for _ in 0..<3 {
            let page = worker.reader.page(of: text, path: path)
            let subject = Subject(target: page, bitext: nil, facts: PageFacts(target: page, bitext: nil, words: nil), lexicon: lexicon, known: worker.texts, tree: tree)
            let findings = FindingOrder.resolved(rules.flatMap { $0.rule.findings(in: subject) }.filter { $0.confidence >= options.minimumConfidence })
            guard !findings.isEmpty else { return text }
            var bytes = Array(text.utf8)
            for finding in findings.reversed() {
                guard let mended = finding.suggestion, finding.range.upperBound <= bytes.count else { return nil }
                bytes.replaceSubrange(finding.range, with: mended.utf8)
            }
            text = String(decoding: bytes, as: UTF8.self)
        }
        return nil
    }
}
