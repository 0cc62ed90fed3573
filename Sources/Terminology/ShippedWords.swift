/// The lists of `Glossaries/words`, built into the binary.
enum ShippedWords {
    /// The list of a kind for two languages, in UTF-8; empty where there is none.
    ///
    /// - Parameters:
    ///   - kind: what its file's name begins with.
    ///   - source: a BCP 47 tag, of which the language alone counts; so of the target.
    static func csv(_ kind: String = "", from source: String, to target: String) -> [UInt8] {
        func language(_ tag: String) -> Substring { tag.lowercased().prefix { $0 != "-" } }
        let name = "\(kind)\(language(source))-\(language(target)).csv"
        return EmbeddedGlossaries.words.first { $0.name == name }?.text.withUTF8Buffer { Array($0) } ?? []
    }
}
