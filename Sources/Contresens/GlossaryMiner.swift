import Checks
import Linguistics
import Terminology
import Workspace

/// Reads a tree of pages for what a glossary should hold, or for which of a glossary's terms it uses.
public struct GlossaryMiner: Sendable {
    private let options: CheckOptions
    private let workspace: Workspace
    /// Pages that tell what is a name, but are not mined themselves.
    private let context: [PagePairing]
    private let lexicon: Lexicon
    private let glossary: TermMatcher

    /// - Parameter options: their glossaries are what is known already.
    /// - Throws: `WorkspaceError` where a path is not there, `LexiconError` where a dictionary or ICU's data is missing.
    public init(_ options: CheckOptions) throws {
        self.options = options
        workspace = try Workspace(options.workspace)
        context = try options.context.reduce(into: []) { [workspace] pages, tree in pages += try Workspace(tree).pages(besides: workspace.pages + pages) }
        lexicon = try Lexicon(options)
        glossary = TermMatcher(glossaries: options.glossaries, sourcePlurals: lexicon.source.plurals, targetPlurals: lexicon.target.plurals)
    }

    /// The number of pages to be read.
    public var pageCount: Int { workspace.pages.count }

    /// Pages that cannot be read, in path order.
    public var failures: [WorkspaceError] { workspace.failures }

    /// What the tree uses and the glossaries do not have. The same whatever the number of workers.
    ///
    /// - Parameter minimumCount: how many texts must have it, at least 1.
    public func proposals(minimumCount: Int) async throws -> [GlossaryProposal] {
        let statistics = try await gather(from: workspace.pages + context, into: TreeStatistics()) { pair, statistics in statistics.add(target: pair.target, bitext: pair.bitext) }
        let tree = TreeKnowledge(merging: statistics, glossary: glossary)
        var labels = TermMining.Labels()
        for part in try await gather(from: workspace.pages, into: labels, { pair, labels in labels.add(subject(of: pair, tree)) }) { labels.merge(part) }
        var mining = TermMining(labels: labels, lexicon: lexicon)
        for part in try await gather(from: workspace.pages, into: mining, { pair, mining in mining.add(subject(of: pair, tree)) }) { mining.merge(part) }
        return mining.proposals(minimumCount: minimumCount, tree: tree, glossary: glossary)
    }

    /// The glossary's entries that some page uses, by their index in `entries`: in the source, or in the page itself where that is not at hand.
    public func usedEntries() async throws -> Set<Int> {
        let parts = try await gather(from: workspace.pages, into: Set<Int>()) { pair, used in
            let subject = subject(of: pair, TreeKnowledge())
            let matches = pair.bitext == nil ? subject.targetTerms : subject.sourceTerms
            for match in matches.joined() { used.insert(match.entry) }
        }
        return parts.reduce(into: []) { $0.formUnion($1) }
    }

    /// The entries of all glossaries, as they apply.
    public var entries: [GlossaryEntry] { glossary.entries }

    private func subject(of pair: ReadPair, _ tree: TreeKnowledge) -> Subject {
        Subject(target: pair.target, bitext: pair.bitext, outdated: pair.outdated, lexicon: lexicon, glossary: glossary, tree: tree)
    }

    private func gather<Output: Sendable>(
        from pages: [PagePairing], into initial: Output, _ body: @escaping @Sendable (ReadPair, inout Output) -> Void
    ) async throws -> [Output] {
        let makeReader: @Sendable () throws -> PageReader = { [workspace, lexicon, options] in
            try PageReader(workspace: workspace, lexicon: lexicon, translatableKeys: options.translatableKeys)
        }
        return try await WorkerPool.gather(count: pages.count, workers: options.workers, makeState: makeReader, into: initial) { reader, index, output in
            guard let pair = try? reader.read(pages[index]) else { return }
            body(pair, &output)
        }
    }
}
