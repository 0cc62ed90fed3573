/// The words of a name as headings' ids and file names hold them.
enum NameWords {
    /// Parts between white space in lower case without marks (`plum.io` is one word), empty parts left out.
    static func folded(_ text: some Sequence<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text {
            // No-break spaces part words too: U+00A0 is C2 A0, U+202F is E2 80 AF.
            let isNoBreak = previous == 0xC2 && byte == 0xA0
            if byte == 0x20 || byte &- 0x09 < 5 || isNoBreak {
                if isNoBreak, word.last == 0xC2 { word.removeLast() }
                if !word.isEmpty { words.append(word) }
                word.removeAll(keepingCapacity: true)
            } else if byte >= 0x80 {
                word.append(previous == 0xC3 && byte &- 0x80 < 0x1F && byte != 0x97 ? byte | 0x20 : byte)
            } else if NameKey.isLetterOrDigit(byte) {
                word.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            }
            previous = byte
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The first byte of the first of the words that `folded` finds, by which most texts are told to be none sought; beyond ASCII it may be another one.
    static func initial(_ text: some Sequence<UInt8>) -> UInt8? {
        text.first { $0 >= 0x80 || NameKey.isLetterOrDigit($0) }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }
}
