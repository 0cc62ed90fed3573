import Checks

/// What a run must reach to pass.
public struct Gate: Sendable, Equatable {
    /// The least severity of a new finding that fails the gate.
    public enum Threshold: String, Sendable, CaseIterable {
        case critical, major, minor, never

        var severities: [Severity] {
            switch self {
            case .critical: [.critical]
            case .major: [.critical, .major]
            case .minor: [.critical, .major, .minor]
            case .never: []
            }
        }
    }

    public var failOn: Threshold
    /// The least MQM score of all pages together; nil where none is asked.
    public var minScore: Double?

    public init(failOn: Threshold = .critical, minScore: Double? = nil) {
        self.failOn = failOn
        self.minScore = minScore
    }

    /// Judges a run. Only open findings count against `failOn`; the score counts those of the baseline too. A run that could not check
    /// all it was given has no verdict on the text.
    public func verdict(on report: RunReport, weights: MQMScore.Weights = MQMScore.Weights()) -> Verdict {
        var counts = SeverityCounts()
        for page in report.pages { counts.add(page.findings.lazy.filter { $0.standing == .open }.map(\.finding.severity)) }
        return verdict(open: counts, score: MQMScore(report.pages, weights: weights), failures: report.failures.count)
    }

    func verdict(open: SeverityCounts, score: MQMScore, failures: Int) -> Verdict {
        var reasons: [String] = []
        for severity in failOn.severities where open[severity] > 0 {
            reasons.append("\(Phrase.count(open[severity], "\(severity.rawValue) finding")), none allowed")
        }
        if let minScore {
            if let value = score.value {
                if value < minScore {
                    reasons.append("MQM score \(Phrase.score(value, below: minScore)), at least \(Phrase.fixed(minScore)) required")
                }
            } else if score.penalty > 0 {
                reasons.append("no words to score, MQM score of at least \(Phrase.fixed(minScore)) required")
            }
        }
        if failures > 0 { return Verdict(outcome: .incomplete, reasons: ["\(Phrase.count(failures, "file")) could not be checked"] + reasons) }
        return Verdict(outcome: reasons.isEmpty ? .passed : .failed, reasons: reasons)
    }
}

/// What a gate says of a run.
public struct Verdict: Sendable, Equatable {
    public enum Outcome: String, Sendable {
        case passed, failed
        /// Something could not be checked.
        case incomplete
    }

    public let outcome: Outcome
    /// Why it did not pass, each in a few words; empty when it did.
    public let reasons: [String]

    public init(outcome: Outcome, reasons: [String]) {
        self.outcome = outcome
        self.reasons = reasons
    }

    /// 0: passed; 1: failed; 2: could not do the job.
    public var exitCode: Int32 {
        switch outcome {
        case .passed: 0
        case .failed: 1
        case .incomplete: 2
        }
    }

    /// Such as `Gate passed`.
    var title: String {
        switch outcome {
        case .passed: "Gate passed"
        case .failed: "Gate failed"
        case .incomplete: "Check incomplete"
        }
    }
}
