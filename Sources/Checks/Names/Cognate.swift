/// Words of two languages that are spelt alike but for accents and endings: *operator*, *opérateurs*.
enum Cognate {
    /// In small letters, those with an accent as their base letter.
    static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(word.count)
        var lead: UInt8 = 0
        for byte in word {
            defer { lead = byte }
            if byte < 0x80 {
                result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            } else if lead == 0xC3 {
                switch byte | 0x20 {
                case 0xA0...0xA5: result.append(UInt8(ascii: "a"))
                case 0xA7: result.append(UInt8(ascii: "c"))
                case 0xA8...0xAB: result.append(UInt8(ascii: "e"))
                case 0xAC...0xAF: result.append(UInt8(ascii: "i"))
                case 0xB1: result.append(UInt8(ascii: "n"))
                case 0xB2...0xB6: result.append(UInt8(ascii: "o"))
                case 0xB9...0xBC: result.append(UInt8(ascii: "u"))
                default: result.append(byte)
                }
            } else if byte != 0xC3 {
                result.append(byte)
            }
        }
        return result
    }

    /// Whether two folded words begin with the same four letters or more, which are three fifths of the longer one.
    static func areCognates(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count >= 4, other.count >= 4, one[0] == other[0] else { return false }
        var length = 0
        while length < one.count, length < other.count, one[length] == other[length] { length += 1 }
        return length >= 4 && 5 * length >= 3 * max(one.count, other.count)
    }
}
