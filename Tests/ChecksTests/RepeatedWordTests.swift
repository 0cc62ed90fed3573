import Testing

@testable import Checks

@Suite struct RepeatedWordTests {
    private let rule = RepeatedWord()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsWordsPhrasesAndMarks() throws {
        try expect(rule, target: "Le nom ⟦de de⟧ la campagne.", suggestions: ["de"])
        try expect(rule, target: "⟦La la⟧ campagne est créée.")
        try expect(rule, target: "Réglez ⟦l’horloge l’horloge⟧ du serveur.", suggestions: ["l’horloge"])
        try expect(rule, target: "Les options ⟦pour la pour la⟧ campagne.", suggestions: ["pour la"])
        try expect(rule, target: "Les commandes `pack`⟦,,⟧ `push`⟦, ,⟧ et `delete`⟦..⟧", suggestions: [",", ",", "."])
    }

    @Test(arguments: [
        "Nous nous réservons ce droit, et vous vous engagez.",
        "De plus en plus en plus, et une à une.",
        "Mettez-le le plus tôt possible.",
        "Attendez... puis ouvrez ../dossier ou 1..5.",
        "Le groupe Duran Duran joue à New York, New York.",
        "Il en parle. Il en rit.",
        "Les codes 10 10 et A A.",
        "Le nom `de` de la campagne.",
    ])
    func leavesAlone(_ text: String) throws { try expect(rule, target: text) }

    @Test func leavesAloneWhatTheSourceDoubles() throws {
        try expect(rule, target: "Tapez test test dans le champ.", source: "Type test test in the field.")
    }

    @Test("A run of one word is one place; of nouns, nobody can tell how many were meant") func runs() throws {
        try expect(RepeatedWord(), target: "Le contrat prendra ⟦fin fin fin fin⟧ mars.", suggestions: [nil])
        try expect(RepeatedWord(), target: "Le nom ⟦de de de⟧ la campagne.", suggestions: ["de"])
        // What it led to is lost.
        try expect(RepeatedWord(), target: "Ouvrez le compte, le port ⟦ou ou⟧.", suggestions: [nil])
    }
}
