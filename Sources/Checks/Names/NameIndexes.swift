import Alignment
import Linguistics
import Markup

/// Finds names that were translated where they lead to pages of the tree.
///
/// Such are tables of pages with who made what they are about, whose files are named by maker and name: `[Veilleuse](./ossett-gmbh-night-lamp.md) | Ossett GmbH`;
/// and cells with links that end in the id which one page has in its table: `[Veilleuse](https://example.org/forward/OS200017)`.
///
/// That a table is such a one is told by its second column, which begins the files' names in most rows.
enum NameIndexes {
    private static let fewestRows = 8

    private struct Row {
        /// Segments of the link and of what stands beside it.
        let link: Int
        let maker: Int
        /// The words of the file's name.
        let file: [[UInt8]]
    }

    static func findings(in subject: Subject) -> [Finding] {
        guard subject.bitext == nil else { return [] }
        var tables: [Int: [Row]] = [:]
        let blocks = subject.target.page.blocks
        for (block, next) in zip(blocks, blocks.dropFirst()) {
            guard let cell = block.cell, cell.column == 0, cell.row > 0, let beside = next.cell, beside.table == cell.table, beside.row == cell.row,
                let link = block.segments.first, let maker = next.segments.first,
                let destination = subject.target.page.segments[link].inlines.lazy.compactMap(\.destination).first, let file = PageIdentity.fileWords(ofLink: destination)
            else { continue }
            tables[cell.table, default: []].append(Row(link: link, maker: maker, file: file))
        }
        return tables.sorted { $0.key < $1.key }.filter { isIndex($0.value, subject) }.flatMap { table in
            table.value.flatMap { row in
                [row.link, row.maker].compactMap { isTranslated($0, in: row, subject) ? finding($0, row.file, subject) : nil }
            }
        } + linksByID(in: subject)
    }

    /// Links whose addresses end in the id of a page of the tree.
    private static func linksByID(in subject: Subject) -> [Finding] {
        let pages = subject.tree.statistics.pagesByID
        guard !pages.isEmpty else { return [] }
        return subject.target.segments.compactMap { segment in
            // All of a cell, as tables that list pages have them.
            guard let link = segment.segment.inlines.first, link.kind == .link, !link.text.isEmpty, link.text == 0..<segment.segment.text.count, subject.target.page.blocks[segment.segment.block].cell != nil,
                let name = link.destination.flatMap({ pages.name(ofLink: $0) }), name != subject.identity.slugWords, isTranslation(segment, link.text, of: name)
            else { return nil }
            return finding(segment.segment, link.text, name, "the link leads to the page of “\(text(of: name, joinedBy: " "))”")
        }
    }

    /// Whether a word of the target language alone stands there that a name lacks, or nothing but such words and others of its own.
    private static func isTranslation(_ segment: AnalyzedSegment, _ range: Range<Int>, of name: [[UInt8]]) -> Bool {
        let words = segment.tokens(in: range).filter { $0.kind == .word }
        guard !words.isEmpty, !words.contains(where: { $0.shape.contains(.nonLatin) || $0.shape.contains(.protected) }), NameKey(segment.segment.text[range]) != PageIdentity.key(of: name) else { return false }
        func isKept(_ token: Token) -> Bool { NameWords.folded(segment.segment.text[token.range]).allSatisfy(name.contains) }
        return words.contains { isForeign($0) && !isKept($0) } || words.allSatisfy { $0.info.contains(.target) && !isKept($0) }
    }

    /// Of the target language alone.
    private static func isForeign(_ token: Token) -> Bool {
        token.info.isDisjoint(with: [.source, .sourceProper, .sourceFunction, .loanword]) && !token.info.isDisjoint(with: [.target, .targetProper])
    }

    private static func isIndex(_ rows: [Row], _ subject: Subject) -> Bool {
        rows.count >= fewestRows && 3 * rows.count { begins($0.file, subject.target.page.segments[$0.maker].text) } >= 2 * rows.count
    }

    private static func begins(_ file: [[UInt8]], _ text: [UInt8]) -> Bool {
        let words = MakersName.words(of: text).joined()
        return !words.isEmpty && Array(file.joined()).starts(with: words)
    }

    /// Whether a word of the target language alone stands there that the file's name lacks, or its words in another order.
    private static func isTranslated(_ index: Int, in row: Row, _ subject: Subject) -> Bool {
        let segment = subject.target.segments[index]
        let text = segment.segment.text
        let file = row.file
        if index == row.maker, begins(file, text) { return false }
        var words: [[UInt8]] = []
        for token in segment.tokens where token.kind == .word {
            if token.shape.contains(.nonLatin) { return false }
            let own = MakersName.words(of: text[token.range]).flatMap { $0 }
            words.append(own)
            if isForeign(token), !file.contains(own) { return true }
        }
        guard words.count > 1, words.allSatisfy(file.contains) else { return false }
        // Words that the maker's name has already are left out of the file's name.
        if index == row.link {
            let maker = MakersName.words(of: subject.target.page.segments[row.maker].text)
            if words.contains(where: maker.contains) { return false }
        }
        var rest = words[...]
        for word in file where word == rest.first { rest.removeFirst() }
        return !rest.isEmpty
    }

    private static func finding(_ index: Int, _ file: [[UInt8]], _ subject: Subject) -> Finding {
        let segment = subject.target.segments[index].segment
        return finding(segment, 0..<segment.text.count, file, "the row leads to “\(text(of: file, joinedBy: "-"))”; most rows of the table have the names that their files have")
    }

    private static func finding(_ segment: Segment, _ range: Range<Int>, _ name: [[UInt8]], _ evidence: String) -> Finding {
        Finding(
            rule: MangledName.id, severity: .major, confidence: 0.8, range: segment.byteRange(of: range),
            message: "“\(segment.string(in: range))” stands where the name of the page that it leads to should", evidence: [evidence], source: text(of: name, joinedBy: "-"))
    }

    private static func text(of name: [[UInt8]], joinedBy mark: String) -> String { name.map { String(decoding: $0, as: UTF8.self) }.joined(separator: mark) }
}
