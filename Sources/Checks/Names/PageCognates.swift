import Alignment
import Linguistics

/// Finds names of two words that a page's own addresses hold and its text has in the target language's cognates: *Priority Board* as
/// *conseil de priorité* needs a dictionary, *Operator Board* as *opérateurs Board* does not.
///
/// The pairs come from the ids of headings. Cognates alone are a translation; they are what became of a name where the page is about it, where
/// the pair stands intact elsewhere on the page, or where a capital within a sentence shows that a name was meant.
struct PageCognates {
    private struct Pair {
        let words: [[UInt8]]
        let key: NameKey
        /// The page is about it, or has it intact.
        let isName: Bool
    }

    static func findings(in subject: Subject) -> [Finding] {
        guard subject.bitext == nil else { return [] }
        let page = subject.target
        let identity = subject.identity
        // Where a cell for names holds the heading, the page is about what the heading names.
        let isAboutName = identity.rows.contains { subject.tree.statistics.slots.owner(ofLabel: $0.labelKey) == .subject }
        var pairs: [Pair] = []
        var seen = Set<NameKey>()
        for block in page.page.blocks {
            guard case .heading(let level) = block.kind, level == 1, let anchor = block.anchor else { continue }
            let words = anchor.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.map { Array($0) }
            for (place, (first, second)) in zip(words, words.dropFirst()).enumerated() where first.count >= 4 && second.count >= 4 {
                var key = NameKey(first)
                key.append(second)
                guard seen.insert(key).inserted else { continue }
                pairs.append(Pair(words: [first, second], key: key, isName: isAboutName && place == 0))
            }
        }
        guard !pairs.isEmpty else { return [] }
        let beginnings = Beginnings(pairs)
        let links = subject.targetWords.nounLinks
        var found: [(pair: Int, segment: Int, range: Range<Int>, hasCapital: Bool)] = []
        for (index, segment) in page.segments.enumerated() {
            for at in segment.tokens.indices where segment.tokens[at].kind == .word && segment.tokens[at].range.count >= 4 && !segment.tokens[at].shape.contains(.protected) {
                guard beginnings.mayBegin(segment.segment.text, at: segment.tokens[at].range.lowerBound), let place = place(of: pairs, at: at, in: segment, links) else { continue }
                found.append((place.pair, index, place.range, place.hasCapital))
            }
        }
        let doubtful = Set(found.lazy.filter { !pairs[$0.pair].isName }.map { pairs[$0.pair].key })
        let kept = doubtful.isEmpty ? [] : page.segments.reduce(into: Set<NameKey>()) { $0.formUnion(NamePlaces(of: doubtful, in: $1).ranges.keys) }
        let shown = Set(found.filter(\.hasCapital).map(\.pair))
        return found.filter { pairs[$0.pair].isName || kept.contains(pairs[$0.pair].key) || shown.contains($0.pair) }.map { hit in
            let pair = pairs[hit.pair]
            let name = pair.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            let segment = page.page.segments[hit.segment]
            return Finding(
                rule: MangledName.id, severity: .major, confidence: pair.isName ? 0.8 : 0.72, range: segment.byteRange(of: hit.range),
                message: "“\(segment.string(in: hit.range))” stands where the name “\(name)” should",
                evidence: [
                    "cognates of both words of “\(name)” in the heading's id",
                    pair.isName ? "the page is about it" : kept.contains(pair.key) ? "the page has the name intact elsewhere" : "a capital within the sentence shows a name",
                ], source: name)
        }
    }

    /// The first four letters of the words of pairs, which cognates have too: most words begin as none of them does.
    private struct Beginnings {
        private var all: [UInt32] = []
        /// A bit for each first letter.
        private var initials: UInt64 = 0

        init(_ pairs: [Pair]) {
            for word in pairs.lazy.flatMap(\.words) {
                all.append(word.prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
                initials |= 1 << UInt64(word[0] & 63)
            }
        }

        /// Whether what begins at an offset may be a cognate; a word with other letters than ASCII's among the first four may.
        ///
        /// - Parameter text: has four bytes there.
        func mayBegin(_ text: [UInt8], at start: Int) -> Bool {
            guard text[start] >= 0x80 || initials >> UInt64((text[start] | 0x20) & 63) & 1 == 1 else { return false }
            var beginning: UInt32 = 0
            for byte in text[start..<start + 4] {
                if byte >= 0x80 { return true }
                beginning = beginning << 8 | UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            }
            return all.contains(beginning)
        }
    }

    /// Two cognates of a pair side by side, in either order or with a small word between them, the first at a token.
    private static func place(of pairs: [Pair], at index: Int, in segment: AnalyzedSegment, _ links: WordSet) -> (pair: Int, range: Range<Int>, hasCapital: Bool)? {
        let tokens = segment.tokens
        let text = segment.segment.text
        let first = Cognate.folded(text[tokens[index].range])
        for (number, pair) in pairs.enumerated() {
            for side in 0...1 where Cognate.areCognates(first, pair.words[side]) {
                let (one, other) = (pair.words[side], pair.words[1 - side])
                guard var next = NameNeighbours.word(after: index, in: segment) else { continue }
                if links.contains(next, in: segment) {
                    guard let beyond = NameNeighbours.word(after: next, in: segment) else { continue }
                    next = beyond
                }
                let second = Cognate.folded(text[tokens[next].range])
                guard Cognate.areCognates(second, other), first != one || second != other, tokens[index].info.contains(.target) || tokens[next].info.contains(.target) else { continue }
                // Turned round alone is another rule's find; here one word at least was translated.
                guard first != one && tokens[index].isTargetOnly || second != other && tokens[next].isTargetOnly || first != one && second != other else { continue }
                return (number, tokens[index].range.lowerBound..<tokens[next].range.upperBound, tokens[next].shape.contains(.capitalized))
            }
        }
        return nil
    }
}
