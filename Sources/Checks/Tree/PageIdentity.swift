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
        let name = page.page.path.split(separator: "/").last.map { $0.split(separator: ".").first.map(String.init) ?? "" } ?? ""
        fileWords = Self.words(of: Array(name.lowercased().utf8))
    }

    private static func words(of slug: [UInt8]) -> [[UInt8]] {
        slug.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.map { Array($0) }
    }

    /// The name in the domain of an address: `example` of `https://www.example.co.uk/about`.
    private static func domain(of address: String) -> [UInt8]? {
        // Most lead to another page of the tree.
        guard let mark = schemeEnd(of: address.utf8) else { return nil }
        let host = Array(address.utf8[mark...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        let parts = host.split(separator: UInt8(ascii: "."))
        guard parts.count >= 2 else { return nil }
        // A two-letter country after a short label is a suffix of two parts: co.uk, com.au.
        let isDouble = parts.count >= 3 && parts[parts.count - 1].count == 2 && parts[parts.count - 2].count <= 3
        let name = parts[parts.count - (isDouble ? 3 : 2)]
        return name == ArraySlice("www".utf8) ? nil : name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }

    /// What comes after the first `://`.
    private static func schemeEnd(of address: String.UTF8View) -> String.Index? {
        var from = address.startIndex
        while let colon = address[from...].firstIndex(of: UInt8(ascii: ":")) {
            from = address.index(after: colon)
            if address[from...].starts(with: "//".utf8) { return address.index(from, offsetBy: 2) }
        }
        return nil
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
        let words = NameWords.folded(text)
        guard let first = words.first, !first.isEmpty else { return nil }
        let joined = words.flatMap { $0 }
        if let start = fileWords.first, start == first || fileWords.starts(with: words) { return .file }
        let own = domains.filter { domain in
            guard !platforms.contains(domain) else { return false }
            let plain = domain.filter(NameKey.isLetterOrDigit)
            return plain == joined || (first.count >= 4 && plain == first)
        }
        return own.min { $0.lexicographicallyPrecedes($1) }.map { .domain($0) }
    }
}
