import Alignment
import Linguistics
import Markup

/// `date-mismatch`: a date differs by value.
public struct DateMismatch: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "date-mismatch", family: .facts, mqm: "accuracy / mistranslation", its: "mistranslation", severity: .critical,
        summary: "A date differs from the source",
        explanation: """
            Dates with the month's name and a year, with a day or without, are compared by value, each read as its language writes it (CLDR). Where dates of a \
            text are not in its translation, and the translation has as many that the source lacks, these are wrong.
            """,
        examples: [.init(source: "Released on June 14, 2021.", bad: "Publié le 14 juillet 2021.", good: "Publié le 14 juin 2021.")])

    public func findings(in subject: Subject) -> [Finding] {
        guard let page = subject.source, let formats = WrittenDates(subject) else { return [] }
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where subject.texts[index].characters.mayHaveDigits && WrittenDates.mayStand(in: analyzed) {
            let sources = subject.sourceSegments(ofTarget: index, confidence: 0.7).map { page.segments[$0] }
            guard !sources.isEmpty else { continue }
            findings += changed(analyzed, sources, formats) { $0.dates(in: $1.segment.text, tokens: $1.tokens) }
            findings += changed(analyzed, sources, formats) { $0.months(in: $1.segment.text, tokens: $1.tokens) }
        }
        return findings
    }

    /// The dates of a text that its sources have otherwise, as `read` finds them.
    private func changed(
        _ analyzed: AnalyzedSegment, _ sources: [AnalyzedSegment], _ formats: WrittenDates, read: (DateFormat, AnalyzedSegment) -> [DateFormat.Match]
    ) -> [Finding] {
        let originals = sources.flatMap { source in read(formats.source, source).map { (source, $0) } }
        guard !originals.isEmpty else { return [] }
        let written = read(formats.target, analyzed) + read(formats.source, analyzed)
        let lost = originals.filter { original in !written.contains { $0.date == original.1.date } }
        // Each language's reading may find the same place.
        let places = written.filter { date in !originals.contains { $0.1.date == date.date } }.reduce(into: [DateFormat.Match]()) { kept, date in
            if !kept.contains(where: { $0.range.overlaps(date.range) }) { kept.append(date) }
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard lost.count == places.count else { return [] }
        return zip(lost, places).map { original, date in
            let (source, match) = original
            let hasDay = formats.source.dates(in: source.segment.text, tokens: source.tokens).contains(match)
            return Finding(
                rule: description.id, severity: description.severity, confidence: 0.9, range: analyzed.segment.byteRange(of: date.range),
                message: "“\(analyzed.segment.string(in: date.range))” is “\(source.segment.string(in: match.range))” in the source",
                evidence: ["dates of the source"], source: source.segment.string(in: match.range), sourceRange: source.segment.byteRange(of: match.range),
                suggestion: hasDay ? formats.target.string(from: match.date) : nil)
        }
    }
}
