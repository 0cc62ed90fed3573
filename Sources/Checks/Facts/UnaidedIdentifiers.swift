import Alignment
import Linguistics
import Markup

/// What a page tells of its identifiers without its source: their shape, their column, and what it has elsewhere.
struct UnaidedIdentifiers {
    private let page: AnalyzedPage
    private let rule: IdentifierMismatch
    private lazy var columns = LiteralColumns(of: page, needsProof: false)
    private lazy var identifiers = PageIdentifiers(page.page)
    /// Whether something in the text at hand looks wrong, so that its place tells whether it is.
    private var isOpen = false

    init(_ page: AnalyzedPage, rule: IdentifierMismatch) {
        self.page = page
        self.rule = rule
    }

    /// - Parameter known: of the same text.
    mutating func findings(in analyzed: AnalyzedSegment, _ known: KnownText) -> [Finding] {
        guard !known.settled.contains(.identifiers) else { return [] }
        isOpen = false
        let findings = findings(in: analyzed, known.characters)
        if !isOpen { known.settled.insert(.identifiers) }
        return findings
    }

    private mutating func findings(in analyzed: AnalyzedSegment, _ characters: ASCIISet) -> [Finding] {
        let segment = analyzed.segment
        if let word = loneWord(analyzed), word.info.contains(.target), word.info.isDisjoint(with: [.source, .loanword, .sourceProper]), isInColumn(segment) {
            let text = segment.string(in: word.range)
            return [rule.finding(segment, word.range, "“\(text)” is a word of the target language in a column of identifiers", "literal column", confidence: 0.85)]
        }
        let hasHyphen = characters.contains("-")
        guard characters.contains(".") || hasHyphen else { return [] }
        let split = (hasHyphen ? splitGUIDs(in: segment) : []) + splitNames(in: analyzed) + splitVersions(in: analyzed)
        let findings = split + (hasHyphen ? brokenGUIDs(in: segment) : []) + translatedParts(in: analyzed) + (hasHyphen || characters.contains("@") ? nearMisses(in: segment) : [])
        if !findings.isEmpty { isOpen = true }
        return findings
    }

    private mutating func isInColumn(_ segment: Segment) -> Bool {
        isOpen = true
        return columns.contains(page.page.blocks[segment.block].cell)
    }

    /// Whether the page has a dotted name.
    private mutating func holds(_ name: [UInt8]) -> Bool {
        // Reading all of them takes longer.
        page.page.segments.contains { $0.text.holds(name[...]) } && identifiers.holds(name)
    }

