import Alignment
import Markup

/// Blocks of a target page whose kind is not that of the block they were made from: headings, alerts, rows of tables.
struct PageStructure {
    private let bitext: Bitext
    private var target: Page { bitext.target.page }
    private var source: Page { bitext.source.page }

    init(_ bitext: Bitext) { self.bitext = bitext }

    func defects() -> [MarkedUpText.Defect] {
        var found: [MarkedUpText.Defect] = []
        let (blocks, originals) = (target.blocks, source.blocks)
        let alerts = Set(originals.indices.compactMap { originals[$0].kind == .directive(name: "alert") ? originals[$0].alert : nil })
        for index in blocks.indices {
            switch blocks[index].kind {
            case .directive(name: "alert"):
                // A head that readers see as a quotation: its name was translated.
                if let name = blocks[index].alert, !alerts.isEmpty, !alerts.contains(name) {
                    let known = alerts.sorted().joined(separator: ", ")
                    found.append(defect(blocks[index].range, "the source has no alert “\(name)”; its alerts are \(known)", 0.9))
                }
            case .heading, .paragraph:
                let pair = bitext.blocks.pair(ofTarget: index)
                guard pair.source.count == 1, pair.target.count == 1, let at = pair.source.first, originals[at].kind != blocks[index].kind,
                    let changed = changed(blocks[index], from: originals[at], pair.confidence)
                else { continue }
                found.append(changed)
            case .frontMatter, .listItem, .cell, .code, .html, .directive, .thematicBreak: continue
            }
        }
        return found
    }

    private func changed(_ block: Block, from original: Block, _ confidence: Double) -> MarkedUpText.Defect? {
        switch (original.kind, block.kind) {
        case (.heading(let from), .heading(let to)) where from != to && confidence >= 0.8:
            return defect(marker(of: block), "the heading is of level \(to), in the source of level \(from)", 0.85)
        case (.heading, .paragraph) where text(of: block).first == UInt8(ascii: "#"):
            return defect(firstLine(block.range), "the mark of the heading shows as text", 0.9)
        case (.listItem, .paragraph) where original.listDepth > block.listDepth && beginsWithBullet(text(of: block)) && !beginsWithBullet(text(of: original, in: source)):
            return defect(firstLine(block.range), "the mark of the list shows as text", 0.85)
        case (.cell, .paragraph) where text(of: block).count(where: { $0 == UInt8(ascii: "|") }) > 1:
            return defect(firstLine(block.range), "the row of the table shows as text", 0.85)
        default: return nil
        }
    }

    private func defect(_ range: ByteRange, _ message: String, _ confidence: Double) -> MarkedUpText.Defect {
        MarkedUpText.Defect(range: range, message: message, evidence: "block of the source", confidence: confidence)
    }

    private func text(of block: Block, in page: Page? = nil) -> [UInt8] { block.segments.first.map { (page ?? target).segments[$0].text } ?? [] }

    private func beginsWithBullet(_ text: [UInt8]) -> Bool {
        guard let first = text.first, text.count > 1 else { return false }
        return first == UInt8(ascii: "*") || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || text.starts(with: "•".utf8)
    }

    /// The `#` of a heading; its first line where it has none.
    private func marker(of block: Block) -> ByteRange {
        let marks = target.bytes[block.range].prefix { $0 == UInt8(ascii: "#") }.count
        return marks > 0 ? block.range.lowerBound..<block.range.lowerBound + marks : firstLine(block.range)
    }

    private func firstLine(_ range: ByteRange) -> ByteRange {
        let end = target.bytes[range].firstIndex(of: 0x0A) ?? range.upperBound
        return range.lowerBound..<max(range.lowerBound, end)
    }
}
