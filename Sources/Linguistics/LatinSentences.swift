/// Where sentences may end in texts of Latin letters and the usual marks: the rules of UAX #29 for the few characters that nearly all texts of European
/// languages are made of, told many times sooner than ICU tells them.
enum LatinSentences {
    /// What a character is to the rules, whose names are SATerm, Close, Sp and so on.
    private enum Kind: UInt8 {
        case other, small, capital, digit, space, lineEnd, closing
        /// A full stop, after which a sentence may go on.
        case stop
        /// `!` and `?`.
        case end
        /// After these marks it goes on.
        case continuing
        /// The first byte of several.
        case lead
        /// ICU knows.
        case unknown
    }

    private static let kinds: [Kind] = (0..<256).map { value in
        switch UInt8(value) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .small
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case 0x0A, 0x0D: .lineEnd
        case 0x09, 0x0B, 0x0C, 0x20: .space
        case UInt8(ascii: "."): .stop
        case UInt8(ascii: "!"), UInt8(ascii: "?"): .end
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"): .continuing
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            .closing
        case 0x80...: .lead
        default: .other
        }
    }

    /// The boundaries inside a text and at its end, as UTF-8 offsets in rising order; nil where ICU is to be asked for them.
    static func boundaries(of text: UnsafeBufferPointer<UInt8>) -> [Int]? {
        kinds.withUnsafeBufferPointer { kinds in
            var boundaries: [Int] = []
            var at = 0
            var previous = Kind.other
            while at < text.count {
                let (kind, length) = read(text, at, kinds)
                switch kind {
                case .unknown: return nil
                case .lineEnd:
                    at += length
                    if at < text.count, text[at - 1] == 0x0D, text[at] == 0x0A { at += 1 }
                    boundaries.append(at)
                    previous = .other
                case .stop, .end:
                    switch end(text, at, kinds, isStop: kind == .stop, followsLetter: previous == .small || previous == .capital) {
                    case .unknown: return nil
                    case .boundary(let end):
                        boundaries.append(end)
                        at = end
                    case .none(let end): at = end
                    }
                    previous = .other
                default:
                    at += length
                    previous = kind
                }
            }
            if !text.isEmpty, boundaries.last != text.count { boundaries.append(text.count) }
            return boundaries
        }
    }

    private enum End {
        case boundary(Int)
        /// None before this place.
        case none(Int)
        case unknown
    }

    /// Whether a sentence ends with the mark at a place, and where the next one begins.
    private static func end(_ text: UnsafeBufferPointer<UInt8>, _ mark: Int, _ kinds: UnsafeBufferPointer<Kind>, isStop: Bool, followsLetter: Bool) -> End {
        var at = mark + 1
        // SB6 and SB7: 1.2, U.S.
        if isStop, at < text.count {
            let next = read(text, at, kinds).kind
            if next == .digit || (next == .capital && followsLetter) { return .none(at) }
        }
        // SB9 and SB10.
        for skipped in [Kind.closing, .space] {
            while at < text.count, case let next = read(text, at, kinds), next.kind == skipped { at += next.length }
        }
        guard at < text.count else { return .none(at) }
        let next = read(text, at, kinds)
        switch next.kind {
        case .unknown: return .unknown
        case .lineEnd: return .none(at)
        // SB8a.
        case .stop, .end, .continuing: return .none(at)
        // A mark of the kind above in some versions of Unicode.
        case .other where text[at] == UInt8(ascii: ";"): return .unknown
        default: break
        }
        guard isStop else { return .boundary(at) }
        // SB8: a small letter is next, whatever stands before it.
        var ahead = at
        while ahead < text.count {
            let (kind, length) = read(text, ahead, kinds)
            switch kind {
            case .small: return .none(at)
            case .unknown: return .unknown
            case .capital, .lineEnd, .stop, .end: return .boundary(at)
            default: ahead += length
            }
        }
        return .boundary(at)
    }

    @inline(__always)
    private static func read(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ kinds: UnsafeBufferPointer<Kind>) -> (kind: Kind, length: Int) {
        let kind = kinds[Int(text[at])]
        return kind == .lead ? several(text, at) : (kind, 1)
    }

    /// A character of several bytes.
    private static func several(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (kind: Kind, length: Int) {
        guard at + 1 < text.count else { return (.unknown, 1) }
        let second = text[at + 1]
        switch text[at] {
        case 0xC2:
            switch second {
            case 0xA0: return (.space, 2)
            case 0xAB, 0xBB: return (.closing, 2)
            case 0xAA, 0xB5, 0xBA: return (.small, 2)
            case 0xAD: return (.unknown, 2)
            case 0xA1...: return (.other, 2)
            default: return (.unknown, 2)
            }
        case 0xC3: return (second == 0x97 || second == 0xB7 ? .other : second < 0x9F ? .capital : .small, 2)
        // Œ and œ.
        case 0xC5: return (second == 0x92 ? .capital : second == 0x93 ? .small : .unknown, 2)
        case 0xE2 where second == 0x80 && at + 2 < text.count:
            switch text[at + 2] {
            case 0x93, 0x94: return (.continuing, 3)
            case 0x98, 0x99, 0x9C, 0x9D: return (.closing, 3)
            // A bullet, an ellipsis.
            case 0xA2, 0xA6: return (.other, 3)
            case 0xAF: return (.space, 3)
            default: return (.unknown, 3)
            }
        // An image.
        case 0xEF where second == 0xBF && at + 2 < text.count && text[at + 2] == 0xBC: return (.other, 3)
        default: return (.unknown, 1)
        }
    }
}
