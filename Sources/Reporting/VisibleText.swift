/// Untrusted text made safe to look at: what would act on a terminal or reorder the text is shown instead of sent.
enum VisibleText {
    /// What to show for a scalar that must not be sent: `␛` for a control character, `⟨U+202E⟩` for one that reorders or hides; nil for
    /// one that may be sent as it is. Tabs are up to the caller.
    static func stand(for scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x20...0x7E: nil
        case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
        case 0x7F: "\u{2421}"
        // C1 controls, the soft hyphen, marks and controls of direction, line and paragraph separators, invisible operators,
        // annotation marks, the byte order mark, tags (Unicode 16, general category Cf, Zl, Zp) save the joiners that scripts and emoji need.
        case 0x80...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            codePoint(scalar)
        default: nil
        }
    }

    /// Such as `⟨U+202E⟩`.
    static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)⟩"
    }

    /// A text as one line that is safe to print: line ends and tabs become spaces.
    static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var out: [UInt8] = []
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            if scalar == "\n", afterReturn { continue }
            if scalar == "\n" || scalar == "\r" || scalar == "\t" {
                out.append(0x20)
            } else if let stand = stand(for: scalar) {
                out.put(stand)
            } else {
                out.put(scalar)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The same of bytes that are valid UTF-8.
    static func line(_ bytes: ArraySlice<UInt8>) -> String { line(String(decoding: bytes, as: UTF8.self)) }
}

extension VisibleText {
    /// A replacement text, spelled out where it would not be seen: nothing at all, or only white space.
    static func replacement(_ text: String) -> String {
        if text.isEmpty { return "remove it" }
        guard text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) else { return line(text) }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case " ": "space"
            case "\u{A0}": "no-break space"
            case "\u{202F}": "narrow no-break space"
            case "\t": "tab"
            case "\n", "\r": "line end"
            default: codePoint(scalar)
            }
        }.joined(separator: " + ")
    }
}
