import Testing

@testable import Checks

@Suite struct ElisionRuleTests {
    private let rule = ElisionRule()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsElisionsPartedFromTheirWord() throws {
        try expect(rule, target: "Ouvrez ⟦l' index⟧ du dépôt.", suggestions: ["l'index"])
        try expect(rule, target: "Voir ⟦l' [index⟧ du dépôt](index.md).", suggestions: ["l'[index"])
        try expect(rule, target: "Un port ⟦de [!DNL Anker⟧] et ⟦d’**barque⟧**.", suggestions: ["d’[!DNL Anker", "de **barque"])
        try expect(rule, target: "La liste ⟦d’ `options`⟧ du dépôt.".replacing("`options`⟧", with: "`options⟧`"))
    }

    @Test func findsElisionsBeforeConsonants() throws {
        try expect(rule, target: "⟦L’réplication⟧ du serveur.", suggestions: ["La réplication"])
        try expect(rule, target: "Le calcul ⟦de l’hachage⟧ du mot.", suggestions: ["du hachage"])
        try expect(rule, target: "Selon ⟦l’anciennes⟧ règles.")
    }

    @Test func findsMissingElisionsAndContractions() throws {
        try expect(rule, target: "La liste ⟦de options⟧ et ⟦de archives⟧.", suggestions: ["d’options", "d’archives"])
        try expect(rule, target: "Connectez-vous à partir ⟦de Excel⟧ ou ⟦de Azure⟧.", suggestions: ["d’Excel", "d’Azure"])
        try expect(rule, target: "Le port ⟦de en⟧ mer, le moyen ⟦de en⟧ sortir, la clé ⟦de équivaut⟧ là.", suggestions: [nil, "d’en", nil])
        try expect(rule, target: "La clé de apiPort et de Install-Gate.")
        try expect(rule, target: "Nous savons ⟦que il⟧ existe, ⟦si il⟧ existe.", suggestions: ["qu’il", "s’il"])
        try expect(rule, target: "Le contenu ⟦de le⟧ dossier et le retour ⟦à les⟧ données.", suggestions: ["du", "aux"])
    }

    @Test("A full article contracts with the preposition before it") func contracted() throws {
        try expect(rule, target: "Ouvrez le portail ⟦de l’centre⟧ et passez ⟦à l’menu⟧ suivant ; voyez ⟦l’centre⟧.", suggestions: ["du centre", "au menu", "le centre"])
    }

    @Test func findsALostWordBeforeAnApostrophe() throws {
        try expect(rule, target: "Le statut des demandes ⟦’offres⟧ du jour.")
    }

    @Test(arguments: [
        "Afin de le configurer ou de les utiliser, mettez-le à jour et ajoutez-la au dossier.",
        "De A à Z, le onzième jour, la hauteur, le yaourt, le héros et l’héroïne.",
        "Le https et l’https, le SQL, la FAQ, de `options`, d’`options`.",
        "La commande `l' index` est citée, l’application aussi.",
        "Il dit qu’aujourd’hui l’un d’eux s’y oppose.",
        "Cliquez sur le **Options** du menu.",
        "Le journal Le Monde et la ville de Le Havre.",
    ])
    func leavesAlone(_ text: String) throws { try expect(rule, target: text) }

    @Test("What is left of a broken word or phrase gets no suggestion") func remnants() throws {
        try expect(ElisionRule(), target: "Les rapports sont prêts. ⟦Le indique⟧ comment ils se lisent.\n", suggestions: [nil])
        try expect(ElisionRule(), target: "Les règles de privilège et ⟦d’mf⟧ et ⟦l’th⟧ du service sont vérifiées.\n", suggestions: [nil, nil])
    }

    @Test("An article or link without its apostrophe") func torn() throws {
        try expect(rule, target: "Ouvrez ⟦l index⟧ du dépôt et le nom ⟦d Lantern⟧ du port.", suggestions: ["l’index", "de Lantern"])
        try expect(rule, target: "Le litre, 3 l d’eau, le l minuscule, les n fichiers, n fois, le point x du plan, un axe t variable et a - l.")
    }
}
