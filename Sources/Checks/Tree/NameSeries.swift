import Alignment
import Linguistics

/// A name that is a list of capitalized words before an ampersand: `Sails & Ropes`, `Sails, Ropes, & Rigging`. A translation may have its own word for the
/// ampersand, and the name is kept.
struct NameSeries {
    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>
    /// Of the listed words alone.
    let key: NameKey
    /// How many words are listed.
    let count: Int

    /// - Parameter isTranslation: a short function word may stand for the ampersand.
    /// - Returns: in order, the longest first; what precedes a name may look like one more of its words, so that its parts up to the end are there as well.
    static func find(in segment: AnalyzedSegment, isTranslation: Bool) -> [NameSeries] {
        let tokens = segment.tokens
        let text = segment.segment.text
        func byte(_ at: Int) -> UInt8? {
            tokens.indices.contains(at) && tokens[at].range.count == 1 && !tokens[at].shape.contains(.protected) ? text[tokens[at].range.lowerBound] : nil
        }
        func isItem(_ at: Int) -> Bool {
            tokens.indices.contains(at) && tokens[at].kind == .word && tokens[at].shape.contains(.capitalized) && !tokens[at].shape.contains(.protected)
        }
        return tokens.indices.flatMap { link -> [NameSeries] in
            guard byte(link) == UInt8(ascii: "&") || isTranslation && isConjunction(tokens[link]), byte(link - 1) == 0x20, byte(link + 1) == 0x20, isItem(link + 2) else { return [] }
            var items = [link + 2]
            var at = link - 2
            if byte(at) == UInt8(ascii: ",") { at -= 1 }
            while isItem(at) {
                items.append(at)
                guard byte(at - 1) == 0x20, byte(at - 2) == UInt8(ascii: ",") else { break }
                at -= 3
            }
            guard items.count > 1 else { return [] }
            return (2...items.count).reversed().map { count in
                var key = NameKey()
                for item in items.prefix(count).reversed() { key.append(text[tokens[item].range]) }
                return NameSeries(range: tokens[items[count - 1]].range.lowerBound..<tokens[link + 2].range.upperBound, key: key, count: count)
            }
        }
    }

    /// Where the words of a list stand that was translated as one: as many phrases, parted by commas and a conjunction, the last of them with the name's last word; or
    /// the name's own words, without the last.
    ///
    /// - Parameters:
    ///   - words: the name's.
    ///   - intact: where the name itself stands.
    func places(ofCalqueOf words: [ArraySlice<UInt8>], in target: AnalyzedSegment, outside intact: [Range<Int>]) -> [Range<Int>] {
        guard let last = words.last else { return [] }
        let wanted = NameKey(last)
        let ends = target.tokens.indices.filter { at in
            let token = target.tokens[at]
            return token.kind == .word && token.range.count == last.count && NameKey(target.segment.text[token.range]) == wanted && !intact.contains { $0.overlaps(token.range) }
        }
        let places = ends.compactMap { place(endingAt: $0, in: target, outside: intact) }
        return places.isEmpty ? target.tokens.indices.compactMap { place(of: words.dropLast(), at: $0, in: target, outside: intact) } : places
    }

    private func place(endingAt end: Int, in target: AnalyzedSegment, outside intact: [Range<Int>]) -> Range<Int>? {
        let tokens = target.tokens
        var start = end
        var parted = 0
        for at in stride(from: end - 1, through: max(0, end - 8 * count), by: -1) {
            let token = tokens[at]
            if intact.contains(where: { $0.overlaps(token.range) }) { break }
            if token.kind == .space || token.kind == .elision { continue }
            if target.token(token, is: ",") || Self.isConjunction(token) {
                parted += 1
                if parted == count { break }
            } else if token.kind == .word {
                let isSmall = token.info.contains(.targetFunction)
                if parted == count - 1, isSmall { break }
                if !isSmall { start = at }
                if parted == count - 1, token.shape.contains(.capitalized) { break }
            } else {
                break
            }
        }
        // With the article of the phrase it was taken for.
        if let article = NameNeighbours.word(before: start, in: target), tokens[article].info.contains(.determiner), !tokens[article].info.contains(.preposition) { start = article }
        return parted >= count - 1 && start < end ? tokens[start].range.lowerBound..<tokens[end].range.upperBound : nil
    }

    /// The name's first words with a conjunction after them that leads to no word.
    private func place(of words: ArraySlice<ArraySlice<UInt8>>, at start: Int, in target: AnalyzedSegment, outside intact: [Range<Int>]) -> Range<Int>? {
        let tokens = target.tokens
        var at = start
        for word in words {
            if at > start, let mark = tokens[safe: at], target.token(mark, is: ",") { at += 1 }
            if at > start, tokens[safe: at]?.kind == .space { at += 1 }
            guard let token = tokens[safe: at], token.kind == .word, token.range.count == word.count, target.segment.text[token.range] == word, !intact.contains(where: { $0.overlaps(token.range) }) else { return nil }
            at += 1
        }
        guard let link = NameNeighbours.word(after: at - 1, in: target), Self.isConjunction(tokens[link]), NameNeighbours.word(after: link, in: target) == nil else { return nil }
        return tokens[start].range.lowerBound..<tokens[link].range.upperBound
    }

    private static func isConjunction(_ token: Token) -> Bool {
        token.kind == .word && token.range.count <= 3 && token.info.contains(.targetFunction) && token.info.isDisjoint(with: [.determiner, .preposition])
    }
}
