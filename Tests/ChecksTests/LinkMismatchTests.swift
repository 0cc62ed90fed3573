import Testing

@testable import Checks

struct LinkMismatchTests {
    @Test("A link that repeats the words before it") func repeated() throws {
        try expect(
            LinkMismatch(), target: "Créez un flux de page quotidien ⟦[flux de page]⟧(flux.md). Il est lu.\n", source: "Create a daily [page feed](flux.md). It is read.\n")
        try expect(
            LinkMismatch(), target: "Installez l’extension Tidemark Reader ⟦[extension]⟧(ext.md).\n", source: "Install the Tidemark Reader [extension](ext.md).\n")
        try expect(
            LinkMismatch(), target: "Modifiez les réglages par défaut ⟦[réglages du moulin]⟧(moulin.md) :\n", source: "Change the default [mill settings](moulin.md):\n")
        for (target, source) in [
            ("Créez une liste ou [créez une liste](flux.md).\n", "Create a list or [create a list](flux.md).\n"),
            ("Un flux suit la spécification [flux 2.0](flux.md).\n", "A feed follows the specification [feed 2.0](flux.md).\n"),
            ("Ouvrez le rapport du mois dans [rapport annuel](flux.md).\n", "Open the month’s report in [annual report](flux.md).\n"),
            ("Ouvrez les pages du livre [pages de garde](flux.md).\n", "Open the pages of the book [pages of guard](flux.md).\n"),
            ("Un flux et un [flux](flux.md).\n", "A feed and a [feed](flux.md).\n"),
        ] { try expect(LinkMismatch(), target: target, source: source) }
    }

    @Test func examplesHold() throws { try expectExamples(of: LinkMismatch()) }

    @Test func findsWrongEdges() throws {
        try expect(LinkMismatch(), target: "Pour en savoir plus ⟦[: Planter⟧ un arbre](arbre.md).")
        try expect(LinkMismatch(), target: "Voir « [Planter un arbre ⟦»⟧](arbre.md).")
        try expect(LinkMismatch(), target: "Les lignes du catalogue ⟦[Tessel Grove apparaissent]⟧(grove.md) ci-dessous.")
    }

    @Test("A full stop inside a link that the source's has not") func fullStops() throws {
        try expect(
            LinkMismatch(), target: "Ajoutez-le à la vue [[!UICONTROL Last ⟦Mills]. &#x200B;]⟧(mills.md) Il y reste.\n", source: "Add it to the [[!UICONTROL Last Mills] view](mills.md). It stays there.\n")
        try expect(LinkMismatch(), target: "Ouvrez la page [liste des ⟦moulins.]⟧(mills.md)\n", source: "Open the [list of mills](mills.md).\n")
        for (target, source) in [
            ("Ouvrez la [liste des moulins.](mills.md)\n", "Open the [list of mills.](mills.md)\n"), ("Ouvrez la [liste des moulins…](mills.md)\n", "Open the [list of mills](mills.md)\n"),
            ("[Ouvrez les moulins.](mills.md)\n", "[Open the mills](mills.md)\n"), ("Ouvrez la [liste, etc.](mills.md)\n", "Open the [list and so on](mills.md)\n"),
        ] { try expect(LinkMismatch(), target: target, source: source) }
    }

    @Test("A link of a number that begins with a mark of the sentence") func findsMarksBeforeNumbers() throws {
        try expect(
            LinkMismatch(), target: "Corrigé ([#12](https://tessel.example/12)⟦[, #13⟧,](https://tessel.example/13)).",
            source: "Fixed ([#12](https://tessel.example/12), [#13](https://tessel.example/13)).")
    }

    @Test func comparesWhatTheSourceCovers() throws {
        try expect(
            LinkMismatch(), target: "Le guide TSL et son ⟦[aperçu]⟧(https://tessel.example/fr-fr/tsl) sont prêts.",
            source: "The guide and its [TSL preview](https://tessel.example/en-us/tsl) are ready.")
    }

    @Test("Words that the source's link covered and that stand beside it, told by linked words") func findsWordsLeftOutside() throws {
        try expect(
            LinkMismatch(), target: "Voir la ⟦page du [rapport](a.md)⟧ ici.\n\nOuvrez le ⟦[rapport](b.md) de la semaine⟧.\n",
            source: "See the [report page](a.md) here.\n\nOpen the [week's report](b.md).\n")
        // A word that the link cuts.
        _ = try RuleTest.findings(of: LinkMismatch(), target: "Voir la page du rap[port de](a.md)image ici.\n", source: "See the [image report page](a.md) here.\n")
        // The kind of thing that a name is may stand beside the name.
        try expect(
            LinkMismatch(), target: "La page [Tessel Flow](a.md), la section [lampA](b.md).\n\nLa table [`rows`](c.md).\n",
            source: "The [Tessel Flow page](a.md), the [lampA section](b.md).\n\nThe [`rows` table](c.md).\n")
        // Said twice, kept and explained, in another sentence part, or in markup of its own.
        try expect(
            LinkMismatch(),
            target: "La page et la [page du rapport](a.md).\n\nVoir [Image Colors](c.md) (couleurs d’image).\n\nLa page, le [rapport](d.md).\n\nLa **page** du [rapport](e.md).\n",
            source: "The page and the [report page](a.md).\n\nSee [Image Colors](c.md).\n\nThe [report page](d.md).\n\nThe [report page](e.md).\n")
    }

