import Markup

/// Identifiers in a link's text against the link's own address, and the shape of GUIDs.
enum LinkTextIdentifiers {
    static func findings(in segment: Segment, of rule: IdentifierMismatch) -> [Finding] {
        var findings: [Finding] = []
        for link in segment.inlines where link.isLink && link.text.count >= 12 {
            guard let destination = link.destination, looksLikeID(segment.text[link.text]) else { continue }
            let text = segment.text[link.text]
            let parts = destination.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "?") }
            let folded = text.map(\.foldedFact)
            // A file's ending may follow.
            guard !parts.contains(where: { $0.map(\.foldedFact).starts(with: folded) }) else { continue }
            guard let near = parts.first(where: { looksLikeID(Array($0)[...]) && areAlike($0.map(\.foldedFact), folded, 0.75) }) else { continue }
            let wanted = String(decoding: near, as: UTF8.self)
            findings.append(
                rule.finding(
                    segment, link.text, "“\(segment.string(in: link.text))” leads to “\(wanted)”", "the link's own address", confidence: 0.95, source: wanted,
                    suggestion: wanted))
        }
        return findings
    }

    /// Hexadecimal digits in groups, long enough to be an id and no word.
    private static func looksLikeID(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= 12 && text.contains(where: \.isFactDigit) && text.allSatisfy { $0.isFactAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    }
}
