import CICU

/// An ICU break iterator over UTF-8 (UAX #29 with the locale's tailoring).
///
/// It holds an open ICU handle and is used by one worker at a time.
final class BreakIterator {
    private let handle: OpaquePointer

    /// - Parameter locale: a BCP 47 tag or ICU locale id. An unknown one gets ICU's root rules.
    /// - Returns: nil when ICU has no data for boundaries, which is a broken installation.
    init?(_ unit: icu_BreakKind, locale: String) {
        guard let handle = icu_openBreaks(unit, locale) else { return nil }
        self.handle = handle
    }

    deinit { icu_closeBreaks(handle) }

    /// The boundaries inside the text and at its end, as UTF-8 offsets in rising order; none for an empty text.
    func boundaries(of text: UnsafeBufferPointer<UInt8>) -> [Int] {
        guard let base = text.baseAddress, !text.isEmpty else { return [] }
        return base.withMemoryRebound(to: CChar.self, capacity: text.count) { bytes in
            guard icu_setBreaksText(handle, bytes, Int64(text.count)) else { return [text.count] }
            var found: [Int] = []
            while true {
                let next = icu_nextBreak(handle)
                guard next >= 0 else { return found }
                if next > 0 { found.append(Int(next)) }
            }
        }
    }
}
