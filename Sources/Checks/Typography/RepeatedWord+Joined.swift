import Alignment
import Linguistics

extension RepeatedWord {
    /// In words.
    private static let longestJoinedPhrase = 6

    /// Finds phrases that a comma or a conjunction joins to themselves, where the source joins two different ones: "à retirer ou à retirer".
    ///
    /// - Parameter isSettled: becomes false where the words alone look like it.
    func findJoined(_ prose: Prose, _ isSettled: inout Bool, into findings: inout [Finding]) {
        let tokens = prose.tokens
        var joint = 1
        while joint < tokens.count - 1 {
            defer { joint += 1 }
            let isComma = prose.mark(joint) == UInt8(ascii: ",")
            guard isComma || (tokens[joint].kind == .word && tokens[joint].info.contains(.targetFunction) && tokens[joint - 1].kind == .space), let phrase = phraseBefore(joint, prose),
                isComma || prose.subject.targetWords.conjunctions.contains(joint, in: prose.subject.target.segments[prose.index])
            else { continue }
            let words = tokens[phrase].count(where: isWord)
            var end = skip(prose, from: skipSpace(tokens, joint + 1), words: words) ?? joint + 1
            // All of a longer list: "le plus haut, le plus haut, le plus haut".
            while prose.mark(end) == UInt8(ascii: ","), let next = skip(prose, from: skipSpace(tokens, end + 1), words: words), areSame(prose, phrase.lowerBound, skipSpace(tokens, end + 1), words: words) { end = next }
            guard isComma ? words > 1 && closes(prose, end) : !goesOn(prose, end), !isHyphen(prose, end), !prose.isJoined(end - 1), isTelling(tokens[phrase]) else { continue }
            isSettled = false
            let range = tokens[phrase.lowerBound].range.lowerBound..<tokens[end - 1].range.upperBound
            joint = end - 1
            let analyzed = prose.subject.target.segments[prose.index]
            guard analyzed.sentence(at: range.lowerBound) == analyzed.sentence(at: range.upperBound - 1), prose.isRunningText(at: range.lowerBound), !prose.sources.isEmpty,
                !prose.sources.contains(where: { joinsSame($0, prose.subject.sourceProfile) })
            else { continue }
            let once = prose.segment.string(in: tokens[phrase.lowerBound].range.lowerBound..<tokens[phrase.upperBound - 1].range.upperBound)
            findings.append(
                Finding(
                    rule: description.id, severity: description.severity, confidence: 0.85, range: prose.segment.byteRange(of: range), message: "“\(once)” is joined to itself",
                    evidence: ["the source joins two different phrases"]))
        }
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

    /// Whether a source segment joins words of which the last before the joint stands soon after it as well.
    private func joinsSame(_ source: AnalyzedSegment, _ profile: LanguageProfile) -> Bool {
        let tokens = source.tokens.filter { $0.kind != .space }
        return tokens.indices.dropFirst().contains { joint in
            let word = tokens[joint - 1]
            guard word.kind == .word, source.token(tokens[joint], is: ",") || profile.conjunctions.contains(source.string(of: tokens[joint]).lowercased()) else { return false }
            let text = source.string(of: word).lowercased()
            return tokens[(joint + 1)...].prefix(4).contains { source.string(of: $0).lowercased() == text }
        }
    }
}
