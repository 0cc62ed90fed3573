import Testing

@testable import Checks

@Suite struct MisplacedNameTests {
    private let rule = MisplacedName()

    @Test func examplesHold() throws {
        try expectExamples(of: rule)
    }

    @Test func nounsInTheSourcesOrderAreFound() throws {
        try expect(rule, target: "⟦SharePoint bibliothèques⟧ prises en charge", suggestions: ["Bibliothèques SharePoint"])
        try expect(rule, target: "Pour enregistrer des fichiers dans ⟦SharePoint listes⟧.")
        try expect(rule, target: "Les utilisateurs ouvrent la ⟦[!DNL Fabrikam Ads] documentation⟧ du compte.", suggestions: ["documentation [!DNL Fabrikam Ads]"])
        try expect(rule, target: "La gestion  ⟦[!DNL Fabrikam Ads]  campagnes d’achat⟧ change.")
        try expect(rule, target: "Pour obtenir ⟦SharePoint liste⟧, puis la lire.")
        try expect(rule, target: "[Redemander ⟦[!DNL Fabrikam Ads] les offres d’achat⟧](offers.md)")
        try expect(rule, target: "<iframe title='⟦Office 365 Informations⟧' src='https://example.com'></iframe>")
    }

    @Test func acronymsBeforeTheirComplementAreFound() throws {
        try expect(rule, target: "Saisissez ⟦Azure AD ID d’application⟧.", suggestions: ["ID d’application Azure AD"])
        try expect(rule, target: "Une ⟦Outlook API de calendrier⟧ existe.")
    }

    @Test func lostWordsAreFound() throws {
        try expect(rule, target: "Excel 2013 ou ⟦une Windows⟧, Excel 2016")
        try expect(rule, target: "URL de ⟦la Teams d’informations⟧ sur le module")
        try expect(rule, target: "Partagez-le ⟦à l’aide Microsoft Teams⟧.")
        try expect(rule, target: "Lues ⟦à l’aide services Microsoft⟧ seulement.")
        try expect(rule, target: "Créez une liste ⟦à partir  [!DNL Fabrikam]  audiences⟧.")
        try expect(rule, target: "Le canal du ⟦client Teams client⟧ est créé.")
    }

    @Test func infinitivesAfterObjectsAreFound() throws {
        try expect(rule, target: "Lire et mettre à jour ⟦SharePoint à lire⟧ listes, puis mettre ⟦Outlook à faire⟧ listes.")
        for text in [
            "Pour autoriser Outlook à lire messages et tâches.", "Lire et mettre à jour Outlook à partir de messages.", "Ouvrir Outlook à distance permet de lire.",
            "La version de NuGet à appliquer projets compris.", "Configurer Outlook à lire les messages.",
        ] { try expect(rule, target: text) }
    }

    @Test func gluedWordsAreFound() throws {
        try expect(rule, target: "⟦[!DNL Fabrikam Ads]et⟧ [!DNL Contoso] uniquement", suggestions: ["[!DNL Fabrikam Ads] et"])
        try expect(rule, target: "La liste ⟦Microsoft’intégration⟧ est prête.")
        try expect(rule, target: "Les demandes ⟦Ledger’API⟧ sont limitées.")
    }

    @Test func stringsOfTheInterfaceBeforeTheirNounAreFound() throws {
        try expect(rule, target: "Ouvrez ⟦la [!UICONTROL Budget] de colonne⟧ du rapport.")
        try expect(
            rule, target: "Ouvrez ⟦le **[!UICONTROL Budget]** de l’onglet⟧.", source: "Open the **[!UICONTROL Budget]** tab.")
        // Its words stand as the product shows them.
        try expect(rule, target: "Cliquez sur [!UICONTROL Outlook clients].", source: "Click [!UICONTROL Outlook clients].")
        try expect(rule, target: "Ouvrez le [!UICONTROL Budget] de l’onglet.", source: "Open the [!UICONTROL Budget] of the tab.")
    }

    @Test func namesInTargetOrderAreLeftAlone() throws {
        for text in [
            "Clients Office 365 pris en charge", "Microsoft fournira les mises à jour.", "Teams permet de partager des listes.",
            "Outlook 2016 ou version ultérieure", "Teams, SharePoint et Outlook", "Les versions de NuGet antérieures à la 4.3", "La version Windows classique",
            "Un compte Azure AD activé", "Les API communes à tous", "Les URL sources de l’organisation", "Depuis Outlook avant la fin",
            "Dans Outlook, des listes apparaissent.", "L’API serveur NuGet répond.", "Utilisez **Outlook** listes ouvertes.",
            "Une [!DNL FabrikamID] est créée.", "Microsoft Teams – informations", "à partir de Microsoft Teams", "Votre OneDrive est plein.",
            "Dans Visual Studio liste les projets.",
        ] {
            try expect(rule, target: text)
        }
    }

    @Test("A label that is one noun after another one leads its phrase") func labelsThatLead() throws {
        try expect(MisplacedName(), target: "Choisissez un [!UICONTROL Type] de rapport.\n", source: "Choose a report [!UICONTROL Type].\n")
        try expect(MisplacedName(), target: "Choisissez ⟦la [!UICONTROL Manual Pace] de stratégie⟧.\n", source: "Choose the strategy [!UICONTROL Manual Pace].\n")
    }

    @Test("An adjective belongs to the noun that a name stands before") func adjectives() throws {
        try expect(
            MisplacedName(), target: "⟦[!DNL Brightloom Ads] paramètres de groupe publicitaire⟧\n", source: "[!DNL Brightloom Ads] ad group settings\n",
            suggestions: ["Paramètres de groupe publicitaire [!DNL Brightloom Ads]"])
    }

    @Test("A noun that may be a verb, where the source has it after the name") func nounsThatMayBeVerbs() throws {
        try expect(MisplacedName(), target: "Ouvrez un ⟦[!DNL Brightloom] compte⟧ pour le port.\n", source: "Open a [!DNL Brightloom] account for the port.\n")
        try expect(MisplacedName(), target: "Le [!DNL Brightloom] compte les objets.\n", source: "The [!DNL Brightloom] counts objects.\n")
    }

    @Test("Names of files and commands before the noun that announces them") func filesAndCommands() throws {
        try expect(
            MisplacedName(), target: "Référence pour ⟦Open-GatePage commande⟧ PowerShell. Le bogue dans ⟦gate.exe commande⟧ gêne.",
            source: "Reference for Open-GatePage PowerShell command. The bug in gate.exe command hurts.")
        try expect(
            MisplacedName(), target: "Référence pour la commande gate.exe sources. Ainsi Gatekit classe les fichiers. Voir l’incident.Des données suivent.",
            source: "Reference for the gate.exe sources command. So Gatekit sorts the files. See the incident. Data follow.")
    }
}
