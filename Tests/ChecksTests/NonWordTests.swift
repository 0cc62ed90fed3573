import Testing

@testable import Checks

@Suite struct NonWordTests {
    private let rule = NonWord()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsMisspellingsWithTheNearestWord() throws {
        try expect(rule, target: "Les ⟦entréees⟧ du journal.", suggestions: ["entrées"])
        try expect(rule, target: "Les comptes sont ⟦sauvegardéss⟧ chaque nuit.", suggestions: ["sauvegardés"])
        try expect(rule, target: "⟦Toutefos⟧ le service reste ouvert aux clients.", suggestions: ["Toutefois"])
    }

    @Test(arguments: [
        "La préversion est horodatable et reconfigurable par l’authentifieur.",
        "Le service Kubelka utilise la méthode kubelka.push et le champ log_entréees.",
        "Ouvrez le `dosier` ou https://tidemark.example/dosier du jour.",
        "Les règles [!DNL dosier] du jour sont appliquées.",
        "Le plug-in et l’add-in du framework sont des microservices.",
    ])
    func leavesAlone(_ text: String) throws { try expect(rule, target: text) }

    @Test func leavesAloneTheWordsOfTheSource() throws {
        try expect(rule, target: "Le fichier nuspek du dossier.", source: "The nuspek file of the folder.")
    }

    @Test func leavesAloneTheTermsOfTheTree() throws {
        let texts = ["Un gabaritage nouveau du dossier.", "Le gabaritage se fait ici.", "Aucun gabaritage.", "Après le gabaritage, fermez le dossier."]
        try expect(rule, target: "Un gabaritage et un gabaritage.", siblings: texts.map { (target: $0, source: nil) })
    }

    @Test func findsWhatNoWordCanEndInHoweverOftenItStands() throws {
        let texts = ["Ils récolteant le blé.", "En récolteant tôt.", "On y va en récolteant.", "Le blé se perd en récolteant trop tard."]
        try expect(rule, target: "En ⟦récolteant⟧ puis en mangeant.", siblings: texts.map { (target: $0, source: nil) }, suggestions: ["récoltant"])
    }

    @Test func findsADoubledLetterHoweverOftenItStands() throws {
        let texts = ["Le blé moissonés.", "Les champs moissonés sont vides.", "Des prés moissonés.", "Ils sont moissonés en août."]
        try expect(rule, target: "Les champs ⟦moissonés⟧ du village.", siblings: texts.map { (target: $0, source: nil) }, suggestions: ["moissonnés"])
    }

    /// Pages of one family share their lines: a misspelling in one of them is one.
    @Test func findsWhatManyPagesMisspellInOneLine() throws {
        let line = "Un ⟦dossierr⟧ nouveau est prêt."
        let siblings = (0..<6).map { _ in (target: "Un dossierr nouveau est prêt.", source: String?.none) }
        try expect(rule, target: line, siblings: siblings)
    }

    @Test(arguments: [("créz", "crétz", 1.0), ("formeies", "formées", 1.5), ("ausi", "aussi", 0.5), ("repeteur", "répéteur", 1), ("noeud", "nœud", 2), ("aforme", "forme", 1), ("fomre", "forme", 1)])
    func distances(_ left: String, _ right: String, _ distance: Double) {
        #expect(SpellingDistance.between(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance)
    }

    @Test("A near word is suggested only where it is in use") func suggestions() throws {
        // Dictionaries have *recopient* and *mailler*; no such text does.
        try expect(rule, target: "Le nom du ⟦recepient⟧ est requis dans ce champ.", suggestions: [nil])
        try expect(rule, target: "Il faut ⟦mapiller⟧ les colonnes du tableau.", suggestions: [nil])
        // Of several near words, the one that the tree has.
        try expect(rule, target: "L’⟦attestaton⟧ est prête.", siblings: [(target: "Une attestation du mois.", source: nil)], suggestions: ["attestation"])
        // A long word that begins alike.
        try expect(rule, target: "Nous ⟦synchroniseons⟧ les dossiers partagés.", suggestions: ["synchronisons"])
    }

    @Test("What two pages of the sources have is no misspelling") func termsOfSources() throws {
        let page = (target: "Un navire.", source: Optional("A ship with dunnaging."))
        try expect(rule, target: "Les mats de dunnaging du navire.\n", source: "The dunnaging mats of the ship.\n", siblings: [page])
        try expect(rule, target: "Les mats de ⟦dunnadge⟧ du navire.\n", source: "The dunnadge mats of the ship.\n")
    }

    @Test("A word of the source language in a verb's place") func verbsOfTheSource() throws {
        try expect(rule, target: "Nous ⟦ribbons⟧ les pages et nous ne les ⟦reasons⟧ pas, car nous lisons.")
        try expect(rule, target: "Nous, buttons, et pour nous deux buttons. Entre nous et les icons, rien. Nous avons lu et vous avez vu.")
    }

    @Test("A letter that a possessive left") func strayLetters() throws {
        try expect(rule, target: "Le fichier est choisi par le biais du ⟦s⟧ sélecteur du port.")
        try expect(rule, target: "Le s est muet et la lettre s du mot ; les s restent, le x aussi.")
    }

    @Test("A regular plural where the language has another, and swapped neighbours") func plurals() throws {
        try expect(rule, target: "Les ⟦chevals⟧ du village et les ⟦hôpitals⟧/unités.", suggestions: ["chevaux", "hôpitaux"])
        try expect(rule, target: "Les bals et les carnavals du village, le dossier zeta/hopitals.")
        try expect(rule, target: "La ⟦platfrom⟧ du village et la ⟦langauge⟧ sont ouvertes.")
    }
}
