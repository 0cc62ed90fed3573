import Checks

/// The report for reviewers: verdict and score, tables by rule and by page, then the findings page by page.
///
/// With `ReportOptions.maxBytes` it is shortened where it must be: the worst findings stay, all that is shown is at least as bad as all
/// that is not, and what was left out is counted.
struct MarkdownReport {
    private let report: RunReport
    private let summary: RunSummary
    private let options: ReportOptions
    private let address: PageAddress
    private let ruleSummaries: [String: String]

    /// Pages with more findings than this are folded.
    private static let unfolded = 8
    /// Rows of the page table before the rest is folded.
    private static let tableRows = 12

    init(_ report: RunReport, summary: RunSummary, rules: [RuleDescription], options: ReportOptions) {
        self.report = report
        self.summary = summary
        self.options = options
        address = PageAddress(root: report.root)
        ruleSummaries = Dictionary(rules.map { ($0.id, $0.summary) }) { first, _ in first }
    }

    func bytes() -> [UInt8] {
        guard let maxBytes = options.maxBytes else { return whole() }
        // No finding takes fewer bytes than this, so that a report far too long is not written first.
        let leastFindingBytes = 100
        if summary.open.total <= maxBytes / leastFindingBytes {
            let bytes = whole()
            if bytes.count <= maxBytes { return bytes }
        }
        return shortened(to: maxBytes)
    }

    private func whole() -> [UInt8] {
        var out = head()
        out += failures(atMost: report.failures.count)
        out += ruleTable(atMost: summary.rules.count)
        out += pageTable(atMost: pagesWithFindings.count)
        for (index, page) in report.pages.enumerated() where summary.openByPage[index].total > 0 {
            out += section(index, page.findings.lazy.filter { $0.standing == .open }.map { block($0, of: page) }, isFirst: index == firstWithFindings)
        }
        out += warnings()
        return out
    }

    private var pagesWithFindings: [Int] { report.pages.indices.filter { summary.openByPage[$0].total > 0 } }

    private var firstWithFindings: Int? { report.pages.indices.first { summary.openByPage[$0].total > 0 } }

    private struct Candidate {
        let page: Int
        let finding: Int
    }

    private func shortened(to maxBytes: Int) -> [UInt8] {
        let head = head()
        let failures = fitting(maxBytes / 6, of: report.failures.count, failures(atMost:))
        let rules = fitting(maxBytes / 5, of: summary.rules.count, ruleTable(atMost:))
        let pages = fitting(maxBytes / 6, of: pagesWithFindings.count, pageTable(atMost:))
        let tables = failures + rules + pages
        var room = maxBytes - head.count - tables.count - notice(shown: SeverityCounts(), pages: report.pages.count).count
        var chosen: [Int: [(finding: Int, block: [UInt8])]] = [:]
        var shown = SeverityCounts()
        for candidate in worstFirst() {
            let page = report.pages[candidate.page]
            let located = page.findings[candidate.finding]
            let block = block(located, of: page)
            // The section's own text, with more findings than it can come to hold, is at its longest.
            let frame = chosen[candidate.page] == nil ? sectionFrame(candidate.page, shown: summary.openByPage[candidate.page].total - 1).count : 0
            let cost = block.count + frame + (chosen.isEmpty ? Self.findingsHeading.utf8.count : 0)
            if cost > room { break }
            room -= cost
            chosen[candidate.page, default: []].append((candidate.finding, block))
            shown.add(located.finding.severity)
        }
        var out = head
        out += notice(shown: shown, pages: summary.openByPage.indices.count { summary.openByPage[$0].total > (chosen[$0]?.count ?? 0) })
        out += tables
        for (place, index) in chosen.keys.sorted().enumerated() {
            let blocks = (chosen[index] ?? []).sorted { $0.finding < $1.finding }.map(\.block)
            out += section(index, blocks, isFirst: place == 0)
        }
        if out.count <= maxBytes { return out }
        // Too little room for tables: the verdict alone, as much of it as there is room for.
        let briefer = [head + notice(shown: SeverityCounts(), pages: pagesWithFindings.count), head, title(), Array("\(summary.verdict.title)\n".utf8)]
        return briefer.first { $0.count <= maxBytes } ?? []
    }

