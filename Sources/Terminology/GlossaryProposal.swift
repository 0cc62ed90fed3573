/// A glossary entry that a tree of pages suggests, with what a person needs to decide on it.
public struct GlossaryProposal: Sendable, Equatable {
    /// What one place of a page, or several that read the same, made of the term.
    public struct Rendering: Sendable, Equatable {
        public let text: String
        public let count: Int

        public init(text: String, count: Int) {
            self.text = text
            self.count = count
        }
    }

    public var entry: GlossaryEntry
    /// The probability that a reviewer takes the entry over, from 0 to 1.
    public var confidence: Double
    /// Texts of the tree that have the term.
    public var uses: Int
    /// How many of these keep it, or render it by the entry's target.
    public var kept: Int
    public var pages: Int
    /// Other renderings, the commonest first.
    public var renderings: [Rendering]
    /// One use, as `path:line: text`.
    public var context: String

    public init(entry: GlossaryEntry, confidence: Double, uses: Int, kept: Int, pages: Int, renderings: [Rendering] = [], context: String = "") {
        self.entry = entry
        self.confidence = confidence
        self.uses = uses
        self.kept = kept
        self.pages = pages
        self.renderings = renderings
        self.context = context
    }

    /// Headings of the columns that stand in a glossary file for its reviewer and say nothing to its reader.
    static let reviewColumns = ["confidence", "uses", "kept", "pages", "renderings", "context"]

    var reviewCells: [String] {
        let percent = Int((confidence * 100).rounded())
        return [
            percent < 100 ? "0." + (percent < 10 ? "0" : "") + "\(percent)" : "1.00", "\(uses)", "\(kept)", "\(pages)",
            renderings.map { "\($0.text) (\($0.count))" }.joined(separator: "; "), context,
        ]
    }
}
