import CICU

/// Tells words, sentences and what the dictionaries know, for texts of one pair of languages.
///
/// One instance a worker: it holds ICU iterators and a cache of looked-up words, and is not `Sendable`. All instances share
/// the dictionaries through `Lexicon`.
public final class TextAnalyzer {
    public let lexicon: Lexicon

    /// Words longer than this are no words of a language; the dictionaries are not asked.
    private static let longestWord = 64
    /// Distinct words remembered; about 4 MB. When full, it starts anew.
    private static let rememberedWords = 65_536

    private var known = WordTable(limit: rememberedWords)
    private var knownOfSource = WordTable(limit: rememberedWords)
    /// Of the text at hand.
    private var language = Lexicon.Language.target
    private let forms: ApostropheForms
    private let classes: [UInt8]
    private let words: BreakIterator
    private let sourceSentences: SentenceBreaker
    private let targetSentences: SentenceBreaker
    /// Those of other languages, by tag.
    private var otherSentences: [String: SentenceBreaker] = [:]
    private var recentTargets = RecentTexts<Parts>()
    private var recentSources = RecentTexts<Parts>()

    /// The words and sentences of a text, with the ranges that it was read with.
    private struct Parts {
        let protected: [Range<Int>]
        let unbroken: [Range<Int>]
        let tokens: [Token]
        let sentences: [Range<Int>]
    }

    /// - Throws: `LexiconError` when ICU has no boundary data.
    public init(lexicon: Lexicon) throws(LexiconError) {
        self.lexicon = lexicon
        guard let words = BreakIterator(ICU_WORD, locale: lexicon.target.tag) else { throw .missingBoundaryData(locale: lexicon.target.tag) }
        self.words = words
        forms = ApostropheForms(lexicon.source, lexicon.target)
        classes = CharacterClass.table
        guard let sourceSentences = SentenceBreaker(lexicon.source) else { throw .missingBoundaryData(locale: lexicon.source.tag) }
        guard let targetSentences = SentenceBreaker(lexicon.target) else { throw .missingBoundaryData(locale: lexicon.target.tag) }
        self.sourceSentences = sourceSentences
        self.targetSentences = targetSentences
    }

    /// Tokens and sentences of a text, as `tokens` and `sentences` find them; those of texts met of late are at hand.
    ///
    /// - Parameters:
    ///   - protected: ordered ranges in which words get no dictionary information.
    ///   - unbroken: ordered ranges inside which no sentence ends.
    public func parts(
        of text: [UInt8], protected: [Range<Int>], unbroken: [Range<Int>], language: LanguageProfile
    ) -> (tokens: [Token], sentences: [Range<Int>]) {
        let isSource = language.tag == lexicon.source.tag
        func read() -> Parts {
            Parts(
                protected: protected, unbroken: unbroken, tokens: tokens(of: text, protected: protected, in: isSource ? .source : .target),
                sentences: sentences(of: text, protected: unbroken, language: language))
        }
        func holds(_ parts: Parts) -> Bool { parts.protected == protected && parts.unbroken == unbroken }
        let parts =
            if isSource {
                recentSources.found(in: text, where: holds, orFind: read)
            } else if language.tag == lexicon.target.tag {
                recentTargets.found(in: text, where: holds, orFind: read)
            } else {
                read()
            }
        return (parts.tokens, parts.sentences)
    }

    /// Tokens that cover the text wholly and in order.
    ///
    /// Word boundaries are those of UAX #29, except that dots, apostrophes, colons and underscores always part, unless a profile
    /// knows the form as one word (`aujourd’hui`, `don’t`).
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - protected: ordered ranges of UTF-8 offsets (code, URLs) in which words get no dictionary information. Tokens end
    ///     where such a range begins or ends.
    ///   - language: that the text is, or is meant to be, written in.
    public func tokens(of text: [UInt8], protected: [Range<Int>] = [], in language: Lexicon.Language = .target) -> [Token] {
        self.language = language
        return text.withUnsafeBufferPointer { text in
            language == .source ? tokens(of: text, protected, &knownOfSource) : tokens(of: text, protected, &known)
        }
    }

