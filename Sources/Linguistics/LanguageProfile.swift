/// What the checks need to know of a language that no library tells: spacing, quotes, elision, function words, loanwords.
///
/// A profile is data. A new language is a new instance of this type, which is a class since it is handed on everywhere; no check names a language.
public final class LanguageProfile: Sendable {
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
    public let tag: String
    /// The Hunspell dictionary's base name, such as `fr` (empty for a language without one), and the Debian package that brings it.
    public let dictionary: String
    public let dictionaryPackage: String
    /// Spacing by mark, in running text.
    public let spacing: [Character: MarkSpacing]
    /// The white space that goes before a mark that asks for some.
    public let markSpace: String
    public let quotes: Quotes
    /// Elided words without their apostrophe, each with its full forms: `l` → `le`, `la`.
    public let elisions: [String: [String]]
    /// Full forms that must be elided before the sound of a vowel: `de` → `d’`, `le` → `l’`.
    public let elided: [String: String]
    /// Word pairs that contract, with what they become: `de le` → `du`.
    public let contractions: [String: String]
    /// Definite articles, `le`; and what they become together with a preposition, `du`.
    public let articles: Set<String>
    public let contractedArticles: Set<String>
    /// Beginnings of words before which nothing is elided though they begin with h or a vowel; a `*` at the end stands for any ending.
    public let unelidable: [String]
    /// Letters whose spoken name begins with a vowel, for acronyms: `f` (effe), `s` (esse).
    public let vowelNamedLetters: Set<Character>
    /// Closed classes, in lower case.
    public let functionWords: Set<String>
    public let determiners: [String: WordInfo]
    public let prepositions: Set<String>
    /// The conjunctions that join the last item of a list to the others, in lower case: and, or.
    public let conjunctions: Set<String>
    /// Phrases that a preposition must follow before any noun, in lower case with straight apostrophes: `à l'aide` (de).
    public let openPhrases: [String]
    /// The preposition that joins a noun to another, in all its forms, without apostrophes: `de`, `d`.
    public let nounLinks: Set<String>
    /// Nouns of action that take what they are about with that preposition only, never a bare name: `utilisation` (de), in lower case.
    public let linkedNouns: Set<String>
    /// Determiners that the bare name of a product does not take, so that a noun is missing after them, in lower case.
    public let determinersOfNouns: Set<String>
    /// Prepositions that join an infinitive to the word before: `à`.
    public let infinitiveLinks: Set<String>
    /// Infinitives of verbs that take an object and such an infinitive: `autoriser` (quelqu’un à lire).
    public let causatives: Set<String>
    /// Infinitives among the function words.
    public let auxiliaryInfinitives: Set<String>
    /// What an adjective takes at its end in another gender: `e`.
    public let genderEndings: [String]
    /// Foreign words that good technical writing keeps.
    public let loanwords: Set<String>
    /// Endings of words that another language does not borrow, as they are inflected forms: `ed`.
    public let unborrowedEndings: [String]
    /// Endings of verb forms that are nouns as well where an article leads them: `ing`.
    public let verbalNounEndings: [String]
    /// Words that may rightly stand twice in a row: nous, vous.
    public let repeatable: Set<String>
    /// Abbreviations whose full stop ends no sentence, without it, in lower case: `p. ex`, `etc`.
    public let abbreviations: Set<String>
    /// Words written with an apostrophe that are one word, in lower case with a straight apostrophe: aujourd'hui, don't.
    public let wholeForms: Set<String>
    /// What follows an apostrophe at the end of a word as a word of its own: the English possessive `s`.
    public let clitics: Set<String>
    /// Words the dictionary lists but texts hardly use, and that another language uses all the time; the dictionary's word is not
    /// taken for them.
    public let rareWords: Set<String>
    /// Letters that begin with the sound of a vowel.
    public let vowels: Set<Character>
    /// Letters that are silent at the beginning of a word, unless `unelidable` holds it.
    public let silentInitials: Set<Character>
    /// Letters that sound as a consonant before a vowel, as a vowel before a consonant.
    public let semivowels: Set<Character>
    /// Beginnings whose sound is unsure in words that the dictionary does not know.
    public let unsureBeginnings: [String]
    /// Nouns after which a word of code or of the interface stands as it is, in lower case: `commande`, `option`.
    public let announcesLiterals: Set<String>
    /// What follows the digits of an ordinal number: `er`, `e`, `th`.
    public let ordinalSuffixes: Set<String>
    /// How dates write the first day of a month where not as the number 1: `1er`.
    public let firstOfMonth: String?
    /// Symbols of units that follow a number, in their own case: `Go`, `ms`, `km/h`.
    public let units: Set<String>
    /// Words that announce a version's number, in lower case: version, release.
    public let versionWords: Set<String>
    /// What stands beside the number of an hour, in lower case: h, am.
    public let timeMarks: Set<String>
    /// Words after which no phrase ends, as they announce what follows: articles, most prepositions, conjunctions, relatives. In lower case,
    /// elided ones without their apostrophe.
    public let openingWords: Set<String>
    /// Words that stand right before a verb, unstressed: ne, se; to, can.
    public let preverbalWords: Set<String>
    /// Prefixes with which the language forms words freely, in lower case.
    public let prefixes: [String]
    /// Endings with which the language forms words freely, each with what its base word ends in instead: `able` → `er` (*configurer*,
    /// *configurable*).
    public let derivations: [String: [String]]
    /// Endings that no word has but after one of some letters: `eons` after *g* (*mangeons*).
    public let boundEndings: [String: Set<Character>]
    /// What all forms of a verb end in that stand after a pronoun: `nous` → `ons`.
    public let verbEndings: [String: [String]]
    /// Letters that an admitted spelling may have where the dictionary's has another: `i` for `î` (*maitriser*).
    public let admittedLetters: [Character: Character]
    /// Prepositions between two same words in set phrases: *pas à pas*, *jour par jour*.
    public let doublingPrepositions: Set<String>
    /// The dictionary's morphological fields and what they say; `*` at the end stands for any ending.
    public let morphology: [String: WordInfo]
    /// A word with one of these morphological fields is no evidence of a part of speech (a prefix taken off, a proper name).
    public let ignoredMorphology: [String]
    /// How regular nouns form their plural.
    public let plurals: PluralEndings
    /// Whether acronyms have a plural of their own: *APIs*.
    public let inflectsAcronyms: Bool
    /// `unelidable`, for look-ups.
    let unelidableBeginnings: Beginnings
    /// What words begin with, by their first byte, of ASCII.
    let firstSounds: [FirstSound]

