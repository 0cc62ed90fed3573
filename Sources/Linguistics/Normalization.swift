import CICU

/// Unicode normalization and case folding with a way back to the original text.
public enum Normalizer {
    /// A text after folding, with the place each of its bytes comes from.
    public struct Folded: Sendable, Equatable {
        public var bytes: [UInt8]
        /// For each byte of `bytes`, the source offset at which the character it stems from begins; one more at the end,
        /// the length of the source. A range `a..<b` of folded characters stems from `offsets[a]..<offsets[b]`.
        public var offsets: [Int32]
    }

    /// NFKC (UAX #15) with optional full case folding (Unicode CaseFolding, no locale).
    ///
    /// - Parameter text: UTF-8; bytes that are no valid UTF-8 become U+FFFD.
    public static func folded(_ text: [UInt8], foldingCase: Bool = true) -> Folded {
        var result = Folded(bytes: [], offsets: [])
        result.bytes.reserveCapacity(text.count)
        result.offsets.reserveCapacity(text.count + 1)
        text.withUnsafeBufferPointer { text in
            var at = 0
            while at < text.count {
                let byte = text[at]
                // A character is plain when nothing that follows can combine with it: all ASCII before ASCII.
                if byte < 0x80, at + 1 == text.count || text[at + 1] < 0x80 {
                    result.bytes.append(foldingCase && byte &- 0x41 < 26 ? byte | 0x20 : byte)
                    result.offsets.append(Int32(at))
                    at += 1
                    continue
                }
                let start = at
                at += UTF8Scalar(in: text, at: at).length
                while at < text.count {
                    let next = UTF8Scalar(in: text, at: at)
                    if icu_hasBoundaryBefore(ICU_NFKC, next.value) { break }
                    at += next.length
                }
                let folded = fold(String(decoding: text[start..<at], as: UTF8.self), foldingCase: foldingCase)
                result.bytes.append(contentsOf: folded)
                result.offsets.append(contentsOf: repeatElement(Int32(start), count: folded.count))
            }
        }
        result.offsets.append(Int32(text.count))
        return result
    }

    /// Whether the text is in NFC.
    public static func isNFC(_ text: [UInt8]) -> Bool {
        guard text.contains(where: { $0 >= 0x80 }) else { return true }
        let units = Array(String(decoding: text, as: UTF8.self).utf16)
        return icu_isNormalized(ICU_NFC, units, Int32(units.count))
    }

    /// The text in NFC.
    public static func nfc(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0 >= 0x80 }) else { return text }
        let units = Array(String(decoding: text, as: UTF8.self).utf16)
        return Array(String(decoding: normalize(units, to: ICU_NFC), as: UTF16.self).utf8)
    }

    private static func fold(_ piece: String, foldingCase: Bool) -> [UInt8] {
        var units = normalize(Array(piece.utf16), to: ICU_NFKC)
        if foldingCase {
            units = utf16(atMost: units.count * 3) { icu_foldCase(units, Int32(units.count), $0, $1) } ?? units
            units = normalize(units, to: ICU_NFKC)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func normalize(_ units: [UInt16], to form: icu_Form) -> [UInt16] {
        // 18 is the largest expansion under NFKC (U+FDFA).
        utf16(atMost: units.count * 18) { icu_normalize(form, units, Int32(units.count), $0, $1) } ?? units
    }
}
