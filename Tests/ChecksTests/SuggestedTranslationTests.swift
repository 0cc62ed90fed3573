import Linguistics
import Terminology
import Testing

@testable import Checks

/// What is suggested for texts left in the source language.
@Suite struct SuggestedTranslationTests {
    private let rule = UntranslatedSegment()

    @Test func theSameTextElsewhereGivesItsTranslationWithThisPagesDatesNumbersAndLinks() throws {
        try expect(
            rule, target: "⟦Delete up to 1,500 rows that were made before [May 3, 2024](https://quillfeather.example/b).⟧\n",
            source: "Delete up to 1,500 rows that were made before [May 3, 2024](https://quillfeather.example/b).\n",
            siblings: [
                (
                    "Supprimez jusqu’à 2 750 lignes créées avant le [12 août 2023](https://quillfeather.example/a).\n",
                    "Delete up to 2,750 rows that were made before [August 12, 2023](https://quillfeather.example/a).\n"
                )
            ],
            suggestions: ["Supprimez jusqu’à 1\u{202F}500 lignes créées avant le [3 mai 2024](https://quillfeather.example/b)."])
    }

    @Test func theTranslationOfMostPagesIsTaken() throws {
        let source = "The backup runs every night and takes an hour.\n"
        try expect(
            rule, target: "⟦The backup runs every night and takes an hour.⟧\n", source: source,
            siblings: [
                ("La sauvegarde court chaque nuit et prend une heure.\n", source), ("La sauvegarde a lieu chaque nuit et dure une heure.\n", source),
                ("La sauvegarde a lieu chaque nuit et dure une heure.\n", source),
            ],
            suggestions: ["La sauvegarde a lieu chaque nuit et dure une heure."])
    }

    @Test func theFindingSaysWhereItComesFrom() throws {
        let source = "The backup runs every night and takes an hour.\n"
        let siblings = [("La sauvegarde a lieu chaque nuit et dure une heure.\n", Optional(source)), ("La sauvegarde a lieu chaque nuit et dure une heure.\n", source)]
        let finding = try #require(try RuleTest.findings(of: rule, target: source, source: source, siblings: siblings).first)
        #expect(finding.evidence.last == "the same text is translated so on 2 other pages, such as sibling-0.md")
    }

    @Test func aTextThatIsLeftOnOtherPagesTooSaysSo() throws {
        let page = "# Page\n\nThe backup runs every night since May 3, 2024 and takes an hour.\n"
        let sibling = "# Page\n\nThe backup runs every night since June 14, 2021 and takes an hour.\n"
        let finding = try #require(try RuleTest.findings(of: rule, target: page, siblings: [(sibling, nil), (sibling, nil)]).first)
        #expect(finding.evidence.last == "left so on 2 other pages as well")
    }

    @Test func withoutTheSourceTheSamePlaceTells() throws {
        func page(_ name: String, _ line: String) -> String {
            "# <a name=\"\(name.lowercased())\"></a>\(name)\n\n| Question | Réponse |\n|---|---|\n| Nom de l’application | \(name) |\n\n## <a name=\"details\"></a>Détails\n\n\(line)\n"
        }
        let siblings = ["Marlowe", "Tansy", "Wend"].map { (page($0, "Informations que \($0) fournit à votre administrateur :"), String?.none) }
        try expect(
            rule, target: page("Gather", "⟦Information that Gather provides to your administrator:⟧"), siblings: siblings,
            suggestions: ["Informations que Gather fournit à votre administrateur :"])
    }

    @Test func aHeadingTakesTheTranslationOfItsId() throws {
        let siblings = (0..<2).map { (target: "# Page \($0)\n\n## <a name=\"known-issues\"></a>Problèmes connus\n\nAucun.\n", source: String?.none) }
        try expect(
            rule, target: "# Page\n\n## <a name=\"known-issues\"></a>⟦Known issues⟧\n\nAucun.\n", siblings: siblings, suggestions: [nil])
        // With a third of them, nearly all pages agree, though no word is alike.
        try expect(
            rule, target: "# Page\n\n## <a name=\"known-issues\"></a>⟦Known issues⟧\n\nAucun.\n", siblings: siblings + siblings + siblings,
            suggestions: ["Problèmes connus"])
    }

    @Test func anotherTextAtTheSamePlaceSuggestsNothing() throws {
        let siblings = ["Oui, pendant un an.", "Non.", "Les adresses des membres sont gardées."].map {
            ("# Page\n\n## <a name=\"kept\"></a>Données gardées\n\n\($0)\n", String?.none)
        }
        try expect(
            rule, target: "# Page\n\n## <a name=\"kept\"></a>Données gardées\n\n⟦We keep the names of all the members that have left the team.⟧\n",
            siblings: siblings, suggestions: [nil])
    }

