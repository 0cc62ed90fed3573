import Alignment
import Linguistics
import Markup

/// How often the tree's translations keep what its sources write with capitals: names stay, other words do not.
///
/// Each distinct pair of source and target text counts once, so that boilerplate does not outweigh the rest; of each candidate the pairs with the
/// smallest hashes are kept, which is a fair sample and the same whatever the order.
public struct NameCopies: Sendable {
    private static let sampleSize = 24

    /// Hashes of text pairs, ascending; the lowest bit tells whether the candidate was kept.
    private struct Uses: Sendable {
        var samples: [UInt64]
    }

    private var uses: [NameKey: Uses] = [:]
    /// By candidate, when all was gathered: how often it was used, times `mostSamples`, and kept.
    private var counts: KeyTable?
    private static let mostSamples: UInt32 = 32
    /// By word: how often the sources write it in lower case, and with a capital within a sentence.
    private var lowercase = KeyTable()

    public init() {}

    /// Adds a page aligned with its source.
    ///
    /// - Parameter candidates: by source segment.
    mutating func add(_ bitext: Bitext, candidates candidatesOfSegment: [[NameCandidate]]) {
        for segment in bitext.source.segments {
            for token in segment.tokens where token.kind == .word && token.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .allCapitals]) {
                lowercase.add(1, to: NameKey(segment.segment.text[token.range]).value)
            }
        }
        var keys: [NameKey] = []
        // Of one text, which are few.
        var seen: [NameKey] = []
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 {
            let source = bitext.source.segments[pair.source[0]]
            let candidates = candidatesOfSegment[pair.source[0]]
            guard !candidates.isEmpty else { continue }
            let target = bitext.target.segments[pair.target[0]]
            func hash() -> UInt64 { NameKey.exact(target.segment.text, seed: NameKey.exact(source.segment.text)) & ~1 }
            let isProse = Self.isProse(source.segment, of: bitext.source.page)
            keys.removeAll(keepingCapacity: true)
            seen.removeAll(keepingCapacity: true)
            let series = isProse && source.segment.text.has(UInt8(ascii: "&")) ? NameSeries.find(in: source, isTranslation: false) : []
            if !series.isEmpty {
                let kept = NameSeries.find(in: target, isTranslation: true).map(\.key)
                for name in series where !seen.contains(name.key) {
                    seen.append(name.key)
                    add(sample: hash() | (kept.contains(name.key) ? 1 : 0), of: name.key)
                }
            }
            for candidate in candidates where !candidate.beginsSentence || (candidate.units == 1 && !candidate.isPlain) {
                // Labels of a user interface are written as names are, in tables, headings and bold type.
                if candidate.isCommon, !isProse || source.segment.marksLabel(at: candidate.range.lowerBound) { continue }
                if seen.contains(candidate.key) { continue }
                seen.append(candidate.key)
                keys.append(candidate.key)
            }
            guard !keys.isEmpty else { continue }
            let sample = hash()
            for (key, isKept) in zip(keys, NamePlaces.found(keys, in: target)) { add(sample: sample | (isKept ? 1 : 0), of: key) }
        }
    }

    private static func isProse(_ segment: Segment, of page: Page) -> Bool {
        guard segment.kind == .text else { return false }
        switch page.blocks[segment.block].kind {
        case .paragraph, .listItem: return true
        default: return false
        }
    }

    private mutating func add(sample: UInt64, of key: NameKey) {
        uses[key, default: Uses(samples: [])].samples.insertSmallest(sample, limit: Self.sampleSize)
    }

    /// Adds what another worker gathered.
    mutating func merge(_ other: NameCopies) {
        other.lowercase.forEach { lowercase.add($1, to: $0) }
        for (key, more) in other.uses {
            for sample in more.samples { add(sample: sample, of: key) }
        }
    }

    /// In how many distinct text pairs of a sample a candidate stands in the source, and in how many of them the target keeps it.
    func counts(of key: NameKey) -> (uses: Int, kept: Int) {
        if let counts {
            let both = counts.value(of: key.value) ?? 0
            return (Int(both / Self.mostSamples), Int(both % Self.mostSamples))
        }
        guard let samples = uses[key]?.samples else { return (0, 0) }
        return (samples.count, samples.count { $0 & 1 == 1 })
    }

    /// How often the sources write a word without capitals.
    func lowercaseUses(of key: NameKey) -> Int { Int(lowercase.value(of: key.value) ?? 0) }

    /// Keeps the counts alone, and these only of what was seen more than once: the rest tells nothing. Nothing can be added any more.
    mutating func close() {
        var counts = KeyTable(capacity: uses.count)
        for (key, uses) in uses where uses.samples.count > 1 {
            let kept = uses.samples.count { $0 & 1 == 1 }
            _ = counts.value(of: key.value, orInsert: UInt32(uses.samples.count) * Self.mostSamples + UInt32(kept))
        }
        self.counts = counts
        uses = [:]
    }
}

extension Segment {
    /// Whether a place stands in bold type or is marked as a string of the user interface.
    func marksLabel(at offset: Int) -> Bool {
        inlines.contains { ($0.kind == .strong || $0.kind == .uiControl) && $0.text.contains(offset) }
    }
}

extension [UInt64] {
    /// Inserts a number into the smallest ones, ascending, each once.
    mutating func insertSmallest(_ number: UInt64, limit: Int) {
        if count == limit, let last, number >= last { return }
        let place = firstIndex { $0 >= number } ?? count
        if place < count, self[place] == number { return }
        insert(number, at: place)
        if count > limit { removeLast() }
    }
}
