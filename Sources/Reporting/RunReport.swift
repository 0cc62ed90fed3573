import Checks
import Markup

/// A finding with its place as people and tools name it. It keeps what reports need of the page, so that the page itself can go.
public struct LocatedFinding: Sendable {
    public let finding: Finding
    public let start: LineIndex.Position
    public let end: LineIndex.Position
    /// The whole lines from `start` to `end`, without the last one's end mark, invalid UTF-8 shown as U+FFFD; untrusted.
    public let lines: String
    /// Whether it still asks for action.
    public var standing: Standing

    public init(finding: Finding, start: LineIndex.Position, end: LineIndex.Position, lines: String, standing: Standing = .open) {
        self.finding = finding
        self.start = start
        self.end = end
        self.lines = lines
        self.standing = standing
    }
}

/// What a team has already said of a finding.
public enum Standing: Sendable, Equatable {
    /// Nothing: it is new and asks for action.
    case open
    /// A person decided that it is no error or is to stay: by a mark on the page itself, or by a list kept beside the pages.
    case suppressed(onPage: Bool, reason: String?)
    /// The baseline has it: an error, known since before.
    case known
}

/// Whether a page was made from its source's present version.
public enum Freshness: Sendable, Equatable {
    case unknown
    case current
    /// The source has moved on.
    case stale
}

/// How a page was translated, by its own front matter.
public enum Provenance: Sendable, Equatable {
    case machine
    case human
    /// `ht-degree: N%`: the share that people translated.
    case partlyHuman(percent: Int)
    case unknown
}

/// Where a page's source came from.
public enum SourceOrigin: Sendable, Equatable {
    case none
    /// A file of the source tree.
    case file(path: String)
    /// A version out of git.
    case commit(path: String, id: String)
}

/// What was found on one page.
public struct PageReport: Sendable {
    /// Relative to the target root, with `/`.
    public let path: String
    public let source: SourceOrigin
    public let provenance: Provenance
    public let freshness: Freshness
    /// Words evaluated, the unit of the MQM score.
    public let words: Int
    /// In file order.
    public let findings: [LocatedFinding]
    /// What hindered the check of this page, one sentence each.
    public let warnings: [String]

    public init(
        path: String, source: SourceOrigin, provenance: Provenance, freshness: Freshness = .unknown, words: Int, findings: [LocatedFinding],
        warnings: [String]
    ) {
        self.path = path
        self.source = source
        self.provenance = provenance
        self.freshness = freshness
        self.words = words
        self.findings = findings
        self.warnings = warnings
    }
}

/// A file that could not be checked though it should have been.
public struct Failure: Sendable, Equatable {
    public let path: String
    public let line: Int?
    public let column: Int?
    /// What was expected and what to do.
    public let message: String

    public init(path: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }
}

/// All that a run found, in path order.
public struct RunReport: Sendable {
    /// The target root as given on the command line, the base of the pages' paths.
    public let root: String
    public let pages: [PageReport]
    /// Pages left out, counted by reason.
    public let skipped: [String: Int]
    public let failures: [Failure]

    public init(root: String, pages: [PageReport], skipped: [String: Int], failures: [Failure]) {
        self.root = root
        self.pages = pages
        self.skipped = skipped
        self.failures = failures
    }
}
