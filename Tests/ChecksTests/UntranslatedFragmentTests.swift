import Terminology
import Testing

@testable import Checks

@Suite struct UntranslatedFragmentTests {
    private let rule = UntranslatedFragment()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func runsOfWordsWithoutSource() throws {
        try expect(
            rule,
            target: """
                Le service envoie un rapport ⟦because networks answer late⟧, puis il s’arrête.

                L’utilisateur clique sur ⟦sign-up⟧ pour créer son compte.
                """)
    }

    @Test func termsOfTheGlossaryInCapitalsWithoutSource() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "rotating keel", status: .preferred, targets: ["quille tournante"])])
        try expect(rule, target: "Le bateau a une ⟦Rotating Keel⟧, sauf s’il est petit. Le prix Rotating Gear lui revient.", glossary: glossary)
    }

    @Test func termsOfTheGlossaryThatManyTextsKeep() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "rotating keel", status: .preferred, targets: ["quille tournante"])])
        let siblings = (1...8).map { (target: "Pour la page numéro \($0) du bateau, évitez QUAY2 Rotating Keel, sauf s’il est petit.\n", source: String?.none) }
        try expect(rule, target: "Pour ce bateau de la page, évitez QUAY2 ⟦Rotating Keel⟧, sauf s’il est grand.", siblings: siblings, glossary: glossary)
        let names = siblings.map { (target: $0.target.replacing("Keel", with: "Lantern"), source: String?.none) }
        try expect(rule, target: "Pour ce bateau de la page, évitez QUAY2 Rotating Lantern, sauf s’il est grand.", siblings: names, glossary: glossary)
    }

    @Test func acronymsOfTheGlossary() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "QRB", status: .preferred, targets: ["base de rames"]), GlossaryEntry(source: "FXQ", status: .preferred, targets: ["FXQ", "foire"]),
            GlossaryEntry(source: "Tern QRB", status: .doNotTranslate),
        ])
        try expect(rule, target: "Les rames sont dans la ⟦QRB⟧ du port, une FXQ et la Tern QRB. Une copie de QRB, la QRB Lantern et la `QRB` restent.", glossary: glossary)
        try expect(rule, target: "Les rames sont dans la QRB du port.", source: "The oars are in the QRB of the harbour.", glossary: glossary)
    }

    @Test func capitalsThatTheSourceDoesNotHave() throws {
        try expect(
            rule, target: "Correction du chargement ⟦Lazy⟧ des images dans la vue de Harbor.",
            source: "Fixed the lazy loading of images in the view of Harbor.")
    }

    @Test func inflectedFormsThatNobodyBorrows() throws {
        try expect(
            rule, target: "Les lignes vides sont ⟦skipped⟧ et le ledger est lu.", source: "Empty rows are skipped and the ledger is read.")
    }

    @Test func restOfAPhraseInTitleCase() throws {
        try expect(
            rule, target: "Donnez-lui un nom tel que « Aperçu », ou Présentation du catalogue ⟦Holiday⟧ pour tous.",
            source: "Give it a name such as \"Preview\" or Holiday Catalog Show for all.")
    }

    @Test func leavesAloneNamesBesideNamesAndExpansions() throws {
        try expect(
            rule, target: "Installez Harbor Studio 2019 Update 3, puis les Smart Harbor Lists (SHL) dans la vue.",
            source: "Install Harbor Studio 2019 update 3, then the smart harbor lists (SHL) in the view.")
        try expect(rule, target: "L’appel échoue avec HarborSyncException: The harbor does not answer in time.")
        try expect(rule, target: "Les réglages de shared tide tracking sont décrits ici.", path: "apps/shared-tide-tracking.md")
    }

    @Test func leavesAloneNamesLiteralsAndLoanwords() throws {
        try expect(
            rule,
            target: """
                Dans la vue, cliquez sur **Save all changes** ou choisissez « Keep the old ones » dans le menu.

                Le package utilise le framework et le workflow de l’équipe.

                L’authentification unique (single sign-on) est activée. La commande push envoie le package.

                Le produit Bright Harbour Tools est livré avec `copy all the files`.
                """)
    }

    @Test func leavesAloneWordsThatTheTreeBorrows() throws {
        let siblings = (1...6).map { _ in (target: "La tranche du shard est dans le ledger de la base.", source: Optional("The slice of the shard is in the ledger of the base.")) }
        try expect(rule, target: "Il ouvre le ledger de la base.", source: "It opens the ledger of the base.", siblings: siblings)
    }

    @Test func findsCompoundsWithSmallWordsHoweverManyPagesLeaveThem() throws {
        let siblings = (1...6).map { (target: "La page \($0) provoque un effet knock-on grave pour la base.", source: String?.none) }
        try expect(rule, target: "Il y a un effet ⟦knock-on⟧ grave pour les données.", siblings: siblings)
    }

    @Test("Names of commands and kinds that are named after an acronym") func names() throws {
        try expect(
            UntranslatedFragment(), target: "Voyez la [commande Tessel Verify](ref/tessel-ref-verify.md) et utilisez la commande Tessel Verify ou un compte Joined ID.\n",
            source: "See the [tessel verify command](ref/tessel-ref-verify.md), and use the tessel verify command or joined IDs.\n")
        try expect(UntranslatedFragment(), target: "Corrigez les ⟦Errors⟧ du journal (⟦Removed⟧ RAM ou le disque dur).\n", source: "Correct the errors of the log (removed RAM or the hard disk).\n")
    }

    @Test("A small word left beside a name, in a line that the tree's pages share") func linkOfLine() throws {
        func page(_ app: String, by vendor: String, _ link: String = "par") -> String {
            """
            ---
            title: Fiche de l’application pour \(app) \(link) \(vendor)
            ---
            # <a name="\(app.lowercased())"></a>\(app)

            | Question | Réponse |
            |---|---|
            | Nom de l’application | \(app) |
            | Éditeur | \(vendor) |
            | Site | [https://\(vendor.lowercased()).example](https://\(vendor.lowercased()).example) |

            """
        }
        let siblings = [("Oatmill", "Tarnfield"), ("Gridlamp", "Quenby"), ("Rainfold", "Ossett")].map { (target: page($0.0, by: $0.1), source: String?.none) }
        try expect(rule, target: page("Plainsail", by: "Foxglove", "⟦by⟧"), siblings: siblings, suggestions: ["par"])
        try expect(rule, target: page("Plainsail", by: "Foxglove") + "\nFiche de l’outil pour Sailing by Night.\n", siblings: siblings)
    }
}

