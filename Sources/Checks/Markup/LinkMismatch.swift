import Alignment
import Linguistics
import Markup

/// `link-mismatch`: a link was lost, leads elsewhere, or covers the wrong words.
public struct LinkMismatch: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "link-mismatch", family: .markup, mqm: "design and markup / link", its: "markup", severity: .major,
        summary: "A link has no text, covers the wrong words, or leads elsewhere than in the source",
        explanation: """
            A link's text is looked at where it begins and ends: without text nobody can follow it; a mark such as a colon at its beginning, a \
            closing quotation mark whose opening one stands outside, a full stop that the source's link does not have, and a word at its end that announces what follows ("que", "de la", the verb \
            after a name) belong to the sentence around it.

            With the source page, a link is paired with the one that has its destination, locale put aside. Names, numbers and code that its source \
            covered and that stand beside it now, or the other way round, show that it covers the wrong words; so does one word where there were three or \
            more, the others standing around it, and any word that, by words linked over the tree, it covered and that stands beside it in the same phrase: not what kind of thing it is, where that stands right before a link whose own words tell enough ("vue [détails du compte]"), or before a name. \
            A link whose words, or the noun at their head, stand right before it as well, as in no source, repeats them. Where all links of a text but one are the same, \
            the one left leads elsewhere if its destination is the source's with some letters changed, and is missing if its text stands there without it. \
            A link that a dash sets apart at the end of its source's text, and that words follow here, parts them from what they belong to. \
            An address shown as a link's text must be the one it leads to. A link of which a mere sign is left has lost its text.
            """,
        examples: [
            .init(bad: "Voir [](tessel.md) pour la suite.", good: "Voir [Tessel](tessel.md) pour la suite."),
            .init(
                source: "See the [table of ranges](ranges.md#table).", bad: "Voir la [table des gammes](ranges.md#tableau).",
                good: "Voir la [table des gammes](ranges.md#table)."),
            .init(source: "Open the [report page](report.md).", bad: "Ouvrez la page du [rapport](report.md).", good: "Ouvrez la [page du rapport](report.md)."),
            .init(
                bad: "Indiquez [toutes les étapes que](etapes.md) cette équipe suit.", good: "Indiquez toutes les [étapes](etapes.md) que cette équipe suit."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        let page = subject.source?.segments ?? []
        for (index, analyzed) in subject.target.segments.enumerated() {
            let origins = subject.sourceSegments(ofTarget: index)
            guard Self.hasLink(analyzed) || origins.contains(where: { Self.hasLink(page[$0]) }) else { continue }
            let sources = origins.map { page[$0] }
            let wrong = LinkDestinations(self, target: analyzed.segment, sources: sources.map(\.segment)).findings()
            if !wrong.isEmpty { findings += wrong }
            let links = analyzed.segment.inlines.filter(\.isLink)
            guard !links.isEmpty else { continue }
            var originals: [(AnalyzedSegment, Inline, [UInt8])] = []
            for source in sources {
                for link in source.segment.inlines where link.isLink { originals.append((source, link, Self.place(link))) }
            }
            // Most lead where one of the source's does, to the letter.
            let places = links.map { link in originals.first { $0.1.destination == link.destination }?.2 ?? Self.place(link) }
            for (link, place) in zip(links, places) {
                let same = originals.compactMap { $0.2 == place ? ($0.0, $0.1) : nil }
                let isAlone = !place.isEmpty && places.count { $0 == place } == 1
                if let finding = emptyText(link, analyzed, same) ?? edges(link, analyzed, index, same, subject) ?? (isAlone ? cutIn(link, analyzed, same) ?? covered(link, analyzed, same) ?? shrunk(link, analyzed, same) ?? repeated(link, analyzed, same) : nil)
                    ?? wordless(link, analyzed, same)
                {
                    findings.append(finding)
                }
            }
        }
        findings += strayWords(subject)
        return findings
    }

    private static func hasLink(_ analyzed: AnalyzedSegment) -> Bool { analyzed.segment.inlines.contains(where: \.isLink) }

    private static func placedLinks(_ analyzed: AnalyzedSegment) -> [(link: Inline, place: [UInt8])] {
        analyzed.segment.inlines.compactMap { $0.isLink && !$0.text.isEmpty ? ($0, place($0)) : nil }
    }

    private static func place(_ link: Inline) -> [UInt8] { Destination.withoutLocale(link.destination ?? "") }

    func finding(_ range: ByteRange, _ message: String, _ evidence: String, confidence: Double, source: String? = nil, sourceRange: ByteRange? = nil) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: range, message: message, evidence: [evidence], source: source,
            sourceRange: sourceRange)
    }

    private func emptyText(_ link: Inline, _ analyzed: AnalyzedSegment, _ same: [(AnalyzedSegment, Inline)]) -> Finding? {
        guard analyzed.segment.text[link.text].allSatisfy({ $0 <= 0x20 }), !same.contains(where: { $0.1.text.isEmpty }), link.destination?.isEmpty == false else { return nil }
        // An address that ends where an id should follow was left empty by the source already.
        if same.isEmpty, link.destination?.hasSuffix("/") == true { return nil }
        let source = same.first.map { $0.0.segment.string(in: $0.1.text) }
        return finding(link.range, "the link to “\(link.destination ?? "")” has no text", "empty text", confidence: 0.92, source: source, sourceRange: same.first?.1.range)
    }

    /// A link of which a sign is left, `[🔗](tessel.md)`, where the source's has words.
    private func wordless(_ link: Inline, _ analyzed: AnalyzedSegment, _ same: [(AnalyzedSegment, Inline)]) -> Finding? {
        func hasText(_ link: Inline, _ analyzed: AnalyzedSegment) -> Bool { analyzed.tokens(in: link.text).contains { $0.kind == .word || $0.kind == .number || $0.shape.contains(.protected) } }
        guard !link.text.isEmpty, let (source, original) = same.first, !hasText(link, analyzed), same.allSatisfy({ hasText($0.1, $0.0) }) else { return nil }
        return finding(
            link.range, "the link's text is lost", "the source's link has words", confidence: 0.92, source: source.segment.string(in: original.text), sourceRange: original.range)
    }

    // MARK: Edges

    private func edges(_ link: Inline, _ analyzed: AnalyzedSegment, _ index: Int, _ same: [(AnalyzedSegment, Inline)], _ subject: Subject) -> Finding? {
        let segment = analyzed.segment
        let words = InlineWords(link, in: analyzed)
        guard let first = words.first, let last = words.last, !subject.isSourceLanguage(segment: index, at: link.text.lowerBound) else { return nil }
        if isMark(analyzed, first, Self.inner), words.tokens.contains(where: { analyzed.tokens[$0].kind == .word || analyzed.tokens[$0].kind == .number }), !same.contains(where: { startsWithMark($0.0, $0.1) }) {
            let end = words.tokens.first { $0 > first && (analyzed.tokens[$0].kind == .word || analyzed.tokens[$0].kind == .number) }.map { analyzed.tokens[$0].range.upperBound } ?? link.text.upperBound
            return finding(
                link.range.lowerBound..<max(link.range.lowerBound + 1, segment.byteRange(of: link.text.lowerBound..<end).upperBound),
                "the link begins with a mark of the sentence around it", "first mark", confidence: 0.88)
        }
        if let quote = looseQuote(link, analyzed), !same.contains(where: { looseQuote($0.1, $0.0) != nil }) {
            return finding(segment.byteRange(of: quote), "a quotation mark of the sentence stands inside the link", "quotation mark", confidence: 0.85)
        }
        if let stop = Self.fullStop(link, analyzed), !same.isEmpty, words.tokens.lowerBound > 0 || words.next != nil, same.allSatisfy({ Self.fullStop($0.1, $0.0) == nil }) {
            let end = max(segment.byteRange(of: link.text).upperBound + 1, link.range.lowerBound)
            return finding(
                segment.byteRange(of: stop).lowerBound..<end, "a full stop of the sentence stands inside the link", "full stop", confidence: 0.88,
                source: same.first.map { $0.0.segment.string(in: $0.1.text) }, sourceRange: same.first?.1.range)
        }
        guard words.wordCount > 1 else { return nil }
        let endsOpen = words.endsOpen(subject.targetProfile) && !same.contains { InlineWords($0.1, in: $0.0).endsOpen(subject.sourceProfile) }
        if endsOpen || endsInVerb(words, last, subject, index) {
            return finding(
                link.range.lowerBound..<max(link.range.lowerBound, segment.byteRange(of: link.text).upperBound) + 1,
                "the link ends with “\(analyzed.string(of: analyzed.tokens[last]))”, which belongs to the sentence after it", "last word",
                confidence: endsOpen ? 0.88 : 0.8)
        }
        return nil
    }

    private func isMark(_ analyzed: AnalyzedSegment, _ index: Int, _ marks: String) -> Bool {
        let token = analyzed.tokens[index]
        return token.kind == .mark && !token.shape.contains(.protected) && token.range.count == 1 && marks.utf8.contains(analyzed.segment.text[token.range.lowerBound])
    }

    /// Marks with which no text begins.
    private static let inner = ":;,)!?"

    private func startsWithMark(_ analyzed: AnalyzedSegment, _ link: Inline) -> Bool { InlineWords(link, in: analyzed).first.map { isMark(analyzed, $0, Self.inner) } ?? false }

    /// A full stop that ends a link's text with the word before it; no ellipsis, and none of an abbreviation.
    private static func fullStop(_ link: Inline, _ analyzed: AnalyzedSegment) -> Range<Int>? {
        guard analyzed.segment.text[link.text].contains(0x2E) else { return nil }
        let tokens = analyzed.tokens
        let words = InlineWords(link, in: analyzed).tokens
        // An invisible space may stand behind it.
        guard let last = words.last(where: { at in tokens[safe: at].map { $0.kind != .space && !analyzed.token($0, is: "\u{200B}") } ?? false }), words.contains(last - 1), analyzed.token(tokens[last], is: "."),
            tokens[last].shape.isDisjoint(with: .protected), tokens[last - 1].kind == .word, tokens[last - 1].range.count > 3, tokens[last - 1].shape.isDisjoint(with: .protected)
        else { return nil }
        return tokens[last - 1].range.lowerBound..<tokens[last].range.upperBound
    }

    /// A quotation mark at the edge of a link's text whose partner stands outside.
    private func looseQuote(_ link: Inline, _ analyzed: AnalyzedSegment) -> Range<Int>? {
        // How these marks begin.
        guard analyzed.segment.text[link.text].contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return nil }
        let words = InlineWords(link, in: analyzed)
        guard let first = words.first, let last = words.last, first < last else { return nil }
        func count(_ quote: String) -> Int { words.tokens.count { analyzed.tokens[$0].kind == .mark && analyzed.segment.text[analyzed.tokens[$0].range].elementsEqual(quote.utf8) } }
        for (open, close) in [("«", "»"), ("“", "”"), ("‹", "›")] {
            let openings = count(open)
            let closings = count(close)
            if closings > openings, analyzed.segment.text[analyzed.tokens[last].range].elementsEqual(close.utf8) { return analyzed.tokens[last].range }
            if openings > closings, analyzed.segment.text[analyzed.tokens[first].range].elementsEqual(open.utf8) { return analyzed.tokens[first].range }
        }
        return nil
    }

    /// A name with the verb of its sentence: the link's text is otherwise nothing but capitalized words.
    private func endsInVerb(_ words: InlineWords, _ last: Int, _ subject: Subject, _ index: Int) -> Bool {
        let analyzed = words.analyzed
        let verb = analyzed.tokens[last]
        guard verb.kind == .word, verb.info.contains(.verb), verb.info.isDisjoint(with: [.noun, .adjective, .pastParticiple, .infinitive, .targetFunction, .source, .adverb]),
            verb.shape.isDisjoint(with: [.capitalized, .allCapitals, .protected]), let next = words.next, analyzed.tokens[next].kind == .word || analyzed.tokens[next].kind == .elision
        else { return false }
        return words.tokens.dropLast(words.tokens.upperBound - last).allSatisfy { analyzed.tokens[$0].kind != .word || analyzed.tokens[$0].shape.contains(.capitalized) }
    }

    // MARK: What the source's link covers

    /// Words of the source's link that stand beside the link now.
    private func strayWords(_ subject: Subject) -> [Finding] {
        guard let bitext = subject.bitext else { return [] }
        var findings: [Finding] = []
        for sentence in subject.alignedWords where Self.hasLink(bitext.target.segments[sentence.target.segment]) && Self.hasLink(bitext.source.segments[sentence.source.segment]) {
            guard subject.languages[sentence.target.segment][sentence.target.sentence] != .source else { continue }
            let coverage = InlineCoverage(sentence, in: bitext, subject.targetProfile)
            guard coverage.mayLeaveOut else { continue }
            let links = Self.placedLinks(coverage.target)
            let originals = Self.placedLinks(coverage.source)
            findings += links.compactMap { link, place in
                let same = originals.filter { $0.place == place }.map(\.link)
                guard !place.isEmpty, same.count == 1, links.count(where: { $0.place == place }) == 1, let strays = coverage.strays(of: link, madeFrom: same[0]) else { return nil }
                let segment = coverage.target.segment
                let range = segment.byteRange(of: strays.all)
                return finding(
                    min(range.lowerBound, link.range.lowerBound)..<max(range.upperBound, link.range.upperBound),
                    "the link leaves out “\(strays.words.map { segment.string(in: $0) }.joined(separator: " … "))”, which it covered in the source", "linked words", confidence: 0.75,
                    source: coverage.source.segment.string(in: same[0].text), sourceRange: same[0].range)
            }
        }
        return findings
    }

    /// A name, number or code that stands once in either text, inside the link in one and outside in the other.
    private func covered(_ link: Inline, _ analyzed: AnalyzedSegment, _ same: [(AnalyzedSegment, Inline)]) -> Finding? {
        guard same.count == 1, let (source, original) = same.first else { return nil }
        let inside = Landmarks(source, in: original.text)
        guard let stray = inside.words.first(where: { word in
            let text = source.segment.text[word]
            return inside.isSingle(text) && Landmarks.places(of: text, in: analyzed).count == 1
                && Landmarks.places(of: text, in: analyzed).allSatisfy { place in !analyzed.segment.inlines.contains { $0.isLink && $0.text.overlaps(place) } }
        }) else { return nil }
        return finding(
            link.range.lowerBound..<max(link.range.lowerBound, analyzed.segment.byteRange(of: link.text).upperBound) + 1,
            "the link leaves out “\(source.segment.string(in: stray))”, which it covered in the source", "words of the source's link", confidence: 0.8,
            source: source.segment.string(in: original.text), sourceRange: original.range)
    }

    /// A link of three content words or more that covers one now, while the text around it has more words than in the source: what it covered
    /// stands outside.
    private func shrunk(_ link: Inline, _ analyzed: AnalyzedSegment, _ same: [(AnalyzedSegment, Inline)]) -> Finding? {
        guard same.count == 1, let (source, original) = same.first else { return nil }
        // What hyphens join is one word where words are asked for, and several where few are found.
        let (before, after) = (contentWords(source.tokens(in: original.text)), contentWords(analyzed.tokens(in: link.text)))
        guard before >= 3, after == 1, !analyzed.segment.text[link.text].contains(UInt8(ascii: "-")) else { return nil }
        // A name tells by itself where the link leads, whatever it is the name of: *protocole [Tessel]*.
        guard !coversName(link, analyzed) else { return nil }
        let outside = contentWords(source.tokens[...]) - linkedWords(source)
        guard contentWords(analyzed.tokens[...]) - linkedWords(analyzed) > outside + 1 else { return nil }
        return finding(
            link.range.lowerBound..<max(link.range.lowerBound, analyzed.segment.byteRange(of: link.text).upperBound) + 1,
            "the link covers one word, in the source “\(source.segment.string(in: original.text))”", "words of the source's link", confidence: 0.75,
            source: source.segment.string(in: original.text), sourceRange: original.range)
    }

    /// Whether a link's text is a name, with its version perhaps.
    private func coversName(_ link: Inline, _ analyzed: AnalyzedSegment) -> Bool {
        let words = analyzed.tokens(in: link.text).filter { $0.kind == .word || $0.kind == .elision }
        return !words.isEmpty && words.allSatisfy { !$0.shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals]) }
    }

    /// Words that hyphens join are one.
    private func contentWords(_ tokens: ArraySlice<Token>) -> Int {
        tokens.indices.count { index in
            let token = tokens[index]
            guard token.kind == .word, token.info.isDisjoint(with: [.targetFunction, .sourceFunction]) else { return false }
            return index < tokens.startIndex + 2 || tokens[index - 1].kind != .mark || tokens[index - 2].kind != .word
        }
    }

    private func linkedWords(_ analyzed: AnalyzedSegment) -> Int {
        analyzed.segment.inlines.reduce(0) { $0 + ($1.isLink ? contentWords(analyzed.tokens(in: $1.text)) : 0) }
    }
}
