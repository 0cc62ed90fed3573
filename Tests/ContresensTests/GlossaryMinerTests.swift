import Terminology
import Testing
import Workspace

@testable import Contresens

@Suite struct GlossaryMinerTests {
    private func options(_ tree: TemporaryTree, hasSource: Bool = true, workers: Int = 2) -> CheckOptions {
        CheckOptions(
            workspace: Workspace.Options(
                targets: [tree.path + "/fr"], source: hasSource ? tree.path + "/en" : nil, language: LanguageTag("fr"), languages: [LanguageTag("fr")!],
                sourceLanguage: LanguageTag("en")!),
            glossaries: [], workers: workers)
    }

    /// Pages of one vendor: a name kept, a name mangled once, a term rendered the same way, and everyday words with capitals.
    private func pairs() throws -> TemporaryTree {
        var files: [String: String] = [:]
        let verbs = [("Open", "Ouvrez"), ("Start", "Démarrez"), ("Close", "Fermez"), ("Update", "Actualisez"), ("Configure", "Configurez"), ("Remove", "Supprimez")]
        for (index, verb) in verbs.enumerated() {
            files["en/page\(index).md"] =
                "# Billing account\n\n\(verb.0) the VelNora app before you change the billing account of your company.\n\nThe service sends the invoice to the billing account on \(index + 2) days of the month.\n"
            let name = index == 5 ? "Vel Nora" : "VelNora"
            files["fr/page\(index).md"] =
                "# Compte de facturation\n\n\(verb.1) l’application \(name) avant de modifier le compte de facturation de votre entreprise.\n\nLe service envoie la facture au compte de facturation \(index + 2) jours par mois.\n"
        }
        return try TemporaryTree(files)
    }

    @Test func proposesNamesThatStayAndTermsWithTheirRendering() async throws {
        let tree = try pairs()
        let proposals = try await GlossaryMiner(options(tree)).proposals(minimumCount: 3)
        #expect(proposals.map(\.entry.source) == ["VelNora", "billing account"])
        #expect(proposals.first?.entry.status == .doNotTranslate)
        #expect(proposals.first?.uses == 6)
        #expect(proposals.first?.context.contains("page0.md:3: Open the VelNora app") == true)
        #expect(proposals.last?.entry.targets == ["compte de facturation"])
        let one = try await GlossaryMiner(options(tree, workers: 1)).proposals(minimumCount: 3)
        #expect(GlossaryCSV.write(one) == GlossaryCSV.write(proposals))
    }

    @Test func aReviewedFileTurnsIntoRules() async throws {
        let tree = try pairs()
        let text = GlossaryCSV.write(try await GlossaryMiner(options(tree)).proposals(minimumCount: 3))
        let glossary = try GlossaryCSV.read(Array(text.utf8), path: "mined.csv")
        #expect(glossary.problems.isEmpty)
        let page = try TemporaryTree(["fr/other.md": "Ouvrez l’application Vel Nora avant de modifier le compte.\n"])
        var options = options(page, hasSource: false)
        let before = try await Checker(options).run()
        options.glossaries = [glossary]
        let after = try await Checker(options).run()
        #expect(before.pages.flatMap(\.findings).isEmpty)
        #expect(after.pages.flatMap(\.findings).map(\.finding.rule) == ["mangled-name"])
    }

    @Test func whatAGlossaryHasIsNotProposed() async throws {
        let tree = try pairs()
        var options = options(tree)
        defer { withExtendedLifetime(tree) {} }
        options.glossaries = [Glossary(entries: [GlossaryEntry(source: "VelNora", status: .doNotTranslate)])]
        #expect(try await GlossaryMiner(options).proposals(minimumCount: 3).map(\.entry.source) == ["billing account"])
        #expect(try await GlossaryMiner(options).usedEntries() == [0])
    }

    @Test func aTargetAloneTellsNames() async throws {
        var files: [String: String] = [:]
        for index in 0..<4 { files["fr/page\(index).md"] = "Ouvrez l’application VelNora puis le dossier Quarendon de votre entreprise, page \(index).\n" }
        let tree = try TemporaryTree(files)
        let proposals = try await GlossaryMiner(options(tree, hasSource: false)).proposals(minimumCount: 3)
        #expect(proposals.map(\.entry.source) == ["Quarendon", "VelNora"])
    }

    @Test func companiesAreProposedWithoutTheirLegalForm() async throws {
        var files: [String: String] = [:]
        for index in 0..<4 { files["fr/page\(index).md"] = "Ouvrez l’application de Tarnholm, Inc. puis le dossier de Quarendon Pty Ltd, page \(index).\n\nTarnholm la signe, page \(index).\n" }
        let tree = try TemporaryTree(files)
        #expect(try await GlossaryMiner(options(tree, hasSource: false)).proposals(minimumCount: 3).map(\.entry.source) == ["Tarnholm", "Quarendon"])
    }

    @Test func wordsOfOneMakersPagesAloneAndIdentifiersAreNotProposed() async throws {
        var files: [String: String] = [:]
        for index in 0..<4 {
            files["fr/velnora-page\(index).md"] = "Ouvrez l’application de Bruntar puis le dossier, page \(index).\n"
            files["fr/page\(index).md"] = "La colonne TarnKeyName, la page \(index) et le Quarendon (Wide Area Lamp Lookup) comptent.\n\nCela donne cela, FoxMode, WrenMode, HawkMode, page \(index).\n"
        }
        let tree = try TemporaryTree(files)
        #expect(try await GlossaryMiner(options(tree, hasSource: false)).proposals(minimumCount: 3).map(\.entry.source) == ["Quarendon"])
    }
}
