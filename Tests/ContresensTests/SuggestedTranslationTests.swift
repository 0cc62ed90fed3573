import Contresens
import Terminology
import Testing
import Workspace

/// Translations of other pages are proofread before they are suggested.
@Suite struct SuggestedTranslationTests {
    private func suggestion(for left: String, sibling: String, english: String) async throws -> (text: String?, evidence: [String]) {
        let tree = try TemporaryTree(["en/a.md": "\(english)\n", "fr/a.md": "\(sibling)\n", "en/b.md": "\(left)\n", "fr/b.md": "\(left)\n"])
        let report = try await Checker(tree.options()).run()
        let finding = try #require(report.pages.last?.findings.first { $0.finding.rule == "untranslated-segment" }).finding
        return (finding.suggestion, finding.evidence)
    }

    @Test func whatCanBeMendedIsMended() async throws {
        let text = "The relay of the house stops at the end of the month: nothing is lost."
        let suggested = try await suggestion(for: text, sibling: "Le relais de la maison s’arrête à la fin du mois: rien n’est perdu.", english: text)
        #expect(suggested.text == "Le relais de la maison s’arrête à la fin du mois\u{A0}: rien n’est perdu.")
        #expect(suggested.evidence.last == "the same text is translated so on a.md")
    }

    @Test func whatCannotBeMendedIsNotSuggested() async throws {
        let text = "List the [rights of the relay](https://fernhollow.example) that this job needs."
        let suggested = try await suggestion(
            for: text, sibling: "Indiquez [les droits du relais que](https://fernhollow.example) ce travail demande.", english: text)
        #expect(suggested.text == nil)
        #expect(suggested.evidence.count == 1)
    }

    @Test func aContextAndAMemorySuggestForASinglePage() async throws {
        let text = "The backup runs every night. It takes an hour."
        let tree = try TemporaryTree([
            "page/fr/b.md": "\(text)\n", "tree/en/a.md": "The backup runs every night.\n", "tree/fr/a.md": "La sauvegarde a lieu chaque nuit.\n",
        ])
        var options = CheckOptions(workspace: try TestLanguages.workspace(source: nil, target: tree.path + "/page/fr"))
        options.context = [Workspace.contextOptions(tree.path + "/tree/fr", source: tree.path + "/tree/en", like: options.workspace)]
        options.memories = [TranslationMemory(name: "m.tmx", units: [.init(source: "It takes an hour.", target: "Elle dure une heure.")])]
        let findings = try await Checker(options).run().pages.flatMap(\.findings).map(\.finding)
        #expect(findings.map(\.suggestion) == ["La sauvegarde a lieu chaque nuit.", "Elle dure une heure."])
        #expect(findings.compactMap(\.evidence.last) == ["the same text is translated so on a.md", "translated so in m.tmx"])
    }
}
