import Terminology
import Testing

@testable import Checks

@Suite struct InconsistentTermTests {
    private static let glossary = Glossary(entries: [
        GlossaryEntry(source: "crate", status: .preferred, targets: ["caisse", "cageot"]),
        GlossaryEntry(source: "crate", status: .admitted, targets: ["coffre"]),
        GlossaryEntry(source: "chest", status: .preferred, targets: ["coffre"]),
    ])

    @Test func examplesHold() throws {
        try expectExamples(of: InconsistentTerm())
    }

    @Test("The form that the page has less often is reported, with the usual one") func minority() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez la caisse.\n\nVoyez la caisse.\n\nFermez les caisses.\n\nPosez le ⟦coffre⟧.\n\nPosez leurs ⟦coffres⟧.\n", source: "Open the crate.\n\nSee the crate.\n\nClose the crates.\n\nPut down the crate.\n\nPut down their crates.\n",
            glossary: Self.glossary, suggestions: [nil, "caisses"])
    }

    @Test("The usual form may be the admitted one") func admittedMajority() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez le coffre.\n\nFermez les coffres.\n\nPosez la ⟦caisse⟧.\n", source: "Open the crate.\n\nClose the crates.\n\nPut down the crate.\n",
            glossary: Self.glossary, suggestions: [nil])
    }

    @Test("The same words for another term, forms of one row, and verbs are right") func otherTerm() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez la caisse.\n\nFermez les caisses.\n\nPosez le coffre.\n\nPosez le cageot.\n",
            source: "Open the crate.\n\nClose the crates.\n\nPut down the chest.\n\nPut down the crate.\n", glossary: Self.glossary)
        try expect(
            InconsistentTerm(), target: "Une caisse.\n\nDeux caisses.\n\nVous pouvez le mettre en coffre.\n", source: "A crate.\n\nTwo crates.\n\nYou can crate it.\n",
            glossary: Self.glossary)
    }

    @Test("A string of the user interface has the words of the product") func controls() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez la caisse.\n\nFermez les caisses.\n\nCliquez sur **[!UICONTROL Coffre]**.\n", source: "Open the crate.\n\nClose the crates.\n\nClick **[!UICONTROL crate]**.\n",
            glossary: Self.glossary)
    }

    @Test("Without a source, ordinary words tell nothing") func withoutSource() throws {
        try expect(InconsistentTerm(), target: "Une caisse, une caisse, un coffre.\n", glossary: Self.glossary)
        try expect(InconsistentTerm(), target: "| A | B |\n|---|---|\n| Un | S/O |\n| Deux | S/O |\n| Trois | ⟦N/A⟧ |\n", suggestions: ["S/O"])
    }

    @Test("What stayed as the source has it is no usage") func keptForm() throws {
        try expect(InconsistentTerm(), target: "| A | B |\n|---|---|\n| Un | ⟦N/A⟧ |\n| Deux | ⟦N/A⟧ |\n| Trois | ⟦N/A⟧ |\n| Quatre | S/O |\n| Cinq | S/O |\n", suggestions: ["S/O", "S/O", "S/O"])
        try expect(InconsistentTerm(), target: "| A | B |\n|---|---|\n| Un | N/A |\n| Deux | N/A |\n")
    }

    @Test("A word with and without hyphen or accent") func spellings() throws {
        try expect(InconsistentTerm(), target: "Une vidéo preroll. Deux vidéos prerolls. La vidéo ⟦pré-roll⟧.\n", suggestions: ["preroll"])
        try expect(InconsistentTerm(), target: "Le sous-marin, le sous-marin, le mot `sousmarin` et [sousmarin](a.md#sousmarin) sous la marine.\n".replacing("[sousmarin]", with: "[cette page]"))
        try expect(InconsistentTerm(), target: "Une vidéo preroll. Deux vidéos prerolls. Voyez le serveur pre-roll.example du port.\n")
        try expect(InconsistentTerm(), target: "Ай-Сис, Ай-Сис et Лабс.\n")
    }
}

