import Alignment
import Linguistics
import Markup
import Terminology

/// A name stands with the right letters in the wrong case.
///
/// How a name is written is told by a glossary, by the aligned source, or by the page itself where it writes the name in one way nearly always.
public struct NameCasing: Rule {
    public init() {}

    public var description: RuleDescription {
        RuleDescription(
            id: "name-casing",
            family: .names,
            mqm: "accuracy / do-not-translate",
            its: "terminology",
            severity: .minor,
            summary: "A name is written in the wrong letter case",
            explanation: """
                Names keep their owner's capitals: `PowerShell`, `.NET`, `SSO`. The rule knows them from

                - glossary entries that are do-not-translate, and the forms of other terms, which may hold a name;
                - words of the aligned source in mixed case or capitals, or capitalized words that are no common words, of which the translation
                  changed nothing but the case;
                - words that the source page never writes in small letters and the tree's translations keep, though the target language has such a word: `Mono`;
                - the page itself: the name of what it is about and of its maker, as a heading or cell writes it that its id, file's name or links vouch for; a word in mixed case that it writes in one way nearly always, and the first word of a name of several words.

                It respects every casing that the aligned source itself uses, and leaves alone code, addresses, paths, file and package names, text in capitals,
                sentences that stayed in the source language, and words that the target language knows in lower case. Words of the target language in capitals
                are said as well where the source has no such capitals.
                """,
            examples: [
                .init(source: "Run it in PowerShell.", bad: "Exécutez-le dans powershell.", good: "Exécutez-le dans PowerShell."),
                .init(bad: "Les données sont envoyées à microsoft.", good: "Les données sont envoyées à Microsoft."),
            ])
    }

    public func findings(in subject: Subject) -> [Finding] {
        let habits = PageCasing(subject.target)
        let own = OwnNames(of: subject)
        // Of the text at hand.
        var sources: [AnalyzedSegment] = []
        var sourceHabits = WritingHabits(of: subject.source)
        var findings: [Finding] = []
        for (index, segment) in subject.target.segments.enumerated() {
            let origins = subject.bitext?.segmentPair(ofTarget: index).source
            sources.removeAll(keepingCapacity: true)
            if let page = subject.source, let origins {
                for origin in origins { sources.append(page.segments[origin]) }
            }
            // Capitals all over are the page's own, unless the source has none of them.
            if segment.isShouted, sources.isEmpty || sources.contains(where: \.isShouted) { continue }
            var places: [Place] = []
            func add(_ more: [Place]) {
                if !more.isEmpty { places += more }
            }
            let pair = subject.pairs[index]
            if pair?.settled.contains(.casing) != true {
                add(Self.placesByGlossary(subject, index, segment, subject.bitext == nil ? nil : sources))
                add(TermCasing.places(in: segment, subject.targetTerms[index], subject.glossary))
                var isSettled = true
                if !sources.isEmpty {
                    add(Self.placesBySource(segment, sources, &sourceHabits, &isSettled))
                    add(Self.placesByTree(segment, origins ?? [], besides: subject.targetTerms[index], of: subject))
                    add(Self.placesInside(segment, sources))
                    add(Self.placesOfStableWords(segment, origins ?? [], of: subject, &isSettled))
                    add(ShoutedWords.places(in: segment, sources))
                }
                if isSettled, places.isEmpty { pair?.settled.insert(.casing) }
            }
            add(habits.places(in: segment, isAlone: subject.bitext == nil))
            add(own.places(in: segment, at: index))
            if places.isEmpty { continue }
            let rightly = subject.targetTerms[index].filter { $0.kind == .source && $0.isExactCase }.map(\.range)
            for place in places where !subject.isSourceLanguage(segment: index, at: place.range.lowerBound) {
                if sources.contains(where: { Self.writes($0, segment.segment.text[place.range]) }) { continue }
                if rightly.contains(where: { $0.overlaps(place.range) }) { continue }
                if Self.isInIdentifier(place.range, in: segment) { continue }
                let found = segment.segment.string(in: place.range)
                guard found != place.name else { continue }
                findings.append(
                    Finding(
                        rule: "name-casing", severity: .minor, confidence: place.confidence, range: segment.segment.byteRange(of: place.range),
                        message: place.isName ? "The name “\(place.name)” is written “\(found)”" : "“\(found)” is written in capitals", evidence: [place.evidence],
                        source: place.isName ? place.name : nil, suggestion: place.name))
            }
        }
        return findings
    }

