import Linguistics

/// A word of a text that carries meaning of its own: no article, preposition, pronoun, auxiliary; no code, number or single letter.
public struct MeaningWord: Sendable, Equatable {
    /// A hash of the word in lower case and in the singular, as far as regular endings tell; never 0.
    public let key: UInt32
    private let tokenNumber: UInt32

    public init(key: UInt32, token: Int) {
        self.key = key
        tokenNumber = UInt32(token)
    }

    /// The index in `AnalyzedSegment.tokens`.
    public var token: Int { Int(tokenNumber) }
}

/// Finds the words of a language's texts that carry meaning.
public struct MeaningWords: Sendable {
    private let isSource: Bool
    /// Endings of the plural with those of the singular, longest first.
    private let endings: [(plural: [UInt8], singular: [UInt8])]
    private let minimumLength: Int

    /// - Parameter isSource: whether the texts are the source's.
    public init(_ profile: LanguageProfile, isSource: Bool) {
        self.isSource = isSource
        let changes = profile.plurals.changes.filter { $0.singular != $0.plural && !$0.plural.isEmpty }
        endings = changes.map { (Array($0.plural.utf8), Array($0.singular.utf8)) }.sorted { $0.plural.count > $1.plural.count }
        minimumLength = profile.plurals.minimumLength
    }

    /// The words of a part of a text, in order.
    ///
    /// - Parameter range: UTF-8 offsets in the segment's text.
    public func words(of analyzed: AnalyzedSegment, in range: Range<Int>) -> [MeaningWord] {
        var words: [MeaningWord] = []
        words.reserveCapacity(range.count / 8)
        forEach(of: analyzed, in: range) { words.append(MeaningWord(key: $0, token: $1)) }
        return words
    }

    /// Visits the words of a part of a text, in order, with their keys and the indices of their tokens.
    @inline(__always)
    func forEach(of analyzed: AnalyzedSegment, in range: Range<Int>, _ body: (_ key: UInt32, _ token: Int) -> Void) {
        let tokens = analyzed.tokens(in: range)
        let functionWord: WordInfo = isSource ? .sourceFunction : .targetFunction
        analyzed.segment.text.withUnsafeBufferPointer { text in
            for index in tokens.indices {
                let token = tokens[index]
                guard token.kind == .word, token.range.count > 1, token.shape.isDisjoint(with: [.protected, .singleLetter]), !token.info.contains(functionWord) else { continue }
                body(key(of: UnsafeBufferPointer(rebasing: text[token.range])), index)
            }
        }
    }

    /// The key of a word's bytes.
    public func key(of word: ArraySlice<UInt8>) -> UInt32 { word.withUnsafeBufferPointer(key) }

    private func key(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var length = word.count
        var ending: Int?
        if length > minimumLength, let last = word.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "x") {
            ending = endings.indices.first { Self.ends(word, in: endings[$0].plural) }
        }
        if let ending { length -= endings[ending].plural.count }
        // FNV-1a.
        var hash: UInt32 = 0x811C_9DC5
        var at = 0
        while at < length {
            let byte = word[at]
            at &+= 1
            guard byte >= 0x80 else {
                // Of what words are made of in ASCII, this changes capitals alone.
                hash = (hash ^ UInt32(byte | 0x20)) &* 0x0100_0193
                continue
            }
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
            guard byte == 0xC3, at < length, word[at] & 0xC0 == 0x80 else { continue }
            // À to Þ.
            let second = word[at]
            at += 1
            hash = (hash ^ UInt32(second < 0x9F && second != 0x97 ? second | 0x20 : second)) &* 0x0100_0193
        }
        if let ending {
            for byte in endings[ending].singular { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        }
        return hash == 0 ? 1 : hash
    }

    private static func ends(_ word: UnsafeBufferPointer<UInt8>, in ending: [UInt8]) -> Bool {
        guard word.count > ending.count else { return false }
        let start = word.count - ending.count
        for index in ending.indices where word[start + index] != ending[index] { return false }
        return true
    }
}