    /// The longest form of a part that keeps to a number of bytes, by its number of rows; empty if none does.
    private func fitting(_ bytes: Int, of rows: Int, _ part: (Int) -> [UInt8]) -> [UInt8] {
        guard rows > 0 else { return [] }
        var low = 0
        // No row takes fewer bytes than this.
        var high = min(rows, bytes / 16)
        while low < high {
            let middle = (low + high + 1) / 2
            if part(middle).count <= bytes { low = middle } else { high = middle - 1 }
        }
        return low > 0 ? part(low) : []
    }

    /// The open findings by severity, then confidence, then place.
    private func worstFirst() -> [Candidate] {
        var candidates: [Candidate] = []
        for (page, contents) in report.pages.enumerated() {
            for (finding, located) in contents.findings.enumerated() where located.standing == .open {
                candidates.append(Candidate(page: page, finding: finding))
            }
        }
        return candidates.sorted { left, right in
            let leftFinding = report.pages[left.page].findings[left.finding].finding
            let rightFinding = report.pages[right.page].findings[right.finding].finding
            if leftFinding.severity != rightFinding.severity { return leftFinding.severity > rightFinding.severity }
            if leftFinding.confidence != rightFinding.confidence { return leftFinding.confidence > rightFinding.confidence }
            return (left.page, left.finding) < (right.page, right.finding)
        }
    }

    private func notice(shown: SeverityCounts, pages: Int) -> [UInt8] {
        let left = SeverityCounts(
            minor: summary.open.minor - shown.minor, major: summary.open.major - shown.major, critical: summary.open.critical - shown.critical)
        var text = "> **Shortened.** \(Phrase.grouped(shown.total)) of \(Phrase.count(summary.open.total, "finding")) shown, the worst first"
        if left.total > 0 { text += "; left out: \(left.phrase) on \(Phrase.count(pages, "page"))" }
        if summary.warnings > 0 { text += "; \(Phrase.count(summary.warnings, "warning")) left out" }
        return Array((text + ".\n\n").utf8)
    }

    private func title() -> [UInt8] {
        let mark =
            switch summary.verdict.outcome {
            case .passed: "✅"
            case .failed: "❌"
            case .incomplete: "⚠️"
            }
        return Array("## \(mark) \(summary.verdict.title) · MQM score \(Phrase.score(summary.score))\n\n".utf8)
    }

    private func head() -> [UInt8] {
        var out = title()
        if !summary.verdict.reasons.isEmpty { out.put("**\(summary.verdict.reasons.joined(separator: "; "))**\n\n") }
        out.put("\(summary.headline).\n")
        for remark in summary.remarks(report) { out.put("\n- \(MarkdownText.prose(remark))") }
        out.put(summary.remarks(report).isEmpty ? "\n" : "\n\n")
        if !summary.origins.isEmpty {
            out.put("| Translation | Pages | Words | Critical | Major | Minor | MQM score |\n| :-- | --: | --: | --: | --: | --: | --: |\n")
            for group in summary.origins {
                out.put("| \(group.name) | \(Phrase.grouped(group.pages)) | \(Phrase.grouped(group.words)) |\(columns(group.errors))")
                out.put(" \(Phrase.score(summary.score(of: group))) |\n")
            }
            out.put("\n")
        }
        return out
    }

    private func columns(_ counts: SeverityCounts) -> String {
        Severity.allCases.reversed().map { " \(counts[$0] == 0 ? "" : Phrase.grouped(counts[$0])) |" }.joined()
    }

    private func failures(atMost limit: Int) -> [UInt8] {
        guard !report.failures.isEmpty else { return [] }
        var out = Array("### Could not be checked\n\n".utf8)
        for failure in report.failures.prefix(limit) {
            out.put("- \(link(failure.path, line: failure.line, text: failure.path)): \(MarkdownText.prose(failure.message))\n")
        }
        more(report.failures.count - limit, "file", to: &out)
        out.put("\n")
        return out
    }

    private func ruleTable(atMost limit: Int) -> [UInt8] {
        guard !summary.rules.isEmpty else { return [] }
        var out = Array("### By rule\n\n| Rule | What it finds | Critical | Major | Minor |\n| :-- | :-- | --: | --: | --: |\n".utf8)
        for rule in summary.rules.prefix(limit) {
            out.put("| <code>\(MarkdownText.prose(rule.id))</code> | \(MarkdownText.prose(ruleSummaries[rule.id] ?? "")) |\(columns(rule.counts))\n")
        }
        more(summary.rules.count - limit, "rule", to: &out)
        out.put("\n")
        return out
    }

