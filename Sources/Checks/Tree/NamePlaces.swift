import Alignment
import Linguistics

/// Where names stand in a text, whatever their case, spaces and marks.
struct NamePlaces {
    /// In the order of the text by their beginnings, the shorter first.
    private(set) var all: [(key: NameKey, range: Range<Int>)] = []

    /// By key, ordered.
    var ranges: [NameKey: [Range<Int>]] { all.reduce(into: [:]) { $0[$1.key, default: []].append($1.range) } }

    /// In the order of the text; of places that begin alike, the longest first.
    var inOrder: [(key: NameKey, range: Range<Int>)] { all.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) } }

    private static let longest = 9

    /// - Parameter keys: of the names sought.
    init(of keys: Set<NameKey>, in segment: AnalyzedSegment) {
        guard !keys.isEmpty else { return }
        Self.visit(segment, Filter(keys)) { key, range in
            if keys.contains(key) { all.append((key, range)) }
        }
    }

    /// - Parameter keys: of the names sought, which are few.
    init(ofFew keys: [NameKey], in segment: AnalyzedSegment) {
        guard !keys.isEmpty else { return }
        Self.visit(segment, Filter(keys)) { key, range in
            if keys.contains(key) { all.append((key, range)) }
        }
    }

    /// Where one of the names stands, in order.
    func ranges(of key: NameKey) -> [Range<Int>] { all.compactMap { $0.key == key ? $0.range : nil } }

    /// Where a name stands first.
    static func first(of name: NameKey, in segment: AnalyzedSegment) -> Range<Int>? {
        var first: Range<Int>?
        visit(segment, Filter(CollectionOfOne(name))) { key, range in
            if first == nil, key == name { first = range }
        }
        return first
    }

    /// Which of some distinct names stand in a text.
    static func found(_ keys: [NameKey], in segment: AnalyzedSegment) -> [Bool] {
        var found = keys.map { _ in false }
        if keys.isEmpty { return found }
        // Few are found sooner one by one.
        let numbers: [NameKey: Int] = keys.count <= few ? [:] : Dictionary(zip(keys, keys.indices)) { first, _ in first }
        visit(segment, Filter(keys)) { key, _ in
            if let number = keys.count <= few ? keys.firstIndex(of: key) : numbers[key] { found[number] = true }
        }
        return found
    }

    private static let few = 12

    /// Tells of most words that they begin no name, and of most runs of words that they are none: a bit for each key.
    private struct Filter {
        var initials: UInt64 = 0
        var keys: UInt64 = 0
        /// The length of the longest, as far as it is told.
        var length = 0

        init(_ all: some Sequence<NameKey>) {
            for key in all {
                initials |= 1 << (key.value & 63)
                keys |= 1 << (key.value >> 12 & 63)
                length = max(length, key.length)
            }
            if length >= NameKey.longestLength { length = .max }
        }
    }

    /// Visits all runs of words that may be a name, by their key.
    @inline(__always)
    private static func visit(_ segment: AnalyzedSegment, _ filter: Filter, _ body: (NameKey, Range<Int>) -> Void) {
        let text = segment.segment.text
        let tokens = segment.tokens
        var start = 0
        while start < tokens.count {
            defer { start += 1 }
            guard tokens[start].kind == .word || tokens[start].kind == .number,
                filter.initials & 1 << UInt64(NameKey.initial(text[tokens[start].range.lowerBound])) != 0
            else { continue }
            var key = NameKey()
            var words = 0
            for end in start..<tokens.count {
                let token = tokens[end]
                switch token.kind {
                case .word, .number, .elision:
                    // An apostrophe is the only mark in it.
                    guard key.length + token.range.count - 1 <= filter.length else {
                        words = longest
                        break
                    }
                    key.append(text[token.range])
                    words += 1
                    if filter.keys & (1 << (key.value >> 12 & 63)) != 0 { body(key, tokens[start].range.lowerBound..<token.range.upperBound) }
                case .space: continue
                case .mark:
                    // A name goes on after these marks only.
                    if token.range.count > 1 || !isInner(text[token.range.lowerBound]) { words = longest }
                }
                if words >= longest { break }
            }
        }
    }

    /// Whether a mark may stand within a name: `. - & / ' , !`
    private static func isInner(_ mark: UInt8) -> Bool {
        switch mark {
        case 0x2E, 0x2D, 0x26, 0x2F, 0x27, 0x2C, 0x21: true
        default: false
        }
    }
}
