import CICU

/// How a character takes part in words; after UAX #29, with dots, apostrophes, colons and underscores never joining.
struct CharacterClass: RawRepresentable, Equatable {
    let rawValue: UInt8

    static let mark = CharacterClass(rawValue: 0)
    static let lower = CharacterClass(rawValue: 1)
    static let upper = CharacterClass(rawValue: 2)
    /// A letter without case.
    static let letter = CharacterClass(rawValue: 3)
    static let digit = CharacterClass(rawValue: 4)
    /// Combining marks and format characters: they belong to what stands before them.
    static let extend = CharacterClass(rawValue: 5)
    static let space = CharacterClass(rawValue: 6)

    private static let kindMask: UInt8 = 0x0F
    private static let nonLatinBit: UInt8 = 0x40
    private static let unspacedBit: UInt8 = 0x80

    var kind: CharacterClass { CharacterClass(rawValue: rawValue & Self.kindMask) }
    /// A letter of another script than Latin.
    var isNonLatin: Bool { rawValue & Self.nonLatinBit != 0 }
    /// Of a script that writes words without spaces (Han, Thai …), whose boundaries ICU's dictionaries tell.
    var isUnspaced: Bool { rawValue & Self.unspacedBit != 0 }
    /// Letters, digits and what extends them.
    var isWordPart: Bool { kind.rawValue &- 1 < 5 }

    /// The classes of the alphabets and of their marks, by code point.
    static let table: [UInt8] = (0..<firstFar).map { of(scalar: $0).rawValue }
    private static let firstFar: UInt32 = 0x3000
    /// Those of the scripts of East Asia, which most texts have nothing of, by the distance from `firstFar`.
    private static let farTable: [UInt8] = (firstFar..<0xFFF0).map { isFar($0) ? of(scalar: $0).rawValue : 0 }

    /// Whether a character beyond `table` is one of a text in an East Asian script: no surrogate, variation selector or other character for special uses.
    private static func isFar(_ scalar: UInt32) -> Bool { scalar < 0xD800 || (scalar >= 0xFF00 && scalar < 0xFFF0) }

    /// The class of a character beyond `table`.
    @inline(never)
    static func of(far scalar: UInt32) -> CharacterClass {
        scalar >= firstFar && isFar(scalar) ? CharacterClass(rawValue: farTable[Int(scalar - firstFar)]) : of(scalar: scalar)
    }

    static func of(scalar: UInt32) -> CharacterClass {
        var value: UInt8
        switch icu_category(scalar) {
        case ICU_SPACE: return .space
        case ICU_DIGIT: return .digit
        // A zero-width space parts words.
        case ICU_FORMAT: return scalar == 0x200B ? .mark : .extend
        case ICU_MARK: value = Self.extend.rawValue
        case ICU_UPPERCASE: value = Self.upper.rawValue
        case ICU_LOWERCASE: value = Self.lower.rawValue
        // U+02BC serves as an apostrophe.
        case ICU_MODIFIER_LETTER where scalar == 0x02BC: return .mark
        case ICU_MODIFIER_LETTER, ICU_LETTER: value = Self.letter.rawValue
        default: return .mark
        }
        if value != Self.extend.rawValue, icu_isNonLatin(scalar) { value |= nonLatinBit }
        if icu_isUnspaced(scalar) { value |= unspacedBit }
        return CharacterClass(rawValue: value)
    }
}
