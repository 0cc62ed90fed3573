import Alignment
import Linguistics
import Markup

/// Words that a page writes in two ways: with a hyphen and without, with an accent and without.
struct SpellingVariants {
    struct Variant {
        let segment: Int
        let range: Range<Int>
        let usual: String
        /// How often the page has the usual one.
        let count: Int
    }

    /// Words joined by one hyphen, in whatever place.
    struct Compound {
        let range: Range<Int>
        /// In lower case and without the plural's ending.
        fileprivate let form: [UInt8]
        fileprivate let key: NameKey
    }

    private struct Use {
        let segment: Int
        let range: Range<Int>
        /// In lower case and without the plural's ending.
        let form: [UInt8]
    }

    private let subject: Subject
    private var uses: [(key: NameKey, uses: [Use])] = []

    init(_ subject: Subject) {
        self.subject = subject
        var place: [NameKey: Int] = [:]
        for (index, segment) in subject.target.segments.enumerated() {
            let known = subject.texts[index]
            let compounds = known.compounds ?? Self.compounds(of: segment)
            if known.compounds == nil { known.compounds = compounds }
            for compound in compounds where !subject.isSourceLanguage(segment: index, at: compound.range.lowerBound) {
                let use = Use(segment: index, range: compound.range, form: compound.form)
                if let at = place[compound.key] {
                    uses[at].uses.append(use)
                } else {
                    place[compound.key] = uses.count
                    uses.append((compound.key, [use]))
                }
            }
        }
        guard !uses.isEmpty else { return }
        // Most words begin as none of these does, or have another length: a bit for each length by the first letter.
        var lengths = [UInt64](repeating: 0, count: 64)
        for use in uses { lengths[Int(use.key.value & 63)] |= 1 << UInt64(use.key.length) }
        for (index, segment) in subject.target.segments.enumerated() {
            let text = segment.segment.text
            let hasApostrophe = subject.texts[index].characters.contains("'")
            for (position, token) in segment.tokens.enumerated() where token.range.count >= 5 && Self.isWord(token) {
                let initial = text[token.range.lowerBound]
                if initial < 0x80 {
                    let known = lengths[Int(NameKey.initial(initial))]
                    if token.shape.contains(.hasNonASCII) || hasApostrophe {
                        guard known != 0 else { continue }
                    } else {
                        let length = token.range.count - (text[token.range.upperBound - 1] | 0x20 == UInt8(ascii: "s") ? 1 : 0)
                        guard known >> UInt64(min(length, NameKey.longestLength)) & 1 == 1 else { continue }
                    }
                }
                guard !Self.isHyphen(position - 1, segment), !Self.isHyphen(position + 1, segment) else { continue }
                guard let at = place[Self.key(segment.segment.text[token.range])], !subject.isSourceLanguage(segment: index, at: token.range.lowerBound),
                    !TermUses.isProtected(token.range, in: segment.segment)
                else { continue }
                uses[at].uses.append(Use(segment: index, range: token.range, form: Self.form(of: token.range, in: segment.segment)))
            }
        }
    }

    /// The places that have a form which the page has less often than another.
    func minority() -> [Variant] {
        uses.flatMap { _, uses -> [Variant] in
            guard uses.count >= 3 else { return [] }
            let counts = Dictionary(grouping: uses, by: \.form)
            guard counts.count >= 2, let usual = counts.max(by: { ($0.value.count, $1.key.count) < ($1.value.count, $0.key.count) }),
                counts.allSatisfy({ $0.key == usual.key || $0.value.count < usual.value.count })
            else { return [] }
            let first = usual.value[0]
            let name = subject.target.page.segments[first.segment].string(in: first.range).lowercased()
            return uses.filter { $0.form != usual.key && !stands($0.form, inSourceOf: $0.segment) }.map {
                Variant(segment: $0.segment, range: $0.range, usual: name, count: usual.value.count)
            }
        }
    }

    /// Whether the source has the form at this place, so that the difference is its own.
    private func stands(_ form: [UInt8], inSourceOf segment: Int) -> Bool {
        guard let bitext = subject.bitext else { return false }
        let plain = String(decoding: form, as: UTF8.self)
        return bitext.segmentPair(ofTarget: segment).source.contains { bitext.source.page.segments[$0].string.lowercased().contains(plain) }
    }

    /// Words joined by one hyphen, each of two letters or more and in no address or code.
    private static func compounds(of segment: AnalyzedSegment) -> [Compound] {
        var found: [Compound] = []
        let tokens = segment.tokens
        for position in tokens.indices.dropFirst().dropLast() where tokens[position].kind == .mark && isHyphen(position, segment) {
            let left = tokens[position - 1]
            let right = tokens[position + 1]
            guard isWord(left), isWord(right), !isHyphen(position - 2, segment), !isHyphen(position + 2, segment) else { continue }
            // An address.
            if let dot = tokens[safe: position + 2], segment.token(dot, is: "."), tokens[safe: position + 3]?.kind == .word { continue }
            let range = left.range.lowerBound..<right.range.upperBound
            guard !TermUses.isProtected(range, in: segment.segment) else { continue }
            let form = form(of: range, in: segment.segment)
            found.append(Compound(range: range, form: form, key: key(form)))
        }
        return found
    }

    private static func isWord(_ token: Token) -> Bool {
        token.kind == .word && token.range.count >= 2 && token.shape.isDisjoint(with: [.protected, .mixedCase, .allCapitals, .hasDigit, .nonLatin])
    }

    private static func isHyphen(_ index: Int, _ segment: AnalyzedSegment) -> Bool {
        guard segment.tokens.indices.contains(index), segment.tokens[index].kind == .mark else { return false }
        let text = segment.segment.text
        let range = segment.tokens[index].range
        if range.count == 1 { return text[range.lowerBound] == 0x2D }
        return range.count == 3 && text[range.lowerBound] == 0xE2 && text[range.lowerBound + 1] == 0x80 && text[range.lowerBound + 2] == 0x91
    }

    private static func form(of range: Range<Int>, in segment: Segment) -> [UInt8] {
        var form = Array(segment.string(in: range).lowercased().utf8)
        if form.count > 4, form.last == UInt8(ascii: "s") { form.removeLast() }
        return form
    }

    /// The same for forms that differ in case, hyphens, accents and the plural's ending only.
    private static func key(_ form: some BidirectionalCollection<UInt8>) -> NameKey {
        var plain = form[...]
        if plain.count > 4, let last = plain.last, last | 0x20 == UInt8(ascii: "s") { plain = plain.dropLast() }
        var key = NameKey()
        var lead: UInt8 = 0
        for byte in plain {
            if byte < 0x80 {
                key.append(CollectionOfOne(byte))
            } else if lead == 0xC3, byte < 0xC0 {
                key.append(CollectionOfOne(baseLetters[Int(byte & 0x1F)]))
            }
            lead = byte
        }
        return key
    }

    /// The letters of Latin-1 from à to ÿ without their accents.
    private static let baseLetters = Array("aaaaaaaceeeeiiiidnooooo-ouuuuypy".utf8)
}