    /// Pages with findings, the heaviest first.
    private func pageTable(atMost limit: Int) -> [UInt8] {
        let pages = pagesWithFindings.sorted { left, right in
            let leftPenalty = summary.penalty(summary.openByPage[left])
            let rightPenalty = summary.penalty(summary.openByPage[right])
            return leftPenalty != rightPenalty ? leftPenalty > rightPenalty : left < right
        }
        guard !pages.isEmpty else { return [] }
        let header = "| Page | Words | Critical | Major | Minor | MQM score |\n| :-- | --: | --: | --: | --: | --: |\n"
        let shown = pages.prefix(limit)
        // One row over is not worth a fold.
        let isFolded = shown.count > Self.tableRows + 1
        var out = Array("### By page\n\n\(header)".utf8)
        for (row, index) in shown.enumerated() {
            if isFolded, row == Self.tableRows {
                out.put("\n<details><summary>\(Phrase.count(shown.count - row, "more page"))</summary>\n\n\(header)")
            }
            let page = report.pages[index]
            out.put("| \(link(page.path, line: nil, text: page.path)) | \(Phrase.grouped(page.words)) |\(columns(summary.openByPage[index]))")
            out.put(" \(Phrase.score(summary.scoreByPage[index])) |\n")
        }
        if isFolded { out.put("\n</details>\n") }
        more(pages.count - shown.count, "page", to: &out)
        out.put("\n")
        return out
    }

    private func more(_ count: Int, _ noun: String, to out: inout [UInt8]) {
        if count > 0 { out.put("\n… and \(Phrase.count(count, "more \(noun)")).\n") }
    }

    private func warnings() -> [UInt8] {
        guard summary.warnings > 0 else { return [] }
        var out = Array("### Warnings\n\n<details><summary>\(Phrase.count(summary.warnings, "warning"))</summary>\n\n".utf8)
        for page in report.pages {
            for warning in page.warnings { out.put("- \(link(page.path, line: nil, text: page.path)): \(MarkdownText.prose(warning))\n") }
        }
        out.put("\n</details>\n")
        return out
    }

    private static let findingsHeading = "### Findings\n\n"

    private func section(_ index: Int, _ blocks: some Collection<[UInt8]>, isFirst: Bool) -> [UInt8] {
        var out = isFirst ? Array(Self.findingsHeading.utf8) : []
        let frame = sectionFrame(index, shown: blocks.count)
        out += frame.opening
        for block in blocks { out += block }
        out += frame.closing
        return out
    }

    private struct Frame {
        var opening: [UInt8] = []
        var closing: [UInt8] = []
        var count: Int { opening.count + closing.count }
    }

    /// What stands around a page's findings.
    private func sectionFrame(_ index: Int, shown: Int) -> Frame {
        let page = report.pages[index]
        let counts = summary.openByPage[index]
        var frame = Frame()
        frame.opening.put("#### \(link(page.path, line: nil, text: page.path))\n\n")
        frame.opening.put("\(counts.phrase) · MQM score \(Phrase.score(summary.scoreByPage[index])) · \(page.provenance.phrase)")
        switch page.source {
        case .none: frame.opening.put(" · no source")
        case .file: break
        case .commit(_, let id): frame.opening.put(" · source at \(MarkdownText.prose(String(id.prefix(10))))")
        }
        if page.freshness == .stale { frame.opening.put(" · the source has moved on") }
        if shown < counts.total { frame.opening.put(" · \(Phrase.grouped(shown)) of \(Phrase.count(counts.total, "finding")) shown") }
        frame.opening.put("\n\n")
        if shown > Self.unfolded {
            frame.opening.put("<details><summary>\(Phrase.count(shown, "finding"))</summary>\n\n")
            frame.closing.put("</details>\n\n")
        }
        return frame
    }

    private static let contextWidth = 92

