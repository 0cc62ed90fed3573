import Alignment
import Linguistics
import Markup
import Terminology

/// What a text says by itself, wherever it stands: on most trees the same cells and lines stand on page after page.
final class KnownText {
    /// Where it was met first.
    private let analyzed: AnalyzedSegment
    /// The glossary's terms in it.
    let terms: [TermMatch]
    /// By sentence: which language it is written in.
    let languages: [LanguageEvidence.Decision]
    /// The ASCII characters in it.
    let characters: ASCIISet
    /// What need not be checked where it stands again.
    var settled: TextChecks = []
    /// Where the tree's lines have names, once asked for.
    var nameLine: NameLine?
    /// Words joined by hyphens, once asked for.
    var compounds: [SpellingVariants.Compound]?
    /// With the text that it was last made from.
    private var pair: KnownPair?

    init(_ analyzed: AnalyzedSegment, terms: [TermMatch]) {
        self.analyzed = analyzed
        self.terms = terms
        let text = analyzed.segment.text
        languages =
            if analyzed.sentences.count == 1 {
                [LanguageEvidence(analyzed.tokens[...], of: text).decision]
            } else {
                analyzed.sentences.map { LanguageEvidence(analyzed.tokens(in: $0), of: text).decision }
            }
        characters = ASCIISet(text)
    }

    fileprivate func isRead(as other: AnalyzedSegment) -> Bool { analyzed.isRead(as: other) }

    /// It and the one text of the source that it was made from.
    func pair(with source: AnalyzedSegment) -> KnownPair {
        if let pair, pair.isMade(from: source) { return pair }
        let new = KnownPair(source)
        pair = new
        return new
    }
}

/// What a text and the one that it was made from say by themselves, wherever they stand.
final class KnownPair {
    private let source: AnalyzedSegment
    /// What need not be checked where both stand again.
    var settled: PairChecks = []

    fileprivate init(_ source: AnalyzedSegment) { self.source = source }

    fileprivate func isMade(from other: AnalyzedSegment) -> Bool { source === other || source.segment.text == other.segment.text && source.isRead(as: other) }
}

/// Checks that a pair of texts settles by itself: they find nothing in it whatever the pages, and have asked nothing but the words, sentences, kinds and places of
/// markup of both, and the tree.
struct PairChecks: OptionSet {
    let rawValue: UInt8

    /// Names that no more than the page tells of aside.
    static var lostNames: PairChecks { PairChecks(rawValue: 1 << 0) }
    static var casing: PairChecks { PairChecks(rawValue: 1 << 1) }
    static var identifiers: PairChecks { PairChecks(rawValue: 1 << 2) }
}

extension AnalyzedSegment {
    /// Whether the same text has the same words, sentences and markup in another place.
    fileprivate func isRead(as other: AnalyzedSegment) -> Bool {
        let (one, two) = (segment, other.segment)
        return one.protectedRanges == two.protectedRanges && sentences == other.sentences && one.inlines.count == two.inlines.count
            && one.inlines.indices.allSatisfy { one.inlines[$0].text == two.inlines[$0].text && one.inlines[$0].kind == two.inlines[$0].kind }
    }
}

/// Checks that a text settles by itself: they find nothing in it whatever the page, and have asked nothing but its words and sentences, the kinds and places of its
/// markup, and the tree.
struct TextChecks: OptionSet {
    let rawValue: UInt32

    static var traces: TextChecks { TextChecks(rawValue: 1 << 0) }
    static var nameLists: TextChecks { TextChecks(rawValue: 1 << 1) }
    static var nounGaps: TextChecks { TextChecks(rawValue: 1 << 2) }
    static var nameLines: TextChecks { TextChecks(rawValue: 1 << 3) }
    /// Without a source.
    static var identifiers: TextChecks { TextChecks(rawValue: 1 << 4) }
    /// Without a source, and as the text of a block that is no heading.
    static var untranslated: TextChecks { TextChecks(rawValue: 1 << 5) }
    static var fragments: TextChecks { TextChecks(rawValue: 1 << 6) }
    static var nonWords: TextChecks { TextChecks(rawValue: 1 << 7) }
    static var elisions: TextChecks { TextChecks(rawValue: 1 << 8) }
    static var repetitions: TextChecks { TextChecks(rawValue: 1 << 9) }
    static var brokenCharacters: TextChecks { TextChecks(rawValue: 1 << 10) }
    static var quotationMarks: TextChecks { TextChecks(rawValue: 1 << 11) }
    static var nearTerms: TextChecks { TextChecks(rawValue: 1 << 12) }
    static var namePlaces: TextChecks { TextChecks(rawValue: 1 << 13) }
    /// Without a source.
    static var markSpacing: TextChecks { TextChecks(rawValue: 1 << 14) }
    static var gluedNames: TextChecks { TextChecks(rawValue: 1 << 15) }
}

/// What is known of the texts and unknown words met of late on the pages of one tree; one a worker.
public final class KnownTexts {
    let terms: TermReader
    /// Words that no dictionary has, as written.
    var words: [String: WordJudge.Judgement] = [:]
    private var recent = RecentTexts<KnownText>()

    /// - Parameter glossary: the tree's.
    public init(_ glossary: TermMatcher) { terms = TermReader(glossary) }

    func text(of segment: AnalyzedSegment, within scope: TermScope) -> KnownText {
        let text = segment.segment.text
        func read() -> KnownText { KnownText(segment, terms: terms.matches(inTarget: text, within: scope)) }
        // Terms that hold on some pages only are sought on each.
        if terms.glossary.hasScopes { return read() }
        return recent.found(in: text, where: { $0.isRead(as: segment) }, orFind: read)
    }
}
