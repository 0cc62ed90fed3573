import Testing

@testable import Checks

@Suite struct PunctuationSpacingTests {
    private let rule = PunctuationSpacing()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsMissingSpacesBeforeMarks() throws {
        try expect(rule, target: "Quelles données sont ⟦stockées?⟧", suggestions: ["stockées\u{A0}?"])
        try expect(rule, target: "Le journal ⟦contient:⟧\n\n- la date ;\n- l’auteur.", suggestions: ["contient\u{A0}:"])
        try expect(rule, target: "⟦**Exemple**:⟧ ouvrez le dépôt.".replacing("⟦**Exemple", with: "**⟦Exemple"))
        try expect(rule, target: "**[!UICONTROL ⟦Title]:⟧** le titre de l’annonce.")
        try expect(rule, target: "Cliquez sur « ⟦Envoyer»⟧ pour finir.")
        try expect(rule, target: "Cliquez sur ⟦«Envoyer⟧ » pour finir.", suggestions: ["«\u{A0}Envoyer"])
    }

    @Test("A label of the interface says nothing of the language beside it, and one word may be the same in both languages") func labels() throws {
        try expect(rule, target: "*[!UICONTROL Always keep ⟦open]:⟧* obsolète\n", source: "*[!UICONTROL Always keep open]:* deprecated\n")
        try expect(rule, target: "**[!UICONTROL Even ⟦Load]:⟧** (Packages du jour) Règle la charge.\n", source: "**[!UICONTROL Even Load]:** (Packages of the day) Sets the load.\n")
        try expect(rule, target: "**[!UICONTROL ⟦Tune]:⟧** [!DNL Fabrikam] préfère les listes.\n", source: "**[!UICONTROL Tune]:** [!DNL Fabrikam] prefers lists.\n")
        try expect(rule, target: "**[!UICONTROL ⟦Tune]:⟧**(Comptes ouverts) Règle le son.\n", source: "**[!UICONTROL Tune]:**(Open accounts) Sets the sound.\n")
        try expect(rule, target: "La sortie est Load average: Packages ready pour tous.\n", source: "The output is Load average: Packages ready for all.\n")
    }

    @Test func findsNeedlessSpaces() throws {
        try expect(rule, target: "Ouvrez le ⟦dossier ,⟧ puis le ⟦fichier .⟧", suggestions: ["dossier,", "fichier."])
        try expect(rule, target: "Utilisez la commande `⟦pack` .⟧ Elle suffit.", suggestions: ["pack`."])
        try expect(rule, target: "Le module ⟦( pour⟧ ⟦Windows )⟧ est gratuit.", suggestions: ["(pour", "Windows)"])
        try expect(rule, target: "Voir la liste [des problèmes](https://tidemark.example/a/very/long/address/indeed⟦) .⟧")
    }

    @Test func findsWordsGluedToMarks() throws {
        try expect(rule, target: "Deux onglets ⟦:listes⟧ et rapports.")
        try expect(rule, target: "Ouvrez le dossier⟦,puis⟧ le fichier.")
        try expect(rule, target: "Le fichier est supprimé⟦.Vérifiez⟧ le dossier.")
        try expect(rule, target: "Le dossier décrit l’incident⟦.Des⟧ agents le lisent.")
        try expect(rule, target: "Le fichier plan.Des et la version max.Le contenu.", source: "The file plan.Des and the version max.Le content.")
    }

    @Test func findsTimesPulledApart() throws {
        try expect(rule, target: "Le rapport est prêt à ⟦18 :00⟧ chaque jour.", suggestions: ["18:00"])
        try expect(rule, target: "Le rapport est prêt à ⟦18 : 30⟧ chaque jour.", source: "The report is ready at 18:30 every day.")
        try expect(rule, target: "Une image au format ⟦1,91 :1⟧ ou ⟦4 :3⟧ suffit.", source: "An image of 1.91:1 or 4:3 is enough.")
        try expect(rule, target: "Les niveaux 3 :4 étages.", source: "Levels 3: 4 floors.")
    }

    @Test func findsSeparatorsThatLostSpaces() throws {
        try expect(rule, target: "Dans le menu, cliquez sur **[!UICONTROL Tools]⟦>⟧[!UICONTROL Options]**.", suggestions: [" > "])
        try expect(rule, target: "Dans le menu, cliquez sur **[!UICONTROL Tools]⟦ >⟧[!UICONTROL Options]**.", suggestions: [" > "])
        try expect(
            rule, target: "Cliquez sur ![menu](menu.png)⟦ **>⟧[!UICONTROL Options]**.", source: "Click ![menu](menu.png) **> [!UICONTROL Options]**.", suggestions: [" > "])
        try expect(
            rule, target: "Dans le menu, cliquez sur **[!UICONTROL Tools]>[!UICONTROL Options]**.",
            source: "In the menu, click **[!UICONTROL Tools]>[!UICONTROL Options]**.")
    }

