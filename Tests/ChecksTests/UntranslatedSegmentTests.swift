import Testing

@testable import Checks

@Suite struct UntranslatedSegmentTests {
    private let rule = UntranslatedSegment()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func sentenceWithinTranslatedParagraph() throws {
        try expect(
            rule,
            target: """
                Le rapport est prêt. ⟦List all [mail permissions](https://docs.fjordmail.example/permissions) that this add-in needs.⟧ Il se ferme seul.

                ⟦Last reviewed by the publisher on: May 4, 2022⟧
                """)
    }

    @Test func attributesAsAWhole() throws {
        try expect(
            rule,
            target: """
                <img alt="⟦This page was written by the vendor. Fjordmail makes no promise about it.⟧" src="a.png" />

                ![⟦The settings page with two buttons⟧](b.png)

                ![La page des paramètres](c.png)
                """)
    }

    @Test func shortTextsByTheirPlace() throws {
        try expect(
            rule,
            target: """
                ## <a name="response-body"></a>⟦Response body⟧

                ## <a name="planner"></a>Planner

                | Champ | Durée de conservation |
                |---|---|
                | Objet | ⟦none⟧ |
                | Expéditeur | Deux années |
                | Pièce jointe | ⟦Less than a year⟧ |
                | Destinataire | Une semaine |
                """)
    }

    @Test func cellsAndHeadingsThatAreTheSources() throws {
        try expect(
            rule,
            target: """
                ## ⟦Sample request⟧

                | Nom | Type | ⟦Remarks⟧ |
                |---|---|---|
                | ttl | integer | La durée |
                | owner | string | ⟦Owner of the box⟧ |
                """,
            source: """
                ## Sample request

                | Name | Type | Remarks |
                |---|---|---|
                | ttl | integer | The duration |
                | owner | string | Owner of the box |
                """,
            siblings: [("Le propriétaire envoie un exemple.", "The owner sends a sample request with remarks.")])
    }

    @Test func leavesAloneWhatIsRightInTheSourceLanguage() throws {
        try expect(
            rule,
            target: """
                # Bread for Berlin

                Cliquez sur **Save and close**, puis sur « Keep my changes for now ».

                Version, permissions et informations. Voir [Microsoft Graph](https://graph.example) et `this is the end of the line`.

                - Framework cloud
                - mail.harbour.example
                - [!UICONTROL Send this to all of them]

                {{note-about-the-limits}}

                | Action | Description |
                |---|---|
                | Solution | Informations |
                """)
    }

    @Test func aNameWithItsNounInTheSourcesOrder() throws {
        try expect(
            UntranslatedSegment(),
            target: """
                # Moyens de paiement

                Cette page décrit les moyens de paiement de votre organisation.

                <iframe title='⟦Contoso Pay information⟧' src='https://contoso.example/'></iframe>
                """)
        try expect(
            UntranslatedSegment(),
            target: """
                # Moyens de paiement

                Cette page décrit les moyens de paiement de votre organisation.

                <iframe title='Informations Contoso Pay' src='https://contoso.example/'></iframe>

                Contoso Pay
                """)
    }

    @Test("A cell that the page has as code is a value") func values() throws {
        let source = "Set it to `all` or `none`.\n\n| Name | Default |\n|---|---|\n| Size of the box | all |\n| Colour of the box | the first one |\n"
        let target = "Mettez `all` ou `none`.\n\n| Nom | Défaut |\n|---|---|\n| Taille de la boîte | all |\n| Couleur de la boîte | la première |\n"
        let others = (0..<4).map { (target: "- Pas tous\n- tous\n\n| \($0) | tous |\n|---|---|\n| a | tous |\n", source: Optional("- Not all\n- all\n\n| \($0) | all |\n|---|---|\n| a | all |\n")) }
        try expect(UntranslatedSegment(), target: target, source: source, siblings: others)
        try expect(UntranslatedSegment(), target: target.replacing("`all` ou ", with: "").replacing("| all |", with: "| ⟦all⟧ |"), source: source, siblings: others)
    }

    @Test("A heading of code and one word") func headingOfCode() throws {
        try expect(
            UntranslatedSegment(), target: "## ⟦`Open-Gate` Command⟧\n\nCette commande ouvre la porte du projet.\n",
            source: "## `Open-Gate` Command\n\nThis command opens the gate of the project.\n")
    }

    @Test("A link's text is judged by itself, its marked names left out") func links() throws {
        try expect(
            UntranslatedSegment(), target: "Pour en savoir plus, voir « ⟦[Append [!DNL Fabrikam Ads] Wheels to [!DNL Contoso] Mill Gates](mills.md)⟧ » et ⟦[Fabrikam interface and administration](admin.md)⟧.\n",
            source: "To learn more, see \"[Append [!DNL Fabrikam Ads] Wheels to [!DNL Contoso] Mill Gates](mills.md)\" and [Fabrikam interface and administration](admin.md).\n")
        for (target, source) in [
            ("Ouvrez [Gardens for Fabrikam Mills](mills.md) au printemps.\n", "Open [Gardens for Fabrikam Mills](mills.md) in spring.\n"),
            ("Lisez [The wheels of the mill](https://fabrikam.example/wheels) au printemps.\n", "Read [The wheels of the mill](https://fabrikam.example/wheels) in spring.\n"),
            ("Ouvrez [Fabrikam Mills [!DNL Web Wheel]](mills.md) au printemps.\n", "Open [Fabrikam Mills [!DNL Web Wheel]](mills.md) in spring.\n"),
        ] { try expect(UntranslatedSegment(), target: target, source: source) }
    }
}
