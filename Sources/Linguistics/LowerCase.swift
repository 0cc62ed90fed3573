/// Words in lower case, as they are compared letter by letter.
public enum LowerCase {
    /// The word itself where it has no capital, as most have none.
    public static func of(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> { isSmall(word) ? word : WordCase.lowercasedText(Array(word))[...] }

    /// Whether a word has nothing but small letters of ASCII and from à to ÿ, digits and marks of ASCII.
    private static func isSmall(_ word: ArraySlice<UInt8>) -> Bool {
        var isSecond = false
        for byte in word {
            if isSecond {
                guard byte >= 0xA0 else { return false }
                isSecond = false
            } else if byte >= 0x80 {
                guard byte == 0xC3 else { return false }
                isSecond = true
            } else if byte &- 0x41 < 26 {
                return false
            }
        }
        return !isSecond
    }
}
