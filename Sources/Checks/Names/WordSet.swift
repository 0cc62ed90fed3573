import Alignment
import Linguistics

/// A few words of a profile, to be asked for tokens by bytes.
struct WordSet: Sendable {
    private let words: [[UInt8]]
    /// The length of the longest, an apostrophe included.
    private let longest: Int

    /// - Parameter words: in lower case, without apostrophes.
    init(_ words: Set<String>) {
        self.words = words.map { Array($0.utf8) }
        longest = self.words.reduce(0) { max($0, $1.count) } + 3
    }

    /// Whether a token is one of the words, in any ASCII case, an apostrophe at its end left out.
    func contains(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        let token = segment.tokens[index]
        guard token.range.count <= longest else { return false }
        var bytes = segment.segment.text[token.range]
        if token.kind == .elision { bytes = bytes.dropLast(bytes.last == 0x27 ? 1 : 3) }
        return words.contains { word in
            guard word.count == bytes.count else { return false }
            for (own, byte) in zip(word, bytes) where own != (byte &- 0x41 < 26 ? byte | 0x20 : byte) { return false }
            return true
        }
    }
}
