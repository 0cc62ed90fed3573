/// How two word forms in lower case relate, told by their letters alone.
enum WordLikeness {
    /// Forms of one word, as far as short endings tell: *réseau*, *réseaux*.
    case same
    /// Two words of one stem: *administration*, *administrateur*.
    case sameStem
    case different

    init(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) {
        let least = min(left.count, right.count)
        var shared = 0
        while shared < least, left[left.startIndex + shared] == right[right.startIndex + shared] { shared += 1 }
        // Not within a letter.
        while shared > 0, shared < left.count, left[left.startIndex + shared] & 0xC0 == 0x80 { shared -= 1 }
        func letters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
        let stem = letters(left.prefix(shared))
        let rest = (letters(left.dropFirst(shared)), letters(right.dropFirst(shared)))
        if stem >= 2, max(rest.0, rest.1) <= 2 {
            self = .same
        } else if stem >= 5, max(rest.0, rest.1) >= 3, max(rest.0, rest.1) <= 2 * stem {
            self = .sameStem
        } else {
            self = .different
        }
    }
}
