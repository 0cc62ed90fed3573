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
    public init?(_ lexicon: Lexicon) {
        guard let sourceDates = lexicon.sourceDates, let targetDates = lexicon.targetDates, let sourceNumbers = lexicon.sourceNumbers,
            let targetNumbers = lexicon.targetNumbers
        else { return nil }
        self.sourceDates = sourceDates
        self.targetDates = targetDates
        self.sourceNumbers = sourceNumbers
        self.targetNumbers = targetNumbers
        openingWords = lexicon.target.openingWords
    }
}
