import Alignment
import Linguistics
import Markup

/// Reads one segment for marks whose white space is wrong.
struct MarkSpacingReader {
    struct Place {
        let range: ByteRange
        let suggestion: String?
        let message: String
        var evidence: [String] = []
        let confidence: Double
    }

    let prose: Prose
    let marks: MarkSpacingTable

    func places() -> [Place] {
        var places: [Place] = []
        let analyzed = prose.subject.target.segments[prose.index]
        for (index, token) in analyzed.tokens.enumerated() where token.kind == .mark && !token.shape.contains(.protected) {
            guard let mark = analyzed.scalar(at: token.range.lowerBound) else { continue }
            if let spacing = marks.spacing(of: mark), let place = place(index, mark, spacing) {
                if !isKept(token) { places.append(place) }
            } else if mark == ">" || mark == "|" || mark == "→", let place = separator(index) {
                places.append(place)
            }
        }
        if prose.segment.inlines.contains(where: \.isLink) { places += linkEdges() }
        let characters = prose.subject.texts[prose.index].characters
        if characters.contains("/") { places += SlashReader(prose: prose).places() }
        return characters.contains("-") || characters.hasPunctuationBeyondASCII ? places + DashReader(prose: prose).places() : places
    }

    /// Spaces right inside the brackets of a link, where the source's links have none.
    private func linkEdges() -> [Place] {
        func begins(_ text: Range<Int>, _ segment: Segment) -> Bool { segment.text[text].first == 0x20 }
        func ends(_ text: Range<Int>, _ segment: Segment) -> Bool { segment.text[text].last == 0x20 }
        let links = prose.segment.inlines.filter { $0.isLink && $0.text.count > 1 && (begins($0.text, prose.segment) || ends($0.text, prose.segment)) }
        guard !links.isEmpty, !prose.sources.isEmpty,
            !prose.sources.contains(where: { source in source.segment.inlines.contains { $0.isLink && (begins($0.text, source.segment) || ends($0.text, source.segment)) } })
        else { return [] }
        return links.flatMap { link -> [Place] in
            let tokens = prose.subject.target.segments[prose.index].tokens(in: link.text)
            guard let first = tokens.first, let last = tokens.last, tokens.count > 1 else { return [] }
            var places: [Place] = []
            // Another space may stand right outside.
            func add(_ space: Token, _ message: String) {
                places.append(Place(range: prose.segment.byteRange(of: space.range.clamped(to: link.text)), suggestion: "", message: message, confidence: 0.9))
            }
            if first.kind == .space { add(first, "A space stands right inside the link’s opening bracket") }
            if last.kind == .space { add(last, "A space stands right inside the link’s closing bracket") }
            return places
        }
    }

    /// Whether a mark is part of a string of the user interface or a name that stayed as the source has it.
    private func isKept(_ token: Token) -> Bool {
        prose.segment.inlines.contains { inline in
            (inline.isControl || inline.isMarkedName) && inline.text.lowerBound <= token.range.lowerBound && token.range.upperBound <= inline.text.upperBound
                && prose.sourceHolds(inline.text)
        }
    }

    private func place(_ index: Int, _ mark: Unicode.Scalar, _ spacing: LanguageProfile.MarkSpacing) -> Place? {
        let isSpaceBefore = prose.token(index - 1)?.kind == .space
        if mark == ":", let place = brokenTime(index) { return place }
        if spacing.before == .required, index > 0, !isSpaceBefore, let place = missingBefore(index, mark) { return place }
        if spacing.before == .forbidden, index > 1, isSpaceBefore, let place = needlessBefore(index, mark) { return place }
        guard let next = prose.token(index + 1) else { return nil }
        if spacing.after == .forbidden, next.kind == .space { return needlessAfter(index, mark) }
        if spacing.after == .required, spacing.before != .required, next.kind != .space { return openingQuote(index) }
        if next.kind == .word || next.kind == .elision, index > 0 { return gluedAfter(index, mark, spacing) }
        return nil
    }

    // MARK: A space is missing before the mark

