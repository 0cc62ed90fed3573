import Alignment
import Linguistics
import Markup
import Terminology

/// Finds what machine translation left of names that the glossary or other pages have, where no source tells that they were due.
struct TracesOfNames {
    private let subject: Subject
    private let links: WordSet
    private var found: [Finding] = []
    /// Whether something in the text at hand hung on the page.
    private var isOpen = false
    /// How often the page has a word.
    private var counts: [String: Int] = [:]

    static func findings(in subject: Subject) -> [Finding] {
        var traces = TracesOfNames(subject: subject)
        for (index, segment) in subject.target.segments.enumerated() where !subject.texts[index].settled.contains(.traces) {
            traces.isOpen = subject.bitext != nil
            traces.readTerms(of: index)
            traces.readWords(of: segment)
            if !traces.isOpen { subject.texts[index].settled.insert(.traces) }
        }
        return traces.found
    }

    private init(subject: Subject) {
        self.subject = subject
        links = subject.targetWords.nounLinks
    }

    // MARK: Terms

    /// Mangled forms, and acronyms with a stray letter of their translated form before them.
    private mutating func readTerms(of index: Int) {
        let segment = subject.target.segments[index]
        for term in subject.targetTerms[index] where term.kind == .mangled || term.kind == .source && subject.glossary.entries[term.entry].status == .preferred {
            isOpen = true
            let entry = subject.glossary.entries[term.entry]
            if term.kind == .mangled {
                guard term.hasEvidence || hasInnerCapital(term.range, in: segment), sourceAllows(entry, index), !goesOn(term.range, as: entry.source, in: segment) else { continue }
                // Another hyphen or a no-break space splits nothing.
                let text = segment.segment.text[term.range]
                if NameKey(text) == NameKey(entry.source.utf8), text.count(where: { $0 == 0x20 || $0 == 0x0A }) <= entry.source.utf8.count(where: { $0 == 0x20 }) { continue }
                add(segment, term.range, entry.source, 0.85, entry.isInferred ? "other pages write “\(entry.source)”" : "the glossary has the name “\(entry.source)” and knows this as a mangled form of it")
            } else if entry.source.allSatisfy(\.isUppercase) {
                let at = segment.firstToken(endingAfter: term.range.lowerBound)
                guard at >= 2, segment.tokens[at - 1].kind == .space, segment.tokens[at - 2].shape.isSuperset(of: [.singleLetter, .capitalized]) else { continue }
                let letter = segment.string(of: segment.tokens[at - 2])
                guard let form = entry.targets.first(where: { $0.hasPrefix(letter) && $0.allSatisfy(\.isUppercase) }) else { continue }
                add(segment, segment.tokens[at - 2].range.lowerBound..<term.range.upperBound, entry.source, 0.85, "the first letter of “\(form)” stands before “\(entry.source)”", suggestion: form)
            }
        }
    }

    /// Whether a word after the first one has a capital, as only a name has it within a sentence.
    private func hasInnerCapital(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let words = segment.tokens(in: range).filter { $0.kind == .word }
        return words.count > 1 && words.dropFirst().contains { $0.shape.contains(.capitalized) }
    }

    /// Whether the name's own last word follows, so that a noun stands before the name: *équipes Contoso Teams*.
    private func goesOn(_ range: Range<Int>, as name: String, in segment: AnalyzedSegment) -> Bool {
        let last = segment.firstToken(endingAfter: range.upperBound - 1)
        guard name.contains(" "), let word = name.split(separator: " ").last, let next = NameNeighbours.word(after: last, in: segment) else { return false }
        return segment.segment.text[segment.tokens[next].range].elementsEqual(word.utf8)
    }

    /// Without a source nothing forbids it; with one, the name must stand in it.
    private func sourceAllows(_ entry: GlossaryEntry, _ index: Int) -> Bool {
        guard let bitext = subject.bitext else { return true }
        let key = NameKey(entry.source.utf8)
        let sources = bitext.segmentPair(ofTarget: index).source
        return sources.isEmpty || sources.contains { !NamePlaces(of: [key], in: bitext.source.segments[$0]).ranges.isEmpty }
    }

    // MARK: Words

