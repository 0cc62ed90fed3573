import Alignment
import Linguistics
import Markup

/// `date-format`: a date in the source language's form inside text of the target language.
public struct LocaleDateFormat: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "date-format", family: .facts, mqm: "locale conventions / date format", its: "locale-violation", severity: .minor,
        summary: "A date is not written as the language writes it",
        explanation: """
            A date with the month's name must have its language's order, month and letter case (CLDR): "20 juillet 2020", not "Juillet 20, 2020". \
            Dates in sentences that stayed in the source language are left to `untranslated-segment`.
            """,
        examples: [.init(bad: "Dernière mise à jour le Juillet 20, 2020.", good: "Dernière mise à jour le 20 juillet 2020.")])

    public func findings(in subject: Subject) -> [Finding] {
        guard let formats = WrittenDates(subject) else { return [] }
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where WrittenDates.mayStand(in: analyzed) {
            let text = analyzed.segment.text
            let own = formats.target.dates(in: text, tokens: analyzed.tokens)
            let foreign = formats.source.dates(in: text, tokens: analyzed.tokens).filter { date in !own.contains { $0.range.overlaps(date.range) } }
            for date in own.filter({ !$0.isInLocaleOrder || (!$0.hasLocaleCase && ($0.range.lowerBound > 0 || text[$0.range.lowerBound].isFactDigit)) }) + foreign
            where !subject.isSourceLanguage(segment: index, at: date.range.lowerBound) && !analyzed.segment.protectedRanges.contains(where: { $0.overlaps(date.range) }) {
                findings.append(
                    Finding(
                        rule: description.id, severity: description.severity, confidence: 0.85, range: analyzed.segment.byteRange(of: date.range),
                        message: "the date “\(analyzed.segment.string(in: date.range))” is not written as the language writes it", evidence: ["form of the date"],
                        suggestion: formats.target.string(from: date.date)))
            }
        }
        return findings
    }
}
