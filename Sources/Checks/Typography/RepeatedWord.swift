import Alignment
import Linguistics
import Markup

/// Finds words, short phrases and marks that stand twice in a row.
public struct RepeatedWord: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "repeated-word", family: .typography, mqm: "linguistic conventions / textual", its: "duplication", severity: .minor,
        summary: "A word, phrase or mark stands twice in a row",
        explanation: """
            It finds a word or a phrase of up to four words that follows itself (`de de`, `pour la pour la`), and doubled commas, full stops and \
            semicolons (`,,`, `, ,`); with the source page, also two things that it tells apart and that became one ("à retirer ou à retirer", \
            `JJ/MM/AAAA ou JJ/MM/AAAA`, `niveaux (niveaux)`). It leaves alone what the language may repeat (French *nous nous*, *vous vous*), names and numbers, \
            pronouns after a hyphen (*mettez-le le plus tôt possible*), words in different sentences, an ellipsis, code, and what the source \
            doubles as well.
            """,
        examples: [
            .init(bad: "Le nom de de la campagne.", good: "Le nom de la campagne."),
            .init(bad: "Les commandes `pack`,, `push` et `delete`.", good: "Les commandes `pack`, `push` et `delete`."),
        ])

    /// The longest phrase sought, in words: as many as `readStarts` has lanes.
    private static let longestPhrase = 4

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        var starts: [Int] = []
        for index in subject.target.segments.indices where !subject.texts[index].settled.contains(.repetitions) {
            let tokens = subject.target.segments[index].tokens
            guard tokens.count > 2 || (tokens.count == 2 && tokens[0].kind == .mark) else { continue }
            let prose = Prose(subject, segment: index)
            readStarts(of: tokens, prose.segment.text, into: &starts)
            var isSettled = true
            if !starts.isEmpty { findWords(from: starts, prose, &isSettled, into: &findings) }
            findMarks(prose, &isSettled, into: &findings)
            findJoined(prose, &isSettled, into: &findings)
            if isSettled { subject.texts[index].settled.insert(.repetitions) }
        }
        return findings
    }

    /// The tokens of words after which, within the longest phrase, another one of their length has their letters at its ends: few are the same.
    private func readStarts(of tokens: [Token], _ text: [UInt8], into starts: inout [Int]) {
        starts.removeAll(keepingCapacity: true)
        // Of the last words that stand together, the latest first; no word has the sign 0.
        var signs = SIMD4<UInt32>.zero
        var words = SIMD4<Int>.zero
        var last = -3
        for index in tokens.indices where isWord(tokens[index]) {
            let range = tokens[index].range
            if last < index - 1, last < index - 2 || tokens[index - 1].kind != .space { signs = .zero }
            let ends = UInt32(text[range.lowerBound] | 0x20) << 8 | UInt32(text[range.upperBound - 1] | 0x20)
            let sign = UInt32(truncatingIfNeeded: range.count) << 16 | ends
            if any(signs .== sign) {
                for lane in 0..<Self.longestPhrase where signs[lane] == sign { starts.append(words[lane]) }
            }
            signs = SIMD4(sign, signs[0], signs[1], signs[2])
            words = SIMD4(index, words[0], words[1], words[2])
            last = index
        }
        if starts.count > 1 { starts.sort() }
    }

    /// - Parameter isSettled: becomes false where something was found by the words alone.
    private func findWords(from starts: [Int], _ prose: Prose, _ isSettled: inout Bool, into findings: inout [Finding]) {
        let tokens = prose.tokens
        var at = 0
        for start in starts where start >= at {
            guard let length = doubledWords(prose, start) else { continue }
            isSettled = false
            at = start
            var end = skip(prose, from: at, words: length * 2) ?? at + 1
            let first = at
            // All of a longer run: "fin fin fin".
            while length == 1, let next = skip(prose, from: skipSpace(tokens, end), words: 1), same(prose, tokens[first], tokens[next - 1]) { end = next }
            let range = tokens[at].range.lowerBound..<tokens[end - 1].range.upperBound
            at = end
            guard prose.isRunningText(at: range.lowerBound), !prose.sources.contains(where: { doubles($0, words: length) }) else { continue }
            let bytes = prose.segment.byteRange(of: range)
            let half = skip(prose, from: tokens.firstIndex { $0.range.lowerBound == range.lowerBound } ?? 0, words: length) ?? end
            let once = prose.segment.string(in: range.lowerBound..<tokens[half - 1].range.upperBound)
            let isPlain = prose.fileText(bytes) == prose.segment.string(in: range)
            // Three nouns in a row may have been two different ones: "prendront fin fin septembre".
            let isRun = tokens[half..<end].count(where: isWord) > length && tokens[first].info.contains(.noun)
            // What leads to nothing has lost its next word: "et le reste, ou ou.", "s’il s’Outlook".
            let next = tokens[safe: skipSpace(tokens, end)]
            let leadsNowhere = tokens[end - 1].kind == .elision || tokens[end - 1].info.contains(.targetFunction) && (next.map { $0.kind == .mark } ?? true)
            findings.append(
                Finding(
                    rule: description.id, severity: description.severity, confidence: isPlain ? 0.93 : 0.6, range: bytes,
                    message: "“\(once)” stands twice in a row", suggestion: isPlain && !isRun && !leadsNowhere ? once : nil))
        }
    }

    /// How many of the next words are followed by the same ones; nil where none are.
    private func doubledWords(_ prose: Prose, _ start: Int) -> Int? {
        let tokens = prose.tokens
        var second = start
        for words in 1...Self.longestPhrase {
            second = skipSpace(tokens, second + 1)
            guard second < tokens.count, isWord(tokens[second]) else { return nil }
            // Most words that follow are others.
            if same(prose, tokens[start], tokens[second]), isDoubled(prose, start, words: words) { return words }
        }
        return nil
    }

    /// Whether the next words are followed by the same ones, with nothing but space between.
    private func isDoubled(_ prose: Prose, _ start: Int, words: Int) -> Bool {
        let tokens = prose.tokens
        guard let second = skip(prose, from: start, words: words).map({ skipSpace(tokens, $0) }), let end = skip(prose, from: second, words: words)
        else { return false }
        var (own, other) = (start, second)
        for _ in 0..<words {
            guard same(prose, tokens[own], tokens[other]) else { return false }
            own = skipSpace(tokens, own + 1)
            other = skipSpace(tokens, other + 1)
        }
        let first = tokens[start..<second].filter { $0.kind != .space }
        let repeated = tokens[second..<end].filter { $0.kind != .space }
        // An elided word needs no space after it: "l’un l’un" is two words.
        guard tokens[second - 1].kind == .space || tokens[second - 1].kind == .elision else { return false }
        if prose.subject.target.segments[prose.index].sentence(at: tokens[start].range.lowerBound)
            != prose.subject.target.segments[prose.index].sentence(at: tokens[second].range.lowerBound) { return false }
        if isHyphen(prose, start - 1) || isHyphen(prose, end) || prose.isJoined(start) || prose.isJoined(end - 1) { return false }
        if words == 1 {
            let token = tokens[start]
            if token.kind == .elision { return false }
            if prose.subject.targetProfile.repeatable.contains(prose.string(token).lowercased()) { return false }
            // Two capitals make a name: Duran Duran.
            if token.shape.contains(.singleLetter), !token.shape.contains(.hasNonASCII) { return false }
            let isName = tokens[second].shape.contains(.capitalized) && !tokens[second].info.contains(.targetFunction)
            if isName { return false }
            return !token.info.isDisjoint(with: [.target, .source, .loanword]) || token.range.count > 3
        }
        // "de plus en plus en plus": the chain goes on, or began before.
        let after = skipSpace(tokens, end)
        if after < tokens.count, isWord(tokens[after]), same(prose, tokens[start], tokens[after]) { return false }
        if start > 1, tokens[start - 1].kind == .space, isWord(tokens[start - 2]), same(prose, tokens[end - 1], tokens[start - 2]) { return false }
        // One word four times is no phrase.
        if first.allSatisfy({ same(prose, $0, first[0]) }) { return false }
        // "pas à pas à l’aide de": the language says so by doubling.
        if words == 2, let link = first.last, prose.subject.targetProfile.doublingPrepositions.contains(prose.string(link).lowercased()) { return false }
        return first.contains { $0.info.contains(.target) } && !repeated.contains { $0.shape.contains(.allCapitals) || $0.shape.contains(.hasDigit) }
    }

    func isHyphen(_ prose: Prose, _ index: Int) -> Bool { prose.mark(index) == UInt8(ascii: "-") }

    func isWord(_ token: Token) -> Bool {
        (token.kind == .word || token.kind == .elision) && !token.shape.contains(.protected)
    }

    /// The index after a number of words that stand together; nil when something else comes between.
    func skip(_ prose: Prose, from start: Int, words: Int) -> Int? {
        var at = start
        for word in 0..<words {
            if word > 0 { at = skipSpace(prose.tokens, at) }
            guard at < prose.tokens.count, isWord(prose.tokens[at]) else { return nil }
            at += 1
        }
        return at
    }

    func skipSpace(_ tokens: [Token], _ at: Int) -> Int { at < tokens.count && tokens[at].kind == .space ? at + 1 : at }

    func same(_ prose: Prose, _ left: Token, _ right: Token) -> Bool {
        guard left.range.count == right.range.count, left.kind == right.kind else { return false }
        return prose.segment.text[left.range].equalsIgnoringASCIICase(prose.segment.text[right.range])
    }

    /// Whether a source segment doubles a word too.
    private func doubles(_ source: AnalyzedSegment, words: Int) -> Bool {
        let tokens = source.tokens.filter { $0.kind != .space }
        guard tokens.count >= 2 * words else { return false }
        for start in 0...(tokens.count - 2 * words) where tokens[start].kind == .word {
            let isSame = (0..<words).allSatisfy { offset in
                source.segment.text[tokens[start + offset].range].elementsEqual(source.segment.text[tokens[start + words + offset].range])
            }
            if isSame { return true }
        }
        return false
    }

    private func findMarks(_ prose: Prose, _ isSettled: inout Bool, into findings: inout [Finding]) {
        let tokens = prose.tokens
        var index = 1
        while index < tokens.count {
            defer { index += 1 }
            guard let mark = prose.mark(index), !prose.isProtected(index),
                mark == UInt8(ascii: ",") || mark == UInt8(ascii: ".") || mark == UInt8(ascii: ";")
            else { continue }
            let first = tokens[index - 1].kind == .space ? index - 2 : index - 1
            guard first > 0, prose.mark(first) == mark, !prose.isProtected(first) else { continue }
            // Of commas, all that stand together: ",,,,".
            var last = index
            if mark == UInt8(ascii: ",") {
                while prose.mark(last + 1) == mark { last += 1 }
            }
            defer { index = last }
            guard prose.mark(first - 1) != mark, tokens[first - 1].kind != .space || mark == UInt8(ascii: ",") && first > 1 && prose.mark(first - 2) != mark else { continue }
            // An ellipsis, a path, a range: "...", "../x", "1..5".
            if let next = prose.token(last + 1), next.kind != .space { continue }
            if prose.mark(last + 2) == mark { continue }
            isSettled = false
            let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
            guard !prose.sourceHolds(range), prose.isRunningText(at: tokens[first - 1].range.lowerBound) else { continue }
            let text = prose.string(tokens[index])
            findings.append(
                Finding(
                    rule: description.id, severity: description.severity, confidence: 0.93, range: prose.segment.byteRange(of: range),
                    message: "“\(text)” stands twice", suggestion: text))
        }
    }
}
