/// What was found in the texts met of late, by text: on most trees the same cells and lines stand on page after page.
///
/// Each text has one place, by its hash, which it leaves when another one comes there. Long texts, which seldom come again, are not kept, so that the room is bounded.
public struct RecentTexts<Found> {
    @usableFromInline
    struct Entry {
        @usableFromInline let text: [UInt8]
        @usableFromInline let found: Found

        @usableFromInline
        init(text: [UInt8], found: Found) {
            self.text = text
            self.found = found
        }
    }

    @usableFromInline var entries: [Entry?] = Array(repeating: nil, count: 4096)

    public init() {}

    /// What was found in a text, or else what is found in it now.
    ///
    /// - Parameters:
    ///   - isRight: whether what was found then holds now, where it depends on more than the text.
    ///   - find: finds it anew.
    @inlinable
    public mutating func found(in text: [UInt8], where isRight: (Found) -> Bool = { _ in true }, orFind find: () -> Found) -> Found {
        guard text.count <= 1024 else { return find() }
        let place = text.withUnsafeBufferPointer { recentTextHash($0) } & (entries.count - 1)
        if let entry = entries[place], entry.text == text, isRight(entry.found) { return entry.found }
        let found = find()
        entries[place] = Entry(text: text, found: found)
        return found
    }
}

@usableFromInline
func recentTextHash(_ text: UnsafeBufferPointer<UInt8>) -> Int { Int(truncatingIfNeeded: WordTable.hash(text) >> 32) }
