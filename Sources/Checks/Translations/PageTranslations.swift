import Alignment
import Linguistics
import Markup

/// The translated texts of one page, each with the keys by which other pages seek it.
struct PageTranslations {
    private let page: AnalyzedPage
    private let bitext: Bitext?
    private let forms: WrittenForms
    private let names: PageOwnNames
    private let places: PagePlaces?

    /// - Parameter facts: those of this page.
    init(_ page: AnalyzedPage, _ bitext: Bitext?, facts: PageFacts, forms: WrittenForms) {
        self.page = page
        self.bitext = bitext
        self.forms = forms
        names = facts.ownNames
        places = facts.places
    }

    /// Adds them to what the tree knows.
    func add(to translations: inout TreeTranslations) {
        var seen = KeyTable()
        if let bitext {
            addPairs(of: bitext, to: &translations, &seen)
        } else if let places {
            addPlaces(places, to: &translations, &seen)
        }
    }

    private func addPairs(of bitext: Bitext, to translations: inout TreeTranslations, _ seen: inout KeyTable) {
        for pair in bitext.sentences where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.8 {
            let source = bitext.source.segments[pair.source[0].segment]
            let target = page.segments[pair.target[0].segment]
            let isWhole = source.sentences.count == 1 && target.sentences.count == 1
            // A sentence that stands alone on one side only may hold more than its counterpart.
            guard isWhole || (source.sentences.count > 1 && target.sentences.count > 1),
                source.tokens(in: source.sentences[pair.source[0].sentence]).contains(where: { $0.info.contains(.source) }),
                let sourceUnit = Self.unit(of: source, source.sentences[pair.source[0].sentence], on: bitext.source.page, names, forms, isSource: true),
                let targetUnit = Self.unit(of: target, target.sentences[pair.target[0].sentence], on: page.page, names, forms, isSource: false)
            else { continue }
            Self.add(sourceUnit, targetUnit, page: page.page.path, to: &translations, &seen)
        }
    }

    /// Adds a text with its translation, under its key with slots, or under that of its very words where a slot has no counterpart.
    static func add(_ source: TextUnit, _ target: TextUnit, page: String, to translations: inout TreeTranslations, _ seen: inout KeyTable) {
        let key = source.key
        if target.isWritten(as: source) {
            add(nil, for: source, key, page, to: &translations, &seen)
        } else if let template = RenderingTemplate(target, of: source) {
            add(template, for: source, key, page, to: &translations, &seen)
        } else if let template = RenderingTemplate(target.withoutSlots, of: source.withoutSlots) {
            add(template, for: source, source.exactKey, page, to: &translations, &seen)
        }
    }

    /// - Parameter template: nil where the page leaves the text in the source language.
    private static func add(
        _ template: RenderingTemplate?, for source: TextUnit, _ key: UInt64, _ page: String, to translations: inout TreeTranslations, _ seen: inout KeyTable
    ) {
        if let placeKey = source.keyWithPlace(key), seen.insert(placeKey) { translations.add(placeKey, template, page: page) }
        if seen.insert(key) { translations.add(key, template, page: page) }
    }

    private func addPlaces(_ places: PagePlaces, to translations: inout TreeTranslations, _ seen: inout KeyTable) {
        for (index, segment) in page.segments.enumerated() {
            guard let place = places.keys[index] else { continue }
            for (number, sentence) in segment.sentences.enumerated() {
                let tokens = segment.tokens(in: sentence)
                guard tokens.contains(where: { $0.kind == .word && !$0.shape.contains(.protected) }) else { continue }
                let key = segment.sentences.count == 1 ? place : PagePlaces.sentence(number, of: segment.sentences.count, in: place)
                guard seen.insert(key) else { continue }
                let evidence = LanguageEvidence(tokens, of: segment.segment.text)
                if evidence.decision == .source {
                    translations.add(key, nil, page: page.page.path)
                    // Its text is the source's own.
                    if let unit = Self.unit(of: segment, sentence, on: page.page, names, forms, isSource: true), seen.insert(unit.key) {
                        translations.add(unit.key, nil, page: page.page.path)
                    }
                } else if let unit = Self.unit(of: segment, sentence, on: page.page, names, forms, isSource: false), let template = RenderingTemplate(unit) {
                    translations.add(key, template, page: page.page.path)
                }
            }
        }
    }

    /// A text without the white space at its ends; nil where nothing is left.
    static func unit(
        of analyzed: AnalyzedSegment, _ range: Range<Int>, on page: Page, _ names: PageOwnNames, _ forms: WrittenForms, isSource: Bool
    ) -> TextUnit? {
        let tokens = analyzed.tokens(in: range)
        guard let first = tokens.firstIndex(where: { $0.kind != .space }), let last = tokens.lastIndex(where: { $0.kind != .space }) else { return nil }
        let part = max(range.lowerBound, tokens[first].range.lowerBound)..<min(range.upperBound, tokens[last].range.upperBound)
        guard !part.isEmpty else { return nil }
        let slots = TextSlot.slots(
            of: analyzed, in: part, tokens: tokens[first...last], names: names, dates: isSource ? forms.sourceDates : forms.targetDates,
            numbers: isSource ? forms.sourceNumbers : forms.targetNumbers)
        return TextUnit(page: page, analyzed: analyzed, range: part, slots: slots)
    }
}

extension TextUnit {
    var withoutSlots: TextUnit { TextUnit(page: page, analyzed: analyzed, range: range, slots: []) }

    /// The key, and for a text of a few words, whose translation hangs on its place, a key for its kind of place before it.
    func keys(_ key: UInt64) -> [UInt64] { keyWithPlace(key).map { [$0, key] } ?? [key] }

    /// The key of a text of a few words for its kind of place; nil for longer ones.
    func keyWithPlace(_ key: UInt64) -> UInt64? { range.count <= Self.shortLength ? key &+ kindOfPlace &* 0x2545_F491_4F6C_DD1D : nil }

    /// In bytes.
    private static let shortLength = 32

    /// Whether all of a segment is short enough to have a key for its kind of place.
    static func isShort(_ analyzed: AnalyzedSegment) -> Bool {
        guard let first = analyzed.tokens.first(where: { $0.kind != .space }), let last = analyzed.tokens.last(where: { $0.kind != .space }) else { return false }
        return last.range.upperBound - first.range.lowerBound <= shortLength
    }

    private var kindOfPlace: UInt64 {
        guard page.blocks.indices.contains(analyzed.segment.block) else { return 1 }
        guard case .text = analyzed.segment.kind else { return 2 }
        return switch page.blocks[analyzed.segment.block].kind {
        case .heading: 3
        case .cell: 4
        case .frontMatter: 5
        default: 6
        }
    }
}
