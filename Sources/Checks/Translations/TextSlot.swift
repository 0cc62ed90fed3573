import Alignment
import Linguistics
import Markup

/// A part of a text that each page fills in its own way: a name, a date, a number, code or an address.
struct TextSlot {
    enum Kind: UInt8 {
        /// The name of what the page is about.
        case subject = 1
        /// The name of who made it.
        case vendor = 2
        case date = 3
        case number = 4
        /// Code, an address, an image: what stays as it is.
        case literal = 5
        /// Where a link leads. It stands in no text.
        case destination = 6
    }

    let kind: Kind
    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>
    /// Tells the same content in both languages.
    let value: UInt64

    /// The slots of a part of a segment in order of the text, none overlapping another.
    ///
    /// - Parameters:
    ///   - tokens: of the part.
    ///   - names: the page's own.
    ///   - dates: of the language of the text.
    ///   - numbers: of the language of the text.
    static func slots(
        of analyzed: AnalyzedSegment, in part: Range<Int>, tokens: ArraySlice<Token>, names: PageOwnNames, dates: DateFormat, numbers: NumberFormat
    ) -> [TextSlot] {
        let text = analyzed.segment.text
        let hasNumbers = tokens.contains { $0.kind == .number && !$0.shape.contains(.protected) }
        guard hasNumbers || !names.isEmpty || !analyzed.segment.protectedRanges.isEmpty else { return [] }
        var slots: [TextSlot] = []
        for range in analyzed.segment.protectedRanges where part.lowerBound <= range.lowerBound && range.upperBound <= part.upperBound {
            slots.append(TextSlot(kind: .literal, range: range, value: NameKey.exact(text[range])))
        }
        if hasNumbers, tokens.contains(where: { $0.kind == .number && $0.range.count == 4 && !$0.shape.contains(.protected) }) {
            for match in dates.dates(in: text, tokens: Array(tokens)) {
                let date = match.date
                slots.append(TextSlot(kind: .date, range: match.range, value: UInt64(date.year * 10_000 + date.month * 100 + date.day)))
            }
        }
        if hasNumbers {
            for range in Self.numbers(in: tokens, of: text, numbers) where !slots.contains(where: { $0.range.overlaps(range) }) {
                slots.append(TextSlot(kind: .number, range: range, value: Self.value(of: text[range], numbers)))
            }
        }
        for (range, owner) in names.places(in: analyzed, tokens: tokens) where !slots.contains(where: { $0.range.overlaps(range) }) {
            slots.append(TextSlot(kind: owner == .subject ? .subject : .vendor, range: range, value: 0))
        }
        if slots.count > 1 { slots.sort { $0.range.lowerBound < $1.range.lowerBound } }
        return slots
    }

    /// A hash of a number's value, or of what is written where that is no number of the language.
    private static func value(of written: ArraySlice<UInt8>, _ format: NumberFormat) -> UInt64 {
        // Most are digits alone.
        if written.first != 0x30, written.allSatisfy({ $0 &- 0x30 < 10 }) { return NameKey.exact(written) }
        return format.value(of: Array(written)).map { NameKey.exact($0.description.utf8) } ?? NameKey.exact(written)
    }

    /// Digits with the dots and commas inside them, and the spaces that part groups in the language's numbers.
    private static func numbers(in tokens: ArraySlice<Token>, of text: [UInt8], _ format: NumberFormat) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = tokens.startIndex
        while index < tokens.endIndex {
            guard tokens[index].kind == .number, !tokens[index].shape.contains(.protected) else {
                index += 1
                continue
            }
            var range = tokens[index].range
            while index + 2 < tokens.endIndex, tokens[index + 2].kind == .number {
                let between = tokens[index + 1]
                let isPoint = between.range.count == 1 && (text[between.range.lowerBound] == 0x2E || text[between.range.lowerBound] == 0x2C)
                let isGroup = between.kind == .space && tokens[index + 2].range.count == 3
                    && format.value(of: Array(text[range.lowerBound..<tokens[index + 2].range.upperBound])) != nil
                guard isPoint || isGroup else { break }
                range = range.lowerBound..<tokens[index + 2].range.upperBound
                index += 2
            }
            ranges.append(range)
            index += 1
        }
        return ranges
    }

    /// A hash of a text, its slots masked by their kinds; letter case of ASCII, kinds of spaces and of apostrophes aside.
    static func key(of text: [UInt8], in part: Range<Int>, slots: [TextSlot]) -> UInt64 {
        text.withUnsafeBufferPointer { text in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var isSpace = false
            func add(_ byte: UInt8) {
                if isSpace {
                    hash = (hash ^ 0x20) &* 0x0000_0100_0000_01B3
                    isSpace = false
                }
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
            var index = max(part.lowerBound, 0)
            let end = min(part.upperBound, text.count)
            func add(until stop: Int) {
                while index < stop {
                    let byte = text[index]
                    index += 1
                    if byte &- 0x21 < 0x5F {
                        add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                        // Most stand in runs.
                        while index < stop, text[index] &- 0x21 < 0x5F {
                            let next = text[index]
                            hash = (hash ^ UInt64(next &- 0x41 < 26 ? next | 0x20 : next)) &* 0x0000_0100_0000_01B3
                            index += 1
                        }
                    } else if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                        isSpace = true
                    } else if byte == 0xC2, index < end, text[index] == 0xA0 {
                        isSpace = true
                        index += 1
                    } else if byte == 0xE2, index + 1 < end, text[index] == 0x80, text[index + 1] == 0xAF || text[index + 1] == 0x99 {
                        if text[index + 1] == 0xAF { isSpace = true } else { add(0x27) }
                        index += 2
                    } else {
                        add(byte)
                    }
                }
            }
            for slot in slots where slot.range.lowerBound < end {
                add(until: slot.range.lowerBound)
                add(slot.kind.rawValue)
                index = max(index, slot.range.upperBound)
            }
            add(until: end)
            return hash
        }
    }
}
