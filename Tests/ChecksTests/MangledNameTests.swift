import Foundation
import Terminology
import Testing

@testable import Checks

@Suite struct MangledNameTests {
    private static func page(slug: String, heading: String, app: String, vendor: String, site: String, line: String = "") -> String {
        """
        ---
        title: Fiche de l’application pour \(heading) par \(vendor)
        ---
        # <a name="\(slug)"></a>\(heading)

        Fiche remplie par \(line.isEmpty ? vendor : line) pour le catalogue :

        | Question | Réponse |
        |---|---|
        | Nom de l’application | \(app) |
        | Éditeur | \(vendor) |
        | Site | [https://\(site).example](https://\(site).example) |

        """
    }

    /// Three pages of one family with intact names.
    private static let siblings = [
        page(slug: "oat-mill", heading: "Oat Mill", app: "Oat Mill", vendor: "Tarnfield Ltd", site: "tarnfield"),
        page(slug: "grid-lamp", heading: "Grid Lamp", app: "Grid Lamp", vendor: "Quenby AB", site: "quenby"),
        page(slug: "rainfold", heading: "Rainfold", app: "Rainfold", vendor: "Ossett GmbH", site: "ossett"),
    ].map { (target: $0, source: String?.none) }

    @Test func examplesHold() throws {
        try expectExamples(of: MangledName())
    }

    @Test("A heading that a table repeats is a name, and was translated") func headingOfAName() throws {
        try expect(
            MangledName(),
            target: """
                # <a name="night-watch"></a>⟦Garde de nuit⟧

                Les équipes se servent de ⟦Garde de nuit⟧ chaque soir.

                | Question | Réponse |
                |---|---|
                | Nom | ⟦Garde de nuit⟧ |

                """)
    }

    @Test("An ordinary heading is meant to be translated") func ordinaryHeading() throws {
        try expect(
            MangledName(),
            target: """
                # <a name="release-notes"></a>Notes de publication

                | Version | Contenu |
                |---|---|
                | 4.2 | Corrections |

                Voir les notes de publication.

                """)
    }

