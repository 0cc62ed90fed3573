import Testing

@testable import Checks

struct MarkupMismatchTests {
    @Test("An emphasis that held the whole text leaves out words") func partEmphasis() throws {
        try expect(MarkupMismatch(), target: "⟦budgets *⟧[!DNL Fabrikam] uniquement*\n", source: "*[!DNL Fabrikam] budgets only*\n")
        try expect(MarkupMismatch(), target: "*Budgets [!DNL Fabrikam] uniquement*\n", source: "*[!DNL Fabrikam] budgets only*\n")
        try expect(MarkupMismatch(), target: "Ouvrez le *budget*.\n", source: "Open the *budget*.\n")
    }

    @Test func examplesHold() throws { try expectExamples(of: MarkupMismatch()) }

    @Test func findsGluedWords() throws {
        try expect(MarkupMismatch(), target: "Les règles [normales](r.md⟦)et⟧ courtes du ⟦réseau[⟧`tess`](t.md).")
    }

    @Test func findsLooseReferences() throws {
        try expect(MarkupMismatch(), target: "Nous ⟦ne&#8217;pas⟧ stocker l’image de ⟦l'&#8217;avatar⟧. Qu&#8217;il pleuve, l&#8217;eau monte.")
        try expect(MarkupMismatch(), target: "La licence de votre ⟦équipe&#8217;,⟧ puis un bac à sable⟦,&#8220;hors⟧ processus&#8221;.")
        try expect(MarkupMismatch(), target: "Avec cet ⟦&quot; &quot;⟧ identifiant, tout passe ⟦dans le &#8212; de &#8212;⟧ appels.")
        try expect(MarkupMismatch(), target: "Permet le suivi ⟦des &amp; plantes⟧ du jardin.")
        try expect(MarkupMismatch(), target: "Posez la question aux ⟦robots &amp; pour⟧ lire. Voyez ⟦via &amp; le⟧ portail et les ⟦autres &amp; jardins⟧. Le nom de l’⟦arbre &amp; :⟧ et son ⟦type &amp; 1 2⟧.")
        try expect(MarkupMismatch(), target: "⟦&amp;L’adresse⟧ du nom est lue pour le suivi du jardin.")
        try expect(MarkupMismatch(), target: "Pour lire &amp; pour voir. Avant &amp; après. Type 1 &amp; 2, prix de 20 &amp; 12 000. Un réseau dédié &amp; isolé, R&amp;D &amp; vente, vous &amp; moi.")
        try expect(MarkupMismatch(), target: "Nom de l’arbre ⟦&amp; de jardin⟧. Les listes de fleurs &amp; de plantes. Le nom &amp; la taille de l’arbre.")
    }

    @Test func findsVisibleMarks() throws {
        try expect(MarkupMismatch(), target: "Choisissez ⟦** Planter⟧ puis validez.", source: "Choose **Plant** then confirm.")
        try expect(MarkupMismatch(), target: "v1.0⟦--plante > B⟧ et ⟦1--> plante⟧ B", source: "v1.0 --> plant B and 1 --> plant B")
    }

    @Test func findsBrokenExtensions() throws {
        try expect(MarkupMismatch(), target: "⟦[! INCLUDE⟧ [note](includes/note.md)]\n\n> ⟦[! NOTE⟧]\n> Lisez ceci d’abord.")
        try expect(
            MarkupMismatch(), target: "> ⟦[!REMARQUE]⟧\n> Lisez ceci d’abord.\n\n> [!TIP]\n> Lisez cela.", source: "> [!NOTE]\n> Read this first.\n\n> [!TIP]\n> Read that.")
        try expect(
            MarkupMismatch(), target: "Les listes ⟦&lt;!--⟧ and more --> sont lues.", source: "The lists &lt; and <!-- and more --> are read.")
    }

    @Test func findsBlocksOfAnotherKind() throws {
        try expect(
            MarkupMismatch(), target: "# Titre\n\n⟦###⟧ Démarrer\n\nLe texte suit ici.\n\n⟦#Suite⟧\n\nEncore un texte.",
            source: "# Title\n\n## Start\n\nThe text is here.\n\n## Next\n\nAnother text.")
    }

    @Test func findsWhatIsLeftOfBrokenMarks() throws {
        try expect(MarkupMismatch(), target: "La ligne ⟦* Mineure⟧* est lue.", source: "The *Minor* line is read.")
        try expect(MarkupMismatch(), target: "Choisissez ⟦UICONTROL Save]⟧ ici.", source: "Choose [!UICONTROL Save] here.")
        try expect(MarkupMismatch(), target: "Les [couleurs](c.md)⟦{target=« _blank »}⟧ ici.", source: "The [colors](c.md){target=\"_blank\"} here.")
        try expect(
            MarkupMismatch(), target: "Les **listes** et les ⟦*couleurs*⟧ changent.", source: "The **lists** and the **colors** change.")
    }

    @Test func findsALostWrapper() throws {
        try expect(MarkupMismatch(), target: "Ouvrez ⟦Tessel Grove⟧ maintenant.", source: "Open [!DNL Tessel Grove] now.")
    }

    @Test func leavesGoodMarkupAlone() throws {
        try expect(
            MarkupMismatch(),
            target: """
                L&#8217;équipe lit les [page](p.md)s, R&amp;D &amp; vente. Le mot &#8216;arbre&#8217; et &#8220;feuille&#8221;. **S**imple et *vrai*. \
                Aujourd&#8217;hui &#8212; et demain &#8212; tout va. **Ajouter** une plante.
                """)
        try expect(MarkupMismatch(), target: "Cliquez **Se connecter à** Tessel.", source: "Click **Connect to** Tessel.")
    }

    @Test("Stress on a small word takes its article along") func stressedSmallWords() throws {
        try expect(MarkupMismatch(), target: "Ouvrez **toutes les** pages.\n", source: "Open **all** pages.\n")
        try expect(MarkupMismatch(), target: "Ouvrez **toutes les** pages.\n")
        try expect(MarkupMismatch(), target: "Ouvrez ⟦**l’aide des** pages⟧.\n", source: "Open **the help** of the pages.\n")
    }

    @Test("A label that lost what followed it to the next one") func emptiedLabels() throws {
        try expect(
            MarkupMismatch(), target: "⟦**Valable pour :** &bullet; **versions prises en charge**⟧ pour la lecture : 3.3 +", source: "**Applies to:** reading &bullet; **Supported versions:** 3.3+")
        try expect(
            MarkupMismatch(), target: "**Valable pour :** la lecture &bullet; **Versions :** 3.3", source: "**Applies to:** reading &bullet; **Versions:** 3.3")
        // The source leaves it empty too.
        try expect(MarkupMismatch(), target: "**Vanne :** &bullet; **Marée :** 3.3", source: "**Gate:** &bullet; **Tide:** 3.3")
    }
}
