import Foundation

/// A glossary whose entries' places in the file are known.
struct LocatedGlossary {
    /// Where one entry stands.
    struct Place {
        /// Counted from 1.
        let line: Int
        /// The cells of a CSV row; empty for TBX.
        let cells: [GlossaryCSV.Column: (line: Int, column: Int)]
    }

    var glossary = Glossary()
    /// One an entry.
    var places: [Place] = []
    /// Cells of the heading row that name no column.
    var strangers: [(name: String, line: Int, column: Int)] = []

    /// Reads a glossary file: TBX if its first mark is `<`, otherwise CSV.
    ///
    /// - Parameters:
    ///   - sourceLanguage: the primary subtag of the language that TBX terms are looked up in.
    ///   - targetLanguage: the primary subtag of the language that TBX terms are translated to.
    static func load(contentsOf path: String, sourceLanguage: String, targetLanguage: String) throws(GlossaryError) -> LocatedGlossary {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "the glossary cannot be read; check its permissions" : "no such glossary; check the path"
            throw GlossaryError(path: path, message: reason)
        }
        let bytes = [UInt8](data)
        if bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") {
            return try GlossaryTBX.located(bytes, path: path, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
        }
        return try GlossaryCSV.located(bytes, path: path)
    }

    mutating func append(_ entry: GlossaryEntry, at place: Place) {
        glossary.entries.append(entry)
        places.append(place)
    }
}
