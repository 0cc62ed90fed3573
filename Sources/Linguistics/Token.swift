/// A word, number, mark or space of a text.
///
/// Apostrophes end a word part that the language elides (`l’` `application` are two tokens, the mark belonging to the first);
/// hyphens, dots and underscores stay tokens of their own.
public struct Token: Sendable, Equatable {
    public enum Kind: UInt8, Sendable {
        /// Letters, with combining marks and digits after them (`Office365`).
        case word
        /// An elided word with its apostrophe: `l’`, `qu'`.
        case elision
        /// Digits only; the separators between them are marks.
        case number
        /// One punctuation mark or symbol.
        case mark
        /// A run of white space, no-break spaces included.
        case space
    }

    @usableFromInline let start: UInt32
    @usableFromInline let end: UInt32
    /// What the dictionaries and profiles know of it; empty for what is no word, and for text under code or another protection.
    public let info: WordInfo
    public let kind: Kind
    public let shape: WordShape

    /// UTF-8 offsets in the text.
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

    /// - Parameter range: of a text of less than 4 GB; 16 bytes a token keep a whole tree's in memory.
    public init(kind: Kind, range: Range<Int>, shape: WordShape, info: WordInfo) {
        start = UInt32(range.lowerBound)
        end = UInt32(range.upperBound)
        self.kind = kind
        self.shape = shape
        self.info = info
    }
}

/// How a word is written.
///
/// Its values are inlinable, as those of `WordInfo`: rules ask for them at every token, and a global would be a call each time.
public struct WordShape: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first letter is a capital.
    @inlinable public static var capitalized: WordShape { WordShape(rawValue: 1 << 0) }
    /// Two letters or more, all capitals (a plural `s` after them does not count: `APIs`).
    @inlinable public static var allCapitals: WordShape { WordShape(rawValue: 1 << 1) }
    /// A capital after a small letter: `SharePoint`.
    @inlinable public static var mixedCase: WordShape { WordShape(rawValue: 1 << 2) }
    @inlinable public static var hasDigit: WordShape { WordShape(rawValue: 1 << 3) }
    @inlinable public static var hasNonASCII: WordShape { WordShape(rawValue: 1 << 4) }
    /// A single letter.
    @inlinable public static var singleLetter: WordShape { WordShape(rawValue: 1 << 5) }
    /// Letters outside the Latin script.
    @inlinable public static var nonLatin: WordShape { WordShape(rawValue: 1 << 6) }
    /// It stands under code, a URL or another range in which words are not words.
    @inlinable public static var protected: WordShape { WordShape(rawValue: 1 << 7) }
}

/// What is known of a word form, whatever its place in the sentence.
public struct WordInfo: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The target language's dictionary accepts the form in lower case.
    @inlinable public static var target: WordInfo { WordInfo(rawValue: 1 << 0) }
    /// The source language's dictionary accepts the form in lower case.
    @inlinable public static var source: WordInfo { WordInfo(rawValue: 1 << 1) }
    /// Only with its capitals does the target dictionary accept it: a proper name or acronym there.
    @inlinable public static var targetProper: WordInfo { WordInfo(rawValue: 1 << 2) }
    /// Only with its capitals does the source dictionary accept it.
    @inlinable public static var sourceProper: WordInfo { WordInfo(rawValue: 1 << 3) }
    /// A function word (article, pronoun, preposition, auxiliary …) of the target language.
    @inlinable public static var targetFunction: WordInfo { WordInfo(rawValue: 1 << 4) }
    /// A function word of the source language.
    @inlinable public static var sourceFunction: WordInfo { WordInfo(rawValue: 1 << 5) }
    /// A loanword that the target language's technical writing keeps.
    @inlinable public static var loanword: WordInfo { WordInfo(rawValue: 1 << 6) }

    // Parts of speech and inflection, of the target language's dictionary, from the form in lower case.
    @inlinable public static var noun: WordInfo { WordInfo(rawValue: 1 << 8) }
    @inlinable public static var adjective: WordInfo { WordInfo(rawValue: 1 << 9) }
    @inlinable public static var verb: WordInfo { WordInfo(rawValue: 1 << 10) }
    /// An infinitive.
    @inlinable public static var infinitive: WordInfo { WordInfo(rawValue: 1 << 11) }
    @inlinable public static var pastParticiple: WordInfo { WordInfo(rawValue: 1 << 12) }
    @inlinable public static var adverb: WordInfo { WordInfo(rawValue: 1 << 13) }
    @inlinable public static var masculine: WordInfo { WordInfo(rawValue: 1 << 14) }
    @inlinable public static var feminine: WordInfo { WordInfo(rawValue: 1 << 15) }
    @inlinable public static var singular: WordInfo { WordInfo(rawValue: 1 << 16) }
    @inlinable public static var plural: WordInfo { WordInfo(rawValue: 1 << 17) }
    /// Begins with the sound of a vowel, so that the language's articles elide before it (h aspiré does not).
    @inlinable public static var vowelSound: WordInfo { WordInfo(rawValue: 1 << 18) }
    @inlinable public static var determiner: WordInfo { WordInfo(rawValue: 1 << 19) }
    @inlinable public static var preposition: WordInfo { WordInfo(rawValue: 1 << 20) }
}
