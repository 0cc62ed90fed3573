import Alignment
import Linguistics

extension RepeatedWord {
    /// In words.
    private static let longestJoinedPhrase = 6

    /// Two things of the source that became one, in the segment's text.
    private struct Echo {
        /// Of both, with what stands between them.
        let range: Range<Int>
        let once: Range<Int>
        let kind: Kind

        enum Kind {
            /// The same words beside a comma or a conjunction: "à retirer ou à retirer".
            case list, pair
            /// Letters and marks: "JJ/MM/AAAA ou JJ/MM/AAAA".
            case format
            /// "Royaume-Uni (Royaume-Uni)"
            case explanation
        }
    }

    /// Finds phrases and formats that a comma, a conjunction or parentheses set beside themselves, where the source tells two things apart.
    ///
    /// - Parameter isSettled: becomes false where the words alone look like it.
    func findJoined(_ prose: Prose, _ isSettled: inout Bool, into findings: inout [Finding]) {
        let analyzed = prose.subject.target.segments[prose.index]
        let conjunctions = prose.subject.targetWords.conjunctions
        var end = 0
        for (joint, token) in prose.tokens.enumerated().dropFirst() where joint >= end && (token.kind == .mark || token.kind == .word && token.info.contains(.targetFunction)) {
            guard let echo = echo(at: joint, prose, analyzed, conjunctions) else { continue }
            isSettled = false
            end = analyzed.firstToken(endingAfter: echo.range.upperBound - 1)
            guard analyzed.sentence(at: echo.range.lowerBound) == analyzed.sentence(at: echo.range.upperBound - 1), prose.isRunningText(at: echo.range.lowerBound), let source = prose.sources.first?.segment,
                !prose.sources.contains(where: { repeats($0, echo.kind, prose.subject.sourceProfile) })
            else { continue }
            findings.append(
                Finding(
                    rule: description.id, severity: echo.kind == .format ? .critical : description.severity, confidence: 0.85, range: prose.segment.byteRange(of: echo.range),
                    message: "“\(prose.segment.string(in: echo.once))” stands here for two different things", evidence: ["the source does not repeat itself"], source: source.string, sourceRange: source.range))
        }
    }

    private func echo(at joint: Int, _ prose: Prose, _ analyzed: AnalyzedSegment, _ conjunctions: WordSet) -> Echo? {
        let tokens = prose.tokens
        func echo(_ pair: (left: Range<Int>, right: Range<Int>)?, _ kind: Echo.Kind) -> Echo? {
            guard let (left, right) = pair else { return nil }
            // With the parenthesis that closes.
            let end = kind == .explanation ? right.upperBound + 1 : right.upperBound
            return Echo(
                range: tokens[left.lowerBound].range.lowerBound..<tokens[end - 1].range.upperBound,
                once: tokens[left.lowerBound].range.lowerBound..<tokens[left.upperBound - 1].range.upperBound, kind: kind)
        }
        switch tokens[joint].kind {
        case .mark:
            switch prose.mark(joint) {
            case UInt8(ascii: ","): return echo(phrase(around: joint, .list, prose), .list)
            case UInt8(ascii: "("): return echo(EchoedRuns(segment: analyzed).word(inParentheses: joint), .explanation)
            default: return nil
            }
        case .word:
            guard tokens[joint].info.contains(.targetFunction), tokens[joint - 1].kind == .space, conjunctions.contains(joint, in: analyzed) else { return nil }
            return echo(EchoedRuns(segment: analyzed).format(around: joint), .format) ?? echo(phrase(around: joint, .pair, prose), .pair)
        case .space, .elision, .number: return nil
        }
    }

    /// The phrase before a joint and the same one after it; of a longer list all that follow.
    private func phrase(around joint: Int, _ kind: Echo.Kind, _ prose: Prose) -> (left: Range<Int>, right: Range<Int>)? {
        let tokens = prose.tokens
        guard let left = phraseBefore(joint, prose) else { return nil }
        let words = tokens[left].count(where: isWord)
        let start = skipSpace(tokens, joint + 1)
        var end = skip(prose, from: start, words: words) ?? joint + 1
        // "le plus haut, le plus haut, le plus haut"
        while prose.mark(end) == UInt8(ascii: ","), let next = skip(prose, from: skipSpace(tokens, end + 1), words: words), areSame(prose, left.lowerBound, skipSpace(tokens, end + 1), words: words) { end = next }
        guard kind == .list ? words > 1 && closes(prose, end) : !goesOn(prose, end), !isHyphen(prose, end), !prose.isJoined(end - 1), isTelling(tokens[left]) else { return nil }
        return (left, start..<end)
    }

