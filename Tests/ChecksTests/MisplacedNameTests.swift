import Testing

@testable import Checks

@Suite struct MisplacedNameTests {
    private let rule = MisplacedName()

    @Test func examplesHold() throws {
        try expectExamples(of: rule)
    }

    @Test func nounsInTheSourcesOrderAreFound() throws {
        try expect(rule, target: "⟦SharePoint bibliothèques⟧ prises en charge", suggestions: ["Bibliothèques SharePoint"])
        try expect(
            rule, target: "[⟦[!DNL Fabrikam Ads] réglages d’annonce du port étendus⟧](a.md)\n\n[⟦[!DNL Fabrikam Ads] réglages⟧ pour le port](a.md)\n\n⟦[!DNL Fabrikam Ads] réglages⟧ grostok pour lui\n\n⟦[!DNL Fabrikam Ads] réglages⟧ des mots-clés\n",
            suggestions: ["Réglages d’annonce du port étendus [!DNL Fabrikam Ads]", "Réglages [!DNL Fabrikam Ads]", nil, "Réglages [!DNL Fabrikam Ads]"])
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

    @Test func namesBetweenTwoNounsAreFound() throws {
        try expect(rule, target: "Les objets du ⟦client Office 365 clients⟧ sont lus.")
        try expect(rule, target: "Participez au programme ⟦Microsoft 365 certification⟧ avant la fin.")
        try expect(rule, target: "Le nom du port et ⟦SharePoint domaine⟧ sont lus.")
        try expect(rule, target: "Lisez ses ⟦SharePoint catalogue d’applications⟧ avant la fin.")
        try expect(rule, target: "Le programme Microsoft 365 certifié, une licence SharePoint gratuite, le compte Outlook mobile, ses SharePoint cataloguent tout.")
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

    @Test("An article parts a name from the noun that it led in the source") func articles() throws {
        try expect(
            rule, target: "# ⟦[!DNL Fabrikam Ads] des paramètres de budget⟧\n", source: "# [!DNL Fabrikam Ads] budget settings\n",
            suggestions: ["Paramètres de budget [!DNL Fabrikam Ads]"])
        try expect(rule, target: "Transmis aux ⟦[!DNL Fabrikam] les mesures⟧ du jour.\n", source: "Sent to the [!DNL Fabrikam] metrics of the day.\n")
        for (target, source) in [
            ("L’aide par [!DNL Fabrikam] des clients est gratuite.\n", "The help by [!DNL Fabrikam] customer care is free.\n"),
            ("Cela donne à [!DNL Fabrikam] les droits requis.\n", "This gives [!DNL Fabrikam] permission to do so.\n"),
            ("Lisez la valeur du [!DNL Fabrikam] de l’annonceur.\n", "Read the advertiser's [!DNL Fabrikam] value.\n"),
            ("[!DNL Fabrikam] les publie.\n", "[!DNL Fabrikam] publishes them.\n"),
            ("Définissez pour les comptes [!DNL Fabrikam] les paramètres du mois.\n", "For [!DNL Fabrikam] accounts set the month's settings.\n"),
        ] { try expect(rule, target: target, source: source) }
    }

    @Test("A name between two spaces was put back by a machine, on the wrong side of its noun") func setApart() throws {
        try expect(rule, target: "Relire une source  ⟦[!DNL Fabrikam]  données⟧.\n", source: "Read a [!DNL Fabrikam] data source again.\n")
        try expect(rule, target: "La bibliothèque au niveau  ⟦[!DNL Fabrikam]  compte⟧ et plus.\n", source: "The [!DNL Fabrikam] account-level library and more.\n")
        try expect(rule, target: "Utilisation  ⟦[!DNL Fabrikam]  l’inventaire⟧\n", source: "Use [!DNL Fabrikam] inventory\n")
        try expect(rule, target: "Les mesures  [!DNL Fabrikam]  validées arrivent.\n", source: "The [!DNL Fabrikam] validated metrics arrive.\n")
    }

    @Test("A string of the interface after which its noun stands as in the source") func nounsAfterControls() throws {
        try expect(rule, target: "Créez un ⟦[!UICONTROL Opt Out] segment⟧.\n", source: "Create an [!UICONTROL Opt Out] segment.\n")
        try expect(rule, target: "⟦[!UICONTROL Fast Lane] les paramètres⟧\n", source: "[!UICONTROL Fast Lane] settings\n")
        try expect(rule, target: "Ouvrez le segment [!UICONTROL Opt Out].\n", source: "Open the [!UICONTROL Opt Out] segment.\n")
        try expect(rule, target: "Quand [!UICONTROL Opt Out] liste les segments, fermez.\n", source: "When [!UICONTROL Opt Out] lists segments, close.\n")
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

    @Test("No suggestion that an elided article before it does not fit") func elidedArticle() throws {
        try expect(MisplacedName(), target: "L’adresse de l’⟦SharePoint site⟧ et l’⟦Excel installation⟧ sont là.\n", suggestions: [nil, "installation Excel"])
    }

    @Test("A command of two words before its noun") func commandBeforeNoun() throws {
        try expect(
            MisplacedName(), target: "Référence pour ⟦Sync-Package commande⟧ PowerShell.\n", source: "Reference for Sync-Package PowerShell command.\n", suggestions: ["commande Sync-Package"])
        try expect(
            MisplacedName(), target: "La commande Sync-Package option 2 et Sync-Package commandent.\n", source: "The Sync-Package command option 2 and Sync-Package command.\n")
    }

    @Test("A noun that takes what it is about with a preposition") func linkMissing() throws {
        try expect(MisplacedName(), target: "[⟦Utilisation [!DNL Fabrikam Ads]⟧ avec vos données](ads.md)\n", source: "[Using [!DNL Fabrikam Ads] with your data](ads.md)\n")
        try expect(MisplacedName(), target: "Utilisation de [!DNL Fabrikam Ads] avec vos données. Installation [!DNL Fabrikam Ads] : utilisation.\n")
    }

    @Test("A noun that begins a link after a name and its determiner") func nounInLink() throws {
        try expect(MisplacedName(), target: "Consultez ⟦les Fabrikam Creative [mesures⟧ de trafic](ads.md).\n", source: "See the Fabrikam Creative [traffic metrics](ads.md).\n")
        try expect(MisplacedName(), target: "Consultez les [mesures de trafic](ads.md) Fabrikam Creative, puis les Fabrikam Creative [ouvertes](ads.md).\n", source: "See the Fabrikam Creative [traffic metrics](ads.md), then the open ones.\n")
        try expect(MisplacedName(), target: "Consultez les Fabrikam Creative [mesures de trafic](ads.md).\n", source: "See the [traffic metrics](ads.md) of Fabrikam Creative.\n")
    }

    @Test("A complement that the source has the name lead") func splitObjects() throws {
        try expect(
            MisplacedName(), target: "À propos de la synchronisation ⟦[!DNL Fabrikam Ads] des mesures de conversion⟧\n", source: "About syncing [!DNL Fabrikam Ads] conversion metrics\n",
            suggestions: ["des mesures de conversion [!DNL Fabrikam Ads]"])
        try expect(
            MisplacedName(), target: "Les droits [!DNL Fabrikam Ads] des équipes.\n\nLes réglages [!DNL Fabrikam Ads] de la campagne.\n",
            source: "The teams’ [!DNL Fabrikam Ads] rights.\n\nThe [!DNL Fabrikam Ads] campaign settings.\n")
    }
}
