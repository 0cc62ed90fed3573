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
        private(set) var renderings: [Rendering] = []
        /// Pages that translate it, in any way.
        private(set) var translated = 0
        /// Pages that leave it in the source language.
        private(set) var left = 0

        /// Translations kept of one text.
        private static let most = 8

        /// The room it takes: itself and each of its translations. It only ever grows, whatever the order in which pages come.
        var size: Int { 1 + renderings.count }

        /// Counts a page that translates it.
        mutating func count(_ rendering: Rendering) {
            translated += 1
            add(rendering)
        }

        /// Counts a page that leaves it.
        mutating func countLeft() { left += 1 }

        mutating func merge(_ other: Entry) {
            translated += other.translated
            left += other.left
            for rendering in other.renderings { add(rendering) }
        }

        private mutating func add(_ rendering: Rendering) {
            let index = renderings.firstIndex { $0.key >= rendering.key } ?? renderings.count
            if index < renderings.count, renderings[index].key == rendering.key {
                renderings[index].pages += rendering.pages
                if rendering.example < renderings[index].example { renderings[index].example = rendering.example }
                return
            }
            guard index < Self.most else { return }
            renderings.insert(rendering, at: index)
            if renderings.count > Self.most { renderings.removeLast() }
        }
    }

    private var entries: [UInt64: Entry] = [:]
    private var size = 0
    private let largestSize: Int
    /// Texts whose hash begins with so many zero bits are kept.
    private var level = 0
    let forms: WrittenForms?

    /// - Parameters:
    ///   - forms: nil to keep nothing.
    ///   - room: texts and translations kept, at most; each has up to `RenderingTemplate.longest` bytes, some 150 as a rule.
    public init(forms: WrittenForms? = nil, room: Int = 150_000) {
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
        if let template {
            let rendering = Rendering(key: Self.hash(template), template: template, pages: 1, example: page)
            change(key) { $0.count(rendering) }
        } else {
            change(key) { $0.countLeft() }
        }
        shrink()
    }

    mutating func merge(_ other: TreeTranslations) {
        level = max(level, other.level)
        letGo()
        for (key, entry) in other.entries where holds(key) { change(key) { $0.merge(entry) } }
        shrink()
    }

    private mutating func change(_ key: UInt64, _ body: (inout Entry) -> Void) {
        func changed(_ entry: inout Entry) -> Int {
            let before = entry.translated + entry.left == 0 ? 0 : entry.size
            body(&entry)
            return entry.size - before
        }
        size += changed(&entries[key, default: Entry()])
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
        size = entries.values.reduce(0) { $0 + $1.size }
    }

    private func holds(_ key: UInt64) -> Bool { level == 0 || (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - level) == 0 }

    private static func hash(_ template: RenderingTemplate) -> UInt64 { NameKey.exact(template.bytes) ^ template.marks }
}
