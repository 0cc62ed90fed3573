import Alignment
import Linguistics

/// A part of a text that is written as names are: with capitals.
struct NameCandidate {
    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>
    let key: NameKey
    /// How many parts between spaces it has.
    let units: Int
    /// It is one word with no other sign of a name than the capital it begins with.
    let isPlain: Bool
    /// It is one word in capitals.
    let isAcronym: Bool
    /// All its words are words of one of the languages, so that only its capitals may make it a name.
    let isCommon: Bool
    /// It begins a sentence, so that its first capital says nothing.
    let beginsSentence: Bool

    /// Whether its letters alone tell a name: mixed case, digits, or no word of either language.
    var isDistinct: Bool { !isCommon && !isPlain && !isAcronym }
}

/// Finds in a text all runs of capitalized words, with small words and numbers inside (`Defender for Office 365`), and their parts.
struct NameCandidates {
    private static let longest = 5

    /// One part between spaces, such as `ASP.NET`.
    private struct Unit {
        let range: Range<Int>
        let kind: Kind
        let beginsSentence: Bool
        enum Kind { case plain, rare, distinct, acronym, number, link }
        /// What is no word of either language.
        var isOwn: Bool { kind == .rare || kind == .distinct }
    }

    /// The parts of the run at hand.
    private var run: [Unit] = []
    /// Of the run's parts that begin at one place, from the shortest on; and whether all their words are words of one of the languages.
    private var parts: [(key: NameKey, isCommon: Bool)] = []
    private var found: [NameCandidate] = []

    /// - Returns: ordered by their start, the longest first.
    static func find(in segment: AnalyzedSegment) -> [NameCandidate] {
        var candidates = NameCandidates()
        return candidates.find(in: segment)
    }

