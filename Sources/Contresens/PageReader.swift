import Alignment
import Checks
import Linguistics
import Markup
import Reporting
import Workspace

/// A page read with its source, both sides analyzed and aligned.
struct ReadPair: Sendable {
    let pairing: PagePairing
    let target: AnalyzedPage
    /// Nil without a source.
    let bitext: Bitext?
    /// The source as it is today, when that differs from what the target was made from.
    let outdated: OutdatedSource?
    let origin: SourceOrigin
    let freshness: Reporting.Freshness
    let warnings: [String]
}

/// Reads pages; one a worker.
final class PageReader {
    private let workspace: Workspace
    private let lexicon: Lexicon
    private let parser: PageParser
    private let analyzer: TextAnalyzer

    private let alignment: BlockAligner.Options

    init(
        workspace: Workspace, lexicon: Lexicon, translatableKeys: Set<String>, alignment: BlockAligner.Options = BlockAligner.Options(givesEvidence: false)
    ) throws {
        self.alignment = alignment
        self.workspace = workspace
        self.lexicon = lexicon
        parser = PageParser(translatableKeys: translatableKeys)
        analyzer = try TextAnalyzer(lexicon: lexicon)
    }

    /// - Parameter path: the name that the page is to bear; nil for its path below the target root.
    /// - Throws: where the page itself cannot be read; what hinders its source is a warning.
    func read(_ pairing: PagePairing, as path: String? = nil) throws(WorkspaceError) -> ReadPair {
        let page = parser.parse(try workspace.bytes(of: pairing), path: path ?? pairing.path)
        let target = AnalyzedPage(page: page, analyzer: analyzer, language: lexicon.target)
        var warnings: [String] = []
        if !page.problems.isEmpty {
            let lines = LineIndex(page.bytes)
            warnings = page.problems.map { "line \(lines.line(ofByte: $0.range.lowerBound)): \($0.message)" }
        }

        var source: AnalyzedPage?
        var outdated: OutdatedSource?
        var origin = SourceOrigin.none
        var freshness = Reporting.Freshness.unknown
        switch workspace.source(for: pairing) {
        case .none(let warning):
            if let warning { warnings.append(warning) }
        case .file(let path, let bytes, let warning):
            if let warning { warnings.append(warning) }
            source = analyzedSource(bytes, path: path)
            origin = .file(path: path)
        case .commit(let path, let id, let bytes, let state):
            source = analyzedSource(bytes, path: path)
            origin = .commit(path: path, id: id)
            switch state {
            case .unchanged: freshness = .current
            case .changed(let current, let currentID):
                freshness = .stale
                outdated = OutdatedSource(current: analyzedSource(current, path: path), version: currentID)
            case .removed(let currentID):
                freshness = .stale
                outdated = OutdatedSource(current: nil, version: currentID)
            case .unknown: break
            }
        }
        return ReadPair(
            pairing: pairing, target: target, bitext: source.map { Bitext(source: $0, target: target, options: alignment) }, outdated: outdated, origin: origin,
            freshness: freshness, warnings: warnings)
    }

    /// A text of a page read as a page of its own.
    func page(of text: String, path: String) -> AnalyzedPage {
        AnalyzedPage(page: parser.parse(Array(text.utf8), path: path), analyzer: analyzer, language: lexicon.target)
    }

    private func analyzedSource(_ bytes: [UInt8], path: String) -> AnalyzedPage {
        AnalyzedPage(page: parser.parse(bytes, path: path), analyzer: analyzer, language: lexicon.source)
    }
}
