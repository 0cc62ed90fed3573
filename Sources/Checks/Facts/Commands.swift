import Alignment
import Linguistics
import Markup

/// Words of commands in a text that got capitals or were translated: `tidectl Push` for `tidectl push`.
struct Commands {
    private let analyzed: AnalyzedSegment
    private let source: AnalyzedSegment?
    private let profile: LanguageProfile
    private let sourceProfile: LanguageProfile
    /// Of the source page.
    private let codeWords: CodeWords?

    init(_ index: Int, _ sources: PairSide<Int>, _ codeWords: CodeWords?, _ subject: Subject) {
        self.codeWords = codeWords
        analyzed = subject.target.segments[index]
        source = sources.count == 1 ? subject.source?.segments[sources[0]] : nil
        profile = subject.targetProfile
        sourceProfile = subject.sourceProfile
    }

    func findings(of rule: IdentifierMismatch) -> [Finding] {
        guard let source else { return [] }
        var findings: [Finding] = []
        let tokens = analyzed.tokens
        for index in tokens.indices.dropFirst(2) where tokens[index].kind == .word && tokens[index - 1].kind == .space {
            let word = tokens[index]
            let isCapitalized = isPlainCapitalized(word)
            guard isCapitalized || word.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected]) && !word.info.isDisjoint(with: [.noun, .infinitive]) else { continue }
            let program = program(endingBefore: index - 1, tokens)
            guard isCapitalized || program != nil, !analyzed.sentences.contains(where: { $0.lowerBound == word.range.lowerBound }) else { continue }
            if let program, let original = originalWord(after: program, in: source) {
                let isSame = isCapitalized && isSame(word, original, source)
                // A word of the target language with a capital after the program's name is its command translated.
                let isCalled = isCapitalized && word.info.contains(.infinitive) && word.info.isDisjoint(with: [.source, .noun])
                guard isSame || isCalled || !isCapitalized && isTranslated(index, original, isProgram: analyzed.segment.text[program].contains(UInt8(ascii: "."))) else { continue }
                let wanted = "\(analyzed.segment.string(in: program)) \(source.string(of: original))"
                // A phrase may have taken the word's place: mise à jour; or the source's word may lead to a noun.
                let isWhole = NameNeighbours.word(after: index, in: analyzed).map { !tokens[$0].info.contains(.preposition) } ?? true
                let isLast = NameNeighbours.word(after: source.firstToken(endingAfter: original.range.lowerBound), in: source).map { source.tokens[$0].info.contains(.sourceFunction) } ?? true
                findings.append(finding(rule, program.lowerBound..<word.range.upperBound, wanted, isSure: isSame || isWhole && isLast))
            } else if isCapitalized, word.info.contains(.source), isAnnounced(index), let original = source.tokens.first(where: { isSame(word, $0, source) }),
                !source.tokens.contains(where: { source.segment.text[$0.range] == analyzed.segment.text[word.range] }),
                // A word of the target language may be a string of the interface, unless code has it.
                !word.info.contains(.target) || codeWords?.contains(source.segment.text[original.range]) == true {
                findings.append(finding(rule, word.range, source.string(of: original)))
            }
        }
        let long = longCommands(rule, source)
        if findings.isEmpty, long.isEmpty { return slugs(rule, source) }
        return findings.filter { command in !long.contains { $0.range.overlaps(command.range) } } + long + slugs(rule, source)
    }

    /// - Parameter isSure: what is wanted may take the range's place.
    private func finding(_ rule: IdentifierMismatch, _ range: Range<Int>, _ wanted: String, isSure: Bool = true) -> Finding {
        rule.finding(
            analyzed.segment, range, "“\(analyzed.segment.string(in: range))” was “\(wanted)” in the source", "command of the source", confidence: 0.8, source: wanted,
            suggestion: isSure ? wanted : nil)
    }

    /// Whether a noun or infinitive of the target language took the place of the program's command: *tide.exe restauration*. A verb in a finite form tells what
    /// the program does; so may a word of the source with an ending.
    ///
    /// - Parameter isProgram: the program's name tells that it is one, so that a noun after it may be a command.
    private func isTranslated(_ index: Int, _ original: Token, isProgram: Bool) -> Bool {
        guard let source else { return false }
        let word = analyzed.tokens[index]
        let text = source.segment.text[original.range]
        guard word.info.isDisjoint(with: [.targetFunction, .source, .loanword]), !word.shape.contains(.protected),
            !analyzed.tokens.contains(where: { $0.kind == .word && isSame($0, original, source) })
        else { return false }
        if word.info.contains(.infinitive) { return true }
        // A noun with a complement is no command: *tide.exe ligne de commande*.
        if let next = NameNeighbours.word(after: index, in: analyzed), WordSet(profile.nounLinks).contains(next, in: analyzed) { return false }
        return isProgram && (word.info.isDisjoint(with: [.verb, .adjective]) || !isInflected(text))
    }

    private func isInflected(_ word: ArraySlice<UInt8>) -> Bool {
        let plurals = sourceProfile.plurals.changes.filter { $0.singular != $0.plural }.map(\.plural)
        return (sourceProfile.unborrowedEndings + sourceProfile.verbalNounEndings + plurals).contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private func isPlainCapitalized(_ token: Token) -> Bool {
        token.kind == .word && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .protected, .singleLetter, .nonLatin])
    }

    /// The name of a program before a space: a word in small letters that neither language has, or one that ends in `.exe`.
    private func program(endingBefore space: Int, _ tokens: [Token]) -> Range<Int>? {
        guard let token = tokens[safe: space - 1], token.kind == .word, token.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected, .hasNonASCII]) else { return nil }
        if token.range.count == 3, analyzed.token(token, is: "exe"), space >= 3, analyzed.token(tokens[space - 2], is: "."), tokens[space - 3].kind == .word {
            return tokens[space - 3].range.lowerBound..<token.range.upperBound
        }
        guard token.range.count > 2, token.info.isDisjoint(with: [.target, .source, .loanword, .sourceProper, .targetProper, .targetFunction, .sourceFunction]) else { return nil }
        return token.range
    }

    /// The word in small letters that follows the program in the source: the same word each time, or as often as the program stands in the target.
    ///
    /// - Parameter program: its place in the target.
    private func originalWord(after program: Range<Int>, in source: AnalyzedSegment) -> Token? {
        let name = analyzed.segment.text[program]
        let words = Self.places(of: name, in: source)
        var found: [Token] = []
        for range in words {
            let index = source.firstToken(endingAfter: range.upperBound)
            guard source.tokens[safe: index]?.kind == .space, let word = source.tokens[safe: index + 1], word.kind == .word else { return nil }
            // Code keeps itself.
            if word.shape.contains(.protected) { continue }
            guard word.info.contains(.source), !word.info.contains(.sourceFunction), word.shape.isDisjoint(with: [.capitalized, .mixedCase]) else { return nil }
            found.append(word)
        }
        guard let first = found.first else { return nil }
        if found.allSatisfy({ source.segment.text[$0.range] == source.segment.text[first.range] }) { return first }
        let own = Self.places(of: name, in: analyzed)
        guard own.count == found.count, let place = own.firstIndex(of: program) else { return nil }
        return found[place]
    }

    /// Where a program's name stands as a whole; not `tide` in `tide.exe`.
    private static func places(of program: ArraySlice<UInt8>, in segment: AnalyzedSegment) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var at = 0
        while let range = firstOccurrence(of: program, in: segment.segment.text, from: at) {
            at = range.upperBound
            guard let next = segment.tokens[safe: segment.firstToken(endingAfter: range.upperBound)], next.range.lowerBound == range.upperBound, next.kind != .mark else { continue }
            places.append(range)
        }
        return places
    }

    private func isSame(_ word: Token, _ original: Token, _ source: AnalyzedSegment) -> Bool {
        original.kind == .word && word.range.count == original.range.count && !original.shape.contains(.protected) && !original.shape.contains(.capitalized)
            && zip(analyzed.segment.text[word.range], source.segment.text[original.range]).allSatisfy { $0.foldedFact == $1 }
    }

    /// Whether the word before announces something literal: `commande Push`.
    private func isAnnounced(_ index: Int) -> Bool {
        guard let before = analyzed.tokens[safe: index - 2], before.kind == .word else { return false }
        return profile.announcesLiterals.contains(analyzed.string(of: before).lowercased())
    }

    /// A program and two words after it, all in small letters in the source, that got capitals: *tidectl Gate Push*.
    private func longCommands(_ rule: IdentifierMismatch, _ source: AnalyzedSegment) -> [Finding] {
        let tokens = source.tokens
        var findings: [Finding] = []
        for index in tokens.indices.dropLast(4) where tokens[index].kind == .word && tokens[index].info.isDisjoint(with: [.source, .sourceProper]) && isCommandWord(tokens[index]) {
            guard tokens[index + 1].kind == .space, isCommandWord(tokens[index + 2]), tokens[index + 3].kind == .space, isCommandWord(tokens[index + 4]) else { continue }
            let wanted = source.segment.text[tokens[index].range.lowerBound..<tokens[index + 4].range.upperBound]
            guard firstOccurrence(of: wanted, in: analyzed.segment.text, from: 0) == nil,
                let range = FoldedLetters(analyzed.segment.text).ranges(of: wanted, in: analyzed.segment.text).first(where: { $0.count == wanted.count })
            else { continue }
            findings.append(finding(rule, range, String(decoding: wanted, as: UTF8.self)))
        }
        return findings
    }

    private func isCommandWord(_ token: Token) -> Bool {
        token.kind == .word && token.range.count > 1 && token.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected, .hasNonASCII]) && !token.info.contains(.sourceFunction)
    }

    /// Emphasized words in small letters, what a person types or the name of a folder or key, that have a capital now.
    private func slugs(_ rule: IdentifierMismatch, _ source: AnalyzedSegment) -> [Finding] {
        guard analyzed.segment.inlines.contains(where: { $0.isEmphasis }) else { return [] }
        return analyzed.segment.inlines.compactMap { inline in
            guard inline.isEmphasis, inline.text.count > 3, !analyzed.sentences.contains(where: { $0.lowerBound == inline.text.lowerBound }) else { return nil }
            let text = analyzed.segment.text[inline.text]
            let folded = text.map(\.foldedFact)
            let isJoined = folded.contains(UInt8(ascii: "-"))
            guard folded.allSatisfy({ $0.isFactLower || isJoined && ($0.isFactDigit || $0 == UInt8(ascii: "-")) }), !text.elementsEqual(folded),
                source.segment.inlines.contains(where: { ($0.isEmphasis || isJoined && $0.isCode) && source.segment.text[$0.text].elementsEqual(folded) }),
                !source.segment.text.holds(text)
            else { return nil }
            return finding(rule, inline.text, String(decoding: folded, as: UTF8.self))
        }
    }
}
