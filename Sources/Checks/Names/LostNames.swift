import Alignment
import Linguistics
import Markup
import Terminology

/// Finds names of the source that the aligned target has lost, and what became of them.
///
/// Names are the do-not-translate entries of the glossary, what the source marks as not to be localized, and what the tree's translations
/// keep (`TreeKnowledge.nameEvidence`).
struct LostNames {
    /// A name at one place of the source.
    private struct Name {
        let range: Range<Int>
        let text: String
        let key: NameKey
        /// The index of its glossary entry.
        let entry: Int?
        let evidence: Evidence
        /// The probability that it is a name that stays.
        let certainty: Double
        /// Only its capitals make it a name.
        let isCommon: Bool
        /// The page alone tells of it, or few texts of the tree; where it is a word as well, its translation may be right.
        var isFaint = false
    }

    /// What makes words a name; put into words only for those that were lost.
    private enum Evidence {
        case mark
        /// By the entry's index.
        case glossary(Int)
        case tree(TreeKnowledge.NameEvidence)
        case page
        case capital

        func text(_ glossary: TermMatcher) -> String {
            switch self {
            case .mark: "the source marks it as not to be localized"
            case .glossary(let entry):
                "\(glossary.entries[entry].isInferred ? "other pages have" : "the glossary has") the name “\(glossary.entries[entry].source)”"
            case .tree(let tree): "the tree keeps it in \(tree.kept) of \(tree.uses) places"
            case .capital: "the source writes it with a capital"
            case .page: "the source's page always writes it with a capital, and the translation keeps it elsewhere"
            }
        }
    }

    private struct Loss {
        let name: Name
        let source: Int
        let target: Int
    }

    private let subject: Subject
    private let bitext: Bitext
    private let pageNames: Set<NameKey>
    private var found: [Finding] = []

    static func findings(in subject: Subject) -> [Finding] {
        guard let bitext = subject.bitext else { return [] }
        var names = LostNames(subject: subject, bitext: bitext)
        names.compare()
        return names.found
    }

    private init(subject: Subject, bitext: Bitext) {
        self.subject = subject
        self.bitext = bitext
        pageNames = NamesOfPage.find(in: bitext)
    }

    // MARK: Comparing

    private mutating func compare() {
        var losses: [Loss] = []
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 {
            let (source, target) = (pair.source[0], pair.target[0])
            let text = bitext.source.segments[source].segment.text
            // What was not translated at all is another rule's matter, and keeps its names.
            guard text != bitext.target.segments[target].segment.text else { continue }
            let names = names(inSource: source)
            guard !names.isEmpty else { continue }
            let places = NamePlaces(of: Set(names.map(\.key)), in: bitext.target.segments[target])
            let spaced = names.filter { name in places.ranges[name.key]?.contains { Self.spaces(in: bitext.target.segments[target].segment.text[$0]) > 0 } ?? false }
            let ownPlaces = NamePlaces(of: Set(spaced.map(\.key)), in: bitext.source.segments[source])
            var seen = Set<NameKey>()
            for name in names where seen.insert(name.key).inserted {
                let kept = places.ranges[name.key] ?? []
                reportSplits(of: name, at: kept, source: source, target: target, ownPlaces.ranges[name.key] ?? [])
                if kept.isEmpty, !Self.holds(bitext.target.segments[target].segment.text, name.text) { losses.append(Loss(name: name, source: source, target: target)) }
            }
        }
        for loss in losses { locate(loss, among: losses) }
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 { reportSlips(pair.source[0], pair.target[0]) }
    }

