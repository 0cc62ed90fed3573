import CHunspell
import Foundation
import Synchronization

/// A Hunspell dictionary that several workers may use.
///
/// Most words are found by `AffixDictionary`. The library answers for what that one leaves to it; it is not thread-safe, so one asks at a time, and
/// takes some 50 ms to load, so it is not loaded before.
final class Speller: Sendable {
    private struct Handle: ~Copyable {
        let pointer: OpaquePointer
        deinit { Hunspell_destroy(pointer) }

        /// The path of the dictionary without extension.
        init?(_ base: String) {
            guard let pointer = Hunspell_create(base + ".aff", base + ".dic") else { return nil }
            self.pointer = pointer
        }
    }

    /// Nil for a dictionary that only the library understands.
    private let own: AffixDictionary?
    private let library = Mutex<Handle?>(nil)
    private let morphology: Morphology?
    /// The dictionary's path without its extension.
    private let base: String
    /// The `.dic` file.
    private let words: [UInt8]
    /// Gathered when first asked for.
    private let beginnings = Mutex<WordBeginnings?>(nil)

    /// Loads a dictionary; takes some 5 ms for 85,000 entries.
    ///
    /// - Parameter morphology: reads the descriptions of a word's readings; without it, nothing is said of an accepted word.
    /// - Throws: `LexiconError` when no folder has it, or it is in another encoding than UTF-8.
    init(name: String, package: String, folders: [String], morphology: Morphology? = nil) throws(LexiconError) {
        guard let base = Self.locate(name, in: folders) else {
            throw .missingDictionary(name: name, package: package, folders: folders)
        }
        guard let affixes = FileManager.default.contents(atPath: base + ".aff"), let words = FileManager.default.contents(atPath: base + ".dic") else {
            throw .unreadableDictionary(path: base + ".dic")
        }
        let rules = AffixRules(Array(affixes), morphology: morphology)
        guard rules.isUTF8 else { throw .unreadableDictionary(path: base + ".aff") }
        self.words = Array(words)
        own = AffixDictionary(rules, words: self.words, morphology: morphology)
        self.base = base
        self.morphology = morphology
    }

    /// What the dictionary says of a word, hyphens and all: nil when it is not accepted.
    ///
    /// - Parameter word: UTF-8.
    func analyze(_ word: [UInt8]) -> WordInfo? {
        switch own?.analyze(word) {
        case .known(let info): return info
        case .unknown: return nil
        case .undecided, nil: return analyzeByLibrary(word)
        }
    }

    /// The same, asked of the library.
    func analyzeByLibrary(_ word: [UInt8]) -> WordInfo? {
        library.withLock { handle in
            guard let library = Self.loaded(&handle, base) else { return nil }
            var items: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
            let count = Self.withCString(word) { Hunspell_analyze(library, &items, $0) }
            defer { Hunspell_free_list(library, &items, count) }
            guard let items, count > 0 else { return nil }
            var info: WordInfo = []
            guard let morphology else { return info }
            for index in 0..<Int(count) {
                guard let item = items[index] else { continue }
                let length = strlen(item)
                item.withMemoryRebound(to: UInt8.self, capacity: length) {
                    info.formUnion(morphology.info(of: UnsafeBufferPointer(start: $0, count: length)))
                }
            }
            return info
        }
    }

    /// Whether the dictionary has a word.
    ///
    /// Words of letters alone are asked for as they are spelled; others, such as compounds with hyphens, the library would part.
    func accepts(_ word: [UInt8]) -> Bool {
        guard word.allSatisfy(Self.isLetterByte) else { return analyze(word) != nil }
        return own?.accepts(word) ?? acceptsByLibrary(word)
    }

    /// The same of a word of letters alone, asked of the library.
    func acceptsByLibrary(_ word: [UInt8]) -> Bool {
        library.withLock { handle in
            guard let library = Self.loaded(&handle, base) else { return false }
            return Self.withCString(word) { Hunspell_spell(library, $0) } != 0
        }
    }

    /// Nil where the library cannot load the dictionary.
    private static func loaded(_ handle: inout Handle?, _ base: String) -> OpaquePointer? {
        if handle == nil { handle = Handle(base) }
        return handle?.pointer
    }

    /// Bytes of ASCII letters, and those of U+00C0 to U+00FF.
    private static func isLetterByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0xC3 || byte & 0xC0 == 0x80 }

    /// The first of some spellings that is a word.
    func firstAccepted(among spellings: NearSpellings) -> String? {
        let beginnings = knownBeginnings
        return spellings.first { beginnings.mayBegin($0) && accepts($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first of some spellings that fulfils a condition and is a word.
    func firstAccepted(among spellings: NearSpellings, where isRight: (String) -> Bool) -> String? {
        let beginnings = knownBeginnings
        return spellings.first { beginnings.mayBegin($0) && isRight(String(decoding: $0, as: UTF8.self)) && accepts($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private var knownBeginnings: WordBeginnings {
        beginnings.withLock { known in
            if let known { return known }
            let found = WordBeginnings(dictionary: words)
            known = found
            return found
        }
    }

    private static func withCString<Result>(_ word: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var word = word
        if word.last != 0 { word.append(0) }
        return word.withUnsafeBytes { bytes in
            // Never empty: it holds the zero byte at least.
            body(bytes.assumingMemoryBound(to: CChar.self).baseAddress.unsafelyUnwrapped)
        }
    }

    /// The path, without extension, of a dictionary or of its first regional form: `fr`, else `fr_BE`.
    private static func locate(_ name: String, in folders: [String]) -> String? {
        for folder in folders {
            let files = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            let bases = files.filter { $0.hasSuffix(".dic") }.map { String($0.dropLast(4)) }.filter { files.contains($0 + ".aff") }
            if let found = bases.filter({ $0 == name || $0.hasPrefix(name + "_") }).min() { return folder + "/" + found }
        }
        return nil
    }
}
