/// What the parsers here ask of a byte.
extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
    /// Space or tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isSpace: Bool { isBlank || isLineEnd }
    /// A mark that a backslash can escape in Markdown.
    var isASCIIPunctuation: Bool {
        (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
    }
    var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the ASCII text stands at `at`, before `end`.
    func has(_ text: StaticString, at start: Int, end: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard start >= 0, start + length <= end else { return false }
        return text.withUTF8Buffer { wanted in
            for index in 0..<length where self[start + index] != wanted[index] { return false }
            return true
        }
    }

    /// The end of the line that holds `at`, before its end mark.
    func lineEnd(_ start: Int, end: Int) -> Int {
        first(of: 0x0A, 0x0D, 0x0D, from: start, to: end)
    }

    /// The start of the line after the one whose text ends at `lineEnd`.
    func nextLine(_ lineEnd: Int, end: Int) -> Int {
        guard lineEnd < end else { return end }
        return self[lineEnd] == 0x0D && lineEnd + 1 < end && self[lineEnd + 1] == 0x0A ? lineEnd + 2 : lineEnd + 1
    }

    /// The first place from `start` on where no byte of `skipped` stands.
    func skip(_ start: Int, end: Int, while skipped: (UInt8) -> Bool) -> Int {
        var at = start
        while at < end, skipped(self[at]) { at += 1 }
        return at
    }

    /// An ASCII name in lower case.
    func lowercasedName(_ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { name in
            for (index, at) in range.enumerated() { name[index] = self[at].lowercasedASCII }
            return range.count
        }
    }
}
