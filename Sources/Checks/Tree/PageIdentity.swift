import Alignment
import Markup

/// What a page without its source still tells of the names it is about: the id of its heading, its file's name, the domains it links to.
struct PageIdentity {
    /// A row of a table with two columns: what is asked, and the answer.
    struct Row {
        /// Indices of segments.
        let label: Int
        let value: Int
        let labelKey: NameKey
    }

    /// The index of the first heading's segment.
    let heading: Int?
    /// Its id, as it stands.
    let slug: String
    /// The words of its id, which was made from the source's heading.
    let slugWords: [[UInt8]]
    /// The words of the file's name without its extension.
    let fileWords: [[UInt8]]
    /// Domain names without `www` and the public suffix, as they stand.
    let domains: Set<[UInt8]>
    let rows: [Row]
    /// The domains in order, each with its letters and digits.
    private let plainDomains: [(domain: [UInt8], plain: [UInt8])]
    /// How the names may begin that the file's name and the domains vouch for: a bit for each first byte modulo 64.
    private let vendorInitials: UInt64

    init(_ page: AnalyzedPage) {
        var heading: Int?
        var slug = ""
        var rows: [Row] = []
        var domains = Set<[UInt8]>()
        var cells: [Int] = []
        let blocks = page.page.blocks
        func closeRow() {
            // The row that heads a table asks nothing.
            if cells.count == 2, let label = blocks[cells[0]].segments.first, let value = blocks[cells[1]].segments.first, blocks[cells[0]].cell?.row ?? 0 > 0 {
                rows.append(Row(label: label, value: value, labelKey: NameKey(page.page.segments[label].text)))
            }
            cells.removeAll(keepingCapacity: true)
        }
        for (index, block) in blocks.enumerated() {
            if heading == nil, case .heading(level: 1) = block.kind, let segment = block.segments.first {
                heading = segment
                slug = block.anchor ?? ""
            }
            if let cell = block.cell {
                if let first = cells.first.flatMap({ blocks[$0].cell }), first.table != cell.table || first.row != cell.row { closeRow() }
                cells.append(index)
            } else {
                closeRow()
            }
        }
        closeRow()
        for segment in page.page.segments {
            for inline in segment.inlines {
                if let destination = inline.destination, let domain = Self.domain(of: destination) { domains.insert(domain) }
            }
        }
        self.heading = heading
        self.rows = rows
        self.domains = domains
        self.slug = slug
        slugWords = Self.words(of: Array(slug.utf8))
        let file = page.page.path.utf8.split(separator: UInt8(ascii: "/")).last?.split(separator: UInt8(ascii: ".")).first
        fileWords = Self.words(of: file.map { Array(Substring($0).lowercased().utf8) } ?? [])
        plainDomains = domains.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0, $0.filter(NameKey.isLetterOrDigit)) }
        vendorInitials = (plainDomains.map(\.plain) + fileWords.prefix(1)).reduce(0) { initials, name in
            name.first.map { initials | 1 << UInt64($0 & 63) } ?? initials
        }
    }

    static func words(of slug: [UInt8]) -> [[UInt8]] {
        slug.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.map { Array($0) }
    }

    /// The words of the name of a page's file that an address on the same site leads to; nil for other addresses.
    static func fileWords(ofLink address: String) -> [[UInt8]]? {
        let path = address.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard path.count > 3, path.suffix(3).elementsEqual(".md".utf8), !address.contains("://"), let file = path.dropLast(3).split(separator: UInt8(ascii: "/")).last else { return nil }
        let words = words(of: file.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
        return words.isEmpty ? nil : words
    }

    /// The name in the domain of an address: `example` of `https://www.example.co.uk/about`.
    private static func domain(of address: String) -> [UInt8]? {
        var address = address
        return address.withUTF8 { domain(of: $0) }
    }

    private static func domain(of address: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        // Most lead to another page of the tree.
        guard let mark = schemeEnd(of: address) else { return nil }
        let host = address[mark...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let parts = host.split(separator: UInt8(ascii: "."))
        guard parts.count >= 2 else { return nil }
        // A two-letter country after a short label is a suffix of two parts: co.uk, com.au.
        let isDouble = parts.count >= 3 && parts[parts.count - 1].count == 2 && parts[parts.count - 2].count <= 3
        let name = parts[parts.count - (isDouble ? 3 : 2)]
        return name.elementsEqual("www".utf8) ? nil : name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }

    /// What comes after the first `://`.
    private static func schemeEnd(of address: UnsafeBufferPointer<UInt8>) -> Int? {
        address.indices.dropLast(2).first { address[$0] == UInt8(ascii: ":") && address[$0 + 1] == UInt8(ascii: "/") && address[$0 + 2] == UInt8(ascii: "/") }.map { $0 + 3 }
    }

    /// The words of the file's name before those that end the heading's id as well: who made what the page is about. Empty where the two end otherwise.
    var makerWords: [[UInt8]] {
        let shared = zip(fileWords.reversed(), slugWords.reversed()).prefix { $0 == $1 }.count
        return shared == 0 ? [] : fileWords.dropLast(shared).map { $0.filter { $0 >= 0x80 || NameKey.isLetterOrDigit($0) } }
    }

    /// The key of all words of the heading's id; nil without an id.
    var slugKey: NameKey? {
        guard !slugWords.isEmpty else { return nil }
        return Self.key(of: slugWords)
    }

    static func key(of words: some Sequence<[UInt8]>) -> NameKey {
        var key = NameKey()
        for word in words { key.append(word) }
        return key
    }

    /// Whether a text is what the heading says, in the source's words (by the id) or in the target's.
    func isHeading(_ text: some Sequence<UInt8>, on page: AnalyzedPage) -> Bool {
        guard let heading else { return false }
        let key = NameKey(text)
        return key == slugKey || key == NameKey(page.page.segments[heading].text)
    }

    /// What shows that a text names who made what the page is about.
    enum Voucher {
        /// It is how the file's name begins.
        case file
        /// A domain that the page links to.
        case domain([UInt8])
    }

    /// Whether a text is how the file's name begins, or a domain that the page links to: the mark of who made what the page is about.
    func isVendor(_ text: [UInt8], platforms: Set<[UInt8]> = []) -> Bool { voucher(ofVendor: text, platforms: platforms) != nil }

    func voucher(ofVendor text: [UInt8], platforms: Set<[UInt8]> = []) -> Voucher? {
        guard let initial = NameWords.initial(text), initial >= 0x80 || vendorInitials >> UInt64(initial & 63) & 1 == 1 else { return nil }
        let words = NameWords.folded(text)
        guard let first = words.first, !first.isEmpty else { return nil }
        if let start = fileWords.first, start == first || fileWords.starts(with: words) { return .file }
        let joined = words.flatMap { $0 }
        return plainDomains.first { ($0.plain == joined || (first.count >= 4 && $0.plain == first)) && !platforms.contains($0.domain) }.map { .domain($0.domain) }
    }
}
