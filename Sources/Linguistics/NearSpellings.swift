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

    /// A letter of the word; its bytes in `bytes` end where the next one's begin.
    private struct Own {
        let scalar: Unicode.Scalar
        let base: Unicode.Scalar
        let start: Int
    }

    private var word: [Own] = []
    private let bytes: [UInt8]
    private let letters: [Letters.Letter]

    init(of word: String, letters: Letters) {
        bytes = Array(word.utf8)
        self.letters = letters.all
        var start = 0
        for scalar in word.unicodeScalars {
            self.word.append(Own(scalar: scalar, base: Letters.Letter.base(of: scalar), start: start))
            start += UTF8.width(scalar)
        }
    }

    /// The bytes of some letters of the word.
    private func bytes(of range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[start(of: range.lowerBound)..<start(of: range.upperBound)]
    }

    private func start(of letter: Int) -> Int { letter < word.count ? word[letter].start : bytes.count }

    /// The first spelling, as UTF-8, that fulfils a condition. None is asked for twice.
    func first(where isRight: ([UInt8]) -> Bool) -> [UInt8]? {
        var spelling: [UInt8] = []
        // What stands in the spelling in the place of some letters of the word.
        var edited: (range: Range<Int>, count: Int)?
        // Whether the word with other letters in the place of a range of its own is right.
        func holds(_ range: Range<Int>, _ letters: ArraySlice<UInt8>) -> Bool {
            if let edited, edited.range == range, edited.count == letters.count {
                // All but these letters is as before.
                for (at, byte) in zip(start(of: range.lowerBound)..., letters) { spelling[at] = byte }
            } else {
                spelling.removeAll(keepingCapacity: true)
                spelling.append(contentsOf: bytes(of: 0..<range.lowerBound))
                spelling.append(contentsOf: letters)
                spelling.append(contentsOf: bytes(of: range.upperBound..<word.count))
                edited = (range, letters.count)
            }
            return isRight(spelling)
        }
        for (index, own) in word.enumerated() {
            for letter in letters where letter.base == own.base && letter.scalar != own.scalar {
                if holds(index..<(index + 1), letter.bytes[...]) { return spelling }
            }
        }
        for index in word.indices where !repeatsPrevious(index) && holds(index..<index, bytes(of: index..<(index + 1))) { return spelling }
        for index in word.indices where repeatsPrevious(index) {
            if holds(index..<(index + 1), []) { return spelling }
        }
        for index in word.indices.dropFirst() where !repeatsPrevious(index) {
            if holds((index - 1)..<(index + 1), bytes(of: index..<(index + 1)) + bytes(of: (index - 1)..<index)) { return spelling }
        }
        for index in word.indices where !repeatsPrevious(index) && holds(index..<(index + 1), []) { return spelling }
        for index in 0...word.count {
            // Beside the same letter it was doubled above.
            for letter in letters where !(index > 0 && word[index - 1].scalar == letter.scalar) && !(index < word.count && word[index].scalar == letter.scalar) {
                if holds(index..<index, letter.bytes[...]) { return spelling }
            }
        }
        for (index, own) in word.enumerated() {
            for letter in letters where letter.base != own.base && letter.scalar != own.scalar && holds(index..<(index + 1), letter.bytes[...]) { return spelling }
        }
        return nil
    }

    /// Whether a letter is the one before it once more.
    private func repeatsPrevious(_ index: Int) -> Bool { index > 0 && word[index].scalar == word[index - 1].scalar }
}
