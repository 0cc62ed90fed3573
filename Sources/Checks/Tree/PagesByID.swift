import Alignment
import Markup

/// The pages of the tree by the ids that their tables have: a link whose address ends in such an id leads to what that page is about.
struct PagesByID: Sendable {
    /// By the id as it stands: the id of the page's heading; empty where pages differ.
    private var headings: [[UInt8]: [UInt8]] = [:]

    var isEmpty: Bool { headings.isEmpty }

    /// Adds a page without its source.
    mutating func add(_ page: AnalyzedPage, _ identity: PageIdentity) {
        guard !identity.slugWords.isEmpty else { return }
        for row in identity.rows {
            let text = page.page.segments[row.value].text
            if Self.isID(text[...]) { insert(Array(identity.slug.utf8), for: text) }
        }
    }

    mutating func merge(_ other: PagesByID) {
        for (id, heading) in other.headings { insert(heading, for: id) }
    }

    private mutating func insert(_ heading: [UInt8], for id: [UInt8]) {
        if let known = headings[id], known != heading { headings[id] = [] } else { headings[id] = heading }
    }

    /// The words of the heading's id of the page that an address leads to.
    func name(ofLink address: String) -> [[UInt8]]? {
        var address = address
        let id = address.withUTF8 { bytes in bytes.lastIndex(of: UInt8(ascii: "/")).map { Array(bytes[($0 + 1)...]) } }
        guard let id, Self.isID(id[...]), let heading = headings[id], !heading.isEmpty else { return nil }
        return PageIdentity.words(of: heading)
    }

    /// Letters and digits, as no word or number has them: `WA200000123`.
    private static func isID(_ text: ArraySlice<UInt8>) -> Bool {
        (6...40).contains(text.count) && text.count(where: \.isFactDigit) >= 4 && text.contains(where: \.isFactLetter) && text.allSatisfy { $0.isFactAlphanumeric || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }
}
