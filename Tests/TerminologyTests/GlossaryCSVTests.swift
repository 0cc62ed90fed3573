import Testing

@testable import Terminology

@Suite struct GlossaryCSVTests {
    private func read(_ text: String) throws -> Glossary { try GlossaryCSV.read(Array(text.utf8), path: "terms.csv") }

    @Test func readsWhatSpreadsheetsWrite() throws {
        let glossary = try read(
            "\u{FEFF}Status;Owner;SOURCE;Target;Note\r\npreferred;Ann;ledger;\"registre | grand livre\";\"two\r\nlines; one \"\"quote\"\"\"\r\nDo-Not-Translate;;Velnora;;\r\n;;;;\r\n")
        #expect(glossary.problems == [])
        #expect(glossary.entries == [
            GlossaryEntry(source: "ledger", status: .preferred, targets: ["registre", "grand livre"], note: "two\nlines; one \"quote\""),
            GlossaryEntry(source: "Velnora", status: .doNotTranslate),
        ])
    }

    @Test func readsTheSeparatorLineAndTabs() throws {
        #expect(try read("sep=;\nsource;status\nVelnora;do not translate\n").entries.count == 1)
        #expect(try read("source\tstatus\nVelnora, Inc.\tdo-not-translate").entries.first?.source == "Velnora, Inc.")
    }

    @Test func reportsEachBadRowAndReadsTheRest() throws {
        let glossary = try read(
            """
            source,status,target,case
            "a
            b",wrong,x,
            ledger,preferred,,
            ,preferred,x,
            é,admitted,x,upper
            Velnora,do-not-translate,Velnore,
            ledger,preferred,a||b,
            good,preferred,bon,
            Good,preferred,bien,
            """)
        #expect(glossary.entries.map(\.source) == ["good"])
        #expect(glossary.problems.map { [$0.line, $0.column] } == [[3, 4], [4, 18], [5, 1], [6, 14], [7, 26], [8, 18], [10, 1]])
        #expect(glossary.problems.first?.description == "terms.csv:3:4: unknown status “wrong”; write one of: do-not-translate, preferred, admitted, forbidden")
    }

    @Test func reportsQuotes() throws {
        #expect(try read("source,status\n\"Velnora,do-not-translate").problems.first?.line == 2)
        #expect(try read("source,status\n\"Vel\"nora,do-not-translate").problems.map(\.column) == [6])
    }

    @Test func refusesWhatIsNoGlossary() {
        #expect(throws: GlossaryError(path: "terms.csv", line: 2, column: 4, message: "not UTF-8; save the sheet as “CSV UTF-8”")) {
            try GlossaryCSV.read(Array("source,status\ncaf".utf8) + [0xE9], path: "terms.csv")
        }
        #expect(throws: GlossaryError.self) { try read("") }
        #expect(throws: GlossaryError.self) { try read("term,status\na,preferred") }
        #expect(throws: GlossaryError.self) { try read("source,status,Source\na,preferred,b") }
    }

    @Test func writesWhatItReads() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(
                source: "a \"b\", c", status: .preferred, targets: ["x;y", "z"], mangled: ["m"], caseRule: .initial, evidence: .capital, scope: ["docs/**"],
                note: "two\nlines"),
            GlossaryEntry(source: "Velnora", status: .doNotTranslate),
        ])
        #expect(try read(GlossaryCSV.write(glossary)) == glossary)
    }
}