    /// A name in the wrong case.
    struct Place {
        let range: Range<Int>
        /// As it should be written.
        let name: String
        let confidence: Double
        let evidence: String
        /// Whether it is no common word.
        var isName = true
    }

    private static func placesByGlossary(_ subject: Subject, _ index: Int, _ segment: AnalyzedSegment, _ sources: [AnalyzedSegment]?) -> [Place] {
        var places: [Place] = []
        for term in subject.targetTerms[index] where term.kind == .source && !term.isExactCase && term.hasEvidence {
            let entry = subject.glossary.entries[term.entry]
            guard entry.status == .doNotTranslate, entry.source.lowercased() != entry.source else { continue }
            let tokens = segment.tokens(in: term.range)
            guard !tokens.contains(where: { $0.shape.contains(.protected) }) else { continue }
            let words = tokens.filter { $0.kind == .word }
            // Of a name that no glossary has, common words may stand in small letters.
            if entry.isInferred, words.count > 1, words.contains(where: { !$0.info.isDisjoint(with: [.target, .source, .loanword]) }) { continue }
            if entry.isInferred, isProperty(segment.segment.text[term.range], of: entry.source, subject) { continue }
            // A word of the language, or one that it took in.
            if words.count == 1, let word = words.first, !word.info.isDisjoint(with: [.target, .loanword]), word.range == term.range { continue }
            // `azure-cli` is a command or a package.
            if segment.segment.text[term.range].contains(0x2D), !entry.source.contains("-") { continue }
            let isInflected = entry.source.utf8.count < term.range.count && (subject.targetProfile.inflectsAcronyms || !entry.source.allSatisfy(\.isUppercase))
            let name = isInflected ? entry.source + segment.segment.string(in: term.range).dropFirst(entry.source.count) : entry.source
            let isCopied = sources?.contains { writes($0, Array(name.utf8)[...]) } ?? false
            // From code: `.dll` that became `dll`.
            if !isCopied, let sources, sources.contains(where: { writes($0, segment.segment.text[term.range], inCode: true) }) { continue }
            // `nuget.org` is an address too.
            let dot = entry.source.dropFirst().firstIndex(of: ".")
            if dot != nil, !isCopied, !segment.segment.text[term.range].contains(where: { $0 &- 0x41 < 26 }) { continue }
            // Acronyms are written as words in code and by some authors: `Guid`, `Uri`.
            let isRespelt = words.count == 1 && words.first?.shape.contains(.capitalized) == true && words.first?.shape.contains(.mixedCase) == false && entry.source.allSatisfy(\.isUppercase)
            let confidence = isCopied ? 0.9 : isRespelt ? 0.6 : sources == nil ? 0.8 : 0.65
            places.append(Place(range: term.range, name: name, confidence: confidence, evidence: isCopied ? "the source writes “\(name)”" : "\(entry.isInferred ? "other pages write" : "the glossary writes") “\(name)”"))
        }
        return places
    }

    /// Whether a text is the name of a property, as data formats write it: three words of the source language and more, the first one small:
    /// `userPrincipalName`.
    private static func isProperty(_ text: ArraySlice<UInt8>, of name: String, _ subject: Subject) -> Bool {
        guard let first = text.first, first &- 0x61 < 26, text.dropFirst().elementsEqual(name.utf8.dropFirst()) else { return false }
        let parts = text.indices.filter { $0 == text.startIndex || text[$0] &- 0x41 < 26 }
        guard parts.count >= 3 else { return false }
        return zip(parts, parts.dropFirst() + [text.endIndex]).allSatisfy { subject.lexicon.info(text[$0..<$1].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, shape: []).contains(.source) }
    }

