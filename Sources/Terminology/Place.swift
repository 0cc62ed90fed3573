/// A range of a text and what surrounds it.
struct Place {
    let text: [UInt8]
    let range: Range<Int>

    /// Whether it is part of an address, a path, a slug or code: a file extension, or in one run of characters with their marks.
    var isInIdentifier: Bool {
        if range.lowerBound > 0, text[range.lowerBound - 1] == UInt8(ascii: ".") { return true }
        var start = range.lowerBound
        while start > 0, !Self.isSpace(text[start - 1]) { start -= 1 }
        var end = range.upperBound
        while end < text.count, !Self.isSpace(text[end]) { end += 1 }
        var hyphens = 0
        for part in [text[start..<range.lowerBound], text[range.upperBound..<end]] {
            for byte in part {
                if Self.identifierMarks.contains(byte) { return true }
                if byte == UInt8(ascii: "-") { hyphens += 1 }
            }
        }
        return hyphens > 1
    }

    private static let identifierMarks = Set("/\\@_=$%{}<>~#`".utf8)

    /// Whether it begins with a capital that neither the start of a sentence nor capitals around it explain. A name right before it explains nothing.
    ///
    /// - Parameter nameEnd: where the last name ended.
    func isCapitalizedWithinSentence(afterName nameEnd: Int) -> Bool {
        guard Self.isUppercase(scalar(at: range.lowerBound)) else { return false }
        guard let previous = wordBefore else { return false }
        let isPlainBefore = !Self.isUppercase(scalar(at: previous.lowerBound)) || previous.upperBound == nameEnd
        return isPlainBefore && !isPartOfLongerName
    }

    /// The word before it, where only spaces, a comma, a slash or an apostrophe stand between: other marks may begin a sentence or a title.
    private var wordBefore: Range<Int>? {
        var end = range.lowerBound
        while let (scalar, start) = scalar(before: end), !scalar.properties.isAlphabetic, scalar.properties.numericType == nil {
            guard scalar.properties.isWhitespace && scalar != "\n" || ",/'’".unicodeScalars.contains(scalar) else { return nil }
            end = start
        }
        var start = end
        while let (scalar, before) = scalar(before: start), scalar.properties.isAlphabetic || scalar.properties.numericType != nil { start = before }
        return start < end ? start..<end : nil
    }

    /// Whether a capitalized word follows, or a hyphen makes it part of a compound.
    private var isPartOfLongerName: Bool {
        guard range.upperBound < text.count else { return false }
        if text[range.upperBound] == UInt8(ascii: "-") { return true }
        return Self.isSpace(text[range.upperBound]) && Self.isUppercase(scalar(at: range.upperBound + 1))
    }

    private func scalar(at offset: Int) -> Unicode.Scalar? {
        guard offset < text.count else { return nil }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = text[offset..<min(offset + 4, text.count)].makeIterator()
        guard case .valid(let encoded) = decoder.parseScalar(from: &iterator) else { return nil }
        return Unicode.UTF8.decode(encoded)
    }

    private func scalar(before offset: Int) -> (scalar: Unicode.Scalar, start: Int)? {
        guard offset > 0 else { return nil }
        var start = offset - 1
        while start > 0, start > offset - 4, text[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(at: start).map { ($0, start) }
    }

    private static func isUppercase(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
