import Checks
import Markup
import Reporting

/// Builds reports about pages of invented vendors.
enum Sample {
    static let rules = [
        RuleDescription(
            id: "mangled-name", family: .names, mqm: "accuracy / do-not-translate", its: "terminology", severity: .major,
            summary: "a name was translated or changed", explanation: "Names stay *verbatim*.",
            examples: [.init(source: "Harbor Lane", bad: "Voie du port", good: "Harbor Lane")]),
        RuleDescription(
            id: "missing-content", family: .content, mqm: "accuracy / omission", its: "omission", severity: .critical,
            summary: "a part of the source has no counterpart", explanation: "Blocks and sentences are compared.", examples: []),
        RuleDescription(
            id: "punctuation-spacing", family: .typography, mqm: "linguistic conventions / punctuation", its: "typographical", severity: .minor,
            summary: "a space is missing or misplaced", explanation: "French sets a space before : ; ? !", examples: []),
    ]

    /// A finding on the characters that stand between ⟦ and ⟧ in the page.
    static func located(
        _ marked: String, rule: String = "mangled-name", severity: Severity = .major, confidence: Double = 0.9,
        message: String = "the name was translated", evidence: [String] = [], source: String? = nil, suggestion: String? = nil,
        standing: Standing = .open
    ) -> LocatedFinding {
        var bytes: [UInt8] = []
        var bounds: [Int] = []
        for scalar in marked.unicodeScalars {
            if scalar == "⟦" || scalar == "⟧" { bounds.append(bytes.count) } else { bytes.append(contentsOf: String(scalar).utf8) }
        }
        let range = (bounds.first ?? 0)..<(bounds.last ?? 0)
        let index = LineIndex(bytes)
        let start = index.position(ofByte: range.lowerBound, in: bytes)
        let end = index.position(ofByte: range.upperBound, in: bytes)
        let lines = index.range(ofLine: start.line, in: bytes).lowerBound..<index.range(ofLine: end.line, in: bytes).upperBound
        return LocatedFinding(
            finding: Finding(
                rule: rule, severity: severity, confidence: confidence, range: range, message: message, evidence: evidence, source: source,
                suggestion: suggestion),
            start: start, end: end, lines: String(decoding: bytes[lines], as: UTF8.self), standing: standing)
    }

    static func page(
        _ path: String, _ findings: [LocatedFinding], words: Int = 100, provenance: Provenance = .machine,
        source: SourceOrigin = .none, freshness: Freshness = .unknown, warnings: [String] = []
    ) -> PageReport {
        PageReport(
            path: path, source: source, provenance: provenance, freshness: freshness, words: words, findings: findings, warnings: warnings)
    }

    static func run(_ pages: [PageReport], root: String = "docs/fr", skipped: [String: Int] = [:], failures: [Failure] = []) -> RunReport {
        RunReport(root: root, pages: pages, skipped: skipped, failures: failures)
    }

    static func text(_ report: RunReport, _ format: ReportFormat, _ options: ReportOptions = ReportOptions()) -> String {
        String(decoding: render(report, rules: rules, format: format, options: options), as: UTF8.self)
    }

    /// Two pages with a finding of each severity.
    static let harbor = run([
        page(
            "harbor-lane.md",
            [
                located(
                    "# ⟦Voie du port⟧ pour les équipes\n", message: "the name “Harbor Lane” was translated as “Voie du port”",
                    evidence: ["the heading’s anchor is “harbor-lane”", "the page links to harborlane.example"], source: "Harbor Lane",
                    suggestion: "Harbor Lane"),
                located(
                    "Un\n\nDeux ⟦⟧\n", rule: "missing-content", severity: .critical, confidence: 0.8,
                    message: "a sentence of the source is missing here", source: "Keep your key secret."),
            ], source: .file(path: "docs/en/harbor-lane.md")),
        page(
            "quay/tide.md",
            [
                located(
                    "Remarque⟦⟧: la marée monte\n", rule: "punctuation-spacing", severity: .minor, confidence: 0.99,
                    message: "a no-break space is missing before “:”", suggestion: "\u{00A0}")
            ], words: 300, provenance: .human),
    ])

    /// Text that tries all it can to be more than text.
    static let hostile =
        "\u{1B}[31m\u{1B}]8;;http://evil.example\u{7}x \u{202E}abc\u{2066} </pre><script>alert(1)</script> <!-- ``` | a | **b** _c_ ~~d~~ @octocat #123 GH-7 org/repo#4 http://evil.example www.evil.example me@evil.example mailto:me@evil.example :tada: $x$ $$y$$ ![i](http://evil.example/i.png) [l](javascript:alert(1)) &copy; \\ ::error::x %0A##[error]y \u{9B}31m \u{0}"
}
