import Alignment
import Markup

/// The translations that a tree has of its source's texts and at the places of its families' pages, found by hash.
///
/// Kept are translations as templates whose slots a page fills, with the number of pages that have them. The room is bounded: when it is full,
/// half of the texts are let go, by hash, so that what is kept is the same whatever the order and the number of workers.
public struct TreeTranslations: Sendable {
    /// One translation of a text.
    struct Rendering: Sendable {
        /// A hash of the template.
        let key: UInt64
        let template: RenderingTemplate
        var pages: Int
        /// Of these pages' paths the first one.
        var example: String
    }

    /// What is known of a text.
    struct Entry: Sendable {
        /// By their keys, the smallest ones.
        var renderings: [Rendering] = []
        /// Pages that translate it, in any way.
        var translated = 0
        /// Pages that leave it in the source language.
        var left = 0
    }

    /// Translations kept of one text.
    private static let mostRenderings = 8

    private var entries: [UInt64: Entry] = [:]
    private var size = 0
    private let largestSize: Int
    /// Texts whose hash begins with so many zero bits are kept.
    private var level = 0
    let forms: WrittenForms?

    /// - Parameters:
    ///   - forms: nil to keep nothing.
    ///   - room: in bytes.
    public init(forms: WrittenForms? = nil, room: Int = 24 << 20) {
        self.forms = forms
        largestSize = room
    }

    /// What is known of a text or a place, by its key.
    subscript(key: UInt64) -> Entry? { entries[key] }

    /// Adds what a page tells of a text.
    ///
    /// - Parameters:
    ///   - template: nil where the page leaves the text in the source language.
    mutating func add(_ key: UInt64, _ template: RenderingTemplate?, page: String) {
        guard holds(key) else { return }
        var entry = Entry()
        if let template {
            entry.translated = 1
            entry.renderings = [Rendering(key: Self.hash(template), template: template, pages: 1, example: page)]
        } else {
            entry.left = 1
        }
        merge(entry, at: key)
        shrink()
    }

    mutating func merge(_ other: TreeTranslations) {
        level = max(level, other.level)
        letGo()
        for (key, entry) in other.entries where holds(key) { merge(entry, at: key) }
        shrink()
    }

    private mutating func merge(_ other: Entry, at key: UInt64) {
        let isNew = entries[key] == nil
        var entry = entries.removeValue(forKey: key) ?? Entry()
        if isNew { size += Self.entrySize }
        entry.translated += other.translated
        entry.left += other.left
        for rendering in other.renderings {
            let index = entry.renderings.firstIndex { $0.key >= rendering.key } ?? entry.renderings.count
            if index < entry.renderings.count, entry.renderings[index].key == rendering.key {
                entry.renderings[index].pages += rendering.pages
                if rendering.example.utf8.lexicographicallyPrecedes(entry.renderings[index].example.utf8) { entry.renderings[index].example = rendering.example }
            } else if index < Self.mostRenderings {
                entry.renderings.insert(rendering, at: index)
                size += Self.size(rendering)
                if entry.renderings.count > Self.mostRenderings, let last = entry.renderings.popLast() { size -= Self.size(last) }
            }
        }
        entries[key] = entry
    }

    private mutating func shrink() {
        while size > largestSize, level < 64 {
            level += 1
            letGo()
        }
    }

    private mutating func letGo() {
        guard level > 0 else { return }
        entries = entries.filter { holds($0.key) }
        size = entries.values.reduce(0) { $0 + Self.entrySize + $1.renderings.reduce(0) { $0 + Self.size($1) } }
    }

    private func holds(_ key: UInt64) -> Bool { level == 0 || (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - level) == 0 }

    private static let entrySize = 64
    private static func size(_ rendering: Rendering) -> Int { rendering.template.bytes.count + 96 }
    private static func hash(_ template: RenderingTemplate) -> UInt64 { NameKey.exact(template.bytes) ^ template.marks }
}
