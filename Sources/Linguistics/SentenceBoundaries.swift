import CICU

/// Finds where sentences may end by the rules of UAX #29 (SB3 to SB998), as ICU does where it has no rules of the language's own, in a tenth of its
/// time: only what stands around the marks that end sentences is looked at.
struct SentenceBoundaries {
    private let text: UnsafeBufferPointer<UInt8>
    /// `parts`, held open.
    private let parts: UnsafeBufferPointer<UInt8>
    private var at = 0

    /// By code point: the `icu_SentencePart`; ICU is asked for what stands beyond.
    private static let parts: [UInt8] = (0..<0x2100).map { UInt8(icu_sentencePart($0).rawValue) }

    private init(_ text: UnsafeBufferPointer<UInt8>, _ parts: UnsafeBufferPointer<UInt8>) {
        self.text = text
        self.parts = parts
    }

    /// Visits the boundaries inside a text, as UTF-8 offsets in rising order.
    static func forEach(in text: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        parts.withUnsafeBufferPointer { parts in
            var boundaries = SentenceBoundaries(text, parts)
            while let boundary = boundaries.next(), boundary < text.count { body(boundary) }
        }
    }

    private mutating func next() -> Int? {
        while at < text.count {
            let byte = text[at]
            if byte == 0x20 || byte &- 0x40 < 0x40 {
                at += 1
            } else if byte == 0xC3 {
                // À to ÿ end nothing.
                at += 2
            } else {
                let mark = at
                let (part, length) = part(at)
                at += length
                switch part {
                case ICU_PART_SEPARATOR:
                    endLine(mark)
                    return at
                case ICU_PART_STOP, ICU_PART_TERMINATOR:
                    if let boundary = boundary(after: mark, isStop: part == ICU_PART_STOP) { return boundary }
                default: break
                }
            }
        }
        return nil
    }

    /// Reads on behind a mark that may end a sentence.
    private mutating func boundary(after mark: Int, isStop: Bool) -> Int? {
        skipExtenders()
        if isStop, at < text.count {
            // 1.2, U.S
            let next = part(at).part
            if next == ICU_PART_NUMERIC || (next == ICU_PART_UPPERCASE && followsCasedLetter(mark)) { return nil }
        }
        skip(ICU_PART_CLOSE)
        skip(ICU_PART_SPACE)
        guard at < text.count else { return nil }
        let (part, length) = part(at)
        switch part {
        case ICU_PART_SEPARATOR:
            let start = at
            at += length
            endLine(start)
            return at
        case ICU_PART_CONTINUE, ICU_PART_STOP, ICU_PART_TERMINATOR: return nil
        default: return isStop && leadsToSmallLetter() ? nil : at
        }
    }

    /// Takes a line feed to the carriage return before it.
    private mutating func endLine(_ start: Int) {
        if text[start] == 0x0D, at < text.count, text[at] == 0x0A { at += 1 }
    }

    private mutating func skip(_ kind: icu_SentencePart) {
        while at < text.count {
            let (part, length) = part(at)
            guard part == kind else { return }
            at += length
            skipExtenders()
        }
    }

    private mutating func skipExtenders() {
        while at < text.count, text[at] >= 0x80, case let (part, length) = part(at), part == ICU_PART_EXTEND { at += length }
    }

    /// Whether a letter with case stands before a mark.
    private func followsCasedLetter(_ mark: Int) -> Bool {
        var start = mark
        while start > 0 {
            start -= 1
            while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
            let part = part(start).part
            if part != ICU_PART_EXTEND { return part == ICU_PART_UPPERCASE || part == ICU_PART_LOWERCASE }
        }
        return false
    }

    /// Whether the next letter is a small one and neither a line nor a sentence may end before it.
    private func leadsToSmallLetter() -> Bool {
        var at = at
        while at < text.count {
            let (part, length) = part(at)
            switch part {
            case ICU_PART_LOWERCASE: return true
            case ICU_PART_UPPERCASE, ICU_PART_LETTER, ICU_PART_SEPARATOR, ICU_PART_STOP, ICU_PART_TERMINATOR: return false
            default: at += length
            }
        }
        return false
    }

    @inline(__always)
    private func part(_ at: Int) -> (part: icu_SentencePart, length: Int) {
        let byte = text[at]
        if byte < 0x80 { return (icu_SentencePart(rawValue: UInt32(parts[Int(byte)])), 1) }
        let scalar = UTF8Scalar(in: text, at: at)
        let value = Int(scalar.value)
        return (value < parts.count ? icu_SentencePart(rawValue: UInt32(parts[value])) : icu_sentencePart(scalar.value), scalar.length)
    }
}
