import Alignment
import Markup

/// Finds what of the source has moved on since the version that the page was made from.
public struct StaleTranslation: Rule {
    /// Front matter keys that name the version of the source.
    private static let versionKeys: Set<String> = ["ms.sourcegitcommit", "source-git-commit"]

    public init() {}

    public let description = RuleDescription(
        id: "stale-translation", family: .freshness, mqm: "accuracy / omission", its: "omission", severity: .major,
        summary: "The source has moved on since the version this page was made from",
        explanation: """
            The version of the source that the page was made from is laid beside the source as it is today. Each text that was changed or removed \
            since is reported at its translation; what was added is reported once, where the page names its source version, or at its beginning.

            Known only where the source is read from its git repository. Changes of white space, markup and front matter are left alone.
            """,
        examples: [
            .init(
                source: "Uploads are limited to 250 MB.", bad: "Les chargements sont limités à 100 Mo.",
                good: "Les chargements sont limités à 250 Mo.")
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard let outdated = subject.outdated, let bitext = subject.bitext else { return [] }
        guard let current = outdated.current else {
            return [
                finding(pageRange(subject), "The source page is gone", evidence: ["not there at \(outdated.version)"], source: nil, sourceRange: nil)
            ]
        }
        let changes = BlockAligner().align(source: bitext.source.page, target: current.page, options: .init(givesEvidence: false))
        var findings: [Finding] = []
        var seen = Set<Int>()
        var added: [String] = []
        for pair in changes.pairs {
            let old = words(pair.source, bitext.source.page)
            let new = words(pair.target, current.page)
            guard old != new, isText(pair, bitext.source.page, current.page) else { continue }
            guard let block = pair.source.first else {
                added.append(new)
                continue
            }
            let targets = bitext.blocks.pair(ofSource: block).target
            guard let first = targets.first, let last = targets.last else { continue }
            guard seen.insert(first).inserted else { continue }
            let blocks = subject.target.page.blocks
            let range = blocks[first].range.lowerBound..<max(blocks[first].range.upperBound, blocks[last].range.upperBound)
            let message =
                new.isEmpty
                ? "The source no longer has “\(Quotation.shortened(old))”" : "The source now says “\(Quotation.shortened(new))”, not “\(Quotation.shortened(old))”"
            findings.append(
                finding(
                    range, message, evidence: ["source as of \(outdated.version)"], source: new.isEmpty ? old : new,
                    sourceRange: bitext.source.page.blocks[block].range))
        }
        if let first = added.first {
            let more = added.count > 1 ? " and \(added.count - 1) more" : ""
            findings.append(
                finding(
                    pageRange(subject), "The source now has “\(Quotation.shortened(first))”\(more) in addition", evidence: ["source as of \(outdated.version)"],
                    source: added.joined(separator: "\n"), sourceRange: nil))
        }
        return findings
    }

    /// The texts of blocks, white space evened out; code as it stands.
    private func words(_ blocks: PairSide<Int>, _ page: Page) -> String {
        blocks.map { index in
            let block = page.blocks[index]
            let text = block.segments.isEmpty ? page.string(in: block.range) : block.segments.map { page.segments[$0].string }.joined(separator: " ")
            return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.joined(separator: " ")
    }

    private func isText(_ pair: BlockPair, _ old: Page, _ new: Page) -> Bool {
        let kinds = pair.source.map { old.blocks[$0].kind } + pair.target.map { new.blocks[$0].kind }
        return kinds.allSatisfy {
            switch $0 {
            case .heading, .paragraph, .listItem, .cell, .code: true
            case .frontMatter, .html, .directive, .thematicBreak: false
            }
        }
    }

    /// Where the page names its source version; else its first text.
    private func pageRange(_ subject: Subject) -> ByteRange {
        let page = subject.target.page
        if let field = page.frontMatter?.fields.first(where: { Self.versionKeys.contains($0.key.lowercased()) }) {
            return field.keyRange.lowerBound..<max(field.keyRange.upperBound, field.valueRange.upperBound)
        }
        return page.blocks.first { AlignmentTrust.isText($0) }?.range ?? 0..<0
    }

    private func finding(_ range: ByteRange, _ message: String, evidence: [String], source: String?, sourceRange: ByteRange?) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: 0.95, range: range, message: message, evidence: evidence, source: source,
            sourceRange: sourceRange)
    }
}
