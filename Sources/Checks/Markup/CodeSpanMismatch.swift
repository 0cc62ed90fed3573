import Alignment
import Linguistics
import Markup

/// `code-span-mismatch`: inline code is missing, added, altered or displaced.
public struct CodeSpanMismatch: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "code-span-mismatch", family: .markup, mqm: "design and markup / markup tag", its: "markup", severity: .major,
        summary: "Inline code was altered, or stands displaced from the word it belongs to",
        explanation: """
            Inline code keeps its place in the source's word order when machine translation moves the words around it. The page itself shows it: a \
            determiner, the code and a noun that agrees with the determiner ("le `--force` commutateur" for "le commutateur `--force`"); a preposition, the code and its noun ("pas de `x` fichier"); neighbouring \
            spans whose commas and conjunctions were left behind; a preposition or a locution that the code parts from its noun ("via `x` l’option"); \
            a negation or pronoun before code where only a verb may follow; a conjunction at the end of a sentence with code, or after a word \
            that it cannot follow ("sauf si ou `x`"); code glued to letters.

            With the source page, spans whose content was changed are found as well, the noun of the code behind it with an article of its own ("`x` le dossier contient") or \
            where it could be a verb or an adjective ("la `x` commande lit"), verbs parted from the object that the code names, and codes between which an article or a preposition took the place of the \
            conjunction; and neighbours that were neighbours in the source are left alone.

            What may rightly follow code is no finding: adjectives and participles ("la `x` suivante"), verbs, names.
            """,
        examples: [
            .init(bad: "Utilisez le `--force` commutateur.", good: "Utilisez le commutateur `--force`."),
            .init(bad: "Activez-le via `keepAlive` l’option du service.", good: "Activez-le via l’option `keepAlive` du service."),
            .init(source: "Set `maxRetries` first.", bad: "Définissez d’abord `max Retries`.", good: "Définissez d’abord `maxRetries`."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where analyzed.segment.inlines.contains(where: { $0.isCode }) {
            let spans = CodeSpan.all(in: analyzed)
            let sources = subject.sourceSegments(ofTarget: index).compactMap { subject.source?.segments[$0] }
            let misplaced = displaced(spans, analyzed, sources, index, subject)
            if !misplaced.isEmpty { findings += misplaced }
            let changed = altered(spans, analyzed, sources)
            if !changed.isEmpty { findings += changed }
        }
        return findings
    }

    private func finding(_ segment: Segment, _ range: ByteRange, _ message: String, _ evidence: String, confidence: Double, suggestion: String? = nil) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: range, message: message, evidence: [evidence],
            suggestion: suggestion)
    }

    // MARK: Displaced

    private func displaced(_ spans: [CodeSpan], _ analyzed: AnalyzedSegment, _ sources: [AnalyzedSegment], _ index: Int, _ subject: Subject) -> [Finding] {
        let segment = analyzed.segment
        let sentences = CodeSentence(analyzed, profile: subject.targetProfile, openPhrases: subject.targetWords.openPhrases)
        var findings: [Finding] = []
        var at = 0
        while at < spans.count {
            // Neighbours with nothing but space between them count as one.
            var last = at
            while last + 1 < spans.count, sentences.areNeighbours(spans[last], spans[last + 1]) { last += 1 }
            defer { at = last + 1 }
            guard !subject.isSourceLanguage(segment: index, at: spans[at].text.lowerBound) else { continue }
            let group = spans[at].tokens.lowerBound..<spans[last].tokens.upperBound
            let bytes = spans[at].outer.lowerBound..<spans[last].outer.upperBound
            lazy var code = segment.string(in: spans[at].text)
            if sentences.lostConjunction(spans, after: last),
                CodeSpan.areCoordinated(sources, Array(segment.text[spans[last].text]), Array(segment.text[spans[last + 1].text]), conjunctions: subject.sourceProfile.conjunctions)
            {
                findings.append(finding(segment, bytes.lowerBound..<spans[last + 1].outer.upperBound, "what joined “\(code)” to the next code is missing", "joined in the source", confidence: 0.88))
            } else if let place = sentences.stranded(group), place.reason.holds(isFollowedInSource: CodeSpan.isFollowedByWord(sources, Array(segment.text[spans[last].text]))) {
                let end = max(bytes.upperBound, segment.byteRange(of: place.end..<place.end).upperBound)
                var start = min(bytes.lowerBound, place.start.map { segment.byteRange(of: $0..<$0 + 1).lowerBound } ?? bytes.lowerBound)
                // The first of two codes that were joined.
                if let joined = findings.last, joined.range.upperBound == bytes.upperBound { start = findings.removeLast().range.lowerBound }
                findings.append(finding(segment, start..<end, "“\(code)” stands where its noun should", place.reason.rawValue, confidence: place.reason.confidence))
            } else if last > at, lostSeparator(between: spans[at], spans[at + 1], in: segment, sources, isRunningText: sentences.isRunningText(group)) {
                findings.append(
                    finding(segment, bytes, "what stood between “\(code)” and its neighbour is missing", "neighbouring code", confidence: sources.isEmpty ? 0.6 : 0.85))
            }
            for span in spans[at...last] {
                if let word = sentences.gluedWord(after: span) {
                    findings.append(finding(segment, span.outer.lowerBound..<word, "“\(segment.string(in: span.text))” is glued to the next word", "glued", confidence: 0.9))
                }
            }
        }
        if findings.isEmpty, !sources.contains(where: { !CodeSentence($0, profile: subject.sourceProfile, openPhrases: subject.targetWords.openPhrases).openEnds().isEmpty }) {
            for end in sentences.openEnds() where !subject.isSourceLanguage(segment: index, at: end.lowerBound) {
                findings.append(finding(segment, segment.byteRange(of: end), "what a conjunction joined to the code is missing at the end", "a conjunction at the end", confidence: sources.isEmpty ? 0.75 : 0.88))
            }
        }
        return findings
    }

    /// Whether words or a comma stood between two codes that now are neighbours.
    private func lostSeparator(between left: CodeSpan, _ right: CodeSpan, in segment: Segment, _ sources: [AnalyzedSegment], isRunningText: Bool) -> Bool {
        let codes = (Array(segment.text[left.text]), Array(segment.text[right.text]))
        if sources.contains(where: { CodeSpan.hasNeighbours($0, codes.0, codes.1) }) { return false }
        return isRunningText || sources.contains { CodeSpan.hasNeighbours($0, codes.0, codes.1, partedBy: UInt8(ascii: ",")) }
    }

    // MARK: Altered

    private func altered(_ spans: [CodeSpan], _ analyzed: AnalyzedSegment, _ sources: [AnalyzedSegment]) -> [Finding] {
        guard !sources.isEmpty else { return [] }
        let segment = analyzed.segment
        let originals = sources.flatMap { source in CodeSpan.all(in: source).map { source.segment.text[$0.text] } }
        var missing = originals.filter { original in !spans.contains { segment.text[$0.text] == original } }
        guard !missing.isEmpty else { return [] }
        var findings: [Finding] = []
        // As many as there were, and all but one the same: that one is the other.
        let isOneForOne = spans.count == originals.count && missing.count == 1
        for span in spans {
            let text = segment.text[span.text]
            guard !originals.contains(text), !sources.contains(where: { $0.segment.text.holds(text) }) else { continue }
            let folded = text.filter { $0 > 0x20 }.map(\.foldedFact)
            guard let near = missing.firstIndex(where: { isAltered($0, text, folded, isOneForOne) }) else { continue }
            let wanted = String(decoding: missing[near], as: UTF8.self)
            findings.append(
                Finding(
                    rule: description.id, severity: description.severity, confidence: 0.88, range: segment.byteRange(of: span.text),
                    message: "the code “\(segment.string(in: span.text))” was “\(wanted)” in the source", evidence: ["code of the source"], source: wanted, suggestion: wanted))
            missing.remove(at: near)
        }
        return findings
    }

    /// Whether code became other code, and not only other spaces between words, a grouped number or an address of the locale.
    ///
    /// - Parameter isOneForOne: nothing else can have become of it.
    private func isAltered(_ source: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>, _ folded: [UInt8], _ isOneForOne: Bool) -> Bool {
        let original = source.filter { $0 > 0x20 }
        func letters(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.filter { $0 > 0x20 && $0 < 0x80 } }
        if source.contains(0x20), letters(source) == letters(target) { return false }
        if source.contains(UInt8(ascii: "/")), Destination.withoutLocale(source) == Destination.withoutLocale(target) { return false }
        // Placeholders of several words, `<name of the list>`, are there to be read.
        if source.contains(0x20), Self.withoutPlaceholders(source) == Self.withoutPlaceholders(target) { return false }
        if isOneForOne, source.count(where: { $0 == 0x20 }) <= 2, letters(source).contains(where: \.isFactLetter), source.filter(\.isFactDigit) == target.filter(\.isFactDigit) || !target.contains(where: \.isFactDigit) {
            return true
        }
        return areAlike(original.map(\.foldedFact), folded, 0.6)
    }

    /// Without what stands between angle or square brackets.
    private static func withoutPlaceholders(_ code: ArraySlice<UInt8>) -> [UInt8] {
        var depth = 0
        return code.filter { byte in
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") { depth += 1 }
            defer { if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "]") { depth = max(0, depth - 1) } }
            return depth == 0
        }
    }
}
