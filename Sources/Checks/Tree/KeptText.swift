import Alignment
import Linguistics
import Markup

/// What the tree keeps of its source's words and short texts, and what it translates: counts of pages by hash, no text.
public struct KeptText: Sendable {
    /// Short texts have no more bytes than this.
    public static let shortLength = 48

    private var pagesKeepingWord = PageCounts()
    private var pagesOfSourceWord = PageCounts()
    private var pagesOfSourceName = PageCounts()
    private var pagesOfCode = PageCounts()
    private var keptTexts = PageCounts()
    private var translatedTexts = PageCounts()

    public init() {}

    /// Adds what one page tells.
    ///
    /// - Parameters:
    ///   - bitext: the page aligned with its source, where that is at hand.
    ///   - page: its number, from 1.
    mutating func add(target: AnalyzedPage, bitext: Bitext?, page: Int) {
        // Most segments have no such word.
        for segment in target.segments where segment.tokens.contains(where: Self.isSourceWord) && Self.isTargetLanguage(segment) {
            for token in segment.tokens where Self.isSourceWord(token) { pagesKeepingWord.insert(Self.key(ofWord: segment.segment.text[token.range]), page: page) }
        }
        guard let bitext else { return }
        for segment in bitext.source.segments {
            addWords(of: segment, page: page)
            for inline in segment.segment.inlines where inline.kind == .code { pagesOfCode.insert(Self.key(ofWord: segment.segment.text[inline.text]), page: page) }
        }
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.8 {
            let source = bitext.source.segments[pair.source[0]]
            guard source.segment.text.count <= Self.shortLength, source.tokens.contains(where: { $0.info.contains(.source) }) else { continue }
            let key = Self.key(ofText: source.segment.text)
            if Self.key(ofText: bitext.target.segments[pair.target[0]].segment.text) == key {
                keptTexts.insert(key, page: page)
            } else {
                translatedTexts.insert(key, page: page)
            }
        }
    }

    /// Adds the words of a source segment, and those with a capital after a word without one.
    private mutating func addWords(of segment: AnalyzedSegment, page: Int) {
        var followsLowerCase = false
        for token in segment.tokens where token.kind != .space {
            guard token.kind == .word else {
                followsLowerCase = false
                continue
            }
            let isCapitalized = token.shape.contains(.capitalized)
            if Self.isSourceWord(token) {
                pagesOfSourceWord.insert(Self.key(ofWord: segment.segment.text[token.range]), page: page)
            } else if isCapitalized, followsLowerCase, token.isSourceOnly {
                pagesOfSourceName.insert(Self.key(ofWord: segment.segment.text[token.range]), page: page)
            }
            followsLowerCase = !isCapitalized && token.info.contains(.source)
        }
    }

    /// Adds what another worker gathered.
    public mutating func merge(_ other: KeptText) {
        pagesKeepingWord.merge(other.pagesKeepingWord)
        pagesOfSourceWord.merge(other.pagesOfSourceWord)
        pagesOfCode.merge(other.pagesOfCode)
        pagesOfSourceName.merge(other.pagesOfSourceName)
        keptTexts.merge(other.keptTexts)
        translatedTexts.merge(other.translatedTexts)
    }

    /// The number of pages of the target tree that have a word of the source language, in lower case, among words of their own.
    ///
    /// - Parameter word: UTF-8 in any case.
    public func pagesKeeping(_ word: some Sequence<UInt8>) -> Int { pagesKeepingWord[Self.key(ofWord: word)] }

    /// The number of source pages that have the word in lower case.
    ///
    /// - Parameter word: UTF-8 in any case.
    public func sourcePages(of word: some Sequence<UInt8>) -> Int { pagesOfSourceWord[Self.key(ofWord: word)] }

    /// The number of source pages that have the word with a capital after a word without one, as names stand.
    ///
    /// - Parameter word: UTF-8 in any case.
    public func sourcePages(ofName word: some Sequence<UInt8>) -> Int { pagesOfSourceName[Self.key(ofWord: word)] }

    /// The number of source pages that have the word as a code span of its own.
    ///
    /// - Parameter word: UTF-8 in any case.
    public func sourcePages(ofCode word: some Sequence<UInt8>) -> Int { pagesOfCode[Self.key(ofWord: word)] }

    /// On how many pages a short source text was kept as it is, and on how many it became something else.
    ///
    /// - Parameter text: UTF-8, no longer than `shortLength`, in any case.
    public func pages(ofShortText text: [UInt8]) -> (kept: Int, translated: Int) {
        let key = Self.key(ofText: text)
        return (keptTexts[key], translatedTexts[key])
    }

    /// Whether its function words are more of the target language than of the source's.
    private static func isTargetLanguage(_ segment: AnalyzedSegment) -> Bool {
        var balance = 0
        for token in segment.tokens {
            if token.info.contains(.targetFunction) { balance += 1 }
            if token.info.contains(.sourceFunction) { balance -= 1 }
        }
        return balance > 0
    }

    /// Whether it is a word of the source language alone, in lower case.
    private static func isSourceWord(_ token: Token) -> Bool {
        token.isSourceOnly && token.shape.isDisjoint(with: [.capitalized, .allCapitals, .mixedCase, .hasDigit])
    }

    /// FNV-1a over the bytes, ASCII letters in lower case.
    private static func key(ofWord word: some Sequence<UInt8>) -> UInt64 {
        word.withContiguousStorageIfAvailable { hash($0) } ?? hash(word)
    }

    @inline(__always)
    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01b3 }
        return hash
    }

    /// Like `key(ofWord:)`, white space at the ends left out.
    private static func key(ofText text: [UInt8]) -> UInt64 {
        let start = text.firstIndex { $0 != 0x20 } ?? text.startIndex
        let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
        return key(ofWord: text[start..<end])
    }
}

extension Token {
    /// Whether it is a word of running text that the source language has and the target language neither has nor borrows.
    var isSourceOnly: Bool {
        kind == .word && info.contains(.source) && info.isDisjoint(with: [.target, .loanword]) && !shape.contains(.protected)
    }

    /// Whether it is a word of running text that only the target language has.
    var isTargetOnly: Bool {
        (kind == .word || kind == .elision) && info.contains(.target) && !info.contains(.source) && !shape.contains(.protected)
    }
}
