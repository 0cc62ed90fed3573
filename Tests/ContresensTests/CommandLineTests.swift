import Foundation
import Testing

/// Runs the built `contresens` as a user would.
@Suite struct CommandLineTests {
    private struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    private func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = try Self.executable()
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("contresens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let streams = ["out", "err"].map { folder.appendingPathComponent($0) }
        for stream in streams { try Data().write(to: stream) }
        process.standardOutput = try FileHandle(forWritingTo: streams[0])
        process.standardError = try FileHandle(forWritingTo: streams[1])
        try process.run()
        process.waitUntilExit()
        let texts = try streams.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// Beside the test bundle, in the build folder.
    private static func executable() throws -> URL {
        var folder = Bundle.main.bundleURL
        for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") { folder = bundle.bundleURL.deletingLastPathComponent() }
        let candidates = [folder, URL(fileURLWithPath: packageFolder + "/.build/debug"), URL(fileURLWithPath: packageFolder + "/.build/release")]
        let found = candidates.map { $0.appendingPathComponent("contresens") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return try #require(found, "the product contresens is not built beside the tests")
    }

    @Test func theGateSetsTheExitStatus() throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n"])
        #expect(try run(["check", "--target", tree.path + "/fr"]).status == 0)
        let failed = try run(["check", "--target", tree.path + "/fr", "--fail-on", "minor"])
        #expect(failed.status == 1)
        #expect(failed.output.contains("[punctuation-spacing]"))
        #expect(failed.output.contains("Gate failed"))
        #expect(try run(["check", "--target", tree.path + "/fr", "--min-score", "99"]).status == 1)
        #expect(try run(["check", "--target", tree.path + "/fr", "--fail-on", "minor", "--rule", "punctuation-spacing=off"]).status == 0)
    }

    @Test func badUsageIsStatusTwoAndSaysWhatToDo() throws {
        let missing = try run(["check", "--target", "no/such/folder"])
        #expect(missing.status == 2)
        #expect(missing.errors.contains("no/such/folder"))
        #expect(try run(["check"]).status == 2)
        #expect(try run(["check", "--target", ".", "--context-source", "en"]).status == 2)
        let tree = try TemporaryTree(["fr/a.md": "Un texte.\n", "m.tmx": "<tmx>\n<body>"])
        let broken = try run(["check", "--target", tree.path + "/fr", "--memory", tree.path + "/m.tmx"])
        #expect(broken.status == 2)
        #expect(broken.errors.contains("m.tmx:2:"))
        #expect(try run(["check", "--target", ".", "--rule", "no-such-rule=off"]).status == 2)
        #expect(try run(["check", "--nonsense"]).status == 2)
        #expect(try run(["explain", "no-such-rule"]).status == 2)
    }

    @Test func glossaryCheckNamesPlacesAndSetsTheExitStatus() throws {
        let tree = try TemporaryTree([
            "bad.csv": "source,status,target\nledger,preferred,registre\nledger,forbidden,registre\n", "good.csv": "source,status\nVelnora,do-not-translate\n", "fr/a.md": "Rien.\n",
        ])
        let bad = try run(["glossary", "check", tree.path + "/bad.csv"])
        #expect(bad.status == 1)
        #expect(bad.output.contains("bad.csv:3:18: error: "))
        #expect(try run(["glossary", "check", tree.path + "/good.csv"]).status == 0)
        let unseen = try run(["glossary", "check", tree.path + "/good.csv", "--target", tree.path + "/fr"])
        #expect(unseen.status == 0)
        #expect(unseen.output.contains("good.csv:2:1: warning: “Velnora” stands nowhere"))
        #expect(try run(["glossary", "check", tree.path + "/good.csv", "--target", tree.path + "/fr", "--strict"]).status == 1)
        #expect(try run(["glossary", "check", tree.path + "/none.csv"]).status == 2)
    }

    @Test func glossaryMineNeverWritesOverAFileUnasked() throws {
        let tree = try TemporaryTree(["fr/a.md": "Rien.\n", "names.csv": "mine\n"])
        let refused = try run(["glossary", "mine", "--target", tree.path + "/fr", "--output", tree.path + "/names.csv"])
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--overwrite"))
        #expect(try String(contentsOfFile: tree.path + "/names.csv", encoding: .utf8) == "mine\n")
        #expect(try run(["glossary", "mine", "--target", tree.path + "/fr", "--output", tree.path + "/names.csv", "--overwrite"]).status == 0)
        #expect(try String(contentsOfFile: tree.path + "/names.csv", encoding: .utf8).hasPrefix("source,status,"))
    }

    @Test func aWrongKeyInTheConfigurationIsNamedWithItsLine() throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n", ".contresens.yml": "langage: fr\n"])
        let outcome = try run(["check", "--target", tree.path + "/fr"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(".contresens.yml:1"))
        #expect(outcome.errors.contains("language"))
    }

    @Test func writesReportsInAllFormatsAtOnce() throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n"])
        let formats = ["text", "markdown", "sarif", "json", "github"]
        let reports = formats.flatMap { ["--report", "\($0)=\(tree.path)/report.\($0)"] }
        let outcome = try run(["check", "--target", tree.path + "/fr"] + reports)
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        for format in formats {
            let report = try String(contentsOfFile: "\(tree.path)/report.\(format)", encoding: .utf8)
            #expect(report.contains("punctuation-spacing"), "\(format)")
        }
        let sarif = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: "\(tree.path)/report.sarif"))) as? [String: Any]
        #expect(sarif?["version"] as? String == "2.1.0")
    }

    @Test func colourIsForTerminalsAndOnRequest() throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n"])
        #expect(!(try run(["check", "--target", tree.path + "/fr"]).output.contains("\u{1B}[")))
        #expect(try run(["check", "--target", tree.path + "/fr", "--color", "always"]).output.contains("\u{1B}["))
    }

    @Test func rulesAreListedAndExplained() throws {
        let list = try run(["rules"])
        #expect(list.status == 0)
        #expect(list.output.contains("punctuation-spacing"))
        let explained = try run(["explain", "mangled-name"])
        #expect(explained.status == 0)
        #expect(explained.output.contains("MQM: accuracy"))
        #expect(explained.output.contains("good:"))
    }

    @Test func alignWritesOneObjectAPage() throws {
        let outcome = try run(["align", packageFolder + "/Corpus/paired/en/cli/parcelo-push.md", packageFolder + "/Corpus/paired/fr/cli/parcelo-push.md", "--format", "json"])
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 1)
        let page = try JSONSerialization.jsonObject(with: Data(try #require(lines.first).utf8)) as? [String: Any]
        let pairs = try #require(page?["pairs"] as? [[String: Any]])
        #expect(pairs.contains { $0["kind"] as? String == "heading" })
        #expect(pairs.allSatisfy { $0["source"] is [[Int]] && $0["target"] is [[Int]] && $0["confidence"] is Double && $0["evidence"] is [String] })
    }

    @Test func evaluateScoresAgainstLabels() throws {
        let tree = try TemporaryTree([
            "fr/a.md": "Est-ce bien?\n\nEst-ce mal ?\n",
            "labels.jsonl": #"{"file": "a.md", "line": 1, "quote": "bien?", "rule": "punctuation-spacing"}"# + "\n",
        ])
        let outcome = try run(["evaluate", "--target", tree.path + "/fr", "--labels", tree.path + "/labels.jsonl"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("1.000   1.000   1.000"))
    }
}
