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
        try expect(rule, target: "Les fichiers `a` ⟦,,⟧ `b` et les autres⟦,,,⟧ `c` ⟦,,,,⟧ ou `d`.", suggestions: [",", ",", ","])
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

    @Test("A phrase joined to itself where the source joins two") func joined() throws {
        try expect(rule, target: "C’est le paquet ⟦à retirer ou à retirer⟧ de la liste.", source: "This is the package to delete or unlist.")
        try expect(rule, target: "La vanne prend ⟦le plus haut, le plus haut, le plus haut⟧.", source: "The gate takes the top major, highest minor, topmost patch.")
        // The source has it twice, a clause ends between, no source.
        try expect(rule, target: "Il lit le fichier et le fichier du projet.", source: "It reads the file and the project file.")
        try expect(rule, target: "Pour chaque port, chaque port ouvert compte. Pour le port, le port compte.", source: "For each port, all open ones count. For ports, the door counts.")
        try expect(rule, target: "Il lit les ports et les ports voisins.", source: "It reads the ports and the doors.")
        try expect(rule, target: "Vous pouvez créer, changer et changer les ports.", source: "You can create, edit, and change the ports.")
        try expect(rule, target: "Il lit le fichier et le fichier.")
    }
}

extension RepeatedWordTests {
    @Test("Two things of the source that became one") func echoes() throws {
        try expect(rule, target: "Écrivez ⟦JJ/MM/AAAA ou JJ/MM/AAAA⟧ (sans espace).", source: "Write MM/DD/YYYY or M/D/YYYY (without a space).")
        try expect(rule, target: "Le texte est ⟦trompeur ou trompeur⟧.", source: "The text is deceptive or misleading.")
        try expect(rule, target: "Les vues ⟦d’affichage et d’affichage⟧, et les ⟦niveaux (niveaux)⟧.", source: "The display and view pages, and the tiers (levels).")
        try expect(rule, target: "Le choix ⟦de port et de port⟧.", source: "The choice of harbor and port.")
    }

    @Test("What goes with one of them alone makes two things of them") func differentThings() throws {
        try expect(rule, target: "Les ports et les ports libres, ports et ports libres.", source: "Ports and free ports, harbors and open ports.")
        try expect(rule, target: "Un pixel (pixel), encore et encore.", source: "One pixel (pixel), again and again.")
        try expect(rule, target: "Duran et Duran, 12 ou 12.", source: "Duran and Moran, 12 or 13.")
        try expect(rule, target: "Le texte est trompeur ou trompeur.")
    }
}
