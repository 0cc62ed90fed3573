import ArgumentParser
import Checks
import Contresens
import Foundation
import Reporting
import Workspace

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check translated pages and report what is wrong.",
        discussion: "Without a source, pages are checked by what they themselves and the rest of the tree still tell.")

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "Report format on standard output: \(ReportFormat.names).")
    var format: ReportFormat?

    @Option(name: .customLong("report"), help: ArgumentHelp("Write a report to a file as well; may be repeated.", valueName: "format=path"))
    var reports: [ReportDestination] = []

    @Option(help: "Fail at findings of this severity or worse: critical, major, minor, never. (default: critical)")
    var failOn: Gate.Threshold?

    @Option(help: "Fail when the MQM score of all pages is below this number; 100 is without fault.")
    var minScore: Double?

    @Option(help: "The most bytes a Markdown report may have; 65536 fits a pull request comment.")
    var maxBytes: Int?

    @Option(help: "What stands before a page's path in the links of a Markdown report.")
    var linkBase: String?

    @Option(help: "Colour the text report: auto, always, never.")
    var color: ColorChoice = .auto

    @Option(help: "Findings known before, which do not fail the gate: a file written by --write-baseline.")
    var baseline: String?

    @Option(help: "Write all findings of this run to a baseline file.")
    var writeBaseline: String?

    func validate() throws {
        if let maxBytes, maxBytes < 4096 { throw ValidationError("--max-bytes must be at least 4096; a report needs room to say what it left out") }
    }

    func run() async throws {
        let configuration = try input.readConfiguration()
        var options = try input.checkOptions(configuration)
        try rules.apply(to: &options, configuration)
        if let baseline { options.baseline = try Baseline(file: baseline) }
        let checker = try Checker(options)
        let progress = ProgressBar(total: checker.pageCount)
        let report = try await checker.run { progress.update($0) }
        progress.finish()

        let gate = Gate(failOn: failOn ?? configuration.failOn.flatMap { Gate.Threshold(rawValue: $0.rawValue) } ?? .critical, minScore: minScore ?? configuration.minScore)
        let weights = MQMScore.Weights(configuration.weights)
        var reportOptions = ReportOptions(gate: gate, weights: weights, linkBase: linkBase, maxBytes: maxBytes, version: ToolVersion.current)
        for destination in reports {
            let bytes = render(report, rules: checker.ruleDescriptions, format: destination.format, options: reportOptions)
            do {
                try OutputFile.write(bytes, to: destination.path)
            } catch {
                throw OutputError(path: destination.path)
            }
        }
        if format != nil || reports.isEmpty {
            reportOptions.color = color.isOn(for: .standardOutput)
            Console.write(render(report, rules: checker.ruleDescriptions, format: format ?? .text, options: reportOptions))
        }
        if let writeBaseline { try Baseline(of: report).write(to: writeBaseline) }
        if let known = options.baseline, case let gone = known.count(missingIn: Baseline(of: report), of: report.pages.map(\.path)), gone > 0 {
            Console.error("\(gone) of the baseline's findings are gone; --write-baseline writes it without them")
        }
        for failure in report.failures { Console.error(failure.text) }
        let verdict = gate.verdict(on: report, weights: weights)
        if format == nil, !reports.isEmpty {
            Console.error(verdict.summary(of: report))
        }
        // Leaving at once spares taking the dictionaries apart, which takes as long as checking a page.
        withExtendedLifetime(checker) { Foundation.exit(verdict.exitCode) }
    }
}

/// A `FORMAT=PATH` argument.
struct ReportDestination: ExpressibleByArgument {
    let format: ReportFormat
    let path: String

    init?(argument: String) {
        guard let separator = argument.firstIndex(of: "="), let format = ReportFormat(rawValue: String(argument[..<separator])) else { return nil }
        let path = String(argument[argument.index(after: separator)...])
        guard !path.isEmpty else { return nil }
        self.format = format
        self.path = path
    }
}

/// A report that could not be written.
struct OutputError: Error, CustomStringConvertible {
    let path: String

    var description: String { "\(path): cannot be written; check that the folder exists and may be written to" }
}

extension ReportFormat: ExpressibleByArgument {
    static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
extension Gate.Threshold: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

extension MQMScore.Weights {
    init(_ weights: Configuration.Weights) {
        let standard = MQMScore.Weights()
        self.init(minor: weights.minor ?? standard.minor, major: weights.major ?? standard.major, critical: weights.critical ?? standard.critical)
    }
}

extension Failure {
    /// `path:line:column: message`.
    var text: String {
        path + (line.map { ":\($0)" } ?? "") + (column.map { ":\($0)" } ?? "") + ": " + message
    }
}

extension Verdict {
    /// One line for a person whose reports went to files.
    func summary(of report: RunReport) -> String {
        let findings = report.pages.reduce(0) { $0 + $1.findings.count }
        let result = "\(report.pages.count) pages checked, \(findings) findings; gate \(outcome.rawValue)"
        return reasons.isEmpty ? result : result + ": " + reasons.joined(separator: "; ")
    }
}

extension Baseline {
    /// What a run found and nobody suppressed.
    init(of report: RunReport) {
        self.init()
        for page in report.pages {
            for (located, fingerprint) in zip(page.findings, Fingerprint.of(page.findings)) {
                if case .suppressed = located.standing { continue }
                insert(fingerprint.text, path: page.path)
            }
        }
    }
}
