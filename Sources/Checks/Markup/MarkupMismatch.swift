import Alignment
import Linguistics
import Markup

/// `markup-mismatch`: emphasis, references, wrappers and other marks broke or slid off their words.
public struct MarkupMismatch: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "markup-mismatch", family: .markup, mqm: "design and markup / markup tag", its: "markup", severity: .major,
        summary: "Markup or a character reference is broken, or slid off the words it belongs to",
        explanation: """
            Letters glued to a link or to emphasis; emphasis that ends in a word which announces what follows ("**Publication de** paquets"); \
            character references that lost their words (an apostrophe that elides nothing, a pair of quotation marks or dashes with nothing \
            between them, an opening quotation mark glued to the word before, an "&" after a preposition or article, before a mark or a phrase of another kind, or before a complement that it joins to none); marks such as `**`, `! [`, \
            `[! NOTE]` and `<!--` that readers now see as text.

            With the source page: arrows that were taken apart, do-not-localize and UI wrappers that were lost, bold text in place of italics, labels that lost what followed them, headings of another level, alerts \
            whose name was translated, and headings, list items and rows whose marks show as text.
            """,
        examples: [
            .init(bad: "Suivez les [étapes](etapes.md)requises.", good: "Suivez les [étapes](etapes.md) requises."),
            .init(bad: "Les données&#8217;client sont gardées.", good: "Les données du client sont gardées."),
            .init(source: "**Applies to:** package reading", bad: "**S’applique à : lecture de** paquets", good: "**S’applique à :** lecture de paquets"),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where !analyzed.segment.text.isEmpty {
            let origins = subject.sourceSegments(ofTarget: index, confidence: 0.7)
            let characters = subject.texts[index].characters
            guard Self.mayBeBroken(analyzed.segment, characters) || origins.contains(where: { subject.source?.segments[$0].segment.inlines.isEmpty == false }) else { continue }
            let sources = origins.compactMap { subject.source?.segments[$0] }
            let text = MarkedUpText(analyzed, characters: characters, sources: sources, page: subject.target.page, profile: subject.targetProfile, sourceProfile: subject.sourceProfile)
            for defect in text.defects() {
                if let offset = defect.textOffset, subject.isSourceLanguage(segment: index, at: offset) { continue }
                findings.append(
                    Finding(
                        rule: description.id, severity: description.severity, confidence: defect.confidence, range: defect.range, message: defect.message,
                        evidence: [defect.evidence], source: defect.source, suggestion: defect.suggestion))
            }
        }
        for defect in subject.bitext.map({ PageStructure($0).defects() }) ?? [] {
            findings.append(
                Finding(
                    rule: description.id, severity: description.severity, confidence: defect.confidence, range: defect.range, message: defect.message,
                    evidence: [defect.evidence]))
        }
        return findings
    }

    /// Whether a text has markup, a reference or a mark of markup: most have none, which is quickly seen.
    private static func mayBeBroken(_ segment: Segment, _ characters: ASCIISet) -> Bool {
        !segment.inlines.isEmpty || characters.hasAny(of: marks) || segment.runs.contains { $0.kind == .reference }
    }

    private static let marks = ASCIISet(Array("!&*<>[]{".utf8))
}