    @Test func aTranslationWithOtherNumbersOrMarkupIsNotTaken() throws {
        try expect(
            rule, target: "⟦Wait for 5 minutes before you restart the **relay** of the house.⟧\n",
            source: "Wait for 5 minutes before you restart the **relay** of the house.\n",
            siblings: [("Attendez cinq minutes avant de redémarrer le relais de la maison.\n", "Wait for 5 minutes before you restart the **relay** of the house.\n")],
            suggestions: [nil])
    }

    @Test func aTextKeepsTheMarksAroundAllOfIt() throws {
        try expect(
            rule, target: "Bonjour à tous les membres.\n\n⟦**The list of the members is empty.**⟧\n",
            source: "Hello to all the members.\n\n**The list of the members is empty.**\n",
            siblings: [("La liste des membres est vide.\n", "The list of the members is empty.\n")], suggestions: ["**La liste des membres est vide.**"])
    }

    @Test func nothingBreaksOutOfACellOrAQuotedAttribute() throws {
        let source = "The lamp is on or it is off.\n"
        try expect(
            rule, target: "| A | B |\n|---|---|\n| ⟦The lamp is on or it is off.⟧ | Oui |\n", source: "| A | B |\n|---|---|\n| The lamp is on or it is off. | Yes |\n",
            siblings: [("La lampe est allumée | éteinte.\n", source)], suggestions: [nil])
        try expect(
            rule, target: "<img alt='⟦The lamp is on or it is off.⟧' src='a.png'>\n", source: "<img alt='The lamp is on or it is off.' src='a.png'>\n",
            siblings: [("La lampe qui s'allume est éteinte.\n", source)], suggestions: [nil])
    }

    @Test func aTranslationMemoryGoesBeforeTheTree() throws {
        let source = "The backup runs every night and takes an hour.\n"
        try expect(
            rule, target: "⟦The backup runs every night and takes an hour.⟧\n", source: source, siblings: [("La sauvegarde court chaque nuit et prend une heure.\n", source)],
            memory: [.init(source: "The backup runs every night and takes an hour.", target: "La sauvegarde a lieu chaque nuit et dure une heure.")],
            suggestions: ["La sauvegarde a lieu chaque nuit et dure une heure."])
    }

    @Test func aMemorysPlainTextTakesThePagesLink() throws {
        try expect(
            rule, target: "⟦Check the [Quillfeather rights](https://quillfeather.example) that this job needs by July 4, 2025.⟧\n",
            memory: [.init(source: "Check the Quillfeather rights that this job needs by May 2, 2020.", target: "Vérifiez les droits Quillfeather nécessaires à ce travail avant le 2 mai 2020.")],
            suggestions: ["Vérifiez les [droits Quillfeather](https://quillfeather.example) nécessaires à ce travail avant le 4 juillet 2025."])
    }

    @Test func aMissingBlockIsSuggestedWhereOthersHaveIt() throws {
        let source = "Close the lid.\n\nWait for the green light to come on.\n\nOpen the box with the key.\n"
        let findings = try RuleTest.findings(
            of: MissingContent(), target: "Fermez le couvercle.\n\nOuvrez la boîte avec la clé.\n", source: source,
            siblings: [("Attendez que le voyant vert s’allume.\n", "Wait for the green light to come on.\n")])
        #expect(findings.map(\.suggestion) == ["Attendez que le voyant vert s’allume."])
    }
}

@Suite struct TreeTranslationsTests {
    private func template(_ text: String) throws -> RenderingTemplate { try #require(RenderingTemplate(text: text)) }

    @Test func whatIsKeptInALittleRoomDependsOnNoOrder() throws {
        let texts = try (0..<400).map { (key: UInt64($0) &* 0x1234_5678_9ABC_DEF1, template: try template("Texte numéro \($0) de la page.")) }
        var whole = TreeTranslations(room: 100)
        for text in texts { whole.add(text.key, text.template, page: "a.md") }
        var parts = [TreeTranslations(room: 100), TreeTranslations(room: 100), TreeTranslations(room: 100)]
        for (index, text) in texts.reversed().enumerated() { parts[index % 3].add(text.key, text.template, page: "a.md") }
        var merged = TreeTranslations(room: 100)
        for part in parts { merged.merge(part) }
        let kept = texts.filter { whole[$0.key] != nil }.map(\.key)
        #expect(!kept.isEmpty && kept.count < 100)
        #expect(kept == texts.filter { merged[$0.key] != nil }.map(\.key))
    }

    @Test func pagesAreCountedAndTheFirstPathNamed() throws {
        var first = TreeTranslations()
        var second = TreeTranslations()
        first.add(1, try template("Une phrase."), page: "b.md")
        first.add(1, nil, page: "c.md")
        second.add(1, try template("Une phrase."), page: "a.md")
        second.add(1, try template("Une autre."), page: "d.md")
        first.merge(second)
        let entry = try #require(first[1])
        #expect(entry.translated == 3)
        #expect(entry.left == 1)
        #expect(entry.best?.pages == 2)
        #expect(entry.best?.example == "a.md")
    }
}