    private mutating func readWords(of segment: AnalyzedSegment) {
        // With the source at hand, lost names are sought from there.
        guard subject.bitext == nil else { return }
        let tree = subject.tree
        let tokens = segment.tokens
        let text = segment.segment.text
        for (index, token) in tokens.enumerated() where token.kind == .word && !token.shape.contains(.protected) {
            if token.shape.contains(.capitalized) {
                readPair(at: index, in: segment)
                readTranslatedTail(after: index, in: segment)
                if token.shape.contains(.allCapitals) {
                    readStrayLetter(before: index, in: segment)
                    readPermuted(at: index, in: segment)
                }
            }
            if token.shape.contains(.hasDigit), token.shape.contains(.capitalized), let name = tree.names.cut[segment.string(of: token)],
                subject.tree.texts(ofUnknownWord: NameKey(segment.segment.text[token.range])) <= 2, !isJoined(index, in: segment)
            {
                add(segment, token.range, name, 0.75, "“\(name)” without its last digit")
            }
            guard token.range.count >= 4, token.info.isDisjoint(with: [.target, .source, .targetProper, .sourceProper, .loanword]),
                token.shape.isDisjoint(with: [.capitalized, .mixedCase, .hasDigit, .nonLatin]), !isJoined(index, in: segment)
            else { continue }
            let word = String(decoding: text[token.range], as: UTF8.self)
            if let acronym = acronym(in: word, at: index, of: segment) {
                add(segment, token.range, acronym, 0.7, "no word of either language, with the letters of “\(acronym)”, which stands elsewhere on the page")
            } else if let name = nearName(word, among: tree.names.words), repeats(of: word) >= 2 {
                add(segment, token.range, name, repeats(of: word) >= 3 ? 0.65 : 0.55, "no word of either language, near “\(name)” and repeated on the page")
            } else if let name = nearName(word, among: tree.names.faint), repeats(of: word) >= 3 {
                add(segment, token.range, name, 0.6, "no word of either language, near “\(name)” and repeated on the page")
            }
        }
    }

    /// A capital that stands alone before an acronym that has it: what is left of the acronym's translated form.
    private mutating func readStrayLetter(before index: Int, in segment: AnalyzedSegment) {
        let tokens = segment.tokens
        guard index >= 2, tokens[index - 1].kind == .space, tokens[index - 1].range.count == 1, tokens[index - 2].shape.isSuperset(of: [.singleLetter, .capitalized]),
            tokens[index - 2].info.isDisjoint(with: .targetFunction), let letter = segment.segment.text[tokens[index - 2].range].first
        else { return }
        let acronym = segment.segment.text[tokens[index].range]
        guard acronym.dropFirst().contains(letter), acronym.first != letter, subject.tree.names.acronyms.contains(String(decoding: acronym, as: UTF8.self)) else { return }
        // `Plan B ABC`: the letter belongs to what is before it.
        if let before = NameNeighbours.word(before: index - 2, in: segment), tokens[before].shape.contains(.capitalized) { return }
        let name = String(decoding: acronym, as: UTF8.self)
        add(segment, tokens[index - 2].range.lowerBound..<tokens[index].range.upperBound, name, 0.7, "a letter of “\(name)” stands alone before it")
    }

    /// A name whose second word was translated with its capital: `Contoso En ligne`.
    private mutating func readTranslatedTail(after index: Int, in segment: AnalyzedSegment) {
        let tokens = segment.tokens
        guard let next = NameNeighbours.word(after: index, in: segment), tokens[next].shape.contains(.capitalized), tokens[next].shape.isDisjoint(with: [.allCapitals, .singleLetter]),
            tokens[next].info.contains(.targetFunction), !tokens[next].info.contains(.source),
            tokens[index].info.isDisjoint(with: [.target, .source, .loanword]), let last = NameNeighbours.word(after: next, in: segment),
            tokens[last].shape.isDisjoint(with: [.capitalized, .allCapitals]), tokens[last].info.contains(.target),
            let names = subject.tree.names.byFirst[NameKey(segment.segment.text[tokens[index].range])],
            !segment.sentences.contains(where: { $0.lowerBound == tokens[next].range.lowerBound })
        else { return }
        let range = tokens[index].range.lowerBound..<tokens[last].range.upperBound
        // Of several the one that is known by the pages, or none.
        let name = names.count == 1 ? names[0] : nil
        isOpen = true
        found.append(
            Finding(
                rule: MangledName.id, severity: .major, confidence: 0.7, range: segment.segment.byteRange(of: range),
                message: "“\(segment.segment.string(in: range))” is a name of which a part was translated", evidence: ["a small word with a capital follows the first word of a name"],
                source: name ?? segment.string(of: tokens[index]), suggestion: name))
    }

