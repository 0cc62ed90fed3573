import Alignment
import Linguistics
import Markup

/// Finds names that were translated in tables of pages with who made what they are about, whose files are named by maker and name:
/// `[Veilleuse](./ossett-gmbh-night-lamp.md) | Ossett GmbH`.
///
/// That a table is one is told by its second column, which begins the files' names in most rows.
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
        }
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
            let isForeign = token.info.isDisjoint(with: [.source, .sourceProper, .sourceFunction, .loanword]) && !token.info.isDisjoint(with: [.target, .targetProper])
            if isForeign, !file.contains(own) { return true }
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
        let name = file.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
        return Finding(
            rule: MangledName.id, severity: .major, confidence: 0.8, range: segment.byteRange(of: 0..<segment.text.count),
            message: "“\(segment.string(in: 0..<segment.text.count))” stands where the file's name has a name that it does not translate",
            evidence: ["the row leads to “\(name)”; most rows of the table have the names that their files have"], source: name)
    }
}
