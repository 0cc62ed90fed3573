import Alignment
import Linguistics
import Markup

/// Finds words that should be elided or contracted before the next one and are not, or are and should not be.
public struct ElisionRule: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "elision", family: .spelling, mqm: "linguistic conventions / grammar", its: "grammar", severity: .minor,
        summary: "An elision or contraction is missing, wrong, or parted from its word",
        explanation: """
            The language's profile lists the words that are elided (French *le, de, que …*) and those that contract (*de le* → *du*). The rule \
            finds an elided word parted from the next one by a space (`l' index`), one before a consonant or an aspirated h (`l’dossier`), one \
            before a plural (`l’anciennes`), one without its apostrophe (`l index`), an apostrophe whose word was lost, a full form before the sound of a vowel (`de archive`), and full forms \
            that contract (`de le dossier`). After Grevisse, *Le Bon Usage*, §§ 44–51.

            Where both forms are in use or nobody can tell how the next word begins (acronyms read by letter, code, foreign names), \
            it stays silent. *De le*, *à les* and the like before a verb are pronouns and right.
            """,
        examples: [
            .init(bad: "Ouvrez l' index du dépôt.", good: "Ouvrez l’index du dépôt."),
            .init(bad: "La liste de options.", good: "La liste d’options."),
            .init(bad: "Le contenu de le dossier.", good: "Le contenu du dossier."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard !subject.targetProfile.elisions.isEmpty else { return [] }
        let words = subject.targetWords.fullForms
        var findings: [Finding] = []
        for index in subject.target.segments.indices where !subject.texts[index].settled.contains(.elisions) {
            let segment = subject.target.segments[index]
            let tokens = segment.tokens
            guard tokens.count > 1 else { continue }
            let text = segment.segment.text
            var prose: Prose?
            for at in tokens.indices where !tokens[at].shape.contains(.protected) {
                let token = tokens[at]
                let isCandidate: Bool
                switch token.kind {
                case .elision: isCandidate = !isPlainlyRight(tokens, at)
                case .word: isCandidate = token.range.count <= words.longest && (mayBeFull(text, tokens, at, words) || isAlone(tokens, at))
                case .mark: isCandidate = token.range.count == 3 && segment.scalar(at: token.range.lowerBound) == "\u{2019}"
                case .number, .space: isCandidate = false
                }
                guard isCandidate else { continue }
                let current = prose ?? Prose(subject, segment: index)
                prose = current
                if let finding = finding(current, at, words) { findings.append(finding) }
            }
            if prose == nil { subject.texts[index].settled.insert(.elisions) }
        }
        return findings
    }

    /// Whether an elided word stands before the sound of a vowel, and before no plural: nothing is wrong with most.
    private func isPlainlyRight(_ tokens: [Token], _ at: Int) -> Bool {
        guard let next = tokens[safe: at + 1], next.kind == .word, !next.shape.contains(.protected), next.info.contains(.vowelSound) else { return false }
        return !next.info.contains(.plural) || !next.info.isDisjoint(with: [.singular, .verb, .pastParticiple, .source, .loanword])
    }

    /// Whether a word elides or contracts, and one follows before which it might.
    private func mayBeFull(_ text: [UInt8], _ tokens: [Token], _ at: Int, _ words: FullForms) -> Bool {
        guard at + 2 < tokens.count, tokens[at + 1].kind == .space, tokens[at + 2].kind == .word else { return false }
        let next = tokens[at + 2]
        return (next.info.contains(.vowelSound) || words.mayBeContracted(text, next.range)) && words.mayElideOrContract(text, tokens[at].range)
    }

    /// Whether a small letter stands alone between two words.
    private func isAlone(_ tokens: [Token], _ at: Int) -> Bool {
        guard tokens[at].range.count == 1, !tokens[at].shape.contains(.capitalized), tokens[safe: at + 1]?.kind == .space, tokens[safe: at + 2]?.kind == .word else { return false }
        return at == 0 || at > 1 && tokens[at - 1].kind == .space && tokens[at - 2].kind == .word && !tokens[at - 2].info.contains(.determiner)
    }

    /// What is wrong with a word and the next one.
    private struct Reading {
        let range: Range<Int>
        let suggestion: Suggestion?
        let message: String
        let confidence: Double

        init(_ range: Range<Int>, _ suggestion: Suggestion?, _ message: String, _ confidence: Double) {
            self.range = range
            self.suggestion = suggestion
            self.message = message
            self.confidence = confidence
        }
    }

    private struct Suggestion {
        /// With the space after it where one belongs there.
        let first: String
        /// What stands in its place.
        let firstRange: Range<Int>
        let second: String
        let secondRange: Range<Int>
    }

    private func finding(_ prose: Prose, _ at: Int, _ words: FullForms) -> Finding? {
        let reading: Reading?
        switch prose.tokens[at].kind {
        case .elision: reading = elided(prose, at)
        case .word: reading = isAlone(prose.tokens, at) ? torn(prose, at) : full(prose, at, words)
        case .mark: reading = orphan(prose, at)
        case .number, .space: reading = nil
        }
        guard let reading, prose.isRunningText(at: reading.range.lowerBound), !prose.sourceHolds(reading.range) else { return nil }
        let bytes = prose.segment.byteRange(of: reading.range)
        if prose.fileText(bytes).contains("\n"), reading.suggestion == nil { return nil }
        return Finding(
            rule: description.id, severity: description.severity, confidence: reading.confidence, range: bytes, message: reading.message,
            suggestion: reading.suggestion.flatMap { written($0, prose) })
    }

    /// A suggestion in place of the file's bytes, with the markup that begins between the two words: `d’[!DNL Anker]`.
    private func written(_ suggestion: Suggestion, _ prose: Prose) -> String? {
        let (first, second) = (prose.segment.byteRange(of: suggestion.firstRange), prose.segment.byteRange(of: suggestion.secondRange))
        guard prose.fileText(first) == prose.segment.string(in: suggestion.firstRange), prose.fileText(second) == prose.segment.string(in: suggestion.secondRange), first.upperBound <= second.lowerBound
        else { return nil }
        let between = prose.fileText(first.upperBound..<second.lowerBound).drop { $0.isWhitespace }
        return between.wholeMatch(of: /(?:[*_\[]|\[![A-Z]+ )*/) == nil ? nil : suggestion.first + between + suggestion.second
    }

    // MARK: Elided words

    private func elided(_ prose: Prose, _ at: Int) -> Reading? {
        let token = prose.tokens[at]
        let profile = prose.subject.targetProfile
        let word = prose.segment.string(in: token.range)
        let stem = String(word.lowercased().dropLast())
        guard let forms = profile.elisions[stem] else { return nil }
        guard let next = prose.token(at + 1) else { return nil }
        if next.kind == .space {
            guard let after = prose.token(at + 2), after.kind == .word || after.kind == .number || after.shape.contains(.protected) else { return nil }
            let literal = after.shape.contains(.protected) ? prose.segment.protectedRanges.first { $0.contains(after.range.lowerBound) } : nil
            let range = token.range.lowerBound..<max(after.range.upperBound, literal?.upperBound ?? 0)
            let text = prose.string(after)
            let elides = after.kind == .word && !after.shape.contains(.protected) ? profile.elides(before: text, shape: after.shape, info: after.info) : nil
            let first = elides == true ? word : elides == false ? full(forms, of: word, before: after, profile).map { $0 + " " } : nil
            return Reading(range, first.map { Suggestion(first: $0, firstRange: token.range, second: text, secondRange: after.range) }, "“\(word)” is parted from the word it belongs to", 0.93)
        }
        guard next.kind == .word, !next.shape.contains(.protected), !prose.isJoined(at + 1) || next.info.contains(.target) else { return nil }
        let text = prose.string(next)
        let range = token.range.lowerBound..<next.range.upperBound
        if !next.info.contains(.vowelSound), profile.elides(before: text, shape: next.shape, info: next.info) == false {
            // A capital on both sides may be a name: L’Desk.
            if token.shape.contains(.capitalized), next.shape.contains(.capitalized), at > 0 { return nil }
            if next.info.contains(.targetFunction) { return Reading(range, nil, "“\(word)” stands before a consonant", 0.8) }
            let end = endOfCompound(prose, at + 1)
            let compound = prose.segment.string(in: next.range.lowerBound..<end)
            // What is left of a broken word stays broken.
            let isRemnant = next.range.count <= 3 && next.shape.isDisjoint(with: [.capitalized, .allCapitals]) && (!next.info.contains(.target) || !text.contains { profile.vowels.contains($0) })
            let form = isRemnant ? nil : full(forms, of: word, before: next, profile)
            // *De l’centre* is *du centre*.
            if let form, let previous = prose.token(at - 2), prose.token(at - 1)?.kind == .space, previous.kind == .word, let contracted = profile.contractions[prose.string(previous).lowercased() + " " + form],
                prose.fileText(prose.segment.byteRange(of: previous.range.lowerBound..<end)) == prose.segment.string(in: previous.range.lowerBound..<end)
            {
                return Reading(
                    previous.range.lowerBound..<end,
                    Suggestion(first: contracted + " ", firstRange: previous.range.lowerBound..<token.range.upperBound, second: compound, secondRange: next.range.lowerBound..<end),
                    "“\(word)” is elided before “\(text)”", 0.9)
            }
            return Reading(
                token.range.lowerBound..<end, form.map { Suggestion(first: $0 + " ", firstRange: token.range, second: compound, secondRange: next.range.lowerBound..<end) },
                "“\(word)” is elided before “\(text)”", next.info.contains(.target) || next.info.contains(.source) ? 0.9 : 0.75)
        }
        let isSingular = profile.determiners[stem].map { $0.contains(.singular) && !$0.contains(.plural) } ?? false
        if isSingular, next.info.contains(.plural), next.info.isDisjoint(with: [.singular, .verb, .pastParticiple, .source, .loanword]),
            next.info.contains(.noun) || next.info.contains(.adjective), !next.shape.contains(.capitalized) {
            return Reading(range, nil, "“\(word)” is singular, “\(text)” plural", 0.75)
        }
        return nil
    }

    /// An elided article or link between nouns without its apostrophe: `l index`. Elided pronouns are taken for the variables of the same letters: `n fois`.
    private func torn(_ prose: Prose, _ at: Int) -> Reading? {
        let profile = prose.subject.targetProfile
        let word = prose.string(prose.tokens[at])
        guard let forms = profile.elisions[word], forms.allSatisfy({ profile.articles.contains($0) || profile.nounLinks.contains($0) }), let next = prose.token(at + 2),
            !next.shape.contains(.protected), next.range.count > 1
        else { return nil }
        let text = prose.string(next)
        let first: String? =
            switch profile.elides(before: text, shape: next.shape, info: next.info) {
            case true?: word + "’"
            case false?: full(forms, of: word, before: next, profile).map { $0 + " " }
            case nil: nil
            }
        return Reading(
            prose.tokens[at].range.lowerBound..<next.range.upperBound, first.map { Suggestion(first: $0, firstRange: prose.tokens[at].range, second: text, secondRange: next.range) },
            "“\(word)” has lost its apostrophe", 0.85)
    }

    /// The full form of an elided word that agrees with the next one, in the case it is written in; nil when several may.
    private func full(_ forms: [String], of word: String, before next: Token, _ profile: LanguageProfile) -> String? {
        let fitting = forms.filter { form in
            guard forms.count > 1, let info = profile.determiners[form] else { return true }
            return !info.isDisjoint(with: next.info.intersection([.masculine, .feminine]))
        }
        guard fitting.count == 1, let form = fitting.first else { return nil }
        return word.first?.isUppercase == true ? form.prefix(1).uppercased() + form.dropFirst() : form
    }

    // MARK: Full forms

    private func full(_ prose: Prose, _ at: Int, _ words: FullForms) -> Reading? {
        guard let space = prose.token(at + 1), space.kind == .space, let next = prose.token(at + 2), next.kind == .word else { return nil }
        // Nothing is elided before other words, and none but these contracts with the word before.
        guard next.info.contains(.vowelSound) || words.mayBeContracted(prose.segment.text, next.range) else { return nil }
        let token = prose.tokens[at]
        let profile = prose.subject.targetProfile
        // A pronoun after its verb is never elided: "mettez-le à jour". Nor is what belongs to a joined name.
        if prose.mark(at - 1) == UInt8(ascii: "-") || prose.isJoined(at) { return nil }
        let word = prose.string(token)
        let lower = word.lowercased()
        let isStart = at == 0 || token.range.lowerBound == prose.subject.target.segments[prose.index].sentences.first { $0.contains(token.range.lowerBound) }?.lowerBound
        if token.shape.contains(.capitalized), !isStart { return nil }
        if !next.shape.contains(.protected), let contracted = profile.contractions[lower + " " + prose.string(next).lowercased()],
            let confidence = contractionConfidence(prose, at + 2, lower) {
            if prose.mark(at + 3) == UInt8(ascii: "-") || next.shape.contains(.capitalized) { return nil }
            let suggestion = token.shape.contains(.capitalized) ? contracted.prefix(1).uppercased() + contracted.dropFirst() : contracted
            return Reading(
                token.range.lowerBound..<next.range.upperBound, Suggestion(first: suggestion, firstRange: token.range, second: "", secondRange: token.range.upperBound..<next.range.upperBound),
                "“\(word) \(prose.string(next))” contracts to “\(contracted)”", confidence)
        }
        guard let form = profile.elided[lower], !next.shape.contains(.protected), next.info.contains(.vowelSound) else { return nil }
        let elided = token.shape.contains(.capitalized) ? form.prefix(1).uppercased() + form.dropFirst() : form
        var confidence = 0.9
        if !next.info.contains(.target) { confidence = next.info.contains(.loanword) || next.shape.contains(.capitalized) ? 0.85 : 0.7 }
        if isQuoted(prose, at + 2) || isNumeral(prose, at + 2) || isIdentifier(prose, at + 2) { return nil }
        // A common word with a capital is likely a string of the interface.
        let isTitle = next.shape.contains(.capitalized) && next.info.contains(.target) && !next.info.contains(.source)
        if isTitle || prose.isJoined(at + 2) { confidence = 0.45 }
        let end = endOfCompound(prose, at + 2)
        let compound = prose.segment.string(in: next.range.lowerBound..<end)
        // Before a preposition or a verb something was lost, unless that is a pronoun before its verb: *d’en faire*.
        let following = NameNeighbours.word(after: at + 2, in: prose.subject.target.segments[prose.index]).map { prose.tokens[$0].info }
        let isBeforeVerb = token.info.contains(.preposition) && next.info.contains(.verb) && !next.shape.contains(.capitalized) && next.info.isDisjoint(with: [.noun, .adjective, .pastParticiple, .infinitive])
        let isStranded = isBeforeVerb || next.info.contains(.preposition) && following?.contains(.infinitive) != true
        // An article that begins a sentence before a verb has lost its noun.
        let leadsNowhere = isStranded || isStart && token.info.contains(.determiner) && next.info.contains(.verb) && next.info.isDisjoint(with: [.noun, .adjective, .pastParticiple])
        return Reading(
            token.range.lowerBound..<end, leadsNowhere ? nil : Suggestion(first: elided, firstRange: token.range, second: compound, secondRange: next.range.lowerBound..<end),
            "“\(word)” is elided before “\(compound)”", confidence)
    }

    /// Where the hyphen compound that begins with a word ends.
    private func endOfCompound(_ prose: Prose, _ first: Int) -> Int {
        var last = first
        while prose.mark(last + 1) == UInt8(ascii: "-"), let part = prose.token(last + 2), part.kind == .word, !part.shape.contains(.protected) { last += 2 }
        return prose.tokens[last].range.upperBound
    }

    /// How sure it is that two words contract: before a verb the second is a pronoun; nil when it may well be.
    ///
    /// - Parameter second: the index of the second word.
    private func contractionConfidence(_ prose: Prose, _ second: Int, _ first: String) -> Double? {
        let profile = prose.subject.targetProfile
        guard profile.determiners[prose.string(prose.tokens[second]).lowercased()] != nil else { return 0.93 }
        guard prose.token(second + 1)?.kind == .space, let next = prose.token(second + 2) else { return nil }
        if next.shape.contains(.protected) { return 0.6 }
        guard next.kind == .word, !next.info.contains(.targetFunction), next.info.isDisjoint(with: [.infinitive]) else { return nil }
        if next.info.contains(.noun) || next.info.contains(.adjective) { return 0.9 }
        return next.shape.contains(.capitalized) ? 0.7 : nil
    }

    /// Whether a word begins a string of the interface, whose words are quoted and may follow anything.
    private func isQuoted(_ prose: Prose, _ index: Int) -> Bool {
        let token = prose.tokens[index]
        return prose.segment.inlines.contains { inline in
            guard inline.text.lowerBound == token.range.lowerBound, !inline.text.isEmpty else { return false }
            switch inline.kind {
            case .uiControl: return true
            case .strong, .emphasis: return token.shape.contains(.capitalized)
            default: return false
            }
        }
    }

    /// Whether a word is one of code, which authors elide before or not: `apiKey`, `Open-Gate`.
    private func isIdentifier(_ prose: Prose, _ index: Int) -> Bool {
        let token = prose.tokens[index]
        guard token.info.isDisjoint(with: .target) else { return false }
        if token.shape.contains(.mixedCase), !token.shape.contains(.capitalized) { return true }
        return token.shape.contains(.capitalized) && prose.mark(index + 1) == UInt8(ascii: "-") && prose.token(index + 2).map { $0.kind == .word && $0.range.count > 3 && $0.shape.contains(.capitalized) } == true
    }

    /// Whether digits in brackets say that a word is the name of a number: "une valeur de un (1)".
    private func isNumeral(_ prose: Prose, _ index: Int) -> Bool {
        prose.mark(index + 2) == UInt8(ascii: "(") && prose.token(index + 3)?.kind == .number
    }

    // MARK: Lost words

    /// An apostrophe before a word, with nothing elided before it.
    private func orphan(_ prose: Prose, _ at: Int) -> Reading? {
        guard at > 1, prose.tokens[at - 1].kind == .space, let next = prose.token(at + 1), next.kind == .word, next.info.contains(.vowelSound),
            next.info.contains(.target)
        else { return nil }
        // A closing mark later makes it a quotation.
        let isQuotation = prose.tokens[(at + 2)...].contains { token in
            token.kind == .mark && token.range.count == 3 && prose.segment.text[token.range].elementsEqual("’".utf8)
        }
        if isQuotation { return nil }
        return Reading(prose.tokens[at].range.lowerBound..<next.range.upperBound, nil, "Nothing is elided before “\(prose.string(next))”", 0.8)
    }
}

/// The words of a profile that elide or contract, to be asked by bytes.
struct FullForms: Sendable {
    private let first: WordForms
    private let second: WordForms

    init(_ profile: LanguageProfile) {
        let pairs = profile.contractions.keys.map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        first = WordForms(Set(profile.elided.keys).union(pairs.compactMap(\.first)))
        second = WordForms(Set(pairs.compactMap { $0.count > 1 ? $0[1] : nil }))
    }

    /// The length in bytes of the longest one that may be elided or contract.
    var longest: Int { first.longest }

    /// Whether the text's word may be elided before the next one or contract with it.
    func mayElideOrContract(_ text: [UInt8], _ range: Range<Int>) -> Bool { first.contains(text, range) }

    /// Whether the text's word may contract with the one before.
    func mayBeContracted(_ text: [UInt8], _ range: Range<Int>) -> Bool { second.contains(text, range) }
}

/// A few words, to be found whatever the case of ASCII letters and of À.
private struct WordForms: Sendable {
    private var byLength: [[[UInt8]]]
    /// A bit for each of their first bytes.
    private var initials: UInt64 = 0

    init(_ words: Set<String>) {
        byLength = Array(repeating: [], count: (words.map(\.utf8.count).max() ?? 0) + 1)
        for word in words.sorted() {
            byLength[word.utf8.count].append(Array(word.utf8))
            if let first = word.utf8.first { initials |= 1 << UInt64((first | 0x20) & 63) }
        }
    }

    var longest: Int { byLength.count - 1 }

    @inline(__always)
    func contains(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        // Most words begin as none of these does.
        !range.isEmpty && range.count < byLength.count && initials >> UInt64((text[range.lowerBound] | 0x20) & 63) & 1 == 1 && has(text, range)
    }

    private func has(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        byLength[range.count].contains { word in
            for offset in 0..<range.count {
                let byte = text[range.lowerBound + offset]
                // À is C3 80, à is C3 A0: the same bit as in ASCII.
                if byte != word[offset], byte | 0x20 != word[offset] { return false }
            }
            return true
        }
    }
}
