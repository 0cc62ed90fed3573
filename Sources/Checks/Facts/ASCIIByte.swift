/// Classes of ASCII bytes by which identifiers and numbers are read.
extension UInt8 {
    var isFactDigit: Bool { self &- 0x30 < 10 }
    var isFactLower: Bool { self &- 0x61 < 26 }
    var isFactUpper: Bool { self &- 0x41 < 26 }
    var isFactLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isFactAlphanumeric: Bool { isFactLetter || isFactDigit }
    var isFactHex: Bool { isFactDigit || (self | 0x20) &- 0x61 < 6 }
    /// Without case, for ASCII letters.
    var foldedFact: UInt8 { isFactUpper ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
    /// Whether both have the same bytes, whatever the case of their ASCII letters.
    func equalsIgnoringASCIICase(_ other: Self) -> Bool { count == other.count && zip(self, other).allSatisfy { $0 == $1 || $0.foldedFact == $1.foldedFact } }
}
