/// What a report is written in.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// For a terminal.
    case text
    /// For reviewers, on GitHub.
    case markdown
    /// SARIF 2.1.0, for code scanning and editors.
    case sarif
    /// JSON Lines, one finding a line.
    case json
    /// GitHub workflow commands, which become annotations.
    case github
}
