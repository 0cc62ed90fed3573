/// Glossaries as a localization team edits them in a spreadsheet.
///
/// Columns, found by their heading in any order and case: `source`, `status`, `target`, `mangled`, `case`, `evidence`, `scope`, `domain`, `note`. Only the first two are
/// needed; others are passed over. Several values in `target`, `mangled` and `scope` are separated by `|`. An apostrophe before `=`, `+`, `-` or `@`
/// at the start of a cell is a spreadsheet's mark for text and no part of it (`SpreadsheetCell`).
public enum GlossaryCSV {
    enum Column: String, CaseIterable { case source, status, target, mangled, `case`, evidence, scope, domain, note }

    /// - Parameters:
    ///   - bytes: the file's content, UTF-8.
    ///   - path: the file's name in problems.
    /// - Throws: when the text is no UTF-8 or has no heading row.
    public static func read(_ bytes: [UInt8], path: String) throws(GlossaryError) -> Glossary {
        try located(bytes, path: path, tellsCells: false).glossary
    }

    /// Like `read`, with the place of each entry.
    ///
    /// - Parameter tellsCells: whether the places of its cells are told too.
    static func located(_ bytes: [UInt8], path: String, tellsCells: Bool = true) throws(GlossaryError) -> LocatedGlossary {
        let table: CSVRecords
        do {
            table = try CSVRecords(bytes)
        } catch {
            throw problem(for: error, path: path)
        }
        guard let header = table.records.first else {
            throw GlossaryError(path: path, line: 1, message: "the glossary is empty; the first row must name the columns: \(columnList)")
        }
        var columns: [Column: Int] = [:]
        var located = LocatedGlossary()
        for (index, field) in header.enumerated() {
            guard let column = Column(rawValue: field.text.lowercased()) else {
                located.strangers.append((field.text, field.line, field.column))
                continue
            }
            if columns[column] != nil {
                throw GlossaryError(path: path, line: field.line, column: field.column, message: "a second column “\(column.rawValue)”; rename or remove one")
            }
            columns[column] = index
        }
        for needed in [Column.source, .status] where columns[needed] == nil {
            throw GlossaryError(
                path: path, line: header[0].line, message: "no column “\(needed.rawValue)”; the first row must name the columns: \(columnList)")
        }
        located.glossary.problems = table.defects.map { problem(for: $0, path: path) }
        var seen: [GlossaryEntry.Identity: Int] = [:]
        for record in table.records.dropFirst() {
            let row = Row(fields: record, columns: columns, path: path)
            do throws(GlossaryError) {
                let entry = try row.entry()
                if let first = seen[entry.identity] {
                    throw row.problem(.source, "“\(entry.source)” stands in line \(first) already with status \(entry.status.rawValue); merge the two rows")
                }
                seen[entry.identity] = record[0].line
                let cells = tellsCells ? columns.compactMapValues { $0 < record.count ? (record[$0].line, record[$0].column) : nil } : [:]
                located.append(entry, at: LocatedGlossary.Place(line: record[0].line, cells: cells))
            } catch {
                located.glossary.problems.append(error)
            }
        }
        located.glossary.problems.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
        return located
    }

    /// The glossary as CSV with all columns, comma-separated, lines ending in LF. No cell is a formula to a spreadsheet.
    public static func write(_ glossary: Glossary) -> String {
        text(of: glossary.entries.map { (cells(of: $0), []) }, more: [])
    }

    /// Proposals as a glossary with columns for the person who reviews them: `confidence`, `uses`, `kept`, `pages`, `renderings`, `context`.
    public static func write(_ proposals: [GlossaryProposal]) -> String {
        text(of: proposals.map { (cells(of: $0.entry), $0.reviewCells) }, more: GlossaryProposal.reviewColumns)
    }

    private static func cells(of entry: GlossaryEntry) -> [String] {
        [
            entry.source, entry.status.rawValue, entry.targets.joined(separator: "|"), entry.mangled.joined(separator: "|"),
            entry.caseRule == .standard(for: entry.status) ? "" : entry.caseRule.rawValue,
            entry.evidence == .none ? "" : entry.evidence.rawValue, entry.scope.joined(separator: "|"), entry.domain, entry.note,
        ]
    }

