import Alignment
import Linguistics
import Markup
import Terminology

extension TreeTranslations {
    /// Texts and translations of memories that are kept, at most.
    private static let memoryRoom = 1_000_000

    /// The units of translation memories; for a text in several, the translation that most units have.
    ///
    /// Translations that hold Markdown's or HTML's own marks are left out: what these mean on a page cannot be told.
    public init(memories: [TranslationMemory], analyzer: TextAnalyzer, forms: WrittenForms?) {
        self.init(forms: forms, room: Self.memoryRoom)
        guard let forms else { return }
        for memory in memories {
            for unit in memory.units where !unit.target.utf8.contains(where: Self.marks.contains) {
                let sides = [(unit.source, Lexicon.Language.source), (unit.target, .target)].map { text, language in
                    let analyzed = AnalyzedSegment(plain: text, analyzer: analyzer, language: language)
                    let page = Page(path: memory.name, bytes: Array(text.utf8), frontMatter: nil, blocks: [], segments: [], problems: [])
                    return PageTranslations.unit(
                        of: analyzed, 0..<analyzed.segment.text.count, on: page, PageOwnNames(), forms, isSource: language == .source)
                }
                guard let source = sides[0], let target = sides[1], source.analyzed.tokens.contains(where: { $0.info.contains(.source) }) else { continue }
                // The same in both languages is a translation too.
                var seen = KeyTable()
                PageTranslations.add(source, target, page: memory.name, to: &self, &seen)
            }
        }
    }

    private static let marks = Set("<>|[]*`\\".utf8)
}

extension AnalyzedSegment {
    /// A text without markup, taken as one sentence.
    fileprivate convenience init(plain text: String, analyzer: TextAnalyzer, language: Lexicon.Language) {
        let bytes = Array(text.utf8)
        let whole = 0..<bytes.count
        let segment = Segment(
            kind: .text, block: 0, text: bytes, runs: [Segment.Run(kind: .verbatim, text: whole, bytes: whole)], inlines: [], range: whole)
        self.init(segment: segment, tokens: analyzer.tokens(of: bytes, protected: segment.protectedRanges, in: language), sentences: [whole])
    }
}
