import Testing

@testable import Checks

@Suite struct ContentRulesTests {
    @Test func examplesHold() throws {
        try expectExamples(of: MissingContent())
        try expectExamples(of: ExtraContent())
        try expectExamples(of: TruncatedSegment())
    }

    @Test func missingSentenceAndItem() throws {
        try expect(
            MissingContent(),
            target: """
                ## <a name="start"></a>Démarrage

                Branchez la balance sur une prise `EU-3`. ⟦⟧La balance de [Tellerby](https://tellerby.example) s’étalonne ensuite pendant une minute.

                - Posez l’objet sur le plateau.
                - Lisez le poids en grammes.⟦⟧

                ## <a name="stop"></a>Arrêt

                Débranchez la balance.
                """,
            source: """
                ## Start

                Plug the scale into a socket `EU-3`. Do not put anything on its tray before the lamp is green. The [Tellerby](https://tellerby.example) scale then calibrates itself for a minute.

                - Put the object on the tray.
                - Read the weight in grams.
                - Write the value of `tare` down in the log.

                ## Stop

                Unplug the scale.
                """)
    }

    @Test("A short sentence whose loss the length of its paragraph hardly tells") func uncoveredSentence() throws {
        try expect(
            MissingContent(), target: "Le rapport s’ouvre dans une nouvelle fenêtre dès que vous cliquez sur le bouton de la page d’accueil.⟦⟧\n\nFermez la page.\n",
            source: "The report opens in a new window as soon as you click the button on the home page. The user password stays secret.\n\nClose the page.\n")
        try expect(
            MissingContent(), target: "Le rapport s’ouvre dans une nouvelle fenêtre quand vous cliquez sur le bouton, et le mot de passe de l’utilisateur reste secret.\n\nFermez la page.\n",
            source: "The report opens in a new window when you click the button. The user password stays secret.\n\nClose the page.\n")
    }

    @Test func sameSayingInFewerSentencesIsNotMissing() throws {
        let source = "Open the lid. Take the filter out. Then wash it with warm water and dry it."
        try expect(MissingContent(), target: "Ouvrez le couvercle, retirez le filtre, puis lavez-le à l’eau chaude et séchez-le.", source: source)
    }

    @Test func repeatedAndAddedText() throws {
        try expect(
            ExtraContent(),
            target: """
                ## <a name="new-in-412"></a>Nouveautés de 4.1.2⟦ précise⟧

                Le journal est vidé chaque nuit. ⟦Le journal est vidé chaque nuit.⟧ Il reste lisible.

                Encore et encore. Encore et encore.
                """,
            source: """
                ## New in 4.1.2

                The log is emptied every night. It remains readable.

                Again and again. Again and again.
                """)
    }

    @Test func parenthesesThatNeverClose() throws {
        try expect(TruncatedSegment(), target: "Les journaux sont gardés trente jours ⟦(voir ci-dessous⟧")
        try expect(TruncatedSegment(), target: "Les journaux sont gardés trente jours (voir ci-dessous).\n\n- Suite (a\n")
    }

    @Test func textsThatBreakOffWithinTheirLastSentence() throws {
        try expect(
            TruncatedSegment(), target: "Cette page dit ce que Harbor conserve. ⟦Elle ne couvre⟧",
            source: "This page says what Harbor keeps. It doesn't cover the sites of our partners.")
    }

    @Test("An end mark is lost where the source has one, unless the page leaves them out") func lostEndMarks() throws {
        try expect(
            TruncatedSegment(), target: "Cette page dit ce que ⟦Harbor conserve⟧\n\nOuvrez le port avec `⟦open⟧`\n\n\(Self.lines)", source: "This page says what Harbor keeps.\n\nOpen the port with `open`.\n\n\(Self.sourceLines)")
        try expect(
            TruncatedSegment(), target: "- Ouvrez le port du nord\n- Fermez le port du sud\n- Lisez les journaux du port.\n", source: "- Open the northern harbor.\n- Close the southern harbor.\n- Read the logs of the harbor.\n")
        try expect(
            TruncatedSegment(), target: "## Ouvrez le port du nord\n\nHarbor Inc\n\nLisez (dans le port.)\n", source: "## Open the northern harbor.\n\nHarbor and Sons Inc.\n\nRead (in the harbor).\n")
    }

    private static let lines = (0..<20).map { "Le port \($0) garde ses journaux.\n\n" }.joined()
    private static let sourceLines = (0..<20).map { "The harbor \($0) keeps its logs.\n\n" }.joined()

    @Test func sentencesThatRunTogether() throws {
        try expect(
            TruncatedSegment(), target: "Le module lit la cible du ⟦dossier Quand⟧ il change, il la relit. Tout va bien.",
            source: "The module reads the target of the folder. When it changes, it reads it again. All is well.")
        try expect(
            TruncatedSegment(), target: "Le module lit la cible du dossier et Quand la relit.", source: "The module reads the folder’s target and Quand reads it again.")
    }

    @Test func textsThatBreakOff() throws {
        try expect(
            TruncatedSegment(),
            target: """
                Le filtre retient la poussière, mais pas ⟦les odeurs de⟧

                Voici la liste des paramètres pour

                ```
                all
                ```

                - Un élément sans point
                - Consultez la page de [Harbor](https://harbor.example)
                """)
    }
}

extension ContentRulesTests {
    @Test("Words in a row that the translation has nothing for, unless it says them otherwise or the source says them twice") func findsWordsThatAreMissing() throws {
        try expect(
            MissingContent(), target: "Ouvrez la page du rapport⟦⟧, puis fermez le tableau des prix.\n",
            source: "Open the report page, choose the image color and the button name, then close the price table.\n", suggestions: [nil])
        // A verb is put otherwise more often than a noun.
        try expect(
            MissingContent(), target: "Ouvrez la page du rapport, puis fermez le tableau des prix.\n",
            source: "Open the report page to choose the image color, then close the price table.\n")
        try expect(
            MissingContent(), target: "Ouvrez la page du rapport, optez pour une jolie teinte, puis fermez le tableau des prix.\n",
            source: "Open the report page, choose the image color and the button name, then close the price table.\n")
        try expect(
            MissingContent(), target: "Ouvrez la page du rapport ou du tableau de l’image.\n",
            source: "Open the report page of the image or the table page of the image.\n")
    }
}
