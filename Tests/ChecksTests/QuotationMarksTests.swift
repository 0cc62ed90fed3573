import Testing

@testable import Checks

@Suite struct QuotationMarksTests {
    private let rule = QuotationMarks()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsForeignMarks() throws {
        try expect(
            rule, target: "Choisissez « Actif » ou ⟦\"Inactif\"⟧, puis ⟦“Envoyer”⟧.", suggestions: ["«\u{A0}Inactif\u{A0}»", "«\u{A0}Envoyer\u{A0}»"])
        try expect(rule, target: "Le message ⟦\"fichier introuvable\"⟧ est affiché.")
    }

    @Test func findsBrokenPairs() throws {
        try expect(rule, target: "Le message ⟦« Fichier⟧ introuvable est affiché.")
        try expect(rule, target: "Le message Fichier ⟦introuvable »⟧ est affiché.")
        try expect(rule, target: "Le message ⟦”Fichier introuvable„⟧ est affiché.", suggestions: ["«\u{A0}Fichier introuvable\u{A0}»"])
        try expect(rule, target: "Le message « Fichier introuvable⟦«⟧ est affiché.", suggestions: ["\u{A0}»"])
        try expect(rule, target: "Le message ⟦« Fichier introuvable”⟧ est affiché.", suggestions: ["«\u{A0}Fichier introuvable\u{A0}»"])
    }

    @Test(arguments: [
        "Choisissez « Actif » ou « Inactif ».",
        "Un écran de 15\" et « un autre » de 17\".",
        "Le champ « nom » vaut name=\"valeur\" dans le fichier.",
        "Le code `\"valeur\"` et « le mot ».",
        "Le corps « Actif » vaut {\"état\": \"Réussite\"} ici.",
        "L’attribut « Actif » avec Assets = \"Tous\" est lu.",
        "Choose \"Active\" or \"Inactive\" from the list.",
    ])
    func leavesAlone(_ text: String) throws { try expect(rule, target: text) }

    @Test func leavesAloneMarksThatTheSourceLeavesAlone() throws {
        try expect(rule, target: "Le message « fichier introuvable est affiché.", source: "The message \"file not found is shown.")
    }

    @Test("Marks with a space within were moved away from their words") func displacedMarks() throws {
        try expect(rule, target: "Le bouton ⟦\" du fichier \"⟧ Envoyer est « vert ».\n", suggestions: [nil])
    }
}
