import Testing

@testable import Workspace

@Suite struct ConfigurationTests {
    private let rules = ["elision", "non-word", "mangled-name"]

    private func read(_ text: String) throws(WorkspaceError) -> Configuration {
        try ConfigurationReader(file: ".contresens.yml", rules: rules).read(Array(text.utf8))
    }

    @Test func everyKeyIsRead() throws {
        let configuration = try read(
            """
            source: en
            target: fr
            source-repo: ../docs
            map:
              fr/docs: docs
              blog: ''
            language: fr-CA
            context: [other/fr, old]
            context-source: other/en
            include: docs/**
            exclude: [old, "*.tmp.md"]
            glossaries: [terms.csv]
            memories: [old.tmx]
            rules:
              elision: off
              non-word: major
            min-confidence: 0.5
            fail-on: major
            min-score: 95
            mqm-weights: {minor: 0.5, major: 5, critical: 30}
            commit-keys: [made-from]
            translatable-keys: [title, summary]
            """)
        var expected = Configuration()
        expected.source = "en"
        expected.target = "fr"
        expected.sourceRepository = "../docs"
        expected.map = ["fr/docs": "docs", "blog": ""]
        expected.language = try tag("fr-CA")
        expected.context = ["other/fr", "old"]
        expected.contextSources = ["other/en"]
        expected.include = ["docs/**"]
        expected.exclude = ["old", "*.tmp.md"]
        expected.glossaries = ["terms.csv"]
        expected.memories = ["old.tmx"]
        expected.rules = ["elision": .off, "non-word": .severity(.major)]
        expected.minConfidence = 0.5
        expected.failOn = .major
        expected.minScore = 95
        expected.weights = Configuration.Weights(minor: 0.5, major: 5, critical: 30)
        expected.commitKeys = ["made-from"]
        expected.translatableKeys = ["title", "summary"]
        #expect(configuration == expected)
    }

    @Test(arguments: ["", "# nothing\n", "{}"])
    func nothingSetIsNoError(text: String) throws {
        #expect(try read(text) == Configuration())
    }

    @Test(arguments: [
        ("target: fr\nsuorce: en\n", 2, 1, "unknown key suorce", "did you mean source?"),
        ("rules:\n  elison: off\n", 2, 3, "unknown rule elison", "did you mean elision?"),
        ("rules:\n  elision: loud\n", 2, 12, "unknown setting loud", "known are: off, minor, major, critical"),
        ("rules: [elision]\n", 1, 8, "expected rules with off or a severity as a mapping", "write it as lines of KEY: VALUE"),
        ("min-confidence: 2\n", 1, 17, "expected a number from 0.0 to 1.0", "write it with a decimal point"),
        ("min-score: high\n", 1, 12, "expected a number of at most 100.0", "write it with a decimal point"),
        ("fail-on: majr\n", 1, 10, "unknown severity majr", "did you mean major?"),
        ("source:\n", 1, 8, "expected a folder and found nothing", "give a value or take the key out"),
        ("include:\n  a: b\n", 2, 3, "expected patterns as a list", "write it as lines of - VALUE"),
        ("language: français\n", 1, 11, "no language tag", "write it like fr or fr-CA"),
        ("- a\n", 1, 1, "expected the settings as a mapping", "write it as lines of KEY: VALUE"),
    ])
    func mistakesAreToldAtTheirPlace(text: String, line: Int, column: Int, problem: String, remedy: String) {
        let error = #expect(throws: WorkspaceError.self) { try read(text) }
        #expect(error == WorkspaceError(kind: .configuration, path: ".contresens.yml", line: line, column: column, problem: problem, remedy: remedy))
    }

    @Test func brokenYAMLAndDoubledKeysAreToldAtTheirPlace() {
        let broken = #expect(throws: WorkspaceError.self) { try read("source: en\nmap: {a: b\n") }
        #expect(broken?.line == 3)
        let doubled = #expect(throws: WorkspaceError.self) { try read("source: en\nsource: us\n") }
        #expect(doubled?.problem.contains("source") == true)
        #expect(throws: WorkspaceError.self) { try ConfigurationReader(file: "x", rules: []).read([0xFF, 0xFE]) }
    }

    @Test func theNearestFileIsFoundAndItsPathsAreItsFolders() throws {
        let tree = try TemporaryTree([".contresens.yml": "source: en\nglossaries: [terms.csv, none]\n", "fr/docs/a.md": ""])
        let file = try #require(Configuration.nearestFile(to: "\(tree.path)/fr/docs/a.md"))
        #expect(file == "\(tree.path)/.contresens.yml")
        let configuration = try Configuration(file: file, rules: rules)
        #expect(configuration.source == "\(tree.path)/en")
        #expect(configuration.glossaries == ["\(tree.path)/terms.csv", "none"])
    }

    @Test func itBecomesOptions() throws {
        let tree = try TemporaryTree(["fr/a.md": "", "fr/old/b.md": "", "en/a.md": "a", "c.yml": "source: en\ntarget: fr\nexclude: old\n"])
        let configuration = try Configuration(file: "\(tree.path)/c.yml", rules: [])
        let workspace = try Workspace(Workspace.Options(configuration, targets: [], languages: [try tag("fr")], sourceLanguage: try tag("en")))
        #expect(workspace.root == "\(tree.path)/fr")
        #expect(workspace.pages.map(\.path) == ["a.md"])
        #expect(workspace.source(for: workspace.pages[0]) == .file(path: "\(tree.path)/en/a.md", bytes: Array("a".utf8), warning: nil))
    }
}
