/// How two word forms in lower case relate, told by their letters alone.
enum WordLikeness {
    /// Forms of one word, as far as short endings tell: *réseau*, *réseaux*.
    case same
    /// Two words of one stem: *administration*, *administrateur*.
    case sameStem
    case different

    init(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) {
        let left = Array(left)
        let right = Array(right)
        var shared = 0
        while shared < min(left.count, right.count), left[shared] == right[shared] { shared += 1 }
        // Not within a letter.
        while shared > 0, shared < left.count, left[shared] & 0xC0 == 0x80 { shared -= 1 }
        func letters(_ word: [UInt8], from start: Int) -> Int { word[start...].count { $0 & 0xC0 != 0x80 } }
        let stem = letters(left, from: 0) - letters(left, from: shared)
        let rest = (letters(left, from: shared), letters(right, from: shared))
        if stem >= 2, max(rest.0, rest.1) <= 2 {
            self = .same
        } else if stem >= 5, max(rest.0, rest.1) >= 3, max(rest.0, rest.1) <= 2 * stem {
            self = .sameStem
        } else {
            self = .different
        }
    }
}
