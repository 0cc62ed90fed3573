import CICU
import Foundation

/// All spellings one letter away from a word, the likeliest mistakes first: an accent, a doubled letter, two swapped, one too many, too few or wrong.
struct NearSpellings {
    /// The letters that may have been meant.
    struct Letters: Sendable {
        fileprivate struct Letter: Sendable {
            let scalar: Unicode.Scalar
            /// Without its accents.
            let base: Unicode.Scalar
            let bytes: [UInt8]

            init(_ scalar: Unicode.Scalar) {
                self.scalar = scalar
                base = Self.base(of: scalar)
                bytes = Array(String(scalar).utf8)
            }

            static func base(of letter: Unicode.Scalar) -> Unicode.Scalar {
                guard letter.value > 0x7F else { return letter }
                return String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? letter
            }
        }

        fileprivate let all: [Letter]

        /// The small letters that texts of the language use, by CLDR.
        init(_ profile: LanguageProfile) {
            var letters = [UInt32](repeating: 0, count: 256)
            let count = icu_exemplarLetters(profile.tag, &letters, Int32(letters.count))
            all = letters.prefix(Int(max(0, count))).compactMap(Unicode.Scalar.init).map(Letter.init)
        }
    }

    private let word: [Letters.Letter]
    private let letters: [Letters.Letter]

    init(of word: String, letters: Letters) {
        self.word = word.unicodeScalars.map(Letters.Letter.init)
        self.letters = letters.all
    }

    /// The first spelling, as UTF-8, that fulfils a condition.
    func first(where isRight: ([UInt8]) -> Bool) -> [UInt8]? {
        var spelling: [UInt8] = []
        // Writes the word's letters of a range.
        func add(_ range: Range<Int>) { for letter in word[range] { spelling += letter.bytes } }
        // Whether the word with some letters in the place of a range of its own is right.
        func holds(_ range: Range<Int>, _ first: Letters.Letter? = nil, _ second: Letters.Letter? = nil) -> Bool {
            spelling.removeAll(keepingCapacity: true)
            add(0..<range.lowerBound)
            if let first { spelling += first.bytes }
            if let second { spelling += second.bytes }
            add(range.upperBound..<word.count)
            return isRight(spelling)
        }
        for (index, own) in word.enumerated() {
            for letter in letters where letter.base == own.base && letter.scalar != own.scalar {
                if holds(index..<(index + 1), letter) { return spelling }
            }
        }
        for (index, own) in word.enumerated() where holds(index..<index, own) { return spelling }
        for index in word.indices.dropFirst() where word[index].scalar == word[index - 1].scalar {
            if holds(index..<(index + 1)) { return spelling }
        }
        for index in word.indices.dropFirst() where word[index].scalar != word[index - 1].scalar {
            if holds((index - 1)..<(index + 1), word[index], word[index - 1]) { return spelling }
        }
        for index in word.indices where holds(index..<(index + 1)) { return spelling }
        for index in 0...word.count {
            for letter in letters where holds(index..<index, letter) { return spelling }
        }
        for (index, own) in word.enumerated() {
            for letter in letters where letter.scalar != own.scalar && holds(index..<(index + 1), letter) { return spelling }
        }
        return nil
    }
}
