import Linguistics
import Markup

extension MarkedUpText {
    /// Character references that translation parted from their words.
    func looseReferences() -> [Defect] {
        guard segment.runs.contains(where: { $0.kind == .reference }) else { return looseAmpersands() }
        var found: [Defect] = []
        let references = segment.runs.filter { $0.kind == .reference && isInText($0.text.lowerBound) }
        for (index, run) in references.enumerated() {
            guard let scalar = analyzed.scalar(at: run.text.lowerBound) else { continue }
            switch scalar {
            case "\u{2019}": if let defect = apostrophe(run) { found.append(defect) }
            case "\u{201C}":
                if run.text.lowerBound > 0, let before = tokens[safe: analyzed.firstToken(endingAfter: run.text.lowerBound - 1)], isGlue(before) {
                    found.append(defect(before.range.lowerBound..<wordEnd(from: run.text.upperBound), "the opening quotation mark is glued to what stands before it", 0.85))
                }
            case "\u{201D}":
                if let after = tokens[safe: analyzed.firstToken(endingAfter: run.text.upperBound)], after.kind == .word {
                    found.append(defect(run.text.lowerBound..<after.range.upperBound, "the closing quotation mark is glued to the word after it", 0.85))
                }
            case "\"":
                if let next = references[safe: index + 1], analyzed.scalar(at: next.text.lowerBound) == "\"", next.text.lowerBound > run.text.upperBound,
                    segment.text[run.text.upperBound..<next.text.lowerBound].allSatisfy({ $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }) {
                    found.append(defect(run.text.lowerBound..<next.text.upperBound, "nothing stands between the quotation marks", 0.9))
                }
            case "\u{2013}", "\u{2014}":
                if let next = references[safe: index + 1], analyzed.scalar(at: next.text.lowerBound) == scalar, let start = openingWords(between: run.text, next.text) {
                    found.append(defect(start..<next.text.upperBound, "what stood before the dashes is missing", 0.88))
                }
            default: break
            }
        }
        return found + looseAmpersands()
    }

    private func defect(_ range: Range<Int>, _ message: String, _ confidence: Double) -> Defect {
        Defect(range: segment.byteRange(of: range), message: message, evidence: "character reference", confidence: confidence, textOffset: range.lowerBound)
    }

    /// An apostrophe after a word that the language does not elide, and no closing quotation mark.
    private func apostrophe(_ run: Segment.Run) -> Defect? {
        let index = analyzed.firstToken(endingAfter: run.text.lowerBound)
        guard let token = tokens[safe: index], token.kind == .mark, index > 0 else { return nil }
        let before = tokens[index - 1]
        guard before.range.upperBound == run.text.lowerBound else { return nil }
        if before.kind == .elision { return defect(before.range.lowerBound..<wordEnd(from: run.text.upperBound), "“\(segment.string(in: before.range))” is elided already", 0.88) }
        guard before.kind == .word, before.range.count > 1 else { return nil }
        if segment.text[..<run.text.lowerBound].lastRange(ofScalar: [0xE2, 0x80, 0x98]) != nil { return nil }
        guard let next = tokens[safe: index + 1], next.kind != .space else {
            return defect(before.range.lowerBound..<run.text.upperBound, "“\(segment.string(in: before.range))” is elided before nothing", 0.75)
        }
        // The source language's possessive on a name is another matter.
        if next.kind == .word, next.range.count == 1 { return nil }
        return defect(before.range.lowerBound..<next.range.upperBound, "“\(segment.string(in: before.range))” cannot be elided", 0.88)
    }

    /// A word, number or closing mark, to which no opening quotation mark is glued.
    private func isGlue(_ token: Token) -> Bool {
        switch token.kind {
        case .word, .number: return true
        case .mark: return analyzed.token(token, is: ",") || analyzed.token(token, is: ".") || analyzed.token(token, is: ";") || analyzed.token(token, is: ":")
        case .elision, .space: return false
        }
    }

