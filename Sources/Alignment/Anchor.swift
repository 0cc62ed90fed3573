/// Something that a translation tends to keep as it is, and by which a block and its translation know each other.
struct Anchor {
    /// From the least to the most telling.
    enum Kind: UInt8, CaseIterable, Comparable {
        /// The beginning of a word: cognates share it (Simard, Foster and Isabelle 1992, "Using cognates to align sentences in bilingual corpora").
        case word
        case name
        case number
        /// The whole text of a block, left as it was.
        case text
        case code
        case image
        case link

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

        /// The probability that the translation has it too, given that it stands somewhere on both pages.
        var keepProbability: Float {
            switch self {
            case .word: 0.5
            case .name: 0.7
            case .number: 0.8
            case .text: 0.9
            case .code: 0.85
            case .image: 0.92
            case .link: 0.92
            }
        }

        /// Says that so many of its kind are shared.
        func inCommon(_ count: Int) -> String {
            let noun =
                switch self {
                case .word: count == 1 ? "word" : "words"
                case .name: count == 1 ? "name" : "names"
                case .number: count == 1 ? "number" : "numbers"
                case .text: count == 1 ? "text" : "texts"
                case .code: count == 1 ? "code span" : "code spans"
                case .image: count == 1 ? "image" : "images"
                case .link: count == 1 ? "link" : "links"
                }
            return self == .text && count == 1 ? "same text" : "\(count) \(noun) in common"
        }

        /// How much of its evidence counts: words of one block depend on each other.
        var weight: Float { self == .word ? 0.6 : self == .name ? 0.8 : 1 }

        /// The worth of its standing on one page only; words come and go, the others hardly do.
        var lossPenalty: Float {
            switch self {
            case .word, .name, .text: 0
            case .number: 0.4
            case .code: 0.6
            case .image, .link: 1.2
            }
        }
    }

    private let id: UInt32
    let kind: Kind

    init(number: Int, kind: Kind) {
        id = UInt32(number)
        self.kind = kind
    }

    /// Two anchors are the same when their numbers are.
    var number: Int { Int(id) }
}

/// A running 64-bit FNV-1a hash; the same on every run, unlike `Hasher`.
struct StableHash {
    private(set) var value: UInt64

    init(seed: UInt8) {
        value = 0xCBF2_9CE4_8422_2325
        combine(seed)
    }

    mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
