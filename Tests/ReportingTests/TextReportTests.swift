import Checks
import Testing

@testable import Reporting

@Suite struct TextReportTests {
    @Test func showsEachFindingInItsLineAndTheVerdictAtTheEnd() {
        #expect(
            Sample.text(Sample.harbor, .text) == """
                docs/fr/harbor-lane.md  1 critical, 1 major, MQM score 70.00

                docs/fr/harbor-lane.md:1:3: major: the name “Harbor Lane” was translated as “Voie du port” [mangled-name]
                  1 | # Voie du port pour les équipes
                    |   ^^^^^^^^^^^^
                    = source: Harbor Lane
                    = suggestion: Harbor Lane
                    = why: the heading’s anchor is “harbor-lane”; the page links to harborlane.example; confidence 90 %

                docs/fr/harbor-lane.md:3:6: critical: a sentence of the source is missing here [missing-content]
                  3 | Deux\u{20}
                    |      ^
                    = source: Keep your key secret.
                    = why: confidence 80 %

                docs/fr/quay/tide.md  1 minor, MQM score 99.67

                docs/fr/quay/tide.md:1:9: minor: a no-break space is missing before “:” [punctuation-spacing]
                  1 | Remarque: la marée monte
                    |         ^
                    = suggestion: no-break space
                    = why: confidence 99 %

                3 findings (1 critical, 1 major, 1 minor) on 2 pages, 400 words
                  machine translation  1 page, 1 critical, 1 major, MQM score 70.00
                  human translation    1 page, 1 minor, MQM score 99.67
                MQM score 92.25
                Gate failed: 1 critical finding, none allowed

                """)
    }

    /// The line and the caret line under it, without the gutter.
    private func underlined(_ marked: String, width: Int = 100) -> [String] {
        let report = Sample.run([Sample.page("a.md", [Sample.located(marked)])])
        let lines = Sample.text(report, .text, ReportOptions(width: width)).split(separator: "\n").filter { $0.contains(" | ") }
        return lines.map { line in line.range(of: " | ").map { String(line[$0.upperBound...]) } ?? "" }
    }

    @Test func caretsStandUnderWhatTheTerminalShows() {
        #expect(underlined("名前⟦港⟧町") == ["名前港町", "    ^^"])
        #expect(underlined("cafe\u{301} ⟦the\u{301}⟧ noir") == ["cafe\u{301} the\u{301} noir", "     ^^^"])
        #expect(underlined("\tun ⟦mot⟧") == ["    un mot", "       ^^^"])
        #expect(underlined("un\u{A0}⟦mot⟧\u{202F}!") == ["un\u{A0}mot\u{202F}!", "   ^^^"])
        #expect(underlined("🚢 ⟦quai⟧") == ["🚢 quai", "   ^^^^"])
        #expect(underlined("a\u{200B}⟦b⟧") == ["a⟨U+200B⟩b", "         ^"])
        #expect(underlined("e⟦\u{301}⟧ b") == ["e\u{301} b", "^"])
        #expect(underlined("\u{FEFF}# ⟦Quai⟧") == ["# Quai", "  ^^^^"])
    }

    @Test func longLinesAreCutAroundTheSpot() {
        let long = String(repeating: "mot ", count: 5_000)
        let shown = underlined(long + "⟦Voie du port⟧ " + long, width: 40)
        #expect(shown[0] == "… mot mot mot Voie du port mot mot mot …")
        #expect(shown[1] == "              ^^^^^^^^^^^^")
        #expect(underlined("⟦" + long + "⟧", width: 20) == ["mot mot mot mot mo…", "^^^^^^^^^^^^^^^^^^^"])
        #expect(underlined("## ⟦" + long + "⟧", width: 20) == ["## mot mot mot mot…", "   ^^^^^^^^^^^^^^^^"])
        #expect(underlined("⟦Voie⟧ " + long, width: 20) == ["Voie mot mot mot m…", "^^^^"])
    }

    @Test func aFindingOverSeveralLinesSaysWhereItEnds() {
        #expect(underlined("un ⟦deux\r\ntrois⟧ quatre") == ["un deux", "   ^^^^ to line 2, column 6"])
    }

    @Test func escapeSequencesComeOnlyFromTheReportAndOnlyWhenAskedFor() {
        let report = Sample.run([Sample.page("a.md", [Sample.located("# ⟦\(Sample.hostile)⟧", message: Sample.hostile)])])
        #expect(!Sample.text(report, .text).unicodeScalars.contains("\u{1B}"))
        let colored = Sample.text(report, .text, ReportOptions(color: true))
        #expect(colored.contains("\u{1B}[1;33mmajor\u{1B}[0m"))
        #expect(!colored.contains("\u{1B}]8"))
    }

    @Test func whatWasPutAsideIsCountedOnly() {
        let report = Sample.run(
            [
                Sample.page(
                    "a.md",
                    [
                        Sample.located("⟦un⟧", severity: .critical, standing: .known),
                        Sample.located("⟦deux⟧", severity: .critical, standing: .suppressed(onPage: true, reason: nil)),
                    ], freshness: .stale)
            ], skipped: ["no target language": 2])
        #expect(
            Sample.text(report, .text) == """
                No findings on 1 page, 100 words
                  1 known from the baseline
                  1 suppressed
                  1 page older than the source
                  2 pages skipped: no target language
                  machine translation  1 page, 1 critical, MQM score 75.00
                MQM score 75.00
                Gate passed

                """)
    }
}