    private func tokens(of text: UnsafeBufferPointer<UInt8>, _ protected: [Range<Int>], _ known: inout WordTable) -> [Token] {
        // No token is empty.
        withUnsafeTemporaryAllocation(of: Token.self, capacity: text.count) { room in
            classes.withUnsafeBufferPointer { classes in
                var tokens = FoundTokens(room: room)
                var at = 0
                for range in protected {
                    let lower = min(max(range.lowerBound, at), text.count)
                    let upper = min(max(range.upperBound, lower), text.count)
                    scan(text, at..<lower, isProtected: false, classes, &known, into: &tokens)
                    scan(text, lower..<upper, isProtected: true, classes, &known, into: &tokens)
                    at = upper
                }
                scan(text, at..<text.count, isProtected: false, classes, &known, into: &tokens)
                if tokens.mayHoldHyphen { markCompounds(of: text, &known, in: tokens.all) }
                return Array(tokens.all)
            }
        }
    }

    /// The tokens of a text as far as it is read.
    private struct FoundTokens {
        let room: UnsafeMutableBufferPointer<Token>
        /// Whether a mark was met that may be a hyphen.
        var mayHoldHyphen = false
        private var count = 0

        init(room: UnsafeMutableBufferPointer<Token>) { self.room = room }

        var all: UnsafeMutableBufferPointer<Token> { UnsafeMutableBufferPointer(rebasing: room[..<count]) }

        var last: Token? { count > 0 ? room[count - 1] : nil }

        @inline(__always)
        mutating func append(_ token: Token) {
            // Pages are untrusted: nothing may be written past the room, whatever its tokens.
            precondition(count < room.count, "a token has at least one byte")
            room.initializeElement(at: count, to: token)
            count += 1
        }
    }

    /// Sentences that cover the text wholly and in order, white space after a sentence belonging to it.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - protected: ordered ranges inside which no sentence ends.
    ///   - language: whose rules and abbreviations hold.
    public func sentences(of text: [UInt8], protected: [Range<Int>] = [], language: LanguageProfile) -> [Range<Int>] {
        if language.tag == lexicon.target.tag { return targetSentences.sentences(of: text, protected: protected) }
        if language.tag == lexicon.source.tag { return sourceSentences.sentences(of: text, protected: protected) }
        guard let breaker = otherSentences[language.tag] ?? SentenceBreaker(language) else { return text.isEmpty ? [] : [0..<text.count] }
        otherSentences[language.tag] = breaker
        return breaker.sentences(of: text, protected: protected)
    }

    /// What is known of one word, from the cache where it was asked before.
    @inline(__always)
    private func info(_ word: UnsafeBufferPointer<UInt8>, shape: WordShape, _ known: inout WordTable) -> WordInfo {
        guard word.count > 0, word.count <= Self.longestWord else { return WordInfo() }
        let hash = WordTable.hash(word)
        if let value = known.value(of: word, hash: hash) { return WordInfo(rawValue: value) }
        return found(word, hash: hash, shape: shape, &known)
    }

    private func found(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, shape: WordShape, _ known: inout WordTable) -> WordInfo {
        let info = lexicon.info(Array(word), shape: shape, in: language)
        known.insert(word, hash: hash, value: info.rawValue)
        return info
    }

