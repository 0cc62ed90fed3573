import Alignment
import Linguistics
import Terminology

/// Acronyms that the glossary would have translated, after a determiner and with no name beside them: *la DB*.
enum KeptAcronyms {
    /// In a text without its source, with their translations.
    static func places(in index: Int, _ subject: Subject) -> [(range: Range<Int>, translation: String)] {
        let terms = subject.targetTerms[index]
        guard !terms.isEmpty, subject.bitext == nil else { return [] }
        let segment = subject.target.segments[index]
        return terms.compactMap { match in
            guard match.kind == .source, match.isExactCase, case let entry = subject.glossary.entries[match.entry], entry.status == .preferred, let translation = entry.targets.first,
                !entry.targets.contains(entry.source), case let at = segment.firstToken(endingAfter: match.range.lowerBound), segment.tokens[at].range == match.range
            else { return nil }
            let word = segment.tokens[at]
            guard word.shape.contains(.allCapitals), !word.shape.contains(.protected), word.info.isDisjoint(with: [.target, .loanword]),
                let before = NameNeighbours.word(before: at, in: segment), segment.tokens[before].info.contains(.determiner)
            else { return nil }
            if let after = NameNeighbours.word(after: at, in: segment), !segment.tokens[after].shape.isDisjoint(with: [.capitalized, .mixedCase]) { return nil }
            return (match.range, translation)
        }
    }
}