    private func missingBefore(_ index: Int, _ mark: Unicode.Scalar) -> Place? {
        guard let previous = prose.token(index - 1) else { return nil }
        // Symbols after numbers (%, €) are a matter of number formats.
        guard mark == ":" || mark == ";" || mark == "?" || mark == "!" || mark == "»" else { return nil }
        if previous.kind == .mark, !previous.shape.contains(.protected), !closes(index - 1, before: mark, at: index) { return nil }
        if previous.kind == .word, mark == ":", prose.mark(index - 2) == UInt8(ascii: ":") { return nil }
        var confidence = 0.95
        if mark != "»", let next = prose.token(index + 1), next.kind != .space {
            guard isTextual(next, after: index, mark) else { return nil }
            if next.kind == .word || next.kind == .number || next.kind == .elision { confidence = 0.7 }
        }
        if isForeign(around: index) || isLiteral(index) || mayEnd(index - 1, in: mark) { return nil }
        guard prose.isRunningText(at: prose.tokens[index].range.lowerBound) else { return nil }
        let range = rangeWithWord(before: index)
        let bytes = prose.segment.byteRange(of: prose.tokens[index].range)
        // A word that follows at once needs its space as well.
        let glued = confidence < 0.9 ? prose.segment.byteRange(of: prose.tokens[index + 1].range) : bytes
        let rest = glued.lowerBound == bytes.upperBound ? " " + prose.fileText(glued) : ""
        return Place(
            range: rest.isEmpty ? range : range.lowerBound..<glued.upperBound,
            suggestion: prose.fileText(range.lowerBound..<bytes.lowerBound) + marks.space + String(mark) + rest,
            message: "The space before “\(mark)” is missing", confidence: confidence)
    }

    /// Whether a mark may belong to what it follows: to a URL, or to a name inside its sentence (HeyCafé! is …).
    private func mayEnd(_ index: Int, in mark: Unicode.Scalar) -> Bool {
        guard mark == "!" || mark == "?" else { return false }
        let token = prose.tokens[index]
        if token.shape.contains(.protected) {
            return !prose.segment.inlines.contains { ($0.isCode || $0.isLink) && $0.text.contains(token.range.lowerBound) }
        }
        guard token.shape.contains(.capitalized) || token.shape.contains(.mixedCase), token.info.isDisjoint(with: [.target]) else { return false }
        return prose.tokens[(index + 2)...].first { $0.kind == .word || $0.kind == .elision }.map { !$0.shape.contains(.capitalized) } ?? false
    }

