import Alignment
import Foundation
import Linguistics
import Markup

/// A translation that the run knows for a text left in the source language or lost.
struct SuggestedTranslation {
    /// In the file's own writing.
    let text: String
    /// Where it comes from, in words.
    let evidence: String
}

/// Seeks the best translation of a page's texts: in translation memories, where the tree translates the same text, and at the same place of
/// pages of the same family.
struct TranslationSearch {
    let subject: Subject
    let forms: WrittenForms
    let names: PageOwnNames
    let places: PagePlaces?

    /// - Returns: nil where the run knows none.
    init?(_ subject: Subject) {
        guard let forms = subject.tree.statistics.translations.forms else { return nil }
        self.subject = subject
        self.forms = forms
        names = subject.ownNames
        places = subject.places
    }

    /// What a part of the target page should read that was left in the source language.
    ///
    /// - Parameters:
    ///   - range: UTF-8 offsets in the segment's text.
    ///   - sentence: nil where it is all of the segment.
    func translation(ofLeft segment: Int, in range: Range<Int>, sentence: Int?) -> SuggestedTranslation? {
        let analyzed = subject.target.segments[segment]
        guard let whole = PageTranslations.unit(of: analyzed, range, on: subject.target.page, names, forms, isSource: true) else { return nil }
        let place = places?.keys[segment]
        let sentences = sentence.map { $0..<($0 + 1) } ?? 0..<analyzed.sentences.count
        guard sentence == nil, sentences.count > 1 else {
            let key = place.map { place in sentence.map { PagePlaces.sentence($0, of: analyzed.sentences.count, in: place) } ?? place }
            return translation(of: whole, place: key).map { SuggestedTranslation(text: whole.wrapped($0.text), evidence: $0.evidence) }
        }
        // All of several sentences.
        var parts: [SuggestedTranslation] = []
        for number in sentences {
            let key = place.map { PagePlaces.sentence(number, of: analyzed.sentences.count, in: $0) }
            guard let unit = PageTranslations.unit(of: analyzed, analyzed.sentences[number], on: subject.target.page, names, forms, isSource: true),
                let part = translation(of: unit, place: key)
            else { return nil }
            parts.append(part)
        }
        guard let first = parts.first else { return nil }
        return SuggestedTranslation(text: whole.wrapped(parts.map(\.text).joined(separator: " ")), evidence: first.evidence)
    }

    /// On how many other pages the text was left in the source language as well.
    ///
    /// - Parameter range: UTF-8 offsets in the segment's text.
    func otherPages(leaving segment: Int, in range: Range<Int>) -> Int {
        let unit = PageTranslations.unit(of: subject.target.segments[segment], range, on: subject.target.page, names, forms, isSource: true)
        return max(0, (unit.flatMap { subject.tree.statistics.translations[$0.key] }?.left ?? 0) - 1)
    }

    /// What a text of the source should have become: a block, or a sentence of one.
    ///
    /// - Parameter range: in the source page's file.
    /// - Returns: nil as well where it is more than one block.
    func translation(ofSourceAt range: ByteRange, in bitext: Bitext) -> SuggestedTranslation? {
        let page = bitext.source.page
        guard let block = page.blocks.first(where: { $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound }), block.segments.count == 1,
            let segment = block.segments.first
        else { return nil }
        let analyzed = bitext.source.segments[segment]
        var parts: [SuggestedTranslation] = []
        for sentence in analyzed.sentences {
            guard let unit = PageTranslations.unit(of: analyzed, sentence, on: page, names, forms, isSource: true) else { continue }
            // Only those that are missing.
            guard analyzed.segment.byteRange(of: unit.range).overlaps(range) else { continue }
            guard let part = translation(of: unit, place: nil) else { return nil }
            parts.append(SuggestedTranslation(text: unit.wrapped(part.text), evidence: part.evidence))
        }
        return parts.first.map { SuggestedTranslation(text: parts.map(\.text).joined(separator: " "), evidence: $0.evidence) }
    }