    private func wordEnd(from offset: Int) -> Int {
        guard let token = tokens[safe: analyzed.firstToken(endingAfter: offset)], token.kind == .word else { return offset }
        return token.range.upperBound
    }

    /// Where the words before two dashes begin that announce something, when nothing but such words stands between the dashes.
    private func openingWords(between left: Range<Int>, _ right: Range<Int>) -> Int? {
        let start = analyzed.firstToken(endingAfter: left.upperBound)
        let end = analyzed.firstToken(endingAfter: right.lowerBound)
        guard start < end, end - start <= 5, (start..<end).allSatisfy({ tokens[$0].kind == .space || analyzed.isOpeningWord($0, profile) }) else { return nil }
        return openingRun(endingBefore: analyzed.firstToken(endingAfter: left.lowerBound)) ?? left.lowerBound
    }

    /// Where the words begin that end right before a token and announce what follows.
    private func openingRun(endingBefore index: Int) -> Int? {
        var at = index - 1
        var start: Int?
        while at >= 0 {
            if tokens[at].kind == .space {
                at -= 1
                continue
            }
            guard analyzed.isOpeningWord(at, profile) else { break }
            start = tokens[at].range.lowerBound
            at -= 1
        }
        return start
    }

    /// An "&" that joins nothing: after a word that announces another, before one that begins another phrase, before a mark, before two numbers, or before all.
    private func looseAmpersands() -> [Defect] {
        guard characters.contains("&") else { return [] }
        return tokens.indices.compactMap { index in
            guard analyzed.token(tokens[index], is: "&"), !tokens[index].shape.contains(.protected) else { return nil }
            if index == 0 { return openingAmpersand() }
            guard tokens[index - 1].kind == .space else { return nil }
            return ampersandAfterOpening(index) ?? ampersandBeforeNothing(index)
        } + danglingComplements()
    }

    /// After an article or preposition.
    private func ampersandAfterOpening(_ index: Int) -> Defect? {
        guard let after = tokens[safe: index + 1], after.kind == .space, let start = openingRun(endingBefore: index),
            !tokens[analyzed.firstToken(endingAfter: start)].shape.contains(.allCapitals) || tokens.contains(where: { $0.shape.contains(.allCapitals) && $0.range.count > 4 })
        else { return nil }
        return defect(start..<wordEnd(from: after.range.upperBound), "“&” follows a word that announces another", 0.85)
    }

    /// Glued to the first word of a text: `&L’adresse du nom`.
    private func openingAmpersand() -> Defect? {
        guard tokens.count > 6, let first = tokens[safe: 1], first.kind == .elision || first.kind == .word && first.info.contains(.target) && tokens[safe: 2]?.kind == .space else { return nil }
        let end = first.kind == .elision ? wordEnd(from: first.range.upperBound) : first.range.upperBound
        return sourcesHold("&") && !sources.isEmpty ? nil : defect(0..<end, "“&” joins a text to nothing", 0.8)
    }

    /// After a word, and before what it joins to none: `robots & pour lire`, `robots & :`, `type & 1 2`.
    private func ampersandBeforeNothing(_ index: Int) -> Defect? {
        guard index > 1, let before = tokens[safe: index - 2], before.kind == .word, before.range.count > 1, !before.shape.contains(.protected) else { return nil }
        let hasSpace = tokens[safe: index + 1]?.kind == .space
        func loose(_ end: Int, _ confidence: Double) -> Defect? {
            let range = before.range.lowerBound..<end
            return sourcesHold(segment.string(in: tokens[index].range.lowerBound..<end)) ? nil : defect(range, "“&” joins nothing to “\(analyzed.string(of: before))”", confidence)
        }
        guard let next = tokens[safe: hasSpace ? index + 2 : index + 1] else { return before.info.contains(.target) ? loose(tokens[index].range.upperBound, 0.75) : nil }
        switch next.kind {
        case .mark:
            return before.info.contains(.target) && [":", ",", ".", ";", ")"].contains(where: { analyzed.token(next, is: $0) }) ? loose(next.range.upperBound, 0.75) : nil
        case .number:
            guard hasSpace, tokens[safe: index + 3]?.kind == .space, let second = tokens[safe: index + 4], second.kind == .number, second.range.count != 3 else { return nil }
            return loose(second.range.upperBound, 0.85)
        case .word where hasSpace && !next.shape.contains(.protected) && next.shape.isDisjoint(with: [.capitalized, .allCapitals]):
            return isPhraseBefore(next, index + 2, before, at: index) ? loose(next.range.upperBound, 0.8) : nil
        default: return nil
        }
    }

