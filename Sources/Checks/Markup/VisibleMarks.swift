import Linguistics
import Markup

extension MarkedUpText {
    /// Marks of the markup that readers see as text: `**`, `! [`, `<!--`.
    func visibleMarks() -> [Defect] {
        var found: [Defect] = []
        let text = segment.text
        if characters.contains("<"), let comment = firstOccurrence(of: "<!--".utf8, in: text, from: 0), isInText(comment.lowerBound), !sourcesHold("<!--") || isEscaped(comment.lowerBound) {
            found.append(mark(comment, "a comment shows as text", 0.9))
        }
        if characters.contains("*"), let stars = firstOccurrence(of: "**".utf8, in: text, from: 0), isInText(stars.lowerBound), !sourcesHold("**"), !text[stars.upperBound...].starts(with: "*".utf8) {
            var following = analyzed.firstToken(endingAfter: stars.upperBound)
            // A space inside the marks is what breaks them; without the source it may be an operator.
            if !sources.isEmpty, tokens[safe: following]?.kind == .space { following += 1 }
            let next = tokens[safe: following]
            let before = stars.lowerBound > 0 ? tokens[safe: analyzed.firstToken(endingAfter: stars.lowerBound - 1)] : nil
            if next?.kind == .word || before?.kind == .word {
                let start = next?.kind == .word ? stars.lowerBound : before?.range.lowerBound ?? stars.lowerBound
                found.append(mark(start..<(next?.kind == .word ? next?.range.upperBound ?? stars.upperBound : stars.upperBound), "emphasis marks show as text", 0.85))
            }
        }
        found += looseStar() + wrapperNames()
        if let bracket = brokenExtension() { found.append(mark(bracket, "the mark of an extension shows as text", 0.9)) }
        for link in segment.inlines where link.isLink && isImage(link.destination) {
            let index = analyzed.firstToken(endingAfter: link.text.lowerBound)
            if index >= 2, tokens[index - 1].kind == .space, analyzed.token(tokens[index - 2], is: "!"), !sources.contains(where: { $0.segment.inlines.contains { $0.isLink && isImage($0.destination) } }) {
                found.append(mark(tokens[index - 2].range.lowerBound..<link.text.lowerBound + 1, "the image became a link", 0.9))
            }
        }
        return found
    }

    /// `* word*`: a star that a space parted from its word, where the source has none that shows.
    private func looseStar() -> [Defect] {
        guard characters.contains("*"), !sources.isEmpty, !sourcesHold("*"), let star = segment.text.firstIndex(of: UInt8(ascii: "*")), firstOccurrence(of: "**".utf8, in: segment.text, from: 0) == nil,
            isInText(star), sources.contains(where: { $0.segment.inlines.contains { $0.kind == .emphasis } })
        else { return [] }
        let index = analyzed.firstToken(endingAfter: star)
        let next = tokens[safe: index + 1]?.kind == .space ? index + 2 : index + 1
        return [mark(star..<(tokens[safe: next].flatMap { $0.kind == .word ? $0.range.upperBound : nil } ?? star + 1), "an emphasis mark shows as text", 0.85)]
    }

