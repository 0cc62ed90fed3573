import Checks
import Contresens
import Foundation
import Reporting
import Testing
import Workspace

@Suite struct CheckerTests {
    @Test func checksATreeAndSaysWhereItsSourceCameFrom() async throws {
        let tree = try TemporaryTree([
            "en/a.md": "# Store\n\nIs the data stored?\n",
            "fr/a.md": "# Stockage\n\nLes données sont-elles stockées?\n",
            "fr/b.md": "# Autre\n\nTout va bien ici.\n",
        ])
        let report = try await Checker(tree.options()).run()
        #expect(report.pages.map(\.path) == ["a.md", "b.md"])
        #expect(report.pages[0].source == .file(path: tree.path + "/en/a.md"))
        #expect(report.pages[1].source == .none)
        let finding = try #require(report.pages[0].findings.first)
        #expect(finding.finding.rule == "punctuation-spacing")
        #expect(finding.start.line == 3)
        #expect(report.pages[1].findings.isEmpty)
        #expect(report.pages[0].words == 6)
    }

    @Test func theNumberOfWorkersChangesNothing() async throws {
        var reports: [[UInt8]] = []
        for workers in [1, 2, 5] {
            var options = CheckOptions(
                workspace: try TestLanguages.workspace(source: packageFolder + "/Corpus/paired/en", target: packageFolder + "/Corpus/paired/fr"))
            options.workers = workers
            reports.append(render(try await Checker(options).run(), rules: RuleRegistry.rules.map(\.description), format: .json))
        }
        #expect(reports[0] == reports[1])
        #expect(reports[0] == reports[2])
        #expect(!reports[0].isEmpty)
    }

    @Test func aPageThatCannotBeReadIsAFailureAndTheRestIsChecked() async throws {
        let tree = try TemporaryTree(["fr/a.md": "Un texte.\n", "fr/b.md": "Un autre.\n"])
        let checker = try Checker(tree.options())
        try FileManager.default.removeItem(atPath: tree.path + "/fr/b.md")
        let report = try await checker.run()
        #expect(report.pages.map(\.path) == ["a.md"])
        #expect(report.failures.map(\.path) == ["b.md"])
        #expect(Gate().verdict(on: report).exitCode == 2)
    }

    @Test func commentsOnThePageSuppressFindings() async throws {
        let tree = try TemporaryTree([
            "fr/a.md": "<!-- contresens-disable-next-line punctuation-spacing -->\nEst-ce bien?\n\n<!-- contresens-disable no-such-rule -->\n"
        ])
        let page = try #require(try await Checker(tree.options()).run().pages.first)
        #expect(page.findings.map(\.standing) == [.suppressed(onPage: true, reason: nil)])
        #expect(page.warnings.count == 1)
        #expect(page.warnings.first?.contains("no-such-rule") == true)
    }

    @Test func commentsThatSuppressNothingAreTold() async throws {
        let tree = try TemporaryTree(["fr/a.md": "<!-- contresens-disable-next-line punctuation-spacing -->\nEst-ce bien ?\n"])
        var options = try tree.options()
        #expect(try await Checker(options).run().pages.first?.warnings.map { $0.contains("punctuation-spacing") } == [true])
        options.rules["punctuation-spacing"] = .off
        #expect(try await Checker(options).run().pages.first?.warnings == [])
    }

    @Test func theBaselineKnowsWhatWasFoundBeforeThoughLinesMoved() async throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n"])
        let first = try await Checker(tree.options()).run()
        var baseline = Baseline()
        for page in first.pages {
            for fingerprint in Fingerprint.of(page.findings) { baseline.insert(fingerprint.text, path: page.path) }
        }
        try tree.write("Un titre ajouté.\n\nEst-ce bien?\n\nEst-ce nouveau?\n", to: "fr/a.md")
        var options = try tree.options()
        options.baseline = baseline
        let second = try await Checker(options).run()
        #expect(second.pages.first?.findings.map(\.standing) == [.known, .open])
    }

    @Test func rulesAreSwitchedOffAndTheirSeveritySet() async throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n"])
        var options = try tree.options()
        options.rules["punctuation-spacing"] = .severity(.critical)
        #expect(try await Checker(options).run().pages.first?.findings.map(\.finding.severity) == [.critical])
        options.rules["punctuation-spacing"] = .off
        #expect(try await Checker(options).run().pages.first?.findings.isEmpty == true)
    }

    @Test func confidenceBelowTheThresholdIsLeftOut() async throws {
        let tree = try TemporaryTree(["fr/a.md": "Est-ce bien?\n"])
        var options = try tree.options()
        options.minimumConfidence = 1.01
        #expect(try await Checker(options).run().pages.first?.findings.isEmpty == true)
    }
}