    /// The same for one segment after another.
    mutating func find(in segment: AnalyzedSegment) -> [NameCandidate] {
        let text = segment.segment.text
        let tokens = segment.tokens
        let sentences = segment.sentences
        // A run begins with a capital somewhere in its first word.
        guard tokens.contains(where: { !$0.shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals]) && !$0.shape.contains(.protected) }) else { return [] }
        found.removeAll(keepingCapacity: true)
        var sentence = 0
        var isSentenceStart = true
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            while sentence + 1 < sentences.count, sentences[sentence].upperBound <= token.range.lowerBound {
                sentence += 1
                isSentenceStart = true
                endRun(in: text)
            }
            if token.kind == .space {
                if token.range.count > 1 || text[token.range.lowerBound] == 0x0A { endRun(in: text) }
                index += 1
                continue
            }
            // Most words are no part of a name.
            if Self.isPlainWord(token), index + 1 == tokens.count || tokens[index + 1].kind == .space {
                if !run.isEmpty { endRun(in: text) }
                isSentenceStart = false
                // The space belongs to its sentence.
                index += 2
                continue
            }
            guard !token.shape.contains(.protected), let unit = Self.unit(at: &index, tokens: tokens, text: text, beginsSentence: isSentenceStart)
            else {
                if !run.isEmpty { endRun(in: text) }
                if token.kind == .word || token.kind == .number || token.kind == .elision { isSentenceStart = false }
                if token.kind == .mark, token.range.count == 1, text[token.range.lowerBound] == UInt8(ascii: ":") { isSentenceStart = true }
                index += 1
                continue
            }
            isSentenceStart = false
            // Names begin with a capital.
            if !run.isEmpty || unit.kind != .link && unit.kind != .number { run.append(unit) }
            // Only single spaces hold a run together.
            if index < tokens.count, tokens[index].kind != .space { endRun(in: text) }
        }
        endRun(in: text)
        return Array(found[...])
    }

    /// Adds the candidates of the run at hand.
    private mutating func endRun(in text: [UInt8]) {
        if run.isEmpty { return }
        while let last = run.last, last.kind == .link { run.removeLast() }
        // Most names are one part.
        if run.count == 1, let unit = run.first {
            found.append(
                NameCandidate(
                    range: unit.range, key: NameKey(text[unit.range]), units: 1, isPlain: unit.kind == .plain, isAcronym: unit.kind == .acronym,
                    isCommon: !unit.isOwn, beginsSentence: unit.beginsSentence))
            return run.removeAll(keepingCapacity: true)
        }
        for start in run.indices where run[start].kind != .link && run[start].kind != .number {
            let ends = start..<min(run.count, start + Self.longest)
            var part = (key: NameKey(), isCommon: true)
            parts.removeAll(keepingCapacity: true)
            for end in ends {
                part.key.append(text[run[end].range])
                if run[end].isOwn { part.isCommon = false }
                parts.append(part)
            }
            for end in ends.reversed() where run[end].kind != .link {
                let isSingle = end == start
                found.append(
                    NameCandidate(
                        range: run[start].range.lowerBound..<run[end].range.upperBound, key: parts[end - start].key, units: end - start + 1,
                        isPlain: isSingle && run[start].kind == .plain, isAcronym: isSingle && run[start].kind == .acronym,
                        isCommon: parts[end - start].isCommon,
                        beginsSentence: run[start].beginsSentence))
            }
        }
        run.removeAll(keepingCapacity: true)
    }

    /// Whether a word has no capital and is none of the small words that stand inside names, so that a name has it only where a mark joins it to other words.
    private static func isPlainWord(_ token: Token) -> Bool {
        token.kind == .word && token.shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals]) && (token.range.count > 3 || !token.info.contains(.sourceFunction))
    }

    private static func unit(at index: inout Int, tokens: [Token], text: [UInt8], beginsSentence: Bool) -> Unit? {
        func byte(_ at: Int) -> UInt8? {
            tokens.indices.contains(at) && tokens[at].range.count == 1 ? text[tokens[at].range.lowerBound] : nil
        }
        func isPart(_ at: Int) -> Bool {
            tokens.indices.contains(at) && (tokens[at].kind == .word || tokens[at].kind == .number) && !tokens[at].shape.contains(.protected)
        }
        let start = index
        var end = index
        var hasDot = false
        if tokens[start].kind == .mark {
            guard byte(end) == UInt8(ascii: "."), isPart(end + 1), start == 0 || tokens[start - 1].kind == .space else { return nil }
            end += 1
            hasDot = true
        } else {
            guard isPart(end) else { return nil }
        }
        let first = tokens[end]
        var shapes = first.shape
        end += 1
        while let mark = byte(end) {
            if mark == UInt8(ascii: "."), isPart(end + 1) {
                shapes.formUnion(tokens[end + 1].shape)
                hasDot = true
                end += 2
            } else if mark == UInt8(ascii: "+") || mark == UInt8(ascii: "#"), first.shape.contains(.capitalized) {
                shapes.insert(.mixedCase)
                end += 1
            } else {
                break
            }
        }
        let range = tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
        if first.kind == .number, first.shape.isDisjoint(with: [.capitalized, .mixedCase]) {
            index = end
            return Unit(range: range, kind: .number, beginsSentence: beginsSentence)
        }
        if !shapes.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals]) {
            guard range.count > 1 else { return nil }
            let isDistinct = !shapes.isDisjoint(with: [.mixedCase, .hasDigit]) || (hasDot && range.count > 3)
            index = end
            return Unit(
                range: range,
                kind: isDistinct
                    ? .distinct
                    : shapes.contains(.allCapitals) ? .acronym : first.info.isDisjoint(with: [.source, .target, .loanword]) ? .rare : .plain,
                beginsSentence: beginsSentence)
        }
        if first.info.contains(.sourceFunction), range.count <= 3, end == start + 1 {
            index = end
            return Unit(range: range, kind: .link, beginsSentence: beginsSentence)
        }
        return nil
    }
}
