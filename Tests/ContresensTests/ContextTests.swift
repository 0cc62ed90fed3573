import Contresens
import Testing
import Workspace

/// Pages checked with what another tree knows.
@Suite struct ContextTests {
    /// Pages of a family about invented apps, each naming its app in a cell and in a line.
    private static func page(_ name: String, slug: String, heading: String? = nil, told: String? = nil) -> String {
        """
        # <a name="\(slug)"></a>\(heading ?? name)

        | Question | Réponse |
        |---|---|
        | Nom de l’application | \(name) |

        Voici comment \(told ?? name) traite les données de votre organisation et combien de temps elles restent.

        """
    }

    private static let siblings = [
        ("Marlowe Desk", "marlowe-desk"), ("Quillfeather", "quillfeather"), ("Tansy Board", "tansy-board"), ("Brindle Notes", "brindle-notes"),
        ("Copperline", "copperline"), ("Wend Calendar", "wend-calendar"),
    ]

    private func findings(context: Bool, workers: Int = 2) async throws -> [String] {
        var files = ["fr/page.md": Self.page("Gather", slug: "gather", told: "le rassemblement")]
        for (name, slug) in Self.siblings { files["tree/fr/\(slug).md"] = Self.page(name, slug: slug) }
        let tree = try TemporaryTree(files)
        var options = try tree.options()
        options.glossaries = []
        options.workers = workers
        if context { options.context = [Workspace.contextOptions(tree.path + "/tree/fr", source: nil, like: options.workspace)] }
        let report = try await Checker(options).run()
        #expect(report.pages.map(\.path) == ["page.md"])
        return report.pages.flatMap(\.findings).map { "\($0.finding.rule) \($0.start.line)" }
    }

    @Test func aTreeTellsWhereNamesStandOnAPageOutsideIt() async throws {
        #expect(try await findings(context: false).isEmpty)
        let known = try await findings(context: true)
        #expect(known == ["mangled-name 7"])
        #expect(try await findings(context: true, workers: 1) == known)
    }
}
