import Foundation

/// Texts with their translations, as a translation memory file holds them.
public struct TranslationMemory: Sendable, Equatable {
    /// A text in both languages, without markup.
    public struct Unit: Sendable, Equatable {
        public let source: String
        public let target: String

        public init(source: String, target: String) {
            self.source = source
            self.target = target
        }
    }

    /// The file's name.
    public let name: String
    /// In file order.
    public let units: [Unit]

    public init(name: String, units: [Unit]) {
        self.name = name
        self.units = units
    }

    /// The largest file read, in bytes.
    static let largest = 1 << 30

    /// Reads a TMX file (1.4b, and 1.1 to 1.4 of which that is a superset).
    ///
    /// Of inline elements only `hi` holds text of the segment; the others hold codes of another format, which are dropped. A unit that lacks
    /// one of the languages is left out.
    ///
    /// - Parameters:
    ///   - sourceLanguage: a primary subtag such as `en`.
    ///   - targetLanguage: a primary subtag such as `fr`.
    /// - Throws: where the file cannot be read, is no well-formed XML, declares entities, is no TMX, or has no unit in both languages.
    public static func load(contentsOf path: String, sourceLanguage: String, targetLanguage: String) throws(GlossaryError) -> TranslationMemory {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw GlossaryError(path: path, message: isThere ? "the translation memory cannot be read; check its permissions" : "no such translation memory; check the path")
        }
        guard data.count <= largest else {
            throw GlossaryError(path: path, message: "is \(data.count) bytes long, more than the \(largest) that a translation memory may have; split it")
        }
        return TranslationMemory(
            name: path, units: try TranslationMemoryTMX.units(of: [UInt8](data), path: path, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage))
    }
}