    @Test func leavesGoodLinksAlone() throws {
        try expect(
            LinkMismatch(),
            target: """
                Voir [« Planter »](a.md), [Se connecter à Tessel](b.md), [connectez-le](c.md) maintenant et [.tess](d.md). Les [![Logo](l.png)](e.md) brillent. \
                L’[exemple suivant](f.md) plaît. [Comment il fonctionne](g.md) ici.
                """)
        try expect(LinkMismatch(), target: "Choisissez [Se connecter à](a.md) puis validez.", source: "Choose [Connect to](a.md) then confirm.")
    }
}

@Suite struct LinkDestinationTests {
    private let rule = LinkMismatch()

    @Test func findsDestinationsThatChanged() throws {
        try expect(
            rule, target: "Voir le ⟦[schéma](../api/lock.md#schéma)⟧ et le [guide](guide.md).", source: "See the [schema](../api/lock.md#schema) and the [guide](guide.md).")
        try expect(rule, target: "Le ⟦[ticket 8601](https://code.quill.example/issues/8610)⟧ le dit.", source: "[Issue 8601](https://code.quill.example/issues/8601) says so.")
    }

    @Test func findsALinkThatIsGoneWhereItsTextStands() throws {
        try expect(
            rule, target: "Installez ⟦Quill 4.0⟧ depuis la [page](page.md).", source: "Install [Quill 4.0](https://quill.example/4.0) from the [page](page.md).")
    }

    @Test func findsALinkThatLostItsWords() throws {
        try expect(
            rule, target: "L’événement compte dans la ⟦fenêtre de suivi arrière de la [vente](sales.md)⟧ pour chaque client du magasin.",
            source: "The event counts within the [sale look-back window](sales.md) for each customer of the shop.")
        try expect(
            rule, target: "L’événement compte dans la [rétrospective](sales.md) du client.", source: "The event counts within the customer's [sale look-back window](sales.md).")
    }

    @Test func findsTextsThatContradictTheirDestination() throws {
        try expect(rule, target: "Le site ⟦[https://www.quillpen.example](https://www.quil-pen.example)⟧ du vendeur.")
        try expect(rule, target: "Écrivez à ⟦[privacy@quill.example](mailto:privacie@quill.example)⟧ pour cela.")
    }

    @Test(arguments: [
        ("Voir [la page](https://quill.example/fr-fr/page).", "See [the page](https://quill.example/en-us/page)."),
        ("Voir [la page](https://quill.example/page?lang=fr&tab=a#b).", "See [the page](https://quill.example/page?tab=a#b)."),
        ("Voir [la page](https://quill.example/page.html?lang=fr).", "See [the page](https://quill.example/page.html)."),
        ("Voir [Plume](https://fr.wiki.example/Plume).", "See [Quill](https://en.wiki.example/Quill)."),
        ("Le site [https://quill.example/](https://www.quill.example) du vendeur.", "The vendor's [site](https://www.quill.example)."),
        ("Voir [la suite](autre.md).", "See [what follows](unlike-anything.md)."),
    ])
    func leavesAlone(_ target: String, _ source: String) throws { try expect(rule, target: target, source: source) }

    @Test("A link whose words tell where it leads, though its kind stands before it") func ledLinks() throws {
        try expect(
            LinkMismatch(), target: "Le champ se trouve dans la vue [détails du compte](d.md). Ouvrez le port à l’aide du protocole d’autorisation [Tessel](t.md).\n",
            source: "The field is in the [account details view](d.md). Open the port with the [Tessel authorization protocol](t.md).\n")
    }

    @Test("A link set apart at the end of its source that parts the words here") func cutIn() throws {
        try expect(
            LinkMismatch(), target: "- La vanne s’ouvre deux fois et sans ⟦[#12](https://tidemark.example/12) de journal d’appels⟧\n",
            source: "- The gate opens twice and without a call log - [#12](https://tidemark.example/12)\n")
        try expect(
            LinkMismatch(), target: "- La vanne s’ouvre deux fois - [#12](https://tidemark.example/12).\n- Consultez [la liste](list.md) des vannes.\n",
            source: "- The gate opens twice - [#12](https://tidemark.example/12)\n- For the gates, see [the list](list.md).\n")
    }
}

extension LinkMismatchTests {
    @Test("A link of which a sign is left") func signs() throws {
        try expect(LinkMismatch(), target: "Voir ⟦[🔗](tessel.md)⟧ pour la suite.\n", source: "See [the Tessel guide](tessel.md) for what follows.\n")
        try expect(LinkMismatch(), target: "Voir [🔗](tessel.md) et [12](quill.md).\n", source: "See [🔗](tessel.md) and [12](quill.md).\n")
    }
}