    /// - Parameter isSettled: becomes false where all of the page was asked.
    private static func placesBySource(_ segment: AnalyzedSegment, _ sources: [AnalyzedSegment], _ habits: inout WritingHabits, _ isSettled: inout Bool) -> [Place] {
        var places: [Place] = []
        for source in sources {
            for token in source.tokens where isCasedName(token) {
                let name = source.segment.text[token.range]
                guard !writes(segment, name) else { continue }
                for candidate in segment.tokens where candidate.kind == .word && candidate.range.count == token.range.count
                    && candidate.info.isDisjoint(with: [.target, .loanword]) && !candidate.shape.contains(.protected)
                    && segment.segment.text[candidate.range].equalsIgnoringASCIICase(name)
                {
                    isSettled = false
                    // Capitals alone may be those of a title; and the translation may know a name better than the source.
                    let isSure = token.info.contains(.sourceProper) || !token.shape.isDisjoint(with: [.mixedCase, .allCapitals])
                    let isRicher = !candidate.shape.isDisjoint(with: [.mixedCase, .allCapitals]) && !token.shape.contains(.allCapitals)
                    guard isSure && !isRicher || candidate.shape.isDisjoint(with: .allCapitals) && habits.isHabit(name) else { continue }
                    let name = source.string(of: token)
                    places.append(Place(range: candidate.range, name: name, confidence: 0.8, evidence: "the source writes “\(name)”"))
                }
            }
        }
        return places
    }

    /// A word in small letters between two capitalized ones that the source has in one row, the word with a capital: `.NET micro Framework`.
    private static func placesInside(_ segment: AnalyzedSegment, _ sources: [AnalyzedSegment]) -> [Place] {
        let tokens = segment.tokens
        func isCapital(_ index: Int) -> Bool { !tokens[index].shape.isDisjoint(with: [.capitalized, .allCapitals]) && tokens[index].kind == .word && !tokens[index].shape.contains(.protected) }
        func isSpace(_ index: Int) -> Bool { tokens[index].kind == .space && tokens[index].range.count == 1 }
        guard tokens.count >= 5 else { return [] }
        var places: [Place] = []
        // Few words stand behind a capitalized one.
        for index in 2..<(tokens.count - 2) where isCapital(index - 2) && tokens[index].kind == .word && isCapital(index + 2) {
            let word = tokens[index]
            guard isSpace(index - 1), isSpace(index + 1), word.shape.isDisjoint(with: [.capitalized, .allCapitals, .mixedCase, .protected, .hasNonASCII]),
                word.info.isDisjoint(with: [.targetFunction])
            else { continue }
            let row = segment.segment.text[tokens[index - 2].range.lowerBound..<tokens[index + 2].range.upperBound]
            var name = Array(row)
            name[word.range.lowerBound - row.startIndex] &= 0xDF
            guard sources.contains(where: { writes($0, name[...]) }) else { continue }
            let found = String(decoding: name[(word.range.lowerBound - row.startIndex)..<(word.range.upperBound - row.startIndex)], as: UTF8.self)
            places.append(Place(range: word.range, name: found, confidence: 0.8, evidence: "the source writes “\(String(decoding: name, as: UTF8.self))”"))
        }
        return places
    }

