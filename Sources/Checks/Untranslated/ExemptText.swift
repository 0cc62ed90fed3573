import Alignment
import Linguistics
import Markup

/// The parts of a segment's text in which words of the source language are right: names, strings of the user interface, quotations.
struct ExemptText {
    /// UTF-8 offsets in the segment's text, ordered by their start.
    private let ranges: [Range<Int>]

    /// - Parameters:
    ///   - names: ranges of known names and terms.
    ///   - includingEmphasis: whether what is set off by emphasis counts as well, when it has no word of the target language.
    init(_ analyzed: AnalyzedSegment, names: [Range<Int>], includingEmphasis: Bool) {
        let segment = analyzed.segment
        var ranges = segment.protectedRanges + names
        for inline in segment.inlines {
            switch inline.kind {
            case .code, .autolink, .image, .doNotLocalize, .uiControl, .include, .directive: ranges.append(inline.text)
            case .strong, .emphasis: 
                if includingEmphasis, !analyzed.tokens(in: inline.text).contains(where: \.isTargetOnly) { ranges.append(inline.text) }
            case .link, .strikethrough, .html, .attributeList: break
            }
        }
        ranges += Self.quotations(in: segment.text)
        self.ranges = ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
    }

    var isEmpty: Bool { ranges.isEmpty }

    /// Whether a place lies in one of them.
    func covers(_ offset: Int) -> Bool { ranges.contains { $0.contains(offset) } }

    /// Texts between quotation marks, the marks included.
    private static func quotations(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: (at: Int, quote: Quote)?
        var index = 0
        while index < text.count {
            // Most bytes begin no mark.
            let byte = text[index]
            guard byte == 0x22 || byte == 0xC2 || byte == 0xE2 else {
                index += 1
                continue
            }
            if let current = open {
                if current.quote.closes(at: index, in: text) {
                    ranges.append(current.at..<index + current.quote.length)
                    open = nil
                    index += current.quote.length
                } else {
                    index += 1
                }
            } else if let quote = Quote(at: index, in: text) {
                open = (index, quote)
                index += quote.length
            } else {
                index += 1
            }
        }
        return ranges
    }

    /// A pair of quotation marks.
    private enum Quote {
        case straight, angled, curved

        /// The one whose opening mark stands at an index.
        init?(at index: Int, in text: [UInt8]) {
            switch text[index] {
            case 0x22: self = .straight
            case 0xC2 where index + 1 < text.count && text[index + 1] == 0xAB: self = .angled
            case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x9C: self = .curved
            default: return nil
            }
        }

        /// Of either mark, in bytes.
        var length: Int {
            switch self {
            case .straight: 1
            case .angled: 2
            case .curved: 3
            }
        }

        func closes(at index: Int, in text: [UInt8]) -> Bool {
            switch self {
            case .straight: text[index] == 0x22
            case .angled: text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xBB
            case .curved: text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x9D
            }
        }
    }
}

extension Subject {
    /// Where names of the glossary stand in a target segment as they must; everyday words that may be meant as names included.
    func names(inSegment segment: Int) -> [Range<Int>] {
        targetTerms[segment].compactMap { match in
            match.kind == .source && match.isExactCase && glossary.entries[match.entry].status == .doNotTranslate ? match.range : nil
        }
    }
}