    /// The words before a joint that stand after it as well.
    private func phraseBefore(_ joint: Int, _ prose: Prose) -> Range<Int>? {
        let tokens = prose.tokens
        let second = skipSpace(tokens, joint + 1)
        guard second < tokens.count, isWord(tokens[second]) else { return nil }
        let end = tokens[joint - 1].kind == .space ? joint - 1 : joint
        var at = end - 1
        var words = 1
        var found: Range<Int>?
        while at >= 0, words <= Self.longestJoinedPhrase, isWord(tokens[at]) {
            if same(prose, tokens[at], tokens[second]), areSame(prose, at, second, words: words) { found = at..<end }
            at -= at > 0 && tokens[at - 1].kind == .space ? 2 : 1
            words += 1
        }
        return found
    }

    private func areSame(_ prose: Prose, _ first: Int, _ second: Int, words: Int) -> Bool {
        let tokens = prose.tokens
        var (own, other) = (first, second)
        for _ in 0..<words {
            guard other < tokens.count, isWord(tokens[own]), isWord(tokens[other]), same(prose, tokens[own], tokens[other]) else { return false }
            own = skipSpace(tokens, own + 1)
            other = skipSpace(tokens, other + 1)
        }
        return true
    }

    /// Whether nothing more belongs to the last of a list: what is said of it would begin a new clause ("pour ce dossier, ce dossier contient").
    private func closes(_ prose: Prose, _ end: Int) -> Bool {
        guard let following = prose.token(end), let next = prose.token(skipSpace(prose.tokens, end)) else { return true }
        // An item of a list in HTML may end there.
        return next.kind == .mark || (following.kind == .space && prose.segment.text[following.range].contains(0x0A))
    }

    /// Whether a noun, an adjective or an object makes the second phrase another one: "les ports et les ports voisins", "changer et changer l’état".
    private func goesOn(_ prose: Prose, _ end: Int) -> Bool {
        guard let next = prose.token(skipSpace(prose.tokens, end)), next.kind == .word || next.kind == .elision else { return false }
        if next.info.contains(.determiner), next.info.isDisjoint(with: .preposition) { return true }
        return next.kind == .word && (next.shape.contains(.protected) || (!next.info.contains(.targetFunction) && !next.info.isDisjoint(with: [.noun, .adjective, .pastParticiple])) || !next.info.contains(.target))
    }

    /// Whether words have content, and are no names or numbers.
    private func isTelling(_ words: ArraySlice<Token>) -> Bool {
        words.contains { $0.kind == .word && $0.info.contains(.target) && !$0.info.contains(.targetFunction) }
            && words.allSatisfy { $0.shape.isDisjoint(with: [.capitalized, .allCapitals, .mixedCase, .hasDigit, .singleLetter]) || $0.kind == .elision || $0.shape.contains(.hasNonASCII) }
    }

    /// Whether a source segment repeats itself in the same way: the same words stand beside a joint of the same kind, if not always as near ("the metrics and reach metrics").
    private func repeats(_ source: AnalyzedSegment, _ kind: Echo.Kind, _ profile: LanguageProfile) -> Bool {
        let runs = EchoedRuns(segment: source)
        if kind == .explanation { return runs.explainsItself }
        let conjunctions = WordSet(profile.conjunctions)
        return source.tokens.indices.dropFirst().contains { joint in
            let token = source.tokens[joint]
            guard kind == .list ? source.token(token, is: ",") : token.kind == .word && conjunctions.contains(joint, in: source) else { return false }
            return kind == .format ? runs.format(around: joint) != nil : joinsSame(source, joint)
        }
    }

    /// Whether the last word before a joint stands soon after it as well.
    private func joinsSame(_ source: AnalyzedSegment, _ joint: Int) -> Bool {
        let text = source.segment.text
        guard let word = source.tokens[..<joint].last(where: { $0.kind != .space }), word.kind == .word else { return false }
        return source.tokens[(joint + 1)...].lazy.filter { $0.kind != .space }.prefix(4).contains { text[$0.range].equalsIgnoringASCIICase(text[word.range]) }
    }
}
