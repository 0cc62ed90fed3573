/// Reads a page's bytes into a `Page`.
public struct PageParser: Sendable {
    /// Front matter keys whose values people read, in lower case.
    public var translatableKeys: Set<String>

    public init(translatableKeys: Set<String> = PageParser.defaultTranslatableKeys) {
        self.translatableKeys = translatableKeys
    }

    /// The keys that the docs sites show to readers.
    public static let defaultTranslatableKeys: Set<String> = ["title", "description", "titlesuffix", "summary"]

    /// Reads a page. Whatever the bytes are, there is a page; what is wrong with them stands in its `problems`.
    ///
    /// - Parameters:
    ///   - bytes: the file, a byte order mark included.
    ///   - path: the name that the page is to bear.
    public func parse(_ bytes: [UInt8], path: String) -> Page {
        let (page, delimiters) = read(bytes, path: path)
        guard !delimiters.isEmpty else { return page }
        return delimiters.restored(read(delimiters.widened(bytes), path: path).page, bytes: bytes) ?? page
    }

    /// Reads a page as it stands.
    ///
    /// - Returns: the page, and what keeps the Markdown parser from seeing its tables.
    private func read(_ bytes: [UInt8], path: String) -> (page: Page, delimiters: TableDelimiters) {
        // md4c sees a copy in which docs-site lines are blank; offsets stay the same. The copy ends with a line end of its own, for
        // md4c 0.4.8 reads beyond a text that ends without one, and may crash.
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count + 1)
        copy += bytes
        copy.append(0x0A)
        return copy.withUnsafeMutableBufferPointer { copy in
            let masked = UnsafeMutableBufferPointer(rebasing: copy[0..<bytes.count])
            let view = UnsafeBufferPointer(masked)
            let invalid = UTF8Validity.firstInvalid(view, 0..<view.count)
            let header = FrontMatterReader(view, from: view.has("\u{FEFF}", at: 0, end: view.count) ? 3 : 0)
            var problems = header.problems
            if let invalid {
                problems.append(PageProblem(range: invalid, message: "bytes that are no valid UTF-8; save the file as UTF-8"))
            }

            let lines = LineDirectives(view, header.bodyStart..<view.count)
            let directives = lines.found
            var reader = MarkdownReader(masked, from: header.bodyStart, isValid: invalid == nil, directives: directives)
            for (field, value) in zip(header.frontMatter?.fields ?? [], header.values) where !value.range.isEmpty {
                guard translatableKeys.contains(field.key.lowercased()) else { continue }
                var draft = SegmentDraft(kind: .text)
                draft.appendRaw(view, value.range, value.syntax, isValid: invalid == nil)
                reader.add(.frontMatter(key: field.key), range: value.range, draft: draft)
            }
            for directive in directives {
                for at in directive.range { masked[at] = 0x20 }
            }
            if !reader.read() {
                problems.append(PageProblem(range: header.bodyStart..<view.count, message: "the Markdown parser gave up on this page; split it"))
            }
            problems += Self.unpaired(directives)
            let page = Page(
                path: path, bytes: bytes, frontMatter: header.frontMatter, blocks: reader.contents.blocks, segments: reader.contents.segments,
                problems: problems.sorted { $0.range.lowerBound < $1.range.lowerBound })
            return (page, lines.delimiters)
        }
    }

    /// Zones and monikers that are opened or closed alone.
    private static func unpaired(_ directives: [LineDirectives.Directive]) -> [PageProblem] {
        var problems: [PageProblem] = []
        for name in ["zone", "moniker"] {
            var open: [ByteRange] = []
            for directive in directives {
                if directive.name == name {
                    open.append(directive.range)
                } else if directive.name == name + "-end", open.popLast() == nil {
                    problems.append(PageProblem(range: directive.range, message: "::: \(name)-end without a ::: \(name) before it; remove it or open the \(name)"))
                }
            }
            for range in open {
                problems.append(PageProblem(range: range, message: "::: \(name) is never closed; add ::: \(name)-end"))
            }
        }
        return problems
    }
}
