import CHunspell
import Foundation
import Synchronization

/// A Hunspell dictionary that several workers may use: the library is not thread-safe, so one asks at a time.
final class Speller: Sendable {
    private struct Handle: ~Copyable {
        let pointer: OpaquePointer
        deinit { Hunspell_destroy(pointer) }
    }

    private let handle: Mutex<Handle>
    /// The dictionary's path without its extension.
    private let base: String
    /// Read when first asked for.
    private let beginnings = Mutex<WordBeginnings?>(nil)

    /// Loads a dictionary; takes some 50 ms for 85,000 entries.
    ///
    /// - Throws: `LexiconError` when no folder has it, or it is in another encoding than UTF-8.
    init(name: String, package: String, folders: [String]) throws(LexiconError) {
        guard let base = Self.locate(name, in: folders) else {
            throw .missingDictionary(name: name, package: package, folders: folders)
        }
        guard let pointer = Hunspell_create(base + ".aff", base + ".dic") else { throw .unreadableDictionary(path: base + ".dic") }
        let handle = Handle(pointer: pointer)
        guard let encoding = Hunspell_get_dic_encoding(pointer), String(cString: encoding).uppercased() == "UTF-8" else {
            throw .unreadableDictionary(path: base + ".aff")
        }
        self.handle = Mutex(handle)
        self.base = base
    }

    /// What the dictionary says of a word, hyphens and all.
    ///
    /// It costs 12–28 µs with the French dictionary, about half of `Hunspell_spell`, which also tries to part the word.
    ///
    /// - Parameters:
    ///   - word: UTF-8, ended by a zero byte or not.
    ///   - morphology: reads the descriptions of the word's readings; without it, nothing is said of an accepted word.
    /// - Returns: nil when it is not accepted.
    func analyze(_ word: [UInt8], morphology: Morphology? = nil) -> WordInfo? {
        handle.withLock { handle in
            var items: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
            let count = Self.withCString(word) { Hunspell_analyze(handle.pointer, &items, $0) }
            defer { Hunspell_free_list(handle.pointer, &items, count) }
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
    /// For words of letters alone this is the cheaper question; others, such as compounds with hyphens, `Hunspell_spell` would part.
    func accepts(_ word: [UInt8]) -> Bool {
        guard word.allSatisfy(Self.isLetterByte) else { return analyze(word) != nil }
        return handle.withLock { handle in Self.withCString(word) { Hunspell_spell(handle.pointer, $0) } } != 0
    }

    /// Bytes of ASCII letters, and those of U+00C0 to U+00FF.
    private static func isLetterByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0xC3 || byte & 0xC0 == 0x80 }

    /// The first of some spellings that is a word, and fulfils a condition.
    func firstAccepted(among spellings: NearSpellings, where isRight: (String) -> Bool = { _ in true }) -> String? {
        let beginnings = beginnings.withLock { known in
            if let known { return known }
            let read = WordBeginnings(dictionary: base + ".dic")
            known = read
            return read
        }
        return spellings.first { beginnings.mayBegin($0) && accepts($0) && isRight(String(decoding: $0, as: UTF8.self)) }.map { String(decoding: $0, as: UTF8.self) }
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
