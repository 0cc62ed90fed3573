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

    public let kind: Kind
    /// UTF-8 offsets in the text.
    public let range: Range<Int>
    public let shape: WordShape
    /// What the dictionaries and profiles know of it; empty for what is no word, and for text under code or another protection.
    public let info: WordInfo

    public init(kind: Kind, range: Range<Int>, shape: WordShape, info: WordInfo) {
        self.kind = kind
        self.range = range
        self.shape = shape
        self.info = info
    }
}

/// How a word is written.
public struct WordShape: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first letter is a capital.
    public static let capitalized = WordShape(rawValue: 1 << 0)
    /// Two letters or more, all capitals (a plural `s` after them does not count: `APIs`).
    public static let allCapitals = WordShape(rawValue: 1 << 1)
    /// A capital after a small letter: `SharePoint`.
    public static let mixedCase = WordShape(rawValue: 1 << 2)
    public static let hasDigit = WordShape(rawValue: 1 << 3)
    public static let hasNonASCII = WordShape(rawValue: 1 << 4)
    /// A single letter.
    public static let singleLetter = WordShape(rawValue: 1 << 5)
    /// Letters outside the Latin script.
    public static let nonLatin = WordShape(rawValue: 1 << 6)
    /// It stands under code, a URL or another range in which words are not words.
    public static let protected = WordShape(rawValue: 1 << 7)
}

/// What is known of a word form, whatever its place in the sentence.
public struct WordInfo: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The target language's dictionary accepts the form in lower case.
    public static let target = WordInfo(rawValue: 1 << 0)
    /// The source language's dictionary accepts the form in lower case.
    public static let source = WordInfo(rawValue: 1 << 1)
    /// Only with its capitals does the target dictionary accept it: a proper name or acronym there.
    public static let targetProper = WordInfo(rawValue: 1 << 2)
    /// Only with its capitals does the source dictionary accept it.
    public static let sourceProper = WordInfo(rawValue: 1 << 3)
    /// A function word (article, pronoun, preposition, auxiliary …) of the target language.
    public static let targetFunction = WordInfo(rawValue: 1 << 4)
    /// A function word of the source language.
    public static let sourceFunction = WordInfo(rawValue: 1 << 5)
    /// A loanword that the target language's technical writing keeps.
    public static let loanword = WordInfo(rawValue: 1 << 6)

    // Parts of speech and inflection, of the target language's dictionary, from the form in lower case.
    public static let noun = WordInfo(rawValue: 1 << 8)
    public static let adjective = WordInfo(rawValue: 1 << 9)
    public static let verb = WordInfo(rawValue: 1 << 10)
    /// An infinitive.
    public static let infinitive = WordInfo(rawValue: 1 << 11)
    public static let pastParticiple = WordInfo(rawValue: 1 << 12)
    public static let adverb = WordInfo(rawValue: 1 << 13)
    public static let masculine = WordInfo(rawValue: 1 << 14)
    public static let feminine = WordInfo(rawValue: 1 << 15)
    public static let singular = WordInfo(rawValue: 1 << 16)
    public static let plural = WordInfo(rawValue: 1 << 17)
    /// Begins with the sound of a vowel, so that the language's articles elide before it (h aspiré does not).
    public static let vowelSound = WordInfo(rawValue: 1 << 18)
    public static let determiner = WordInfo(rawValue: 1 << 19)
    public static let preposition = WordInfo(rawValue: 1 << 20)
}
