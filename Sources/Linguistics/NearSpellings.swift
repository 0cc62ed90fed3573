import CICU
import Foundation

/// All spellings one letter away from a word, the likeliest mistakes first.
struct NearSpellings: Sequence {
    private let word: [Unicode.Scalar]
    private let letters: [Unicode.Scalar]

    /// - Parameter letters: those that may have been meant.
    init(of word: String, letters: [Unicode.Scalar]) {
        self.word = Array(word.unicodeScalars)
        self.letters = letters
    }

    func makeIterator() -> AnyIterator<String> {
        let indices = word.indices
        let accented = indices.lazy.flatMap { index in
            letters.lazy.filter { $0 != word[index] && Self.base(of: $0) == Self.base(of: word[index]) }.map { replacing(index, by: $0) }
        }
        let doubled = indices.lazy.map { inserting(word[$0], at: $0) }
        let undoubled = indices.dropFirst().lazy.filter { word[$0] == word[$0 - 1] }.map { removing($0) }
        let swapped = indices.dropFirst().lazy.filter { word[$0] != word[$0 - 1] }.map { swapping($0 - 1) }
        let shortened = indices.lazy.map { removing($0) }
        let lengthened = (0...word.count).lazy.flatMap { index in letters.lazy.map { inserting($0, at: index) } }
        let replaced = indices.lazy.flatMap { index in letters.lazy.filter { $0 != word[index] }.map { replacing(index, by: $0) } }
        var parts: [AnyIterator<String>] = [
            AnyIterator(accented.makeIterator()), AnyIterator(doubled.makeIterator()), AnyIterator(undoubled.makeIterator()),
            AnyIterator(swapped.makeIterator()), AnyIterator(shortened.makeIterator()), AnyIterator(lengthened.makeIterator()),
            AnyIterator(replaced.makeIterator()),
        ].reversed()
        return AnyIterator {
            while let part = parts.last {
                if let next = part.next() { return next }
                parts.removeLast()
            }
            return nil
        }
    }

    private func replacing(_ index: Int, by letter: Unicode.Scalar) -> String {
        var spelling = word
        spelling[index] = letter
        return Self.string(spelling)
    }

    private func inserting(_ letter: Unicode.Scalar, at index: Int) -> String {
        var spelling = word
        spelling.insert(letter, at: index)
        return Self.string(spelling)
    }

    private func removing(_ index: Int) -> String {
        var spelling = word
        spelling.remove(at: index)
        return Self.string(spelling)
    }

    private func swapping(_ index: Int) -> String {
        var spelling = word
        spelling.swapAt(index, index + 1)
        return Self.string(spelling)
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }

    /// The letter without its accents.
    private static func base(of letter: Unicode.Scalar) -> Unicode.Scalar {
        guard letter.value > 0x7F else { return letter }
        return String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? letter
    }
}

extension LanguageProfile {
    /// The small letters that texts of the language use, by CLDR.
    var exemplarLetters: [Unicode.Scalar] {
        var letters = [UInt32](repeating: 0, count: 256)
        let count = icu_exemplarLetters(tag, &letters, Int32(letters.count))
        return letters.prefix(Int(max(0, count))).compactMap(Unicode.Scalar.init)
    }
}
