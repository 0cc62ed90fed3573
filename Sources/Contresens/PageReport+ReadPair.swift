import Checks
import Markup
import Reporting
import Workspace

extension PageReport {
    /// Places findings on their lines, and says of each whether the page or the baseline has spoken of it already.
    ///
    /// - Parameter rules: those that have looked at the page.
    init(of pair: ReadPair, findings: [Finding], rules: some Sequence<String>, baseline: Baseline?) {
        let page = pair.target.page
        var located: [LocatedFinding] = []
        var warnings = pair.warnings
        let suppressions = Suppressions(page.bytes)
        if !findings.isEmpty {
            let lines = LineIndex(page.bytes)
            located = findings.map { LocatedFinding($0, in: page, lines: lines) }
            for index in located.indices where suppressions.covers(rule: located[index].finding.rule, line: located[index].start.line) {
                located[index].standing = .suppressed(onPage: true, reason: nil)
            }
            if let baseline {
                for (index, fingerprint) in Fingerprint.of(located).enumerated()
                where located[index].standing == .open && baseline.contains(fingerprint.text, path: pair.pairing.path) {
                    located[index].standing = .known
                }
            }
        }
        for mention in suppressions.unknown(among: RuleRegistry.ids) {
            warnings.append("line \(mention.line), column \(mention.column): there is no rule \(mention.rule) to suppress; contresens rules lists them")
        }
        if !suppressions.mentions.isEmpty {
            for mention in suppressions.unused(by: rules, among: located.map { (rule: $0.finding.rule, line: $0.start.line) }) {
                let finding = mention.rule == Suppressions.all ? "finding" : "finding of \(mention.rule)"
                warnings.append("line \(mention.line), column \(mention.column): there is no \(finding) to suppress any more; take the comment out")
            }
        }
        self.init(
            path: pair.pairing.path, source: pair.origin, provenance: Reporting.Provenance(of: pair.pairing), freshness: pair.freshness,
            words: pair.target.wordCount, findings: located, warnings: warnings)
    }
}

extension LocatedFinding {
    init(_ finding: Finding, in page: Page, lines: LineIndex) {
        let start = lines.position(ofByte: finding.range.lowerBound, in: page.bytes)
        let end = lines.position(ofByte: finding.range.upperBound, in: page.bytes)
        let first = lines.range(ofLine: start.line, in: page.bytes)
        let last = lines.range(ofLine: end.line, in: page.bytes)
        self.init(
            finding: finding, start: start, end: end, lines: page.string(in: first.lowerBound..<max(first.upperBound, last.upperBound)))
    }
}

extension Reporting.Provenance {
    init(of page: PagePairing) {
        switch page.provenance {
        case .machine: self = .machine
        case .human: self = .human
        case .partlyHuman(let percent): self = .partlyHuman(percent: percent)
        case .unknown: self = .unknown
        }
    }
}

extension Failure {
    init(_ error: WorkspaceError) {
        self.init(path: error.path, line: error.line, column: error.column, message: "\(error.problem); \(error.remedy)")
    }
}