    /// Whether a word after an "&" begins another phrase than the word before it ended: a conjunction, a preposition that none before it is like, or
    /// any word after a small one that leads on.
    private func isPhraseBefore(_ next: Token, _ at: Int, _ before: Token, at index: Int) -> Bool {
        if before.shape.isDisjoint(with: [.capitalized, .allCapitals]), before.info.contains(.targetFunction), before.info.isDisjoint(with: .source) || before.info.contains(.preposition) {
            return !next.info.contains(.targetFunction) && next.info.contains(.target) || before.info.contains(.preposition) && next.info.contains(.determiner)
        }
        let word = analyzed.string(of: next)
        if profile.conjunctions.contains(word) { return true }
        guard next.info.contains(.preposition), next.info.isDisjoint(with: .determiner), !profile.nounLinks.contains(word), before.info.contains(.target) || before.info.contains(.loanword),
            before.info.isDisjoint(with: .targetFunction)
        else { return false }
        return !tokens[..<index].contains { $0.kind == .word && $0.range.count == next.range.count && segment.text[$0.range].equalsIgnoringASCIICase(segment.text[next.range]) }
    }

    /// A complement after an "&" that joins it to none: `nom de l’ID & de canal` for `ID & nom du canal`.
    private func danglingComplements() -> [Defect] {
        let links = WordSet(profile.nounLinks)
        func isBareComplement(_ link: Int) -> Bool {
            guard links.contains(link, in: analyzed), let noun = NameNeighbours.word(after: link, in: analyzed) else { return false }
            return tokens[noun].info.contains(.noun) && !tokens[noun].info.contains(.targetFunction) && tokens[noun].shape.isDisjoint(with: [.capitalized, .allCapitals])
        }
        return tokens.indices.compactMap { index in
            guard analyzed.token(tokens[index], is: "&"), !tokens[index].shape.contains(.protected), tokens[safe: index - 1]?.kind == .space, tokens[safe: index + 1]?.kind == .space,
                let before = tokens[safe: index - 2], before.info.contains(.target), !before.info.contains(.targetFunction), index + 2 < tokens.count, isBareComplement(index + 2),
                let noun = NameNeighbours.word(after: index + 2, in: analyzed)
            else { return nil }
            // One of the same kind may stand before it: `les listes de pages & de sites`.
            let phrase = tokens[..<index].lastIndex { $0.kind == .mark && !analyzed.token($0, is: "-") }.map { $0 + 1 } ?? 0
            guard !(phrase..<index).contains(where: isBareComplement) else { return nil }
            return defect(tokens[index].range.lowerBound..<tokens[noun].range.upperBound, "“&” joins a complement to what has none", 0.75)
        }
    }
}

extension ArraySlice<UInt8> {
    /// The last place of a scalar's bytes.
    func lastRange(ofScalar scalar: [UInt8]) -> Range<Int>? {
        guard count >= scalar.count else { return nil }
        for start in stride(from: endIndex - scalar.count, through: startIndex, by: -1) where self[start..<start + scalar.count].elementsEqual(scalar) {
            return start..<start + scalar.count
        }
        return nil
    }
}
