/// A range of a text and what surrounds it.
struct Place {
    let text: [UInt8]
    let range: Range<Int>

    /// Whether the run of characters without space that holds it also holds a mark of addresses, paths or code.
    var isInIdentifier: Bool {
        var start = range.lowerBound
        while start > 0, !Self.isSpace(text[start - 1]) { start -= 1 }
        var end = range.upperBound
        while end < text.count, !Self.isSpace(text[end]) { end += 1 }
        return text[start..<end].contains { Self.identifierMarks.contains($0) }
    }

    private static let identifierMarks = Set("/\\@_=$%{}<>~".utf8)

    /// Whether it begins with a capital that neither the start of a sentence nor capitals around it explain. A name right before it explains nothing.
    ///
    /// - Parameter nameEnd: where the last name ended.
    func isCapitalizedWithinSentence(afterName nameEnd: Int) -> Bool {
        guard Self.isUppercase(scalar(at: range.lowerBound)) else { return false }
        guard let previous = wordBefore else { return false }
        let isPlainBefore = !Self.isUppercase(scalar(at: previous.lowerBound)) || previous.upperBound == nameEnd
        return isPlainBefore && !isFollowedByCapital
    }

    /// The word before it in the same sentence.
    private var wordBefore: Range<Int>? {
        var end = range.lowerBound
        while end > 0, !Self.isLetterOrDigit(text[end - 1]) {
            switch text[end - 1] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: "\n"): return nil
            // An ellipsis or a dash may begin a sentence as well.
            default: end -= 1
            }
        }
        var start = end
        while start > 0, Self.isLetterOrDigit(text[start - 1]) { start -= 1 }
        return start < end ? start..<end : nil
    }

    private var isFollowedByCapital: Bool {
        let next = range.upperBound + 1
        guard next < text.count, Self.isSpace(text[next - 1]) else { return false }
        return Self.isUppercase(scalar(at: next))
    }

    private func scalar(at offset: Int) -> Unicode.Scalar? {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = text[offset..<min(offset + 4, text.count)].makeIterator()
        guard case .valid(let encoded) = decoder.parseScalar(from: &iterator) else { return nil }
        return Unicode.UTF8.decode(encoded)
    }

    private static func isUppercase(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isUppercase ?? false }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Bytes outside ASCII are taken for letters: marks among them only lengthen a word.
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
