import Alignment
import Linguistics
import Markup

/// How a page renders each word and compound of its source, told by the linked words.
struct WordRenderings {
    /// One place where a term is rendered.
    struct Use {
        let source: SentenceIndex
        let target: SentenceIndex
        /// UTF-8 offsets in the source segment's text.
        let sourceRange: Range<Int>
        /// UTF-8 offsets in the target segment's text.
        let range: Range<Int>
        /// The words of the rendering that carry meaning, in lower case, in their order.
        let words: [ArraySlice<UInt8>]
        /// Whether a small word stands between them.
        let isJoined: Bool
        /// Whether the rendering is the source's own words.
        let isKept: Bool
        /// Its number among the subject's aligned sentences.
        let sentence: Int
        /// The keys of the rendering's words.
        let keys: [UInt32]
        /// The number of the source word, among those of the term, that the first word renders.
        let head: Int
        /// Whether a word after the first one begins with a capital.
        let hasCapitals: Bool
    }

    /// A source term with all its uses, `leastUses` or more.
    private struct Term {
        /// Of its last word.
        let key: UInt32
        /// In words.
        let length: Int
        var uses: [Use]
    }

    /// A rendering that the page has less often than another one.
    struct Deviation {
        let use: Use
        let count: Int
        /// The usual rendering where the source reads most alike.
        let usual: Use
        let usualCount: Int
        /// Whether the usual one can stand in its place: in the same number, after the same elision, and clearly more frequent.
        let fits: Bool
    }

    private let subject: Subject
    private var terms: [Term] = []

    /// Words of the longest compound.
    private static let longest = 3

    init(_ subject: Subject) {
        self.subject = subject
        guard subject.bitext != nil else { return }
        // Most compounds stand on a page once, and most others are rendered alike wherever they stand: their renderings are not looked at.
        let places = Self.places(subject)
        let learned = subject.tree.words
        var counts = KeyTable(capacity: places.count)
        for place in places { counts.add(1, to: place.key) }
        var numbers = KeyTable()
        var outlines: [Outline] = []
        var outlined: [(place: Int, outline: Int)] = []
        for (index, place) in places.enumerated() where counts.value(of: place.key) ?? 0 >= Self.leastUses {
            guard let rendering = rendering(of: place) else { continue }
            let number = Int(numbers.value(of: place.key, orInsert: UInt32(outlines.count)))
            if number == outlines.count { outlines.append(Outline(key: self.key(of: place), length: place.words.count)) }
            outlines[number].add(rendering, by: learned)
            outlined.append((index, number))
        }
        var termOfOutline = [Int?](repeating: nil, count: outlines.count)
        for (index, outline) in outlined where outlines[outline].mayDeviate {
            guard let use = use(of: places[index]) else { continue }
            if let at = termOfOutline[outline] {
                terms[at].uses.append(use)
            } else {
                termOfOutline[outline] = terms.count
                terms.append(Term(key: outlines[outline].key, length: outlines[outline].length, uses: [use]))
            }
        }
        terms.removeAll { $0.uses.count < Self.leastUses }
    }

    /// What is told of a term before its renderings are looked at.
    private struct Outline {
        /// Of its last word.
        let key: UInt32
        /// In words.
        let length: Int
        private var first: UInt64?
        private var uses: UInt32 = 0
        private var isVaried = false
        private var hasCommon = false
        private var hasRare = false
        private var hasStranger = false
        private var own: UInt64?
        private var hasRivals = false

        init(key: UInt32, length: Int) {
            self.key = key
            self.length = length
        }

        mutating func add(_ rendering: UInt64, by words: LearnedWords?) {
            uses += 1
            let isNew = first != rendering
            if first == nil { first = rendering } else if isNew { isVaried = true }
            guard length == 1, isNew, let words else { return }
            guard let likelihood = words.translations.likelihood(key, UInt32(truncatingIfNeeded: rendering)) else {
                if words.translations.sentences(with: key) >= WordRenderings.manySentences { hasStranger = true }
                return
            }
            if WordRenderings.isCommon(likelihood) { hasCommon = true }
            if WordRenderings.isRare(likelihood) { hasRare = true }
            if WordRenderings.isOwn(likelihood) { if own == nil { own = rendering } else if own != rendering { hasRivals = true } }
        }

