/// What the checks need to know of a language that no library tells: spacing, quotes, elision, function words, loanwords.
///
/// A profile is data. A new language is a new value of this type; no check names a language.
public struct LanguageProfile: Sendable {
    /// Where white space must or must not stand around a mark.
    public struct MarkSpacing: Sendable, Equatable {
        public enum Requirement: Sendable, Equatable { case required, forbidden, free }
        public let before: Requirement
        public let after: Requirement

        public init(before: Requirement, after: Requirement) {
            self.before = before
            self.after = after
        }
    }

    public struct Quotes: Sendable, Equatable {
        public let open: Character
        public let close: Character
        /// What stands between a quote and its text; empty for none.
        public let innerSpace: String

        public init(open: Character, close: Character, innerSpace: String) {
            self.open = open
            self.close = close
            self.innerSpace = innerSpace
        }
    }

    /// The BCP 47 tag, such as `fr`.
    public var tag: String
    /// The Hunspell dictionary's base name, such as `fr`, and the Debian package that brings it.
    public var dictionary: String
    public var dictionaryPackage: String
    /// Spacing by mark, in running text.
    public var spacing: [Character: MarkSpacing]
    public var quotes: Quotes
    /// Elided words without their apostrophe, each with its full forms: `l` → `le`, `la`.
    public var elisions: [String: [String]]
    /// Full forms that must be elided before the sound of a vowel: `de` → `d’`, `le` → `l’`.
    public var elided: [String: String]
    /// Word pairs that contract, with what they become: `de le` → `du`.
    public var contractions: [String: String]
    /// Beginnings of words before which nothing is elided though they begin with h or a vowel; a `*` at the end stands for any ending.
    public var unelidable: [String]
    /// Letters whose spoken name begins with a vowel, for acronyms: `f` (effe), `s` (esse).
    public var vowelNamedLetters: Set<Character>
    /// Closed classes, in lower case.
    public var functionWords: Set<String>
    public var determiners: [String: WordInfo]
    public var prepositions: Set<String>
    /// Foreign words that good technical writing keeps.
    public var loanwords: Set<String>
    /// Words that may rightly stand twice in a row: nous, vous.
    public var repeatable: Set<String>
    /// Abbreviations whose full stop ends no sentence, without it, in lower case: `p. ex`, `etc`.
    public var abbreviations: Set<String>

    public init(
        tag: String, dictionary: String, dictionaryPackage: String, spacing: [Character: MarkSpacing] = [:],
        quotes: Quotes = Quotes(open: "“", close: "”", innerSpace: ""), elisions: [String: [String]] = [:], elided: [String: String] = [:],
        contractions: [String: String] = [:], unelidable: [String] = [], vowelNamedLetters: Set<Character> = [],
        functionWords: Set<String> = [], determiners: [String: WordInfo] = [:], prepositions: Set<String> = [],
        loanwords: Set<String> = [], repeatable: Set<String> = [], abbreviations: Set<String> = []
    ) {
        self.tag = tag
        self.dictionary = dictionary
        self.dictionaryPackage = dictionaryPackage
        self.spacing = spacing
        self.quotes = quotes
        self.elisions = elisions
        self.elided = elided
        self.contractions = contractions
        self.unelidable = unelidable
        self.vowelNamedLetters = vowelNamedLetters
        self.functionWords = functionWords
        self.determiners = determiners
        self.prepositions = prepositions
        self.loanwords = loanwords
        self.repeatable = repeatable
        self.abbreviations = abbreviations
    }
}
