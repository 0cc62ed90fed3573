import Foundation

/// How far a misspelling is from a word.
enum SpellingDistance {
    /// The weighted Damerau–Levenshtein distance (optimal string alignment): a letter replaced, added, left out, or two swapped
    /// count 1; an accent, or one of two equal letters, counts 0.5.
    static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return Double(max(left.count, right.count)) }
        let plainLeft = left.map(unaccented)
        let plainRight = right.map(unaccented)
        let width = right.count + 1
        var table = [Double](repeating: 0, count: (left.count + 1) * width)
        for row in 0...left.count { table[row * width] = Double(row) }
        for column in 0...right.count { table[column] = Double(column) }
        for row in 1...left.count {
            for column in 1...right.count {
                let replaced = left[row - 1] == right[column - 1] ? 0 : plainLeft[row - 1] == plainRight[column - 1] ? 0.5 : 1
                let dropped = row > 1 && plainLeft[row - 1] == plainLeft[row - 2] ? 0.5 : 1
                let added = column > 1 && plainRight[column - 1] == plainRight[column - 2] ? 0.5 : 1
                var best = min(
                    table[(row - 1) * width + column - 1] + replaced, table[(row - 1) * width + column] + dropped, table[row * width + column - 1] + added)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, table[(row - 2) * width + column - 2] + 1)
                }
                table[row * width + column] = best
            }
        }
        return table[left.count * width + right.count]
    }

    private static func unaccented(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value > 0x7F else { return scalar }
        return Character(scalar).decomposed ?? scalar
    }
}

extension Character {
    /// The letter without its accents; nil where it has none.
    fileprivate var decomposed: Unicode.Scalar? {
        String(self).decomposedStringWithCanonicalMapping.unicodeScalars.first
    }
}
