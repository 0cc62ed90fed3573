/// Finds the parts of a text in which words are no words.
enum ProtectedText {
    /// Ordered, merged ranges of code, autolinks, images, and of URLs, e-mail addresses and paths that stand as text.
    static func ranges(in text: [UInt8], _ inlines: [Inline]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in inlines.indices where !inlines[index].text.isEmpty {
            switch inlines[index].kind {
            case .code, .autolink, .image: ranges.append(inlines[index].text)
            case .directive(let name) where name == "image": ranges.append(inlines[index].text)
            default: break
            }
        }
        text.withUnsafeBufferPointer { addLiterals($0, &ranges) }
        guard zip(ranges, ranges.dropFirst()).contains(where: { $0.upperBound >= $1.lowerBound }) else { return ranges }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var merged: [Range<Int>] = []
        for range in ranges {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    private static func addLiterals(_ text: UnsafeBufferPointer<UInt8>, _ ranges: inout [Range<Int>]) {
        var at = 0
        while true {
            // A literal holds one of these; most texts hold none.
            let mark = text.first(of: UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "\\"), from: at, to: text.count)
            guard mark < text.count else { return }
            var start = mark
            while start > at, !text[start - 1].isSpace, !endsNoBreakSpace(text, start) { start -= 1 }
            var end = mark
            while end < text.count, !text[end].isSpace, !isNoBreakSpace(text, end) { end += 1 }
            if let literal = literal(text, start..<end) { ranges.append(literal) }
            at = end
        }
    }

    private static func endsNoBreakSpace(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        (end >= 2 && text[end - 1] == 0xA0 && text[end - 2] == 0xC2) || (end >= 3 && text[end - 1] == 0xAF && isNoBreakSpace(text, end - 3))
    }

    /// U+00A0 or U+202F, which end a literal as a blank does.
    private static func isNoBreakSpace(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        (text[at] == 0xC2 && at + 1 < text.count && text[at + 1] == 0xA0)
            || (text[at] == 0xE2 && at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0xAF)
    }

    /// The part of a word that is a URL, an e-mail address or a path, without the punctuation around it.
    private static func literal(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Range<Int>? {
        var start = word.lowerBound
        var end = word.upperBound
        while start < end, isOpening(text[start]) { start += 1 }
        // Quotation marks beyond ASCII (« “ ‘) before it.
        while start < end, text[start] >= 0x80 { start += 1 }
        if start > word.lowerBound, start < end, text[start] == UInt8(ascii: "'") { start += 1 }
        while end > start, isClosing(text[end - 1]) || text[end - 1] >= 0x80 { end -= 1 }
        guard end - start >= 3 else { return nil }
        return isURL(text, start, end) || isAddress(text, start, end) || isPath(text, start, end) ? start..<end : nil
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private static func isURL(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let scheme = text.skip(start, end: end) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        return (scheme > start + 1 && text.has("://", at: scheme, end: end)) || text.has("www.", at: start, end: end)
            || text.has("mailto:", at: start, end: end)
    }

    private static func isAddress(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let at = text.skip(start, end: end) { $0 != UInt8(ascii: "@") && $0 < 0x80 }
        guard at > start, at < end, text[at] == UInt8(ascii: "@") else { return false }
        let domain = text[at + 1..<end]
        return domain.dropFirst().dropLast().contains(UInt8(ascii: ".")) && domain.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    /// A path begins as one (`/x`, `./`, `../`, `~/`, `C:\`, `\\server`, `%VAR%\`) or ends in a file name after a slash.
    private static func isPath(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let rest = text[start..<end]
        guard rest.allSatisfy({ $0 < 0x80 }) else { return false }
        func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
        if isSlash(text[start]), text[start + 1].isASCIIAlphanumeric || text[start] == UInt8(ascii: "\\") { return true }
        if text.has("./", at: start, end: end) || text.has("../", at: start, end: end) || text.has("~/", at: start, end: end)
            || text.has(".\\", at: start, end: end) || text.has("..\\", at: start, end: end) { return true }
        if text[start].isASCIILetter, text[start + 1] == UInt8(ascii: ":"), isSlash(text[start + 2]) { return true }
        if text[start] == UInt8(ascii: "%"), rest.contains(where: isSlash) { return true }
        guard let slash = rest.lastIndex(where: isSlash), let dot = rest.lastIndex(of: UInt8(ascii: ".")), dot > slash + 1, end - dot <= 9, end - dot >= 3
        else { return false }
        return text[dot + 1..<end].allSatisfy(\.isASCIIAlphanumeric)
    }
}
