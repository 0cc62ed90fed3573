import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// XML from anywhere: external entities are never loaded, and entity declarations are refused before parsing, so that nothing can be expanded.
enum UntrustedXML {
    /// - Parameters:
    ///   - bytes: in UTF-8, in UTF-16 with a byte order mark, or in a declared encoding that holds ASCII as it is.
    ///   - path: the file's name in the error.
    /// - Throws: where an entity is declared, or the encoding is another one.
    static func parser(of bytes: [UInt8], path: String) throws(GlossaryError) -> XMLParser {
        let bytes = try readable(bytes, path: path)
        if let at = bytes.firstRange(of: Array("<!ENTITY".utf8))?.lowerBound {
            let before = bytes[..<at]
            let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            throw GlossaryError(
                path: path, line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: bytes[lineStart..<at].count { $0 & 0xC0 != 0x80 } + 1,
                message: "declares an entity; remove the declaration and write the text itself")
        }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        return parser
    }

    /// The place where the parser gave up.
    static func malformed(_ parser: XMLParser, _ error: (any Error)?, path: String) -> GlossaryError {
        GlossaryError(
            path: path, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber),
            message: "not well-formed XML\(error.map { " (libxml2 error \(($0 as NSError).code))" } ?? ""); correct it, or export the file again")
    }

    /// The text in an encoding in which `<` is `<`.
    private static func readable(_ bytes: [UInt8], path: String) throws(GlossaryError) -> [UInt8] {
        let unreadable = GlossaryError(path: path, line: 1, column: 1, message: "is in an encoding that is not read here; save it as UTF-8")
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = String(data: Data(bytes), encoding: .utf16) else { throw unreadable }
            var plain = Array(text.utf8)
            // What the declaration says of the encoding is true no more.
            if plain.starts(with: "<?xml".utf8), let end = plain.firstRange(of: Array("?>".utf8))?.upperBound {
                for index in 0..<end where plain[index] != 0x0A { plain[index] = 0x20 }
                plain = Array(plain.drop { $0 == 0x20 })
            }
            return plain
        }
        guard !bytes.prefix(4).contains(0) else { throw unreadable }
        let declaration = String(decoding: bytes.prefix(256), as: UTF8.self).prefix { $0 != ">" }.lowercased()
        if declaration.contains("<?xml"), let mark = declaration.firstRange(of: "encoding") {
            let name = declaration[mark.upperBound...].drop { !$0.isLetter }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            guard ["utf-8", "us-ascii", "iso-8859-", "windows-125"].contains(where: { name.hasPrefix($0) }) else { throw unreadable }
        }
        return bytes
    }
}