extension UntranslatedFragmentTests {
    @Test("A capital that the word has only at the beginning of the source's text") func openingCapitals() throws {
        try expect(rule, target: "# Paramètres de ⟦Kitchen⟧\n", source: "# Kitchen settings\n", siblings: Self.kitchens)
        try expect(rule, target: "# Paramètres de Kitchen Studio\n\nOuvrez la vue Kitchen.\n", source: "# Kitchen Studio settings\n\nOpen the Kitchen view.\n", siblings: Self.kitchens)
        try expect(rule, target: "# Élément Kitchen\n", source: "# Kitchen element\n", siblings: Self.kitchens)
    }

    private static let kitchens: [(target: String, source: String?)] = {
        let verbs = [("Ouvrez", "Open"), ("Fermez", "Close"), ("Lavez", "Wash"), ("Gardez", "Keep"), ("Montrez", "Show")]
        let colors = [("rouge", "red"), ("verte", "green"), ("vide", "empty"), ("pleine", "full"), ("claire", "bright"), ("froide", "cold"), ("chaude", "hot")]
        return verbs.flatMap { verb in colors.map { color in ("\(verb.0) la cuisine \(color.0).\n", "\(verb.1) the \(color.1) kitchen.\n") } }
    }()

    @Test("A capital that the source does not give a word") func keptCapitals() throws {
        try expect(
            rule, target: "Ouvrez le compte [!DNL Fabrikam] ⟦Kitchen⟧ du jour.\n", source: "Open the day’s [!DNL Fabrikam] kitchen account.\n", siblings: Self.kitchens)
        for (target, source) in [
            ("Ouvrez la vue Kitchen du jour.\n", "Open the Kitchen view of the day.\n"), ("Ouvrez la vue [!UICONTROL Kitchen] du jour.\n", "Open the kitchen view of the day.\n"),
            ("Ouvrez Fabrikam Kitchen Studio au jour dit.\n", "Open the Fabrikam kitchen studio on the day.\n"),
        ] { try expect(rule, target: target, source: source, siblings: Self.kitchens) }
    }
}
