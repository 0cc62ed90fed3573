import Alignment
import Markup

/// Where the links of a text lead, against the source's links and against what their own texts say.
struct LinkDestinations {
    private let rule: LinkMismatch
    private let target: Segment
    private let sources: [Segment]

    init(_ rule: LinkMismatch, target: Segment, sources: [Segment]) {
        self.rule = rule
        self.target = target
        self.sources = sources
    }

    func findings() -> [Finding] {
        let own = target.inlines.filter(Self.leads)
        var originals: [(segment: Segment, link: Inline)] = []
        for source in sources {
            for link in source.inlines where Self.leads(link) { originals.append((source, link)) }
        }
        var findings = own.compactMap { contradiction($0, originals) }
        guard !originals.isEmpty else { return findings }
        // Most are the same to the letter and in the same order.
        if own.count == originals.count, zip(own, originals).allSatisfy({ $0.destination == $1.link.destination }) { return findings }

        // What both sides have goes first; what is left of each was lost or came anew.
        var lost = originals
        var new: [Inline] = []
        for link in own {
            lazy var ownPlace = place(link)
            if let index = lost.firstIndex(where: { $0.link.destination == link.destination || place($0.link) == ownPlace }) { lost.remove(at: index) } else { new.append(link) }
        }
        guard lost.count == 1, let original = lost.first else { return findings }
        if new.count == 1, let link = new.first, !findings.contains(where: { $0.range.overlaps(link.range) }) {
            if isChange(from: original.link, to: link) {
                findings.append(
                    Finding(
                        rule: rule.description.id, severity: .major, confidence: 0.85, range: link.range,
                        message: "the link leads to “\(link.destination ?? "")”, in the source to “\(original.link.destination ?? "")”",
                        evidence: ["the other links are the same"], source: original.link.destination, sourceRange: original.link.range))
            }
        } else if new.isEmpty, own.count < originals.count, let range = unlinkedText(of: original.link, in: original.segment) {
            findings.append(
                Finding(
                    rule: rule.description.id, severity: .major, confidence: 0.8, range: target.byteRange(of: range),
                    message: "“\(target.string(in: range))” leads to “\(original.link.destination ?? "")” in the source and nowhere here",
                    evidence: ["the other links are the same"], source: original.link.destination, sourceRange: original.link.range))
        }
        return findings
    }

    /// Whether a piece of markup is a link that leads somewhere.
    private static func leads(_ inline: Inline) -> Bool { (inline.isLink || inline.kind == .autolink) && !(inline.destination ?? "").isEmpty }

    private func place(_ link: Inline) -> [UInt8] { Destination.withoutLocale(link.destination ?? "") }

    /// Whether one destination is the other gone wrong, and not another page chosen for the readers of the language.
    private func isChange(from source: Inline, to target: Inline) -> Bool {
        let (left, right) = (place(source), place(target))
        func host(_ place: [UInt8]) -> ArraySlice<UInt8> { place.prefix { $0 != UInt8(ascii: "/") } }
        if host(left).contains(UInt8(ascii: ".")), host(left).suffix(12) == host(right).suffix(12), host(left) != host(right) { return false }
        return areAlike(left, right, 0.6)
    }

    /// An address as a link's text that is not the address the link leads to.
    private func contradiction(_ link: Inline, _ originals: [(segment: Segment, link: Inline)]) -> Finding? {
        guard link.isLink, let destination = link.destination, link.text.count >= 8, isAddress(target.text[link.text]) else { return nil }
        let text = Array(target.text[link.text])
        // A long address may be shown cut.
        guard !text.reversed().starts(with: "...".utf8), !text.reversed().starts(with: "…".utf8.reversed()) else { return nil }
        let (shown, meant) = (bare(text), bare(Array(destination.utf8)))
        guard !shown.isEmpty, !meant.starts(with: shown), !shown.starts(with: meant), areAlike(shown, meant, 0.7) else { return nil }
        // The source has the same two.
        if originals.contains(where: { $0.link.destination == destination }), sources.contains(where: { $0.text.holds(text[...]) }) { return nil }
        return Finding(
            rule: rule.description.id, severity: .major, confidence: 0.9, range: link.range,
            message: "the link shows “\(target.string(in: link.text))” and leads to “\(destination)”", evidence: ["the link's own text"],
            source: nil, suggestion: nil)
    }

    /// A web or mail address, and nothing else.
    private func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        guard !text.contains(where: { $0 <= 0x20 }), text.contains(UInt8(ascii: ".")) else { return false }
        return text.starts(with: "https://".utf8) || text.starts(with: "http://".utf8) || text.starts(with: "www.".utf8) || text.contains(UInt8(ascii: "@"))
    }

    /// Without scheme, `www.`, the locale and the slash at the end.
    private func bare(_ address: [UInt8]) -> [UInt8] {
        var bytes = Destination.withoutLocale(address[...])[...]
        for prefix in ["mailto:", "www."] where bytes.starts(with: prefix.utf8) { bytes = bytes.dropFirst(prefix.utf8.count) }
        return Array(bytes)
    }

    /// Where the text of a source's link stands in the target as it is, once and outside of links.
    private func unlinkedText(of link: Inline, in source: Segment) -> Range<Int>? {
        let text = source.text[link.text]
        guard text.count >= 4, text.contains(where: { $0.isFactAlphanumeric }) else { return nil }
        var found: [Range<Int>] = []
        var at = 0
        while at + text.count <= target.text.count {
            if target.text[at..<(at + text.count)] == text { found.append(at..<(at + text.count)) }
            at += 1
        }
        guard found.count == 1, let range = found.first, !target.inlines.contains(where: { $0.text.overlaps(range) && ($0.isLink || $0.isCode) }) else { return nil }
        return range
    }
}
