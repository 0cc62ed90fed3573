import Checks

/// Workflow commands that a GitHub Actions runner turns into annotations, worst first, as it shows only the first few.
///
/// Critical is `error`, major `warning`, minor `notice`.
struct GitHubReport {
    private let report: RunReport
    private let summary: RunSummary
    private let address: PageAddress

    init(_ report: RunReport, summary: RunSummary) {
        self.report = report
        self.summary = summary
        address = PageAddress(root: report.root)
    }

    func bytes() -> [UInt8] {
        var out: [UInt8] = []
        for failure in report.failures {
            var properties = [("file", address.path(failure.path))]
            if let line = failure.line { properties.append(("line", String(line))) }
            if failure.line != nil, let column = failure.column { properties.append(("col", String(column))) }
            properties.append(("title", "Could not be checked"))
            write("error", properties, failure.message, to: &out)
        }
        for severity in Severity.allCases.reversed() {
            for page in report.pages {
                for located in page.findings where located.standing == .open && located.finding.severity == severity {
                    write(located, of: page, to: &out)
                }
            }
        }
        for page in report.pages {
            for warning in page.warnings { write("warning", [("file", address.path(page.path)), ("title", "Check limited")], warning, to: &out) }
        }
        let verdict = summary.verdict
        let reasons = verdict.reasons.isEmpty ? "" : ": \(verdict.reasons.joined(separator: "; "))"
        write(
            verdict.outcome == .passed ? "notice" : "error", [("title", "Contresens: \(verdict.title)")],
            "\(summary.headline); MQM score \(Phrase.score(summary.score))\(reasons)", to: &out)
        return out
    }

    private func write(_ located: LocatedFinding, of page: PageReport, to out: inout [UInt8]) {
        let finding = located.finding
        var properties = [("file", address.path(page.path)), ("line", String(located.start.line))]
        if located.end.line == located.start.line {
            properties.append(("col", String(located.start.utf16Column)))
            if located.end.utf16Column > located.start.utf16Column { properties.append(("endColumn", String(located.end.utf16Column))) }
        } else {
            // Annotations know columns only within one line.
            properties.append(("endLine", String(located.end.line)))
        }
        properties.append(("title", finding.rule))
        var message = finding.message
        if let source = finding.source { message += "\nSource: \(source)" }
        if let suggestion = finding.suggestion { message += "\nSuggestion: \(VisibleText.replacement(suggestion))" }
        write(Self.command(finding.severity), properties, message, to: &out)
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .critical: "error"
        case .major: "warning"
        case .minor: "notice"
        }
    }

    private func write(_ command: String, _ properties: [(String, String)], _ message: String, to out: inout [UInt8]) {
        out.put("::\(command) ")
        for (index, property) in properties.enumerated() {
            out.put("\(index > 0 ? "," : "")\(property.0)=")
            escape(property.1, isProperty: true, to: &out)
        }
        out.put("::")
        escape(message, isProperty: false, to: &out)
        out.put("\n")
    }

    /// Escapes as the runner undoes it; other control characters are shown. `##[` also starts a command, of the older kind and
    /// anywhere in a line, and has no escape: a word joiner parts it.
    private func escape(_ text: String, isProperty: Bool, to out: inout [UInt8]) {
        var numberSigns = 0
        for scalar in text.unicodeScalars {
            if scalar == "[", numberSigns >= 2 { out.put("\u{2060}") }
            numberSigns = scalar == "#" ? numberSigns + 1 : 0
            switch scalar {
            case "%": out.put("%25")
            case "\r": out.put("%0D")
            case "\n": out.put("%0A")
            case ":" where isProperty: out.put("%3A")
            case "," where isProperty: out.put("%2C")
            case "\t": out.append(0x09)
            default: if let stand = VisibleText.stand(for: scalar) { out.put(stand) } else { out.put(scalar) }
            }
        }
    }
}
