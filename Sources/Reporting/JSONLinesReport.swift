import Checks
import Markup

/// One JSON object a finding and line, page by page; docs/reports.md names the keys.
struct JSONLinesReport {
    private let report: RunReport

    init(_ report: RunReport) { self.report = report }

    func bytes() -> [UInt8] {
        let parts = ReportParts.written(report.pages) { lines(of: $0) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { bytes += part }
        return bytes
    }

    private func lines(of pages: ArraySlice<PageReport>) -> [UInt8] {
        var json = JSONWriter()
        for page in pages {
            let excerpts = page.findings.map { Excerpt($0) }
            let fingerprints = Fingerprint.of(page.findings, excerpts)
            for (index, located) in page.findings.enumerated() {
                json.object { write(located, excerpts[index], of: page, fingerprint: fingerprints[index], to: &$0) }
                json.endText()
            }
        }
        return json.bytes
    }

    private func write(_ located: LocatedFinding, _ excerpt: Excerpt, of page: PageReport, fingerprint: Fingerprint, to json: inout JSONWriter) {
        let finding = located.finding
        json.string("path", page.path)
        json.string("rule", finding.rule)
        json.string("severity", finding.severity.rawValue)
        json.number("confidence", finding.confidence)
        json.string("message", finding.message)
        json.string("text", utf8: excerpt.words)
        json.string("source", optional: finding.source)
        json.string("suggestion", optional: finding.suggestion)
        json.strings("evidence", finding.evidence)
        json.array("bytes") { $0.pair(finding.range) }
        write("start", located.start, to: &json)
        write("end", located.end, to: &json)
        if let sourceRange = finding.sourceRange { json.array("sourceBytes") { $0.pair(sourceRange) } }
        switch page.source {
        case .none: break
        case .file(let path): json.string("sourcePath", path)
        case .commit(let path, let id):
            json.string("sourcePath", path)
            json.string("sourceCommit", id)
        }
        json.string("provenance", page.provenance.name)
        if case .partlyHuman(let percent) = page.provenance { json.integer("humanPercent", percent) }
        json.string("standing", located.standing.name)
        json.string("fingerprint", fingerprint.text)
    }

    private func write(_ key: StaticString, _ position: LineIndex.Position, to json: inout JSONWriter) {
        json.object(key) {
            $0.integer("line", position.line)
            $0.integer("column", position.column)
            $0.integer("utf16Column", position.utf16Column)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func pair(_ range: ByteRange) {
        integer(nil, range.lowerBound)
        integer(nil, range.upperBound)
    }
}

extension Provenance {
    /// As JSON and SARIF say it.
    var name: String {
        switch self {
        case .machine: "machine"
        case .human: "human"
        case .partlyHuman: "partly-human"
        case .unknown: "unknown"
        }
    }
}

extension Standing {
    /// As JSON says it.
    fileprivate var name: String {
        switch self {
        case .open: "open"
        case .known: "known"
        case .suppressed: "suppressed"
        }
    }
}