    /// A name of an acronym and a word, turned round with the letters in the translated order: `RING de la CBA` for *ABC RING*.
    private mutating func readPermuted(at index: Int, in segment: AnalyzedSegment) {
        let tokens = segment.tokens
        guard let letters = KnownNames.letters(ofAcronym: segment.segment.text[tokens[index].range]) else { return }
        var at = index
        var hasLink = false
        while let before = NameNeighbours.word(before: at, in: segment), index - before <= 6 {
            let token = tokens[before]
            if links.contains(before, in: segment) || token.info.contains(.determiner) || token.kind == .elision {
                hasLink = true
                at = before
                continue
            }
            guard hasLink, token.shape.contains(.capitalized) else { return }
            var key = NameKey(segment.segment.text[token.range])
            key.append(letters)
            guard let name = subject.tree.names.permuted[key] else { return }
            return add(segment, token.range.lowerBound..<tokens[index].range.upperBound, name, 0.8, "the words of “\(name)” in another order")
        }
    }

    /// Names of two words with both turned round, translated by their cognates, or without the third.
    private mutating func readPair(at index: Int, in segment: AnalyzedSegment) {
        let tree = subject.tree
        let tokens = segment.tokens
        let text = segment.segment.text
        if index + 2 < tokens.count, tokens[index + 1].kind == .space, tokens[index + 2].kind == .word || tokens[index + 2].kind == .mark {
            var end = index + 2
            // The second word of a name may have dots: ASP.NET.
            while end + 1 < tokens.count, tokens[end].kind == .mark || tokens[end + 1].kind == .mark, tokens[end + 1].kind != .space { end += 1 }
            for last in end == index + 2 ? [end] : [index + 2, end] where tokens[last].kind == .word && tokens[index + 2].shape.contains(.capitalized) {
                let range = tokens[index].range.lowerBound..<tokens[last].range.upperBound
                let key = NameKey(text[range])
                if let name = tree.names.reversed[key], !tree.names.contains(text[range]), isFree(before: index, after: last, in: segment) {
                    return add(segment, range, name, 0.8, "the words of “\(name)” in another order")
                }
                if let name = tree.names.heads[key], !goesOn(name, from: last, in: segment) {
                    return add(segment, widened(range, index, in: segment), name, 0.6, "“\(name)” without its last word")
                }
                // A company goes by its name without its legal form; two nouns before it are what an acronym stands for.
                if let name = tree.names.inferredHeads[key], !goesOn(name, from: last, in: segment), case let wide = widened(range, index, in: segment),
                    segment.tokens(in: wide.lowerBound..<range.lowerBound).count(where: { $0.info.contains(.noun) && !$0.info.contains(.targetFunction) }) >= 2
                {
                    return add(segment, wide, name, 0.6, "“\(name)” without its last word")
                }
            }
        }
        // Both translated by cognates: the first word before this one, whatever its case.
        guard index >= 2, tokens[index - 1].kind == .space, tokens[index - 2].kind == .word, tokens[index].info.contains(.target) else { return }
        let first = tokens[index - 2]
        guard first.range.count >= KnownNames.startLength, tokens[index].range.count >= KnownNames.startLength, let beginning = KnownNames.beginning(of: [Array(text[first.range]), Array(text[tokens[index].range])]), let name = tree.names.beginnings[beginning] else { return }
        let range = first.range.lowerBound..<tokens[index].range.upperBound
        guard NameKey(text[range]) != NameKey(name.utf8), first.info.contains(.target) else { return }
        add(segment, range, name, 0.75, "cognates of both words of “\(name)”, the second with a capital")
    }

