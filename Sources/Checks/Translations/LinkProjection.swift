import Alignment
import Linguistics
import Markup

/// Puts a link that a text has around its words in a translation that came without markup.
enum LinkProjection {
    /// The translation with the link of `unit`; nil unless one link is all the markup there is and its words are found.
    ///
    /// The link's names, codes and numbers stand in the translation as they are; the words beside them in the link are as many common words before
    /// them, where the target language puts its nouns.
    static func linked(_ translation: String, of unit: TextUnit, functionWords: Set<String>) -> String? {
        guard unit.marks == 1, let link = unit.links.first else { return nil }
        let text = unit.analyzed.segment.text
        let words = unit.analyzed.tokens(in: link.text).filter { $0.kind == .word || $0.kind == .number }
        let target = Array(translation.utf8)
        // The longest run of the link's words that the translation has.
        var best: (words: Range<Int>, place: Range<Int>)?
        for start in words.indices {
            for end in stride(from: words.endIndex, to: start, by: -1) where end - start > best?.words.count ?? 0 {
                let part = text[words[start].range.lowerBound..<words[end - 1].range.upperBound]
                guard words[start..<end].contains(where: { !$0.shape.isDisjoint(with: [.capitalized, .mixedCase, .hasDigit]) }) || end - start == words.count,
                    let place = target.firstRange(of: part)
                else { continue }
                best = (start..<end, place)
                break
            }
        }
        guard let best else { return nil }
        var missing = words.indices.count { !best.words.contains($0) && !words[$0].info.contains(.sourceFunction) }
        guard missing <= 2 else { return nil }
        var lower = best.place.lowerBound
        while missing > 0 {
            guard lower > 1, target[lower - 1] == 0x20 else { return nil }
            let start = (target[..<(lower - 1)].lastIndex(of: 0x20) ?? -1) + 1
            let word = String(decoding: target[start..<(lower - 1)], as: UTF8.self).lowercased()
            if !functionWords.contains(word) { missing -= 1 }
            lower = start
        }
        let page = unit.page.bytes
        let before = page[link.range.lowerBound..<link.content.lowerBound]
        let after = page[link.content.upperBound..<link.range.upperBound]
        let bytes = target[..<lower] + before + target[lower..<best.place.upperBound] + after + target[best.place.upperBound...]
        return String(validating: bytes, as: UTF8.self)
    }
}