    private func block(_ located: LocatedFinding, of page: PageReport) -> [UInt8] {
        let finding = located.finding
        let excerpt = Excerpt(located)
        let window = Window(excerpt, width: Self.contextWidth)
        var out: [UInt8] = []
        out.put("\(finding.severity.mark) **\(link(page.path, line: located.start.line, text: "Line \(located.start.line)"))**")
        out.put(" · \(finding.severity.rawValue) · <code>\(MarkdownText.prose(finding.rule))</code> · \(MarkdownText.prose(finding.message))\n\n<pre>\n")
        out.put("Found   ")
        MarkdownText.preformatted(Self.withoutIndentation(window.before), to: &out)
        out.put("<mark><b>")
        MarkdownText.preformatted(Self.visibleMatch(window, excerpt), to: &out)
        out.put("</b></mark>")
        MarkdownText.preformatted(window.after, to: &out)
        out.put("\n")
        if excerpt.isMultiline { out.put("        … to line \(located.end.line)\n") }
        if let source = finding.source { labelled("Source  ", VisibleText.line(source), to: &out) }
        if let suggestion = finding.suggestion {
            let isSpelled = suggestion.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
            labelled("Write   ", isSpelled ? "(\(VisibleText.replacement(suggestion)))" : VisibleText.line(suggestion), to: &out)
        }
        out.put("</pre>\n\n")
        let why = finding.evidence.prefix(8).map { MarkdownText.prose($0, limit: 200) }
        out.put("<sub>Why: \((why + ["confidence \(Phrase.percent(finding.confidence))"]).joined(separator: "; "))</sub>\n\n")
        return out
    }

    /// Found white space and nothing found would not be seen.
    private static func visibleMatch(_ window: Window, _ excerpt: Excerpt) -> [UInt8] {
        if excerpt.match.isEmpty { return Array("‸".utf8) }
        var out: [UInt8] = []
        for scalar in String(decoding: window.match, as: UTF8.self).unicodeScalars {
            switch scalar {
            case " ": out.put("␣")
            case "\u{A0}", "\u{202F}": out.put("⍽")
            default: return window.match
            }
        }
        return out.isEmpty ? Array("␊".utf8) : out
    }

    private static func withoutIndentation(_ bytes: [UInt8]) -> ArraySlice<UInt8> { bytes.drop { $0 == 0x20 } }

    /// A label and a text, folded to lines of the context's width.
    private func labelled(_ label: String, _ text: String, to out: inout [UInt8]) {
        let shown = 600
        var line: [UInt8] = []
        var width = 0
        var isFirst = true
        func flush() {
            out.put(isFirst ? label : "        ")
            MarkdownText.preformatted(line, to: &out)
            out.put("\n")
            isFirst = false
            line = []
            width = 0
        }
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if index == shown {
                line.put("…")
                break
            }
            let columns = DisplayWidth.of(scalar)
            if width + columns > Self.contextWidth || (scalar == " " && width > Self.contextWidth - 12) {
                flush()
                if scalar == " " { continue }
            }
            line.put(scalar)
            width += columns
        }
        if !line.isEmpty || isFirst { flush() }
    }

    /// A link to a page or to a line of it.
    private func link(_ path: String, line: Int?, text: String) -> String {
        var target: String
        if let base = options.linkBase {
            target = Self.destination(base) + PageAddress.percentEncoded(path)
            // GitHub shows Markdown rendered, where lines have no anchors, unless it is asked for the plain text.
            if line != nil, base.contains("/blob/") { target += "?plain=1" }
        } else {
            target = address.uri(path)
        }
        if let line { target += "#L\(line)" }
        return "[\(MarkdownText.prose(text, inLink: true))](\(target))"
    }

    /// A given address without what would end a link's destination.
    private static func destination(_ base: String) -> String {
        var out: [UInt8] = []
        for byte in base.utf8 {
            switch byte {
            case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "|"):
                out.put(PageAddress.percentEncoded(String(decoding: [byte], as: UTF8.self)))
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension Severity {
    fileprivate var mark: String {
        switch self {
        case .critical: "🔴"
        case .major: "🟠"
        case .minor: "🟡"
        }
    }
}

extension Provenance {
    fileprivate var phrase: String {
        switch self {
        case .machine: "machine translation"
        case .human: "human translation"
        case .partlyHuman(let percent): "\(percent) % human translation"
        case .unknown: "unknown translation"
        }
    }
}
