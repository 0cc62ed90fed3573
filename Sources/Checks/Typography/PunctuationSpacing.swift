import Alignment
import Linguistics
import Markup

/// Finds marks without the white space that the language's typography asks for around them, and with white space that it forbids.
public struct PunctuationSpacing: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "punctuation-spacing", family: .typography, mqm: "linguistic conventions / punctuation", its: "typographical", severity: .minor,
        summary: "White space around a mark is missing or too much",
        explanation: """
            Each language's profile says which marks ask for white space before or after them and which forbid it; French after the \
            Imprimerie nationale's *Lexique des règles typographiques*: a space before `: ; ? ! »` and after `«`, none before `, . )` and after `(`. \
            A normal space counts as much as a no-break one. It also finds times that were pulled apart (`18 :00`), a word glued to the mark before it, \
            separators between strings of the user interface that lost a space (`Tools>Options`), slashes with a space on one side (`et/ ou`), dashes glued to a word (with the source at \
            hand, where its own dashes stand free), and spaces right inside a link's brackets.

            It leaves alone code, URLs, times, ratios, `::`, options, names such as `.NET`, suspended hyphens, what the source writes in the same way, and \
            sentences that stayed in the source language, unless they differ from it in white space alone.
            """,
        examples: [
            .init(bad: "Quelles données sont stockées?", good: "Quelles données sont stockées ?"),
            .init(bad: "Le complément ( pour Windows ) est gratuit .", good: "Le complément (pour Windows) est gratuit."),
            .init(
                source: "Signing fails for large files - [#12](https://tidemark.example/12)",
                bad: "La signature échoue pour les gros fichiers- [#12](https://tidemark.example/12)",
                good: "La signature échoue pour les gros fichiers - [#12](https://tidemark.example/12)"),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        let marks = subject.targetWords.markSpacing
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() {
            let known = subject.bitext == nil ? subject.texts[index] : nil
            if let known, known.settled.contains(.markSpacing) { continue }
            guard analyzed.tokens.contains(where: { $0.kind == .mark && !$0.shape.contains(.protected) }) else { continue }
            let reader = MarkSpacingReader(prose: Prose(subject, segment: index), marks: marks)
            let places = reader.places()
            // Where the text is not as the file has it, no more is found than where it is.
            if places.isEmpty, analyzed.segment.runs.count == 1, analyzed.segment.runs[0].kind == .verbatim { known?.settled.insert(.markSpacing) }
            for place in places {
                findings.append(
                    Finding(
                        rule: description.id, severity: description.severity, confidence: place.confidence, range: place.range, message: place.message,
                        evidence: place.evidence, suggestion: place.suggestion))
            }
        }
        return findings
    }
}

/// A profile's spacing, to be asked by code point.
struct MarkSpacingTable {
    typealias MarkSpacing = LanguageProfile.MarkSpacing
    private var ascii = [MarkSpacing?](repeating: nil, count: 128)
    private var others: [UInt32: MarkSpacing] = [:]
    /// What goes between a mark and the word before it.
    let space: String

    init(_ profile: LanguageProfile) {
        for (mark, spacing) in profile.spacing {
            for scalar in mark.unicodeScalars.prefix(1) {
                if scalar.value < 128 { ascii[Int(scalar.value)] = spacing } else { others[scalar.value] = spacing }
            }
        }
        space = profile.markSpace
    }

    func spacing(of mark: Unicode.Scalar) -> MarkSpacing? { mark.value < 128 ? ascii[Int(mark.value)] : others[mark.value] }
}
