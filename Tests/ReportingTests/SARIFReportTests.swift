import Checks
import Foundation
import Testing

@testable import Reporting

@Suite struct SARIFReportTests {
    private func run(_ report: RunReport) throws -> [String: Any] {
        let bytes = render(report, rules: Sample.rules, format: .sarif, options: ReportOptions(version: "1.2.3"))
        let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        return try #require((log["runs"] as? [[String: Any]])?.first)
    }

    private func results(_ report: RunReport) throws -> [[String: Any]] { try #require(try run(report)["results"] as? [[String: Any]]) }

    private func location(_ result: [String: Any]) throws -> [String: Any] {
        try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    }

    @Test func regionsAreInUTF16ColumnsAndAnEmptyOneIsAnInsertionPoint() throws {
        let report = Sample.run([Sample.page("a.md", [Sample.located("🚢 é ⟦Voie⟧\n"), Sample.located("un\n⟦⟧deux")])])
        #expect(try run(report)["columnKind"] as? String == "utf16CodeUnits")
        let regions = try results(report).map { try #require(try location($0)["region"] as? [String: Any]) }
        #expect(regions[0]["startColumn"] as? Int == 6 && regions[0]["endColumn"] as? Int == 10)
        #expect(regions[0]["byteOffset"] as? Int == 8 && regions[0]["byteLength"] as? Int == 4)
        #expect((regions[0]["snippet"] as? [String: Any])?["text"] as? String == "Voie")
        #expect(regions[1]["startLine"] as? Int == 2 && regions[1]["endLine"] as? Int == 2)
        #expect(regions[1]["startColumn"] as? Int == 1 && regions[1]["endColumn"] as? Int == 1)
    }

    @Test func pathsAreRelativeAndEncoded() throws {
        let page = Sample.page("côté/a b:c.md", [Sample.located("⟦x⟧")])
        for (root, uri) in [("docs/fr/", "docs/fr/c%C3%B4t%C3%A9/a%20b%3Ac.md"), ("./", "c%C3%B4t%C3%A9/a%20b%3Ac.md"), ("/srv/fr", "c%C3%B4t%C3%A9/a%20b%3Ac.md"), ("../fr", "c%C3%B4t%C3%A9/a%20b%3Ac.md")] {
            let result = try #require(try results(Sample.run([page], root: root)).first)
            let artifact = try #require(try location(result)["artifactLocation"] as? [String: Any])
            #expect(artifact["uri"] as? String == uri)
            #expect(artifact["uriBaseId"] as? String == "%SRCROOT%")
        }
    }

    @Test func aResultCarriesItsRuleLevelRankAndFix() throws {
        let result = try #require(try results(Sample.harbor).first)
        #expect(result["ruleId"] as? String == "mangled-name" && result["ruleIndex"] as? Int == 0)
        #expect(result["level"] as? String == "warning" && result["rank"] as? Double == 90)
        let change = try #require(((result["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])?.first)
        let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
        #expect((replacement["insertedContent"] as? [String: Any])?["text"] as? String == "Harbor Lane")
        #expect((replacement["deletedRegion"] as? [String: Any])?["endColumn"] as? Int == 15)
        #expect(try results(Sample.harbor)[1]["fixes"] == nil)
    }

    @Test func rulesCarryTheirMetadata() throws {
        let driver = try #require((try run(Sample.harbor)["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["version"] as? String == "1.2.3")
        let rule = try #require((driver["rules"] as? [[String: Any]])?[0])
        #expect((rule["defaultConfiguration"] as? [String: Any])?["level"] as? String == "warning")
        let properties = try #require(rule["properties"] as? [String: Any])
        #expect(properties["mqm"] as? String == "accuracy / do-not-translate" && properties["its"] as? String == "terminology")
        #expect((rule["help"] as? [String: Any])?["markdown"] as? String == "Names stay *verbatim*.\n\n- Source: Harbor Lane\n- Wrong: Voie du port\n- Right: Harbor Lane")
    }

    @Test func failuresAndWarningsAreNotifications() throws {
        let report = Sample.run([Sample.page("a.md", [], warnings: ["source not found"])], failures: [Failure(path: "b.md", line: 3, message: "not readable")])
        let invocation = try #require((try run(report)["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false && invocation["exitCode"] as? Int == 2)
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        #expect(notifications.map { $0["level"] as? String } == ["error", "warning"])
    }

    @Test func suppressedAndKnownResultsSaySo() throws {
        let page = Sample.page(
            "a.md",
            [
                Sample.located("⟦un⟧"), Sample.located("⟦deux⟧", standing: .known),
                Sample.located("⟦trois⟧", standing: .suppressed(onPage: true, reason: "a quotation")),
            ])
        let results = try results(Sample.run([page]))
        #expect(results.map { $0["baselineState"] as? String } == ["new", "unchanged", "new"])
        let suppressions = results.map { $0["suppressions"] as? [[String: Any]] ?? [] }
        #expect(suppressions.map(\.count) == [0, 0, 1])
        #expect(suppressions[2][0]["kind"] as? String == "inSource" && suppressions[2][0]["justification"] as? String == "a quotation")
        #expect(try self.results(Sample.harbor)[0]["suppressions"] == nil)
    }

    @Test func anyTextSurvivesAndMakesNoLink() throws {
        let page = Sample.page("a.md", [Sample.located("⟦\(Sample.hostile)⟧", message: "“[x](http://evil.example)” was added", source: Sample.hostile)])
        let result = try #require(try results(Sample.run([page])).first)
        #expect(((try location(result)["region"] as? [String: Any])?["snippet"] as? [String: Any])?["text"] as? String == Sample.hostile)
        #expect((result["properties"] as? [String: Any])?["source"] as? String == Sample.hostile)
        #expect(((result["message"] as? [String: Any])?["text"] as? String)?.hasPrefix("“\\[x\\](http://evil.example)” was added") == true)
    }
}
