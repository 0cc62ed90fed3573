import Testing

@testable import Terminology

@Suite struct GlossaryTBXTests {
    private func read(_ text: String) throws -> Glossary {
        try GlossaryTBX.read(Array(text.utf8), path: "terms.tbx", sourceLanguage: "en", targetLanguage: "fr")
    }

    private let expected = [
        GlossaryEntry(source: "ledger", status: .preferred, targets: ["grand livre"], note: "Accounts"),
        GlossaryEntry(source: "ledger", status: .admitted, targets: ["registre"], note: "Accounts"),
        GlossaryEntry(source: "ledger", status: .forbidden, targets: ["cahier"], note: "Accounts\nToo plain"),
    ]

    @Test func readsCategoriesAsAttributes() throws {
        let glossary = try read(
            """
            <?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
            <conceptEntry id="c1"><note>Accounts</note>
            <langSec xml:lang="en-US"><termSec><term>ledger</term></termSec></langSec>
            <langSec xml:lang="fr"><termSec><term>grand livre</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
            <termSec><term>registre</term><termNote type="normativeAuthorization">admittedTerm</termNote></termSec>
            <termSec><term>cahier</term><termNoteGrp><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>Too <hi>plain</hi></note></termNoteGrp></termSec></langSec>
            <langSec xml:lang="de"><termSec><term>Hauptbuch</term></termSec></langSec></conceptEntry></body></text></tbx>
            """)
        #expect(glossary.entries.map(\.targets) == expected.map(\.targets))
        #expect(glossary.entries.map(\.status) == expected.map(\.status))
        #expect(glossary.problems == [])
    }

    @Test func readsCategoriesAsTags() throws {
        let glossary = try read(
            """
            <tbx type="TBX-Min" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
            <conceptEntry id="c1"><note>Accounts</note><langSec xml:lang="en"><termSec><term>ledger</term></termSec></langSec>
            <langSec xml:lang="fr-FR"><termSec><term>grand livre</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
            <termSec><term>registre</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
            <termSec><term>cahier</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus><basic:note>Too plain</basic:note></termSec></langSec></conceptEntry></body></text></tbx>
            """)
        #expect(glossary.entries == expected)
    }

    @Test func readsTheEditionOf2008AndLoadsNoEntity() throws {
        let glossary = try read(
            """
            <?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
            <martif type="TBX" xml:lang="en"><text><body><termEntry><note>Accounts</note>
            <langSet xml:lang="en"><ntig><termGrp><term>ledger</term></termGrp></ntig></langSet>
            <langSet xml:lang="fr"><tig><term>grand livre</term></tig><tig><term>registre</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
            <ntig><termGrp><term>cahier</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp><note>Too plain</note></ntig></langSet></termEntry>
            <termEntry><langSet xml:lang="en"><tig><term>Velnora</term></tig></langSet><langSet xml:lang="fr"><tig><term>Velnora</term></tig></langSet></termEntry>
            <termEntry id="c9"><langSet xml:lang="en"><tig><term>orphan</term></tig></langSet></termEntry></body></text></martif>
            """)
        #expect(glossary.entries == expected + [GlossaryEntry(source: "Velnora", status: .doNotTranslate)])
        #expect(glossary.problems.map(\.description) == ["terms.tbx:7: concept “c9” has no term in “fr”; add one, or remove the concept"])
    }

    @Test func refusesWhatItCannotRead() {
        func error(_ text: String) -> GlossaryError? {
            #expect(throws: GlossaryError.self) { try read(text) }
        }
        #expect(error("<tbx>\n<text></tbx>")?.line == 2)
        #expect(error("<tbx>")?.message.hasPrefix("not well-formed") == true)
        #expect(error("<html/>")?.message.contains("“html”") == true)
        #expect(error("<!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx>&a;</tbx>")?.message.contains("entity") == true)
    }
}
