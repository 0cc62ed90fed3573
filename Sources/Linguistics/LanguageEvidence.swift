/// What the words of a text say of its language: counts of words that only one of two languages has.
///
/// Function words that both languages write alike (French and English "on", "a", "plus") count for neither; so do acronyms, single
/// letters, words with digits, parts of dotted or otherwise joined names, and words under code. Capitalized words inside the text
/// are likely names and are counted apart.
public struct LanguageEvidence: Sendable, Equatable {
    /// Words that only the source language's dictionary has, function words included.
    public var source = 0
    /// Words that only the target language's dictionary has, function words included.
    public var target = 0
    /// Of those, function words: the strongest evidence.
    public var sourceFunction = 0
    public var targetFunction = 0
    /// Words of one language only with a capital inside the text: title case, or names. Not in `source` and `target`.
    public var sourceCapitalized = 0
    public var targetCapitalized = 0
    /// Words of both languages, and loanwords.
    public var both = 0
    /// Words of neither language: names, code, misspellings.
    public var neither = 0

    /// The language of a text, or that it cannot be told.
    public enum Decision: Sendable, Equatable { case source, target, undecided }

    public init() {}

    /// - Parameters:
    ///   - tokens: those of the text, or of a part of it; marks and spaces are needed to tell joined names.
    ///   - text: UTF-8 that the tokens' ranges point into.
    public init(_ tokens: [Token], of text: [UInt8]) { self.init(tokens[...], of: text) }

    /// - Parameters:
    ///   - tokens: those of a part of the text; marks and spaces are needed to tell joined names.
    ///   - text: UTF-8 that the tokens' ranges point into.
    public init(_ tokens: ArraySlice<Token>, of text: [UInt8]) {
        self = tokens.withUnsafeBufferPointer { tokens in text.withUnsafeBufferPointer { Self.gathered(tokens, of: $0) } }
    }

    private static func gathered(_ tokens: UnsafeBufferPointer<Token>, of text: UnsafeBufferPointer<UInt8>) -> LanguageEvidence {
        var evidence = LanguageEvidence()
        var isFirst = true
        for index in tokens.indices {
            let token = tokens[index]
            guard token.kind == .word || token.kind == .elision, !token.shape.contains(.protected) else { continue }
            if isJoined(index, in: tokens, of: text) {
                evidence.neither += 1
            } else {
                evidence.add(token, isFirst: isFirst)
            }
            isFirst = false
        }
        return evidence
    }

    /// The language that the evidence is for; undecided on a tie or when only capitalized words speak. A function word weighs twice a
    /// content word, and that twice a capitalized one.
    public var decision: Decision {
        guard source + target > 0 else { return .undecided }
        let forSource = 2 * (source + sourceFunction) + sourceCapitalized
        let forTarget = 2 * (target + targetFunction) + targetCapitalized
        return forSource == forTarget ? .undecided : forSource > forTarget ? .source : .target
    }

    private mutating func add(_ token: Token, isFirst: Bool) {
        let info = token.info
        if token.kind == .elision {
            // An elided word is of the language that elides it, even as a single letter.
            if info.contains(.targetFunction) {
                target += 1
                targetFunction += 1
            }
            return
        }
        let isLetter = token.shape.contains(.singleLetter)
        if !token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .hasDigit, .nonLatin]) || (isLetter && !token.shape.contains(.hasNonASCII)) {
            neither += 1
            return
        }
        let isCapitalized = token.shape.contains(.capitalized) && !isFirst
        switch (info.contains(.source), info.contains(.target) || info.contains(.loanword)) {
        case (true, true): both += 1
        case (false, false): neither += 1
        case (true, false):
            if info.contains(.sourceFunction) { sourceFunction += 1 }
            if isCapitalized, !info.contains(.sourceFunction) { sourceCapitalized += 1 } else { source += 1 }
        case (false, true):
            if info.contains(.targetFunction) { targetFunction += 1 }
            if isCapitalized, !info.contains(.targetFunction) { targetCapitalized += 1 } else { target += 1 }
        }
    }

    /// Whether a word is part of a name such as `Acme.Core`, `log_level`, `@acme` or `$title`.
    public static func isJoined(_ index: Int, in tokens: ArraySlice<Token>, of text: [UInt8]) -> Bool {
        let place = index - tokens.startIndex
        return tokens.withUnsafeBufferPointer { tokens in text.withUnsafeBufferPointer { isJoined(place, in: tokens, of: $0) } }
    }

    @inline(__always)
    private static func isJoined(_ index: Int, in tokens: UnsafeBufferPointer<Token>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        func joins(_ token: Token) -> Bool {
            guard token.kind == .mark, token.range.count == 1, token.range.lowerBound < text.count else { return false }
            return switch text[token.range.lowerBound] {
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "="),
                UInt8(ascii: "#"):
                true
            default: false
            }
        }
        if index > 0, joins(tokens[index - 1]) { return true }
        guard index + 2 < tokens.count, joins(tokens[index + 1]) else { return false }
        return tokens[index + 2].kind == .word || tokens[index + 2].kind == .number
    }
}
