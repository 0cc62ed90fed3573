import Checks

/// The report for a terminal: page by page, each finding with its line and the wrong characters underlined.
struct TextReport {
    private let report: RunReport
    private let summary: RunSummary
    private let options: ReportOptions
    private let address: PageAddress

    init(_ report: RunReport, summary: RunSummary, options: ReportOptions) {
        self.report = report
        self.summary = summary
        self.options = options
        address = PageAddress(root: report.root)
    }

    func bytes() -> [UInt8] {
        var out: [UInt8] = []
        for (index, page) in report.pages.enumerated() where summary.openByPage[index].total > 0 || !page.warnings.isEmpty {
            write(page, counts: summary.openByPage[index], score: summary.scoreByPage[index], to: &out)
        }
        for failure in report.failures {
            style(.critical, "error", to: &out)
            let place = [failure.line, failure.line == nil ? nil : failure.column].compactMap { $0.map { ":\($0)" } }.joined()
            out.put(": \(VisibleText.line(address.local(failure.path)))\(place): \(VisibleText.line(failure.message))\n")
        }
        if !report.failures.isEmpty { out.put("\n") }
        writeSummary(to: &out)
        return out
    }

    private func write(_ page: PageReport, counts: SeverityCounts, score: MQMScore, to out: inout [UInt8]) {
        let path = VisibleText.line(address.local(page.path))
        style(.heading, path, to: &out)
        out.put("  \(counts.phrase), MQM score \(Phrase.score(score))\n")
        for warning in page.warnings { out.put("  warning: \(VisibleText.line(warning))\n") }
        for located in page.findings where located.standing == .open { write(located, path: path, to: &out) }
        out.put("\n")
    }

    private func write(_ located: LocatedFinding, path: String, to out: inout [UInt8]) {
        let finding = located.finding
        let excerpt = Excerpt(located)
        let window = Window(excerpt, width: options.width)
        out.put("\n\(path):\(located.start.line):\(located.start.column): ")
        style(Style(finding.severity), finding.severity.rawValue, to: &out)
        out.put(": \(VisibleText.line(finding.message)) ")
        style(.faint, "[\(VisibleText.line(finding.rule))]", to: &out)
        out.put("\n")

        let number = String(located.start.line)
        let gutter = String(repeating: " ", count: number.utf8.count + 3)
        style(.faint, "  \(number) | ", to: &out)
        out += window.before
        out += window.match
        out += window.after
        out.put("\n")
        style(.faint, "\(gutter)| ", to: &out)
        // What has no width of its own stands on the column before it; what is missing is shown by one caret where it belongs.
        let lead = window.matchWidth == 0 && !excerpt.match.isEmpty ? max(0, window.beforeWidth - 1) : window.beforeWidth
        out.put(UInt8(ascii: " "), times: lead)
        style(Style(finding.severity), String(repeating: "^", count: max(1, window.matchWidth)), to: &out)
        if excerpt.isMultiline { out.put(" to line \(located.end.line), column \(located.end.column)") }
        out.put("\n")
        if let source = finding.source { note("source", source, gutter: gutter, to: &out) }
        if let suggestion = finding.suggestion { note("suggestion", VisibleText.replacement(suggestion), gutter: gutter, to: &out) }
        let why = finding.evidence + ["confidence \(Phrase.percent(finding.confidence))"]
        note("why", why.joined(separator: "; "), gutter: gutter, to: &out)
    }

    private func note(_ label: String, _ text: String, gutter: String, to out: inout [UInt8]) {
        style(.faint, "\(gutter)= \(label): ", to: &out)
        out.put("\(VisibleText.line(text))\n")
    }

    private func writeSummary(to out: inout [UInt8]) {
        out.put(summary.headline + "\n")
        for remark in summary.remarks(report) { out.put("  \(VisibleText.line(remark))\n") }
        let names = summary.origins.map { "\($0.name) translation" }
        let column = names.map(\.utf8.count).max() ?? 0
        for (group, name) in zip(summary.origins, names) {
            out.put("  \(name)")
            out.put(UInt8(ascii: " "), times: column - name.utf8.count)
            out.put("  \(Phrase.count(group.pages, "page")), \(group.errors.phrase), MQM score \(Phrase.score(summary.score(of: group)))\n")
        }
        out.put("MQM score \(Phrase.score(summary.score))\n")
        let verdict = summary.verdict
        style(verdict.outcome == .passed ? .good : .critical, verdict.title, to: &out)
        out.put(verdict.reasons.isEmpty ? "\n" : ": \(verdict.reasons.joined(separator: "; "))\n")
    }

    private enum Style: String {
        case critical = "1;31"
        case major = "1;33"
        case minor = "1;36"
        case heading = "1"
        case faint = "2"
        case good = "1;32"

        init(_ severity: Severity) {
            switch severity {
            case .critical: self = .critical
            case .major: self = .major
            case .minor: self = .minor
            }
        }
    }

    private func style(_ style: Style, _ text: String, to out: inout [UInt8]) {
        out.put(options.color ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text)
    }
}
