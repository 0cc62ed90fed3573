/// The entries of a matcher that hold on one page.
public struct TermScope: Sendable {
    /// By entry; nil where all hold.
    private let isHeld: [Bool]?

    /// All entries, where none has a scope.
    static let everywhere = TermScope()

    private init() { isHeld = nil }

    /// - Parameters:
    ///   - entries: a matcher's.
    ///   - path: the page's, with `/`.
    init(entries: [GlossaryEntry], path: String) {
        let inScope = entries.map { entry in entry.scope.isEmpty || entry.scope.contains { PathPattern($0).matches(path) } }
        // What is said for this page goes before what is said for all.
        let special = Set(zip(entries, inScope).filter { $1 && !$0.scope.isEmpty }.map { $0.0.source.lowercased() })
        isHeld = zip(entries, inScope).map { entry, isInScope in isInScope && !(entry.scope.isEmpty && special.contains(entry.source.lowercased())) }
    }

    func holds(_ entry: Int) -> Bool {
        guard let isHeld else { return true }
        return entry < isHeld.count && isHeld[entry]
    }
}

extension TermMatcher {
    /// Which entries hold on a page.
    ///
    /// - Parameter path: relative to the tree's root, with `/`.
    public func scope(ofPage path: String) -> TermScope { hasScopes ? TermScope(entries: entries, path: path) : .everywhere }
}
