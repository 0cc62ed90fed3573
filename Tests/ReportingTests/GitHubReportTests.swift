import Testing

@testable import Reporting

@Suite struct GitHubReportTests {
    @Test func annotatesTheWorstFirst() {
        #expect(
            Sample.text(Sample.harbor, .github) == """
                ::error file=docs/fr/harbor-lane.md,line=3,col=6,title=missing-content::a sentence of the source is missing here%0ASource: Keep your key secret.
                ::warning file=docs/fr/harbor-lane.md,line=1,col=3,endColumn=15,title=mangled-name::the name “Harbor Lane” was translated as “Voie du port”%0ASource: Harbor Lane%0ASuggestion: Harbor Lane
                ::notice file=docs/fr/quay/tide.md,line=1,col=9,title=punctuation-spacing::a no-break space is missing before “:”%0ASuggestion: no-break space
                ::error title=Contresens%3A Gate failed::3 findings (1 critical, 1 major, 1 minor) on 2 pages, 400 words; MQM score 92.25: 1 critical finding, none allowed

                """)
    }

    @Test func noPageTextStartsACommand() {
        let report = Sample.run(
            [Sample.page("a,b:c\n::error::x.md", [Sample.located("⟦x⟧", message: "100%\r\n::error::x \(Sample.hostile)", source: "\n::stop-commands::y")])])
        let lines = Sample.text(report, .github).split(omittingEmptySubsequences: false) { $0.isNewline }
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("::warning file=docs/fr/a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.md,line=1,"))
        #expect(lines[0].contains("::100%25%0D%0A::error::x ") && lines[0].contains("%250A"))
        #expect(!lines[0].contains("##[") && !lines[0].unicodeScalars.contains("\u{1B}"))
    }
}
