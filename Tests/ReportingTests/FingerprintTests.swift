import Testing

@testable import Reporting

@Suite struct FingerprintTests {
    private func fingerprint(_ marked: String, rule: String = "mangled-name", source: String? = nil) -> String {
        Fingerprint.of([Sample.located(marked, rule: rule, source: source)])[0].text
    }

    @Test func staysTheSameForGoodWhereLinesMove() {
        let first = fingerprint("# ⟦Voie du port⟧ pour les équipes")
        // A fixed value: baselines written today must still hold in the next version.
        #expect(first == "d82df7898acd8b1f:1")
        #expect(fingerprint("Nouveau\r\n\r\n# ⟦Voie du port⟧ pour les équipes\n\nfin") == first)
        #expect(fingerprint("#  ⟦Voie  du port⟧ pour les équipes") == first)
        let end = String(repeating: "x", count: 40)
        #expect(fingerprint("⟦mot⟧ \(end) un") == fingerprint("⟦mot⟧ \(end) deux"))
    }

    @Test func differsWithRuleWordsContextAndSourceOfWhatIsMissing() {
        let texts = [
            fingerprint("# ⟦Voie du port⟧ pour"), fingerprint("# ⟦Voie du port⟧ pour", rule: "name-casing"), fingerprint("# ⟦Voie du⟧ port pour"),
            fingerprint("# ⟦Voie du port⟧ par"), fingerprint("un ⟦⟧", source: "One."), fingerprint("un ⟦⟧", source: "Two."),
        ]
        #expect(Set(texts).count == texts.count)
    }

    @Test func equalFindingsAreNumbered() {
        let twice = [Sample.located("un ⟦mot⟧"), Sample.located("\n\nun ⟦mot⟧")]
        #expect(Fingerprint.of(twice).map(\.ordinal) == [1, 2])
    }
}
