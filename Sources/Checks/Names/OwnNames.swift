import Alignment
import Linguistics

/// The names that a page is about, as the page writes them where its own addresses vouch for them: one word each, in their letter case.
struct OwnNames {
    private let names: [NameKey: [UInt8]]
    /// Segments that have the maker's name, which may be the app's in another letter case.
    private let makers: Set<Int>

    /// Only for pages without a source, which would tell it better.
    init(of subject: Subject) {
        guard subject.bitext == nil else {
            names = [:]
            makers = []
            return
        }
        let identity = subject.identity
        let slots = subject.tree.statistics.slots
        var names: [NameKey: [UInt8]] = [:]
        var makers = Set<Int>()
        for row in identity.rows {
            let segment = subject.target.segments[row.value]
            let text = segment.segment.text
            let owner = slots.owner(ofLabel: row.labelKey)
            if owner == .vendor { makers.insert(row.value) }
            guard text.count >= 5, text.count <= 40, segment.tokens.count == 1, let token = segment.tokens.first, token.kind == .word,
                token.info.isDisjoint(with: [.target, .loanword])
            else { continue }
            switch owner {
            case .subject: if NameKey(text) == identity.slugKey { names[NameKey(text)] = text }
            case .vendor: if identity.isVendor(text, platforms: subject.tree.platforms) { names[NameKey(text)] = text }
            case nil: continue
            }
        }
        self.names = names
        self.makers = makers
    }

    /// Where one stands in another letter case; a capital at the start of a sentence is right.
    ///
    /// - Parameter index: the segment's.
    func places(in segment: AnalyzedSegment, at index: Int) -> [NameCasing.Place] {
        guard !names.isEmpty, !makers.contains(index) else { return [] }
        var places: [NameCasing.Place] = []
        for index in segment.tokens.indices where segment.tokens[index].kind == .word && !segment.tokens[index].shape.contains(.protected) {
            let token = segment.tokens[index]
            let text = segment.segment.text[token.range]
            guard token.range.count >= 5, let name = names[NameKey(text)], !text.elementsEqual(name), !token.shape.contains(.allCapitals) else { continue }
            let isStart = segment.sentences.contains { $0.lowerBound == token.range.lowerBound } || index == 0
            if isStart, text.dropFirst().elementsEqual(name.dropFirst()) { continue }
            // Domains and addresses are written in small letters.
            if index > 0, segment.tokens[index - 1].kind == .mark, index + 1 < segment.tokens.count, segment.tokens[index + 1].kind == .mark { continue }
            if index + 2 < segment.tokens.count, segment.token(segment.tokens[index + 1], is: "."), segment.tokens[index + 2].kind == .word { continue }
            places.append(
                NameCasing.Place(
                    range: token.range, name: String(decoding: name, as: UTF8.self), confidence: 0.75, evidence: "the page's own table writes “\(String(decoding: name, as: UTF8.self))”"))
        }
        return places
    }
}