extension InconsistentTermTests {
    @Test("A compound that no glossary has, rendered by other words than elsewhere on the page") func compounds() throws {
        try expect(
            InconsistentTerm(),
            target: "Choisissez la couleur du bouton.\n\nLa couleur du bouton change.\n\nEnregistrez la ⟦teinte du bouton⟧.\n",
            source: "Choose the button color.\n\nThe button color changes.\n\nSave the button color.\n", glossary: Glossary(entries: []), suggestions: ["couleur du bouton"])
    }

    @Test("What the glossary forbids is no usual rendering") func forbidden() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "button", status: .forbidden, targets: ["bouton"]), GlossaryEntry(source: "button", status: .preferred, targets: ["touche"])])
        try expect(
            InconsistentTerm(), target: "Choisissez la couleur du bouton.\n\nLa couleur du bouton change.\n\nEnregistrez la couleur de la touche.\n",
            source: "Choose the button color.\n\nThe button color changes.\n\nSave the button color.\n", glossary: glossary)
    }

    @Test("With and without a small word between") func joined() throws {
        try expect(
            InconsistentTerm(), target: "La page de rapport s’ouvre.\n\nFermez la page de rapport.\n\nImprimez la ⟦page rapport⟧.\n",
            source: "The report page opens.\n\nClose the report page.\n\nPrint the report page.\n", glossary: Glossary(entries: []))
    }

    @Test("Another order, names in capitals, verbs, and what stands in a phrase are no other rendering") func alike() throws {
        try expect(
            InconsistentTerm(), target: "La couleur des boutons, les boutons de couleur.\n\nLa couleur du bouton change.\n\nLa couleur du bouton reste.\n",
            source: "The button color, the button colors.\n\nThe button color changes.\n\nThe button color stays.\n", glossary: Glossary(entries: []))
        try expect(
            InconsistentTerm(), target: "La page Rapport.\n\nLa page de rapport.\n\nUne page de rapport.\n",
            source: "The Report page.\n\nThe report page.\n\nA report page.\n", glossary: Glossary(entries: []))
        try expect(
            InconsistentTerm(), target: "Vous pouvez signaler l’image.\n\nLe rapport.\n\nUn rapport.\n\nUn autre rapport.\n",
            source: "You can report the image.\n\nThe report.\n\nA report.\n\nAnother report.\n", glossary: Glossary(entries: []))
    }
}

extension InconsistentTermTests {
    @Test("No suggestion that could not stand in its place") func suggestions() throws {
        try expect(
            InconsistentTerm(),
            target: "Choisissez la couleur du bouton.\n\nLa couleur du bouton change.\n\nLa couleur du bouton reste.\n\nLa ⟦Teinte du bouton⟧ : bleue.\n\nGardez les ⟦teintes du bouton⟧.\n",
            source: "Choose the button color.\n\nThe button color changes.\n\nThe button color stays.\n\nButton color: blue.\n\nKeep the button colors.\n", glossary: Glossary(entries: []),
            suggestions: ["Couleur du bouton", nil])
    }
}

extension InconsistentTermTests {
    private static func siblings(_ heading: String, _ source: String?, count: Int = 5) -> [(target: String, source: String?)] {
        (0..<count).map { page in ("# Page \(page)\n\n\(heading)\n\nUn texte \(page).\n", source.map { source in "# Page \(page)\n\n\(source)\n\nA text \(page).\n" }) }
    }

    @Test("A heading that the tree renders otherwise, by its source or by its id") func headings() throws {
        try expect(
            InconsistentTerm(), target: "# Page\n\n## ⟦Changements connus⟧\n\nTexte.\n", source: "# Page\n\n## Known changes\n\nText.\n",
            siblings: Self.siblings("## Modifications connues", "## Known changes"), suggestions: ["Modifications connues"])
        try expect(
            InconsistentTerm(), target: "# Page\n\n## <a name=\"known-changes\"></a>⟦Changements connus⟧\n\nTexte.\n",
            siblings: Self.siblings("## <a name=\"known-changes\"></a>Modifications connues", nil), suggestions: ["Modifications connues"])
    }

