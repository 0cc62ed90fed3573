import Testing

@testable import Terminology

@Suite struct SpreadsheetCellTests {
    @Test(arguments: ["=1+1", "+49 30", "-source", "@scope/pack", "＝cmd", "'=x", "''", "'quoted", "Velnora", "", "a=b", "'-", "\t=1"])
    func textComesBackAsItWas(_ text: String) {
        let cell = SpreadsheetCell.guarded(text)
        #expect(SpreadsheetCell.unguarded(cell) == text)
        #expect(!["=", "+", "-", "@", "＝"].contains(cell.prefix(1)))
    }

    @Test func glossariesAreWrittenSafely() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "@velnora/core", status: .doNotTranslate, note: "=HYPERLINK(\"x\";\"y\")"),
            GlossaryEntry(source: "-source", status: .preferred, targets: ["-source"]),
        ])
        let text = GlossaryCSV.write(glossary)
        #expect(try GlossaryCSV.read(Array(text.utf8), path: "terms.csv") == glossary)
        for line in text.split(separator: "\n") {
            for cell in line.split(separator: ",") { #expect(!["=", "+", "-", "@"].contains(cell.drop { $0 == "\"" }.prefix(1))) }
        }
    }
}
