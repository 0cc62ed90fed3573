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
        // Most words are of small letters of ASCII alone.
        let plain = Self.plainLetters(word)
        guard plain < word.count else {
            self = .small
            return
        }
        var letters = 0
        var capitals = 0
        var beginsWithCapital = false
        func add(_ isCapital: Bool, _ isLetter: Bool, at index: Int) {
            if isLetter { letters += 1 }
            guard isCapital else { return }
            capitals += 1
            if index == 0 { beginsWithCapital = true }
        }
        if Self.isPlain(word, from: plain) {
            letters = plain
            var index = plain
            while index < word.count {
                let byte = word[index]
                if byte < 0x80 {
                    add(byte &- 0x41 < 26, (byte | 0x20) &- 0x61 < 26, at: index)
                    index += 1
                } else {
                    // Of ß no capital is made.
                    let second = word[index + 1]
                    let isLetter = second != 0x97 && second != 0xB7 && second != 0x9F
                    add(isLetter && second < 0x9F, isLetter, at: index)
                    index += 2
                }
            }
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

    /// With how many small letters of ASCII a word begins.
    private static func plainLetters(_ word: [UInt8]) -> Int { word.withUnsafeBufferPointer { $0.endOfSmallLetters(from: 0, to: $0.count) } }

    /// Whether a word is of ASCII and of the characters U+00C0 to U+00FF alone from a place on, as nearly all are.
    private static func isPlain(_ word: [UInt8], from start: Int) -> Bool {
        var index = start
        while index < word.count {
            if word[index] < 0x80 {
                index += 1
            } else {
                guard word[index] == 0xC3, index + 1 < word.count, word[index + 1] & 0xC0 == 0x80 else { return false }
                index += 2
            }
        }
        return true
    }

    /// All letters small, each on its own.
    static func lowercased(_ word: [UInt8]) -> [UInt8] { lowercasedPlain(word) ?? mapped(word) { lower($0) } }

    /// The same as a text is made small: a letter may become several.
    static func lowercasedText(_ word: [UInt8]) -> [UInt8] { lowercasedPlain(word) ?? Array(String(decoding: word, as: UTF8.self).lowercased().utf8) }

    /// - Returns: nil for a word with other characters than `isPlain` takes.
    private static func lowercasedPlain(_ word: [UInt8]) -> [UInt8]? {
        let plain = plainLetters(word)
        if plain == word.count { return word }
        guard isPlain(word, from: plain) else { return nil }
        func isCapital(_ index: Int) -> Bool {
            let byte = word[index]
            // The second byte of À to Þ, but for the one of ×.
            return byte < 0x80 ? byte &- 0x41 < 26 : byte < 0x9F && byte != 0x97
        }
        guard let first = (plain..<word.count).first(where: isCapital) else { return word }
        var small = word
        for index in first..<word.count where isCapital(index) { small[index] = word[index] | 0x20 }
        return small
    }

    /// The first letter a capital, the others as they are.
    static func capitalized(_ word: [UInt8]) -> [UInt8] {
        if let first = word.first, first < 0x80 {
            guard first &- 0x61 < 26 else { return word }
            var capitalized = word
            capitalized[0] = first & ~0x20
            return capitalized
        }
        var isFirst = true
        return mapped(word) { scalar in
            defer { isFirst = false }
            return isFirst ? upper(scalar) : scalar
        }
    }

    private static func mapped(_ word: [UInt8], _ change: (Unicode.Scalar) -> Unicode.Scalar) -> [UInt8] {
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { result.append(change(scalar)) }
        return Array(String(result).utf8)
    }

    /// The small letter of one; itself where it has none of one scalar.
    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar.value &- 0x41 < 26 ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar }
        guard scalar.properties.changesWhenLowercased else { return scalar }
        let mapped = scalar.properties.lowercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? scalar : scalar
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar.value &- 0x61 < 26 ? Unicode.Scalar(UInt8(scalar.value) & ~0x20) : scalar }
        guard scalar.properties.changesWhenUppercased else { return scalar }
        let mapped = scalar.properties.uppercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? scalar : scalar
    }
}
