/// Where the capitals of a word stand.
enum WordCase {
    case small
    /// One capital, at the beginning.
    case initial
    case capitals
    /// A capital at the beginning and others within.
    case initialAndMore
    /// Capitals within, or a small letter at the beginning.
    case mixed

    /// - Parameter word: UTF-8.
    init(_ word: [UInt8]) {
        var letters = 0
        var capitals = 0
        var beginsWithCapital = false
        func add(_ isCapital: Bool, _ isLetter: Bool, at index: Int) {
            if isLetter { letters += 1 }
            guard isCapital else { return }
            capitals += 1
            if index == 0 { beginsWithCapital = true }
        }
        if word.allSatisfy({ $0 < 0x80 }) {
            for index in word.indices { add(word[index] &- 0x41 < 26, (word[index] | 0x20) &- 0x61 < 26, at: index) }
        } else {
            for (index, scalar) in String(decoding: word, as: UTF8.self).unicodeScalars.enumerated() {
                let isCapital = Self.lower(scalar) != scalar
                add(isCapital, isCapital || Self.upper(scalar) != scalar, at: index)
            }
        }
        if capitals == 0 {
            self = .small
        } else if capitals == 1, beginsWithCapital {
            self = .initial
        } else if capitals == letters {
            self = .capitals
        } else {
            self = beginsWithCapital ? .initialAndMore : .mixed
        }
    }

    /// All letters small.
    static func lowercased(_ word: [UInt8]) -> [UInt8] { mapped(word) { lower($0) } }

    /// The first letter a capital, the others as they are.
    static func capitalized(_ word: [UInt8]) -> [UInt8] {
        var isFirst = true
        return mapped(word) { scalar in
            defer { isFirst = false }
            return isFirst ? upper(scalar) : scalar
        }
    }

    private static func mapped(_ word: [UInt8], _ change: (Unicode.Scalar) -> Unicode.Scalar) -> [UInt8] {
        // Of ASCII, other ASCII is made.
        if word.allSatisfy({ $0 < 0x80 }) { return word.map { UInt8(truncatingIfNeeded: change(Unicode.Scalar($0)).value) } }
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { result.append(change(scalar)) }
        return Array(String(result).utf8)
    }

    /// The small letter of one; itself where it has none of one scalar.
    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar.value &- 0x41 < 26 ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar }
        let mapped = scalar.properties.lowercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? scalar : scalar
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar.value &- 0x61 < 26 ? Unicode.Scalar(UInt8(scalar.value) & ~0x20) : scalar }
        let mapped = scalar.properties.uppercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? scalar : scalar
    }
}