    @Test("A dash glued to the word after it, but no option") func dashBeforeWord() throws {
        try expect(
            PunctuationSpacing(), target: "- [Tessel](t.md) ⟦-Utilisé⟧ pour les cartes.\n- [Orme](o.md) ⟦-lire⟧ les cartes.\n- [Marlin](m.md) -Force existe.\n", source: "- [Tessel](t.md) - Used for cards.\n- [Orme](o.md) - Read cards.\n- [Marlin](m.md) -Force exists.\n")
    }

    @Test func findsGluedDashesByTheSource() throws {
        try expect(
            rule, target: "* La signature échoue ⟦parfois-⟧ [#12](https://tidemark.example/12)",
            source: "* Signing fails sometimes - [#12](https://tidemark.example/12)", suggestions: ["parfois -"])
        try expect(
            rule, target: "* Le module a été ⟦supprimé-ouvrez⟧ la console.", source: "* The module was removed - open the console.",
            suggestions: ["supprimé - ouvrez"])
    }

    @Test(arguments: [
        "La réunion est à 10:30 et le format est 16:9.",
        "Ouvrez https://tidemark.example:8080/a?b=c ou C:\\temp\\x : c’est égal.",
        "Le type `std::vector` et la classe Acme::Core sont publics.",
        "Le fichier .nupkg et la plateforme .NET sont pris en charge.",
        "Les noms sous- et surchargés sont permis.",
        "Utilisez l’option -Force ou --quiet :",
        "Un sourire :smile: pour finir !",
        "Attendez… Puis ouvrez (si besoin) la page.",
        "Tapez ? ou « ? » (?) pour l’aide !",
        "La case [ ] est vide, et [x] est cochée.",
        "Cliquez sur **Détails :** puis sur *OK*.",
        "Which data is stored? All of it.",
    ])
    func leavesAlone(_ text: String) throws { try expect(rule, target: text) }

    @Test func leavesAloneWhatTheSourceWritesSo() throws {
        try expect(rule, target: "L’en-tête Accept: text/html est envoyé.", source: "The header Accept: text/html is sent.")
    }

    @Test("A string of the user interface that stayed keeps its marks") func stringsThatStayed() throws {
        try expect(
            PunctuationSpacing(), target: "Le champ [!UICONTROL Copy to:] est vide. Le champ **[!UICONTROL ⟦Copy]:⟧** aussi.\n",
            source: "The [!UICONTROL Copy to:] field is empty. So is **[!UICONTROL Copy]:** too.\n")
    }

    @Test("A dash glued on both sides") func gluedBoth() throws {
        try expect(
            rule, target: "- La vanne (par port⟦)-le⟧ dossier est créé.\n- ⟦Tessel-l’⟧appel échoue.\n- Notes de ⟦version-5⟧.8.1\n- Ouvrez-le ou ouvrez-l’un.\n",
            source: "- The gate (by port) - the folder is created.\n- Tessel - the call fails.\n- Release notes - 5.8.1\n- Open it - or open one.\n")
    }

    @Test("A slash between two words with a space on one side") func slashes() throws {
        try expect(rule, target: "Le port ⟦et/ ou⟧ le quai, la voile ⟦carrée /étroite⟧.", suggestions: ["et/ou", "carrée/étroite"])
        try expect(rule, target: "Le port et/ou le quai, la voile / la corde, dans /dossier/port, le dossier /port.txt, port/ quai/bateau et https://quai.example/ ouvre.")
        try expect(rule, target: "Le quai/ port.", source: "The quai/ port.")
    }
}

extension PunctuationSpacingTests {
    @Test("A text of names alone that differs from its source in white space") func namesAlone() throws {
        try expect(
            PunctuationSpacing(), target: "[Ana Moor](a.md) ⟦( [@⟧anamoor](b.md⟦) )⟧\n\n[Ada Holm](a.md) ([@adah](b.md))\n", source: "[Ana Moor](a.md) ([@anamoor](b.md))\n\n[Ada Holm](a.md) ([@adah](b.md))\n")
    }

    @Test("A space right inside a link's brackets") func linkEdges() throws {
        try expect(PunctuationSpacing(), target: "Voir [⟦ ⟧le port](a.md) et [la `clé`⟦ ⟧](b.md) ici.\n", source: "See [the port](a.md) and [the `key`](b.md) here.\n", suggestions: ["", ""])
        try expect(PunctuationSpacing(), target: "Voir [ le port](a.md).\n", source: "See [ the port](a.md).\n")
    }

    @Test("A dash that stuck to a word which stayed in the source language") func gluedToForeignWord() throws {
        try expect(PunctuationSpacing(), target: "[12](a.md) ⟦-Fix⟧ du port ouvert.\n", source: "[12](a.md) - Fix the open port.\n", suggestions: ["- Fix"])
        try expect(PunctuationSpacing(), target: "Ouvrez le port avec -Force ou la clé.\n", source: "Open the port with -Force - or the key.\n")
    }
}
