import Dispatch
import Synchronization

/// A report's pages, written in parts side by side: what is said of a page hangs on no other.
enum ReportParts {
    private static let pagesOfPart = 16

    /// - Parameter write: writes some pages; is called from any thread.
    /// - Returns: the parts in the order of the pages.
    static func written(_ pages: [PageReport], by write: @Sendable (ArraySlice<PageReport>) -> [UInt8]) -> [[UInt8]] {
        let count = (pages.count + pagesOfPart - 1) / pagesOfPart
        let parts = Mutex([[UInt8]](repeating: [], count: count))
        DispatchQueue.concurrentPerform(iterations: count) { part in
            let text = write(pages[(part * pagesOfPart)..<min(pages.count, (part + 1) * pagesOfPart)])
            parts.withLock { $0[part] = text }
        }
        return parts.withLock { $0 }
    }
}
