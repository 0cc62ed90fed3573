import Checks

/// A quality score by MQM's linear scoring model without calibration: `100 × (1 − penalty / words)`.
///
/// The penalty is the sum of the findings' severity weights (MQM's absolute penalty total), every error type weighing 1; the words are the
/// evaluated ones (MQM's evaluation word count), counted in the target. 100 is without fault; there is no lower bound, so that a page that
/// gets better always shows it. Confidence does not weigh. Suppressed findings do not count, those of the baseline do: they are still errors.
/// Source: "The MQM Scoring Models" and "Values and Scores", themqm.org; severity multipliers 1, 5, 25 are the ones given there.
public struct MQMScore: Sendable, Equatable {
    /// The penalty points of one finding of each severity.
    public struct Weights: Sendable, Equatable {
        public var minor: Double
        public var major: Double
        public var critical: Double

        public init(minor: Double = 1, major: Double = 5, critical: Double = 25) {
            self.minor = minor
            self.major = major
            self.critical = critical
        }

        public subscript(severity: Severity) -> Double {
            switch severity {
            case .minor: minor
            case .major: major
            case .critical: critical
            }
        }
    }

    public let words: Int
    /// The sum of the weights.
    public let penalty: Double
    /// From 100 downwards, possibly below 0; nil where no word was evaluated.
    public var value: Double? { words > 0 ? 100 * (Double(words) - penalty) / Double(words) : nil }

    public init(words: Int, penalty: Double) {
        self.words = words
        self.penalty = penalty
    }

    /// The score of some pages taken together.
    public init(_ pages: some Sequence<PageReport>, weights: Weights = Weights()) {
        var words = 0
        var counts = SeverityCounts()
        for page in pages {
            words += page.words
            counts.add(page.findings.lazy.filter { $0.standing.isError }.map(\.finding.severity))
        }
        self.init(words: words, counts: counts, weights: weights)
    }

    init(words: Int, counts: SeverityCounts, weights: Weights) {
        self.init(words: words, penalty: Severity.allCases.reduce(0) { $0 + Double(counts[$1]) * weights[$1] })
    }
}

extension Standing {
    /// Whether the page is worse for it: everything but what a person put aside.
    var isError: Bool {
        if case .suppressed = self { false } else { true }
    }
}
