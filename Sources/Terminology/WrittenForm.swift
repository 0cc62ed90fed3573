import Linguistics

/// A spelling as it is compared with a text where letter case counts: without what folding takes as equal apart from letter case, in NFC.
enum WrittenForm {
    /// Appends the written form of a spelling, if all of its characters are common ones.
    ///
    /// Those are ASCII, the letters from À to ÿ, apostrophes, hyphens and no-break spaces, which are in NFC where nothing else stands among them.
    /// - Returns: whether they are; if not, nothing is appended.
    static func appendCommon(_ text: some Collection<UInt8>, to result: inout [UInt8]) -> Bool {
        let start = result.count
        /// The bytes of a character of three, so far; of one of two only the first.
        var lead: (UInt8, UInt8) = (0, 0)
        for byte in text {
            // Most characters are letters.
            if lead.0 == 0, (byte | 0x20) &- 0x61 < 26 {
                result.append(byte)
                continue
            }
            switch (lead.0, lead.1, byte) {
            case (0, _, 0x20), (0, _, 0x2D), (0xC2, _, 0xA0), (0xE2, 0x80, 0x90...0x91): if result.count == start || result[result.count - 1] != 0x20 { result.append(0x20) }
            case (0, _, 0x60), (0xE2, 0x80, 0x98...0x99): result.append(0x27)
            case (0, _, 0x21...0x7E): result.append(byte)
            case (0xC3, _, 0x80...0xBF):
                result.append(0xC3)
                result.append(byte)
            case (0, _, 0xC2), (0, _, 0xC3), (0, _, 0xE2):
                lead = (byte, 0)
                continue
            case (0xE2, 0, 0x80):
                lead.1 = byte
                continue
            default:
                result.removeSubrange(start...)
                return false
            }
            lead = (0, 0)
        }
        if lead.0 == 0 { return true }
        result.removeSubrange(start...)
        return false
    }

    static func of(_ text: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        return appendCommon(text, to: &result) ? result : ofAny(String(decoding: text, as: UTF8.self))
    }

    /// The written form of a spelling whatever it holds.
    static func ofAny(_ text: String) -> [UInt8] {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x21...0x2C, 0x2E...0x5F, 0x61...0x7E: result.append(scalar)
            case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0xA9, 0xAE, 0x2120, 0x2122: continue
            case 0x2D, 0x2010, 0x2011: if result.last != " " { result.append(" ") }
            case 0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032: result.append("'")
            default:
                if !scalar.properties.isWhitespace {
                    result.append(scalar)
                } else if result.last != " " {
                    result.append(" ")
                }
            }
        }
        return Normalizer.nfc(Array(String(result).utf8))
    }

    /// Whether two written forms are the same but for the case of their first letter.
    static func agreeAfterFirst(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        // What follows the first byte belongs to no character that begins there.
        if left.prefix(2).allSatisfy({ $0 < 0x80 }), right.prefix(2).allSatisfy({ $0 < 0x80 }) {
            guard left.dropFirst().elementsEqual(right.dropFirst()) else { return false }
            return zip(left.prefix(1), right.prefix(1)).allSatisfy { $0 == $1 || $0 | 0x20 == $1 | 0x20 && ($0 | 0x20) &- 0x61 < 26 } && left.isEmpty == right.isEmpty
        }
        let (left, right) = (String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
        return left.dropFirst() == right.dropFirst() && left.first?.lowercased() == right.first?.lowercased()
    }
}
