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
        // Most words that begin alike share a letter and no more.
        guard shared > 1 else {
            self = .different
            return
        }
        var stem = 0
        var rest = (0, 0)
        for offset in 0..<left.count where left[left.startIndex + offset] & 0xC0 != 0x80 {
            if offset < shared { stem += 1 } else { rest.0 += 1 }
        }
        for offset in shared..<right.count where right[right.startIndex + offset] & 0xC0 != 0x80 { rest.1 += 1 }
        if stem >= 2, max(rest.0, rest.1) <= 2 {
            self = .same
        } else if stem >= 5, max(rest.0, rest.1) >= 3, max(rest.0, rest.1) <= 2 * stem {
            self = .sameStem
        } else {
            self = .different
        }
    }
}