    private static func text(of rows: [(entry: [String], review: [String])], more: [String]) -> String {
        var text = (Column.allCases.map(\.rawValue) + more).joined(separator: ",") + "\n"
        for row in rows { text += (row.entry + row.review).map { quoted(SpreadsheetCell.guarded($0)) }.joined(separator: ",") + "\n" }
        return text
    }

    private static let columnList = Column.allCases.map(\.rawValue).joined(separator: ", ")

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { ",;\t\"\n\r".utf8.contains($0) }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    private static func problem(for defect: CSVRecords.Defect, path: String) -> GlossaryError {
        switch defect {
        case .notUTF8(let line, let column):
            GlossaryError(path: path, line: line, column: column, message: "not UTF-8; save the sheet as “CSV UTF-8”")
        case .unclosedQuote(let line, let column):
            GlossaryError(path: path, line: line, column: column, message: "the quote is never closed; close it, or write a literal quote as \"\" inside a quoted field")
        case .textAfterQuote(let line, let column):
            GlossaryError(path: path, line: line, column: column, message: "text after a closing quote; write a literal quote as \"\"")
        }
    }

    private struct Row {
        let fields: [CSVRecords.Field]
        let columns: [Column: Int]
        let path: String

        func entry() throws(GlossaryError) -> GlossaryEntry {
            let source = self[.source]
            if source.isEmpty { throw problem(.source, "no source term; fill the cell or remove the row") }
            let status = try value(.status, as: GlossaryEntry.Status.self, standard: nil)
            let targets = try list(.target)
            if status == .doNotTranslate && !targets.isEmpty {
                throw problem(.target, "a do-not-translate term has no target; empty the cell or set the status to preferred")
            }
            if status != .doNotTranslate && targets.isEmpty { throw problem(.target, "a term with status \(status.rawValue) needs a target; fill the cell") }
            return GlossaryEntry(
                source: source, status: status, targets: targets, mangled: try list(.mangled),
                caseRule: try value(.case, as: GlossaryEntry.CaseRule.self, standard: .standard(for: status)),
                evidence: try value(.evidence, as: GlossaryEntry.Evidence.self, standard: GlossaryEntry.Evidence.none),
                scope: try list(.scope), domain: self[.domain].lowercased(), note: self[.note])
        }

        private subscript(column: Column) -> String {
            guard let index = columns[column], index < fields.count else { return "" }
            return SpreadsheetCell.unguarded(fields[index].text)
        }

        private func value<Value: RawRepresentable & CaseIterable>(
            _ column: Column, as type: Value.Type, standard: Value?
        ) throws(GlossaryError) -> Value where Value.RawValue == String {
            let cell = self[column]
            if cell.isEmpty, let standard { return standard }
            if let value = Value(rawValue: cell) { return value }
            let text = cell.lowercased().replacing(" ", with: "-")
            if let value = Value(rawValue: text) { return value }
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem(column, text.isEmpty ? "no \(column.rawValue); write one of: \(known)" : "unknown \(column.rawValue) “\(cell)”; write one of: \(known)")
        }

        private func list(_ column: Column) throws(GlossaryError) -> [String] {
            let cell = self[column]
            if cell.isEmpty { return [] }
            let values = cell.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false).map { String(Self.trimmed($0)) }
            if values.contains("") { throw problem(column, "an empty value between “|”; remove the mark") }
            return values
        }

        private static func trimmed(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
            var text = text
            while text.first?.properties.isWhitespace == true { text.removeFirst() }
            while text.last?.properties.isWhitespace == true { text.removeLast() }
            return text
        }

        /// At the column's cell, or at the row's end where it has none.
        func problem(_ column: Column, _ message: String) -> GlossaryError {
            let cell = columns[column].flatMap { $0 < fields.count ? fields[$0] : nil } ?? fields[fields.count - 1]
            return GlossaryError(path: path, line: cell.line, column: cell.column, message: message)
        }
    }
}

extension GlossaryEntry {
    struct Identity: Hashable {
        let source: String
        let status: Status
        let scope: [String]
    }

    /// What no two rows of a glossary share.
    var identity: Identity { Identity(source: source.lowercased(), status: status, scope: scope) }
}
