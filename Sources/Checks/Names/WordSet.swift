import Alignment
import Linguistics

/// A few words of a profile, to be asked for tokens by bytes.
struct WordSet: Sendable {
    private let words: [[UInt8]]
    /// A bit for each length, and for each first byte modulo 64: most words of a text have another one.
    private var lengths: UInt64 = 0
    /// The same with an apostrophe, of one byte or three.
    private var elidedLengths: UInt64 = 0
    private var initials: UInt64 = 0

    /// - Parameter words: in lower case, without apostrophes.
    init(_ words: Set<String>) {
        self.words = words.map { Array($0.utf8) }
        for word in self.words {
            guard let first = word.first else { continue }
            lengths |= Self.bit(word.count)
            elidedLengths |= Self.bit(word.count + 1) | Self.bit(word.count + 3)
            initials |= 1 << UInt64(first & 63)
        }
    }

    /// Whether a token is one of the words, in any ASCII case, an apostrophe at its end left out.
    ///
    /// It is asked for at each word by functions that must stay small themselves.
    @inline(never)
    func contains(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        let token = segment.tokens[index]
        guard (token.kind == .elision ? elidedLengths : lengths) & Self.bit(token.range.count) != 0 else { return false }
        let text = segment.segment.text
        let start = token.range.lowerBound
        var length = token.range.count
        if token.kind == .elision { length -= text[token.range.upperBound - 1] == 0x27 ? 1 : 3 }
        guard length > 0, initials >> UInt64(text[start].foldedFact & 63) & 1 == 1 else { return false }
        return words.contains { word in
            guard word.count == length else { return false }
            for (own, byte) in zip(word, text[start..<(start + length)]) where own != byte.foldedFact { return false }
            return true
        }
    }

    private static func bit(_ length: Int) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: min(length, 63)) }
}
