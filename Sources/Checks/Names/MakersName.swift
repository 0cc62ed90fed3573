import Alignment
import Linguistics
import Markup

/// The name of who made what a page is about: as the page's table or one of its lines has it where the file's name or a link vouches for it, else its
/// words in the file's name alone.
struct MakersName {
    /// In small letters.
    let words: [[UInt8]]
    /// As the page has it; nil where only the file's name tells of it.
    let text: [UInt8]?

    /// - Parameters:
    ///   - cell: what the table says in its cell for the maker.
    ///   - lines: what stands for the maker in lines that repeat over the tree's pages, without articles.
    ///   - conjunctions: the source language's, which files' names have for `&`.
    init?(_ identity: PageIdentity, cell: [UInt8]?, lines: [[UInt8]], platforms: Set<[UInt8]>, conjunctions: Set<String>) {
        guard cell != nil || !lines.isEmpty else { return nil }
        let own = identity.makerWords
        let vouched = cell.flatMap { identity.isVendor($0, platforms: platforms) ? $0 : nil }
        guard !own.isEmpty else {
            guard let text = vouched ?? lines.first(where: { identity.fileWords.starts(with: NameWords.folded($0)) }) else { return nil }
            self.text = text
            words = Self.words(of: text)
            return
        }
        var best: (text: [UInt8], length: Int)?
        let texts = (cell.map { [$0] } ?? []) + lines
        for text in texts {
            let own = text.contains(UInt8(ascii: "&")) ? own.filter { !conjunctions.contains(String(decoding: $0, as: UTF8.self)) } : own
            let name = Cognate.folded(Self.words(of: text).joined())
            guard !name.isEmpty, name.count >= best?.length ?? 0, own.indices.contains(where: { own[...$0].joined().elementsEqual(name) }) else { continue }
            // Of several spellings, the usual one.
            if let best, best.length == name.count, texts.count(where: { $0 == text }) <= texts.count(where: { $0 == best.text }) { continue }
            best = (text, name.count)
        }
        if best == nil, let vouched {
            // More than the file's name has, or another name that a link vouches for.
            let words = Self.words(of: vouched)
            if words.starts(with: own) || !words.contains(where: own.contains) { best = (vouched, 0) }
        }
        text = best?.text
        words = best.map { Self.words(of: $0.text) } ?? own
    }

    /// As `NameWords.folded`, without typographic apostrophes and dashes: U+2010 to U+201F are E2 80 90 to 9F.
    static func words(of text: some Collection<UInt8>) -> [[UInt8]] {
        NameWords.folded(text).map { word in
            guard word.contains(0xE2) else { return word }
            return word.indices.filter { index in
                let start = (max(0, index - 2)...index).last { word[$0] == 0xE2 }
                guard let start, start + 2 < word.count, word[start + 1] == 0x80 else { return true }
                return !(0x90...0x9F).contains(word[start + 2])
            }.map { word[$0] }
        }
    }

    /// How words in a place for the name stand to it.
    enum Standing {
        /// They are the name, or its beginning: a maker goes without its legal form too.
        case kept
        /// They begin with the name and go on.
        case extended
        case lost
    }

    func standing(of words: [[UInt8]]) -> Standing {
        let (own, other) = (Array(self.words.joined()), Array(words.joined()))
        if !other.isEmpty, own.starts(with: other) { return .kept }
        if other.starts(with: own) { return .extended }
        // The name may stand after other words.
        return words.count > self.words.count && words.indices.contains(where: { words[$0...].starts(with: self.words) }) ? .kept : .lost
    }

    /// Whether some word stands oftener than in the name.
    func isRepeated(in words: [[UInt8]]) -> Bool {
        words.contains { word in self.words.contains(word) && words.count { $0 == word } > self.words.count { $0 == word } }
    }

    /// Whether all words are the name's or cognates of these, in whatever order.
    func isVaried(in words: [[UInt8]]) -> Bool {
        let own = self.words.map(Cognate.folded)
        return !words.isEmpty && words.map(Cognate.folded).allSatisfy { word in own.contains { $0 == word || Cognate.areCognates($0, word) } }
    }
}