    /// - Parameter place: the key of its place; nil to go by the text alone.
    private func translation(of unit: TextUnit, place: UInt64?) -> SuggestedTranslation? {
        let tree = subject.tree.statistics.translations
        for (known, isMemory) in [(subject.tree.memory, true), (tree, false)] {
            guard let known else { continue }
            for (key, isExact) in unit.keys(unit.exactKey).map({ ($0, true) }) + unit.keys(unit.key).map({ ($0, false) }) {
                guard let entry = known[key], let best = entry.best, entry.isSettled || unit.wordCount > 3,
                    // Of a word or two one page's choice elsewhere says little.
                    isMemory || best.pages > 1 || unit.wordCount > 2 || key != unit.key && key != unit.exactKey,
                    let text = text(best.template, for: isExact ? unit.withoutSlots : unit), unit.admits(text)
                else { continue }
                return SuggestedTranslation(text: unit.cased(text), evidence: isMemory ? "translated so in \(best.example)" : best.counted("the same text is translated so"))
            }
        }
        guard let place, let entry = tree[place], let best = entry.best, entry.isSettled, let text = best.template.text(for: unit, forms: forms),
            unit.admits(text), unit.isLike(text, best, entry)
        else { return nil }
        return SuggestedTranslation(text: text, evidence: best.counted("the same place reads so"))
    }
}

extension TranslationSearch {
    /// The filled translation, a link put in where only that is missing.
    private func text(_ template: RenderingTemplate, for unit: TextUnit) -> String? {
        if let text = template.text(for: unit, forms: forms) { return text }
        guard template.marks == 0, unit.marks == 1 else { return nil }
        return template.text(for: unit.withoutMarkup, forms: forms).flatMap {
            LinkProjection.linked($0, of: unit, functionWords: subject.targetProfile.functionWords)
        }
    }
}

extension TreeTranslations.Rendering {
    /// - Parameter what: is true of its pages.
    func counted(_ what: String) -> String { pages == 1 ? "\(what) on \(example)" : "\(what) on \(pages) other pages, such as \(example)" }
}

extension TreeTranslations.Entry {
    /// The translation that most pages have.
    var best: TreeTranslations.Rendering? { renderings.max { ($0.pages, $1.key) < ($1.pages, $0.key) } }

    /// Whether one translation has at least half of the pages.
    var isSettled: Bool { best.map { $0.pages * 2 >= translated } ?? false }
}

extension RenderingTemplate {
    /// The filled translation; nil where it does not fit or is no UTF-8.
    func text(for unit: TextUnit, forms: WrittenForms) -> String? {
        filled(for: unit, forms: forms).flatMap { String(validating: Self.closed($0, forms), as: UTF8.self) }
    }

    /// Without a word that opens a phrase right before a colon, where machine translation left it: `on:`.
    private static func closed(_ text: [UInt8], _ forms: WrittenForms) -> [UInt8] {
        guard let colon = text.firstIndex(of: 0x3A), colon + 1 < text.count, text[colon + 1] == 0x20 else { return text }
        var end = colon
        while end > 0, text[end - 1] == 0x20 { end -= 1 }
        var isSpaced = end < colon
        if end > 1, text[end - 1] == 0xA0, text[end - 2] == 0xC2 {
            end -= 2
            isSpaced = true
        }
        guard let space = text[..<end].lastIndex(of: 0x20), space > 0, space + 1 < end,
            forms.openingWords.contains(String(decoding: text[(space + 1)..<end], as: UTF8.self).lowercased())
        else { return text }
        return Array(text[..<space] + text[(isSpaced ? end : colon)...])
    }
}

extension TextUnit {
    var wordCount: Int { analyzed.tokens(in: range).count { $0.kind == .word } }

    /// A translation with the marks that enclose all of the text.
    func wrapped(_ text: String) -> String {
        let outer = analyzed.segment.byteRange(including: range)
        return page.string(in: outer.lowerBound..<core.lowerBound) + text + page.string(in: core.upperBound..<outer.upperBound)
    }

