import Alignment
import Linguistics
import Markup

/// The words at the edges of a piece of inline markup.
struct InlineWords {
    let analyzed: AnalyzedSegment
    /// Indices of the tokens under the markup.
    let tokens: Range<Int>

    init(_ inline: Inline, in analyzed: AnalyzedSegment) {
        self.analyzed = analyzed
        let first = analyzed.firstToken(endingAfter: inline.text.lowerBound)
        tokens = first..<(inline.text.isEmpty ? first : max(first, analyzed.firstToken(endingAfter: inline.text.upperBound - 1) + 1))
    }

    /// Its first and last token that is no space.
    var first: Int? { tokens.first { analyzed.tokens[safe: $0].map { $0.kind != .space } ?? false } }
    var last: Int? { tokens.last { analyzed.tokens[safe: $0].map { $0.kind != .space } ?? false } }

    var wordCount: Int { tokens.count { analyzed.tokens[safe: $0].map { $0.kind == .word || $0.kind == .elision } ?? false } }

    /// Whether it has words, and something is known of each of them.
    func areAll(_ info: WordInfo) -> Bool {
        let words = tokens.compactMap { analyzed.tokens[safe: $0] }.filter { $0.kind == .word || $0.kind == .elision }
        return !words.isEmpty && words.allSatisfy { $0.info.contains(info) }
    }

    /// The next token after it that is no space.
    var next: Int? {
        var at = tokens.upperBound
        while let token = analyzed.tokens[safe: at] {
            if token.kind != .space { return at }
            at += 1
        }
        return nil
    }

    /// Whether it ends in a word that announces what follows, and a word follows.
    func endsOpen(_ profile: LanguageProfile) -> Bool {
        guard let last, let next, analyzed.isOpeningWord(last, profile), analyzed.tokens[next].kind == .word || analyzed.tokens[next].kind == .elision || analyzed.tokens[next].kind == .number,
            next > tokens.upperBound || analyzed.tokens[last].kind == .elision
        else { return false }
        // "connectez-le" ends in a pronoun.
        return last == 0 || !analyzed.token(analyzed.tokens[last - 1], is: "-")
    }
}

/// Asked of each piece of markup by many rules: to look at the kind alone takes far less than to compare it with another one.
extension Inline {
    /// Whether it is a link that is no address alone.
    var isLink: Bool {
        if case .link = kind { return true }
        return false
    }

    var isCode: Bool {
        if case .code = kind { return true }
        return false
    }

    /// Whether it is emphasis of either strength.
    var isEmphasis: Bool {
        switch kind {
        case .emphasis, .strong: true
        default: false
        }
    }

    /// Whether it is a string of the user interface.
    var isControl: Bool {
        if case .uiControl = kind { return true }
        return false
    }

    /// Whether it is a name that must stay verbatim.
    var isMarkedName: Bool {
        if case .doNotLocalize = kind { return true }
        return false
    }
}

extension AnalyzedSegment {
    /// Whether a token is a word after which no phrase ends.
    func isOpeningWord(_ index: Int, _ profile: LanguageProfile) -> Bool {
        guard let token = tokens[safe: index], !token.shape.contains(.protected), token.range.count <= 12 else { return false }
        switch token.kind {
        case .elision: return true
        // A letter without an apostrophe is a name ("R&D").
        case .word: return (!token.shape.contains(.singleLetter) || token.shape.contains(.hasNonASCII)) && profile.openingWords.contains(string(of: token).lowercased())
        default: return false
        }
    }
}
