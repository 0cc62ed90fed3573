import Foundation
import Synchronization

/// Names and terms with what they are to be called, read from a CSV or TBX file or from several, merged.
public struct Glossary: Sendable, Equatable {
    public var entries: [GlossaryEntry]
    /// Rows and concepts that were left out, in file order.
    public var problems: [GlossaryError]

    public init(entries: [GlossaryEntry] = [], problems: [GlossaryError] = []) {
        self.entries = entries
        self.problems = problems
    }

    /// The glossaries shipped in `Glossaries/`.
    public static let builtIn: Glossary = {
        // On all cores: nothing else is done before.
        let files = EmbeddedGlossaries.files
        let read = Mutex(Array(repeating: Glossary(), count: files.count))
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            let bytes = files[index].text.withUTF8Buffer { [UInt8]($0) }
            let glossary: Glossary
            do throws(GlossaryError) {
                glossary = try GlossaryCSV.read(bytes, path: files[index].name)
            } catch {
                glossary = Glossary(problems: [error])
            }
            read.withLock { $0[index] = glossary }
        }
        return merging(read.withLock { $0 })
    }()

    /// Reads a glossary file: TBX if its first mark is `<`, otherwise CSV.
    ///
    /// - Parameters:
    ///   - sourceLanguage: the primary subtag of the language that TBX terms are looked up in.
    ///   - targetLanguage: the primary subtag of the language that TBX terms are translated to.
    /// - Throws: when the file cannot be read at all. Single bad rows are left out and listed in `problems`.
    public static func load(
        contentsOf path: String, sourceLanguage: String = "en", targetLanguage: String = "fr"
    ) throws(GlossaryError) -> Glossary {
        try LocatedGlossary.load(contentsOf: path, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage).glossary
    }

    /// One glossary out of several. All that a later one says of a source term replaces what earlier ones say of it in the same scope.
    public static func merging(_ glossaries: [Glossary]) -> Glossary {
        if glossaries.count == 1 { return glossaries[0] }
        struct Key: Hashable {
            let source: String
            let scope: [String]
        }
        func key(_ entry: GlossaryEntry) -> Key { Key(source: entry.source.lowercased(), scope: entry.scope) }
        var last: [Key: Int] = [:]
        for (index, glossary) in glossaries.enumerated() {
            for entry in glossary.entries { last[key(entry)] = index }
        }
        var merged = Glossary()
        for (index, glossary) in glossaries.enumerated() {
            merged.entries += glossary.entries.filter { last[key($0)] == index }
            merged.problems += glossary.problems
        }
        return merged
    }
}
