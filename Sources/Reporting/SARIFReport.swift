import Checks
import Markup

/// A log in SARIF 2.1.0 (OASIS), one run, one line a result.
///
/// Severity becomes `level`: critical `error`, major `warning`, minor `note`; confidence becomes `rank` from 0 to 100.
/// Paths are relative to `%SRCROOT%`; no path of the machine is told.
struct SARIFReport {
    private let report: RunReport
    private let summary: RunSummary
    private let rules: [RuleDescription]
    private let options: ReportOptions
    private let address: PageAddress
    private let ruleIndices: [String: Int]

    private static let base: StaticString = "%SRCROOT%"

    init(_ report: RunReport, summary: RunSummary, rules: [RuleDescription], options: ReportOptions) {
        self.report = report
        self.summary = summary
        self.rules = rules
        self.options = options
        address = PageAddress(root: report.root)
        ruleIndices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    }

    func bytes() -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.string("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            $0.string("version", "2.1.0")
            $0.array("runs") { $0.object { writeRun(to: &$0) } }
        }
        json.endText()
        return json.bytes
    }

    private func writeRun(to json: inout JSONWriter) {
        json.object("tool") {
            $0.object("driver") {
                $0.string("name", "Contresens")
                $0.string("version", optional: options.version)
                $0.array("rules") { array in
                    for rule in rules {
                        array.newline()
                        array.object { write(rule, to: &$0) }
                    }
                }
            }
        }
        json.string("columnKind", "utf16CodeUnits")
        json.strings("newlineSequences", ["\r\n", "\n", "\r"])
        json.object("originalUriBaseIds") {
            $0.object(Self.base) { $0.object("description") { $0.string("text", "The directory that the check was run in, or the target tree") } }
        }
        json.array("invocations") { $0.object { writeInvocation(to: &$0) } }
        json.array("results") { array in
            for part in ReportParts.written(report.pages, by: { results(of: $0) }) { array.append(elements: part) }
        }
        json.object("properties") {
            $0.integer("pages", summary.pages)
            $0.integer("words", summary.words)
            if let score = summary.score.value { $0.number("mqmScore", score) }
            $0.string("verdict", summary.verdict.outcome.rawValue)
        }
    }

    private func results(of pages: ArraySlice<PageReport>) -> [UInt8] {
        var json = JSONWriter()
        for page in pages {
            for (located, fingerprint) in zip(page.findings, Fingerprint.of(page.findings)) {
                json.newline()
                json.object { write(located, of: page, fingerprint: fingerprint, to: &$0) }
            }
        }
        return json.bytes
    }

    private func write(_ rule: RuleDescription, to json: inout JSONWriter) {
        json.string("id", rule.id)
        json.object("shortDescription") { $0.string("text", rule.summary) }
        json.object("fullDescription") {
            $0.string("text", rule.explanation)
            $0.string("markdown", rule.explanation)
        }
        json.object("help") {
            $0.string("text", Self.help(rule))
            $0.string("markdown", Self.help(rule))
        }
        json.object("defaultConfiguration") { $0.string("level", Self.level(rule.severity)) }
        json.object("properties") {
            $0.string("family", rule.family.rawValue)
            $0.string("mqm", rule.mqm)
            $0.string("its", rule.its)
            $0.string("severity", rule.severity.rawValue)
            $0.strings("tags", ["translation", rule.family.rawValue])
        }
    }

    /// The explanation with the examples, in Markdown that reads well as plain text too.
    private static func help(_ rule: RuleDescription) -> String {
        var text = rule.explanation
        for example in rule.examples {
            text += "\n\n"
            if let source = example.source { text += "- Source: \(source)\n" }
            text += "- Wrong: \(example.bad)\n- Right: \(example.good)"
        }
        return text
    }

    private func writeInvocation(to json: inout JSONWriter) {
        json.boolean("executionSuccessful", report.failures.isEmpty)
        json.integer("exitCode", Int(summary.verdict.exitCode))
        json.array("toolExecutionNotifications") { array in
            for failure in report.failures {
                array.object {
                    $0.string("level", "error")
                    writeText("message", failure.message, to: &$0)
                    writeNotificationLocation(failure.path, line: failure.line, column: failure.column, to: &$0)
                }
            }
            for page in report.pages {
                for warning in page.warnings {
                    array.object {
                        $0.string("level", "warning")
                        writeText("message", warning, to: &$0)
                        writeNotificationLocation(page.path, line: nil, column: nil, to: &$0)
                    }
                }
            }
            for (reason, count) in report.skipped.sorted(by: { $0.key < $1.key }) {
                array.object {
                    $0.string("level", "note")
                    writeText("message", "\(Phrase.count(count, "page")) skipped: \(reason)", to: &$0)
                }
            }
        }
    }

    private func writeNotificationLocation(_ path: String, line: Int?, column: Int?, to json: inout JSONWriter) {
        json.array("locations") {
            $0.object {
                $0.object("physicalLocation") {
                    writeArtifact(path, to: &$0)
                    if let line {
                        $0.object("region") {
                            $0.integer("startLine", max(1, line))
                            if let column { $0.integer("startColumn", max(1, column)) }
                        }
                    }
                }
            }
        }
    }

    private func write(_ located: LocatedFinding, of page: PageReport, fingerprint: Fingerprint, to json: inout JSONWriter) {
        let finding = located.finding
        json.string("ruleId", finding.rule)
        if let index = ruleIndices[finding.rule] { json.integer("ruleIndex", index) }
        json.string("level", Self.level(finding.severity))
        json.number("rank", max(0, min(1, finding.confidence.isNaN ? 0 : finding.confidence)) * 100)
        writeText("message", Self.message(finding), to: &json)
        json.array("locations") {
            $0.object {
                $0.object("physicalLocation") {
                    writeArtifact(page.path, to: &$0)
                    writeRegion("region", located, snippet: Excerpt(located).words, to: &$0)
                }
            }
        }
        json.object("partialFingerprints") {
            $0.string(Fingerprint.scheme, fingerprint.text)
            // The name that GitHub's code scanning compares by.
            $0.string("primaryLocationLineHash", fingerprint.text)
        }
        // Where one result tells of these, all must (3.27.23, 3.27.24).
        if summary.known > 0 { json.string("baselineState", located.standing == .known ? "unchanged" : "new") }
        if summary.suppressed > 0 {
            json.array("suppressions") {
                guard case .suppressed(let onPage, let reason) = located.standing else { return }
                $0.object {
                    $0.string("kind", onPage ? "inSource" : "external")
                    $0.string("justification", optional: reason)
                }
            }
        }
        if let suggestion = finding.suggestion {
            json.array("fixes") { $0.object { writeFix(suggestion, located, of: page, to: &$0) } }
        }
        json.object("properties") {
            $0.string("severity", finding.severity.rawValue)
            $0.string("source", optional: finding.source)
            $0.strings("evidence", finding.evidence)
            $0.string("provenance", page.provenance.name)
        }
    }

    private func writeFix(_ suggestion: String, _ located: LocatedFinding, of page: PageReport, to json: inout JSONWriter) {
        writeText("description", "Suggestion: \(Self.spelled(suggestion))", to: &json)
        json.array("artifactChanges") {
            $0.object {
                writeArtifact(page.path, to: &$0)
                $0.array("replacements") {
                    $0.object {
                        writeRegion("deletedRegion", located, snippet: nil, to: &$0)
                        $0.object("insertedContent") { $0.string("text", suggestion) }
                    }
                }
            }
        }
    }

    private func writeArtifact(_ path: String, to json: inout JSONWriter) {
        json.object("artifactLocation") {
            $0.string("uri", address.uri(path))
            $0.string("uriBaseId", Self.base.description)
        }
    }

    /// A region by lines, columns and bytes; an empty one is an insertion point.
    private func writeRegion(_ key: StaticString, _ located: LocatedFinding, snippet: ArraySlice<UInt8>?, to json: inout JSONWriter) {
        json.object(key) {
            $0.integer("startLine", located.start.line)
            $0.integer("startColumn", located.start.utf16Column)
            $0.integer("endLine", located.end.line)
            $0.integer("endColumn", located.end.utf16Column)
            $0.integer("byteOffset", located.finding.range.lowerBound)
            $0.integer("byteLength", located.finding.range.count)
            if let snippet { $0.object("snippet") { $0.string("text", String(decoding: snippet, as: UTF8.self)) } }
        }
    }

    private func writeText(_ key: StaticString, _ text: String, to json: inout JSONWriter) {
        json.object(key) { $0.string("text", Self.plain(text)) }
    }

    /// A message in which no page text becomes a link: `[text](target)` is one in SARIF messages (3.11.6), and a backslash undoes it.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "[")), text.utf8.contains(UInt8(ascii: "(")) else { return text }
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func message(_ finding: Finding) -> String {
        var text = finding.message
        if let source = finding.source { text += ". Source: “\(source)”" }
        if let suggestion = finding.suggestion { text += ". Suggestion: \(Self.spelled(suggestion))" }
        return text + "."
    }

    /// A replacement in quotation marks, or in words where it would not be seen.
    private static func spelled(_ suggestion: String) -> String {
        let isSeen = !suggestion.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        return isSeen ? "“\(suggestion)”" : VisibleText.replacement(suggestion)
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .critical: "error"
        case .major: "warning"
        case .minor: "note"
        }
    }
}
