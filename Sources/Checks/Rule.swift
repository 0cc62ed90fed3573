/// What people and tools are told of a rule.
public struct RuleDescription: Sendable {
    /// A place before and after: `bad` as machine translation left it, `good` as it should read.
    public struct Example: Sendable {
        public let source: String?
        public let bad: String
        public let good: String

        public init(source: String? = nil, bad: String, good: String) {
            self.source = source
            self.bad = bad
            self.good = good
        }
    }

    /// A family of the catalogue.
    public enum Family: String, Sendable, CaseIterable {
        case names, untranslated, content, facts, markup, typography, spelling, freshness
    }

    /// The public id, such as `mangled-name`.
    public let id: String
    public let family: Family
    /// The MQM error type, such as `accuracy / do-not-translate`.
    public let mqm: String
    /// The ITS 2.0 localization quality issue type, such as `terminology`.
    public let its: String
    public let severity: Severity
    /// One line without an end mark.
    public let summary: String
    /// Markdown: what it looks for, how it decides, what it leaves alone.
    public let explanation: String
    public let examples: [Example]

    public init(
        id: String, family: Family, mqm: String, its: String, severity: Severity, summary: String, explanation: String, examples: [Example]
    ) {
        self.id = id
        self.family = family
        self.mqm = mqm
        self.its = its
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
        self.examples = examples
    }
}

/// A check: is given a page under check and returns what it finds. It reads no file, prints nothing and knows no format.
public protocol Rule: Sendable {
    var description: RuleDescription { get }
    func findings(in subject: Subject) -> [Finding]
}