    /// Whether a mark may end the text before a mark that asks for a space.
    private func closes(_ index: Int, before mark: Unicode.Scalar, at next: Int) -> Bool {
        guard let byte = prose.mark(index) else {
            // Beyond ASCII: an opening quote before the mark means that the mark itself is spoken of.
            let opening: Set<Unicode.Scalar> = ["«", "“", "‘", "„", "–", "—", "\u{FFFC}"]
            guard let scalar = prose.subject.target.segments[prose.index].scalar(at: prose.tokens[index].range.lowerBound) else { return false }
            return !opening.contains(scalar)
        }
        switch byte {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "*"):
            return true
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            // "?" between quotes is spoken of, and so are the keys of JSON.
            if mark == ":", isKey(before: next) { return false }
            return prose.mark(next + 1) != byte
        case UInt8(ascii: "."):
            return prose.token(next + 1).map { $0.kind == .space } ?? true
        default:
            return mark == "»" && byte != UInt8(ascii: "/")
        }
    }

    /// Whether a colon is followed by a value of JSON: a string, number, list, object or literal.
    private func isKey(before colon: Int) -> Bool {
        let at = prose.token(colon + 1)?.kind == .space ? colon + 2 : colon + 1
        guard let value = prose.token(at) else { return false }
        if value.kind == .number { return true }
        if value.kind == .word { return ["true", "false", "null"].contains(prose.string(value)) }
        return prose.mark(at).map { [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{")].contains($0) } ?? false
    }

    /// Whether what follows a mark without a space can be text at all.
    private func isTextual(_ next: Token, after index: Int, _ mark: Unicode.Scalar) -> Bool {
        if next.shape.contains(.protected) { return mark == ":" && next.kind == .word }
        switch next.kind {
        case .number: return false
        case .elision: return prose.tokens[index - 1].info.contains(.target)
        case .word:
            let previous = prose.tokens[index - 1]
            guard isPlain(previous, index - 1), isPlain(next, index + 1), isOfTargetOnly(previous) || isOfTargetOnly(next) else { return false }
            return mark == ":" || mark == ";" || next.shape.contains(.capitalized)
        case .mark:
            guard let byte = prose.mark(index + 1) else { return true }
            switch byte {
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "*"): return true
            case UInt8(ascii: "."), UInt8(ascii: ","): return mark != ":"
            case UInt8(ascii: "?"), UInt8(ascii: "!"): return mark != ":"
            // A label and what it is said of: `**[!UICONTROL Name]:**(Options)`.
            case UInt8(ascii: "("): return mark == ":" && prose.segment.inlines.contains { $0.isControl && $0.text.upperBound == prose.tokens[index].range.lowerBound }
            default: return false
            }
        case .space: return true
        }
    }

    // MARK: A space too much

    private func needlessBefore(_ index: Int, _ mark: Unicode.Scalar) -> Place? {
        let token = prose.tokens[index]
        guard let word = prose.token(index - 2) else { return nil }
        if prose.segment.text[prose.tokens[index - 1].range].contains(0x0A) { return nil }
        if word.kind == .mark, !word.shape.contains(.protected), opens(index - 2) || prose.mark(index - 2) == prose.mark(index) { return nil }
        if mark == ")" || mark == "]" {
            guard isOpened(before: index, by: mark == ")" ? UInt8(ascii: "(") : UInt8(ascii: "["), mark) else { return nil }
        } else if let next = prose.token(index + 1), next.kind != .space {
            // ".NET", " .nupkg", "...", "./"
            guard next.kind == .mark, !next.shape.contains(.protected) || prose.subject.target.segments[prose.index].scalar(at: next.range.lowerBound) == "\u{FFFC}"
            else { return nil }
            if let byte = prose.mark(index + 1), byte != UInt8(ascii: ")"), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "*"), byte != UInt8(ascii: "]") { return nil }
        }
        if mark == "…", !word.info.contains(.target) { return nil }
        if prose.sourceHolds(word.range.lowerBound..<token.range.upperBound) { return nil }
        guard prose.isRunningText(at: word.range.lowerBound) || prose.differsInSpaceAlone else { return nil }
        let spaceBytes = prose.segment.byteRange(of: prose.tokens[index - 1].range)
        let markBytes = prose.segment.byteRange(of: token.range)
        if prose.fileText(spaceBytes).contains("\n") {
            return Place(range: markBytes, suggestion: nil, message: "“\(mark)” stands apart from the word before it", confidence: 0.85)
        }
        // The space may stand before closing marks of emphasis or links, far from the mark, or after them.
        let near = prose.rangeWithWord(before: index)
        let range = min(near.lowerBound, spaceBytes.lowerBound)..<near.upperBound
        let kept = prose.fileText(range.lowerBound..<max(range.lowerBound, spaceBytes.lowerBound))
        let from = max(range.lowerBound, spaceBytes.upperBound)
        let between = prose.fileText(from..<max(from, markBytes.lowerBound))
        return Place(
            // A link's first word is none that the mark could join.
            range: range, suggestion: between.contains("[") ? nil : kept + between + String(mark), message: "No space goes before “\(mark)”", confidence: 0.95)
    }

    private func needlessAfter(_ index: Int, _ mark: Unicode.Scalar) -> Place? {
        guard let word = prose.token(index + 2) else { return nil }
        if word.kind == .mark, !word.shape.contains(.protected) {
            // "( )", "[ ]" and the like are spoken of.
            guard let byte = prose.mark(index + 2), byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "@") else { return nil }
        }
        if mark == "[", word.kind != .word || word.shape.contains(.singleLetter) { return nil }
        if prose.sourceHolds(prose.tokens[index].range.lowerBound..<word.range.upperBound) { return nil }
        guard prose.isRunningText(at: word.range.lowerBound) || prose.differsInSpaceAlone else { return nil }
        let markBytes = prose.segment.byteRange(of: prose.tokens[index].range)
        let wordBytes = prose.segment.byteRange(of: word.range)
        guard wordBytes.upperBound > markBytes.upperBound else { return nil }
        let text = prose.fileText(markBytes.upperBound..<wordBytes.upperBound)
        if text.contains("\n") { return nil }
        return Place(
            range: markBytes.lowerBound..<wordBytes.upperBound, suggestion: String(mark) + text.drop { $0.isWhitespace },
            message: "No space goes after “\(mark)”", confidence: 0.93)
    }

    // MARK: A space is missing after the mark

    private func openingQuote(_ index: Int) -> Place? {
        guard let next = prose.token(index + 1), next.kind != .mark || next.shape.contains(.protected) else { return nil }
        guard prose.isRunningText(at: prose.tokens[index].range.lowerBound) else { return nil }
        let bytes = prose.segment.byteRange(of: prose.tokens[index].range.lowerBound..<next.range.upperBound)
        let mark = prose.segment.byteRange(of: prose.tokens[index].range)
        guard bytes.upperBound >= mark.upperBound else { return nil }
        return Place(
            range: bytes, suggestion: prose.string(prose.tokens[index]) + marks.space + prose.fileText(mark.upperBound..<bytes.upperBound),
            message: "The space after “\(prose.string(prose.tokens[index]))” is missing", confidence: 0.93)
    }

    /// A word that follows a mark at once: ":listes", "mot,la", "mot.Vérifiez".
    private func gluedAfter(_ index: Int, _ mark: Unicode.Scalar, _ spacing: LanguageProfile.MarkSpacing) -> Place? {
        guard let next = prose.token(index + 1), let previous = prose.token(index - 1), isPlain(next, index + 1) else { return nil }
        var confidence = 0.85
        switch mark {
        case ":", ";":
            guard previous.kind == .space, next.info.contains(.target) || next.kind == .elision else { return nil }
            // `:smile:` and the like.
            if prose.mark(index + 2) == UInt8(ascii: ":") { return nil }
            if !isOfTargetOnly(next), next.kind != .elision { confidence = 0.6 }
        case ",":
            guard previous.kind == .word, isPlain(previous, index - 1), isOfTargetOnly(previous) || isOfTargetOnly(next) else { return nil }
            guard prose.mark(index + 2) != UInt8(ascii: ","), prose.mark(index - 2) != UInt8(ascii: ","), !prose.sources.contains(where: hasTightComma)
            else { return nil }
        case ".":
            // A small word with a capital begins a sentence, whatever word stands before.
            guard previous.kind == .word, isOfTargetOnly(previous) || isPlain(previous, index - 1) && next.info.contains(.targetFunction), !previous.shape.contains(.capitalized), next.shape.contains(.capitalized),
                isOfTargetOnly(next), next.range.count > 2, prose.mark(index + 2) != UInt8(ascii: ".")
            else { return nil }
            confidence = 0.75
        default: return nil
        }
        let around = prose.tokens[index - 1].range.lowerBound..<next.range.upperBound
        if prose.sourceHolds(around) { return nil }
        guard prose.isRunningText(at: next.range.lowerBound) else { return nil }
        return Place(
            range: prose.segment.byteRange(of: prose.tokens[index].range.lowerBound..<next.range.upperBound),
            suggestion: "\(mark) \(prose.string(next))", message: "The space after “\(mark)” is missing", confidence: confidence)
    }

    // MARK: Times and separators

    /// "18 :00", "18 : 00" for 18:00.
    private func brokenTime(_ index: Int) -> Place? {
        guard prose.token(index - 1)?.kind == .space, let hours = prose.token(index - 2), hours.kind == .number else { return nil }
        var after = index + 1
        let isGlued = prose.token(after)?.kind == .number
        if !isGlued { after += 1 }
        guard let minutes = prose.token(after), minutes.kind == .number else { return nil }
        var time = prose.string(hours) + ":" + prose.string(minutes)
        if !isGlued, !sources(hold: time) { return nil }
        if hours.range.count > 2 || minutes.range.count != 2, !sources(hold: time) { return nil }
        if prose.sourceHolds(hours.range.lowerBound..<minutes.range.upperBound) { return nil }
        // A ratio with decimals.
        var start = hours.range.lowerBound
        if prose.mark(index - 3) == UInt8(ascii: ","), let whole = prose.token(index - 4), whole.kind == .number {
            start = whole.range.lowerBound
            time = prose.segment.string(in: start..<hours.range.upperBound) + ":" + prose.string(minutes)
        }
        let bytes = prose.segment.byteRange(of: start..<minutes.range.upperBound)
        return Place(range: bytes, suggestion: time, message: "The time or ratio “\(time)” is pulled apart", confidence: 0.93)
    }

    private func sources(hold text: String) -> Bool {
        let bytes = Array(text.utf8)
        return prose.sources.contains { $0.segment.text.holds(bytes[...]) }
    }

    /// A separator between two marked strings, with a space on one side or none.
    private func separator(_ index: Int) -> Place? {
        let isSpaceBefore = prose.token(index - 1)?.kind == .space
        let isSpaceAfter = prose.token(index + 1)?.kind == .space
        guard !isSpaceBefore || !isSpaceAfter, let left = prose.token(index - (isSpaceBefore ? 2 : 1)),
            let right = prose.token(index + (isSpaceAfter ? 2 : 1)), Self.bounds(prose.segment, left.range.upperBound, right.range.lowerBound)
        else { return nil }
        let mark = prose.tokens[index]
        guard !prose.sources.contains(where: hasTightSeparator) else { return nil }
        let text = prose.string(mark)
        let first = prose.segment.byteRange(of: (isSpaceBefore ? prose.tokens[index - 1].range.lowerBound : mark.range.lowerBound)..<mark.range.upperBound)
        let last = isSpaceAfter ? prose.segment.byteRange(of: prose.tokens[index + 1].range) : first
        let range = first.lowerBound..<max(first.upperBound, last.upperBound)
        if prose.fileText(range).contains("\n") { return nil }
        return Place(
            range: range, suggestion: " \(prose.fileText(prose.segment.byteRange(of: mark.range))) ",
            message: "The separator “\(text)” lost a space", confidence: 0.9)
    }

    /// Whether one string of the interface, or emphasized, or an image ends at the first place and another begins at the second.
    private static func bounds(_ segment: Segment, _ end: Int, _ start: Int) -> Bool {
        func isString(_ kind: Inline.Kind) -> Bool {
            switch kind {
            case .uiControl, .strong, .emphasis, .doNotLocalize, .link, .image: return true
            default: return false
            }
        }
        return segment.inlines.contains { isString($0.kind) && !$0.text.isEmpty && $0.text.upperBound == end }
            && segment.inlines.contains { isString($0.kind) && !$0.text.isEmpty && $0.text.lowerBound == start }
    }

    private func hasTightSeparator(_ source: AnalyzedSegment) -> Bool {
        for (index, token) in source.tokens.enumerated() where token.kind == .mark && !token.shape.contains(.protected) {
            guard source.token(token, is: ">") || source.token(token, is: "|"), index > 0, index + 1 < source.tokens.count else { continue }
            if source.tokens[index - 1].kind != .space || source.tokens[index + 1].kind != .space,
                Self.bounds(
                    source.segment, source.tokens[index - 1].kind == .space && index > 1 ? source.tokens[index - 2].range.upperBound : token.range.lowerBound,
                    source.tokens[index + 1].kind == .space && index + 2 < source.tokens.count ? source.tokens[index + 2].range.lowerBound : token.range.upperBound)
            {
                return true
            }
        }
        return false
    }

    /// Whether a source segment lists values with nothing but commas between them.
    private func hasTightComma(_ source: AnalyzedSegment) -> Bool {
        source.tokens.indices.contains { index in
            source.token(source.tokens[index], is: ",") && index + 1 < source.tokens.count && source.tokens[index + 1].kind == .word
        }
    }

    // MARK: Words around a mark

    /// A word as prose writes it: no name, identifier or acronym.
    private func isPlain(_ token: Token, _ index: Int) -> Bool {
        token.kind == .elision
            || (token.kind == .word && token.shape.isDisjoint(with: [.protected, .mixedCase, .allCapitals, .hasDigit, .nonLatin])
                && (token.info.contains(.target) || token.info.contains(.targetFunction)) && prose.mark(index - 1) != UInt8(ascii: "_")
                && prose.mark(index + 1) != UInt8(ascii: "_"))
    }

    private func isOfTargetOnly(_ token: Token) -> Bool {
        token.kind == .elision || (token.info.contains(.target) && token.info.isDisjoint(with: [.source, .loanword]))
    }

    /// Whether the words on both sides are the source language's alone.
    private func isForeign(around index: Int) -> Bool {
        func isForeign(_ token: Token) -> Bool { token.info.contains(.source) && token.info.isDisjoint(with: [.target, .loanword, .targetFunction]) }
        guard let before = prose.tokens[..<index].last(where: { $0.kind == .word }), isForeign(before) else { return false }
        return prose.tokens[(index + 1)...].first { $0.kind == .word || $0.kind == .elision }.map(isForeign) ?? false
    }

    /// Whether the source has the same characters from the word before the mark to the words after it: a sample, not prose. One word may be the
    /// same in both languages, and marked names and strings of the user interface are.
    private func isLiteral(_ index: Int) -> Bool {
        guard !prose.sources.isEmpty else { return false }
        let next = prose.tokens[(index + 1)...].lazy.filter { ($0.kind == .word || $0.kind == .number) && !prose.isMarked($0) }.prefix(2)
        guard let last = next.last else { return prose.tokens[(index + 1)...].contains { $0.kind == .word } && prose.sourceHolds(prose.tokens[index - 1].range.lowerBound..<prose.segment.text.count) }
        return prose.sourceHolds(prose.tokens[index - 1].range.lowerBound..<last.range.upperBound)
    }

    private func opens(_ index: Int) -> Bool {
        guard let byte = prose.mark(index) else {
            let opening: Set<Unicode.Scalar> = ["«", "“", "‘", "„"]
            return prose.subject.target.segments[prose.index].scalar(at: prose.tokens[index].range.lowerBound).map(opening.contains) ?? false
        }
        return byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "|")
    }

    /// Whether a bracket that closes here was opened before, in the same text.
    private func isOpened(before index: Int, by opening: UInt8, _ closing: Unicode.Scalar) -> Bool {
        var depth = 0
        for at in 0..<index where prose.tokens[at].kind == .mark && prose.tokens[at].range.count == 1 {
            let byte = prose.segment.text[prose.tokens[at].range.lowerBound]
            if byte == opening { depth += 1 } else if UInt32(byte) == closing.value { depth = max(0, depth - 1) }
        }
        return depth > 0
    }

    /// From the word before a mark to the mark, where they stand together in the file; else from the character before it.
    private func rangeWithWord(before index: Int) -> ByteRange { prose.rangeWithWord(before: index) }
}

extension Prose {
    /// The file's bytes from the word before a mark to the mark, where little markup parts them; else from the character before it.
    func rangeWithWord(before index: Int) -> ByteRange {
        let mark = segment.byteRange(of: tokens[index].range)
        let before = tokens[..<index].lastIndex { $0.kind != .space } ?? index
        let word = segment.byteRange(of: tokens[before].range)
        if before < index, word.upperBound <= mark.lowerBound, mark.lowerBound - word.upperBound <= 6 { return word.lowerBound..<mark.upperBound }
        let bytes = subject.target.page.bytes
        var start = mark.lowerBound
        while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
        repeat { start -= 1 } while start > 0 && bytes[start] & 0xC0 == 0x80
        return max(0, start)..<mark.upperBound
    }
}
