import Alignment
import Linguistics
import Markup
import Terminology

/// Finds forbidden forms whose noun stands before another complement: *campagnes de recherche et d’achat* holds *campagne d’achat*.
struct CoordinatedTerms {
    struct Hit {
        let entry: Int
        /// From the noun to the complement's end, in the target segment's text.
        let range: Range<Int>
        /// The complement.
        let complement: Range<Int>
    }

    let uses: TermUses

    /// How many tokens may stand between a noun and its second complement.
    private static let farthest = 12

    /// The forms in a target segment that its source has a term for.
    func hits(in index: Int) -> [Hit] {
        let subject = uses.subject
        guard let bitext = subject.bitext else { return [] }
        let sources = bitext.segmentPair(ofTarget: index).source
        guard sources.contains(where: { subject.sourceTerms[$0].contains { !uses.groups.forbiddenComplements[Int(uses.groups.group[$0.entry])].isEmpty } }) else { return [] }
        let segment = subject.target.segments[index]
        var hits: [Hit] = []
        for (place, token) in segment.tokens.enumerated() where token.kind == .word && token.shape.isDisjoint(with: [.capitalized, .mixedCase]) && subject.targetWords.conjunctions.contains(place, in: segment) {
            guard let sources = uses.sourceUses(ofTarget: index, at: token.range.lowerBound) else { continue }
            let known = uses.targetTerms(of: index, sentenceAt: token.range.lowerBound)
            for use in sources where uses.isPlain(use) && uses.holds(use.match.entry) {
                let group = uses.groups.group[use.match.entry]
                let forms = uses.groups.forbiddenComplements[Int(group)]
                guard !forms.isEmpty, !known.contains(where: { uses.groups.group[$0.entry] == group }) else { continue }
                guard let hit = forms.lazy.compactMap({ self.hit($0, after: place, in: segment) }).first, !hits.contains(where: { $0.range == hit.range }) else { continue }
                hits.append(hit)
            }
        }
        return hits
    }

    private func hit(_ form: TermGroups.Complement, after conjunction: Int, in segment: AnalyzedSegment) -> Hit? {
        let (text, tokens) = (segment.segment.text, segment.tokens)
        var at = conjunction
        var start: Int?
        for word in form.words {
            at += 1
            if tokens[safe: at]?.kind == .space { at += 1 }
            guard let token = tokens[safe: at], token.kind == .word || token.kind == .elision, TermGroups.Complement.bare(LowerCase.of(text[token.range])) == word[...] else { return nil }
            if start == nil { start = token.range.lowerBound }
        }
        let before = tokens[max(0, conjunction - Self.farthest)..<conjunction]
        let head = before.lastIndex { token in token.kind == .word && form.heads.contains { LowerCase.of(text[token.range]) == $0[...] } }
        guard let head, let start, !before[head...].contains(where: { segment.token($0, is: ".") }) else { return nil }
        let end = tokens[at].range.upperBound
        return Hit(entry: form.entry, range: tokens[head].range.lowerBound..<end, complement: start..<end)
    }
}

extension TermGroups.Complement {
    /// - Returns: nil where a form is a single word.
    init?(of form: String, entry: Int, _ glossary: TermMatcher?) {
        let parts = form.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let glossary else { return nil }
        let words = parts[1].lowercased().unicodeScalars.split { $0 == " " || $0 == "'" || $0 == "’" }.map { Array(String($0).utf8) }
        guard !words.isEmpty else { return nil }
        self.init(entry: entry, heads: glossary.targetSpellings(of: parts[0].lowercased()), words: words)
    }

    /// A word without the apostrophe that it ends in.
    static func bare(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if word.last == UInt8(ascii: "'") { return word.dropLast() }
        return word.suffix(3).elementsEqual([0xE2, 0x80, 0x99]) ? word.dropLast(3) : word
    }
}
