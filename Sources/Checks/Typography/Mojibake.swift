import Alignment
import Linguistics
import Markup

/// Finds characters that broke on their way, or that nobody can see.
public struct Mojibake: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "mojibake", family: .typography, mqm: "linguistic conventions / character encoding", its: "characters", severity: .minor,
        summary: "Characters are broken, invisible, or of another script",
        explanation: """
            It finds UTF-8 that was read as Windows-1252 (`Ã©` for é, `â€™` for ’), the replacement character U+FFFD, invisible characters \
            written as themselves or as a reference (zero-width space, soft hyphen, byte order mark, direction marks), letters whose accent \
            is a character of its own where one letter has both (text not in NFC), and words that mix Latin letters with look-alikes of another \
            script (Unicode Technical Standard 39).

            It leaves alone broken characters that are quoted as such, joiners inside emoji and other scripts, code, and what the source has \
            in the same segment.
            """,
        examples: [
            .init(bad: "Les donnÃ©es sont chiffrées.", good: "Les données sont chiffrées."),
            .init(bad: "Voir [&#x200B;Créer un compte](compte.md).", good: "Voir [Créer un compte](compte.md)."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() {
            let text = analyzed.segment.text
            // A control character is the only thing wrong that ASCII can hold.
            let characters = subject.texts[index].characters
            guard characters.hasOthers || characters.hasControl, !subject.texts[index].settled.contains(.brokenCharacters) else { continue }
            var prose: Prose?
            let mayFind = characters.hasControl || characters.contains(0x7F) || CharacterReader.mayFindBeyondASCII(in: text)
            for place in mayFind ? CharacterReader(text: text).places() : [] where !analyzed.segment.protectedRanges.contains(where: { $0.overlaps(place.range) }) {
                let current = prose ?? Prose(subject, segment: index)
                prose = current
                if current.sourceHolds(place.range) || isQuoted(current, place.range) { continue }
                let range = place.suggestion == "" ? Self.withStraySpace(place.range, analyzed.segment) : place.range
                findings.append(finding(current, range, message: place.message, suggestion: place.suggestion))
            }
            for token in analyzed.shapes.contains(.hasNonASCII) ? analyzed.tokens : [] where token.kind == .word && token.shape.contains(.hasNonASCII) && !token.shape.contains(.protected) {
                guard let problem = problem(of: token, text) else { continue }
                let current = prose ?? Prose(subject, segment: index)
                prose = current
                if current.sourceHolds(token.range) { continue }
                var finding = finding(current, token.range, message: problem.message, suggestion: problem.suggestion)
                // A name may be written so by its owner; not where the source has it in plain letters.
                let isPlainInSource = problem.suggestion.map { plain in current.sources.contains { $0.segment.text.holds(Array(plain.utf8)[...]) } } ?? false
                if token.shape.contains(.capitalized), !isPlainInSource { finding.confidence = 0.45 }
                findings.append(finding)
            }
            if prose == nil { subject.texts[index].settled.insert(.brokenCharacters) }
        }
        return findings
    }

    private func finding(_ prose: Prose, _ range: Range<Int>, message: String, suggestion: String?) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: 0.93, range: prose.segment.byteRange(of: range), message: message,
            suggestion: suggestion)
    }

    /// What stands for nothing, with the space that came along with it where a text or its markup begins or ends, or where another space stands.
    private static func withStraySpace(_ range: Range<Int>, _ segment: Segment) -> Range<Int> {
        func isSpace(_ index: Int) -> Bool { segment.text.indices.contains(index) && segment.text[index] == 0x20 }
        let begins = range.lowerBound == 0 || segment.inlines.contains { $0.text.lowerBound == range.lowerBound }
        let ends = range.upperBound == segment.text.count || segment.inlines.contains { $0.text.upperBound == range.upperBound }
        if isSpace(range.upperBound), begins || isSpace(range.lowerBound - 1) { return range.lowerBound..<(range.upperBound + 1) }
        if isSpace(range.lowerBound - 1), ends { return (range.lowerBound - 1)..<range.upperBound }
        return range
    }

    /// Whether quotation marks stand right around a place: the characters are spoken of.
    private func isQuoted(_ prose: Prose, _ range: Range<Int>) -> Bool {
        func neighbour(_ scalars: some Sequence<Unicode.Scalar>) -> Unicode.Scalar? { scalars.first { !$0.properties.isWhitespace } }
        let quotes: Set<Unicode.Scalar> = ["«", "»", "“", "”", "„", "\"", "'", "‘", "’"]
        let before = prose.segment.string(in: max(0, range.lowerBound - 8)..<range.lowerBound).unicodeScalars.reversed()
        let after = prose.segment.string(in: range.upperBound..<min(prose.segment.text.count, range.upperBound + 8)).unicodeScalars
        return neighbour(before).map(quotes.contains) == true && neighbour(after).map(quotes.contains) == true
    }

    private func problem(of token: Token, _ text: [UInt8]) -> (message: String, suggestion: String?)? {
        let bytes = text[token.range]
        if token.shape.contains(.nonLatin), bytes.contains(where: { ($0 | 0x20) &- 0x61 < 26 }), Self.hasLookAlikes(bytes), let confusables = Confusables() {
            let skeleton = confusables.skeleton(of: Array(bytes))
            if !skeleton.elementsEqual(bytes), skeleton.allSatisfy({ $0 < 0x80 }) {
                let plain = String(decoding: skeleton, as: UTF8.self)
                return ("“\(String(decoding: bytes, as: UTF8.self))” has letters of another script that look like Latin ones", plain)
            }
        }
        // U+0300–U+036F, the combining marks.
        if bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }), !Normalizer.isNFC(Array(bytes)) {
            let composed = String(decoding: Normalizer.nfc(Array(bytes)), as: UTF8.self)
            return ("“\(composed)” is written with accents apart from their letters (not in NFC)", composed)
        }
        return nil
    }

    /// Whether a word has letters of a script whose letters look like Latin ones: Greek, Cyrillic, Armenian, Cherokee, mathematical letters.
    private static func hasLookAlikes(_ word: ArraySlice<UInt8>) -> Bool {
        String(decoding: word, as: UTF8.self).unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x370...0x58F, 0x13A0...0x13FF, 0x1D400...0x1D7FF: true
            default: false
            }
        }
    }
}
