/// A text without its white space and ASCII case, in which strings are found that were split by spaces or re-cased.
struct FoldedLetters {
    private let bytes: [UInt8]
    /// By byte, its offset in the text.
    private let offsets: [Int]
    /// Offsets at which letters on either side do not touch.
    private let edges: [Int]

    /// - Parameter edges: offsets of the text between which nothing stands but markup.
    init(_ text: [UInt8], edges: [Int] = []) {
        self.edges = edges
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        bytes.reserveCapacity(text.count)
        offsets.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte <= 0x20 {
                at += 1
            } else if byte == 0xC2, at + 1 < text.count, text[at + 1] == 0xA0 {
                at += 2
            } else if byte == 0xE2, at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] == 0xAF || text[at + 2] == 0x89 {
                at += 3
            } else {
                bytes.append(byte.foldedFact)
                offsets.append(at)
                at += 1
            }
        }
        self.bytes = bytes
        self.offsets = offsets
    }

    /// Where a string stands, spaces and case aside, as ranges of the text in order. What touches a letter or digit of another word is
    /// no occurrence; a letter may come before a mark at the string's beginning.
    func ranges(of string: some Collection<UInt8>, in text: [UInt8]) -> [Range<Int>] {
        let wanted = string.filter { $0 > 0x20 }.map(\.foldedFact)
        guard let first = wanted.first, let last = wanted.last, wanted.count <= bytes.count else { return [] }
        var found: [Range<Int>] = []
        var at = 0
        while at + wanted.count <= bytes.count {
            guard bytes[at] == first, bytes[at..<at + wanted.count].elementsEqual(wanted) else {
                at += 1
                continue
            }
            let range = offsets[at]..<offsets[at + wanted.count - 1] + 1
            let touchesBefore = range.lowerBound > 0 && first.isFactAlphanumeric && isLetter(text[range.lowerBound - 1])
            let touchesAfter = range.upperBound < text.count && last.isFactAlphanumeric && isLetter(text[range.upperBound]) && !edges.contains(range.upperBound)
            if !touchesBefore && !touchesAfter {
                found.append(range)
                at += wanted.count
            } else {
                at += 1
            }
        }
        return found
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte.isFactAlphanumeric || (byte >= 0x80 && byte != 0xE2 && byte != 0xC2) }
}
