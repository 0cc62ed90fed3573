import Foundation

/// The pages to check, each with its language, how it was made, and where its source is to be had.
///
/// It holds paths and a few values a page, never a page's text. Safe to use from several workers at once.
public final class Workspace: Sendable {
    /// The target root as the caller gave it, the base of the pages' paths.
    public let root: String
    /// In byte order of their paths.
    public let pages: [PagePairing]
    /// Pages left out, counted by reason.
    public let skipped: [String: Int]
    /// Pages and folders that should have been looked at and could not be, in path order.
    public let failures: [WorkspaceError]

    private let repository: SourceRepository?

    /// Looks for the pages and reads the beginning of each.
    ///
    /// - Throws: where a target, the source or the source repository is not there or is no such thing.
    public init(_ options: Options) throws(WorkspaceError) {
        let target = try TargetRoot(options)
        let sourceRoot: SourceRoot? = if let source = options.source { try SourceRoot(source, forSinglePage: target.isSingleFile) } else { nil }
        repository = if let path = options.sourceRepository { try SourceRepository(path) } else { nil }
        let discovery = PageDiscovery(
            root: target.location, start: target.start, include: options.include.map(PathPattern.init), exclude: options.exclude.map(PathPattern.init))
        let pairing = Pairing(options, target: target, source: sourceRoot)
        var planner = pairing
        var pages: [PagePairing] = []
        var skipped = discovery.skipped
        var failures = discovery.failures
        for path in discovery.paths {
            do throws(WorkspaceError) {
                switch try planner.plan(path) {
                case .check(let page): pages.append(page)
                case .skip(let reason): skipped[reason, default: 0] += 1
                }
            } catch {
                failures.append(error)
            }
        }
        // A source that stands beside its translations may lie in a folder that says otherwise.
        let sources = Set(pages.compactMap { if case .file(let file) = $0.source { file.location } else { nil } })
        let translations = pages.filter { !sources.contains($0.location) }
        if translations.count < pages.count { skipped["source of another page", default: 0] += pages.count - translations.count }
        root = target.name
        self.pages = translations
        self.skipped = skipped
        self.failures = failures.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// A page's bytes.
    ///
    /// - Throws: where it cannot be read, is no file any more, or is larger than 64 MiB.
    public func bytes(of page: PagePairing) throws(WorkspaceError) -> [UInt8] {
        try FileBytes.read(page.location, named: page.path)
    }

    /// Reads a page's source. What hinders that comes as a warning with no source or with the file fallen back to.
    public func source(for page: PagePairing) -> SourceVersion {
        switch page.source {
        case .none(let warning):
            return .none(warning: warning)
        case .file(let file):
            return Self.read(file, after: nil)
        case .commit(let id, let paths, let otherwise):
            guard let repository else { return .none(warning: nil) }
            do {
                return try repository.version(of: paths, at: id)
            } catch {
                guard let otherwise else { return .none(warning: "\(error.reason); checked without a source") }
                return Self.read(otherwise, after: "\(error.reason); \(otherwise.path) taken instead")
            }
        }
    }

    private static func read(_ file: SourceFile, after warning: String?) -> SourceVersion {
        do {
            return .file(path: file.path, bytes: try FileBytes.read(file.location, named: file.path), warning: warning)
        } catch {
            return .none(warning: "the source \(error.path) \(error.problem); checked without a source")
        }
    }
}
