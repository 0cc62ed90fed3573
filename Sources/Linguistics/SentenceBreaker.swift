import CICU

/// Finds sentences by ICU's rules (UAX #29 with the locale's tailoring), less the breaks that documentation makes look like ones.
final class SentenceBreaker {
    private let breaks: BreakIterator
    private let abbreviations: Set<String>
    private let longestAbbreviation: Int
    /// Their last words; most words are told from them without a `String`.
    private var lastWords = WordTable()

    init?(_ profile: LanguageProfile) {
        guard let breaks = BreakIterator(ICU_SENTENCE, locale: profile.tag) else { return nil }
        self.breaks = breaks
        abbreviations = profile.abbreviations
        longestAbbreviation = profile.abbreviations.map(\.utf8.count).max() ?? 0
        for abbreviation in abbreviations {
            if let last = abbreviation.split(separator: " ").last { lastWords.insert(String(last), value: 1) }
        }
    }

    func sentences(of text: [UInt8], protected: [Range<Int>]) -> [Range<Int>] {
        guard !text.isEmpty else { return [] }
        return text.withUnsafeBufferPointer { text in
            guard let asked = Self.partWithBreaks(text) else { return [0..<text.count] }
            var sentences: [Range<Int>] = []
            var start = 0
            var nextProtected = 0
            for place in breaks.boundaries(of: UnsafeBufferPointer(rebasing: text[asked])) where place < asked.count {
                let boundary = asked.lowerBound + place
                while nextProtected < protected.count, protected[nextProtected].upperBound <= boundary { nextProtected += 1 }
                if nextProtected < protected.count, protected[nextProtected].lowerBound < boundary { continue }
                guard endsSentence(text, at: boundary, from: start) else { continue }
                sentences.append(start..<boundary)
                start = boundary
            }
            sentences.append(start..<text.count)
            return sentences
        }
    }

    /// The part of a text that ICU is asked about: from the word before the first mark that could end a sentence to the letter behind the last one.
    ///
    /// - Returns: nil where there is none, as in most headings and cells.
    private static func partWithBreaks(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var first: Int?
        var last = 0
        var index = text.endOfLettersAndBlanks(from: 0, to: text.count)
        while index < text.count {
            if mayBreak(text, after: index) {
                if first == nil { first = index }
                last = index
            }
            index = text.endOfLettersAndBlanks(from: index + 1, to: text.count)
        }
        guard var start = first else { return nil }
        while start > 0, text[start - 1] != 0x20 { start -= 1 }
        var end = last + 1
        while end < text.count, (text[end] | 0x20) &- 0x61 >= 26 { end += 1 }
        return start..<min(end + 1, text.count)
    }

    /// Whether a sentence could end with the mark, or the character, that begins at an offset.
    private static func mayBreak(_ text: UnsafeBufferPointer<UInt8>, after index: Int) -> Bool {
        func next(_ offset: Int) -> UInt8? { index + offset < text.count ? text[index + offset] : nil }
        switch text[index] {
        // An ASCII mark, the semicolon that asks in Greek among them, ends a sentence only before white space or a closing mark.
        case 0x2E, 0x21, 0x3F, 0x3B:
            guard let next = next(1) else { return false }
            return next <= 0x29 || next >= 0x80 || next & 0x5F == 0x5B || next & 0x5F == 0x5D
        case 0x0A, 0x0D: return true
        // Dashes and typographic quotes, U+2010 to U+201F, end nothing.
        case 0xE2: return !(next(1) == 0x80 && next(2).map { $0 & 0xF0 == 0x90 } == true)
        // Other sentence marks and separators: NEL, those of Greek, Armenian, Arabic, Indic and other scripts, 。.
        case 0xC2: return next(1) == 0x85
        case 0xCD, 0xD6, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE3, 0xEA, 0xEF, 0xF0: return true
        default: return false
        }
    }

    /// Whether a sentence that begins at an offset ends at a boundary that ICU sees.
    func endsSentence(_ text: UnsafeBufferPointer<UInt8>, at boundary: Int, from start: Int) -> Bool {
        // An author's own line end always parts.
        if text[boundary - 1] == 0x0A { return true }
        var end = boundary
        while end > start, Self.isSpace(text, endingAt: end) > 0 { end -= Self.isSpace(text, endingAt: end) }
        // ".NET", "1.2.3", "a.B": in scripts with spaces, a sentence ends before one.
        if end == boundary { return text[boundary - 1] >= 0x80 }
        guard end > start else { return false }
        // A mark on its own is a word's beginning that lost it, or an ellipsis: " . nupkg".
        if Self.beginsSmall(text, from: boundary) { return false }
        return text[end - 1] != 0x2E || !endsInAbbreviation(UnsafeBufferPointer(rebasing: text[start..<(end - 1)]))
    }

    /// Whether the last word, or the last two, are an abbreviation.
    private func endsInAbbreviation(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard longestAbbreviation > 0, mayBeAbbreviation(text) else { return false }
        let tail = String(decoding: text.suffix(longestAbbreviation + 8), as: UTF8.self).lowercased()
        let words = tail.unicodeScalars.split { $0.properties.isWhitespace || Self.opens($0) }
        guard let last = words.last else { return false }
        if abbreviations.contains(String(last)) { return true }
        return words.count > 1 && abbreviations.contains(String(words[words.count - 2]) + " " + String(last))
    }

    /// Whether a mark stands before a word: a bracket, a quotation mark, an apostrophe.
    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "[", "{", "«", "“", "\"", "'", "’": true
        default: false
        }
    }

    /// Whether the last word is one of an abbreviation, or has other letters than those of ASCII and À to ÿ.
    private func mayBeAbbreviation(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = text.count
        while at > 0 {
            let byte = text[at - 1]
            if byte >= 0x80 {
                guard at >= 2, text[at - 2] == 0xC3 else { return true }
                at -= 2
                continue
            }
            if byte <= 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x28 || byte == 0x5B || byte == 0x7B { break }
            at -= 1
        }
        let length = text.count - at
        guard length <= longestAbbreviation else { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { word in
            for index in 0..<length {
                let byte = text[at + index]
                // À to Þ, their lead byte before them.
                let isCapital = byte &- 0x41 < 26 || (byte &- 0x80 < 0x1F && byte != 0x97)
                word[index] = isCapital ? byte | 0x20 : byte
            }
            return lastWords.value(of: UnsafeBufferPointer(word)) != nil
        }
    }

    /// The length of the white space that ends here: ASCII space and controls, U+00A0, U+202F and their like; 0 for none.
    private static func isSpace(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int {
        let last = text[end - 1]
        if last == 0x20 || (0x09...0x0D).contains(last) { return 1 }
        if end >= 2, last == 0xA0, text[end - 2] == 0xC2 { return 2 }
        if end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, (0x80...0x8A).contains(last) || last == 0xAF { return 3 }
        return 0
    }

    /// Whether the first letter or digit at or after a place is a small letter.
    private static func beginsSmall(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var at = start
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                if (byte | 0x20) &- 0x61 < 26 { return byte & 0x20 != 0 }
                if byte &- 0x30 < 10 { return false }
                at += 1
                continue
            }
            let scalar = UTF8Scalar(in: text, at: at)
            if let scalar = Unicode.Scalar(scalar.value) {
                let character = Character(scalar)
                if character.isLetter || character.isNumber { return character.isLowercase }
            }
            at += scalar.length
        }
        return false
    }
}
