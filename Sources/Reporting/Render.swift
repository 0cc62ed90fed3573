import Checks

/// Writes a report. The same run gives the same bytes, always.
///
/// - Parameters:
///   - rules: the rules that took part; a finding's rule need not be among them.
/// - Returns: UTF-8, with a line feed at its end (unless it is empty).
public func render(_ report: RunReport, rules: [RuleDescription], format: ReportFormat, options: ReportOptions = ReportOptions()) -> [UInt8] {
    let summary = RunSummary(report, gate: options.gate, weights: options.weights)
    switch format {
    case .text: return TextReport(report, summary: summary, options: options).bytes()
    case .markdown: return MarkdownReport(report, summary: summary, rules: rules, options: options).bytes()
    case .sarif: return SARIFReport(report, summary: summary, rules: rules, options: options).bytes()
    case .json: return JSONLinesReport(report).bytes()
    case .github: return GitHubReport(report, summary: summary).bytes()
    }
}
