import Alignment
import Linguistics
import Markup

/// Texts of links that stayed in the source language inside a translated text: titles of pages of the same site, whatever names stand among their words.
struct UntranslatedLinks {
    struct Place {
        let range: ByteRange
        let text: String
        let sourceRange: ByteRange
    }

    private(set) var places: [Place] = []

    private static let leastWords = 3

    init(_ subject: Subject) {
        guard let bitext = subject.bitext else { return }
        for (index, analyzed) in subject.target.segments.enumerated() where analyzed.segment.inlines.contains(where: \.isLink) && analyzed.tokens.contains(where: Self.isLink) {
            let sources = bitext.segmentPair(ofTarget: index).source.map { bitext.source.segments[$0].segment }
            for link in analyzed.segment.inlines where link.isLink && Self.isLeft(link, analyzed) {
                guard let destination = link.destination, let (source, original) = Self.original(of: link, leadingTo: destination, in: analyzed.segment, among: sources),
                    !destination.contains("://") || destination != original.destination
                else { continue }
                places.append(Place(range: analyzed.segment.byteRange(including: link.text), text: analyzed.segment.string(in: link.text), sourceRange: source.byteRange(of: original.text)))
            }
        }
    }

    /// Whether a word joins others in the source language only.
    private static func isLink(_ token: Token) -> Bool { token.isSourceOnly && token.info.contains(.sourceFunction) && !token.shape.contains(.capitalized) }

    /// Whether a link's words are the source language's alone and no name: some in small letters, or several beside names that are marked as such.
    private static func isLeft(_ link: Inline, _ analyzed: AnalyzedSegment) -> Bool {
        let marks = analyzed.segment.inlines.filter { ($0.isMarkedName || $0.isControl || $0.isCode) && $0.text.overlaps(link.text) }
        let words = analyzed.tokens(in: link.text).filter { token in token.kind == .word && !token.shape.contains(.protected) && !marks.contains { $0.text.overlaps(token.range) } }
        guard words.count >= leastWords, !words.contains(where: \.isTargetOnly), words.contains(where: isLink) else { return false }
        let contents = words.filter { $0.info.contains(.source) && $0.info.isDisjoint(with: .sourceFunction) && $0.shape.isDisjoint(with: [.allCapitals, .mixedCase]) }
        return contents.contains { !$0.shape.contains(.capitalized) } || !marks.isEmpty && contents.count >= leastWords
    }

    private static func original(of link: Inline, leadingTo destination: String, in segment: Segment, among sources: [Segment]) -> (Segment, Inline)? {
        let place = Destination.withoutLocale(destination)
        for source in sources {
            let original = source.inlines.first { $0.isLink && source.text[$0.text] == segment.text[link.text] && Destination.withoutLocale($0.destination ?? "") == place }
            if let original { return (source, original) }
        }
        return nil
    }
}
