import Alignment
import Linguistics
import Markup

/// Commands that a text of the source spells out and the page has in its code, and that the translation took for words.
struct CommandLines {
    private let page: AnalyzedPage

    init(_ page: AnalyzedPage) { self.page = page }

    /// - Returns: nil where the translation may have kept what the source has.
    func finding(_ index: Int, _ sources: PairSide<Int>, _ subject: Subject, of rule: IdentifierMismatch) -> Finding? {
        guard sources.count == 1, let origin = sources.first else { return nil }
        let source = page.segments[origin]
        let target = subject.target.segments[index]
        if let command = Self.command(source), !target.segment.text.holds(command), isInCode(command) {
            return finding(target, 0..<target.segment.text.count, source, 0..<source.segment.text.count, rule)
        }
        return describedCommand(source, target, rule)
    }

    private func finding(_ target: AnalyzedSegment, _ range: Range<Int>, _ source: AnalyzedSegment, _ sourceRange: Range<Int>, _ rule: IdentifierMismatch) -> Finding {
        let wanted = source.segment.string(in: sourceRange)
        return rule.finding(
            target.segment, range, "“\(target.segment.string(in: range))” was the command “\(wanted)” in the source", "command of the page’s code", confidence: 0.85, source: wanted,
            sourceRange: source.segment.byteRange(of: sourceRange), suggestion: wanted)
    }

    /// The program and its first word where a text is nothing but a command line: `tidectl gate-list add <name>`.
    private static func command(_ analyzed: AnalyzedSegment) -> ArraySlice<UInt8>? {
        let text = analyzed.segment.text
        guard text.count <= 80, text.first?.isFactLower == true, text.has(0x20), analyzed.tokens.first?.info.contains(.source) == false else { return nil }
        let parts = text.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count > 1, isWord(parts[0]), isWord(parts[1]), parts.dropFirst(2).allSatisfy({ isWord($0) || isArgument($0) }) else { return nil }
        return text[parts[0].startIndex..<parts[1].endIndex]
    }

    /// A word of small letters, that dots and hyphens may join.
    private static func isWord(_ part: ArraySlice<UInt8>) -> Bool {
        guard part.count > 1, part.first?.isFactLower == true, part.last?.isFactLower == true else { return false }
        return part.allSatisfy { $0.isFactLower || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    private static func isArgument(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, part.count > 1 else { return false }
        return first == UInt8(ascii: "-") || first == UInt8(ascii: "<") || first == UInt8(ascii: "[")
    }

    /// Whether a program and its word stand side by side in the page's code.
    private func isInCode(_ command: ArraySlice<UInt8>) -> Bool {
        let wanted = Self.withoutEnding(command)
        return page.page.blocks.contains { block in
            guard block.kind == .code else { return false }
            let code = Array(page.page.bytes[block.range])
            var at = 0
            while let place = firstOccurrence(of: wanted, in: code, from: at) {
                let (start, end) = (place.lowerBound, place.upperBound)
                if start == 0 || !code[start - 1].isFactAlphanumeric, end == code.count || code[end] <= 0x20 { return true }
                at = start + 1
            }
            return false
        }
    }

    private static let ending = Array(".exe ".utf8)

    /// A command whose program is named without `.exe`, as code names it.
    private static func withoutEnding(_ command: ArraySlice<UInt8>) -> [UInt8] {
        guard let place = firstOccurrence(of: ending, in: Array(command), from: 0) else { return Array(command) }
        return Array(command.prefix(place.lowerBound)) + Array(command.dropFirst(place.upperBound - 1))
    }

    /// A command before the last word of a sentence, whose translation follows the program to the end: `the tidectl.exe gate-list command`, *la
    /// commande tidectl.exe des portes*.
    private func describedCommand(_ source: AnalyzedSegment, _ target: AnalyzedSegment, _ rule: IdentifierMismatch) -> Finding? {
        guard let place = firstOccurrence(of: Self.ending, in: source.segment.text, from: 0) else { return nil }
        let text = source.segment.text
        let start = text[..<place.lowerBound].lastIndex { !$0.isFactLower }.map { $0 + 1 } ?? 0
        let end = text[place.upperBound...].firstIndex { !$0.isFactLower && $0 != UInt8(ascii: "-") } ?? text.count
        let word = text[place.upperBound..<end]
        let program = text[start..<(place.upperBound - 1)]
        guard start < place.lowerBound, word.count > 2, !target.segment.text.holds(word), isInCode(text[start..<end]),
            !source.tokens(in: start..<end).contains(where: { $0.shape.contains(.protected) }), Self.words(after: end, in: source)?.count == 1,
            let kept = firstOccurrence(of: program, in: target.segment.text, from: 0), let rest = Self.words(after: kept.upperBound, in: target), (1...3).contains(rest.count),
            rest.allSatisfy({ target.tokens[$0].shape.isDisjoint(with: [.capitalized, .mixedCase, .protected, .hasDigit]) }), let last = rest.last
        else { return nil }
        return finding(target, kept.lowerBound..<target.tokens[last].range.upperBound, source, start..<end, rule)
    }

    /// The words between an offset and the end of the sentence; nil where anything but spaces stands among them.
    private static func words(after offset: Int, in analyzed: AnalyzedSegment) -> [Int]? {
        var words: [Int] = []
        for index in analyzed.firstToken(endingAfter: offset)..<analyzed.tokens.count {
            switch analyzed.tokens[index].kind {
            case .space: continue
            case .word, .elision: words.append(index)
            case .mark where analyzed.token(analyzed.tokens[index], is: "."): return words
            default: return nil
            }
        }
        return words
    }
}
