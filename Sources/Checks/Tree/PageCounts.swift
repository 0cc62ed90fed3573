import Linguistics

/// On how many pages each of many words or texts stands, by hash.
struct PageCounts: Sendable {
    private var numbers = KeyTable()
    private var pages: [UInt32] = []
    /// The page that counted last, so that it counts once.
    private var lastPage: [UInt32] = []

    /// Notes that a page has it.
    ///
    /// - Parameter page: a number of its own for each page that one instance counts, from 1.
    mutating func insert(_ key: UInt64, page: Int) {
        let number = Int(numbers.value(of: key, orInsert: UInt32(pages.count)))
        if number == pages.count {
            pages.append(1)
            lastPage.append(UInt32(truncatingIfNeeded: page))
        } else if lastPage[number] != UInt32(truncatingIfNeeded: page) {
            pages[number] += 1
            lastPage[number] = UInt32(truncatingIfNeeded: page)
        }
    }

    /// Adds what another worker counted on other pages.
    mutating func merge(_ other: PageCounts) {
        other.numbers.forEach { key, number in
            let own = Int(numbers.value(of: key, orInsert: UInt32(pages.count)))
            if own == pages.count {
                pages.append(0)
                lastPage.append(0)
            }
            pages[own] += other.pages[Int(number)]
        }
    }

    /// The number of pages.
    subscript(key: UInt64) -> Int { numbers.value(of: key).map { Int(pages[Int($0)]) } ?? 0 }
}
