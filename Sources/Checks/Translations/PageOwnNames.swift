import Alignment
import Linguistics
import Markup

/// The names that a page says itself it is about: cells that agree with its heading or its file's name.
struct PageOwnNames: Sendable {
    private var names: [(text: [UInt8], owner: NameSlots.Owner)] = []
    /// The first bytes of the names, each modulo 64.
    private var beginnings: UInt64 = 0

    init() {}

    init(_ identity: PageIdentity, on page: AnalyzedPage) {
        for row in identity.rows {
            let value = page.page.segments[row.value].text
            guard value.count >= 3, value.count <= 120, !names.contains(where: { $0.text == value }) else { continue }
            if identity.isHeading(value, on: page) {
                names.append((value, .subject))
            } else if identity.isVendor(value) {
                names.append((value, .vendor))
            }
        }
        for name in names { beginnings |= 1 << UInt64(name.text[0] & 63) }
        names.sort { $0.text.count > $1.text.count }
    }

    var isEmpty: Bool { names.isEmpty }

    /// Where the names stand as whole words, in their own letter case.
    func places(in analyzed: AnalyzedSegment, tokens: ArraySlice<Token>) -> [(range: Range<Int>, owner: NameSlots.Owner)] {
        guard !names.isEmpty else { return [] }
        let text = analyzed.segment.text
        var places: [(range: Range<Int>, owner: NameSlots.Owner)] = []
        var end = 0
        for token in tokens where token.kind != .space && token.range.lowerBound >= end {
            let start = token.range.lowerBound
            guard beginnings >> UInt64(text[start] & 63) & 1 == 1 else { continue }
            guard let name = names.first(where: { name in
                let end = start + name.text.count
                return name.text[0] == text[start] && end <= text.count && (end == text.count || !(text[end] >= 0x80 || NameKey.isLetterOrDigit(text[end])))
                    && text[start..<end].elementsEqual(name.text)
            }) else { continue }
            end = start + name.text.count
            places.append((start..<end, name.owner))
        }
        return places
    }
}