    /// The word of a text that is nothing but one word in small letters.
    private func loneWord(_ analyzed: AnalyzedSegment) -> Token? {
        guard analyzed.tokens.count <= 3, let token = analyzed.tokens.first(where: { $0.kind != .space }), token.kind == .word,
            token.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected]), analyzed.tokens.count(where: { $0.kind != .space }) == 1
        else { return nil }
        return token
    }

    // MARK: Spaces inside

    /// `Mail. ReadWrite.All`: a dotted name with a space after one of its dots. That it is one shows in what follows, capitals inside and a further
    /// dot; or it is all that its cell holds; or the page has it without the space.
    private mutating func splitNames(in analyzed: AnalyzedSegment) -> [Finding] {
        let segment = analyzed.segment
        let tokens = analyzed.tokens
        var findings: [Finding] = []
        for index in tokens.indices.dropFirst().dropLast(2) where tokens[index].kind == .mark && analyzed.token(tokens[index], is: ".") {
            let before = tokens[index - 1]
            let after = tokens[index + 2]
            guard before.kind == .word, before.shape.contains(.capitalized), !before.shape.contains(.protected), tokens[index + 1].kind == .space,
                tokens[index + 1].range.count == 1, !tokens[index + 1].shape.contains(.protected), after.kind == .word,
                !after.shape.isDisjoint(with: [.capitalized, .mixedCase])
            else { continue }
            var start = index - 1
            while start >= 2, tokens[start - 1].range.count == 1, analyzed.token(tokens[start - 1], is: "."), tokens[start - 2].kind == .word { start -= 2 }
            var end = index + 2
            while end + 2 < tokens.count, analyzed.token(tokens[end + 1], is: "."), tokens[end + 2].kind == .word { end += 2 }
            let range = tokens[start].range.lowerBound..<tokens[end].range.upperBound
            let joined = segment.text[range].filter { $0 != 0x20 }
            // What stands before is an acronym, a joined name or the end of one, not the last word of a sentence.
            isOpen = true
            let isShaped = after.shape.contains(.mixedCase) && end > index + 2 && !before.shape.isDisjoint(with: [.allCapitals, .mixedCase])
            let isAlone = range == 0..<segment.text.count && (end > index + 2 || (isCell(segment) && isForeign(after) && tokens[start].range.count > 2))
            guard isShaped || isAlone || holds(joined) else { continue }
            findings.append(
                rule.finding(
                    segment, range, "“\(segment.string(in: range))” has a space inside", "dotted name", confidence: 0.85,
                    suggestion: String(decoding: joined, as: UTF8.self)))
        }
        return findings
    }

    /// A GUID with spaces beside its hyphens.
    private func splitGUIDs(in segment: Segment) -> [Finding] {
        let text = segment.text
        guard text.count >= 37, text.indices.dropFirst().contains(where: { text[$0] == 0x2D && text[$0 - 1] == 0x20 || text[$0] == 0x20 && text[$0 - 1] == 0x2D }) else { return [] }
        var findings: [Finding] = []
        var at = 0
        while at + 37 <= text.count {
            defer { at += 1 }
            guard text[at].isFactHex, at == 0 || !text[at - 1].isFactAlphanumeric else { continue }
            var joined: [UInt8] = []
            var end = at
            while end < text.count, joined.count < 36 {
                let isSpace = text[end] == 0x20 && (text[end - 1] == UInt8(ascii: "-") || (end + 1 < text.count && text[end + 1] == UInt8(ascii: "-")))
                guard isSpace || text[end].isFactHex || text[end] == UInt8(ascii: "-") else { break }
                if !isSpace { joined.append(text[end]) }
                end += 1
            }
            guard end - at > 36, Identifier.isGUID(joined) else { continue }
            findings.append(
                rule.finding(
                    segment, at..<end, "“\(segment.string(in: at..<end))” has a space inside", "GUID", confidence: 0.92, suggestion: String(decoding: joined, as: UTF8.self)))
            at = end
        }
        return findings
    }

    /// A GUID of whose five groups one has too few or too many letters, or some that are no hexadecimal digits.
    private func brokenGUIDs(in segment: Segment) -> [Finding] {
        let text = segment.text
        guard text.count >= 28 else { return [] }
        var findings: [Finding] = []
        var at = 0
        while let hyphen = text[at...].firstIndex(of: UInt8(ascii: "-")) {
            at = hyphen + 1
            func isPart(_ byte: UInt8) -> Bool { byte.isFactAlphanumeric || byte == UInt8(ascii: "-") }
            let start = text[..<hyphen].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
            let end = text[hyphen...].firstIndex { !isPart($0) } ?? text.count
            at = end
            guard (28...44).contains(end - start), start == 0 || text[start - 1] < 0x80, end == text.count || text[end] < 0x80 else { continue }
            let groups = text[start..<end].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            guard groups.count == Identifier.guidGroups.count, text[start..<end].contains(where: \.isFactLetter),
                zip(groups, Identifier.guidGroups).count(where: { $0.count == $1 && $0.allSatisfy(\.isFactHex) }) == groups.count - 1,
                !segment.inlines.contains(where: { $0.kind == .link && $0.text.overlaps(start..<end) })
            else { continue }
            findings.append(
                rule.finding(segment, start..<end, "“\(segment.string(in: start..<end))” is no whole GUID", "a GUID has groups of 8, 4, 4, 4 and 12 hexadecimal digits", confidence: 0.85))
        }
        return findings
    }

    /// `v 1.2.0`, `4. x`: a version with a space after its mark or before the letter that stands for any number.
    private func splitVersions(in analyzed: AnalyzedSegment) -> [Finding] {
        let segment = analyzed.segment
        let tokens = analyzed.tokens
        var findings: [Finding] = []
        for index in tokens.indices where tokens[index].kind == .word && tokens[index].shape.contains(.singleLetter) && index + 4 < tokens.count {
            guard analyzed.token(tokens[index], is: "v") || analyzed.token(tokens[index], is: "V"), !tokens[index].shape.contains(.protected),
                tokens[index + 1].kind == .space, tokens[index + 2].kind == .number, analyzed.token(tokens[index + 3], is: "."), tokens[index + 4].kind == .number,
                index == 0 || tokens[index - 1].kind == .space || tokens[index - 1].kind == .mark
            else { continue }
            var end = index + 4
            while end + 2 < tokens.count, analyzed.token(tokens[end + 1], is: "."), tokens[end + 2].kind == .number { end += 2 }
            let range = tokens[index].range.lowerBound..<tokens[end].range.upperBound
            let text = segment.string(in: range)
            findings.append(
                rule.finding(
                    segment, range, "“\(text)” has a space inside", "version", confidence: 0.75, suggestion: String(text.filter { !$0.isWhitespace })))
        }
        for index in tokens.indices.dropFirst(3) where tokens[index].shape.contains(.singleLetter) && analyzed.token(tokens[index], is: "x") {
            guard tokens[index - 1].kind == .space, analyzed.token(tokens[index - 2], is: "."), tokens[index - 3].kind == .number, tokens[index - 3].range.count <= 2,
                !tokens[index - 3].shape.contains(.protected), index + 1 == tokens.count || tokens[index + 1].kind != .word
            else { continue }
            var start = index - 3
            while start >= 2, analyzed.token(tokens[start - 1], is: "."), tokens[start - 2].kind == .number { start -= 2 }
            let range = tokens[start].range.lowerBound..<tokens[index].range.upperBound
            let text = segment.string(in: range)
            findings.append(rule.finding(segment, range, "“\(text)” has a space inside", "version", confidence: 0.85, suggestion: String(text.filter { !$0.isWhitespace })))
        }
        return findings
    }

    // MARK: Translated parts

    /// `Courrier.Read.All`: a dotted name of capitalized parts, one of them a word that only the target language has.
    private mutating func translatedParts(in analyzed: AnalyzedSegment) -> [Finding] {
        let segment = analyzed.segment
        let tokens = analyzed.tokens
        var findings: [Finding] = []
        var index = 0
        while index + 2 < tokens.count {
            guard isPart(tokens[index]), index == 0 || tokens[index - 1].kind == .space, analyzed.token(tokens[index + 1], is: "."), isPart(tokens[index + 2]) else {
                index += 1
                continue
            }
            var end = index + 2
            while end + 2 < tokens.count, analyzed.token(tokens[end + 1], is: "."), isPart(tokens[end + 2]) { end += 2 }
            defer { index = end + 1 }
            let parts = stride(from: index, through: end, by: 2).map { tokens[$0] }
            let translated = parts.count { $0.info.contains(.target) && $0.info.isDisjoint(with: [.source, .loanword, .sourceProper]) }
            let foreign = parts.count(where: isForeign)
            let range = tokens[index].range.lowerBound..<tokens[end].range.upperBound
            guard translated > 0, end + 1 == tokens.count || tokens[end + 1].kind == .space || tokens[end + 1].kind == .mark else { continue }
            isOpen = true
            let rest = segment.text[tokens[index + 1].range.lowerBound..<range.upperBound]
            let first = segment.text[range.lowerBound..<tokens[end - 1].range.upperBound]
            let hasSibling = foreign > 0 && identifiers.holdsOther(than: segment.text[range], beginning: first, ending: rest)
            let isAlone = foreign > 0 && isCell(segment) && range == 0..<segment.text.count
            guard hasSibling || isAlone || foreign > 1 || isInColumn(segment) else { continue }
            findings.append(
                rule.finding(
                    segment, range, "“\(segment.string(in: range))” has a word of the target language in it", hasSibling ? "the page's other identifiers" : "dotted name",
                    confidence: hasSibling ? 0.85 : 0.75))
        }
        return findings
    }

    private func isCell(_ segment: Segment) -> Bool { page.page.blocks[segment.block].cell.map { $0.row > 0 } ?? false }

    private func isForeign(_ token: Token) -> Bool { token.shape.contains(.mixedCase) || (token.info.contains(.source) && !token.info.contains(.target)) }

    private func isPart(_ token: Token) -> Bool {
        token.kind == .word && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.protected, .nonLatin, .allCapitals]) && token.range.count > 2
    }

    // MARK: Near misses

    /// A GUID or the host of an address that differs by a letter or two from one that the page has more often.
    private mutating func nearMisses(in segment: Segment) -> [Finding] {
        var findings: [Finding] = []
        for identifier in Identifier.all(in: segment) where identifier.kind == .guid || identifier.kind == .address {
            isOpen = true
            guard !segment.inlines.contains(where: { $0.kind == .link && $0.text.overlaps(identifier.range) }),
                let other = identifiers.nearMiss(of: segment.text[identifier.range], identifier.kind)
            else { continue }
            let wanted = String(decoding: other, as: UTF8.self)
            findings.append(
                rule.finding(
                    segment, identifier.range, "“\(segment.string(in: identifier.range))” is “\(wanted)” elsewhere on the page", "the page's other identifiers",
                    confidence: 0.7, suggestion: wanted))
        }
        return findings
    }
}
