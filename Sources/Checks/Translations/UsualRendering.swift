import Alignment
import Markup

/// How the tree as a rule renders a text that this page renders in a way of its own.
struct UsualRendering {
    let segment: Int
    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>
    let text: String
    /// Pages that have the usual rendering, and this one.
    let pages: Int
    let ownPages: Int
    /// The source's text, where it is at hand.
    let source: (segment: Int, range: Range<Int>)?
}

extension TranslationSearch {
    /// Fewer pages make no usage.
    private static let leastPages = 4

    /// Headings and cells of a few words that the tree renders otherwise on at least four pages and two of three: by the same source text at the same
    /// kind of place, or, without a source, by the heading's id.
    func usualRenderings() -> [UsualRendering] {
        let blocks = subject.target.page.blocks
        var found: [UsualRendering] = []
        for index in blocks.indices {
            switch blocks[index].kind {
            case .heading, .cell:
                for segment in blocks[index].segments {
                    if let usual = usualRendering(of: segment) { found.append(usual) }
                }
            default: continue
            }
        }
        return found
    }

    private static func letters(of text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    private func usualRendering(of segment: Int) -> UsualRendering? {
        let analyzed = subject.target.segments[segment]
        guard case .text = analyzed.segment.kind, analyzed.sentences.count == 1 else { return nil }
        var source: (unit: TextUnit, segment: Int)?
        let key: UInt64
        if let bitext = subject.bitext {
            let pair = bitext.segmentPair(ofTarget: segment)
            guard pair.source.count == 1, pair.target.count == 1, pair.confidence >= 0.8, bitext.source.segments[pair.source[0]].sentences.count == 1 else { return nil }
            let other = bitext.source.segments[pair.source[0]]
            // Only short texts are known by their kind of place; longer ones may be a link in one place and a heading in another.
            guard TextUnit.isShort(other), let sourceUnit = PageTranslations.unit(of: other, 0..<other.segment.text.count, on: bitext.source.page, names, forms, isSource: true) else { return nil }
            source = (sourceUnit, pair.source[0])
            guard let own = sourceUnit.keyWithPlace(sourceUnit.key) else { return nil }
            key = own
        } else {
            guard case .heading = subject.target.page.blocks[analyzed.segment.block].kind, let place = places?.keys[segment] else { return nil }
            key = place
        }
        guard let entry = subject.tree.statistics.translations[key], let best = entry.best, best.pages >= Self.leastPages, best.pages * 3 >= entry.translated * 2,
            let unit = PageTranslations.unit(of: analyzed, 0..<analyzed.segment.text.count, on: subject.target.page, names, forms, isSource: false), unit.wordCount <= 8
        else { return nil }
        // What was left in the source language is another rule's.
        if let source, source.unit.exactKey == unit.exactKey { return nil }
        guard let own = source.map({ RenderingTemplate(unit, of: $0.unit) }) ?? RenderingTemplate(unit), own != best.template, let text = best.template.text(for: source?.unit ?? unit, forms: forms) else { return nil }
        let ownText = subject.target.page.string(in: unit.core)
        // Letter case, spaces and marks are other rules'.
        guard Self.letters(of: text) != Self.letters(of: ownText) else { return nil }
        let ownPages = entry.renderings.first { $0.template == own }?.pages ?? 1
        return UsualRendering(
            segment: segment, range: unit.range, text: unit.cased(text), pages: best.pages, ownPages: ownPages, source: source.map { ($0.segment, $0.unit.range) })
    }
}
