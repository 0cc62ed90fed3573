/// A page to check and where its source is to be had.
public struct PagePairing: Sendable, Equatable {
    /// Relative to the target root, with `/`.
    public let path: String
    /// The absolute path.
    public let location: String
    public let locale: LanguageTag
    public let provenance: Provenance
    public let source: PlannedSource

    public init(path: String, location: String, locale: LanguageTag, provenance: Provenance, source: PlannedSource) {
        self.path = path
        self.location = location
        self.locale = locale
        self.provenance = provenance
        self.source = source
    }
}

/// A file of a source tree.
public struct SourceFile: Sendable, Equatable {
    /// As a report names it: below the source root as the caller gave it.
    public let path: String
    /// The absolute path.
    public let location: String

    public init(path: String, location: String) {
        self.path = path
        self.location = location
    }
}

/// Where a page's source is to be had, before anything of it was read.
public enum PlannedSource: Sendable, Equatable {
    case none(warning: String?)
    case file(SourceFile)
    /// A commit of the source repository, by its whole or shortened id in hexadecimal digits, with the paths that the page may have there, the
    /// likeliest first, and a file to fall back to.
    case commit(id: String, paths: [String], otherwise: SourceFile?)
}

/// A page's source, read.
public enum SourceVersion: Sendable, Equatable {
    case none(warning: String?)
    case file(path: String, bytes: [UInt8], warning: String?)
    /// - path: in the source repository.
    /// - id: the commit's whole id.
    case commit(path: String, id: String, bytes: [UInt8], freshness: Freshness)
}

/// How the source that a page was made from stands to the source repository's `HEAD`.
public enum Freshness: Sendable, Equatable {
    case unchanged
    /// The bytes at `HEAD`, and the whole id of its commit.
    case changed(current: [UInt8], id: String)
    /// Not at this path any more; it may have been renamed.
    case removed(id: String)
    /// The repository has no `HEAD`, or an older one than the page's commit.
    case unknown
}
