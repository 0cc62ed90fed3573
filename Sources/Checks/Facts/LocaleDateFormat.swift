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
            A date with the month's name must have its language's order, month and letter case (CLDR): "20 juillet 2020", not "Juillet 20, 2020"; \
            inside a sentence so must a month with its year ("en juin 2021"). \
            Dates in sentences that stayed in the source language are left to `untranslated-segment`.
            """,
        examples: [.init(bad: "Dernière mise à jour le Juillet 20, 2020.", good: "Dernière mise à jour le 20 juillet 2020.")])

    public func findings(in subject: Subject) -> [Finding] {
        guard let formats = WrittenDates(subject) else { return [] }
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where subject.texts[index].characters.mayHaveDigits && WrittenDates.mayStand(in: analyzed) {
            let text = analyzed.segment.text
            let own = formats.target.dates(in: text, tokens: analyzed.tokens)
            let foreign = formats.source.dates(in: text, tokens: analyzed.tokens).filter { date in !own.contains { $0.range.overlaps(date.range) } }
            let days = own.filter { !$0.isInLocaleOrder || (!$0.hasLocaleCase && ($0.range.lowerBound > 0 || text[$0.range.lowerBound].isFactDigit)) } + foreign
            let wrong = days.map { ($0.range, Optional($0.date)) } + capitals(analyzed, formats.target).map { ($0.range, nil) }
            for (range, date) in wrong
            where !subject.isSourceLanguage(segment: index, at: range.lowerBound) && !analyzed.segment.protectedRanges.contains(where: { $0.overlaps(range) }) {
                let written = analyzed.segment.string(in: range)
                findings.append(
                    Finding(
                        rule: description.id, severity: description.severity, confidence: 0.85, range: analyzed.segment.byteRange(of: range),
                        message: "the date “\(written)” is not written as the language writes it", evidence: ["form of the date"], suggestion: date.map(formats.target.string) ?? written.lowercased()))
            }
        }
        return findings
    }

    /// A month of a year with a capital after a word of the sentence, in a language that writes months small: "en Juin 2021".
    private func capitals(_ analyzed: AnalyzedSegment, _ format: DateFormat) -> [DateFormat.Match] {
        format.months(in: analyzed.segment.text, tokens: analyzed.tokens).filter { date in
            let index = analyzed.firstToken(endingAfter: date.range.lowerBound)
            guard !date.hasLocaleCase, let before = analyzed.tokens[..<index].last(where: { $0.kind != .space }) else { return false }
            return before.kind == .word && before.info.contains(.targetFunction) && !before.shape.contains(.capitalized)
        }
    }
}