    public init(
        tag: String, dictionary: String, dictionaryPackage: String, spacing: [Character: MarkSpacing] = [:], markSpace: String = "\u{A0}",
        quotes: Quotes = Quotes(open: "“", close: "”", innerSpace: ""), elisions: [String: [String]] = [:], elided: [String: String] = [:],
        contractions: [String: String] = [:], unelidable: [String] = [], vowelNamedLetters: Set<Character> = [],
        functionWords: Set<String> = [], determiners: [String: WordInfo] = [:], prepositions: Set<String> = [], conjunctions: Set<String> = [], openPhrases: [String] = [],
        nounLinks: Set<String> = [], linkedNouns: Set<String> = [], determinersOfNouns: Set<String> = [], infinitiveLinks: Set<String> = [], causatives: Set<String> = [],
        auxiliaryInfinitives: Set<String> = [], genderEndings: [String] = [],
        loanwords: Set<String> = [], repeatable: Set<String> = [], abbreviations: Set<String> = [], wholeForms: Set<String> = [],
        clitics: Set<String> = [], rareWords: Set<String> = [], vowels: Set<Character> = [], silentInitials: Set<Character> = [],
        semivowels: Set<Character> = [], unsureBeginnings: [String] = [], announcesLiterals: Set<String> = [], ordinalSuffixes: Set<String> = [],
        units: Set<String> = [],
        versionWords: Set<String> = [], timeMarks: Set<String> = [], openingWords: Set<String> = [], preverbalWords: Set<String> = [],
        prefixes: [String] = [], derivations: [String: [String]] = [:], boundEndings: [String: Set<Character>] = [:], verbEndings: [String: [String]] = [:], admittedLetters: [Character: Character] = [:],
        doublingPrepositions: Set<String> = [], morphology: [String: WordInfo] = [:], ignoredMorphology: [String] = [],
        firstOfMonth: String? = nil, plurals: PluralEndings = .none, inflectsAcronyms: Bool = true, unborrowedEndings: [String] = [], verbalNounEndings: [String] = []
    ) {
        self.tag = tag
        self.dictionary = dictionary
        self.dictionaryPackage = dictionaryPackage
        self.spacing = spacing
        self.markSpace = markSpace
        self.quotes = quotes
        self.elisions = elisions
        self.elided = elided
        self.contractions = contractions
        let elidedArticles = elisions.values.filter { $0.allSatisfy { determiners[$0] != nil } }.flatMap { $0 }
        let contracting = contractions.compactMap { pair, contracted in pair.split(separator: " ").last.flatMap { determiners[String($0)] == nil ? nil : (String($0), contracted) } }
        articles = Set(elidedArticles + contracting.map { $0.0 })
        contractedArticles = Set(contracting.map { $0.1 })
        self.unelidable = unelidable
        unelidableBeginnings = Beginnings(unelidable)
        self.vowelNamedLetters = vowelNamedLetters
        self.functionWords = functionWords
        self.determiners = determiners
        self.prepositions = prepositions
        self.conjunctions = conjunctions
        self.openPhrases = openPhrases
        self.nounLinks = nounLinks
        self.linkedNouns = linkedNouns
        self.determinersOfNouns = determinersOfNouns
        self.infinitiveLinks = infinitiveLinks
        self.causatives = causatives
        self.auxiliaryInfinitives = auxiliaryInfinitives
        self.genderEndings = genderEndings
        self.loanwords = loanwords
        self.repeatable = repeatable
        self.abbreviations = abbreviations
        self.wholeForms = wholeForms
        self.clitics = clitics
        self.rareWords = rareWords
        self.vowels = vowels
        self.silentInitials = silentInitials
        self.semivowels = semivowels
        self.unsureBeginnings = unsureBeginnings
        self.announcesLiterals = announcesLiterals
        self.ordinalSuffixes = ordinalSuffixes
        self.units = units
        self.prefixes = prefixes
        self.derivations = derivations
        self.boundEndings = boundEndings
        self.verbEndings = verbEndings
        self.versionWords = versionWords
        self.timeMarks = timeMarks
        self.openingWords = openingWords
        self.preverbalWords = preverbalWords
        self.admittedLetters = admittedLetters
        self.doublingPrepositions = doublingPrepositions
        self.morphology = morphology
        self.ignoredMorphology = ignoredMorphology
        self.firstOfMonth = firstOfMonth
        self.plurals = plurals
        self.inflectsAcronyms = inflectsAcronyms
        self.unborrowedEndings = unborrowedEndings
        self.verbalNounEndings = verbalNounEndings
        firstSounds = (UInt8(0)..<0x80).map { byte in
            guard let letter = Character(Unicode.Scalar(byte)).lowercased().first, letter.isLetter, !silentInitials.contains(letter), !semivowels.contains(letter) else {
                return .unsure
            }
            return vowels.contains(letter) ? .vowel : .consonant
        }
    }

    /// The shipped profiles.
    public static let all: [LanguageProfile] = [.english, .french]

    /// The shipped profile of a language.
    ///
    /// - Parameter tag: a BCP 47 tag or locale id in any case, with or without a region: `fr`, `fr-FR`, `fr_ca`.
    public static func known(_ tag: String) -> LanguageProfile? {
        let tag = tag.lowercased()
        let language = tag.prefix { $0 != "-" && $0 != "_" }
        return all.first { $0.tag == tag } ?? all.first { $0.tag == language }
    }
}
