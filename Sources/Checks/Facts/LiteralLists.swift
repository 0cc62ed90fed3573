import Alignment
import Linguistics
import Markup

/// Values in a list of the source: names of parameters, the settings that an option takes. Where the translation keeps some of them, or the page
/// has them as code, those that it changed are broken.
struct LiteralLists {
    /// A value of the source and what stands in its place.
    private struct Change {
        let value: Range<Int>
        let place: Range<Int>
        let confidence: Double
        let evidence: String
    }

    private let conjunctions: (source: WordSet, target: WordSet)
    /// Of the source page.
    private let codeWords: CodeWords

    init(_ codeWords: CodeWords, _ subject: Subject) {
        self.codeWords = codeWords
        conjunctions = (WordSet(subject.sourceProfile.conjunctions), WordSet(subject.targetProfile.conjunctions))
    }

    func findings(_ index: Int, _ sources: PairSide<Int>, _ subject: Subject, of rule: IdentifierMismatch) -> [Finding] {
        guard sources.count == 1, let origin = sources.first, let source = subject.source?.segments[origin] else { return [] }
        let target = subject.target.segments[index]
        let italics = source.segment.inlines.filter(\.isItalic)
        let mayList = source.segment.text.has(UInt8(ascii: ",")) && (!italics.isEmpty || source.shapes.contains(.mixedCase))
        guard mayList || italics.count > 2 else { return [] }
        var changes = mayList ? listed(source, target) : []
        if italics.count > 2 { changes += Self.set(apart: italics, source, target).filter { change in !changes.contains { $0.place.overlaps(change.place) } } }
        return changes.map { change in
            let wanted = source.segment.string(in: change.value)
            return rule.finding(
                target.segment, change.place, "“\(target.segment.string(in: change.place))” was “\(wanted)” in the source", change.evidence, confidence: change.confidence, source: wanted,
                sourceRange: source.segment.byteRange(of: change.value), suggestion: wanted)
        }
    }

    // MARK: Lists with commas

    private func listed(_ source: AnalyzedSegment, _ target: AnalyzedSegment) -> [Change] {
        let lists = Self.lists(in: source, conjunctions.source)
        guard !lists.isEmpty else { return [] }
        let own = Self.lists(in: target, conjunctions.target)
        return lists.flatMap { list in own.lazy.map { Self.changes(list, $0, source, target) }.first { !$0.isEmpty } ?? [] } + translated(lists, own, source, target)
    }

    /// Where two words are kept in one list as far apart as they were, one of them in mixed case, the others are sought by their place.
    private static func changes(_ list: [Range<Int>], _ own: [Range<Int>], _ source: AnalyzedSegment, _ target: AnalyzedSegment) -> [Change] {
        let kept = list.indices.compactMap { index -> (index: Int, offset: Int)? in
            guard isValue(list[index], in: source), let place = own.firstIndex(where: { ends($0, with: list[index], source, target) }) else { return nil }
            return (index, place - index)
        }
        guard kept.count > 1, let first = kept.first, let last = kept.last, kept.allSatisfy({ $0.offset == first.offset }), kept.contains(where: { isMixed(list[$0.index], in: source) }) else { return [] }
        return list.indices.compactMap { index in
            guard own.indices.contains(index + first.offset), let value = lost(list[index], source, target) else { return nil }
            let place = own[index + first.offset]
            if source.isItalic(value), target.isItalic(place) { return Change(value: value, place: place, confidence: 0.85, evidence: "other values of the list are kept") }
            guard index > first.index, index < last.index, isMixed(value, in: source), isStranger(place, in: target) else { return nil }
            return Change(value: value, place: place, confidence: 0.9, evidence: "other names of the list are kept, and no language has the word")
        }
    }

    /// Lists of words in italics, all of them translated, of which the page has two and more in its code.
    private func translated(_ lists: [[Range<Int>]], _ own: [[Range<Int>]], _ source: AnalyzedSegment, _ target: AnalyzedSegment) -> [Change] {
        var changes: [Change] = []
        for list in lists {
            let values = list.filter { source.isItalic($0) }
            guard values.count > 3, values.allSatisfy({ Self.lost($0, source, target) != nil }),
                let places = own.lazy.map({ $0.filter { target.isItalic($0) } }).first(where: { $0.count == values.count })
            else { continue }
            guard values.count(where: { codeWords.contains(source.segment.text[$0]) }) > 1 else { continue }
            changes += zip(values, places).map { Change(value: $0, place: $1, confidence: 0.8, evidence: "the page has other values of the list in its code") }
        }
        return changes
    }

