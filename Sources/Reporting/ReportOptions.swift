/// How reports are written, beyond their format.
public struct ReportOptions: Sendable {
    public var gate: Gate
    public var weights: MQMScore.Weights
    /// Whether text is coloured with ANSI escape sequences.
    public var color: Bool
    /// The columns that a line of page text may take in the text format.
    public var width: Int
    /// What stands before a page's path in Markdown links, such as `https://github.com/owner/repo/blob/main/docs/fr/`;
    /// nil makes them relative to where the run was started.
    public var linkBase: String?
    /// The most bytes a Markdown report may have; nil for no limit. A comment on a pull request may have 65,536.
    public var maxBytes: Int?
    /// The tool's version, for SARIF.
    public var version: String?

    public init(
        gate: Gate = Gate(), weights: MQMScore.Weights = MQMScore.Weights(), color: Bool = false, width: Int = 100, linkBase: String? = nil,
        maxBytes: Int? = nil, version: String? = nil
    ) {
        self.gate = gate
        self.weights = weights
        self.color = color
        self.width = width
        self.linkBase = linkBase
        self.maxBytes = maxBytes
        self.version = version
    }
}
