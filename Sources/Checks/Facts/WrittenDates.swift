import Alignment
import Linguistics
import Markup

/// How the dates of a page's texts are written on either side.
struct WrittenDates {
    let source: DateFormat
    let target: DateFormat

    init?(_ subject: Subject) {
        guard let source = subject.lexicon.sourceDates, let target = subject.lexicon.targetDates else { return nil }
        self.source = source
        self.target = target
    }

    /// Whether a text has a number of four digits, without which there is no date to read.
    static func mayStand(in analyzed: AnalyzedSegment) -> Bool {
        analyzed.tokens.contains { $0.kind == .number && $0.range.count == 4 && !$0.shape.contains(.protected) }
    }
}
