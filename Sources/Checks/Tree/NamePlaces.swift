import Alignment
import Linguistics

/// Where names stand in a text, whatever their case, spaces and marks.
struct NamePlaces {
    /// By key, ordered.
    private(set) var ranges: [NameKey: [Range<Int>]] = [:]

    /// In the order of the text; of places that begin alike, the longest first.
    var inOrder: [(key: NameKey, range: Range<Int>)] {
        ranges.flatMap { key, ranges in ranges.map { (key, $0) } }.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    private static let longest = 9

    /// - Parameter keys: of the names sought.
    init(of keys: Set<NameKey>, in segment: AnalyzedSegment) {
        guard !keys.isEmpty else { return }
        let text = segment.segment.text
        let tokens = segment.tokens
        // Most words begin no name, and most runs of words are none: a bit for each key tells so at once.
        var initials: UInt64 = 0
        var filter: UInt64 = 0
        for key in keys {
            initials |= 1 << (key.value & 63)
            filter |= 1 << (key.value >> 6 & 63)
        }
        var start = 0
        while start < tokens.count {
            defer { start += 1 }
            guard tokens[start].kind == .word || tokens[start].kind == .number,
                initials & 1 << UInt64(NameKey.initial(text[tokens[start].range.lowerBound])) != 0
            else { continue }
            var key = NameKey()
            var words = 0
            for end in start..<tokens.count {
                let token = tokens[end]
                switch token.kind {
                case .word, .number, .elision:
                    key.append(text[token.range])
                    words += 1
                    if filter & (1 << (key.value >> 6 & 63)) != 0, keys.contains(key) {
                        ranges[key, default: []].append(tokens[start].range.lowerBound..<token.range.upperBound)
                    }
                case .space: continue
                case .mark:
                    // A name goes on after these marks only.
                    if token.range.count > 1 || ![0x2E, 0x2D, 0x26, 0x2F, 0x27, 0x2C, 0x21].contains(text[token.range.lowerBound]) { words = Self.longest }
                }
                if words >= Self.longest { break }
            }
        }
    }
}
