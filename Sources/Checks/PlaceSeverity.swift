import Markup

/// How bad a finding is for where it stands: worse in a title or heading, which everybody reads and which tables of contents and searches show;
/// less bad in a description that most readers never see.
public struct PlaceSeverity {
    private let page: Page

    public init(_ page: Page) { self.page = page }

    /// - Parameters:
    ///   - finding: with the severity that its rule gave it.
    ///   - family: that of its rule.
    public func severity(of finding: Finding, family: RuleDescription.Family) -> Severity {
        guard let block = block(at: finding.range.lowerBound) else { return finding.severity }
        if isAside(finding.range, in: block) { return finding.severity == .critical ? .major : .minor }
        return isProminent(block) && Self.raised.contains(family) ? max(finding.severity, .major) : finding.severity
    }

    /// Families whose errors a reader of a title takes for the page's own words; spacing and marks are as minor there as anywhere.
    private static let raised: Set<RuleDescription.Family> = [.names, .untranslated, .spelling, .facts]

    private func isProminent(_ block: Block) -> Bool {
        switch block.kind {
        case .heading: true
        case .frontMatter(let key): key.lowercased() == "title"
        default: false
        }
    }

    /// Whether a place is within an image's alternative text or another attribute.
    private func isAside(_ range: ByteRange, in block: Block) -> Bool {
        page.segments[block.segments].contains { segment in
            switch segment.kind {
            case .alt, .attribute: segment.range.contains(range.lowerBound)
            case .text, .html: false
            }
        }
    }

    /// The block that holds a byte of the file.
    private func block(at offset: Int) -> Block? {
        var low = 0
        var high = page.blocks.count
        while low < high {
            let middle = (low + high) / 2
            if page.blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let block = page.blocks[low - 1]
        return block.range.contains(offset) ? block : nil
    }
}
