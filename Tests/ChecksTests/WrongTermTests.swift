import Terminology
import Testing

@testable import Checks

@Suite struct WrongTermTests {
    private static let glossary = Glossary(entries: [
        GlossaryEntry(source: "firewall", status: .preferred, targets: ["pare-feu"]),
        GlossaryEntry(source: "firewall", status: .forbidden, targets: ["mur de feu", "cloison"]),
    ])

    @Test func examplesHold() throws {
        try expectExamples(of: WrongTerm())
    }

    @Test("A forbidden form is wrong where the source has its term") func forbiddenForm() throws {
        try expect(
            WrongTerm(), target: "Ouvrez le ⟦mur de feu⟧.\n\nLa ⟦cloison⟧ bloque le port.\n", source: "Open the firewall.\n\nThe firewall blocks the port.\n",
            glossary: Self.glossary, suggestions: ["pare-feu", "pare-feu"])
    }

    @Test("The same words for another term are right") func otherTerm() throws {
        try expect(WrongTerm(), target: "La cloison sépare les deux salles.\n", source: "The partition separates the two rooms.\n", glossary: Self.glossary)
    }

    @Test("Without a source only forms of several words are sure") func withoutSource() throws {
        try expect(WrongTerm(), target: "Le ⟦mur de feu⟧ est ouvert, la cloison aussi.\n", glossary: Self.glossary)
    }
}
