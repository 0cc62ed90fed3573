import Alignment
import Linguistics
import Markup
import Terminology

/// Finds what became of a name that a text has lost.
extension LostNames {
    mutating func locate(_ loss: Loss, among losses: [Loss]) {
        let target = bitext.target.segments[loss.target]
        let name = loss.name
        if let range = markedStranger(for: name, in: target, loss.source) {
            return add(name, loss.source, loss.target, range, 0.92, "other words stand under the mark that keeps names from being localized")
        }
        let mangled = subject.targetTerms[loss.target].filter { $0.entry == name.entry && $0.kind == .mangled }
        for term in mangled { add(name, loss.source, loss.target, term.range, 0.92, "the glossary knows this as a mangled form") }
        guard mangled.isEmpty else { return }
        if let range = nearSpelling(of: name, in: target, loss.source) {
            let isSlip = Self.isSlip(target.segment.text[range], of: name.bytes)
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
        if name.bytes.first == UInt8(ascii: "."), let range = strayDot(in: target, loss.source) {
            return add(name, loss.source, loss.target, range, 0.75, "a full stop is left of it in the middle of the sentence")
        }
        let gaps = NounGaps(subject.targetProfile).find(in: target)
        if gaps.count == 1, let gap = gaps.first {
            return add(name, loss.source, loss.target, gap.range, 0.8, "no noun follows the article there")
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
            segment.segment.inlines.compactMap { $0.isMarkedName && !$0.text.isEmpty ? $0.text : nil }
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
        let parts = NameWords.folded(name.bytes)
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
        let words = NameWords.folded(name.bytes)
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
        let wanted = name.text
        func isAcronym(_ text: String) -> Bool { text.count >= 3 && text.allSatisfy { $0.isUppercase } }
        let own = bitext.source.segments[source].tokens(in: name.range).first
        guard isAcronym(wanted), own?.info.contains(.source) == false else { return nil }
        let acronyms = target.tokens.filter { $0.kind == .word && $0.shape.contains(.allCapitals) && !$0.shape.contains(.protected) && !$0.info.contains(.target) }
        guard !acronyms.isEmpty else { return nil }
        let official = Set(
            subject.glossary.entries.filter { $0.source == wanted && $0.status != .doNotTranslate && $0.status != .forbidden }.flatMap(\.targets))
        let strangers = acronyms.filter { token in
            let text = target.string(of: token)
            // An acronym keeps letters of the other, whatever the order of the words it stands for.
            return isAcronym(text) && 2 * text.count(where: { wanted.contains($0) }) >= max(text.count, wanted.count) && !official.contains(text)
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
        func isCompanion(_ token: Token) -> Bool {
            token.kind == .word && !token.shape.contains(.protected) && token.range.count >= 4 && !token.info.contains(.targetFunction)
        }
        // Where the source has the name more than once, one use may be kept and the other lost.
        func isOfName(_ target: Int) -> Bool {
            bitext.segmentPair(ofTarget: target).source.contains { Self.holds(bitext.source.segments[$0].segment.text, loss.name.bytes) }
        }
        let target = bitext.target.segments[loss.target]
        var ranges: [NameKey: [Range<Int>]] = [:]
        for token in target.tokens where isCompanion(token) && token.info.contains(.noun) && token.info.isDisjoint(with: [.source, .pastParticiple]) {
            ranges[NameKey(target.segment.text[token.range]), default: []].append(token.range)
        }
        // Most words stand elsewhere too, or are not in all places.
        for (index, segment) in bitext.target.segments.enumerated() where !ranges.isEmpty {
            var words = Set<NameKey>()
            for token in segment.tokens where isCompanion(token) {
                let key = NameKey(segment.segment.text[token.range])
                if ranges[key] != nil { words.insert(key) }
            }
            if same.contains(index) {
                ranges = ranges.filter { words.contains($0.key) }
            } else if !words.isEmpty, !isOfName(index) {
                for word in words { ranges[word] = nil }
            }
        }
        let rarest = ranges.min { left, right in
            (subject.tree.pages(ofWord: left.key), left.value[0].lowerBound) < (subject.tree.pages(ofWord: right.key), right.value[0].lowerBound)
        }
        return rarest?.value ?? []
    }
}