    /// Whether no further capitalized word stands on either side, which would make it part of something else.
    private func isFree(before start: Int, after end: Int, in segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens
        if start >= 2, tokens[start - 1].kind == .space, tokens[start - 2].kind == .word, tokens[start - 2].shape.contains(.capitalized), start > 2 { return false }
        if end + 2 < tokens.count, tokens[end + 1].kind == .space, tokens[end + 2].kind == .word, tokens[end + 2].shape.contains(.capitalized),
            !tokens[end + 2].shape.contains(.allCapitals)
        {
            return false
        }
        return true
    }

    private func goesOn(_ name: String, from last: Int, in segment: AnalyzedSegment) -> Bool {
        guard let end = name.split(separator: " ").last else { return false }
        return segment.tokens[(last + 1)...].prefix(3).contains { segment.string(of: $0).lowercased() == end.lowercased() }
    }

    /// With the noun before it and what stands between: what became of the missing word.
    private func widened(_ range: Range<Int>, _ index: Int, in segment: AnalyzedSegment) -> Range<Int> {
        let tokens = segment.tokens
        guard index >= 2, tokens[index - 1].kind == .space, tokens[index - 2].kind == .word, tokens[index - 2].info.contains(.noun) else { return range }
        var start = index - 2
        if start >= 4, tokens[start - 2].info.contains(.preposition), tokens[start - 4].info.contains(.noun) { start -= 4 }
        return tokens[start].range.lowerBound..<range.upperBound
    }

    /// The acronym whose letters, in small ones, begin or end a word that has at most three more, where the acronym or its letters stand elsewhere on the page.
    private mutating func acronym(in word: String, at index: Int, of segment: AnalyzedSegment) -> String? {
        guard word.utf8.count <= 7, word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        for length in [4, 3] where length < word.utf8.count && word.utf8.count - length <= 3 {
            for letters in [word.suffix(length), word.prefix(length)] {
                let acronym = letters.uppercased()
                guard subject.tree.names.acronyms.contains(acronym) || subject.tree.names.faintAcronyms.contains(acronym) else { continue }
                // A plural is no mangling.
                if word.dropFirst(length) != "s", repeats(of: acronym) > 0 { return acronym }
            }
        }
        return nil
    }

    /// A name with the same first and last letter that is at most two letters away, and hardly longer.
    private func nearName(_ word: String, among known: [Unicode.Scalar: [(folded: String, name: String)]]) -> String? {
        // What many pages have is a word of its own.
        guard word.utf8.count >= 6, subject.tree.pages(ofWord: NameKey(word.utf8)) <= max(3, subject.tree.statistics.pages / 20), let first = word.unicodeScalars.first, let names = known[first] else { return nil }
        return names.first { name in
            // It is of ASCII letters.
            name.folded.utf8.last == word.utf8.last && (6...(word.utf8.count + 2)).contains(name.folded.utf8.count) && name.folded != word && LetterDistance.between(word, name.folded, atMost: 2) != nil
        }?.name
    }

    private mutating func repeats(of word: String) -> Int {
        isOpen = true
        if let count = counts[word] { return count }
        let key = NameKey(word.utf8)
        let count = subject.target.segments.reduce(0) { $0 + (NamePlaces(of: [key], in: $1).ranges[key]?.count ?? 0) }
        counts[word] = count
        return count
    }

    /// Whether a mark without a space makes it part of an identifier.
    private func isJoined(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        func joins(_ at: Int) -> Bool {
            guard segment.tokens.indices.contains(at), segment.tokens[at].kind == .mark else { return false }
            return [0x2E, 0x5F, 0x2D, 0x2F, 0x40, 0x23, 0x5C].contains(segment.segment.text[segment.tokens[at].range.lowerBound])
        }
        if joins(index - 1) { return true }
        return joins(index + 1) && segment.tokens.indices.contains(index + 2) && segment.tokens[index + 2].kind != .space
    }

    private mutating func add(_ segment: AnalyzedSegment, _ range: Range<Int>, _ name: String, _ confidence: Double, _ evidence: String, suggestion: String? = nil) {
        isOpen = true
        let fitted = NameInPlace.fitted(suggestion ?? name, at: range, ofTarget: segment, subject)
        found.append(
            Finding(
                rule: MangledName.id, severity: .major, confidence: confidence, range: segment.segment.byteRange(of: fitted.range),
                message: "“\(segment.segment.string(in: range))” should read “\(suggestion ?? name)”", evidence: [evidence], source: name, suggestion: fitted.name))
    }
}
