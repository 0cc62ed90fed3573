import Linguistics
import Terminology

/// What a name of everyday words may have become where it was translated: *Copper Gate*, *la porte de cuivre*.
struct NameRenderings {
    /// Of each rendering, in the forms that regular endings give.
    let keys: Set<NameKey>

    /// - Parameters:
    ///   - name: its words in lower case.
    /// - Returns: nil where one of the words has no known rendering, or the name has more than two.
    init?(of name: [[UInt8]], by words: NamingWords, in profile: LanguageProfile) {
        let parts = name.map { word in words.renderings(of: word).flatMap { Self.forms(of: String(decoding: $0, as: UTF8.self), in: profile) } }
        guard let first = parts.first, !first.isEmpty else { return nil }
        if parts.count == 1 {
            keys = Set(first.map { NameKey($0.utf8) })
            return
        }
        guard parts.count == 2, let second = parts.last, !second.isEmpty else { return nil }
        // `porte cuivre`, `porte de cuivre`, `porte du cuivre`, `porte de la cuivre`
        let articles = profile.determiners.filter { $0.value.contains(.singular) && $0.key.utf8.count <= 2 }.keys
        let links = [""] + profile.nounLinks + profile.contractions.values + profile.nounLinks.flatMap { link in articles.map { link + $0 } }
        var keys = Set<NameKey>()
        for (one, other) in first.flatMap({ one in second.flatMap { [(one, $0), ($0, one)] } }) {
            for link in links {
                var key = NameKey(one.utf8)
                key.append(link.utf8)
                key.append(other.utf8)
                keys.insert(key)
            }
        }
        self.keys = keys
    }

    /// A word with its regular plural and the endings of the other gender; other texts as they are.
    private static func forms(of rendering: String, in profile: LanguageProfile) -> [String] {
        guard rendering.allSatisfy(\.isLetter), rendering.count >= 3 else { return [rendering] }
        return [rendering, profile.plurals.plural(of: rendering)].compactMap { $0 } + profile.genderEndings.flatMap { [rendering + $0, rendering + $0 + "s"] }
    }
}
