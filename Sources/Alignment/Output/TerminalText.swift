/// Text made safe for a terminal, and measured as one shows it.
struct TerminalText {
    private let characters: [Character]

    /// Line ends and tabs become spaces; control characters, direction marks and what has no width are shown by their code.
    init(_ text: String) {
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\t": visible.append(" ")
            case "\r": break
            case "\u{7F}": visible.append("\u{2421}")
            case _ where scalar.value < 0x20: visible.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
            case "\u{200D}" where visible.last?.properties.isEmoji == true || visible.last?.value == 0xFE0F: visible.append(scalar)
            case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                || scalar.properties.generalCategory == .lineSeparator || scalar.properties.generalCategory == .paragraphSeparator:
                visible.append(contentsOf: "‹U+\(String(scalar.value, radix: 16, uppercase: true))›".unicodeScalars)
            default: visible.append(scalar)
            }
        }
        characters = Array(String(visible))
    }

    /// Breaks the text at spaces, and inside what is longer than a line.
    ///
    /// - Returns: at most so many lines, each at most so wide; the last one ends in an ellipsis when there was more.
    func wrapped(to width: Int, lines limit: Int) -> [String] {
        var lines: [String] = []
        var line: [Character] = []
        var lineWidth = 0
        var lastSpace: Int?
        for character in characters {
            if lines.count > limit { break }
            if character == " ", line.isEmpty { continue }
            let characterWidth = Self.width(of: character)
            if lineWidth + characterWidth > width {
                if character == " " {
                    lines.append(String(line))
                    line = []
                } else if let space = lastSpace {
                    lines.append(String(line[..<space]))
                    line = Array(line[(space + 1)...])
                } else {
                    lines.append(String(line))
                    line = []
                }
                lineWidth = line.reduce(0) { $0 + Self.width(of: $1) }
                lastSpace = nil
                if character == " " { continue }
            }
            if character == " " { lastSpace = line.count }
            line.append(character)
            lineWidth += characterWidth
        }
        if !line.isEmpty { lines.append(String(line)) }
        guard lines.count > limit else { return lines }
        lines.removeLast(lines.count - limit)
        if var last = lines.popLast() {
            while Self.width(of: last) >= width, !last.isEmpty { last.removeLast() }
            lines.append(last + "…")
        }
        return lines
    }

    /// The columns that a text takes.
    static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

    /// Two for East Asian wide characters and emoji (Unicode Standard Annex 11), none for a lone mark, else one.
    private static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default:
            return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
