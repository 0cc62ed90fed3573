import Alignment

/// The source as it is today, for a page that was made from an earlier version.
public struct OutdatedSource: Sendable {
    /// Nil when the source repository has no such page any more.
    public let current: AnalyzedPage?
    /// The commit that holds it.
    public let version: String

    public init(current: AnalyzedPage?, version: String) {
        self.current = current
        self.version = version
    }
}
