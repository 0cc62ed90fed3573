import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Translation memories in Translation Memory eXchange 1.4b (LISA OSCAR; ETSI GS LIS 002).
enum TranslationMemoryTMX {
    /// - Parameters:
    ///   - path: the file's name in errors.
    ///   - sourceLanguage: a primary subtag such as `en`.
    ///   - targetLanguage: a primary subtag such as `fr`.
    static func units(of bytes: [UInt8], path: String, sourceLanguage: String, targetLanguage: String) throws(GlossaryError) -> [TranslationMemory.Unit] {
        let reader = TMXReader(path: path, sourceLanguage: sourceLanguage.lowercased(), targetLanguage: targetLanguage.lowercased())
        let parser = try UntrustedXML.parser(of: bytes, path: path)
        parser.delegate = reader
        let isComplete = parser.parse()
        if let defect = reader.defect { throw defect }
        if !isComplete || !reader.isClosed { throw UntrustedXML.malformed(parser, parser.parserError, path: path) }
        guard !reader.units.isEmpty else {
            throw GlossaryError(path: path, message: "has no unit in both “\(sourceLanguage)” and “\(targetLanguage)”; give a memory of these languages")
        }
        return reader.units
    }
}

/// Gathers units while the XML goes by.
private final class TMXReader: NSObject, XMLParserDelegate {
    private(set) var units: [TranslationMemory.Unit] = []
    /// Why the file cannot be read.
    private(set) var defect: GlossaryError?
    /// Whether the root element has ended.
    private(set) var isClosed = false

    /// Elements whose content is no text of the segment: codes of another format, and text flows inside those.
    private static let codes: Set<String> = ["bpt", "ept", "it", "ph", "ut", "sub"]

    private let path: String
    private let sourceLanguage: String
    private let targetLanguage: String
    private var depth = 0
    /// How many codes are open.
    private var codeDepth = 0
    private var isInSegment = false
    private var language = ""
    private var text = ""
    private var source: String?
    private var target: String?

    init(path: String, sourceLanguage: String, targetLanguage: String) {
        self.path = path
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        if depth == 1, name.lowercased() != "tmx" {
            defect = GlossaryError(
                path: path, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber),
                message: "the root element is “\(name)”, not “tmx”; give a TMX file")
            parser.abortParsing()
            return
        }
        switch name {
        case "tu": (source, target) = (nil, nil)
        case "tuv": language = (attributes["xml:lang"] ?? attributes["lang"] ?? "").prefix { $0 != "-" && $0 != "_" }.lowercased()
        case "seg": (isInSegment, codeDepth, text) = (true, 0, "")
        default: if Self.codes.contains(name) { codeDepth += 1 }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { if isInSegment, codeDepth == 0 { text += string } }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { if isInSegment, codeDepth == 0 { text += String(decoding: block, as: UTF8.self) } }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        if depth == 0 { isClosed = true }
        switch name {
        case "seg":
            isInSegment = false
            let value = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
            guard !value.isEmpty else { return }
            if language == sourceLanguage { source = source ?? value } else if language == targetLanguage { target = target ?? value }
        case "tu":
            if let source, let target { units.append(TranslationMemory.Unit(source: source, target: target)) }
        default: if Self.codes.contains(name) { codeDepth -= 1 }
        }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { defect = defect ?? UntrustedXML.malformed(parser, error, path: path) }
}