    /// The items of each list of three and more; an item is all that stands between two commas or conjunctions, but no further than italics reach.
    private static func lists(in segment: AnalyzedSegment, _ conjunctions: WordSet) -> [[Range<Int>]] {
        var lists: [[Range<Int>]] = []
        var items: [Range<Int>] = []
        var item: Range<Int>?
        func endItem() {
            if let own = item { items.append(segment.withinItalics(own)) }
            item = nil
        }
        func endList() {
            endItem()
            if items.count > 2 {
                lists.append(items)
                items = []
            } else {
                items.removeAll(keepingCapacity: true)
            }
        }
        for (index, token) in segment.tokens.enumerated() {
            let first = segment.segment.text[token.range.lowerBound]
            switch token.kind {
            case .space:
                if first == 0x0A { endList() }
                continue
            case .mark where first == UInt8(ascii: ","): endItem()
            case .mark where first == UInt8(ascii: ":") || first == UInt8(ascii: ";") || first == UInt8(ascii: "(") || first == UInt8(ascii: ")"): endList()
            case .mark where first == UInt8(ascii: ".") && (index + 1 == segment.tokens.count || segment.tokens[index + 1].kind == .space): endList()
            case .word where conjunctions.contains(index, in: segment): endItem()
            default: item = (item?.lowerBound ?? token.range.lowerBound)..<token.range.upperBound
            }
        }
        endList()
        return lists
    }

    // MARK: Values set apart

    /// Words in italics, as many in the translation, of which it keeps two in mixed case: *HighestGate*, *HighestLock*, *Lowest*.
    private static func set(apart values: [Inline], _ source: AnalyzedSegment, _ target: AnalyzedSegment) -> [Change] {
        let own = target.segment.inlines.filter(\.isItalic)
        guard own.count == values.count else { return [] }
        let pairs = zip(values.map { source.segment.words(of: $0) }, own.map { target.segment.words(of: $0) })
        guard pairs.count(where: { source.segment.text[$0] == target.segment.text[$1] && isMixed($0, in: source) }) > 1 else { return [] }
        return pairs.compactMap { value, place in
            guard place.count <= 40, !target.segment.protectedRanges.contains(where: { $0.overlaps(place) }), lost(value, source, target) != nil else { return nil }
            return Change(value: value, place: place, confidence: 0.85, evidence: "other values beside it are kept")
        }
    }

    // MARK: Words

    /// A range that is one word with a capital, where the target has that word nowhere.
    private static func lost(_ range: Range<Int>, _ source: AnalyzedSegment, _ target: AnalyzedSegment) -> Range<Int>? {
        let text = source.segment.text[range]
        guard isValue(range, in: source), range.count > 2, !target.segment.inlines.contains(where: { target.segment.text[$0.text] == text }) else { return nil }
        return target.tokens.contains { $0.kind == .word && target.segment.text[$0.range] == text } ? nil : range
    }

    /// Whether a range is one word with a capital and no code.
    private static func isValue(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let text = segment.segment.text[range]
        return text.first?.isFactUpper == true && text.allSatisfy(\.isFactAlphanumeric) && !segment.segment.protectedRanges.contains { $0.overlaps(range) }
    }

    /// Whether a range is a word with a capital inside: `HighestGate`.
    private static func isMixed(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let text = segment.segment.text[range]
        return isValue(range, in: segment) && zip(text, text.dropFirst()).contains { $0.isFactLower && $1.isFactUpper }
    }

    /// Whether a range is one word that no language has.
    private static func isStranger(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens(in: range)
        guard tokens.count == 1, let word = tokens.first else { return false }
        return word.kind == .word && word.info.isDisjoint(with: [.target, .source, .loanword]) && !word.shape.contains(.protected)
    }

    /// Whether an item ends in a word of the source.
    private static func ends(_ item: Range<Int>, with word: Range<Int>, _ source: AnalyzedSegment, _ target: AnalyzedSegment) -> Bool {
        guard item.count >= word.count, item.count == word.count || target.segment.text[item.upperBound - word.count - 1] == 0x20 else { return false }
        return target.segment.text[(item.upperBound - word.count)..<item.upperBound] == source.segment.text[word]
    }
}

extension Inline {
    /// Whether it is text in italics.
    fileprivate var isItalic: Bool {
        if case .emphasis = kind { return !text.isEmpty }
        return false
    }
}

extension Segment {
    /// The text of inline markup without the line break that a tag before it stands for.
    fileprivate func words(of inline: Inline) -> Range<Int> {
        let start = text[inline.text].firstIndex { $0 > 0x20 } ?? inline.text.lowerBound
        return start..<inline.text.upperBound
    }
}

extension AnalyzedSegment {
    fileprivate func isItalic(_ range: Range<Int>) -> Bool {
        segment.inlines.contains { $0.isItalic && $0.text.lowerBound <= range.lowerBound && $0.text.upperBound >= range.upperBound }
    }

    /// The part of a range from where italics begin in it to where they end.
    fileprivate func withinItalics(_ range: Range<Int>) -> Range<Int> {
        var part = range
        for inline in segment.inlines where inline.isItalic && inline.text.overlaps(part) {
            part = part.clamped(to: inline.text)
        }
        return part
    }
}
