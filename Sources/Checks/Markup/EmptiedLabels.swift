import Alignment
import Linguistics
import Markup

extension MarkedUpText {
    /// A label in bold type that lost what followed it: the mark that parts it from the next label stands right behind it (`**Gilt für:** • **Ab Version…**`).
    func emptiedLabels() -> [Defect] {
        guard characters.contains(":"), sources.count == 1, let source = sources.first else { return [] }
        func labels(_ segment: Segment) -> [Inline] { segment.inlines.filter { $0.kind == .strong && !$0.text.isEmpty } }
        let (own, originals) = (labels(segment), labels(source.segment))
        guard own.count > 1, own.count == originals.count else { return [] }
        for at in own.indices.dropLast() where isLabel(own[at], segment) && isLabel(originals[at], source.segment) {
            guard let mark = InlineWords(own[at], in: analyzed).next, tokens[mark].kind == .mark, !tokens[mark].shape.contains(.protected), tokens[mark].range.upperBound <= own[at + 1].text.lowerBound,
                let word = InlineWords(originals[at], in: source).next, source.tokens[word].kind == .word, source.tokens[word].range.upperBound <= originals[at + 1].text.lowerBound,
                segment.text[tokens[mark].range.upperBound..<own[at + 1].text.lowerBound].allSatisfy({ $0 == 0x20 })
            else { continue }
            return [
                Defect(
                    range: own[at].range.lowerBound..<own[at + 1].range.upperBound, message: "nothing follows the label “\(segment.string(in: own[at].text))”; in the source something does",
                    evidence: "label of the source", confidence: 0.9, source: source.segment.string(in: originals[at].text))
            ]
        }
        return []
    }

    private func isLabel(_ inline: Inline, _ segment: Segment) -> Bool { segment.text[inline.text].last { $0 > 0x20 } == UInt8(ascii: ":") }
}
