import Terminology
import Testing

@testable import Checks

@Suite struct NameCasingTests {
    private let rule = NameCasing()

    @Test func examplesHold() throws {
        try expectExamples(of: rule)
    }

    @Test func glossaryNamesAreFound() throws {
        try expect(rule, target: "Ouvrez ⟦powershell⟧ et les [outils ⟦.net⟧](tools.md).", suggestions: ["PowerShell", ".NET"])
        try expect(rule, target: "Toutes les autorisations (pour l' ⟦sso⟧).", suggestions: ["SSO"])
        // French acronyms have no plural of their own.
        try expect(rule, target: "Nous lisons toutes les ⟦qsks⟧ du dossier.", glossary: Glossary(entries: [GlossaryEntry(source: "QSK", status: .doNotTranslate)]), suggestions: ["QSK"])
        try expect(rule, target: "Une ⟦visual studio⟧ récente")
    }

    @Test func sourceNamesAreFound() throws {
        try expect(rule, target: "Les transformations ⟦qxt⟧ du projet", source: "QXT transforms of the project", suggestions: ["QXT"])
        try expect(rule, target: "Ouvrez ⟦Ledgerflow⟧ pour signer.", source: "Open LedgerFlow to sign.", suggestions: ["LedgerFlow"])
    }

    @Test func thePagesOwnHabitsAreFound() throws {
        let page = "LedgerFlow lit. Avec LedgerFlow et LedgerFlow, dans LedgerFlow."
        try expect(rule, target: page + "\n\nUn compte ⟦ledgerflow⟧ suffit.")
        try expect(rule, target: "Fourni par NORTHWAY Tolling.\n\nVendu par NORTHWAY Tolling et par ⟦northway⟧ Tolling.")
    }

    @Test("A page that often writes a name with one capital as well knows two names") func twoNames() throws {
        try expect(
            NameCasing(),
            target: "TideGate ouvre. TideGate ferme. TideGate lit. TideGate rend. Fourni par Tidegate, Inc. ici.\n\nCréé par Tidegate, Inc. et vendu par Tidegate, Inc. à tous.\n")
    }

    @Test func theMakersOwnTableTellsItsName() throws {
        func page(_ maker: String, _ line: String) -> String { "# <a name=\"desk\"></a>Desk\n\n\(line)\n\n| Question | Réponse |\n|---|---|\n| Éditeur | \(maker) |\n| Site | [\(maker)](https://\(maker).example) |\n" }
        let siblings = ["tarnfield", "ossett", "brunzel"].map { (target: page($0, "Fourni par \($0)."), source: String?.none) }
        try expect(rule, target: page("velnora", "L’application ⟦Velnora⟧ s’ouvre. Velnora le permet."), path: "velnora-desk.md", siblings: siblings, glossary: Glossary())
    }

    @Test func aCommonWordThatTheTreeKeepsAsANameHasItsCapital() throws {
        let siblings = (1...9).map { (target: "Ouvrez le dossier de la page \($0) dans Lantern avec le compte.\n", source: Optional("Open the folder of page \($0) in Lantern with the account.\n")) }
        let glossary = Glossary()
        try expect(rule, target: "Fermez le dossier dans ⟦lantern⟧ puis le compte.", source: "Close the folder in Lantern, then the account.", siblings: siblings, glossary: glossary)
        try expect(rule, target: "Fermez le dossier près de lantern puis le compte.", source: "Close the folder near the lantern, then the account.", siblings: siblings, glossary: glossary)
    }

    @Test func otherCasingsAreLeftAlone() throws {
        for text in [
            "Le fichier nuget.exe et la commande azure-cli", "Visitez https://nuget.org et `powershell`.", "Écrivez à sales@contoso.com ou github/docs.",
            "OUVREZ POWERSHELL ET GITHUB", "Une équipe accède à la fiche.", "Fichiers .dll et dossier .github",
            "Fourni par Application Contoso.\n\nL’offre et son application Contoso.",
        ] {
            try expect(rule, target: text)
        }
        try expect(rule, target: "Le package nuget", source: "The nuget package")
        try expect(rule, target: "Le type URI", source: "The Uri type")
        try expect(rule, target: "Ouvrez PowerShell.", source: "Open Powershell.")
    }