    /// Names that the tree's translations keep, here in small letters though the source has capitals.
    ///
    /// - Parameter terms: of the glossary, in the segment.
    private static func placesByTree(_ segment: AnalyzedSegment, _ origins: PairSide<Int>, besides terms: [TermMatch], of subject: Subject) -> [Place] {
        // Most segments have no foreign word in small letters.
        guard segment.tokens.contains(where: { token in
            token.isForeignInSmallLetters || token.shape.contains(.hasDigit) && !token.shape.contains(.capitalized) || token.range.count == 1 && segment.segment.text[token.range.lowerBound] == UInt8(ascii: ".")
        }) else { return [] }
        guard let page = subject.source else { return [] }
        var places: [Place] = []
        for origin in origins {
            let source = page.segments[origin]
            // What stands there as it should needs no look at its places.
            let names = subject.sourceNames[origin].filter { $0.evidence.uses >= 5 && !writes(segment, source.segment.text[$0.candidate.range]) }
            guard !names.isEmpty else { continue }
            let found = NamePlaces(ofFew: names.map(\.candidate.key), in: segment)
            for name in names {
                let text = source.segment.text[name.candidate.range]
                if Self.isVersionMark(text) { continue }
                for place in found.ranges(of: name.candidate.key) {
                    let range = withDot(place, of: text, in: segment)
                    guard range.count == text.count && segment.segment.text[range].equalsIgnoringASCIICase(text) else { continue }
                    // The translation may know a name better than the source, as the glossary may: `Codeplex`, `CodePlex`.
                    guard capitals(segment.segment.text[range]) <= capitals(text), !terms.contains(where: { $0.kind == .source && !$0.isExactCase && $0.range.overlaps(range) }) else { continue }
                    let words = segment.tokens(in: range).filter { $0.kind == .word }
                    guard !words.isEmpty, words.allSatisfy({ !$0.shape.contains(.protected) }) else { continue }
                    // Letters with digits or a dot are a name in any case; words must be foreign ones.
                    guard name.candidate.isDistinct || words.contains(where: \.isForeignInSmallLetters) && !words.contains(where: \.isTargetOnly) else { continue }
                    places.append(
                        Place(range: range, name: String(decoding: text, as: UTF8.self), confidence: 0.75, evidence: "the source writes “\(String(decoding: text, as: UTF8.self))”, which the tree keeps in \(name.evidence.kept) of \(name.evidence.uses) places"))
                }
            }
        }
        return places.filter { place in !places.contains { $0.range.count > place.range.count && $0.range.overlaps(place.range) } }
    }