    /// Words with a capital that no language has, one letter away from a word with a capital that the source has and the target has not: a
    /// slip tells of a name by itself.
    private mutating func reportSlips(_ source: Int, _ target: Int) {
        let segment = bitext.target.segments[target]
        for token in segment.tokens where isStranger(token) {
            let word = segment.segment.text[token.range]
            guard !found.contains(where: { $0.range.overlaps(segment.segment.byteRange(of: token.range)) }) else { continue }
            let own = bitext.source.segments[source]
            guard let name = own.tokens.first(where: { other in
                other.kind == .word && other.shape.contains(.capitalized) && other.shape.isDisjoint(with: [.allCapitals, .protected]) && Self.isSlip(word, of: own.segment.text[other.range])
                    && !own.sentences.contains { $0.lowerBound == other.range.lowerBound }
            }) else { continue }
            let keys = Set([NameKey(word), NameKey(own.segment.text[name.range])])
            guard NamePlaces(of: [NameKey(word)], in: own).ranges.isEmpty, NamePlaces(of: keys, in: segment).ranges.count == 1,
                subject.tree.texts(ofUnknownWord: NameKey(word)) <= 2
            else { continue }
            add(
                Name(range: name.range, text: own.string(of: name), key: NameKey(own.segment.text[name.range]), entry: nil, evidence: .capital, certainty: 0.8, isCommon: false),
                source, target, token.range, 0.8, "the spelling is one letter off, and no word of either language")
        }
    }