        /// Whether two of its renderings may be two for the same thing.
        var mayDeviate: Bool { uses >= WordRenderings.leastUses && isVaried && (length > 1 || hasCommon && (hasRare || hasStranger) || hasRivals) }
    }

    private func key(of place: Place) -> UInt32 { subject.alignedWords[place.sentence].sourceWords[place.words.upperBound].key }

    /// Tells renderings apart: of a single word, the key of the word that is linked with it; of a compound, what `areAlike` goes by first. Nil where the
    /// words stand apart.
    private func rendering(of place: Place) -> UInt64? {
        let sentence = subject.alignedWords[place.sentence]
        let links = sentence.links[place.links]
        if links.count == 1, let link = links.first { return UInt64(sentence.targetWords[link.target].key) }
        guard let first = links.lazy.map(\.target).min(), let last = links.lazy.map(\.target).max(), last - first < links.count else { return nil }
        let target = subject.target.segments[sentence.target.segment]
        var rendering: UInt64 = Self.isJoined(target.tokens[sentence.targetWords[first].token...sentence.targetWords[last].token]) ? 1 : 2
        for word in sentence.targetWords[first...last] { rendering = (rendering ^ UInt64(word.key)) &* 0x9E37_79B9_7F4A_7C15 }
        // It may go on: its words are told by `use` alone.
        return links.contains { $0.target == last && $0.strength == 0 } ? rendering ^ UInt64(place.sentence + 1) : rendering
    }

    /// Whether a small word stands in a rendering.
    private static func isJoined(_ rendering: ArraySlice<Token>) -> Bool {
        rendering.contains { $0.kind == .elision || ($0.kind == .word && $0.info.contains(.targetFunction)) }
    }

    /// A term with fewer uses has no usual rendering.
    private static let leastUses = 3

    /// A word or compound of the source whose words are all linked.
    private struct Place {
        let key: UInt64
        /// Its number among the subject's aligned sentences.
        let sentence: Int
        /// Indices of the sentence's source words.
        let words: ClosedRange<Int>
        /// Indices of its links.
        let links: ClosedRange<Int>
    }

