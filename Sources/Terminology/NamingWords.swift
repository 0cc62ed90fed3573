/// Everyday words of one language such as companies and products are called by, with what they become in another: the shipped lists
/// `naming-…` of `Glossaries/words`.
public struct NamingWords: Sendable {
    /// By word in lower case.
    private let renderings: [ArraySlice<UInt8>: [ArraySlice<UInt8>]]

    /// No list.
    public static let none = NamingWords(csv: [])

    /// The list that is shipped for two languages; empty where there is none.
    ///
    /// - Parameter source: a BCP 47 tag, of which the language alone counts.
    public static func shipped(from source: String, to target: String) -> NamingWords { NamingWords(csv: ShippedWords.csv("naming-", from: source, to: target)) }

    /// - Parameter csv: a heading, then rows `word,rendering|rendering`; rows that are not so are left out.
    public init(csv: [UInt8]) {
        renderings = csv.split(separator: UInt8(ascii: "\n")).dropFirst().reduce(into: [:]) { words, line in
            let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard cells.count == 2, !cells[0].isEmpty else { return }
            words[cells[0]] = cells[1].split(separator: UInt8(ascii: "|"))
        }
    }

    /// What a word becomes, in UTF-8, the usual rendering first; empty for words that the list does not have.
    ///
    /// - Parameter word: UTF-8 in lower case.
    public func renderings(of word: some Collection<UInt8>) -> [ArraySlice<UInt8>] { renderings[Array(word)[...]] ?? [] }
}
