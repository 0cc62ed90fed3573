import Testing

@testable import Terminology

@Suite struct GlossaryInspectionTests {
    private func inspect(_ text: String) throws -> GlossaryInspection {
        GlossaryInspection(try GlossaryCSV.located(Array(text.utf8), path: "terms.csv"), path: "terms.csv")
    }

    @Test func findsContradictionsAtTheirCells() throws {
        let inspection = try inspect(
            """
            source,status,target,mangled
            Velnora,do-not-translate,,Velnoire|Velnora
            velnora,preferred,velnore,
            ledger,preferred,registre,
            ledger,forbidden,Registre,
            Tarnholm,do-not-translate,,registre|Tarn
            """)
        let errors = inspection.remarks.filter { $0.weight == .error }.map(\.problem)
        #expect(errors.map { [$0.line, $0.column] } == [[2, 27], [3, 9], [5, 18], [6, 28]])
        #expect(errors[1].message.contains("do-not-translate in line 2"))
        #expect(errors[2].message.contains("forbidden here and preferred in line 4"))
    }

    @Test func aSoundGlossaryHasNoRemark() throws {
        #expect(try inspect("source,status,target,mangled,note\nVelnora,do-not-translate,,Velnoire,\nledger,preferred,registre,,\nledger,forbidden,grand livre,,\n").remarks.isEmpty)
        #expect(try inspect("source,status,confidence,renderings\nVelnora,do-not-translate,0.9,x\n").remarks.isEmpty)
    }

    @Test func warnsOfWhatSaysNothing() throws {
        var inspection = try inspect("source,status,targets\nVelnora,do-not-translate,x\nTarnholm,do-not-translate,\n")
        #expect(inspection.remarks.map(\.weight) == [.warning])
        #expect(inspection.remarks.first?.problem.description.contains("terms.csv:1:15: the column “targets”") == true)
        inspection.addUnseen(besides: [0])
        #expect(inspection.remarks.last?.problem.line == 3)
        #expect(try inspect("source,status\n").remarks.map(\.weight) == [.warning])
    }

    @Test func theGlossariesThatAreBuiltInAreSound() throws {
        for file in EmbeddedGlossaries.files {
            let bytes = file.text.withUTF8Buffer { [UInt8]($0) }
            let inspection = GlossaryInspection(try GlossaryCSV.located(bytes, path: file.name), path: file.name)
            #expect(inspection.remarks.filter { $0.weight == .error }.map(\.problem.description) == [])
        }
    }
}
