import Alignment
import Linguistics
import Markup

/// Finds word forms that exist in neither language.
public struct NonWord: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "non-word", family: .spelling, mqm: "linguistic conventions / spelling", its: "misspelling", severity: .minor,
        summary: "A word exists in neither language",
        explanation: """
            It finds words in running text that neither language's dictionary knows and that are no name, code, acronym, unit or glossary term, when \
            a known word is near: one letter apart (two in longer words), accents and doubled letters counting little. The nearest word is the suggestion. A plural with the regular ending \
            where the noun has another (*hôpitals*) is one as well.

            A word of the source language that stands after a pronoun and ends as the verb should (*nous logons*), and a letter that a possessive left between an article and \
            a noun (*le s sélecteur*), are none either.

            It leaves alone words with capitals inside a sentence (names), words that the source has as well, words that stand in many texts of \
            the tree (terms, unless they end as no word of the language can or have accents and are a doubled letter away from a word), and words the language may form by itself: a known word with a known prefix (*préversion*), or a known stem \
            with a known ending (*horodatable*).
            """,
        examples: [
            .init(bad: "Les entréees du journal sont supprimées.", good: "Les entrées du journal sont supprimées."),
            .init(bad: "Le service est activéé pour chaque client.", good: "Le service est activé pour chaque client."),
        ])

    /// Words shorter than this are too often abbreviations or units.
    private static let shortest = 4
    /// A word that stands in more distinct texts of the tree than this is taken for a term.
    private static let textsOfTerm = 3
    /// The confidence in words that differ from another by an accent or a doubled letter alone.
    private static let sure = 0.93

    public func findings(in subject: Subject) -> [Finding] {
        var judge = WordJudge(subject)
        var findings: [Finding] = []
        for index in subject.target.segments.indices where !subject.texts[index].settled.contains(.nonWords) {
            let analyzed = subject.target.segments[index]
            var prose: Prose?
            for (at, token) in analyzed.tokens.enumerated() where isUnknown(token) || isForeignVerb(analyzed, at, subject) || isStrayLetter(analyzed, at, subject) {
                let current = prose ?? Prose(subject, segment: index)
                prose = current
                if token.info.contains(.source) || token.shape.contains(.singleLetter) {
                    if current.isRunningText(at: token.range.lowerBound) { findings.append(finding(ofForeign: token, at, current)) }
                    continue
                }
                guard isCandidate(current, at) else { continue }
                let ending = boundEnding(current.string(token), subject.targetProfile)
                let isCommon = ending == nil && isTerm(current, token)
                if isCommon, !mayBeSure(token) { continue }
                guard !isForeign(current, at), let verdict = judge.verdict(on: current.string(token)), !isCommon || verdict.confidence >= Self.sure else { continue }
                let bytes = current.segment.byteRange(of: token.range)
                // Two words that lost what parted them are no misspelling.
                if subject.target.page.bytes[bytes].contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "]") }) { continue }
                findings.append(
                    Finding(
                        rule: description.id, severity: description.severity, confidence: verdict.confidence, range: bytes,
                        message: "“\(current.string(token))” is no word that either language knows",
                        evidence: verdict.evidence, suggestion: ending.flatMap { withoutLetter(current.string(token), before: $0, subject) } ?? verdict.suggestion))
            }
            if prose == nil { subject.texts[index].settled.insert(.nonWords) }
        }
        return findings
    }

    private func isUnknown(_ token: Token) -> Bool {
        token.kind == .word && token.info.isDisjoint(with: [.target, .source, .targetProper, .sourceProper, .loanword, .targetFunction, .sourceFunction])
            && token.range.count >= Self.shortest
            && token.shape.isDisjoint(with: [.protected, .allCapitals, .mixedCase, .hasDigit, .nonLatin, .singleLetter])
    }

    /// Whether a word of the source language stands where a verb does, and ends as one would: *Nous logons*.
    private func isForeignVerb(_ segment: AnalyzedSegment, _ at: Int, _ subject: Subject) -> Bool {
        let token = segment.tokens[at]
        guard token.kind == .word, token.info.contains(.source), token.range.count >= Self.shortest, token.info.isDisjoint(with: [.target, .loanword, .sourceFunction]),
            token.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .hasDigit, .nonLatin])
        else { return false }
        let text = segment.segment.text
        for (ending, pronoun) in subject.targetWords.verbEndings where text[token.range.upperBound - 1] == ending.last && text[token.range].suffix(ending.count).elementsEqual(ending) {
            // *nous le logons*, *nous n’y logons*
            var before = NameNeighbours.word(before: at, in: segment)
            for _ in 0..<3 {
                guard let word = before, segment.tokens[word].info.contains(.targetFunction), segment.tokens[word].info.isDisjoint(with: .preposition), !subject.targetWords.conjunctions.contains(word, in: segment) else { break }
                if segment.string(of: segment.tokens[word]).lowercased() == pronoun { return true }
                before = NameNeighbours.word(before: word, in: segment)
            }
        }
        return false
    }

    /// Whether the end of a possessive of the source language stands alone between an article and a noun: *le s sélecteur*.
    private func isStrayLetter(_ segment: AnalyzedSegment, _ at: Int, _ subject: Subject) -> Bool {
        let token = segment.tokens[at]
        guard token.range.count == 1, token.kind == .word, token.shape.isDisjoint(with: [.capitalized, .protected]), let before = NameNeighbours.word(before: at, in: segment),
            segment.tokens[before].info.contains([.determiner, .singular]), let after = NameNeighbours.word(after: at, in: segment), subject.sourceProfile.clitics.contains(segment.string(of: token))
        else { return false }
        let next = segment.tokens[after]
        return next.range.count > 2 && next.info.isDisjoint(with: .targetFunction) && (next.info.contains(.noun) || !next.info.contains(.target))
    }

    /// - Parameter token: a word of the source language in a verb's place, or a letter alone.
    private func finding(ofForeign token: Token, _ at: Int, _ prose: Prose) -> Finding {
        let isLetter = token.shape.contains(.singleLetter)
        return Finding(
            rule: description.id, severity: description.severity, confidence: isLetter ? 0.7 : 0.85, range: prose.segment.byteRange(of: token.range),
            message: "“\(prose.string(token))” is no word of the language", evidence: [isLetter ? "a letter between an article and a noun" : "it stands after a pronoun and ends as the verb should"])
    }

    private func isCandidate(_ prose: Prose, _ at: Int) -> Bool {
        let subject = prose.subject
        let token = prose.tokens[at]
        if prose.isJoined(at), !isAlternative(prose, at) { return false }
        if let mark = prose.mark(at - 1), mark == UInt8(ascii: "-") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: ":") { return false }
        if let mark = prose.mark(at + 1), mark == UInt8(ascii: "-") || mark == UInt8(ascii: "(") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: "_") { return false }
        if token.shape.contains(.capitalized) {
            let analyzed = subject.target.segments[prose.index]
            guard let sentence = analyzed.sentence(at: token.range.lowerBound),
                let first = analyzed.tokens(in: analyzed.sentences[sentence]).first(where: { $0.kind == .word || $0.kind == .elision }),
                first.range.lowerBound == token.range.lowerBound, analyzed.tokens(in: analyzed.sentences[sentence]).count > 6
            else { return false }
        }
        if subject.targetTerms[prose.index].contains(where: { $0.range.overlaps(token.range) && $0.kind != .mangled && $0.kind != .forbidden }) { return false }
        if isUnderName(prose, token.range) { return false }
        return prose.isRunningText(at: token.range.lowerBound) || isAccentedAlone(prose, token)
    }

    /// Whether a slash alone joins a word with accents to a word of the language: *ports/cheneaux*; no path has accents.
    private func isAlternative(_ prose: Prose, _ at: Int) -> Bool {
        guard prose.tokens[at].shape.contains(.hasNonASCII) else { return false }
        func isParted(_ mark: Int, _ other: Int) -> Bool {
            guard prose.mark(mark) != nil else { return true }
            return prose.mark(mark) == UInt8(ascii: "/") && prose.token(other).map { $0.kind == .word && $0.info.contains(.target) } ?? false
        }
        return isParted(at - 1, at - 2) && isParted(at + 1, at + 2)
    }

    /// Whether it stands in many texts of the tree.
    private func isTerm(_ prose: Prose, _ token: Token) -> Bool {
        prose.subject.tree.texts(ofUnknownWord: NameKey(prose.segment.text[token.range])) > Self.textsOfTerm
    }

    /// Whether a long word has accents, so that no language has borrowed it.
    private func mayBeSure(_ token: Token) -> Bool { token.shape.contains(.hasNonASCII) && token.range.count >= 8 }

    /// The ending of a word that ends as no word of the language can.
    private func boundEnding(_ word: String, _ profile: LanguageProfile) -> String? {
        profile.boundEndings.first { ending, letters in word.hasSuffix(ending) && !(word.dropLast(ending.count).last.map(letters.contains) ?? true) }?.key
    }

    /// The word without the letter that cannot begin its ending, if it is one then.
    private func withoutLetter(_ word: String, before ending: String, _ subject: Subject) -> String? {
        let right = word.dropLast(ending.count) + ending.dropFirst()
        return subject.lexicon.info(Array(right.utf8), shape: []).contains(.target) ? String(right) : nil
    }

    /// Whether a text whose language nothing else tells has accents, as a cell of one misspelt word may.
    private func isAccentedAlone(_ prose: Prose, _ token: Token) -> Bool {
        token.shape.contains(.hasNonASCII) && prose.subject.languages[prose.index].allSatisfy { $0 == .undecided }
            && !prose.sources.contains { $0.segment.text == prose.segment.text }
    }

    /// Whether the sentence has several such words: a third language, or a list of names.
    private func isForeign(_ prose: Prose, _ at: Int) -> Bool {
        let analyzed = prose.subject.target.segments[prose.index]
        guard let sentence = analyzed.sentence(at: prose.tokens[at].range.lowerBound) else { return false }
        let tokens = analyzed.tokens(in: analyzed.sentences[sentence])
        let unknown = tokens.count(where: isUnknown)
        return unknown > 2 && unknown * 6 > tokens.count { $0.kind == .word }
    }

    private func isUnderName(_ prose: Prose, _ range: Range<Int>) -> Bool {
        prose.segment.inlines.contains { inline in
            guard inline.text.overlaps(range) else { return false }
            switch inline.kind {
            case .doNotLocalize, .uiControl, .code, .autolink: return true
            default: return false
            }
        }
    }
}
