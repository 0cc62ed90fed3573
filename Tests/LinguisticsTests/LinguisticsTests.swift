import CICU
import Testing

@testable import Linguistics

/// The English and French dictionaries, loaded once for all tests.
enum Dictionaries {
    private static let shared = Result { try Lexicon(source: .english, target: .french) }

    static func loaded() throws -> Lexicon { try shared.get() }
}

@Suite struct TokenTests {
    private let analyzer: TextAnalyzer

    init() throws { analyzer = try TextAnalyzer(lexicon: Dictionaries.loaded()) }

    private func parts(_ text: String, protected: [Range<Int>] = []) -> [String] {
        let bytes = Array(text.utf8)
        return analyzer.tokens(of: bytes, protected: protected).filter { $0.kind != .space }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    private func token(_ text: String) -> Token { analyzer.tokens(of: Array(text.utf8))[0] }

    @Test func elidedWordsAreTokensOfTheirOwn() {
        #expect(parts("l’application n'est pas là, aujourd’hui") == ["l’", "application", "n'", "est", "pas", "là", ",", "aujourd’hui"])
        #expect(parts("Jusqu’à la presqu'île, quelqu’un s’entr’ouvre") == ["Jusqu’", "à", "la", "presqu'île", ",", "quelqu’un", "s’", "entr’", "ouvre"])
        #expect(parts("l' sso") == ["l'", "sso"])
        #expect(parts("Graph'API") == ["Graph", "'", "API"])
    }

    @Test func possessivesAndContractions() {
        #expect(parts("the user’s tokens don't, users' and O'Neil") == ["the", "user", "’s", "tokens", "don't", ",", "users", "'", "and", "O", "'", "Neil"])
        #expect(parts("option 'd' here") == ["option", "'", "d", "'", "here"])
    }

    @Test func dotsHyphensAndUnderscoresPart() {
        #expect(parts("Acme.Core LOWER_ID pre-release 1.2.3") == ["Acme", ".", "Core", "LOWER", "_", "ID", "pre", "-", "release", "1", ".", "2", ".", "3"])
    }

    @Test func tokensEndAtProtectedRangesAndKnowNothingInside() {
        let text = Array("idEt voila".utf8)
        let tokens = analyzer.tokens(of: text, protected: [0..<2])
        #expect(tokens.map(\.range) == [0..<2, 2..<4, 4..<5, 5..<10])
        #expect(tokens[0].shape.contains(.protected) && tokens[0].info.isEmpty)
        #expect(tokens[1].info.contains(.targetFunction))
    }

    @Test func rangesOutsideTheTextDoNoHarm() {
        let text = Array("é\u{301}a".utf8) + [0xE2, 0x80]
        for protected in [[3..<400], [1..<2], [5..<6, 2..<3]] {
            let tokens = analyzer.tokens(of: text, protected: protected)
            #expect(tokens.first?.range.lowerBound == 0 && tokens.last?.range.upperBound == text.count)
            #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
        }
    }

    @Test func shapes() {
        #expect(token("SharePoint").shape == [.capitalized, .mixedCase])
        #expect(token("APIs").shape == [.capitalized, .allCapitals])
        #expect(token("Is").shape == [.capitalized])
        #expect(token("O365").shape == [.capitalized, .singleLetter, .hasDigit])
        #expect(token("été").shape == [.hasNonASCII])
        #expect(token("Привет").shape == [.capitalized, .hasNonASCII, .nonLatin])
        #expect(token("2021").kind == .number)
        #expect(token("\u{A0}\u{202F} ").kind == .space)
    }

    @Test(arguments: [
        "Zażółć gęślą jaźń, naïve café — 3,5 % des cas… «\u{A0}oui\u{A0}» ? 日本語のテキスト et ไทยแลนด์ !",
        "e\u{301}te\u{301} soft\u{AD}hyphen ½ n° 5 ①② 👩‍💻 a:b x² ﬁn Ⅳ Hébreu שלום",
        "Ünïcödé IDs42 and 42nd, 10MB of ram; A_b C.d",
    ])
    func everyWordBoundaryOfICUIsOneOfOurs(_ text: String) throws {
        let bytes = Array(text.utf8)
        let tokens = analyzer.tokens(of: bytes)
        let ours = Set(tokens.map(\.range.upperBound))
        let iterator = try #require(BreakIterator(ICU_WORD, locale: "fr"))
        let theirs = bytes.withUnsafeBufferPointer { iterator.boundaries(of: $0) }
        for boundary in theirs where !tokens.contains(where: { $0.kind == .space && $0.range.contains(boundary) }) {
            #expect(ours.contains(boundary), "at \(boundary)")
        }
    }
}

@Suite struct SentenceBreakerTests {
    /// ICU reads no more of a text than it has to: what the rules tell apart, put together at random, breaks where it would, had ICU read all of it.
    @Test func sentencesAreThoseOfWholeTexts() throws {
        let breaker = try #require(SentenceBreaker(.french))
        let iterator = try #require(BreakIterator(ICU_SENTENCE, locale: "fr"))
        let parts = [
            "a", "B", "é", "É", "1", "word", "Sentences", ".", ".", ".", "!", "?", "…", "。", " ", " ", " ", "\u{A0}", "\u{202F}", "\n", "\r", "\r\n", "\u{2028}",
            "\u{85}", "\t", "(", ")", "\"", "'", "’", "»", "«", "[", "]", ",", ":", ";", "-", "—", "\u{301}", "\u{AD}", "\u{FFFC}", "字", "א", "😀", "`", "*", "}", "।", "։",
        ]
        var state: UInt64 = 42
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for _ in 0..<5000 {
            let bytes = Array((0..<draw(32)).map { _ in parts[draw(parts.count)] }.joined().utf8)
            let ends = bytes.withUnsafeBufferPointer { text in
                var start = 0
                return iterator.boundaries(of: text).filter { boundary in
                    guard boundary == text.count || breaker.endsSentence(text, at: boundary, from: start) else { return false }
                    start = boundary
                    return true
                }
            }
            #expect(breaker.sentences(of: bytes, protected: []).map(\.upperBound) == ends, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }
}

@Suite struct WordInfoTests {
    private let analyzer: TextAnalyzer

    init() throws { analyzer = try TextAnalyzer(lexicon: Dictionaries.loaded()) }

    private func info(_ word: String) -> WordInfo { analyzer.tokens(of: Array(word.utf8))[0].info }

    @Test func partsOfSpeechOfInflectedForms() {
        #expect(info("applications").isSuperset(of: [.noun, .feminine, .plural, .target, .source]))
        #expect(!info("applications").contains(.singular))
        #expect(info("connectée").isSuperset(of: [.verb, .pastParticiple, .adjective, .feminine, .singular]))
        #expect(info("installer").isSuperset(of: [.verb, .infinitive]))
        #expect(info("rapidement").isSuperset(of: [.adverb, .target]))
    }

    @Test func partsOfHyphenCompoundsShareWhatTheWholeIs() {
        let tokens = analyzer.tokens(of: Array("plug-in".utf8))
        #expect(tokens.count == 3 && tokens[0].info.contains(.loanword) && tokens[2].info.contains(.loanword))
    }

    @Test func functionWordsAreNoNouns() {
        for word in ["dans", "est", "pas", "Dans"] {
            #expect(info(word).contains(.targetFunction))
            #expect(info(word).isDisjoint(with: [.noun, .adjective, .verb]))
        }
        #expect(info("le").isSuperset(of: [.determiner, .masculine, .singular]))
        #expect(info("avec").contains(.preposition))
    }

    @Test func properNamesAreEvidenceOnlyWithTheirCapitals() {
        #expect(info("Bruxelles").contains(.targetProper))
        #expect(!info("Bruxelles").contains(.target))
        #expect(info("bruxelles").isDisjoint(with: [.target, .targetProper]))
    }

    @Test func wordsOfOneLanguageOnly() {
        #expect(info("the").isSuperset(of: [.source, .sourceFunction]) && !info("the").contains(.target))
        #expect(info("Although").contains(.source) && !info("Although").contains(.target))
        #expect(info("toutefois").contains(.target) && !info("toutefois").contains(.source))
        #expect(info("zorgblik").isDisjoint(with: [.source, .target, .sourceProper, .targetProper]))
        #expect(info("token").contains(.loanword))
    }

    @Test(arguments: [
        ("application", true), ("hôtel", true), ("haricot", false), ("hub", false), ("onze", false), ("yacht", false), ("heure", true),
        ("héroïne", true), ("héros", false), ("API", true), ("URL", true), ("IA", true), ("BDD", false), ("maison", false), ("Azure", true),
        ("hachage", false), ("Outlook", true), ("œuvre", true), ("État", true), ("Yammer", false), ("add", true), ("ouest", true), ("oui", false),
    ])
    func firstSound(_ word: String, elides: Bool) {
        let token = analyzer.tokens(of: Array(word.utf8))[0]
        #expect(LanguageProfile.french.elides(before: word, shape: token.shape, info: token.info) == elides)
        #expect(token.info.contains(.vowelSound) == elides)
    }

    @Test(arguments: ["SQL", "SMS", "HTML", "Ubiquiti", "Hewlett", "2021", "https", "OneDrive"])
    func unsureFirstSound(_ word: String) {
        let token = analyzer.tokens(of: Array(word.utf8))[0]
        #expect(LanguageProfile.french.elides(before: word, shape: token.shape, info: token.info) == nil)
    }
}

@Suite struct SentenceTests {
    private let analyzer: TextAnalyzer

    init() throws { analyzer = try TextAnalyzer(lexicon: Dictionaries.loaded()) }

    private func sentences(_ text: String, _ language: LanguageProfile, protected: [Range<Int>] = []) -> [String] {
        let bytes = Array(text.utf8)
        return analyzer.sentences(of: bytes, protected: protected, language: language).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test func abbreviationsVersionsAndFilesEndNoSentence() {
        #expect(sentences("Utilisez p. ex. Acme 1.2.3. Puis lancez Acme.exe. Fin", .french) == ["Utilisez p. ex. Acme 1.2.3. ", "Puis lancez Acme.exe. ", "Fin"])
        #expect(sentences("Made by Acme, Inc. in Oslo, e.g. Widgets. Built on .NET Core. It runs.", .english) == ["Made by Acme, Inc. in Oslo, e.g. Widgets. ", "Built on .NET Core. ", "It runs."])
        #expect(sentences("Vraiment\u{202F}? Oui\u{A0}! Bien.", .french) == ["Vraiment\u{202F}? ", "Oui\u{A0}! ", "Bien."])
    }

    @Test func noSentenceEndsInsideProtectedText() {
        let text = "Say `Hi. There` now. Done"
        #expect(sentences(text, .english, protected: [4..<15]) == ["Say `Hi. There` now. ", "Done"])
    }

    @Test func coversTheText() {
        #expect(sentences("", .french).isEmpty)
        #expect(sentences("un titre", .french) == ["un titre"])
        #expect(sentences("a\nb", .french) == ["a\n", "b"])
    }
}

@Suite struct ProfileTests {
    @Test func profilesAreFoundByTag() {
        #expect(LanguageProfile.known("fr")?.tag == "fr")
        #expect(LanguageProfile.known("fr-FR")?.tag == "fr")
        #expect(LanguageProfile.known("FR_ca")?.tag == "fr")
        #expect(LanguageProfile.known("en-us")?.tag == "en")
        #expect(LanguageProfile.known("xx") == nil)
    }

    @Test func aMadeUpLanguageWorksByItsProfileAlone() throws {
        let madeUp = LanguageProfile(
            tag: "qaa", dictionary: "", dictionaryPackage: "", elisions: ["zu": ["zua"]], elided: ["zua": "zu’"],
            unelidable: ["ikk*"], functionWords: ["zua"], abbreviations: ["blf"], vowels: ["i"])
        let analyzer = try TextAnalyzer(lexicon: Lexicon(source: .english, target: madeUp))
        let text = Array("Zu’ipi zua l'ikko".utf8)
        let tokens = analyzer.tokens(of: text).filter { $0.kind != .space }
        #expect(tokens.map { String(decoding: text[$0.range], as: UTF8.self) } == ["Zu’", "ipi", "zua", "l", "'", "ikko"])
        #expect(tokens[1].info.contains(.vowelSound) && tokens[2].info.contains(.targetFunction) && !tokens[5].info.contains(.vowelSound))
        #expect(analyzer.sentences(of: Array("Ipi blf. Zua. Ipi".utf8), language: madeUp).count == 2)
    }

    @Test func aMissingDictionaryNamesItsPackage() {
        #expect(throws: LexiconError.missingDictionary(name: "en_US", package: "hunspell-en-us", folders: ["nowhere"])) {
            try Lexicon(source: .english, target: .french, folders: ["nowhere"])
        }
    }
}

@Suite struct LexiconTests {
    @Test func acceptsAndSuggests() throws {
        let lexicon = try Dictionaries.loaded()
        #expect(lexicon.info(Array("grand-mère".utf8), shape: []).contains(.target))
        #expect(lexicon.info(Array("prud’homme".utf8), shape: []).contains(.target))
        #expect(!lexicon.info(Array("sauvegardéss".utf8), shape: []).contains(.target))
        #expect(lexicon.nearWord(to: "configuraton", language: .target) == "configuration")
        #expect(lexicon.nearWord(to: "parametre", language: .target) == "paramètre")
        #expect(lexicon.nearWord(to: "xqzwk", language: .target) == nil)
    }
}

@Suite struct NormalizerTests {
    @Test func foldedTextLeadsBackToItsSource() {
        let source = Array("ﬁN É Ａe\u{301}x".utf8)
        let folded = Normalizer.folded(source)
        #expect(String(decoding: folded.bytes, as: UTF8.self) == "fin é aéx")
        #expect(folded.offsets.count == folded.bytes.count + 1)
        #expect(Array(folded.offsets) == [0, 0, 3, 4, 5, 5, 7, 8, 11, 11, 14, 15])
        #expect(String(decoding: Normalizer.folded(source, foldingCase: false).bytes, as: UTF8.self) == "fiN É Aéx")
    }

    @Test func malformedTextDoesNoHarm() {
        #expect(Normalizer.folded([0x41, 0xE2, 0x80]).offsets.last == 3)
        #expect(Normalizer.folded([]).offsets == [0])
    }

    @Test func nfc() {
        #expect(!Normalizer.isNFC(Array("e\u{301}".utf8)))
        #expect(Normalizer.isNFC(Array("é".utf8)))
        #expect(Normalizer.nfc(Array("e\u{301}".utf8)) == Array("é".utf8))
    }
}

@Suite struct NumberFormatTests {
    @Test func numbersCompareByValueAcrossLocales() throws {
        let english = try #require(NumberFormat(locale: "en"))
        let french = try #require(NumberFormat(locale: "fr"))
        let value = english.value(of: Array("1,234.50".utf8))
        #expect(value?.description == "1234.5")
        for text in ["1 234,5", "1\u{A0}234,5", "1\u{202F}234,50", "1234,5"] { #expect(french.value(of: Array(text.utf8)) == value) }
        for text in ["1,234.5", "1 23", "12345 678", "1,", "", "-", "v2"] { #expect(french.value(of: Array(text.utf8)) == nil) }
        #expect(english.value(of: Array("−0.0".utf8))?.description == "0")
        #expect(value.map(french.string) == "1\u{202F}234,5")
    }
}

@Suite struct DateFormatTests {
    private let analyzer: TextAnalyzer

    init() throws { analyzer = try TextAnalyzer(lexicon: Dictionaries.loaded()) }

    private func dates(_ text: String, _ profile: LanguageProfile) throws -> [DateFormat.Match] {
        let bytes = Array(text.utf8)
        return try #require(DateFormat(profile)).dates(in: bytes, tokens: analyzer.tokens(of: bytes))
    }

    @Test func datesCompareByValueAcrossLanguages() throws {
        let english = try dates("Updated on June 14, 2021.", .english)
        #expect(english.map(\.date.description) == ["2021-06-14"])
        #expect(english[0].isInLocaleOrder && english[0].hasLocaleCase && english[0].range == 11..<24)
        let french = try dates("Mis à jour le 14 juin 2021, puis le 1er août 2022 et le 31 février 2021", .french)
        #expect(french.map(\.date.description) == ["2021-06-14", "2022-08-01"])
        let wrong = try dates("Juillet 20, 2020", .french)
        #expect(wrong.first?.date.description == "2020-07-20")
        #expect(wrong.first.map { $0.isInLocaleOrder || $0.hasLocaleCase } == false)
    }

    @Test func writesTheLongForm() throws {
        let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
        #expect(DateFormat(.french)?.string(from: date) == "29 février 2024")
        #expect(DateFormat(.english)?.string(from: date) == "February 29, 2024")
    }
}

@Suite struct ConfusablesTests {
    @Test func lettersOfAnotherScriptShareASkeleton() throws {
        let confusables = try #require(Confusables())
        #expect(confusables.skeleton(of: Array("Acme".utf8)) == confusables.skeleton(of: Array("Асme".utf8)))
        #expect(confusables.skeleton(of: Array("Acme".utf8)) != confusables.skeleton(of: Array("Acne".utf8)))
    }
}

@Suite struct LanguageEvidenceTests {
    private let analyzer: TextAnalyzer

    init() throws { analyzer = try TextAnalyzer(lexicon: Dictionaries.loaded()) }

    private func evidence(_ text: String) -> LanguageEvidence {
        let text = Array(text.utf8)
        return LanguageEvidence(analyzer.tokens(of: text), of: text)
    }

    @Test func sharedFunctionWordsCountForNeither() {
        let shared = evidence("on a car plus or")
        #expect(shared.sourceFunction == 0 && shared.targetFunction == 0)
    }

    @Test func decidesByWhatOnlyOneLanguageHas() {
        #expect(evidence("Click the button to save your settings").decision == .source)
        #expect(evidence("Cliquez sur le bouton pour enregistrer").decision == .target)
        #expect(evidence("L’API Acme").decision == .target)
        #expect(evidence("Vantor Zorgblik 3.2").decision == .undecided)
        #expect(evidence("settings.warehouse @between $with").decision == .undecided)
        #expect(evidence("Vantor Window Screen ou version ultérieure").decision == .target)
    }
}
