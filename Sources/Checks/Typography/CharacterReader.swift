/// Reads a text for broken and invisible characters.
struct CharacterReader {
    struct Place {
        /// UTF-8 offsets in the text.
        let range: Range<Int>
        let message: String
        let suggestion: String?
    }

    private struct Character {
        let scalar: Unicode.Scalar
        let range: Range<Int>
    }

    private let characters: [Character]

    /// - Parameter text: valid UTF-8.
    init(text: [UInt8]) {
        var characters: [Character] = []
        var at = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            let length = UTF8.width(scalar)
            characters.append(Character(scalar: scalar, range: at..<at + length))
            at += length
        }
        self.characters = characters
    }

    /// Whether a text without control characters has anything that `places` could find, told from its bytes: most texts have accents, quotes and no-break spaces only.
    ///
    /// - Parameter text: valid UTF-8.
    static func mayFindBeyondASCII(in text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            var index = 0
            while true {
                index = text.firstBeyondASCII(from: index)
                guard index < text.count else { return false }
                let byte = text[index]
                let next = index + 1 < text.count ? text[index + 1] : 0
                let third = index + 2 < text.count ? text[index + 2] : 0
                switch byte {
                case 0xC2 where next < 0xA0 || next == 0xAD: return true
                // Â to ï before what a byte from 0x80 to 0xBF is in Windows-1252, and what is left of à and of marks.
                case 0xC3 where (0x82...0xAF).contains(next):
                    if third >= 0x80, third != 0xC3 { return true }
                    if next == 0x83, third == 0x20 { return true }
                // Dashes, quotes and the ellipsis are U+2010 to U+2026; narrow spaces before, symbols from U+2030 on.
                case 0xE2 where next == 0x80 && (third >= 0x8B && third <= 0x8F || third >= 0xA8 && third <= 0xAE): return true
                case 0xE2 where next == 0x81 && third >= 0xA0: return true
                case 0xE1, 0xE3, 0xEF, 0xF3: return true
                default: break
                }
                index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            }
        }
    }

    func places() -> [Place] {
        var places: [Place] = []
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character.scalar.value >= 0x80, let broken = misread(from: index) {
                places.append(broken.place)
                index = broken.end
                continue
            }
            if let broken = cutShort(index) {
                places.append(broken)
                index += broken.suggestion == nil ? 2 : 1
                continue
            }
            if character.scalar == "\u{FFFD}" {
                places.append(Place(range: character.range, message: "A character was lost (U+FFFD)", suggestion: nil))
            } else if isInvisible(index) {
                let code = String(character.scalar.value, radix: 16, uppercase: true)
                let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
                places.append(Place(range: character.range, message: "An invisible character (\(name)) stands in the text", suggestion: ""))
            }
            index += 1
        }
        return places
    }

    // MARK: UTF-8 read as Windows-1252

    /// A run of characters whose Windows-1252 bytes make UTF-8, with the index after it.
    private func misread(from start: Int) -> (place: Place, end: Int)? {
        guard let lead = Self.byte(of: characters[start].scalar), let length = Self.length(ofLead: lead) else { return nil }
        var bytes = [lead]
        var end = start + 1
        while bytes.count < length, end < characters.count, let byte = Self.byte(of: characters[end].scalar), byte & 0xC0 == 0x80 {
            bytes.append(byte)
            end += 1
        }
        guard bytes.count == length, let decoded = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return nil }
        // What European text is made of; other results are chance, such as an accented capital before a closing quote.
        switch decoded.value {
        case 0xC0...0xFF, 0xA0, 0xA9, 0xAB, 0xAE, 0xB0, 0xB4, 0xB7, 0xBB, 0x152, 0x153, 0x2010...0x2026, 0x202F, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190...0x2193: break
        default: return nil
        }
        let range = characters[start].range.lowerBound..<characters[end - 1].range.upperBound
        return (Place(range: range, message: "“\(decoded)” was broken by a wrong encoding", suggestion: String(decoded)), end)
    }

    /// What is left of a misread character when white space was tidied or a byte was dropped: "Ã " for à, "â€" for a mark.
    private func cutShort(_ index: Int) -> Place? {
        guard index + 1 < characters.count else { return nil }
        let character = characters[index]
        let next = characters[index + 1]
        if character.scalar == "Ã", next.scalar == " " {
            return Place(range: character.range, message: "“à” was broken by a wrong encoding", suggestion: "à")
        }
        if character.scalar == "â", next.scalar == "€" {
            return Place(range: character.range.lowerBound..<next.range.upperBound, message: "A mark was broken by a wrong encoding", suggestion: nil)
        }
        return nil
    }

    /// The bytes that a lead byte of UTF-8 announces, itself included.
    private static func length(ofLead byte: UInt8) -> Int? {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        default: nil
        }
    }

    /// The byte of a character in Windows-1252; Latin-1 where that leaves a gap.
    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x80...0xFF: return UInt8(scalar.value)
        default: return windows1252[scalar.value]
        }
    }

    /// Windows-1252 from 0x80 to 0x9F (Microsoft's code page table), where it differs from Latin-1.
    private static let windows1252: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A,
        0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97,
        0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]

    // MARK: Invisible characters

    private func isInvisible(_ index: Int) -> Bool {
        let scalar = characters[index].scalar
        switch scalar.value {
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F: return true
        case 0x00AD, 0x200B, 0x2028, 0x2029, 0x2060...0x2064, 0xFEFF: return true
        // Fillers, annotation marks, and the tags of no emoji.
        case 0x115F, 0x1160, 0x180E, 0x3164, 0xFFA0, 0xFFF9...0xFFFB: return true
        case 0xE0000...0xE007F: return isLatin(index - 1)
        // Joiners and direction marks belong to other scripts and to emoji.
        case 0x200C...0x200F, 0x202A...0x202E, 0x2066...0x2069:
            return isLatin(index - 1) && isLatin(index + 1)
        default: return false
        }
    }

    /// Whether a neighbour is no letter or emoji that joiners and direction marks are for.
    private func isLatin(_ index: Int) -> Bool {
        guard characters.indices.contains(index) else { return true }
        return characters[index].scalar.value < 0x590
    }
}
