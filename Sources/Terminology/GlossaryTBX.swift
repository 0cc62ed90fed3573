import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Term bases in TermBase eXchange (ISO 30042): TBX-Core, -Min and -Basic of 2019 in both styles (data categories as attributes, DCA, and as tags, DCT),
/// and TBX of 2008 (`martif`).
public enum GlossaryTBX {
    /// Each source term of a concept becomes an entry for each status among its target terms; a preferred target term equal to the source term means do not translate.
    ///
    /// External entities are never loaded and entity declarations are refused, for term bases come from anywhere.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - path: the file's name in problems.
    ///   - sourceLanguage: a primary subtag such as `en`.
    ///   - targetLanguage: a primary subtag such as `fr`.
    /// - Throws: when the file is no well-formed XML or no TBX. Concepts that say nothing for the two languages are listed in `problems`.
    public static func read(_ bytes: [UInt8], path: String, sourceLanguage: String, targetLanguage: String) throws(GlossaryError) -> Glossary {
        try located(bytes, path: path, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage).glossary
    }

    /// Like `read`, with the line of each entry's concept.
    static func located(_ bytes: [UInt8], path: String, sourceLanguage: String, targetLanguage: String) throws(GlossaryError) -> LocatedGlossary {
        let reader = TBXReader(path: path, sourceLanguage: sourceLanguage.lowercased(), targetLanguage: targetLanguage.lowercased())
        let parser = try UntrustedXML.parser(of: bytes, path: path)
        parser.delegate = reader
        let isComplete = parser.parse()
        if let defect = reader.defect { throw defect }
        if !isComplete || !reader.isClosed { throw UntrustedXML.malformed(parser, parser.parserError, path: path) }
        return reader.located
    }
}

/// Gathers terms while the XML goes by.
private final class TBXReader: NSObject, XMLParserDelegate {
    private struct Term {
        var language = ""
        var text = ""
        var status = GlossaryEntry.Status.preferred
        var notes: [String] = []
    }

    private static let roots: Set<String> = ["tbx", "martif"]
    private static let concepts: Set<String> = ["conceptEntry", "termEntry", "entry"]
    private static let languageSections: Set<String> = ["langSec", "langSet", "langGroup"]
    private static let termSections: Set<String> = ["termSec", "tig", "ntig", "termGroup"]
    private static let statusNames: Set<String> = ["administrativeStatus", "normativeAuthorization", "termStatus", "status"]

    private(set) var located = LocatedGlossary()
    /// Why the file cannot be read.
    private(set) var defect: GlossaryError?
    /// Whether the root element has ended.
    private(set) var isClosed = false

    private let path: String
    private let sourceLanguage: String
    private let targetLanguage: String
    private var depth = 0
    private var conceptLine = 0
    private var conceptID = ""
    private var conceptNotes: [String] = []
    private var language = ""
    private var terms: [Term] = []
    private var term: Term?
    private var category = ""
    private var text = ""

    init(path: String, sourceLanguage: String, targetLanguage: String) {
        self.path = path
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        text = ""
        category = attributes["type"] ?? name
        if depth == 1 && !Self.roots.contains(name.lowercased()) {
            defect = GlossaryError(
                path: path, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber),
                message: "the root element is “\(name)”, not “tbx”; give a TBX or CSV file")
            parser.abortParsing()
        } else if Self.concepts.contains(name) {
            conceptLine = parser.lineNumber
            conceptID = attributes["id"] ?? ""
            conceptNotes = []
            terms = []
        } else if Self.languageSections.contains(name) {
            let tag = attributes["xml:lang"] ?? attributes["lang"] ?? ""
            language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        } else if Self.termSections.contains(name) {
            term = Term(language: language)
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        if depth == 0 { isClosed = true }
        let value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if name == "term" {
            term?.text = value
            text = ""
        } else if Self.statusNames.contains(category), let status = Self.status(value) {
            term?.status = status
        } else if name == "note", !value.isEmpty {
            if term != nil { term?.notes.append(value) } else { conceptNotes.append(value) }
        } else if Self.termSections.contains(name) {
            if let term, !term.text.isEmpty { terms.append(term) }
            term = nil
        } else if Self.concepts.contains(name) {
            endConcept()
        }
        category = ""
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { defect = defect ?? UntrustedXML.malformed(parser, error, path: path) }

    private func endConcept() {
        let targets = terms.filter { $0.language == targetLanguage }
        let sources = terms.filter { $0.language == sourceLanguage }
        guard !targets.isEmpty, !sources.isEmpty else {
            let missing = sources.isEmpty ? sourceLanguage : targetLanguage
            let name = conceptID.isEmpty ? "a concept" : "concept “\(conceptID)”"
            located.glossary.problems.append(
                GlossaryError(path: path, line: max(1, conceptLine), message: "\(name) has no term in “\(missing)”; add one, or remove the concept"))
            return
        }
        let first = located.glossary.entries.count
        for source in sources {
            for status in [GlossaryEntry.Status.preferred, .admitted, .forbidden] {
                let group = targets.filter { $0.status == status }
                guard !group.isEmpty else { continue }
                let isName = status == .preferred && group.count == 1 && group[0].text == source.text
                let notes = conceptNotes + source.notes + group.flatMap(\.notes)
                let entry = GlossaryEntry(
                    source: source.text, status: isName ? .doNotTranslate : status, targets: isName ? [] : group.map(\.text),
                    note: notes.joined(separator: "\n"))
                guard !located.glossary.entries[first...].contains(where: { $0.identity == entry.identity }) else { continue }
                located.append(entry, at: LocatedGlossary.Place(line: max(1, conceptLine), cells: [:]))
            }
        }
    }

    /// The values of administrativeStatus (DatCatInfo), normativeAuthorization and of TBX-Min's termStatus.
    private static func status(_ value: String) -> GlossaryEntry.Status? {
        switch value.replacingOccurrences(of: "-admn-sts", with: "").lowercased() {
        case "preferredterm", "preferred", "standardizedterm", "legalterm", "regulatedterm": .preferred
        case "admittedterm", "admitted": .admitted
        case "deprecatedterm", "supersededterm", "notrecommended", "obsolete", "forbidden": .forbidden
        default: nil
        }
    }
}