    /// `UICONTROL Save]`, `{target=`: what is left of a broken wrapper or attribute list, in text.
    private func wrapperNames() -> [Defect] {
        guard characters.contains("]") || characters.contains("{") else { return [] }
        for index in tokens.indices where tokens[index].kind == .word && !tokens[index].shape.contains(.protected) {
            let word = tokens[index]
            if word.shape.contains(.allCapitals), analyzed.token(word, is: "UICONTROL") || analyzed.token(word, is: "DNL"), !sourcesHold(analyzed.string(of: word)) {
                let close = segment.text[word.range.upperBound...].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
                return [mark(word.range.lowerBound..<(close ?? word.range.upperBound), "the mark of a wrapper shows as text", 0.9)]
            }
            if analyzed.token(word, is: "target"), index > 0, analyzed.token(tokens[index - 1], is: "{"), let equals = tokens[safe: index + 1], analyzed.token(equals, is: "="),
                !sourcesHold("{target=") {
                let close = segment.text[word.range.upperBound...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
                return [mark(tokens[index - 1].range.lowerBound..<(close ?? equals.range.upperBound), "an attribute list shows as text", 0.9)]
            }
        }
        return []
    }

    /// Emphasis of another strength than the source's at its place, the others being the same.
    func otherStrength() -> [Defect] {
        guard sources.count == 1, let source = sources.first else { return [] }
        func emphases(_ segment: Segment) -> [Inline] { segment.inlines.filter { $0.isEmphasis && !$0.text.isEmpty } }
        let (own, original) = (emphases(segment), emphases(source.segment))
        guard own.count == original.count, own.count < 32 else { return [] }
        let changed = own.indices.filter { own[$0].kind != original[$0].kind }
        // Two that changed places are as many of each kind.
        guard changed.count == 1, let at = changed.first else { return [] }
        return [
            Defect(
                range: own[at].range, message: own[at].kind == .strong ? "bold text is in italics in the source" : "text in italics is bold in the source", evidence: "emphasis of the source",
                confidence: 0.8, source: source.segment.string(in: original[at].text))
        ]
    }

    /// Words beside an emphasis that in the source holds the whole text: `Budgets *only*` for `*Budgets only*`.
    func partEmphasis() -> [Defect] {
        guard sources.count == 1, let source = sources.first else { return [] }
        func emphases(_ segment: Segment) -> [Inline] { segment.inlines.filter { $0.isEmphasis && !$0.text.isEmpty } }
        let (own, original) = (emphases(segment), emphases(source.segment))
        guard own.count == 1, original.count == 1, own[0].kind == original[0].kind, original[0].text == 0..<source.segment.text.count else { return [] }
        let inside = own[0].text
        let words = tokens.filter { $0.kind == .word && !$0.shape.contains(.protected) && !inside.overlaps($0.range) && isInText($0.range.lowerBound) }
        guard let first = words.first, let last = words.last, words.contains(where: { !$0.info.contains(.targetFunction) }) else { return [] }
        let file = segment.byteRange(of: first.range.lowerBound..<last.range.upperBound)
        let range = first.range.lowerBound < inside.lowerBound ? file.lowerBound..<max(file.lowerBound, own[0].range.lowerBound) + 1 : min(file.upperBound, own[0].range.upperBound) - 1..<file.upperBound
        return [Defect(range: range, message: "the emphasis leaves out words; in the source it holds the whole text", evidence: "emphasis of the source", confidence: 0.8, source: source.segment.string)]
    }

    /// Whether a character is a reference here and none in the source.
    private func isEscaped(_ offset: Int) -> Bool {
        func isReference(_ segment: Segment, _ offset: Int) -> Bool { segment.runs.contains { $0.kind == .reference && $0.text.contains(offset) } }
        guard isReference(segment, offset) else { return false }
        return sources.contains { source in
            firstOccurrence(of: "<!--".utf8, in: source.segment.text, from: 0).map { !isReference(source.segment, $0.lowerBound) } ?? false
        }
    }

    /// `[! NOTE`, `[ !INCLUDE`, `[!Remarque`: the bracket, mark and name of an extension, spaces between them.
    private func brokenExtension() -> Range<Int>? {
        guard characters.contains("!"), characters.contains("["), segment.text.first != UInt8(ascii: "!") else { return nil }
        for index in tokens.indices.dropLast() where analyzed.token(tokens[index], is: "!") && isInText(tokens[index].range.lowerBound) {
            let open = tokens[safe: index - 1]?.kind == .space ? index - 2 : index - 1
            let name = tokens[index + 1].kind == .space ? index + 2 : index + 1
            guard let bracket = tokens[safe: open], analyzed.token(bracket, is: "["), let word = tokens[safe: name], word.kind == .word, word.range.count > 2,
                word.shape.contains(.allCapitals)
            else { continue }
            let range = bracket.range.lowerBound..<word.range.upperBound
            if !sources.contains(where: { $0.segment.text.holds(segment.text[range]) }) { return range }
        }
        return nil
    }

    private func mark(_ range: Range<Int>, _ message: String, _ confidence: Double) -> Defect {
        Defect(range: segment.byteRange(of: range), message: message, evidence: "visible markup", confidence: confidence)
    }

    private func isImage(_ destination: String?) -> Bool {
        // Most destinations end in other letters.
        guard let last = destination?.utf8.last, last | 0x20 == UInt8(ascii: "g") || last | 0x20 == UInt8(ascii: "f"), let destination = destination?.lowercased() else { return false }
        return [".png", ".jpg", ".jpeg", ".gif", ".svg"].contains { destination.hasSuffix($0) }
    }

    /// Arrows of the source that were taken apart or glued to a word.
    func brokenArrows() -> [Defect] {
        guard characters.contains(">"), sourcesHold(" --> ") || sourcesHold(" -> ") || sourcesHold(" => ") else { return [] }
        return tokens.indices.compactMap { index in
            guard analyzed.token(tokens[index], is: ">"), !tokens[index].shape.contains(.protected), index > 1 else { return nil }
            // Dashes before the mark, a word between them where the arrow was taken apart.
            var dash = index - 1
            var isApart = false
            if !isDash(dash) {
                isApart = true
                while dash >= 0, tokens[dash].kind == .space { dash -= 1 }
                guard dash >= 1, tokens[dash].kind == .word else { return nil }
                dash -= 1
                while dash >= 0, tokens[dash].kind == .space { dash -= 1 }
                guard dash >= 1, isDash(dash), isDash(dash - 1) else { return nil }
            }
            while dash > 0, isDash(dash - 1) { dash -= 1 }
            guard dash > 0 else { return nil }
            let isGlued = tokens[dash - 1].kind == .word || tokens[dash - 1].kind == .number
            guard isApart || isGlued else { return nil }
            var after = index + 1
            while after < tokens.count, tokens[after].kind == .space { after += 1 }
            let end = tokens[safe: after].flatMap { $0.kind == .word ? $0.range.upperBound : nil } ?? tokens[index].range.upperBound
            let start = isApart ? tokens[dash].range.lowerBound : tokens[dash - 1].range.lowerBound
            return Defect(
                range: segment.byteRange(of: start..<end), message: isApart ? "the arrow was taken apart" : "the arrow is glued to the word before it",
                evidence: "arrow of the source", confidence: 0.85)
        }
    }

    private func isDash(_ index: Int) -> Bool { tokens.indices.contains(index) && (analyzed.token(tokens[index], is: "-") || analyzed.token(tokens[index], is: "=")) }

    /// `[!DNL …]` and `[!UICONTROL …]` of the source whose words stand in the target without them.
    func lostWrappers() -> [Defect] {
        var found: [Defect] = []
        for source in sources {
            for wrapper in source.segment.inlines where (wrapper.kind == .doNotLocalize || wrapper.kind == .uiControl) && wrapper.text.count > 3 {
                let words = source.segment.text[wrapper.text]
                let kept = segment.inlines.count { $0.kind == wrapper.kind && segment.text[$0.text] == words }
                guard kept == 0, let place = firstOccurrence(of: words, in: segment.text, from: 0),
                    firstOccurrence(of: words, in: segment.text, from: place.upperBound) == nil,
                    !segment.inlines.contains(where: { ($0.isMarkedName || $0.isControl || $0.isCode) && $0.text.overlaps(place) }),
                    !(place.lowerBound > 0 && segment.text[place.lowerBound - 1].isFactAlphanumeric)
                else { continue }
                found.append(
                    Defect(
                        range: segment.byteRange(of: place), message: "“\(segment.string(in: place))” lost its wrapper", evidence: "wrapper of the source", confidence: 0.85,
                        source: String(decoding: words, as: UTF8.self)))
            }
        }
        return found
    }
}