    /// Whether a text can stand where this one stands without breaking out of its quotes, its cell or its YAML.
    func admits(_ translation: String) -> Bool {
        let bytes = Array(translation.utf8)
        guard page.blocks.indices.contains(analyzed.segment.block) else { return false }
        let block = page.blocks[analyzed.segment.block]
        if block.cell != nil, bytes.indices.contains(where: { bytes[$0] == 0x7C && ($0 == 0 || bytes[$0 - 1] != 0x5C) }) { return false }
        let start = analyzed.segment.range.lowerBound
        let quote = start > 0 ? page.bytes[start - 1] : 0
        switch analyzed.segment.kind {
        case .text: break
        case .html: if bytes.contains(where: { $0 == 0x60 || $0 == 0x5B || $0 == 0x2A }) { return false }
        case .alt, .attribute: if bytes.contains(where: { $0 == quote || [0x3C, 0x3E, 0x5B, 0x5D, 0x60, 0x22].contains($0) }) { return false }
        }
        guard case .frontMatter = block.kind else { return true }
        if quote == 0x22 || quote == 0x27 { return !bytes.contains(quote) && !bytes.contains(0x5C) }
        let hasMark = bytes.indices.contains { $0 + 1 < bytes.count && (bytes[$0] == 0x3A && bytes[$0 + 1] == 0x20 || bytes[$0] == 0x20 && bytes[$0 + 1] == 0x23) }
        return !hasMark && bytes.first.map { $0 >= 0x80 || NameKey.isLetterOrDigit($0) } ?? false
    }

    /// A translation with the first letter in the case of this text's, where both begin with a word of their language.
    func cased(_ translation: String) -> String {
        guard let first = analyzed.tokens(in: range).first, first.kind == .word, first.info.contains(.source), first.shape.isDisjoint(with: [.allCapitals, .mixedCase]),
            first.range.lowerBound == range.lowerBound, let letter = translation.first, letter.isLetter
        else { return translation }
        let word = translation.prefix { $0.isLetter }
        guard word.dropFirst().allSatisfy(\.isLowercase), word.count > 1 || translation.count == 1 || first.shape.contains(.capitalized) else { return translation }
        return (first.shape.contains(.capitalized) ? letter.uppercased() : letter.lowercased()) + translation.dropFirst()
    }

    /// Whether a text of the same place may be this one's translation: about as long, ending alike, with a word or slot in common, or
    /// the same on nearly all pages.
    func isLike(_ translation: String, _ rendering: TreeTranslations.Rendering, _ entry: TreeTranslations.Entry) -> Bool {
        let text = analyzed.segment.text[range]
        let other = Array(translation.utf8)
        guard other.count < 3 * text.count + 12, 2 * other.count + 12 > text.count, Self.end(text) == Self.end(other[...]) else { return false }
        if slots.contains(where: { $0.kind == .date || $0.kind == .subject || $0.kind == .vendor || $0.kind == .literal }) { return true }
        // One page will do where others left the place in the source language, as they do with what all pages have.
        if hasCognate(in: other) { return rendering.pages >= 2 || entry.left >= 2 }
        return rendering.pages >= 5 && rendering.pages * 10 >= entry.translated * 9
    }

    /// The mark that a text ends in.
    private static func end(_ text: ArraySlice<UInt8>) -> UInt8 {
        let last = text.last { $0 != 0x2A && $0 != 0x20 } ?? 0
        return [0x2E, 0x3A, 0x3F, 0x21].contains(last) ? last : 0
    }

    /// Whether a word of four letters or more begins like a word of the translation.
    private func hasCognate(in translation: [UInt8]) -> Bool {
        let others = translation.split { !($0 >= 0x80 || NameKey.isLetterOrDigit($0)) }.map { Self.folded($0) }.filter { $0.count >= 4 }
        return analyzed.tokens(in: range).contains { token in
            guard token.kind == .word, token.range.count >= 4 else { return false }
            let word = Self.folded(analyzed.segment.text[token.range])
            return others.contains { $0.prefix(4) == word.prefix(4) }
        }
    }

    /// In lower case without accents, as far as two-byte letters go.
    private static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
        Array(String(decoding: word, as: UTF8.self).lowercased().decomposedStringWithCanonicalMapping.utf8.filter { $0 < 0x80 })
    }
}