    private static func places(_ subject: Subject) -> [Place] {
        guard let bitext = subject.bitext else { return [] }
        var places: [Place] = []
        places.reserveCapacity(subject.alignedWords.reduce(0) { $0 + 2 * $1.links.count })
        for (index, sentence) in subject.alignedWords.enumerated() where subject.languages[sentence.target.segment][sentence.target.sentence] != .source {
            let source = bitext.source.segments[sentence.source.segment]
            let (links, words) = (sentence.links, sentence.sourceWords)
            // Links are in the order of the source's words.
            for (place, link) in links.enumerated() {
                var key: UInt64 = 0
                for length in 0..<min(longest, links.count - place) {
                    let last = link.source + length
                    guard links[place + length].source == last, length == 0 || areJoined(words[last - 1], words[last], source) else { break }
                    key = (key &+ UInt64(words[last].key)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(length)
                    if length == 0, isPartOfCompound(words[last], source) { continue }
                    places.append(Place(key: key, sentence: index, words: link.source...last, links: place...(place + length)))
                }
            }
        }
        return places
    }

    /// The renderings of a term that the page has less often than another one of it.
    func minority() -> [Deviation] {
        terms.flatMap { term -> [Deviation] in
            let uses = term.uses
            func isOwnKept(_ use: Use) -> Bool { term.length == 1 && use.isKept && isOwnWord(use) }
            let deviations = minority(of: term, among: uses.filter { !isOwnKept($0) })
            guard uses.contains(where: isOwnKept) else { return deviations }
            return deviations + minority(of: term, among: uses.filter { !isOwnKept($0) || standsAsWord($0) }).filter { isOwnKept($0.use) || isOwnKept($0.usual) }
        }
    }

    private func minority(of term: Term, among uses: [Use]) -> [Deviation] {
        var forms: [[Use]] = []
        for use in uses {
            if let at = forms.firstIndex(where: { Self.areAlike($0[0], use) }) {
                forms[at].append(use)
            } else {
                forms.append([use])
            }
        }
        guard forms.count >= 2, let usual = forms.max(by: { $0.count < $1.count }), usual.count >= 2 else { return [] }
        return forms.filter { $0.count < usual.count }.flatMap { form in
            form.filter { use in (!use.isKept || isBorrowed(use, for: term)) && isTerm(term, use, besides: usual[0]) }
                .map { use in
                    let model = usual.first { isSame($0, use) && isEven($0, use) } ?? usual[0]
                    return Deviation(
                        use: use, count: form.count, usual: model, usualCount: usual.count,
                        fits: isEven(model, use) && 2 * usual.count >= 3 * form.count && !goesOn(model))
                }
        }
    }

    /// Whether the source's own words stand as words of the target: one that its dictionary or the tree has, or a compound joined as the target joins its
    /// nouns (*URL de tracking*). What was merely left is another rule's.
    private func isBorrowed(_ use: Use, for term: Term) -> Bool {
        guard standsAsWord(use) else { return false }
        if term.length > 1 { return use.isJoined }
        return isOwnWord(use) || use.keys.first.flatMap { subject.tree.words?.translations.likelihood(term.key, $0) }.map { $0.forward >= Self.leastBorrowed } ?? false
    }

    /// How often the tree must keep a word that it borrows.
    private static let leastBorrowed: Float = 0.1

    /// Whether a kept rendering is neither a name nor a text shown elsewhere: a string of the user interface, a link's text.
    private func standsAsWord(_ use: Use) -> Bool {
        let segment = subject.target.segments[use.target.segment]
        guard !segment.segment.inlines.contains(where: { ($0.isLink || $0.kind == .uiControl || $0.isMarkedName) && $0.text.overlaps(use.range) }) else { return false }
        let first = segment.firstToken(endingAfter: use.range.lowerBound)
        let isOpening = segment.sentences[use.target.sentence].lowerBound == use.range.lowerBound
        return !segment.tokens[first].shape.contains(.capitalized) || isOpening
    }

    /// Whether a word that stands in both languages' texts alike is a word of the target's own dictionary, as *option*: others may stand beside it.
    private func isOwnWord(_ use: Use) -> Bool {
        let segment = subject.target.segments[use.target.segment]
        let info = segment.tokens[segment.firstToken(endingAfter: use.range.lowerBound)].info
        return info.contains(.target) && !info.contains(.loanword)
    }

    /// Whether two renderings are in the same number, and both or neither begin with a sound before which articles are elided.
    private func isEven(_ left: Use, _ right: Use) -> Bool {
        func first(_ use: Use) -> WordInfo {
            let segment = subject.target.segments[use.target.segment]
            return segment.tokens[segment.firstToken(endingAfter: use.range.lowerBound)].info
        }
        let (one, other) = (first(left), first(right))
        let number: WordInfo = [.singular, .plural]
        let gender: WordInfo = [.masculine, .feminine]
        return one.contains(.vowelSound) == other.contains(.vowelSound) && one.intersection(number) == other.intersection(number)
            && !one.intersection(gender).isDisjoint(with: other.intersection(gender))
    }

    /// Whether an adjective that renders no other word stands after a rendering, so that it may be more than was linked: *bibliothèques de contenu créatif*.
    private func goesOn(_ use: Use) -> Bool {
        let segment = subject.target.segments[use.target.segment]
        let sentence = subject.alignedWords[use.sentence]
        guard let next = NameNeighbours.word(after: segment.firstToken(endingAfter: use.range.upperBound - 1), in: segment), segment.tokens[next].info.contains(.adjective),
            segment.tokens[next].info.isDisjoint(with: [.targetFunction, .pastParticiple])
        else { return false }
        return !sentence.links.contains { sentence.targetWords[$0.target].token == next }
    }

    /// Whether the source reads the same but for its letters' case: both in the singular, or both in the plural.
    private func isSame(_ left: Use, _ right: Use) -> Bool {
        guard let page = subject.bitext?.source.page else { return false }
        return page.segments[left.source.segment].string(in: left.sourceRange).lowercased() == page.segments[right.source.segment].string(in: right.sourceRange).lowercased()
    }

    /// Whether two renderings are two for the same thing.
    ///
    /// Of a single word, the tree must have a usual rendering and use the other one for hardly anything else, or both for nothing else; words of general
    /// use, as *time* or *way*, have several.
    private func isTerm(_ term: Term, _ use: Use, besides usual: Use) -> Bool {
        // A name may stand with *de* or without.
        guard use.head == usual.head, use.hasCapitals == usual.hasCapitals, !use.hasCapitals || use.isJoined == usual.isJoined else { return false }
        if subject.targetTerms[use.target.segment].contains(where: { $0.range == use.range && $0.kind == .target && subject.glossary.entries[$0.entry].status == .preferred }) { return false }
        // *Boîte de dialogue* renders *dialog* as a whole.
        let others = subject.alignedWords[use.sentence].targetWords.map(\.key)
        if usual.keys.contains(where: { !use.keys.contains($0) && others.contains($0) }) { return false }
        if term.length == 1 {
            // A word that stands alone has nothing around it that tells its meaning.
            guard let page = subject.bitext?.source.segments, page[use.source.segment].tokens.count(where: { $0.kind == .word }) > 1, let words = subject.tree.words, use.keys.count == 1,
                usual.keys.count == 1, case let sentences = words.translations.sentences(with: term.key), sentences >= Self.leastSentences, let common = words.translations.likelihood(term.key, usual.keys[0])
            else { return false }
            guard let rare = words.translations.likelihood(term.key, use.keys[0]) else {
                return sentences >= Self.manySentences && Self.isSole(common) && !use.isKept && [use, usual].allSatisfy { isPlainNoun($0) && !isPhrase($0) && !isOpening($0) } && isLed(use) && !isExplained(use, besides: term, by: words)
            }
            guard Self.isCommon(common) && Self.isRare(rare) || (use.isKept || usual.isKept) && Self.areRivals(common, rare) else { return false }
            if usual.isKept, isOwnWord(usual), !Self.areRivals(common, rare) { return false }
        }
        return ![use, usual].contains { isPhrase($0) || isOpening($0) }
    }

    /// Whether a rendering is a word's usual one in the tree, as far as the tree has one.
    private static func isCommon(_ likelihood: WordTranslations.Likelihood) -> Bool { likelihood.forward >= 0.55 && likelihood.backward >= 0.1 }

    /// Whether the tree has hardly another rendering of a word, so that a word which it never has for it is a slip: *état* for *report*.
    private static func isSole(_ likelihood: WordTranslations.Likelihood) -> Bool { likelihood.forward >= 0.8 && likelihood.backward >= 0.5 }

    /// Whether a rendering is known for another word of the source's sentence.
    private func isExplained(_ use: Use, besides term: Term, by words: LearnedWords) -> Bool {
        subject.alignedWords[use.sentence].sourceWords.contains { word in
            word.key != term.key && use.keys.contains { (words.translations.likelihood(word.key, $0)?.forward ?? 0) >= Self.leastBorrowed }
        }
    }

    /// Whether the source's word stands right before another one that is no verb, as far as its rendering tells.
    private func leadsWord(_ use: Use) -> Bool {
        let sentence = subject.alignedWords[use.sentence]
        guard let source = subject.bitext?.source.segments[use.source.segment], let own = sentence.sourceWords.firstIndex(where: { source.tokens[$0.token].range == use.sourceRange }),
            let next = sentence.sourceWords[safe: own + 1], Self.areJoined(sentence.sourceWords[own], next, source)
        else { return false }
        guard let link = sentence.links.first(where: { $0.source == own + 1 }) else { return true }
        let info = subject.target.segments[use.target.segment].tokens[sentence.targetWords[link.target].token].info
        return !info.contains(.verb) || !info.isDisjoint(with: [.noun, .adjective])
    }

    private func isPlainNoun(_ use: Use) -> Bool {
        let segment = subject.target.segments[use.target.segment]
        let info = segment.tokens[segment.firstToken(endingAfter: use.range.lowerBound)].info
        return info.contains(.noun) && info.isDisjoint(with: .adjective)
    }

    /// Whether an article or the preposition of a complement stands before a rendering: the preposition, where the source's word stands before another noun, as its complement does.
    private func isLed(_ use: Use) -> Bool {
        let segment = subject.target.segments[use.target.segment]
        guard let before = NameNeighbours.word(before: segment.firstToken(endingAfter: use.range.lowerBound), in: segment) else { return false }
        if subject.targetWords.nounLinks.contains(before, in: segment) { return true }
        return !leadsWord(use) && (segment.tokens[before].info.contains(.determiner) || segment.tokens[before].kind == .elision)
    }

    /// Whether a rendering is seldom a word's in the tree, and hardly any other word's.
    private static func isRare(_ likelihood: WordTranslations.Likelihood) -> Bool { likelihood.forward <= 0.25 && likelihood.backward >= 0.3 }

    /// Whether the tree has a rendering often, and for hardly any other word.
    private static func isOwn(_ likelihood: WordTranslations.Likelihood) -> Bool { likelihood.forward >= 0.2 && likelihood.backward >= 0.5 }

    /// Whether the tree has two renderings side by side and hardly another one.
    private static func areRivals(_ one: WordTranslations.Likelihood, _ other: WordTranslations.Likelihood) -> Bool {
        isOwn(one) && isOwn(other) && one.forward + other.forward >= 0.8
    }

    /// Whether a rendering is part of a phrase: *œuvre* in *mise en œuvre*, whose first word translates nothing else; *aide* in *à l’aide de*; or
    /// whether the source's word is part of a compound, whose other word has no counterpart.
    private func isPhrase(_ use: Use) -> Bool {
        let segment = subject.target.segments[use.target.segment]
        let firstWord = segment.tokens[segment.firstToken(endingAfter: use.range.lowerBound)].range.upperBound
        if subject.targetWords.openPhrases.end(at: firstWord, in: segment.segment.text, anySpace: true, asWords: false) { return true }
        let sentence = subject.alignedWords[use.sentence]
        guard use.keys.count == 1, let source = subject.bitext?.source.segments[use.source.segment],
            let word = sentence.sourceWords.firstIndex(where: { source.tokens[$0.token].range == use.sourceRange }),
            let first = sentence.targetWords.firstIndex(where: { segment.tokens[$0.token].range == use.range })
        else { return false }
        for (left, right) in [(word - 1, word), (word, word + 1)] where left >= 0 && right < sentence.sourceWords.count {
            let other = left == word ? right : left
            if Self.areJoined(sentence.sourceWords[left], sentence.sourceWords[right], source), !sentence.links.contains(where: { $0.source == other }) { return true }
        }
        guard first > 0, !sentence.links.contains(where: { $0.target == first - 1 }) else { return false }
        let between = segment.tokens[(sentence.targetWords[first - 1].token + 1)..<sentence.targetWords[first].token]
        return between.contains { $0.info.contains(.preposition) } && between.allSatisfy { $0.kind == .space || $0.kind == .elision || $0.info.contains(.targetFunction) }
    }

    /// Whether the source term stands as a verb form does: first in its sentence, before an article (*Setting the value*), or, where its ending lets
    /// expect one, without any word before that leads a noun (*about setting up*).
    private func isOpening(_ use: Use) -> Bool {
        guard use.keys.count == 1, let source = subject.bitext?.source.segments[use.source.segment] else { return false }
        let start = min(source.sentences[use.source.sentence].lowerBound, use.sourceRange.lowerBound)
        if source.segment.text[start..<use.sourceRange.lowerBound].allSatisfy({ !NameKey.isLetterOrDigit($0) }), source.tokens.count > 2 { return true }
        let term = source.segment.string(in: use.sourceRange).lowercased()
        if subject.sourceProfile.verbalNounEndings.contains(where: { term.hasSuffix($0) }) {
            let previous = source.tokens[..<source.firstToken(endingAfter: use.sourceRange.lowerBound)].last { $0.kind != .space }
            guard let previous, previous.kind == .word, subject.sourceProfile.determiners[source.string(of: previous).lowercased()] != nil else { return true }
        }
        guard let next = source.tokens(in: use.sourceRange.upperBound..<source.segment.text.count).first(where: { $0.kind != .space }), next.kind == .word else { return false }
        return subject.sourceProfile.determiners[source.string(of: next).lowercased()] != nil
    }

    /// A single word that the tree has in fewer sentences is not judged.
    private static let leastSentences = 13
    /// What the tree has in as many sentences has no rendering that the tree does not know.
    private static let manySentences = 300

    /// Whether the one rendering has no telling word that the other lacks.
    private static func areAlike(_ left: Use, _ right: Use) -> Bool {
        // *Journée*, *jour*.
        func isDerived(_ word: ArraySlice<UInt8>, from base: ArraySlice<UInt8>) -> Bool { base.count >= 4 && word.starts(with: base) }
        func covers(_ some: Use, _ others: Use) -> Bool {
            some.words.allSatisfy { word in others.words.contains { WordLikeness($0, word) != .different || isDerived($0, from: word) || isDerived(word, from: $0) } }
        }
        return left.isJoined == right.isJoined && (left.keys == right.keys || covers(left, right) || covers(right, left))
    }

    /// Whether a hyphen joins a word to another one, which may change what it means: *tab-separated*.
    private static func isPartOfCompound(_ word: MeaningWord, _ segment: AnalyzedSegment) -> Bool {
        word.token > 0 && isHyphen(segment.tokens[word.token - 1], in: segment) || word.token + 1 < segment.tokens.count && isHyphen(segment.tokens[word.token + 1], in: segment)
    }

    private static func isHyphen(_ token: Token, in segment: AnalyzedSegment) -> Bool {
        token.kind == .mark && token.range.count == 1 && segment.segment.text[token.range.lowerBound] == UInt8(ascii: "-")
    }

    /// Whether nothing but a space or hyphen stands between two words.
    private static func areJoined(_ left: MeaningWord, _ right: MeaningWord, _ segment: AnalyzedSegment) -> Bool {
        guard right.token == left.token + 2 else { return false }
        let between = segment.tokens[left.token + 1]
        return between.kind == .space || isHyphen(between, in: segment)
    }

    /// - Returns: nil as well where a side does not stand where a noun does.
    private func use(of place: Place) -> Use? {
        guard let bitext = subject.bitext else { return nil }
        let words = place.words
        let sentence = subject.alignedWords[place.sentence]
        let source = bitext.source.segments[sentence.source.segment]
        let target = subject.target.segments[sentence.target.segment]
        let links = sentence.links[place.links]
        guard let first = links.lazy.map(\.target).min(), var last = links.lazy.map(\.target).max(), last - first < links.count,
            Self.isNoun(sentence.targetWords[first].token, target), !Self.isVerb(sentence.sourceWords[words.lowerBound].token, source, subject.sourceProfile),
            let head = links.firstIndex(where: { $0.target == first }).map({ $0 - links.startIndex }) else { return nil }
        // *Haut de gamme* for *premium*: what is told by its neighbours only may go on.
        if links.count > 1, links.contains(where: { $0.target == last && $0.strength == 0 }), last + 1 < sentence.targetWords.count, !sentence.links.contains(where: { $0.target == last + 1 }),
            target.tokens[(sentence.targetWords[last].token + 1)..<sentence.targetWords[last + 1].token].contains(where: { $0.info.contains(.preposition) })
        {
            last += 1
        }
        let range = target.tokens[sentence.targetWords[first].token].range.lowerBound..<target.tokens[sentence.targetWords[last].token].range.upperBound
        let between = target.tokens(in: range)
        guard between.allSatisfy({ Self.mayJoin($0, target, subject.targetProfile) }) else { return nil }
        let all = Array(sentence.targetWords[first...last])
        guard all.allSatisfy({ !target.tokens[$0.token].info.isDisjoint(with: [.noun, .adjective, .pastParticiple]) || target.tokens[$0.token].info.isDisjoint(with: .verb) }) else { return nil }
        let sourceRange =
            source.tokens[sentence.sourceWords[words.lowerBound].token].range.lowerBound..<source.tokens[sentence.sourceWords[words.upperBound].token].range.upperBound
        let rendering = all.map { LowerCase.of(target.segment.text[target.tokens[$0.token].range]) }
        let kept = rendering.count { word in sentence.sourceWords[words].contains { word == LowerCase.of(source.segment.text[source.tokens[$0.token].range]) } }
        guard !target.segment.inlines.contains(where: { $0.text.overlaps(range) && !($0.text.lowerBound <= range.lowerBound && range.upperBound <= $0.text.upperBound) }) else { return nil }
        return Use(
            source: sentence.source, target: sentence.target, sourceRange: sourceRange, range: range,
            words: rendering,
            isJoined: Self.isJoined(between), isKept: kept == rendering.count, sentence: place.sentence, keys: all.map(\.key), head: head,
            hasCapitals: all.dropFirst().contains { target.tokens[$0.token].shape.contains(.capitalized) })
    }

    /// Whether a token may stand inside a noun phrase: words that carry meaning, and the small ones that join nouns.
    private static func mayJoin(_ token: Token, _ segment: AnalyzedSegment, _ profile: LanguageProfile) -> Bool {
        guard !token.shape.contains(.protected) else { return false }
        switch token.kind {
        case .space: return true
        case .mark: return segment.token(token, is: "-")
        case .number: return false
        case .elision: return true
        case .word:
            return !token.info.contains(.targetFunction) || token.info.contains(.determiner) || profile.nounLinks.contains(segment.string(of: token).lowercased())
        }
    }

    /// Whether a word of the target may be a noun, and if it may be a verb as well, stands after what leads a noun.
    private static func isNoun(_ index: Int, _ segment: AnalyzedSegment) -> Bool {
        let info = segment.tokens[index].info
        guard info.contains(.noun) else { return false }
        guard info.contains(.verb) || info.contains(.adjective) else { return true }
        var before = index - 1
        while before >= 0, segment.tokens[before].kind == .space { before -= 1 }
        guard before >= 0 else { return false }
        let previous = segment.tokens[before]
        return previous.kind == .elision || !previous.info.isDisjoint(with: [.determiner, .preposition, .adjective])
    }

    /// Whether a word of the source stands where a verb does: at the start of a sentence, after *to*, a pronoun, a modal.
    private static func isVerb(_ index: Int, _ segment: AnalyzedSegment, _ profile: LanguageProfile) -> Bool {
        var before = index - 1
        while before >= 0, segment.tokens[before].kind == .space { before -= 1 }
        guard before >= 0, segment.tokens[before].kind == .word else { return false }
        return segment.tokens[before].range.count <= 8 && profile.preverbalWords.contains(segment.string(of: segment.tokens[before]).lowercased())
    }
}
