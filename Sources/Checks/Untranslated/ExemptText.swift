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

    /// Whether a place lies in one of them.
    func covers(_ offset: Int) -> Bool { ranges.contains { $0.contains(offset) } }

    /// Texts between quotation marks, the marks included.
    private static func quotations(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: (at: Int, close: [UInt8])?
        var index = 0
        while index < text.count {
            let (length, close) = mark(at: index, in: text)
            if let current = open, text[index...].starts(with: current.close) {
                ranges.append(current.at..<index + current.close.count)
                open = nil
                index += current.close.count
            } else if open == nil, let close {
                open = (index, close)
                index += length
            } else {
                index += 1
            }
        }
        return ranges
    }

    /// The length of an opening quotation mark and the mark that closes it.
    private static func mark(at index: Int, in text: [UInt8]) -> (length: Int, close: [UInt8]?) {
        switch text[index] {
        case 0x22: return (1, [0x22])
        case 0xC2 where index + 1 < text.count && text[index + 1] == 0xAB: return (2, [0xC2, 0xBB])
        case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x9C: return (3, [0xE2, 0x80, 0x9D])
        default: return (1, nil)
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
