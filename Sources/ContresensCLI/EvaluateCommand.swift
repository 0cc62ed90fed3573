import ArgumentParser
import Checks
import Contresens
import Evaluation
import Foundation
import Reporting

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Check labelled pages and score the findings: precision, recall and F1 by rule and family.")

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(name: .customLong("labels"), help: ArgumentHelp("A labels file, JSON Lines; may be repeated.", valueName: "file"))
    var labels: [String]

    @Flag(help: "List labels that no finding met.")
    var misses = false

    @Flag(name: .customLong("false"), help: "List findings on no label.")
    var falseAlarms = false

    @Flag(help: "Show which rules met labels of other rules.")
    var confusion = false

    func run() async throws {
        let configuration = try input.readConfiguration()
        var options = try input.checkOptions(configuration)
        try rules.apply(to: &options, configuration)
        let checker = try Checker(options)
        let report = try await checker.run()
        var all: [Label] = []
        for file in labels { all += try Label.load(contentsOf: file) }
        let pages = LabelledPages(root: report.root)
        let evaluation = try Evaluation(of: report, labels: all, catalogue: RuleRegistry.rules.map(\.description)) { pages.line($1, of: $0) }

        print("\("".padding(to: 22))  labels   found  strict    true   other   false     dup  recall    prec      F1")
        for (family, score) in evaluation.families { print(row(family.rawValue, score)) }
        print(row("all", evaluation.total))
        print("")
        for (rule, score) in evaluation.rules { print(row(rule, score)) }
        if confusion {
            print("")
            for entry in evaluation.confusions { print("\(entry.label.padding(to: 22))  met by \(entry.finding.padding(to: 22)) \(entry.count)") }
        }
        if misses {
            print("")
            for label in evaluation.misses { print("miss   \(label.file):\(label.line) \(label.rule) «\(label.quote)» <- \(label.source ?? "")") }
        }
        if falseAlarms {
            print("")
            for alarm in evaluation.falseAlarms {
                let finding = alarm.located.finding
                print("false  \(alarm.path):\(alarm.located.start.line):\(alarm.located.start.column) \(finding.rule) \(finding.message)")
            }
        }
    }

    private func row(_ name: String, _ score: Evaluation.Score) -> String {
        let counts = [score.labels, score.found, score.strict, score.hits, score.other, score.falseAlarms, score.duplicates]
        let shares = [score.recall, score.precision, score.f1]
        return name.padding(to: 22) + counts.map { String(format: "%8d", $0) }.joined() + shares.map { $0.map { String(format: "%8.3f", $0) } ?? "       -" }.joined()
    }
}

/// Lines of the pages that labels speak of; each page is read once.
private final class LabelledPages {
    private let root: String
    private var lines: [String: [String]] = [:]

    init(root: String) { self.root = root }

    func line(_ number: Int, of path: String) -> String? {
        if lines[path] == nil {
            // By bytes: to a String a carriage return and line feed are one character.
            let text = FileManager.default.contents(atPath: root.isEmpty ? path : root + "/" + path) ?? Data()
            lines[path] = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        }
        guard let page = lines[path], number >= 1, number <= page.count else { return nil }
        return page[number - 1]
    }
}