    private func isStranger(_ token: Token) -> Bool {
        token.kind == .word && token.range.count >= 6 && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.allCapitals, .protected, .hasDigit, .hasNonASCII])
            && token.info.isDisjoint(with: [.target, .source, .targetProper, .sourceProper, .loanword])
    }

    /// Whether two words of one length differ in one letter, neither the first nor the last, that is not what spelling makes of it from one
    /// language to the other: *organization*, *organisation*.
    private static func isSlip(_ word: ArraySlice<UInt8>, of name: ArraySlice<UInt8>) -> Bool {
        guard word.count == name.count, word.first == name.first, word.last == name.last else { return false }
        var difference: (UInt8, UInt8)?
        for (one, other) in zip(word, name) where one != other {
            guard difference == nil else { return false }
            difference = (one, other)
        }
        guard let difference, difference.0 < 0x80, difference.1 < 0x80 else { return false }
        return !spellings.contains { $0 == difference || ($0.1, $0.0) == difference }
    }

    private static let spellings: [(UInt8, UInt8)] = ["zs", "yi", "kc", "kq", "cq", "sc", "tc"].compactMap { pair in
        pair.utf8.first.flatMap { first in pair.utf8.last.map { (first, $0) } }
    }

    /// Whether a text has all letters of a name in a row, as where the name ran into other words.
    private static func holds(_ text: [UInt8], _ name: String) -> Bool {
        let letters = NameWords.folded(name.utf8).joined().map { $0 }
        guard letters.count >= 5 else { return false }
        let all = NameWords.folded(text).joined().map { $0 }
        guard all.count >= letters.count else { return false }
        return (0...(all.count - letters.count)).contains { all[$0] == letters[0] && all[$0..<($0 + letters.count)].elementsEqual(letters) }
    }

    /// The names in a source segment, none inside another.
    private func names(inSource index: Int) -> [Name] {
        let segment = bitext.source.segments[index]
        var names: [Name] = []
        func isFree(_ range: Range<Int>) -> Bool { !names.contains { $0.range.overlaps(range) } }
        for inline in segment.segment.inlines where subject.trustsNameMarks && inline.kind == .doNotLocalize && !inline.text.isEmpty {
            names.append(
                Name(
                    range: inline.text, text: segment.segment.string(in: inline.text), key: NameKey(segment.segment.text[inline.text]), entry: nil,
                    evidence: .mark, certainty: 0.92, isCommon: false))
        }
        for term in subject.sourceTerms[index] where term.kind == .source && term.hasEvidence && isFree(term.range) {
            let entry = subject.glossary.entries[term.entry]
            // A translatable term holds its words, so that no name inside it is asked for.
            let isName = entry.status == .doNotTranslate && term.isExactCase && !isProtected(term.range, in: segment)
            let text = segment.segment.string(in: term.range)
            let key = NameKey(segment.segment.text[term.range])
            var certainty = 0.92
            if isName, let tree = subject.tree.nameEvidence(key, isPlain: false, isAcronym: false, isCommon: false), !tree.isName, tree.uses >= 8 { certainty = 0.3 }
            names.append(
                Name(range: term.range, text: text, key: key, entry: term.entry, evidence: .glossary(term.entry), certainty: isName ? certainty : 0, isCommon: false))
        }
        let candidates = NameCandidates.find(in: segment)
        for inferred in InferredName.find(among: candidates, in: segment, of: subject.tree) where isFree(inferred.candidate.range) {
            let (candidate, tree) = (inferred.candidate, inferred.evidence)
            let rate = Double(tree.kept) / Double(tree.uses)
            names.append(
                Name(
                    range: candidate.range, text: segment.segment.string(in: candidate.range), key: candidate.key, entry: nil,
                    evidence: .tree(tree), certainty: (candidate.isCommon ? 0.8 * rate : 0.92) * (tree.uses < 5 ? 0.65 : 1), isCommon: candidate.isCommon, isFaint: tree.uses < 5))
        }
        if !pageNames.isEmpty {
            for candidate in candidates where pageNames.contains(candidate.key) && isFree(candidate.range) {
                names.append(
                    Name(
                        range: candidate.range, text: segment.segment.string(in: candidate.range), key: candidate.key, entry: nil,
                        evidence: .page, certainty: 0.8, isCommon: false, isFaint: true))
            }
        }
        return names.filter { $0.certainty > 0 }
    }

    private func isProtected(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        segment.tokens(in: range).contains { $0.shape.contains(.protected) }
    }

    // MARK: Splits

    /// A name that stands with spaces that the source has not: `NuGet. Server`.
    private mutating func reportSplits(of name: Name, at places: [Range<Int>], source: Int, target: Int, _ own: [Range<Int>]) {
        let segment = bitext.target.segments[target]
        let sourceText = bitext.source.segments[source].segment
        let spaces = Set(own.map { Self.spaces(in: sourceText.text[$0]) })
        guard let fewest = spaces.min(), name.text.utf8.count >= 4 else { return }
        for range in places where Self.spaces(in: segment.segment.text[range]) > fewest && !spaces.contains(Self.spaces(in: segment.segment.text[range])) {
            // Within quotes or over a line's end a space is the page's own.
            guard !isProtected(range, in: segment) else { continue }
            add(name, source, target, range, 0.93, "its letters stand there with a space between them")
        }
    }

    private static func spaces(in text: ArraySlice<UInt8>) -> Int {
        text.count { $0 == 0x20 || $0 == 0xA0 || $0 == 0x0A }
    }

    // MARK: Locating

    private mutating func locate(_ loss: Loss, among losses: [Loss]) {
        let target = bitext.target.segments[loss.target]
        let name = loss.name
        if let range = markedStranger(for: name, in: target, loss.source) {
            return add(name, loss.source, loss.target, range, 0.92, "other words stand under the mark that keeps names from being localized")
        }
        let mangled = subject.targetTerms[loss.target].filter { $0.entry == name.entry && $0.kind == .mangled }
        for term in mangled { add(name, loss.source, loss.target, term.range, 0.92, "the glossary knows this as a mangled form") }
        guard mangled.isEmpty else { return }
        if let range = nearSpelling(of: name, in: target, loss.source) {
            let isSlip = Self.isSlip(target.segment.text[range], of: Array(name.text.utf8)[...])
            return add(name, loss.source, loss.target, range, 0.88, "the spelling is near, and no word of the language", atLeast: isSlip ? 0.75 : 0)
        }
        if let range = brokenOff(name, in: target) {
            return add(name, loss.source, loss.target, range, 0.85, "it breaks off there after its first letters")
        }
        if let range = keptParts(of: name, in: target, loss.source) {
            return add(name, loss.source, loss.target, range.0, range.1 ? 0.85 : 0.72, range.1 ? "its words stand there in another order" : "some of its words stand there, the others do not")
        }
        if let range = translated(name, in: target, loss.source) {
            return add(name, loss.source, loss.target, range, 0.85, "its words stand there as a dictionary translates them")
        }
        if let range = otherAcronym(for: name, in: target, loss.source) {
            return add(name, loss.source, loss.target, range, 0.6, "another acronym stands there that the source does not have")
        }
        if name.text.utf8.first == UInt8(ascii: "."), let range = strayDot(in: target, loss.source) {
            return add(name, loss.source, loss.target, range, 0.75, "a full stop is left of it in the middle of the sentence")
        }
        let companions = companions(of: loss, among: losses)
        for range in companions {
            add(name, loss.source, loss.target, range, 0.65, "the word stands on this page in all places where the name is lost, and nowhere else")
        }
        guard companions.isEmpty else { return }
        add(name, loss.source, loss.target, 0..<target.segment.text.count, 0.35, "nothing of it stands in the translation; what became of it is not known")
    }

    /// What stands under a mark of a name in the target that the source does not have, where the name itself was marked.
    private func markedStranger(for name: Name, in target: AnalyzedSegment, _ source: Int) -> Range<Int>? {
        let own = bitext.source.segments[source]
        guard subject.trustsNameMarks else { return nil }
        func marked(_ segment: AnalyzedSegment) -> [Range<Int>] {
            segment.segment.inlines.compactMap { $0.kind == .doNotLocalize && !$0.text.isEmpty ? $0.text : nil }
        }
        guard marked(own).contains(name.range) else { return nil }
        let known = Set(marked(own).map { NameKey(own.segment.text[$0]) })
        let strangers = marked(target).filter { !known.contains(NameKey(target.segment.text[$0])) }
        return strangers.count == 1 ? strangers[0] : nil
    }

    /// A word of neither language that is spelt nearly as the name, or the name's beginning run into other letters.
    private func nearSpelling(of name: Name, in target: AnalyzedSegment, _ source: Int) -> Range<Int>? {
        let wanted = name.text.lowercased()
        if wanted.contains(" ") { return nearPart(of: wanted, in: target) }
        guard wanted.utf8.count >= 4 else { return nil }
        let limit = max(1, wanted.count / 4)
        let sourceText = bitext.source.segments[source].segment.string.lowercased()
        var best: (range: Range<Int>, distance: Int)?
        for token in target.tokens where token.kind == .word && !token.shape.contains(.protected) {
            guard token.info.isDisjoint(with: [.target, .targetProper, .source, .loanword]), token.range.count >= 3 else { continue }
            let word = target.string(of: token).lowercased()
            guard !sourceText.contains(word), !word.hasPrefix(wanted) else { continue }
            if let distance = LetterDistance.between(word, wanted, atMost: limit), distance < best?.distance ?? .max {
                best = (token.range, distance)
            }
        }
        return best?.range
    }

    /// A name of two words of which one stands there and the other beside it nearly so, in no word of either language.
    private func nearPart(of name: String, in target: AnalyzedSegment) -> Range<Int>? {
        let parts = name.split(separator: " ")
        guard parts.count == 2 else { return nil }
        for (kept, lost, isKeptFirst) in [(parts[0], parts[1], true), (parts[1], parts[0], false)] where lost.utf8.count >= 4 {
            for index in target.tokens.indices where target.tokens[index].kind == .word && target.tokens[index].range.count == kept.utf8.count {
                guard target.string(of: target.tokens[index]).lowercased() == kept,
                    let other = isKeptFirst ? NameNeighbours.word(after: index, in: target) : NameNeighbours.word(before: index, in: target)
                else { continue }
                let token = target.tokens[other]
                guard token.info.isDisjoint(with: [.target, .source, .loanword]), token.shape.contains(.capitalized),
                    LetterDistance.between(target.string(of: token).lowercased(), lost, atMost: max(1, lost.count / 4)) != nil
                else { continue }
                return min(token.range.lowerBound, target.tokens[index].range.lowerBound)..<max(token.range.upperBound, target.tokens[index].range.upperBound)
            }
        }
        return nil
    }

    /// A name with a dot whose beginning runs into other letters.
    private func brokenOff(_ name: Name, in target: AnalyzedSegment) -> Range<Int>? {
        let wanted = Array(name.text.lowercased().utf8)
        guard wanted.count >= 8, let dot = wanted.firstIndex(of: UInt8(ascii: ".")), dot >= 4 else { return nil }
        let text = target.segment.text
        for token in target.tokens where token.kind == .word && !token.shape.contains(.protected) && token.range.count == dot {
            var length = 0
            while length < wanted.count, token.range.lowerBound + length < text.count, NameContext.lower(text[token.range.lowerBound + length]) == wanted[length] { length += 1 }
            guard length > dot + 1, 10 * length >= 7 * wanted.count else { continue }
            let end = target.firstToken(endingAfter: token.range.lowerBound + length - 1)
            guard end < target.tokens.count else { continue }
            return token.range.lowerBound..<target.tokens[end].range.upperBound
        }
        return nil
    }

    /// Words of the name that stand near each other in the target, with the words that replaced the others.
    ///
    /// - Returns: whether all words stand there.
    private func keptParts(of name: Name, in target: AnalyzedSegment, _ source: Int) -> (Range<Int>, Bool)? {
        let parts = NameWords.folded(name.text.utf8)
        guard parts.count >= 2 else { return nil }
        let tokens = target.tokens
        // Which part of the name each token is.
        var places: [(token: Int, end: Int, part: Int)] = []
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard tokens[index].kind == .word || tokens[index].kind == .number, !tokens[index].shape.contains(.protected) else { continue }
            for (part, word) in parts.enumerated() where word.count >= 2 {
                var joined: [UInt8] = []
                var end = index
                while end < tokens.count, joined.count < word.count, tokens[end].kind != .space {
                    if tokens[end].kind != .mark { joined += NameWords.folded(target.segment.text[tokens[end].range]).first ?? [] }
                    end += 1
                }
                if joined == word {
                    places.append((index, end, part))
                    break
                }
            }
        }
        guard let first = places.first else { return nil }
        // All words, in another order, next to each other.
        for start in places.indices where start + parts.count <= places.count {
            let window = places[start..<(start + parts.count)]
            guard let head = window.first, let tail = window.last, Set(window.map(\.part)).count == parts.count else { continue }
            // Another order is what a translation of common words has.
            if !name.isCommon, !Self.isGeneric(name, parts), tail.end - head.token <= 2 * parts.count + 2 { return (tokens[head.token].range.lowerBound..<tokens[tail.end - 1].range.upperBound, true) }
        }
        // Some of them: a name's other occurrences in the source would explain them.
        let partKeys = Set(places.map { NameKey(parts[$0.part]) })
        let inSource = NamePlaces(of: partKeys, in: bitext.source.segments[source]).ranges
        guard places.allSatisfy({ place in
            let count = places.count { $0.part == place.part }
            return count == (inSource[NameKey(parts[place.part])]?.count ?? 0)
        }) else { return nil }
        guard !name.isCommon, places.contains(where: { parts[$0.part].contains { $0 &- 0x61 < 26 } }) else { return nil }
        guard let capital = Optional(tokens[first.token]), capital.shape.contains(.capitalized) || capital.kind == .number else { return nil }
        let last = places[places.index(before: places.endIndex)]
        guard last.end - first.token <= 12 else { return nil }
        let range = tokens[first.token].range.lowerBound..<tokens[last.end - 1].range.upperBound
        return (widened(range, by: parts.count - Set(places.map(\.part)).count, first.token, last.end, in: target), false)
    }

    /// Where the name's words stand in translation, unless the source has them as words too.
    private func translated(_ name: Name, in target: AnalyzedSegment, _ source: Int) -> Range<Int>? {
        let words = NameWords.folded(name.text.utf8)
        if name.isFaint, words.count == 1 {
            // The tree never has it as a word, and it is none that the language writes with a capital: days, countries.
            let token = bitext.source.segments[source].tokens(in: name.range).first
            guard token?.info.isDisjoint(with: .sourceProper) == true, subject.tree.statistics.copies.lowercaseUses(of: name.key) == 0 else { return nil }
        }
        guard let renderings = NameRenderings(of: words, by: subject.tree.namingWords, in: subject.targetProfile) else { return nil }
        let places = NamePlaces(of: renderings.keys, in: target).ranges.values.joined().filter { place in
            !target.tokens(in: place).contains { $0.shape.contains(.protected) }
        }
        let own = bitext.source.segments[source]
        let uses = NamePlaces(of: [name.key], in: own).ranges[name.key] ?? []
        let asWords = uses.count { own.tokens(in: $0).first?.shape.contains(.capitalized) == false }
        guard asWords == 0, places.count <= uses.count else { return nil }
        return places.min { $0.lowerBound < $1.lowerBound }
    }

    /// Whether the last word of a name that the glossary does not have is an acronym: what the name is called by, as in “Quenby ID”.
    private static func isGeneric(_ name: Name, _ parts: [[UInt8]]) -> Bool {
        guard name.entry == nil, let last = name.text.split(separator: " ").last else { return false }
        return last.allSatisfy(\.isUppercase)
    }

    /// A range with as many content words before it as the name lacks, and the small words between; after it, where a capital shows that the name goes on there.
    private func widened(_ range: Range<Int>, by missing: Int, _ first: Int, _ end: Int, in target: AnalyzedSegment) -> Range<Int> {
        let tokens = target.tokens
        if end + 1 < tokens.count, tokens[end].kind == .space, tokens[end + 1].kind == .word, tokens[end + 1].shape.contains(.capitalized),
            tokens[end + 1].info.contains(.target)
        {
            var stop = tokens[end + 1].range.upperBound
            if tokens[end + 1].info.contains(.targetFunction), end + 3 < tokens.count, tokens[end + 2].kind == .space { stop = tokens[end + 3].range.upperBound }
            return range.lowerBound..<stop
        }
        var start = range.lowerBound
        var content = 0
        var index = first - 1
        while index >= 0, content < missing {
            let token = tokens[index]
            guard token.kind == .space || token.kind == .elision || token.kind == .word else { break }
            if token.kind == .word, token.info.contains(.targetFunction), token.info.isDisjoint(with: [.preposition, .determiner]) { break }
            if token.kind == .word, !token.info.contains(.targetFunction) {
                guard token.info.contains(.noun) || token.info.contains(.adjective) || token.shape.contains(.capitalized) else { break }
                content += 1
                start = token.range.lowerBound
            }
            index -= 1
        }
        return start..<range.upperBound
    }

    /// An acronym that stands in the target only, where an acronym of the source was lost.
    private func otherAcronym(for name: Name, in target: AnalyzedSegment, _ source: Int) -> Range<Int>? {
        func isAcronym(_ text: String) -> Bool { text.count >= 3 && text.allSatisfy { $0.isUppercase } }
        let own = bitext.source.segments[source].tokens(in: name.range).first
        guard isAcronym(name.text), own?.info.contains(.source) == false else { return nil }
        let official = Set(
            subject.glossary.entries.filter { $0.source == name.text && $0.status != .doNotTranslate && $0.status != .forbidden }.flatMap(\.targets))
        let strangers = target.tokens.filter { token in
            guard token.kind == .word, token.shape.contains(.allCapitals), !token.shape.contains(.protected), !token.info.contains(.target) else { return false }
            let text = target.string(of: token)
            // An acronym keeps letters of the other, whatever the order of the words it stands for.
            return isAcronym(text) && 2 * text.count(where: { name.text.contains($0) }) >= max(text.count, name.text.count) && !official.contains(text)
                && NamePlaces(of: [NameKey(text.utf8)], in: bitext.source.segments[source]).ranges.isEmpty
        }
        return strangers.count == 1 ? strangers[0].range : nil
    }

    /// What is left of a name that begins with a dot where machine translation took the dot for the end of a sentence.
    private func strayDot(in target: AnalyzedSegment, _ source: Int) -> Range<Int>? {
        let tokens = target.tokens
        guard tokens.count > 4, bitext.source.segments[source].sentences.count < target.sentences.count else { return nil }
        for index in 2..<(tokens.count - 2) where target.token(tokens[index], is: ".") && tokens[index + 1].kind == .space && tokens[index - 1].kind == .word {
            // No sentence ends in a preposition or article.
            guard tokens[index - 1].info.contains(.preposition) || tokens[index - 1].info.contains(.determiner) else { continue }
            var end = index + 2
            while end + 1 < tokens.count, end < index + 6, tokens[end].kind != .mark { end += 1 }
            return tokens[index - 1].range.lowerBound..<tokens[end - 1].range.upperBound
        }
        return nil
    }

    /// The word that stands in all places of the page where the name is lost, and nowhere else on it.
    ///
    /// Acronyms are left out: they have translations by their meaning.
    private func companions(of loss: Loss, among losses: [Loss]) -> [Range<Int>] {
        let same = Set(losses.filter { $0.name.key == loss.name.key }.map(\.target))
        guard same.count >= 3, !loss.name.isCommon, !loss.name.text.contains(" "), loss.name.text.first != ".", loss.name.text.dropLast().contains(where: \.isLowercase) else { return [] }
        // Where the source has the name more than once, one use may be kept and the other lost.
        func isOfName(_ target: Int) -> Bool {
            bitext.segmentPair(ofTarget: target).source.contains { Self.holds(bitext.source.segments[$0].segment.text, loss.name.text) }
        }
        var counts: [NameKey: Int] = [:]
        var elsewhere = Set<NameKey>()
        for (index, segment) in bitext.target.segments.enumerated() {
            var words = Set<NameKey>()
            for token in segment.tokens where token.kind == .word && !token.shape.contains(.protected) && token.range.count >= 4 && !token.info.contains(.targetFunction) {
                words.insert(NameKey(segment.segment.text[token.range]))
            }
            if same.contains(index) {
                for word in words { counts[word, default: 0] += 1 }
            } else if !isOfName(index) {
                elsewhere.formUnion(words)
            }
        }
        let target = bitext.target.segments[loss.target]
        var ranges: [NameKey: [Range<Int>]] = [:]
        for token in target.tokens where token.kind == .word && !token.shape.contains(.protected) && token.info.contains(.noun) && token.info.isDisjoint(with: [.targetFunction, .source, .pastParticiple]) {
            let key = NameKey(target.segment.text[token.range])
            guard counts[key] == same.count, !elsewhere.contains(key) else { continue }
            ranges[key, default: []].append(token.range)
        }
        let rarest = ranges.min { left, right in
            (subject.tree.pages(ofWord: left.key), left.value[0].lowerBound) < (subject.tree.pages(ofWord: right.key), right.value[0].lowerBound)
        }
        return rarest?.value ?? []
    }

    private mutating func add(_ name: Name, _ source: Int, _ target: Int, _ range: Range<Int>, _ confidence: Double, _ how: String, atLeast least: Double = 0) {
        let segment = bitext.target.page.segments[target]
        let shown = confidence < 0.5 ? "The name “\(name.text)” is lost here" : "“\(segment.string(in: range))” should read “\(name.text)”"
        found.append(
            Finding(
                rule: MangledName.id, severity: .major, confidence: max(least, min(1, confidence * name.certainty / 0.92)), range: segment.byteRange(of: range),
                message: shown, evidence: [name.evidence.text(subject.glossary), how], source: name.text,
                sourceRange: bitext.source.page.segments[source].byteRange(of: name.range), suggestion: confidence < 0.5 ? nil : name.text))
    }
}
