import Markup

/// The dotted names, GUIDs and addresses of a page, with how often it has each.
struct PageIdentifiers {
    private var dotted: Set<[UInt8]> = []
    /// In lower case.
    private var guids: [[UInt8]: Int] = [:]
    private var addresses: [[UInt8]: Int] = [:]

    init(_ page: Page) {
        for segment in page.segments {
            // One of these marks is in each of them.
            let mayHave = segment.text.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "@") }
            for identifier in mayHave ? Identifier.all(in: segment) : [] {
                let text = segment.text[identifier.range]
                switch identifier.kind {
                case .dotted: dotted.insert(Array(text))
                case .guid: guids[text.map(\.foldedFact), default: 0] += 1
                case .address: addresses[text.map(\.foldedFact), default: 0] += 1
                default: break
                }
            }
            for inline in segment.inlines {
                guard let destination = inline.destination else { continue }
                for part in destination.utf8.split(whereSeparator: { !$0.isFactHex && $0 != UInt8(ascii: "-") }) where part.count == 36 && Identifier.isGUID(part) {
                    guids[part.map(\.foldedFact), default: 0] += 1
                }
                if destination.hasPrefix("mailto:") { addresses[destination.utf8.dropFirst(7).prefix { $0 != UInt8(ascii: "?") }.map(\.foldedFact), default: 0] += 1 }
            }
        }
    }

    func holds(_ name: [UInt8]) -> Bool { dotted.contains(name) }

    /// Whether the page has another dotted name that begins or ends as one does.
    func holdsOther(than name: ArraySlice<UInt8>, beginning start: ArraySlice<UInt8>, ending end: ArraySlice<UInt8>) -> Bool {
        dotted.contains { other in
            !other.elementsEqual(name) && (other.suffix(end.count).elementsEqual(end) || other.starts(with: start))
        }
    }

    /// One that the page has at least twice as often and that differs by two letters at most.
    func nearMiss(of text: ArraySlice<UInt8>, _ kind: Identifier.Kind) -> [UInt8]? {
        let own = text.map(\.foldedFact)
        let all = kind == .guid ? guids : addresses
        guard let count = all[own], all.count > 1, all.count <= 512 else { return nil }
        let near = all.filter { other, uses in
            guard other != own, uses >= 2 * count, abs(other.count - own.count) <= 2 else { return false }
            if kind == .guid { return other.count == own.count && zip(other, own).count(where: { $0 != $1 }) <= 2 }
            // Numbered addresses are several.
            return areAlike(other, own, 0.9) && other.filter(\.isFactDigit) == own.filter(\.isFactDigit)
        }
        return near.count == 1 ? near.first?.key : nil
    }
}
