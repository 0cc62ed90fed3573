import Alignment
import Linguistics
import Markup

/// A number as a text writes it, with the separators between its digits.
struct WrittenNumber: Equatable {
    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>
    /// Indices of its first and last token.
    let tokens: ClosedRange<Int>

    /// It is two runs of digits joined by one mark.
    var hasOneSeparator: Bool { tokens.count == 3 }

    /// The numbers of a text that are neither under code nor parts of words, dates or identifiers.
    ///
    /// - Parameter withSigns: those after a sign or the symbol of a currency as well: "+300", "$1,250".
    static func all(in analyzed: AnalyzedSegment, withSigns: Bool = false) -> [WrittenNumber] {
        let tokens = analyzed.tokens
        let text = analyzed.segment.text
        var found: [WrittenNumber] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].kind == .number else {
                index += 1
                continue
            }
            var last = index
            while last + 2 < tokens.count, tokens[last + 2].kind == .number, tokens[last + 1].range.count <= 3,
                isSeparator(tokens[last + 1], text, groupOf: tokens[last + 2].range.count) { last += 2 }
            defer { index = last + 1 }
            let start = tokens[index].range.lowerBound
            let isSigned = withSigns && start > 0 && isSign(text[start - 1]) && (start == 1 || text[start - 2] <= 0x20 || text[start - 2] == UInt8(ascii: "("))
            guard !tokens[index].shape.contains(.protected), !isJoined(text, isSigned ? 0 : start, tokens[last].range.upperBound) else { continue }
            found.append(WrittenNumber(range: tokens[index].range.lowerBound..<tokens[last].range.upperBound, tokens: index...last))
        }
        return found
    }

    private static func isSeparator(_ token: Token, _ text: [UInt8], groupOf digits: Int) -> Bool {
        if token.kind == .mark, token.range.count == 1 { return text[token.range.lowerBound] == UInt8(ascii: ".") || text[token.range.lowerBound] == UInt8(ascii: ",") }
        // A blank parts thousands; an ordinary one may as well part two numbers.
        return token.kind == .space && digits == 3 && token.range.count > 1
    }

    private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "$") }

    /// Whether letters or marks of identifiers touch it.
    private static func isJoined(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        func joins(_ byte: UInt8) -> Bool {
            byte.isFactAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":")
                || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "\\")
                || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "<")
        }
        // A dash that stuck to both sides: "dans la version-5,2".
        let followsWord = start > 2 && text[start - 1] == UInt8(ascii: "-") && text[start - 2].isFactLower && text[start..<min(end, text.count)].contains(UInt8(ascii: ","))
        if start > 0, joins(text[start - 1]) && !followsWord || text[start - 1] == UInt8(ascii: ".") { return true }
        guard end < text.count else { return false }
        // "3-" before a space or link is a number with a dash after it.
        if text[end] == UInt8(ascii: "-") { return end + 1 < text.count && text[end + 1].isFactAlphanumeric }
        if text[end] == UInt8(ascii: ":") { return end + 1 < text.count && text[end + 1].isFactDigit }
        if text[end] == UInt8(ascii: ".") { return end + 1 < text.count && text[end + 1].isFactAlphanumeric }
        return text[end].isFactAlphanumeric || text[end] == UInt8(ascii: "_") || text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: "+") || text[end] == UInt8(ascii: "\\")
    }

    /// The word before it, a blank or a quotation mark between them.
    func wordBefore(in analyzed: AnalyzedSegment) -> Token? {
        guard let index = solidBefore(in: analyzed), analyzed.tokens[index].kind == .word else { return nil }
        return analyzed.tokens[index]
    }

    /// The word after it, a blank between them.
    func wordAfter(in analyzed: AnalyzedSegment) -> Token? {
        guard let next = next(in: analyzed), next.kind == .word else { return nil }
        return next
    }

    private func solidBefore(in analyzed: AnalyzedSegment) -> Int? {
        var index = tokens.lowerBound - 1
        guard index >= 0, analyzed.tokens[index].kind == .space else { return nil }
        while index >= 0, analyzed.tokens[index].kind == .space { index -= 1 }
        return index >= 0 ? index : nil
    }

    /// The number before it in a list such as "5,1, 5,2 et 5,3".
    func previousNumber(in analyzed: AnalyzedSegment) -> Range<Int>? {
        guard let index = solidBefore(in: analyzed) else { return nil }
        let token = analyzed.tokens[index]
        let joins = (token.kind == .mark && analyzed.token(token, is: ",")) || (token.kind == .word && token.info.contains(.targetFunction) && token.range.count <= 3)
        guard joins else { return nil }
        var end = index - 1
        while end >= 0, analyzed.tokens[end].kind == .space { end -= 1 }
        guard end >= 0, analyzed.tokens[end].kind == .number else { return nil }
        var start = end
        while start >= 2, analyzed.tokens[start - 1].kind == .mark, analyzed.tokens[start - 2].kind == .number { start -= 2 }
        return analyzed.tokens[start].range.lowerBound..<analyzed.tokens[end].range.upperBound
    }

    private func next(in analyzed: AnalyzedSegment) -> Token? {
        let index = tokens.upperBound + 1
        guard index < analyzed.tokens.count else { return nil }
        if analyzed.tokens[index].kind != .space { return analyzed.tokens[index] }
        return index + 1 < analyzed.tokens.count ? analyzed.tokens[index + 1] : nil
    }

    /// Whether a unit's symbol follows.
    ///
    /// - Parameter orLetter: a single letter counts.
    func hasUnit(in analyzed: AnalyzedSegment, _ profile: LanguageProfile, orLetter: Bool = false) -> Bool {
        guard let next = next(in: analyzed) else { return false }
        // Single letters are too often something else ("5.3 A new start").
        if orLetter, next.shape.contains(.singleLetter) { return true }
        return (next.range.count > 1 || next.kind == .mark) && profile.units.contains(analyzed.string(of: next))
    }

    func isFollowedByNoun(in analyzed: AnalyzedSegment) -> Bool {
        guard let next = next(in: analyzed), next.kind == .word else { return false }
        return next.info.contains(.noun) && !next.info.contains(.targetFunction)
    }

    /// Whether it is an hour or minutes: "9 pm", "21 h", "9:30".
    func isTime(in analyzed: AnalyzedSegment, _ profile: LanguageProfile) -> Bool {
        func marksTime(_ token: Token) -> Bool { token.kind == .word && profile.timeMarks.contains(analyzed.string(of: token).lowercased()) }
        func isColon(_ index: Int) -> Bool { analyzed.tokens[safe: index].map { analyzed.token($0, is: ":") } ?? false }
        func isNumber(_ index: Int) -> Bool { analyzed.tokens[safe: index]?.kind == .number }
        if isColon(tokens.lowerBound - 1), isNumber(tokens.lowerBound - 2) { return true }
        if isColon(tokens.upperBound + 1), isNumber(tokens.upperBound + 2) { return true }
        // "6 h 30", "6:30 AM"
        if let before = analyzed.tokens[..<tokens.lowerBound].last(where: { $0.kind != .space }), marksTime(before), analyzed.tokens[safe: tokens.lowerBound - 3]?.kind == .number
            || analyzed.tokens[safe: tokens.lowerBound - 4]?.kind == .number { return true }
        return next(in: analyzed).map(marksTime) ?? false
    }
}
