import Alignment
import Linguistics
import Markup

/// Words of commands in a text that got capitals or were translated: `tidectl Push` for `tidectl push`.
struct Commands {
    private let analyzed: AnalyzedSegment
    private let source: AnalyzedSegment?
    private let profile: LanguageProfile
    private let rule: IdentifierMismatch

    init(_ index: Int, _ sources: [Int], _ subject: Subject, of rule: IdentifierMismatch) {
        analyzed = subject.target.segments[index]
        source = sources.count == 1 ? subject.source?.segments[sources[0]] : nil
        profile = subject.targetProfile
        self.rule = rule
    }

    func findings() -> [Finding] {
        guard let source else { return [] }
        var findings: [Finding] = []
        let tokens = analyzed.tokens
        for index in tokens.indices.dropFirst(2) where isPlainCapitalized(tokens[index]) && tokens[index - 1].kind == .space {
            let word = tokens[index]
            guard !analyzed.sentences.contains(where: { $0.lowerBound == word.range.lowerBound }) else { continue }
            if let program = program(endingBefore: index - 1), let original = originalWord(after: analyzed.segment.text[program], in: source) {
                let isSame = isSame(word, original, source)
                // A word of the target language with a capital after the program's name is its command translated.
                guard isSame || (word.info.contains(.infinitive) && word.info.isDisjoint(with: [.source, .noun])) else { continue }
                findings.append(finding(program.lowerBound..<word.range.upperBound, "\(analyzed.segment.string(in: program)) \(source.string(of: original))"))
            } else if isAnnounced(index), word.info.contains(.source), !word.info.contains(.target), let original = source.tokens.first(where: { isSame(word, $0, source) }),
                !source.tokens.contains(where: { source.segment.text[$0.range] == analyzed.segment.text[word.range] }) {
                findings.append(finding(word.range, source.string(of: original)))
            }
        }
        return findings + slugs(source)
    }

    private func finding(_ range: Range<Int>, _ wanted: String) -> Finding {
        rule.finding(
            analyzed.segment, range, "“\(analyzed.segment.string(in: range))” was “\(wanted)” in the source", "command of the source", confidence: 0.8, source: wanted,
            suggestion: wanted)
    }

    private func isPlainCapitalized(_ token: Token) -> Bool {
        token.kind == .word && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .protected, .singleLetter, .nonLatin])
    }

    /// The name of a program before a space: a word in small letters that neither language has, or one that ends in `.exe`.
    private func program(endingBefore space: Int) -> Range<Int>? {
        let tokens = analyzed.tokens
        guard let token = tokens[safe: space - 1], token.kind == .word, token.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected, .hasNonASCII]) else { return nil }
        if analyzed.token(token, is: "exe"), space >= 3, analyzed.token(tokens[space - 2], is: "."), tokens[space - 3].kind == .word {
            return tokens[space - 3].range.lowerBound..<token.range.upperBound
        }
        guard token.range.count > 2, token.info.isDisjoint(with: [.target, .source, .loanword, .sourceProper, .targetProper, .targetFunction, .sourceFunction]) else { return nil }
        return token.range
    }

    /// The word in small letters that follows the program once and each time in the source.
    private func originalWord(after program: ArraySlice<UInt8>, in source: AnalyzedSegment) -> Token? {
        var at = 0
        var found: Token?
        while let range = firstOccurrence(of: program, in: source.segment.text, from: at) {
            at = range.upperBound
            let index = source.firstToken(endingAfter: range.upperBound)
            // Part of a longer word or name, `tide` in `tide.exe`.
            guard source.tokens[safe: index]?.range.lowerBound == range.upperBound, source.tokens[index].kind != .mark else { continue }
            guard source.tokens[index].kind == .space, let word = source.tokens[safe: index + 1], word.kind == .word else { return nil }
            // Code keeps itself.
            if word.shape.contains(.protected) { continue }
            guard word.info.contains(.source), !word.info.contains(.sourceFunction), word.shape.isDisjoint(with: [.capitalized, .mixedCase]) else { return nil }
            found = word
        }
        return found
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

    /// Emphasized words in small letters that hyphens join, a folder's or key's name, and that have a capital now.
    private func slugs(_ source: AnalyzedSegment) -> [Finding] {
        analyzed.segment.inlines.compactMap { inline in
            guard inline.kind == .emphasis || inline.kind == .strong, inline.text.count > 4, !analyzed.sentences.contains(where: { $0.lowerBound == inline.text.lowerBound }) else { return nil }
            let text = analyzed.segment.text[inline.text]
            let folded = text.map(\.foldedFact)
            guard folded.contains(UInt8(ascii: "-")), folded.allSatisfy({ $0.isFactLower || $0.isFactDigit || $0 == UInt8(ascii: "-") }), !text.elementsEqual(folded),
                source.segment.inlines.contains(where: { ($0.kind == .emphasis || $0.kind == .strong || $0.kind == .code) && source.segment.text[$0.text].elementsEqual(folded) }),
                !source.segment.text.holds(text)
            else { return nil }
            return finding(inline.text, String(decoding: folded, as: UTF8.self))
        }
    }
}