    @inline(__always)
    private func characterClass(
        _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> (class: CharacterClass, length: Int) {
        let first = text[at]
        if first < 0x80 { return (CharacterClass(rawValue: classes[Int(first)]), 1) }
        let scalar = UTF8Scalar(in: text, at: at, end: end)
        let found = scalar.value < classes.count ? CharacterClass(rawValue: classes[Int(scalar.value)]) : CharacterClass.of(far: scalar.value)
        return (found, scalar.length)
    }

    private func scan(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isProtected: Bool, _ classes: UnsafeBufferPointer<UInt8>,
        _ known: inout WordTable, into tokens: inout FoundTokens
    ) {
        let end = range.upperBound
        var at = range.lowerBound
        while at < end {
            let start = at
            if !isProtected, let word = plainWord(text, start, end, classes) {
                at = word.end
                append(text, start..<at, word.shape, &known, into: &tokens)
                continue
            }
            let (first, length) = characterClass(text, at, end, classes)
            if first.isWordPart {
                let word = scanWord(text, &at, end, classes)
                if word.letters == 0, word.digits > 0 {
                    tokens.append(Token(kind: .number, range: start..<at, shape: isProtected ? .hasDigit.union(.protected) : .hasDigit, info: WordInfo()))
                } else if word.isUnspaced {
                    appendUnspaced(text, start..<at, word.shape, isProtected: isProtected, into: &tokens)
                } else if isProtected {
                    tokens.append(Token(kind: .word, range: start..<at, shape: word.shape.union(.protected), info: WordInfo()))
                } else {
                    appendWord(text, start, &at, end, word.shape, classes, &known, into: &tokens)
                }
            } else if first == .space {
                at += length
                // Most stand alone before a letter.
                while at < end, text[at] <= 0x20 || text[at] >= 0x80 {
                    let next = characterClass(text, at, end, classes)
                    guard next.class == .space else { break }
                    at += next.length
                }
                tokens.append(Token(kind: .space, range: start..<at, shape: WordShape(), info: WordInfo()))
            } else {
                if text[start] == 0x2D || text[start] == 0xE2 { tokens.mayHoldHyphen = true }
                at += length
                skipExtenders(text, &at, end, classes)
                tokens.append(Token(kind: .mark, range: start..<at, shape: isProtected ? .protected : WordShape(), info: WordInfo()))
            }
        }
    }

    /// A word of an ASCII letter and small ones, ß to ÿ among them, where nothing follows that could go on with it: most words are such.
    @inline(__always)
    private func plainWord(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> (end: Int, shape: WordShape)? {
        guard (text[start] | 0x20) &- 0x61 < 26 else { return nil }
        var shape = WordShape()
        if text[start] & 0x20 == 0 { shape.insert(.capitalized) }
        var wordEnd = text.endOfSmallLetters(from: start + 1, to: end)
        while wordEnd + 1 < end, text[wordEnd] == 0xC3, text[wordEnd + 1] >= 0x9F, text[wordEnd + 1] != 0xB7 {
            shape.insert(.hasNonASCII)
            wordEnd = text.endOfSmallLetters(from: wordEnd + 2, to: end)
        }
        if wordEnd == start + 1 { shape.insert(.singleLetter) }
        guard wordEnd < end else { return (wordEnd, shape) }
        let next = text[wordEnd]
        return next < 0x80 && next != 0x27 && !CharacterClass(rawValue: classes[Int(next)]).isWordPart ? (wordEnd, shape) : nil
    }

    /// Combining marks and format characters belong to what they follow.
    @inline(__always)
    private func skipExtenders(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ classes: UnsafeBufferPointer<UInt8>) {
        while at < end, text[at] >= 0x80 {
            let next = characterClass(text, at, end, classes)
            guard next.class.kind == .extend else { return }
            at += next.length
        }
    }

    /// A run of letters, digits and what extends them, as far as read.
    private struct ScannedWord {
        var shape = WordShape()
        var small = 0
        var capitals = 0
        /// Letters without case.
        var uncased = 0
        var digits = 0
        var isMixed = false
        var isUnspaced = false
        var endsInSmallS = false

        var letters: Int { small + capitals + uncased }

        @inline(__always)
        mutating func add(_ kind: CharacterClass, isSmallS: Bool) {
            switch kind {
            case .lower:
                small += 1
                endsInSmallS = isSmallS
            case .upper:
                if letters == 0 { shape.insert(.capitalized) }
                if small > 0 { isMixed = true }
                capitals += 1
                endsInSmallS = false
            case .letter: uncased += 1
            case .digit: digits += 1
            default: break
            }
        }

        @inline(__always)
        mutating func finish() {
            if isMixed { shape.insert(.mixedCase) }
            if digits > 0 { shape.insert(.hasDigit) }
            if letters == 1 { shape.insert(.singleLetter) }
            let isPluralAcronym = small == 1 && endsInSmallS && capitals >= 2 && !isMixed
            if uncased == 0, capitals >= 2, small == 0 || isPluralAcronym { shape.insert(.allCapitals) }
        }
    }

    @inline(__always)
    private func scanWord(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> ScannedWord {
        var word = ScannedWord()
        while at < end {
            // Most letters are small ones of ASCII.
            let run = at
            while at < end, text[at] &- 0x61 < 26 { at += 1 }
            if at > run {
                word.small += at - run
                word.endsInSmallS = text[at - 1] == 0x73
                guard at < end else { break }
            }
            let byte = text[at]
            let (found, length) = characterClass(text, at, end, classes)
            guard found.isWordPart else { break }
            word.add(found.kind, isSmallS: byte == 0x73)
            if byte >= 0x80 {
                word.shape.insert(.hasNonASCII)
                if found.isNonLatin { word.shape.insert(.nonLatin) }
                if found.isUnspaced { word.isUnspaced = true }
            }
            at += length
        }
        word.finish()
        return word
    }

    private func appendWord(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ at: inout Int, _ end: Int, _ shape: WordShape,
        _ classes: UnsafeBufferPointer<UInt8>, _ known: inout WordTable, into tokens: inout FoundTokens
    ) {
        let apostrophe = at < end ? ApostropheForms.apostropheLength(text, at, end) : 0
        guard apostrophe > 0 else {
            append(text, start..<at, shape, &known, into: &tokens)
            return
        }
        let after = at + apostrophe
        var next = after
        var nextShape: WordShape = []
        if after < end, characterClass(text, after, end, classes).class.isWordPart {
            nextShape = scanWord(text, &next, end, classes).shape
            if forms.isWhole(UnsafeBufferPointer(rebasing: text[start..<next])) {
                at = next
                append(text, start..<next, shape.union(nextShape.subtracting([.capitalized, .singleLetter, .allCapitals])), &known, into: &tokens)
                return
            }
        }
        let isQuoted = tokens.last?.kind == .mark && start > 0 && ApostropheForms.endsInApostrophe(text, start)
        if !isQuoted, forms.isElision(UnsafeBufferPointer(rebasing: text[start..<at])) {
            at = after
            let info = info(UnsafeBufferPointer(rebasing: text[start..<(after - apostrophe)]), shape: shape, &known)
            tokens.append(Token(kind: .elision, range: start..<after, shape: shape, info: info))
            return
        }
        append(text, start..<at, shape, &known, into: &tokens)
        if next > after, let language = forms.clitic(UnsafeBufferPointer(rebasing: text[after..<next])) {
            tokens.append(Token(kind: .word, range: at..<next, shape: nextShape.intersection(.hasNonASCII), info: language))
            at = next
        }
    }

    /// Gives the parts of a hyphen compound that a language or the loanwords know as a whole (plug-in, rendez-vous) that knowledge.
    private func markCompounds(of text: UnsafeBufferPointer<UInt8>, _ known: inout WordTable, in tokens: UnsafeMutableBufferPointer<Token>) {
        func isHyphen(_ token: Token) -> Bool {
            guard token.kind == .mark else { return false }
            let at = token.range.lowerBound
            if token.range.count == 1 { return text[at] == 0x2D }
            return token.range.count == 3 && text[at] == 0xE2 && text[at + 1] == 0x80 && (text[at + 2] == 0x90 || text[at + 2] == 0x91)
        }
        func isPart(_ index: Int) -> Bool { tokens[index].kind == .word && !tokens[index].shape.contains(.protected) }
        @discardableResult func mark(_ first: Int, through last: Int) -> Bool {
            let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
            let whole = info(UnsafeBufferPointer(rebasing: text[range]), shape: [], &known).intersection([.source, .target, .loanword])
            guard !whole.isEmpty else { return false }
            for part in stride(from: first, through: last, by: 2) {
                let token = tokens[part]
                tokens[part] = Token(kind: token.kind, range: token.range, shape: token.shape, info: token.info.union(whole))
            }
            return true
        }
        var index = 0
        while index + 2 < tokens.count {
            guard isHyphen(tokens[index + 1]), isPart(index), isPart(index + 2) else {
                index += 1
                continue
            }
            var last = index + 2
            while last + 2 < tokens.count, isHyphen(tokens[last + 1]), isPart(last + 2) { last += 2 }
            if !mark(index, through: last), last > index + 2 {
                // A shorter compound inside: client-plug-in.
                for part in stride(from: index, to: last, by: 2) { mark(part, through: part + 2) }
            }
            index = last + 1
        }
    }

    @inline(__always)
    private func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ shape: WordShape, _ known: inout WordTable, into tokens: inout FoundTokens) {
        tokens.append(Token(kind: .word, range: range, shape: shape, info: info(UnsafeBufferPointer(rebasing: text[range]), shape: shape, &known)))
    }

    private func appendUnspaced(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ shape: WordShape, isProtected: Bool, into tokens: inout FoundTokens
    ) {
        let shape = isProtected ? shape.union(.protected) : shape
        var start = range.lowerBound
        for boundary in words.boundaries(of: UnsafeBufferPointer(rebasing: text[range])) {
            let end = range.lowerBound + boundary
            guard end > start, end <= range.upperBound else { continue }
            tokens.append(Token(kind: .word, range: start..<end, shape: shape, info: []))
            start = end
        }
        if start < range.upperBound { tokens.append(Token(kind: .word, range: start..<range.upperBound, shape: shape, info: [])) }
    }
}