    @Test("A version’s letter is written in either case") func versionLetters() throws {
        let pages = (0..<8).map { (target: "Le flux V\($0 % 2 + 2) de Loomgate \($0) est ouvert.", source: Optional("The V\($0 % 2 + 2) feed of Loomgate \($0) is open.")) }
        try expect(NameCasing(), target: "Le flux v2 est lent.\n", source: "The V2 feed is slow.\n", siblings: pages)
    }

    @Test("Capitals all over, which the source has not") func shoutedName() throws {
        try expect(NameCasing(), target: "# ⟦POWERSHELL⟧ ID\n", source: "# PowerShell ID\n")
        try expect(NameCasing(), target: "# POWERSHELL ET LES AUTRES\n", source: "# POWERSHELL AND OTHERS\n")
    }

    @Test("Properties of data formats begin with a small letter") func properties() throws {
        let pages = (0..<12).map { (target: "Le champ TidePrincipalName de la page \($0), avec TidePrincipalName.", source: String?.none) }
        try expect(NameCasing(), target: "Les données sont id et tidePrincipalName.\n", siblings: pages)
    }

    @Test("A word in small letters inside a name") func wordInsideAName() throws {
        try expect(NameCasing(), target: "Le Tessel ⟦plate⟧ Press est prêt.\n", source: "The Tessel Plate Press is ready.\n")
        try expect(NameCasing(), target: "Le Tessel pour Quenby est prêt.\n", source: "The Tessel Pour Quenby and Tessel for Quenby are ready.\n")
    }

    @Test("A name that the target language has as a word, but the source never in small letters") func stableWords() throws {
        let pages = (0..<16).map { (target: "Il tourne sur Mono dans la page \($0), avec le zip.", source: Optional("It runs on Mono in page \($0), with the ZIP or zip.")) }
        try expect(NameCasing(), target: "Il tourne sous ⟦mono⟧ ou Linux, avec un zip.\n", source: "It runs under Mono or Linux, with a ZIP.\n", siblings: pages)
        try expect(NameCasing(), target: "Ouvrez le mono de Tide.\n", source: "Open Tide Mono.\n", siblings: pages)
        try expect(NameCasing(), target: "Il tourne sous mono.\n", source: "It runs under Mono.\n\nA mono sound.\n", siblings: pages)
    }

    @Test("Words in capitals that the source has not") func shoutedWords() throws {
        try expect(NameCasing(), target: "# ⟦AVERTISSEMENT⟧ Tessel NU12\n\nLe ⟦KIT DE DÉVELOPPEMENT⟧ est prêt.\n", source: "# Tessel Warning NU12\n\nThe kit is ready.\n")
        // A label, an emphasis of the source's, an acronym.
        try expect(
            NameCasing(), target: "ATTENTION : la porte est ouverte.\n\nNe fermez JAMAIS la porte.\n\nLe protocole HTTPS.\n\nFROTTER de Russie\n",
            source: "Caution: the gate is open.\n\nNEVER close the gate.\n\nThe protocol.\n\nRUB of Russia\n")
    }

    @Test("The maker's own cell is not judged by what it made") func makersCell() throws {
        func page(_ app: String, _ maker: String, _ line: String = "Voile.") -> String {
            "# <a name=\"\(app.lowercased())\"></a>\(app)\n\n\(line)\n\n| Question | Réponse |\n|---|---|\n| Application | \(app) |\n| Éditeur | \(maker) |\n| Site | [https://\(app.lowercased()).example](https://\(app.lowercased()).example) |\n"
        }
        let siblings = ["Tarnfeld", "Ossetta", "Brunzell"].map { (target: page($0, "\($0) Ltd"), source: String?.none) }
        try expect(rule, target: page("Tidemork", "TideMork Harbours, Inc.", "L’application ⟦TideMork⟧ s’ouvre."), path: "tidemork-harbours-inc.md", siblings: siblings, glossary: Glossary())
    }
}

extension NameCasingTests {
    @Test("A name inside a term") func inTerm() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "deck kit", status: .preferred, targets: ["jeu de ponts MOORING Deck", "site Web"])])
        try expect(NameCasing(), target: "Le jeu de ponts ⟦Mooring Deck⟧ est là. Le Jeu de ponts MOORING Deck est là. Le site web est là.\n", glossary: glossary, suggestions: ["MOORING Deck"])
    }
}
