import Markup

/// How bad an error is, by MQM.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable, Codable {
    case minor, major, critical

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .minor ? 0 : self == .major ? 1 : 2 }
}

/// One error found, at exact characters of the target page.
public struct Finding: Sendable, Equatable {
    /// The id of the rule that found it.
    public var rule: String
    public var severity: Severity
    /// The probability that a reviewer would act on it, from 0 to 1.
    public var confidence: Double
    /// The wrong characters, in the target page's file; empty where something is missing.
    public var range: ByteRange
    /// What is wrong, as one sentence without an end mark that quotes the words.
    public var message: String
    /// What it was concluded from, each in a few words.
    public var evidence: [String]
    /// The words of the source that it concerns, or what they must have been.
    public var source: String?
    /// Where these stand in the source page's file.
    public var sourceRange: ByteRange?
    /// What the characters in `range` should read; an empty string where they should go.
    public var suggestion: String?

    public init(
        rule: String, severity: Severity, confidence: Double, range: ByteRange, message: String, evidence: [String] = [],
        source: String? = nil, sourceRange: ByteRange? = nil, suggestion: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.confidence = confidence
        self.range = range
        self.message = message
        self.evidence = evidence
        self.source = source
        self.sourceRange = sourceRange
        self.suggestion = suggestion
    }
}
