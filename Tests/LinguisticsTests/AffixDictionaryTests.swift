import Foundation
import Testing

@testable import Linguistics

@Suite struct AffixDictionaryTests {
    private static let profile = LanguageProfile(
        tag: "qaa", dictionary: "", dictionaryPackage: "", morphology: ["po:n": .noun, "po:v*": .verb, "is:pl": .plural], ignoredMorphology: ["po:name"])

    private func dictionary(_ affixes: String, _ words: String) -> AffixDictionary? {
        let morphology = Linguistics.Morphology(Self.profile)
        return AffixDictionary(AffixRules(Array(affixes.utf8), morphology: morphology), words: Array(words.utf8), morphology: morphology)
    }

    private func answer(_ word: String, _ dictionary: AffixDictionary) -> AffixDictionary.Answer { dictionary.analyze(Array(word.utf8)) }
    private func accepts(_ word: String, _ dictionary: AffixDictionary) -> Bool? { dictionary.accepts(Array(word.utf8)) }

    @Test func suffixesTakeOffWhatTheirConditionsAllow() throws {
        let found = try #require(
            dictionary(
                """
                SET UTF-8
                NEEDAFFIX !
                SFX P Y 3
                SFX P 0 s/! [^sé]  is:pl
                SFX P é ées .é is:pl
                SFX P y ies [^aeiou]y is:pl
                SFX Q Y 1
                SFX Q 0 0 . po:v1
                """, "6\nberry/P po:n\ntoy/P po:n\nbité/P po:n\nbus/P po:n\nrun/Q! po:n\nZoran/P po:name\n"))
        #expect(answer("berries", found) == .known([.noun, .plural]))
        #expect(answer("berry", found) == .known(.noun))
        #expect(answer("bitées", found) == .known([.noun, .plural]))
        // A suffix that asks for another one stands for no word.
        #expect(answer("toys", found) == .unknown)
        #expect(answer("toies", found) == .unknown && answer("berrys", found) == .unknown && answer("buss", found) == .unknown)
        // Only with its suffix, which adds nothing but what it says.
        #expect(answer("run", found) == .known([.noun, .verb]))
        // A reading of a name tells nothing of the word.
        #expect(answer("Zoran", found) == .known([]))
    }

    @Test func prefixesGoTogetherWithSuffixesWhereBothAllow() throws {
        let found = try #require(
            dictionary("SET UTF-8\nPFX R Y 1\nPFX R 0 re .\nPFX U N 1\nPFX U 0 un .\nSFX D Y 1\nSFX D 0 ed .\n", "3\nload/RUD\nmap/R\nship/D\n"))
        for word in ["load", "loaded", "reload", "reloaded", "unload", "remap", "shiped"] {
            #expect(answer(word, found) != .unknown, "\(word)")
        }
        for word in ["unloaded", "mapped", "maped", "reship", "re", "ed"] { #expect(answer(word, found) == .unknown, "\(word)") }
    }

    @Test func capitals() throws {
        let found = try #require(
            dictionary("SET UTF-8\nKEEPCASE K\nFORBIDDENWORD F\nSFX S Y 1\nSFX S 0 s .\n", "7\nécole/S\nParis\nmm/K\nOpenAcme\nABC/S\nteh/F\nAcmé\n"))
        for word in ["école", "École", "ÉCOLES", "Paris", "PARIS", "mm", "OpenAcme", "OPENACME", "ABCs", "ABC", "Acmé", "ACMÉ"] {
            #expect(accepts(word, found) == true, "\(word)")
        }
        for word in ["éCole", "paris", "MM", "Mm", "openAcme", "Openacme", "abcs", "Abcs", "teh", "Teh", "TEH"] { #expect(accepts(word, found) == false, "\(word)") }
    }

    @Test func whatItDoesNotUnderstandIsLeftToTheLibrary() throws {
        #expect(dictionary("SET UTF-8\nCOMPOUNDFLAG C\n", "1\nhaus/C\n") == nil)
        #expect(dictionary("SET UTF-8\nFLAG num\n", "1\nhouse/12\n") == nil)
        #expect(dictionary("SET UTF-8\nSFX A Y 1\nSFX A 0 a/B .\nSFX B Y 1\nSFX B 0 b .\n", "1\nhouse/A\n") == nil)
        #expect(dictionary("SET UTF-8\nSFX A Y 2\nSFX A 0 a .\n", "1\nhouse/A\n") != nil)
        #expect(dictionary("SET UTF-8\nSFX A Y 1\nSFX B 0 a .\n", "1\nhouse/A\n") == nil)
        let numbers = try #require(dictionary("SET UTF-8\nICONV 1\nICONV ﬁ fi\nCOMPOUNDRULE 1\nCOMPOUNDRULE n*t\n", "3\n1/n\n2th/t\nfine\n"))
        #expect(answer("12th", numbers) == .undecided && answer("ﬁne", numbers) == .undecided && answer("a.b", numbers) == .undecided)
        #expect(answer("fine", numbers) == .known([]) && answer("th", numbers) == .unknown)
        // No compound has a hyphen, no word a slash, unless an entry has one.
        #expect(answer("12th-hand", numbers) == .unknown && answer("n/a", numbers) == .unknown)
        let slashes = try #require(dictionary("SET UTF-8\n", "2\nfine\nn\\/a\n"))
        #expect(answer("n/a", slashes) == .undecided && answer("fine", slashes) == .known([]))
    }

    @Test(arguments: ["", "0", "x", "3\n\n/\n \n/a\na/", "1\n\u{FEFF}", "9999999999\nfine/\nde facto po:n\n\\/x\n", "2\r\nfine/S po:n\r\nwine\r\n"])
    func brokenFilesDoNoHarm(_ words: String) throws {
        let found = try #require(dictionary("SET UTF-8\nFULLSTRIP\nSFX S Y 1\nSFX S fine 0 fine\nPFX S Y 1\nPFX S 0 0 .\n", words))
        #expect(answer("wine", found) == (words.contains("wine") ? .known([]) : .unknown))
        for word in ["", "é", "fine", "de", "\u{301}"] { _ = (answer(word, found), accepts(word, found)) }
    }

    /// Forms of the real dictionaries' words, right ones and mangled ones.
    @Test(arguments: [("fr", LanguageProfile.french), ("en_US", LanguageProfile.english)])
    func itAnswersAsTheLibraryDoes(_ name: String, _ profile: LanguageProfile) throws {
        let speller = try Speller(name: name, package: "", folders: Lexicon.standardFolders(), morphology: Linguistics.Morphology(profile))
        let endings = ["", "s", "e", "ées", "ez", "ait", "x", "aux", "er", "ing", "ied", "'s", "trices", "t", "ons"]
        let beginnings = ["", "re", "un", "l'", "qu'", "kilo", "D'"]
        let folder = try #require(Lexicon.standardFolders().first { FileManager.default.fileExists(atPath: $0 + "/\(name).dic") })
        let lines = try String(contentsOfFile: folder + "/\(name).dic", encoding: .utf8).split(separator: "\n").dropFirst()
        var asked = 0
        for (number, line) in lines.enumerated() where number % 97 == 0 {
            let stem = line.prefix { $0 != "/" && $0 != " " }
            let forms = [
                String(stem), stem.lowercased(), stem.uppercased(), stem.capitalized, beginnings[number % beginnings.count] + stem,
                stem.dropLast(number % 4) + endings[number % endings.count], String(stem.dropFirst()),
            ]
            for form in forms where !form.isEmpty {
                let word = Array(form.utf8)
                #expect((speller.analyze(word) == nil) == (speller.analyzeByLibrary(word) == nil), "\(form)")
                if form == form.lowercased() { #expect(speller.analyze(word) == speller.analyzeByLibrary(word), "\(form)") }
                // Others the library is not asked to spell.
                let isPlain = form.unicodeScalars.allSatisfy { $0.value < 0x100 && $0.properties.isAlphabetic }
                if isPlain { #expect(speller.accepts(word) == speller.acceptsByLibrary(word), "\(form)") }
                asked += 1
            }
        }
        #expect(asked > 3000)
    }
}
