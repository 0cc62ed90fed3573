import Checks
import Contresens
import Evaluation
import Foundation
import Reporting
import Testing

/// All rules over our own labelled pages. The thresholds lie a little below what was measured when they were set, so that a rule that gets
/// worse is seen.
@Suite struct CorpusTests {
    private struct Outcome {
        let report: RunReport
        let evaluation: Evaluation
    }

    private func evaluate(_ set: String) async throws -> Outcome {
        let folder = packageFolder + "/Corpus"
        let source = folder + "/\(set)/en"
        let options = CheckOptions(
            workspace: try TestLanguages.workspace(
                source: FileManager.default.fileExists(atPath: source) ? source : nil, target: folder + "/\(set)/fr"))
        let report = try await Checker(options).run()
        let labels = try Label.load(contentsOf: folder + "/labels/\(set).jsonl")
        let evaluation = try Evaluation(of: report, labels: labels, catalogue: RuleRegistry.rules.map(\.description)) { path, line in
            Self.line(line, of: folder + "/\(set)/fr/" + path)
        }
        return Outcome(report: report, evaluation: evaluation)
    }

    private static func line(_ number: Int, of path: String) -> String? {
        guard let text = FileManager.default.contents(atPath: path) else { return nil }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        return lines.indices.contains(number - 1) ? lines[number - 1] : nil
    }

    @Test(arguments: [("paired", 0.72, 0.97), ("unpaired", 0.72, 0.97)])
    func findsWhatIsLabelledAndHardlyMore(_ set: String, _ recall: Double, _ precision: Double) async throws {
        let total = try await evaluate(set).evaluation.total
        #expect(try #require(total.recall) >= recall)
        #expect(try #require(total.precision) >= precision)
    }

    @Test(arguments: ["paired", "unpaired"])
    func staysSilentWhereTextOnlyLooksWrong(_ set: String) async throws {
        struct Place: Decodable {
            let file: String
            let set: String
            let line: Int
            let quote: String
            let nth: Int?
            let tempts: String
        }
        let report = try await evaluate(set).report
        let text = try String(contentsOfFile: packageFolder + "/Corpus/labels/correct.jsonl", encoding: .utf8)
        let places = try text.split(separator: "\n").map { try JSONDecoder().decode(Place.self, from: Data($0.utf8)) }.filter { $0.set == set }
        #expect(places.count > 100)
        var alarms: [String] = []
        for place in places {
            let page = report.pages.first { $0.path == place.file }
            for located in page?.findings ?? [] where located.finding.rule == place.tempts && located.start.line == place.line {
                let line = Self.line(place.line, of: packageFolder + "/Corpus/\(set)/fr/" + place.file) ?? ""
                var from = line.startIndex
                var range = line.range(of: place.quote)
                for _ in 1..<max(1, place.nth ?? 1) {
                    from = range?.upperBound ?? line.endIndex
                    range = line.range(of: place.quote, range: from..<line.endIndex)
                }
                guard let range else { continue }
                let start = line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) + 1
                let end = line.unicodeScalars.distance(from: line.startIndex, to: range.upperBound) + 1
                let isInside = located.start.column >= start && located.end.line == place.line && located.end.column <= end
                if isInside { alarms.append("\(place.file):\(place.line) \(place.tempts) «\(place.quote)»") }
            }
        }
        // Two in a hundred at most.
        #expect(alarms.count * 50 <= places.count, "\(alarms)")
    }

    @Test func humanTranslationsStaySilent() async throws {
        let report = try await evaluate("paired").report
        let human = report.pages.filter { $0.provenance == .human }
        #expect(human.count >= 2)
        for page in human { #expect(page.findings.count <= 1, "\(page.path): \(page.findings.map(\.finding.message))") }
    }
}
