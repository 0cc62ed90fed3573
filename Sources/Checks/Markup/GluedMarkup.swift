import Linguistics
import Markup

extension MarkedUpText {
    /// Words that stick to the outside of a link or of emphasis.
    func gluedMarkup() -> [Defect] {
        var found: [Defect] = []
        for inline in segment.inlines where !inline.text.isEmpty {
            switch inline.kind {
            case .link, .strong, .emphasis, .doNotLocalize, .uiControl: break
            default: continue
            }
            // A part of a word may be stressed; whole words are what is looked for.
            let words = inline.text.count > 2
            // The tokenizer joins what no space parts, so the word is told by its side of the edge.
            if words, isLetter(atByte: inline.range.upperBound), let word = tokens[safe: analyzed.firstToken(endingAfter: inline.text.upperBound)], word.kind == .word,
                word.range.upperBound - inline.text.upperBound > (inline.isLink ? 1 : 2), !sourceGlues(inline, after: true) {
                let glued = inline.text.upperBound..<word.range.upperBound
                found.append(
                    Defect(
                        range: inline.range.upperBound - 1..<max(segment.byteRange(of: glued).upperBound, inline.range.upperBound),
                        message: "“\(segment.string(in: glued))” is glued to the markup before it", evidence: "glued", confidence: 0.9))
            }
            if words, isLetter(beforeByte: inline.range.lowerBound), inline.text.lowerBound > 0,
                let word = tokens[safe: analyzed.firstToken(endingAfter: inline.text.lowerBound - 1)], word.kind == .word,
                inline.text.lowerBound - word.range.lowerBound > 1, !sourceGlues(inline, after: false) {
                let glued = word.range.lowerBound..<inline.text.lowerBound
                found.append(
                    Defect(
                        range: segment.byteRange(of: glued).lowerBound..<inline.range.lowerBound + 1,
                        message: "“\(segment.string(in: glued))” is glued to the markup after it", evidence: "glued", confidence: 0.88))
            }
        }
        return found
    }

    /// Whether the source has markup of the kind with a letter at the same side of it.
    private func sourceGlues(_ inline: Inline, after: Bool) -> Bool {
        sources.contains { source in
            source.segment.inlines.contains { original in
                guard original.kind == inline.kind, !original.text.isEmpty else { return false }
                let text = source.segment.text
                if after { return original.text.upperBound < text.count && text[original.text.upperBound].isFactLetter }
                return original.text.lowerBound > 0 && text[original.text.lowerBound - 1].isFactLetter
            }
        }
    }

    /// Emphasis that ends in a word which announces what follows.
    func looseEmphasis() -> [Defect] {
        segment.inlines.compactMap { inline in
            guard inline.isEmphasis else { return nil }
            let words = InlineWords(inline, in: analyzed)
            guard words.wordCount > 1, words.endsOpen(profile), let next = words.next, let last = words.last,
                !analyzed.isOpeningWord(next, profile) || profile.determiners[segment.string(in: tokens[next].range).lowercased()] != nil || tokens[next].kind == .elision
            else { return nil }
            let originals = sources.flatMap { source in source.segment.inlines.filter { $0.kind == inline.kind }.map { InlineWords($0, in: source) } }
            if originals.contains(where: { $0.endsOpen(sourceProfile) }) { return nil }
            // Stress on small words: `**toutes les** pages` for `**all** pages`.
            if words.areAll(.targetFunction), originals.isEmpty || originals.contains(where: { $0.areAll(.sourceFunction) }) { return nil }
            return Defect(
                range: inline.range.lowerBound..<max(inline.range.upperBound, segment.byteRange(of: tokens[next].range).upperBound),
                message: "the emphasis ends with “\(segment.string(in: tokens[last].range))”, which belongs to the words after it", evidence: "last word",
                confidence: originals.isEmpty ? 0.7 : 0.85, textOffset: inline.text.lowerBound)
        }
    }
}