    @Test("Three pages make no usage; letter case and marks are other rules'; what stayed untranslated is as well") func unsettledHeadings() throws {
        try expect(
            InconsistentTerm(), target: "# Page\n\n## Changements connus\n\nTexte.\n", source: "# Page\n\n## Known changes\n\nText.\n",
            siblings: Self.siblings("## Modifications connues", "## Known changes", count: 3))
        try expect(
            InconsistentTerm(), target: "# Page\n\n## Modifications Connues :\n\nTexte.\n", source: "# Page\n\n## Known changes\n\nText.\n",
            siblings: Self.siblings("## Modifications connues", "## Known changes"))
        try expect(
            InconsistentTerm(), target: "# Page\n\n## Known changes\n\nTexte.\n", source: "# Page\n\n## Known changes\n\nText.\n",
            siblings: Self.siblings("## Modifications connues", "## Known changes"))
    }
}

extension InconsistentTermTests {
    @Test("A noun that the tree keeps as the source has it, translated here and there") func keptNoun() throws {
        let verbs = [("Ouvrez", "Open"), ("Fermez", "Close"), ("Lisez", "Read"), ("Signez", "Sign"), ("Envoyez", "Send")]
        let objects = [
            ("rouge", "red"), ("vert", "green"), ("lourd", "heavy"), ("vide", "empty"), ("plein", "full"), ("clair", "bright"), ("froid", "cold"), ("chaud", "hot"),
            ("sec", "dry"), ("lent", "slow"), ("rapide", "fast"), ("rond", "round"), ("mince", "thin"), ("sombre", "dark"), ("neuf", "new"), ("vieux", "old"),
        ]
        let siblings: [(target: String, source: String?)] = verbs.flatMap { verb in
            objects.map { ("\(verb.0) le package \($0.0).\n", "\(verb.1) the \($0.1) package.\n") }
        } + [("Le paquet rouge arrive. Un paquet vert part. Mon paquet reste. Ce paquet brille.\n", "The red package arrives. A green package leaves. My package stays. This package shines.\n")]
        try expect(
            InconsistentTerm(), target: "Ouvrez le package.\n\nFermez le package.\n\nLe package reste.\n\nLisez votre ⟦paquet⟧ demain.\n",
            source: "Open the package.\n\nClose the package.\n\nThe package stays.\n\nRead your package tomorrow.\n", siblings: siblings, glossary: Glossary(entries: []), suggestions: ["package"])
    }
}

extension InconsistentTermTests {
    private static func pages(_ source: String, kept: Int, _ translation: String, translated: Int) -> [(target: String, source: String?)] {
        let verbs = [("Ouvrez", "Open"), ("Fermez", "Close"), ("Lisez", "Read"), ("Signez", "Sign"), ("Envoyez", "Send"), ("Gardez", "Keep")]
        let objects = [
            ("rouge", "red"), ("vert", "green"), ("lourd", "heavy"), ("vide", "empty"), ("plein", "full"), ("clair", "bright"), ("froid", "cold"), ("chaud", "hot"),
            ("sec", "dry"), ("lent", "slow"), ("rapide", "fast"), ("rond", "round"), ("mince", "thin"), ("sombre", "dark"), ("neuf", "new"), ("vieux", "old"),
        ]
        return (0..<(kept + translated)).map { index in
            let (verb, object) = (verbs[index % verbs.count], objects[index % objects.count])
            return ("\(verb.0) le \(index < kept ? source : translation) \(object.0).\n", "\(verb.1) the \(object.1) \(source).\n")
        }
    }

