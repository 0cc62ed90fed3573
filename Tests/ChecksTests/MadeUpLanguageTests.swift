import Linguistics
import Terminology
import Testing

@testable import Checks

/// The rules know a language by its profile alone: with a made-up one they go by its spacing, elision and words, and by no other's.
@Suite struct MadeUpLanguageTests {
    private static let profile = LanguageProfile(
        tag: "qaa", dictionary: "", dictionaryPackage: "", spacing: ["!": .init(before: .required, after: .free), "?": .init(before: .forbidden, after: .free)],
        elisions: ["zu": ["zua"]], elided: ["zua": "zu’"], functionWords: ["zua"], vowels: ["i", "a"])

    private func findings(_ target: String, source: String? = nil) throws -> [Finding] {
        let lexicon = try Lexicon(source: .english, target: Self.profile)
        return try RuleRegistry.rules.flatMap { try RuleTest.findings(of: $0, target: target, source: source, glossary: Glossary(), lexicon: lexicon) }
    }

    @Test func spacingIsTheProfiles() throws {
        let found = try findings("Zua kal zua ro! Zua kal zua ro ?")
        #expect(found.filter { $0.rule == "punctuation-spacing" }.count == 2)
    }

    @Test func whatFrenchWouldCallWrongIsLeftAlone() throws {
        let found = try findings("Kal ro: si il de amo. L’location ro; kal?")
        #expect(found.filter { ["punctuation-spacing", "elision", "quotation-marks", "number-mismatch"].contains($0.rule) } == [])
    }

    @Test func factsNeedNoLanguage() throws {
        let found = try findings("Kal ro `push` 17 ipi app.confg.", source: "Set the `push` limit 71 in app.config.")
        #expect(found.contains { $0.rule == "identifier-mismatch" })
        #expect(found.contains { $0.rule == "number-mismatch" })
    }
}
