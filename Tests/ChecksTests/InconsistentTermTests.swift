import Terminology
import Testing

@testable import Checks

@Suite struct InconsistentTermTests {
    private static let glossary = Glossary(entries: [
        GlossaryEntry(source: "crate", status: .preferred, targets: ["caisse", "cageot"]),
        GlossaryEntry(source: "crate", status: .admitted, targets: ["coffre"]),
        GlossaryEntry(source: "chest", status: .preferred, targets: ["coffre"]),
    ])

    @Test func examplesHold() throws {
        try expectExamples(of: InconsistentTerm())
    }

    @Test("The form that the page has less often is reported, with the usual one") func minority() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez la caisse.\n\nFermez les caisses.\n\nPosez le ⟦coffre⟧.\n", source: "Open the crate.\n\nClose the crates.\n\nPut down the crate.\n",
            glossary: Self.glossary, suggestions: ["caisse"])
    }

    @Test("The usual form may be the admitted one") func admittedMajority() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez le coffre.\n\nFermez les coffres.\n\nPosez la ⟦caisse⟧.\n", source: "Open the crate.\n\nClose the crates.\n\nPut down the crate.\n",
            glossary: Self.glossary, suggestions: ["coffre"])
    }

    @Test("The same words for another term, forms of one row, and verbs are right") func otherTerm() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez la caisse.\n\nFermez les caisses.\n\nPosez le coffre.\n\nPosez le cageot.\n",
            source: "Open the crate.\n\nClose the crates.\n\nPut down the chest.\n\nPut down the crate.\n", glossary: Self.glossary)
        try expect(
            InconsistentTerm(), target: "Une caisse.\n\nDeux caisses.\n\nVous pouvez le mettre en coffre.\n", source: "A crate.\n\nTwo crates.\n\nYou can crate it.\n",
            glossary: Self.glossary)
    }

    @Test("Without a source, ordinary words tell nothing") func withoutSource() throws {
        try expect(InconsistentTerm(), target: "Une caisse, une caisse, un coffre.\n", glossary: Self.glossary)
        try expect(InconsistentTerm(), target: "| A | B |\n|---|---|\n| Un | S/O |\n| Deux | S/O |\n| Trois | ⟦N/A⟧ |\n", suggestions: ["s/o"])
    }

    @Test("A word with and without hyphen or accent") func spellings() throws {
        try expect(InconsistentTerm(), target: "Une vidéo preroll. Deux vidéos prerolls. La vidéo ⟦pré-roll⟧.\n", suggestions: ["preroll"])
        try expect(InconsistentTerm(), target: "Le sous-marin, le sous-marin, le mot `sousmarin` et [sousmarin](a.md#sousmarin) sous la marine.\n".replacing("[sousmarin]", with: "[cette page]"))
        try expect(InconsistentTerm(), target: "Ай-Сис, Ай-Сис et Лабс.\n")
    }
}