    @Test("A word that the tree keeps as often as it translates it: the page's own majority counts") func rivals() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez le package.\n\nFermez le package.\n\nLe package reste.\n\nLisez votre ⟦paquet⟧ demain.\n",
            source: "Open the package.\n\nClose the package.\n\nThe package stays.\n\nRead your package tomorrow.\n", siblings: Self.pages("package", kept: 40, "paquet", translated: 40), glossary: Glossary(entries: []))
    }

    @Test("A kept word in a link, in the interface or with a capital is no rendering; one that nobody borrows was left") func keptElsewhere() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez le paquet.\n\nFermez le paquet.\n\nLe paquet reste.\n\nLisez [votre package](a.md) et le [!UICONTROL package] du Package demain.\n",
            source: "Open the package.\n\nClose the package.\n\nThe package stays.\n\nRead [your package](a.md) and the [!UICONTROL package] of the Package tomorrow.\n",
            siblings: Self.pages("package", kept: 40, "paquet", translated: 40), glossary: Glossary(entries: []))
    }

    @Test("A word of both languages that the tree nearly always translates, kept once") func keptOnce() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez le tronçon.\n\nFermez le tronçon.\n\nLe tronçon reste.\n\nLisez le ⟦segment⟧ demain.\n",
            source: "Open the segment.\n\nClose the segment.\n\nThe segment stays.\n\nRead the segment tomorrow.\n",
            siblings: Self.pages("segment", kept: 14, "tronçon", translated: 66) + Self.pages("harbor", kept: 0, "port", translated: 96) + Self.pages("hammer", kept: 0, "marteau", translated: 96),
            glossary: Glossary(entries: []), suggestions: ["tronçon"])
    }

    @Test("A compound in the source's words, joined as the target joins nouns") func keptCompound() throws {
        try expect(
            InconsistentTerm(),
            target: "Choisissez la page de promotion.\n\nLa page de promotion change.\n\nImprimez la ⟦page de marketing⟧.\n",
            source: "Choose the marketing page.\n\nThe marketing page changes.\n\nPrint the marketing page.\n", glossary: Glossary(entries: []), suggestions: ["page de promotion"])
    }

    @Test("Where the source's terms are rendered already, another form renders something else") func surplus() throws {
        try expect(
            InconsistentTerm(), target: "Ouvrez la caisse.\n\nFermez les caisses.\n\nPosez la caisse dans le coffre de nuit.\n",
            source: "Open the crate.\n\nClose the crates.\n\nPut the crate into the night vault.\n", glossary: Self.glossary)
    }

    @Test("No compound is to take a form that is reported itself") func contradictions() throws {
        try expect(
            InconsistentTerm(),
            target: "Ouvrez la caisse.\n\nFermez la caisse.\n\nLavez la caisse.\n\nPosez le couvercle du ⟦coffre⟧.\n\nLe couvercle du ⟦coffre⟧ reste.\n\nVoyez le couvercle de la caisse.\n",
            source: "Open the crate.\n\nClose the crate.\n\nWash the crate.\n\nPut down the crate lid.\n\nThe crate lid stays.\n\nSee the crate lid.\n", glossary: Self.glossary)
    }

    @Test("A word that the tree never has for a noun which it otherwise renders by one word") func stranger() throws {
        let days = [("lundi", "Monday"), ("mardi", "Tuesday"), ("jeudi", "Thursday"), ("vendredi", "Friday"), ("samedi", "Saturday"), ("dimanche", "Sunday"), ("mercredi", "Wednesday")]
        let siblings = days.flatMap { day in
            (Self.pages("harbor", kept: 0, "port", translated: 48) + Self.pages("hammer", kept: 0, "marteau", translated: 48) + Self.pages("basket", kept: 0, "panier", translated: 48)).map { page in
                (target: page.target.replacing(".\n", with: " le \(day.0).\n"), source: page.source?.replacing(".\n", with: " on \(day.1).\n"))
            }
        }
        let (target, source) = ("Ouvrez le port.\n\nFermez le port.\n\nLe port reste.\n\n", "Open the harbor.\n\nClose the harbor.\n\nThe harbor stays.\n\n")
        try expect(
            InconsistentTerm(), target: target + "Lisez le ⟦moulin⟧.\n", source: source + "Read the harbor.\n", siblings: siblings, glossary: Glossary(entries: []), suggestions: ["port"])
        try expect(
            InconsistentTerm(), target: target + "Lisez le moulin.\n", source: source + "Read the harbor mill.\n", siblings: siblings, glossary: Glossary(entries: []))
    }
}
