import Linguistics

/// On how many pages each of many words or texts stands, by hash.
struct PageCounts: Sendable {
    private var pages = KeyTable()

    /// Notes that a page has it.
    ///
    /// - Parameter page: a number of its own for each page that one instance counts, from 1.
    mutating func insert(_ key: UInt64, page: Int) { pages.count(key, once: UInt32(truncatingIfNeeded: page)) }

    /// Adds what another worker counted on other pages.
    mutating func merge(_ other: PageCounts) { other.pages.forEach { pages.add($1, to: $0) } }

    /// The number of pages.
    subscript(key: UInt64) -> Int { Int(pages.value(of: key) ?? 0) }
}
