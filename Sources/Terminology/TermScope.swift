/// The entries of a matcher that hold on one page.
public struct TermScope: Sendable {
    private let isHeld: [Bool]

    /// - Parameters:
    ///   - entries: a matcher's.
    ///   - path: the page's, with `/`.
    init(entries: [GlossaryEntry], path: String) {
        guard entries.contains(where: { !$0.scope.isEmpty }) else {
            isHeld = Array(repeating: true, count: entries.count)
            return
        }
        let inScope = entries.map { entry in entry.scope.isEmpty || entry.scope.contains { PathPattern($0).matches(path) } }
        // What is said for this page goes before what is said for all.
        let special = Set(zip(entries, inScope).filter { $1 && !$0.scope.isEmpty }.map { $0.0.source.lowercased() })
        isHeld = zip(entries, inScope).map { entry, isInScope in isInScope && !(entry.scope.isEmpty && special.contains(entry.source.lowercased())) }
    }

    func holds(_ entry: Int) -> Bool { entry < isHeld.count && isHeld[entry] }
}

extension TermMatcher {
    /// Which entries hold on a page.
    ///
    /// - Parameter path: relative to the tree's root, with `/`.
    public func scope(ofPage path: String) -> TermScope { TermScope(entries: entries, path: path) }
}