    /// Single words that the sources write with a capital or in capitals and the translations keep, and that the source page never has in small letters:
    /// here they have them, and are the same name though the target language has such a word.
    ///
    /// - Parameter isSettled: becomes false where all of the page was asked.
    private static func placesOfStableWords(_ segment: AnalyzedSegment, _ origins: PairSide<Int>, of subject: Subject, _ isSettled: inout Bool) -> [Place] {
        guard let page = subject.source else { return [] }
        var places: [Place] = []
        for origin in origins {
            let source = page.segments[origin]
            for name in subject.sourceCandidates[origin] where name.units == 1 && !name.isDistinct && !(name.isPlain && name.beginsSentence) {
                // Few are kept so often.
                guard isStable(name, subject.tree) else { continue }
                let text = source.segment.text[name.range]
                let words = segment.tokens.filter { token in
                    token.kind == .word && token.range.count == text.count && token.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .allCapitals])
                        && token.info.contains(.target) && token.info.isDisjoint(with: [.targetFunction, .loanword]) && segment.segment.text[token.range].equalsIgnoringASCIICase(text)
                }
                guard !words.isEmpty, !isInRow(name.range, of: source), !writes(segment, text) else { continue }
                isSettled = false
                if isInSmallLetters(text, on: page) { continue }
                let wanted = String(decoding: text, as: UTF8.self)
                places += words.map { Place(range: $0.range, name: wanted, confidence: 0.75, evidence: "the source always writes “\(wanted)” so") }
            }
        }
        return places
    }

    /// Whether the tree's sources seldom write a word in small letters, and its translations keep it nearly always; of a word with no more than a capital
    /// it takes more to tell.
    private static func isStable(_ name: NameCandidate, _ tree: TreeKnowledge) -> Bool {
        let (uses, kept) = tree.statistics.copies.counts(of: name.key)
        return uses >= (name.isPlain ? 12 : 5) && kept * 10 >= uses * 9 && tree.statistics.copies.lowercaseUses(of: name.key) * 2 <= uses
    }

    /// Whether a capitalized word stands right beside a word, so that both may be a label: *Tide Manager Console*.
    private static func isInRow(_ range: Range<Int>, of source: AnalyzedSegment) -> Bool {
        let word = source.firstToken(endingAfter: range.lowerBound)
        let before = NameNeighbours.word(before: word, in: source).map { source.tokens[$0] }
        let after = NameNeighbours.word(after: word, in: source).map { source.tokens[$0] }
        return [before, after].contains { beside in
            beside.map { beside in beside.shape.contains(.capitalized) && !source.sentences.contains { $0.lowerBound == beside.range.lowerBound } } ?? false
        }
    }

    /// Whether a page has a word in small letters, code aside.
    private static func isInSmallLetters(_ word: ArraySlice<UInt8>, on page: AnalyzedPage) -> Bool {
        page.segments.contains { segment in
            segment.tokens.contains { token in
                token.range.count == word.count && token.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .allCapitals]) && segment.segment.text[token.range].equalsIgnoringASCIICase(word)
            }
        }
    }

    /// Whether a text is one letter and a number, which is written in either case: `v3`, `V3`.
    private static func isVersionMark(_ text: ArraySlice<UInt8>) -> Bool { text.count > 1 && text.dropFirst().allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E } }

    private static func capitals(_ text: ArraySlice<UInt8>) -> Int { text.count { $0 &- 0x41 < 26 } }

    /// With the dot before it that the name begins with, where that begins a word.
    private static func withDot(_ range: Range<Int>, of name: ArraySlice<UInt8>, in segment: AnalyzedSegment) -> Range<Int> {
        let text = segment.segment.text
        let start = range.lowerBound - 1
        guard name.first == UInt8(ascii: "."), start >= 0, text[start] == UInt8(ascii: "."), start == 0 || text[start - 1] == 0x20 else { return range }
        return start..<range.upperBound
    }

    /// A source word whose capitals are its own: mixed case, capitals, or a capital on what is no common word.
    private static func isCasedName(_ token: Token) -> Bool {
        guard token.kind == .word, !token.shape.contains(.protected), !token.shape.contains(.singleLetter) else { return false }
        if !token.shape.isDisjoint(with: [.mixedCase, .allCapitals]) { return token.shape.contains(.capitalized) }
        return token.shape.contains(.capitalized) && token.info.isDisjoint(with: [.source, .target, .loanword])
    }

    /// Whether a segment has these very characters as whole words.
    ///
    /// - Parameter inCode: whether code and the like count.
    private static func writes(_ segment: AnalyzedSegment, _ words: ArraySlice<UInt8>, inCode: Bool = false) -> Bool {
        let text = segment.segment.text
        var start = 0
        while let place = firstOccurrence(of: words, in: text, from: start) {
            if place.lowerBound == 0 || !isLetter(text[place.lowerBound - 1]), place.upperBound == text.count || !isLetter(text[place.upperBound]),
                inCode || !segment.segment.protectedRanges.contains(where: { $0.contains(place.lowerBound) })
            {
                return true
            }
            start = place.lowerBound + 1
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// Whether a place is part of a file name, address, package id or command.
    private static func isInIdentifier(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let text = segment.segment.text
        func byte(_ at: Int) -> UInt8 { text.indices.contains(at) ? text[at] : 0x20 }
        func isMark(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2E || byte == 0x2F || byte == 0x5C || byte == 0x5F || byte == 0x40 || byte == 0x23 }
        return isMark(byte(range.upperBound)) && isLetter(byte(range.upperBound + 1)) || isMark(byte(range.lowerBound - 1)) && (isLetter(byte(range.lowerBound - 2)) || byte(range.lowerBound - 1) != 0x2D)
    }
}

extension Token {
    /// A word in small letters that the target language neither has nor borrows.
    fileprivate var isForeignInSmallLetters: Bool {
        kind == .word && info.isDisjoint(with: [.target, .loanword]) && shape.isDisjoint(with: [.protected, .capitalized, .allCapitals, .mixedCase])
    }
}
