import Alignment
import Linguistics
import Markup

/// Finds sentences, headings, cells, items and read attributes that stayed in the source language.
public struct UntranslatedSegment: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "untranslated-segment", family: .untranslated, mqm: "accuracy / untranslated", its: "untranslated", severity: .major,
        summary: "A sentence, heading, cell, item or read attribute was left in the source language",
        explanation: """
            Each sentence, and each alternative text, title and other read attribute as a whole, is judged by its words: those that only the source \
            language's dictionary has against those that only the target language's has, function words first. A text of a few words, where \
            that says little, is judged by its place: a heading that still is its own slug, a cell in a column that is translated otherwise, \
            and, with the source at hand, a text that is the source's own while the tree translates it or its words elsewhere. A link to a page of the same site is \
            judged by itself, its marked names left out.

            Suggested is the translation that a translation memory or most other pages have of the same text, or of the same place on pages of the \
            same family, with this page's own names, dates, numbers, code and links.

            Left alone: names and glossary terms, code, strings of the user interface, quotations, columns of literals, loanwords, and \
            words that both languages write alike.
            """,
        examples: [
            .init(
                source: "Back up your data. The export runs every night.", bad: "Sauvegardez vos données. The export runs every night.",
                good: "Sauvegardez vos données. L’exportation a lieu chaque nuit."),
            .init(
                bad: "## <a name=\"known-issues\"></a>Known issues\n\nAucun pour le moment.",
                good: "## <a name=\"known-issues\"></a>Problèmes connus\n\nAucun pour le moment."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard !subject.lexicon.target.functionWords.isEmpty || !subject.lexicon.target.dictionary.isEmpty else { return [] }
        var findings: [Finding] = []
        var search: TranslationSearch?
        for (index, segment) in subject.target.segments.enumerated() {
            let known = subject.bitext == nil && isPlain(segment.segment, on: subject.target.page) ? subject.texts[index] : nil
            if let known, known.settled.contains(.untranslated) { continue }
            if let finding = namePhrase(index, in: subject) {
                findings.append(finding)
                continue
            }
            var isSettled = true
            defer { if isSettled { known?.settled.insert(.untranslated) } }
            guard segment.tokens.contains(where: \.isSourceOnly) else { continue }
            for unit in units(of: index, in: subject) {
                guard var finding = judge(unit, in: subject, &isSettled) else { continue }
                search = search ?? TranslationSearch(subject)
                let others = search?.otherPages(leaving: index, in: unit.range) ?? 0
                if others > 0 { finding.evidence.append("left so on \(others) other page\(others == 1 ? "" : "s") as well") }
                if let translation = search?.translation(ofLeft: index, in: unit.range, sentence: unit.sentence) {
                    finding.suggestion = translation.text
                    finding.evidence.append(translation.evidence)
                }
                findings.append(finding)
            }
        }
        let links = UntranslatedLinks(subject).places.filter { place in !findings.contains { $0.range.overlaps(place.range) } }
        return findings + links.map { link in
            Finding(
                rule: description.id, severity: description.severity, confidence: 0.85, range: link.range, message: "“\(Quotation.shortened(link.text))” was left in the source language",
                evidence: ["the link's text is the source's own, names aside, and leads to a page of the same site"], source: link.text, sourceRange: link.sourceRange)
        }
    }

    /// Whether a text is judged by its words before its place is looked at.
    private func isPlain(_ segment: Segment, on page: Page) -> Bool {
        guard case .text = segment.kind else { return false }
        if case .heading = page.blocks[segment.block].kind { return false }
        return true
    }

    /// A text that is nothing but a name and one or two nouns after it that both languages write alike, in the order of the source's:
    /// `Contoso Pay information`.
    private func namePhrase(_ index: Int, in subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        guard segment.sentences.count == 1, segment.tokens.count <= 16, let whole = trimmed(0..<segment.segment.text.count, of: segment) else { return nil }
        func isName(_ token: Token) -> Bool { token.kind == .word && token.shape.contains(.capitalized) && !token.isTargetOnly }
        guard let first = segment.tokens(in: whole).first(where: { $0.kind != .space }), isName(first) else { return nil }
        let words = segment.tokens(in: whole).filter { $0.kind != .space }
        let name = words.prefix(while: isName)
        // Title case alone makes no name; a word that is none of the target language does.
        guard name.count >= 2, name.contains(where: { !$0.info.contains(.target) }) else { return nil }
        let nouns = words.dropFirst(name.count)
        guard (1...2).contains(nouns.count), nouns.allSatisfy({
            $0.kind == .word && $0.info.contains([.source, .target, .noun]) && $0.shape.isDisjoint(with: [.capitalized, .protected, .mixedCase, .hasDigit])
                && $0.info.isDisjoint(with: [.targetFunction, .loanword, .plural])
        }) else { return nil }
        let unit = Unit(segment: index, range: whole, sentence: nil)
        guard subject.bitext == nil || identical(unit, subject) != nil else { return nil }
        return finding(unit, subject, confidence: 0.75, evidence: ["a name and nouns in the order of the source language, and no word that only the target language has"])
    }

    /// A text to be judged at once.
    private struct Unit {
        let segment: Int
        /// UTF-8 offsets in the segment's text, without white space at the ends.
        let range: Range<Int>
        /// Nil where it is all of its segment.
        let sentence: Int?
    }

    private func units(of index: Int, in subject: Subject) -> [Unit] {
        let segment = subject.target.segments[index]
        let whole = trimmed(0..<segment.segment.text.count, of: segment)
        guard let whole else { return [] }
        let isAttribute = if case .text = segment.segment.kind { false } else { segment.segment.kind != .html }
        let isAllSource = subject.languages[index].allSatisfy { $0 == .source }
        if segment.sentences.count == 1 || (isAttribute && isAllSource) { return [Unit(segment: index, range: whole, sentence: nil)] }
        return segment.sentences.enumerated().compactMap { number, sentence in
            trimmed(sentence, of: segment).map { Unit(segment: index, range: $0, sentence: number) }
        }
    }

    /// From the first to the last character of a text that is no white space.
    private func trimmed(_ range: Range<Int>, of segment: AnalyzedSegment) -> Range<Int>? {
        let tokens = segment.tokens(in: range)
        guard let first = tokens.first(where: { $0.kind != .space }), let last = tokens.last(where: { $0.kind != .space }) else { return nil }
        let lower = max(range.lowerBound, first.range.lowerBound)
        let upper = min(range.upperBound, last.range.upperBound)
        return lower < upper ? lower..<upper : nil
    }

    /// - Parameter isSettled: becomes false where more than the words had to be asked.
    private func judge(_ unit: Unit, in subject: Subject, _ isSettled: inout Bool) -> Finding? {
        let segment = subject.target.segments[unit.segment]
        let tokens = segment.tokens(in: unit.range)
        guard tokens.contains(where: OpenWords.mayHold), !isPlaceholder(segment.segment.text[unit.range]) else { return nil }
        let exempt = ExemptText(segment, names: subject.names(inSegment: unit.segment), includingEmphasis: false)
        // Code in a heading is what the heading is about; elsewhere it may be the value of a label.
        let isHeading = if case .heading = subject.target.page.blocks[segment.segment.block].kind { true } else { false }
        var words = tokens
        var nameWords = 0
        if !exempt.isEmpty {
            var others: [Token] = []
            others.reserveCapacity(tokens.count)
            for token in tokens {
                if !exempt.covers(token.range.lowerBound) {
                    others.append(token)
                } else if token.kind == .word, !(isHeading && token.shape.contains(.protected)) {
                    nameWords += 1
                }
            }
            words = others[...]
        }
        let evidence = LanguageEvidence(words, of: segment.segment.text)
        guard let open = OpenWords(words, segment, nameWords: nameWords) else { return nil }
        if let confidence = confidence(ofLong: evidence, unit, subject), !open.isNameLike {
            isSettled = false
            return finding(unit, subject, confidence: confidence, evidence: counted(evidence))
        }
        guard evidence.target == 0, evidence.targetCapitalized == 0 else { return nil }
        isSettled = false
        if let (confidence, reason) = shortEvidence(unit, evidence, open, subject) {
            return finding(unit, subject, confidence: confidence, evidence: [reason])
        }
        return nil
    }

    /// Whether all of a text stands for another one: `{{note}}`.
    private func isPlaceholder(_ text: ArraySlice<UInt8>) -> Bool {
        text.starts(with: "{{".utf8) && text.suffix(2).elementsEqual("}}".utf8) && !text.contains(0x20)
    }

    /// The words of a short text that only the source language has.
    private struct OpenWords {
        /// In the file's case.
        var words: [ArraySlice<UInt8>] = []
        /// Those in lower case that are no function words.
        var lower = 0
        /// Words of the source language in all, words of both languages included.
        var all = 0
        /// Whether its only word is a function word.
        var isFunctionWord = false
        /// Function words in lower case.
        var functions = 0
        /// Words with a capital.
        var capitalized = 0
        /// Words in lower case that both languages have.
        var shared = 0
        /// Whether names stand among them.
        var hasNames = false

        /// - Parameters:
        ///   - tokens: without those of names.
        ///   - nameWords: the number of words in names.
        init?(_ tokens: ArraySlice<Token>, _ segment: AnalyzedSegment, nameWords: Int) {
            capitalized = nameWords
            hasNames = nameWords > 0
            for index in tokens.indices where tokens[index].kind == .word {
                let token = tokens[index]
                if token.info.contains(.source) { all += 1 }
                if token.shape.contains(.capitalized) { capitalized += 1 } else if token.info.contains([.source, .target]), token.info.isDisjoint(with: [.targetFunction, .sourceFunction]) { shared += 1 }
                guard Self.mayHold(token), !LanguageEvidence.isJoined(index, in: tokens, of: segment.segment.text), !Self.isInPath(token, segment)
                else { continue }
                words.append(segment.segment.text[token.range])
                if token.info.contains(.sourceFunction) {
                    isFunctionWord = true
                    if !token.shape.contains(.capitalized) { functions += 1 }
                } else if !token.shape.contains(.capitalized) {
                    lower += 1
                }
            }
            guard !words.isEmpty else { return nil }
            if tokens.count(where: { $0.kind == .word }) > 1 || capitalized > 1 { isFunctionWord = false }
        }

        /// Whether a token is one of these words, as far as it tells itself.
        static func mayHold(_ token: Token) -> Bool { token.isSourceOnly && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .hasDigit, .singleLetter]) }

        /// Whether it reads as a name in title case: `Bread for Berlin`.
        var isNameLike: Bool { lower + shared == 0 && capitalized > 1 && functions <= 1 }

        private static func isInPath(_ token: Token, _ segment: AnalyzedSegment) -> Bool {
            let joining: [UInt8] = [0x2F, 0x7B, 0x7D, 0x5F]  // / { } _
            let text = segment.segment.text
            return (token.range.lowerBound > 0 && joining.contains(text[token.range.lowerBound - 1]))
                || (token.range.upperBound < text.count && joining.contains(text[token.range.upperBound]))
        }
    }

    /// By the counts of words alone, as the studies in this field's language identifiers do for short texts: function words decide.
    private func confidence(ofLong evidence: LanguageEvidence, _ unit: Unit, _ subject: Subject) -> Double? {
        let target = evidence.target + evidence.targetCapitalized
        let isIdentical = identical(unit, subject) != nil
        if evidence.sourceFunction >= 1, evidence.source >= 3, target * (isIdentical ? 3 : 5) <= evidence.source { return target == 0 || isIdentical ? 0.97 : 0.9 }
        if evidence.sourceFunction >= 1, evidence.source >= 2, target == 0 { return isIdentical ? 0.95 : 0.85 }
        if evidence.source >= 3, target == 0, evidence.source >= evidence.neither { return isIdentical ? 0.95 : 0.8 }
        return nil
    }

    private func counted(_ evidence: LanguageEvidence) -> [String] {
        ["\(evidence.source) words of the source language, \(evidence.sourceFunction) of them function words; \(evidence.target) of the target language"]
    }

    /// What the place of a short text tells.
    private func shortEvidence(_ unit: Unit, _ evidence: LanguageEvidence, _ words: OpenWords, _ subject: Subject) -> (Double, String)? {
        let page = subject.target.page
        let segment = subject.target.segments[unit.segment].segment
        let block = page.blocks[segment.block]
        if subject.bitext != nil {
            guard let source = identical(unit, subject) else { return nil }
            return shortEvidence(kept: source, block, segment, words, hasOtherNames: evidence.neither > 0 || words.hasNames, subject)
        }
        if unit.sentence != nil { return nil }
        switch block.kind {
        case .heading(let level):
            guard level > 1, let anchor = block.anchor, isSlug(segment.string, anchor) else { return nil }
            return (words.words.count > 1 || words.lower > 0 ? 0.85 : 0.7, "the heading is its own slug")
        case .cell:
            guard let cell = block.cell, segment.kind == .text else { return nil }
            if cell.row == 0 {
                guard evidence.neither == 0, words.words.count >= evidence.both else { return nil }
                return (0.7, "a header cell")
            }
            if words.isFunctionWord { return (0.8, "a function word alone in its cell") }
            let column = TableColumn(of: segment.block, in: subject)
            guard column.isTranslated(hasSource: false) else { return nil }
            let isSure = words.isNameLike ? column.target >= 3 && column.source == 0 && evidence.neither == 0 : words.lower > 0 || words.all > 1 ? column.source == 0 || column.target >= 2 : column.target >= 3 && column.source == 0
            return isSure ? (words.lower > 0 ? 0.8 : 0.6, "the column's other cells are in the target language") : nil
        default:
            guard words.lower >= 2 || evidence.sourceFunction > 0 && words.all > 1, evidence.neither <= words.all else { return nil }
            return (0.6, "no word of the target language")
        }
    }

    /// For a short text that is the source's own.
    private func shortEvidence(
        kept source: [UInt8], _ block: Block, _ segment: Segment, _ words: OpenWords, hasOtherNames: Bool, _ subject: Subject
    ) -> (Double, String)? {
        let kept = subject.tree.statistics.keptText
        if words.isNameLike, isUsedAsName(segment, subject) { return nil }
        let pages = source.count <= KeptText.shortLength ? kept.pages(ofShortText: source) : (kept: 0, translated: 0)
        let isOftenTranslated = pages.translated >= 3 && pages.translated > pages.kept
        if isLiteral(source), !isOftenTranslated || isCode(source, subject.target.page) { return nil }
        let isBodyCell = block.cell.map { $0.row > 0 } ?? false && segment.kind == .text
        if isBodyCell {
            let column = TableColumn(of: segment.block, in: subject)
            guard column.isTranslated(hasSource: true), isOftenTranslated || words.words.count > 1 || column.isProse else { return nil }
        }
        if pages.translated > 0, pages.translated * 2 >= pages.kept, !words.isNameLike || pages.kept <= 1 {
            return (0.93, "the same as in the source; translated on \(pages.translated) other pages")
        }
        guard words.words.allSatisfy({ isOrdinary($0, kept) }) else { return nil }
        // A cell of capitals only may hold a name that the tree has nowhere else.
        if isBodyCell, words.lower == 0, !words.words.allSatisfy({ kept.sourcePages(of: $0) > 0 }) { return nil }
        if isBodyCell { return (words.lower > 0 ? 0.85 : 0.7, "the same as in the source, whose other cells are translated") }
        if words.isNameLike, hasOtherNames || !words.words.contains(where: { kept.sourcePages(of: $0) > 0 }) { return nil }
        return (words.lower > 0 ? 0.85 : 0.7, "the same as in the source; its words are no names")
    }

    /// Whether a source text is one thing without a space that is no common word with a capital: a keyword, a type, an element, a command.
    private func isLiteral(_ text: [UInt8]) -> Bool {
        guard let first = text.first, !text.contains(0x20), !text.contains(0xA0) else {
            // An alert's mark, or an option with its values.
            return text.starts(with: [0x5B, 0x21]) || (text.first == 0x2D && text.dropFirst().first.map { ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D } == true)
        }
        if first &- 0x61 < 26 { return true }
        // Capitals after the first letter, as in `Install-Package`, and marks.
        return text.dropFirst().contains { ($0 < 0x41 && $0 != 0x2D && $0 != 0x27 && $0 != 0x3A) || $0 &- 0x41 < 26 || $0 == 0x5F }
    }

    /// Whether the page has a text as code, too.
    private func isCode(_ text: [UInt8], _ page: Page) -> Bool {
        page.segments.contains { segment in segment.inlines.contains { $0.kind == .code && segment.text[$0.text].elementsEqual(text) } }
    }

    /// Whether the tree's source does not use a word as a name, and its target does not borrow it.
    private func isOrdinary(_ word: ArraySlice<UInt8>, _ kept: KeptText) -> Bool {
        let sources = kept.sourcePages(of: word)
        let keeping = kept.pagesKeeping(word)
        return kept.sourcePages(ofName: word) <= sources && (keeping == 0 || keeping * 4 <= sources)
    }

    /// Whether words in title case stand just so inside other texts of the page, which are in the target language.
    private func isUsedAsName(_ segment: Segment, _ subject: Subject) -> Bool {
        subject.target.segments.indices.contains { index in
            let other = subject.target.segments[index].segment
            return other.text.count > segment.text.count && subject.languages[index].contains(.target) && other.text.holds(segment.text[...])
        }
    }

    /// The source's text when the unit is just that.
    private func identical(_ unit: Unit, _ subject: Subject) -> [UInt8]? {
        guard let bitext = subject.bitext else { return nil }
        let text = subject.target.segments[unit.segment].segment.text[unit.range]
        let candidates: [ArraySlice<UInt8>]
        if let sentence = unit.sentence {
            candidates = bitext.sentencePair(ofTarget: SentenceIndex(segment: unit.segment, sentence: sentence)).source.map {
                let segment = bitext.source.segments[$0.segment]
                return segment.segment.text[trimmed(segment.sentences[$0.sentence], of: segment) ?? 0..<0]
            }
        } else {
            candidates = bitext.segmentPair(ofTarget: unit.segment).source.map {
                let segment = bitext.source.segments[$0]
                return segment.segment.text[trimmed(0..<segment.segment.text.count, of: segment) ?? 0..<0]
            }
        }
        return candidates.first { $0.equalsIgnoringASCIICase(text) }.map(Array.init)
    }

    private func isSlug(_ text: String, _ anchor: String) -> Bool { HeadingSlug.slug(of: text) == anchor.lowercased() }

    private func finding(_ unit: Unit, _ subject: Subject, confidence: Double, evidence: [String]) -> Finding {
        let segment = subject.target.segments[unit.segment].segment
        var source = Optional(segment.string(in: unit.range))
        var sourceRange: ByteRange?
        if let bitext = subject.bitext {
            if let sentence = unit.sentence {
                let pair = bitext.sentencePair(ofTarget: SentenceIndex(segment: unit.segment, sentence: sentence))
                if let first = pair.source.first, let last = pair.source.last, first.segment == last.segment {
                    let original = bitext.source.segments[first.segment]
                    let range = original.sentences[first.sentence].lowerBound..<original.sentences[last.sentence].upperBound
                    if let range = trimmed(range, of: original) {
                        source = original.segment.string(in: range)
                        sourceRange = original.segment.byteRange(of: range)
                    }
                }
            } else if let first = bitext.segmentPair(ofTarget: unit.segment).source.first {
                let original = bitext.source.segments[first].segment
                source = original.string
                sourceRange = original.range
            }
        }
        return Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: segment.byteRange(including: unit.range),
            message: "“\(Quotation.shortened(segment.string(in: unit.range)))” was left in the source language",
            evidence: evidence, source: source, sourceRange: sourceRange)
    }
}