    @Test("What fills a line that repeats over the family is judged by what the page vouches for") func framesOfTheFamily() throws {
        try expect(
            MangledName(),
            target: Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: "foxglovebay", line: "⟦la digitale⟧"),
            path: "foxglove-bay-plain-sail.md", siblings: Self.siblings)
    }

    @Test("Names kept in the family's places are left alone") func familyWithIntactNames() throws {
        try expect(
            MangledName(), target: Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: "foxglovebay"),
            path: "foxglove-bay-plain-sail.md", siblings: Self.siblings)
    }

    @Test("The maker's name in its places, as the table has it: another end, a word lost or said twice, its order turned round") func makerInItsPlaces() throws {
        for wrong in ["Foxglove Contrôlex", "Foxglove Inc", "Foxglove Foxglove Bay", "la baie Foxglove", "Bay Foxglove Inc"] {
            try expect(
                MangledName(), target: Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: "foxglovebay", line: "⟦\(wrong)⟧"),
                path: "foxglove-bay-inc-plain-sail.md", siblings: Self.siblings)
        }
        for right in ["Foxglove Bay", "FOXGLOVE BAY INC.", "la société Foxglove Bay Inc"] {
            try expect(
                MangledName(), target: Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: "foxglovebay", line: right),
                path: "foxglove-bay-inc-plain-sail.md", siblings: Self.siblings)
        }
    }

    @Test("A maker's name that the table alone lost, or all places but the file's name") func makerOfTheFile() throws {
        func page(cell: String, title: String, line: String) -> String {
            Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: cell, site: "example", line: line).replacingOccurrences(of: "par \(cell)\n", with: "par \(title)\n")
        }
        try expect(
            MangledName(), target: page(cell: "⟦Technologies Foxglove⟧", title: "Foxglove Technologies", line: "Foxglove Technologies"), path: "foxglove-technologies-plain-sail.md",
            siblings: Self.siblings, suggestions: ["Foxglove Technologies"])
        try expect(
            MangledName(), target: page(cell: "⟦Solutions Foxglove Limitée⟧", title: "⟦A limited solutions⟧", line: "⟦A limited solutions⟧"), path: "foxglove-solutions-limited-plain-sail.md",
            siblings: Self.siblings)
        // It has another name now, or one in other letters.
        for name in ["Harebell Technologies", "Фоксглав", "Foxglôve & Bay", "Foxglove Technologies’ Bay"] {
            try expect(MangledName(), target: page(cell: name, title: name, line: name), path: "foxglove-technologies-plain-sail.md", siblings: Self.siblings)
        }
    }

    @Test("A line of the family with its parts turned round") func turnedLine() throws {
        let page = Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove GmbH", site: "foxglove")
        func line(_ name: String) -> String { page.replacingOccurrences(of: "Fiche remplie par Foxglove GmbH pour le catalogue :", with: "Fiche remplie pour le catalogue par \(name) :") }
        try expect(MangledName(), target: line("⟦LassGlove⟧"), path: "foxglove-gmbh-plain-sail.md", siblings: Self.siblings)
        try expect(MangledName(), target: line("Foxglove GmbH"), path: "foxglove-gmbh-plain-sail.md", siblings: Self.siblings)
    }

    @Test("The page's own name in a title, in another order or without a small word") func orderOfOwnName() throws {
        func page(_ title: String, app: String = "Sail for Rain") -> String {
            Self.page(slug: "sail-for-rain", heading: app, app: app, vendor: "Foxglove Bay Inc", site: "foxglovebay").replacingOccurrences(of: "pour \(app) par", with: "pour \(title) par")
        }
        try expect(MangledName(), target: page("⟦Sail Rain⟧"), path: "foxglove-bay-inc-sail-for-rain.md", siblings: Self.siblings, suggestions: ["Sail for Rain"])
        try expect(MangledName(), target: page("⟦Rain for Sail⟧"), path: "foxglove-bay-inc-sail-for-rain.md", siblings: Self.siblings)
        for kept in ["Sail for Rain", "Sail", "SAIL for rain"] {
            try expect(MangledName(), target: page(kept), path: "foxglove-bay-inc-sail-for-rain.md", siblings: Self.siblings)
        }
    }

    @Test("A table of pages with their makers, named as their files are") func tableOfPages() throws {
        func table(_ rows: [(String, String, String)]) -> String { "| Application | Partenaire |\n|---|---|\n" + rows.map { "| [\($0.0)](./\($0.1).md) | \($0.2) |\n" }.joined() }
        let kept = [
            ("Oat Mill", "tarnfield-ltd-oat-mill", "Tarnfield Ltd"), ("Grid Lamp", "quenby-ab-grid-lamp", "Quenby AB"), ("Rainfold", "ossett-gmbh-rainfold", "Ossett GmbH"),
            ("Velnora", "velnora-inc", "Velnora, Inc."), ("Sail by Velnora", "velnora-sail-by", "Velnora"), ("Tessel", "harebell-bv-tessel", "Harebell B.V."), ("Köln Lamp", "tiandm-koln-lamp", "ti &amp; m"),
        ]
        try expect(
            MangledName(),
            target: table(
                kept + [("⟦Veilleuse⟧", "ossett-gmbh-night-lamp", "Ossett GmbH"), ("⟦Lamp Sail⟧", "foxglove-sail-lamp", "Foxglove"), ("Sail", "copper-gate-sail", "⟦Porte de cuivre⟧")]),
            glossary: Glossary())
        // A table of contents.
        try expect(
            MangledName(),
            target: table((1...9).map { ("Créer le compte \($0)", "create-account-\($0)", "Compte") }), glossary: Glossary())
    }

    @Test("A piece of a name grown onto a preposition") func gluedName() throws {
        func page(_ line: String, site: String = "foxglovebay") -> String {
            Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: site) + "\n\(line)\n"
        }
        try expect(MangledName(), target: page("Les voiles sont vues ⟦parFoxl⟧ et LanternPar."), path: "foxglove-bay-inc-plain-sail.md", siblings: Self.siblings)
        try expect(MangledName(), target: page("Ouvrez ParSail.", site: "parsail").replacingOccurrences(of: ".example)", with: ".io)"), path: "foxglove-bay-inc-plain-sail.md", siblings: Self.siblings)
    }

    @Test("A lost name of everyday words is not sought where they are a noun of their own") func nounOfItsOwn() throws {
        try expect(
            MangledName(),
            target: Self.page(slug: "plain-sail", heading: "⟦Voile simple⟧", app: "⟦Voile simple⟧", vendor: "Foxglove Bay Inc", site: "foxglovebay").replacingOccurrences(
                of: "pour ⟦Voile simple⟧", with: "pour ⟦la voile simple⟧")
                + """

                Les données de ⟦la voile simple⟧ sont lues. Il définit une voile simple. Il envoie la voile simple de secours, les cordes et la voile simple.

                """,
            path: "foxglove-bay-inc-plain-sail.md", siblings: Self.siblings)
    }

    @Test("An id made of character references keeps a name as well") func idOfReferences() throws {
        try expect(
            MangledName(), target: Self.page(slug: "lark-amp-233me", heading: "Lark &amp; &#233;me", app: "Lark &amp; &#233;me", vendor: "Foxglove Bay Inc", site: "foxglovebay"),
            path: "foxglove-bay-plain-sail.md", siblings: Self.siblings)
    }

    @Test("A name of everyday words, as a dictionary translates it") func translatedName() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "Copper Gate", status: .doNotTranslate), GlossaryEntry(source: "Thimble", status: .doNotTranslate)])
        try expect(
            MangledName(), target: "Ouvrez la ⟦porte de cuivre⟧ du projet.\n\nLe document ⟦dé à coudre⟧ est prêt.\n",
            source: "Open the Copper Gate of the project.\n\nThe Thimble document is ready.\n", glossary: glossary)
        // A capital alone is no name.
        try expect(MangledName(), target: "Ouvrez la porte et la lanterne.\n", source: "Open the Gate and the Lantern.\n", glossary: Glossary())
    }

    @Test("What the page alone tells a name is one only where the tree has the word nowhere in small letters") func translatedNameOfThePage() throws {
        let (target, source) = (
            (1...4).map { "Ouvrez la page \($0) dans Pebble avec le compte.\n\n" }.joined(), (1...4).map { "Open the page \($0) in Pebble with the account.\n\n" }.joined()
        )
        try expect(MangledName(), target: target + "Fermez le dossier dans ⟦galet⟧ avec le compte.\n", source: source + "Close the folder in Pebble with the account.\n", glossary: Glossary())
        try expect(
            MangledName(), target: target + "Fermez le dossier dans galet avec le compte.\n\nUn galet roule.\n",
            source: source + "Close the folder in Pebble with the account.\n\nA pebble rolls.\n", glossary: Glossary())
    }

    @Test("Other translations of a maker's name that was found translated") func otherTranslations() throws {
        func page(_ vendor: String) -> String {
            Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: vendor, site: "walnut").replacingOccurrences(of: ".example)", with: ".io)")
        }
        try expect(
            MangledName(), target: page("⟦La noix⟧") + "\nLes clients de ⟦noyer⟧ paient avec le noyer du jardin. Le menuisier coupe un noyer sur la colline.\n",
            path: "walnut-plain-sail.md", siblings: Self.siblings)
        try expect(MangledName(), target: page("Walnut") + "\nLes meubles de noyer sont solides.\n", path: "walnut-plain-sail.md", siblings: Self.siblings)
    }

    @Test("A list that an ampersand makes a name, translated as a list") func translatedSeries() throws {
        let siblings = (0..<8).map { number in
            (target: "La page \(number) présente Sails, Ropes et Rigging aux marins.\n", source: Optional("Page \(number) shows Sails, Ropes, & Rigging to sailors.\n"))
        }
        try expect(
            MangledName(), target: "Le compte de ⟦voiles, de cordages et de Rigging⟧ est ouvert.\n\nEnsuite, Sails, Ropes et Rigging s’ouvre.\n",
            source: "The account of Sails, Ropes, & Rigging is open.\n\nThen, Sails, Ropes, & Rigging opens.\n", siblings: siblings, glossary: Glossary(), suggestions: ["Sails, Ropes, & Rigging"])
    }

    @Test("A list that an ampersand makes a name, translated beside places where it is kept") func translatedSeriesBesideName() throws {
        let siblings = (0..<8).map { number in
            (target: "La page \(number) présente Sails, Ropes et Rigging aux marins.\n", source: Optional("Page \(number) shows Sails, Ropes, & Rigging to sailors.\n"))
        }
        let source = "The account of Sails, Ropes, & Rigging is open, and Sails, Ropes, & Rigging reads it.\n"
        for target in [
            "Le compte ⟦Voiles, Cordages et Rigging⟧ est ouvert, et Sails, Ropes et Rigging le lit.\n", "Le compte de Sails, Ropes et Rigging est ouvert, et ⟦voiles, cordages et Rigging⟧ le lit.\n",
            "Le compte de Sails, Ropes & Rigging est ouvert ; ⟦Sails, Ropes, Rigging⟧ le lit.\n", "Sails, Ropes et Rigging lit le compte de ⟦Sails, Ropes et⟧.\n",
        ] { try expect(MangledName(), target: target, source: source, siblings: siblings, glossary: Glossary(), suggestions: ["Sails, Ropes, & Rigging"]) }
        for target in [
            "Le compte de Sails, Ropes et Rigging est ouvert, et Sails, Ropes & Rigging le lit, avec voiles, cordages et Rigging.\n", "Le compte de Sails, Ropes et Rigging est ouvert et lu par ses marins, amis et voisins.\n",
        ] { try expect(MangledName(), target: target, source: source, siblings: siblings, glossary: Glossary()) }
    }

    @Test("An article without a noun stands where a name vanished") func vanishedName() throws {
        func page(_ vendor: String) -> String {
            Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: vendor, site: "walnut").replacingOccurrences(of: ".example)", with: ".io)")
        }
        let line = "Les tâches créées ⟦dans le⟧ &#8212; de &#8212; listes, etc. &#8212; vont au client ; voyez-les, puis fermez-la."
        try expect(MangledName(), target: page("⟦La noix⟧") + "\n\(line)\n", path: "walnut-plain-sail.md", siblings: Self.siblings)
        try expect(
            MangledName(), target: page("Walnut") + "\n\(line.filter { !"⟦⟧".contains($0) })\n", path: "walnut-plain-sail.md", siblings: Self.siblings)
        try expect(
            MangledName(), target: "Les tâches créées ⟦dans le⟧, comme les listes, vont au client.", source: "The tasks made in Oat Mill, such as lists, go to the client.",
            glossary: Glossary(entries: [GlossaryEntry(source: "Oat Mill", status: .doNotTranslate)]))
    }

    @Test("A word that no language has, one letter off a name of the source") func slip() throws {
        try expect(
            MangledName(), target: "Le service ⟦Tarnhalm⟧ démarre avec l’Organisatrice.\n\nOuvrez une Organisationale.\n",
            source: "The Tarnholm service starts with the Organizatrice.\n\nOpen an Organizationale.\n", glossary: Glossary())
    }

    @Test("A platform that every page links to and names is nobody's maker") func platformOfTheFamily() throws {
        func withPlatform(_ page: String) -> String {
            page.replacingOccurrences(of: "| Éditeur |", with: "| Clients | Portalis Desk |\n| Éditeur |") + "\nVoir [Portalis](https://www.portalis.example).\n"
        }
        try expect(
            MangledName(),
            target: withPlatform(Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: "foxglovebay", line: "⟦la digitale⟧")),
            path: "foxglove-bay-plain-sail.md", siblings: Self.siblings.map { (withPlatform($0.target), nil) })
    }

    @Test("A title that goes on as no other page's does, without a word of the page's name") func titleOfItsOwn() throws {
        let page = Self.page(slug: "plain-sail", heading: "Plain Sail", app: "Plain Sail", vendor: "Foxglove Bay Inc", site: "foxglovebay")
        func titled(_ title: String) -> String { page.replacingOccurrences(of: "pour Plain Sail par Foxglove Bay Inc", with: title) }
        try expect(MangledName(), target: titled("pour ⟦LaVoilure Parglove⟧ de Bay"), path: "foxglove-bay-plain-sail.md", siblings: Self.siblings)
        try expect(MangledName(), target: titled("pour Plain Sail de Foxglove"), path: "foxglove-bay-plain-sail.md", siblings: Self.siblings)
    }

    @Test("Lines that one name alone fills tell nothing of other words") func linesOfOneName() throws {
        let siblings = (1...4).map { number in
            (Self.page(slug: "mill-\(number)", heading: "Mill \(number)", app: "Mill \(number)", vendor: "Tarnfield Ltd", site: "tarnfield") + "\nLire des éléments dans Tarnfield Ltd \(number) fois.\n", String?.none)
        }
        try expect(
            MangledName(), target: Self.page(slug: "mill-9", heading: "Mill 9", app: "Mill 9", vendor: "Tarnfield Ltd", site: "tarnfield") + "\nLire des éléments dans toutes les collections de sites.\n",
            path: "tarnfield-mill-9.md", siblings: Self.siblings + siblings)
    }

    @Test("A name split by a space is found with the source at hand") func splitName() throws {
        try expect(
            MangledName(), target: "Installez ⟦Lumen. Core⟧ sur le serveur.\n\nLumen.Core est prêt.\n", source: "Install Lumen.Core on the server.\n\nLumen.Core is ready.\n",
            glossary: Glossary(entries: [GlossaryEntry(source: "Lumen.Core", status: .doNotTranslate)]))
    }

    @Test("Parts of a name and what replaced the others are located") func replacedParts() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "Tidemark Beacon", status: .doNotTranslate), GlossaryEntry(source: "Brightloom Sheets", status: .doNotTranslate),
        ])
        try expect(
            MangledName(), target: "Ouvrez la ⟦balise Tidemark⟧ puis exportez vers ⟦Sheets Brightloom⟧.\n",
            source: "Open the Tidemark Beacon, then export to Brightloom Sheets.\n", glossary: glossary)
    }

    @Test("A near spelling that is no word is what became of a name") func nearSpelling() throws {
        try expect(
            MangledName(), target: "Le service ⟦Veldrin⟧ démarre.\n", source: "The Veldran service starts.\n",
            glossary: Glossary(entries: [GlossaryEntry(source: "Veldran", status: .doNotTranslate)]))
    }

    @Test("What the tree keeps is a name without any glossary") func inferredName() throws {
        let siblings = (1...9).map { (target: "Ouvrez la page \($0) de Larkrow Desk.\n", source: Optional("Open page \($0) of Larkrow Desk.\n")) }
        try expect(
            MangledName(), target: "Fermez le ⟦bureau Larkrow⟧ maintenant.\n", source: "Close Larkrow Desk now.\n",
            siblings: siblings, glossary: Glossary())
    }

    @Test("Without a source, traces of glossary names are found") func traces() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "Quenby Sheets", status: .doNotTranslate), GlossaryEntry(source: "QRX", status: .doNotTranslate),
            GlossaryEntry(source: "Q365", status: .doNotTranslate), GlossaryEntry(source: "Lantern", status: .doNotTranslate),
            GlossaryEntry(source: "Animator Collect", status: .doNotTranslate), GlossaryEntry(source: "PQRS", status: .preferred, targets: ["RPQS"]),
        ])
        try expect(
            MangledName(),
            target: """
                Exportez vers ⟦Sheets Quenby⟧ avec l’API ⟦Q36⟧.

                Le programme ⟦animateurs Collecter⟧ demande le ⟦tiqrx⟧, puis qrx.

                Les règles ⟦R PQRS⟧ valent pour le ⟦lanteurn⟧ et les tâches du ⟦lanteurn⟧.

                """, glossary: glossary)
    }

    @Test("A suggested name has the small word before it as the name asks for it") func smallWords() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "Amber Quay", status: .doNotTranslate, mangled: ["base Quai", "Quai d’ambre"]), GlossaryEntry(source: "Velnora Desk", status: .doNotTranslate, mangled: ["atelier Velnora", "Bureau Velnora"]),
        ])
        try expect(
            MangledName(), target: "Une instance ⟦de base Quai⟧, une page ⟦du Quai d’ambre⟧ et un lien vers ⟦le Quai d’ambre⟧.\n\nLe compte ⟦d’atelier Velnora⟧ sert à ⟦l’atelier Velnora⟧ et au ⟦Bureau Velnora⟧, puis ⟦aux Bureau Velnora⟧.\n",
            glossary: glossary, suggestions: ["d’Amber Quay", "d’Amber Quay", "Amber Quay", "de Velnora Desk", "Velnora Desk", "Velnora Desk", "à Velnora Desk"])
        // Across markup there is none.
        try expect(MangledName(), target: "Une instance *de* ⟦base Quai⟧ s’ouvre.\n", glossary: glossary, suggestions: [nil])
    }

    @Test("The name in capitals of an address tells nothing of its case") func namesOfAddresses() throws {
        let page = Self.page(slug: "plain-sail", heading: "⟦Voile simple⟧", app: "⟦Voile simple⟧", vendor: "Foxglove Bay Inc", site: "foxglovebay")
        try expect(MangledName(), target: page + "\nVoyez [le fichier PLAIN-SAIL-NOTES](https://foxglovebay.example).\n", path: "foxglove-bay-inc-plain-sail.md", siblings: Self.siblings, suggestions: [nil, nil, nil])
    }

    @Test("Links that end in the id of another page") func linksByID() throws {
        func page(_ slug: String, _ id: String) -> String { "# <a name=\"\(slug)\"></a>Fiche\n\n| Question | Réponse |\n|---|---|\n| Numéro | \(id) |\n" }
        let siblings = [page("night-lamp", "QX20017"), page("oat-mill", "QX20018"), page("sail-log", "QX20019"), page("grid", "QX20020")].map { (target: $0, source: String?.none) }
        func table(_ rows: [(String, String)]) -> String { "| Application | Lien |\n|---|---|\n" + rows.map { "| [\($0.0)](https://example.org/forward/\($0.1)) | oui |\n" }.joined() + "\n[Voir la fiche](https://example.org/forward/QX20017)\n" }
        try expect(
            MangledName(), target: table([("⟦Veilleuse⟧", "QX20017"), ("Oat Mill", "QX20018"), ("⟦Journal de voile⟧", "QX20019"), ("Grid Nova", "QX20020"), ("Veilleuse", "QX30000")]), siblings: siblings, glossary: Glossary())
        // Pages that differ in what they have it for.
        try expect(
            MangledName(), target: table([("Veilleuse", "QX20017")]), siblings: siblings + [(target: page("other-lamp", "QX20017"), source: nil)], glossary: Glossary())
    }

    @Test("Intact names and everyday words leave no traces") func noTraces() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "Quenby Sheets", status: .doNotTranslate), GlossaryEntry(source: "Animator Collect", status: .doNotTranslate),
            GlossaryEntry(source: "Lantern", status: .doNotTranslate), GlossaryEntry(source: "PQRS", status: .preferred, targets: ["RPQS"]),
        ])
        try expect(
            MangledName(),
            target: """
                Quenby Sheets s’ouvre. Les animateurs collectés reçoivent un message, et Animator Collect suit le RPQS.

                Une lanterne éclaire la page ; Lantern aussi.

                """, glossary: glossary)
    }

    @Test("What several pages write with capitals is a name without any glossary and any source") func namesOfTheTree() throws {
        let siblings = ["Ouvrez le dossier avec Quenby Sheets pour le projet numéro", "La liste vient de Quenby Sheets et de la base VRX numéro", "Nous lisons avec Quenby Sheets ou par VRX le fichier numéro", "Demandez la base VRX au service de la page numéro"]
            .enumerated().flatMap { index, text in (0..<2).map { (target: "\(text) \(index + 2 * $0 + 1) de votre entreprise.\n", source: String?.none) } }
        try expect(
            MangledName(), target: "Exportez la page du projet vers ⟦Sheets Quenby⟧ et non vers Quenby Sheets.\n\nUne copie reste dans la base ⟦R VRX⟧ de votre entreprise.\n",
            siblings: siblings, glossary: Glossary())
    }

    @Test("A name in the heading's id, translated by cognates") func cognates() throws {
        try expect(
            MangledName(),
            target: """
                # <a name="how-to-join-animator-collect"></a>Participer aux ⟦animateurs Collecter⟧

                Le programme des ⟦animateurs Collecter⟧ commence en mai. Les animateurs viennent.

                """, glossary: Glossary())
        try expect(MangledName(), target: "# <a name=\"animator-selection\"></a>La sélection des animateurs\n\nUne sélection d’animateurs.\n", glossary: Glossary())
    }

    @Test("In a list of names, the one that is an everyday word") func listOfNames() throws {
        try expect(
            MangledName(),
            target: """
                Quenby, Tarnholm Oy, velnora.example, ⟦Gâteau⟧, Brunzel

                ⟦Gâteau⟧ sert à la facturation ; le gâteau est bon.

                """, glossary: Glossary())
        try expect(
            MangledName(),
            target: """
                ⟦Brasserie du chêne⟧, Tarnholm Oy, velnora.example, Brunzel

                ⟦Le Chêne⟧ livre la bière. Le chêne est vieux.

                """, glossary: Glossary())
        try expect(MangledName(), target: "Pomme, Poire, Gâteau, Cerise et Prune sont sur la table.\n", glossary: Glossary())
    }

    @Test("One word of a name kept, the other misspelt beside it") func nearPart() throws {
        try expect(
            MangledName(), target: "Le service ⟦Halbor Desk⟧ démarre.\n", source: "The Harbor Desk service starts.\n",
            glossary: Glossary(entries: [GlossaryEntry(source: "Harbor Desk", status: .doNotTranslate)]))
    }

    @Test("Marks tell names, unless they are switched off") func nameMarks() throws {
        let target = "Ouvrez [!DNL Deuxième quai] puis [!DNL Quenby].\n"
        let source = "Open [!DNL Second Pier], then [!DNL Quenby].\n"
        #expect(try RuleTest.findings(of: MangledName(), target: target, source: source, glossary: Glossary()).count == 1)
        #expect(try RuleTest.findings(of: MangledName(), target: target, source: source, glossary: Glossary(), trustsNameMarks: false).isEmpty)
    }

    @Test("What stands under a name's mark is what became of it") func underTheMark() throws {
        try expect(
            MangledName(), target: "Ouvrez [!DNL ⟦Deuxième quai⟧] puis [!DNL Quenby].\n", source: "Open [!DNL Second Pier], then [!DNL Quenby].\n", glossary: Glossary())
    }

    @Test("An official acronym of the target language is no mangled name") func officialAcronym() throws {
        try expect(
            MangledName(), target: "Nous suivons le RGPD et demandons la ⟦QRS⟧.\n", source: "We follow the GDPR and ask for QRX.\n",
            glossary: Glossary(entries: [GlossaryEntry(source: "GDPR", status: .preferred, targets: ["RGPD"]), GlossaryEntry(source: "QRX", status: .doNotTranslate)]))
    }

    @Test("Counts of the tree are the same in whatever order they are merged") func mergingInAnyOrder() {
        let samples: [UInt64] = [8, 3, 5, 12, 3, 1, 9]
        var forth: [UInt64] = []
        var back: [UInt64] = []
        for sample in samples { forth.insertSmallest(sample, limit: 4) }
        for sample in samples.reversed() { back.insertSmallest(sample, limit: 4) }
        #expect(forth == [1, 3, 5, 8])
        #expect(back == forth)
    }

    @Test("A noun before a whole name is none of its words") func nounBeforeName() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "Contoso Crews", status: .doNotTranslate, targets: [], mangled: ["équipages Contoso"])])
        try expect(MangledName(), target: "Les équipages Contoso Crews du port.\n\nLes ⟦équipages Contoso⟧ du port.\n", glossary: glossary)
    }
}

extension MangledNameTests {
    @Test("A name that lost the full stop it begins with") func lostDot() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: ".TIDE Core", status: .doNotTranslate)])
        try expect(MangledName(), target: "Les charges liées à ⟦TIDE Core⟧ et .TIDE Core.\n", source: "Loads tied to .TIDE Core and .TIDE Core.\n", glossary: glossary, suggestions: [".TIDE Core"])
        try expect(MangledName(), target: "Les charges liées à TIDE Core.\n", source: "Loads tied to .TIDE Core, or TIDE Core.\n", glossary: glossary)
    }
}
