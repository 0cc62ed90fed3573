import Linguistics

/// How the two languages write dates and numbers, made ready once for a whole run.
public struct WrittenForms: Sendable {
    let sourceDates: DateFormat
    let targetDates: DateFormat
    let sourceNumbers: NumberFormat
    let targetNumbers: NumberFormat
    /// Words after which no phrase of the target language ends.
    let openingWords: Set<String>

    /// - Returns: nil when ICU has no data for one of the languages.
    public init?(source: LanguageProfile, target: LanguageProfile) {
        guard let sourceDates = DateFormat(source), let targetDates = DateFormat(target),
            let sourceNumbers = NumberFormat(locale: source.tag), let targetNumbers = NumberFormat(locale: target.tag)
        else { return nil }
        self.sourceDates = sourceDates
        self.targetDates = targetDates
        self.sourceNumbers = sourceNumbers
        self.targetNumbers = targetNumbers
        openingWords = target.openingWords
    }
}
