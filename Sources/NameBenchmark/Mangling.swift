import SeededRandom

/// What machine translation does to a name.
enum Mangling: String, CaseIterable {
    case translated, respelt, split, recased

    /// The name mangled; nil where this cannot be done to it.
    ///
    /// - Parameters:
    ///   - translation: what its words are in the target language.
    func of(_ name: String, translation: String?, using generator: inout SplitMix64) -> String? {
        switch self {
        case .translated: return translation
        case .respelt:
            // One inner letter becomes another vowel or consonant of its kind.
            var letters = Array(name)
            guard letters.count >= 6 else { return nil }
            let index = Int.random(in: 2..<(letters.count - 1), using: &generator)
            guard letters[index].isLetter else { return nil }
            let others = Array("aeiou".contains(letters[index]) ? "aeiou" : "lmnrst").filter { $0 != letters[index] }
            letters[index] = others[Int.random(in: 0..<others.count, using: &generator)]
            return String(letters)
        case .split:
            guard let hump = name.indices.dropFirst().first(where: { (name[$0].isUppercase || name[$0] == ".") && name[name.index(before: $0)] != " " }) else { return nil }
            let cut = name[hump] == "." ? name.index(after: hump) : hump
            return name[..<cut] + " " + name[cut...]
        case .recased:
            let small = name.lowercased()
            return small == name ? nil : small
        }
    }
}
