/// Which words of a sentence translate which of its counterpart: pairs of words, each word in one at most, the likeliest first (competitive
/// linking, Melamed 2000); then the gaps beside them.
public struct WordLinks: Sendable {
    public struct Link: Sendable, Equatable {
        /// Indices in the words of either side.
        public let source: Int
        public let target: Int
        /// From 0 to 1: the geometric mean of the two directions' probabilities; 0 where only their linked neighbours tell.
        public let strength: Float
    }

    /// In the order of the source's words.
    public let links: [Link]

    public init(_ source: [MeaningWord], _ target: [MeaningWord], by translations: borrowing WordTranslations) {
        let candidates = Self.candidates(source, target, translations)
        // Which words have a counterpart: those of the source, then those of the target; on the stack, as it is asked for at every sentence.
        links = withUnsafeTemporaryAllocation(of: Bool.self, capacity: source.count + target.count) { used in
            used.initialize(repeating: false)
            let usedTarget = UnsafeMutableBufferPointer(rebasing: used[source.count...])
            var links: [Link] = []
            links.reserveCapacity(min(source.count, target.count))
            for (link, _) in candidates where !used[link.source] && !usedTarget[link.target] {
                used[link.source] = true
                usedTarget[link.target] = true
                links.append(link)
            }
            Self.addGaps(to: &links, source, target, used, usedTarget)
            if links.count > 1 { links.sort { $0.source < $1.source } }
            return links
        }
    }

    /// All pairs of words that may translate each other, the likeliest first.
    private static func candidates(_ source: [MeaningWord], _ target: [MeaningWord], _ translations: borrowing WordTranslations) -> [(link: Link, score: Float)] {
        // Most renderings are no word of the target: a bit for each of these tells so at once.
        var filter: UInt64 = 0
        for word in target { filter |= 1 << UInt64(word.key & 63) }
        var candidates: [(link: Link, score: Float)] = []
        candidates.reserveCapacity(source.count + target.count)
        translations.renderings.withUnsafeBufferPointer { renderings in
            for left in source.indices {
                let key = source[left].key
                guard var next = translations.firstRendering(of: key) else { continue }
                while next < renderings.count, case let rendering = renderings[next], rendering.source == key {
                    next += 1
                    guard filter >> UInt64(rendering.target & 63) & 1 == 1 else { continue }
                    for right in target.indices where target[right].key == rendering.target {
                        let off = abs((Float(left) + 0.5) / Float(source.count) - (Float(right) + 0.5) / Float(target.count))
                        candidates.append((Link(source: left, target: right, strength: rendering.strength), rendering.strength * (1 - 0.75 * off)))
                    }
                }
            }
        }
        if candidates.count > 1 { candidates.sort { $0.score != $1.score ? $0.score > $1.score : ($0.link.source, $0.link.target) < ($1.link.source, $1.link.target) } }
        return candidates
    }

    /// Adds words without a counterpart beside linked ones, where the counterpart of that neighbour has one such word beside it as well.
    private static func addGaps(
        to links: inout [Link], _ source: [MeaningWord], _ target: [MeaningWord], _ usedSource: UnsafeMutableBufferPointer<Bool>, _ usedTarget: UnsafeMutableBufferPointer<Bool>
    ) {
        let linked = links.count
        guard linked < source.count, linked < target.count else { return }
        for index in 0..<linked {
            guard let left = gap(beside: links[index].source, in: source, usedSource), let right = gap(beside: links[index].target, in: target, usedTarget),
                !links[linked...].contains(where: { $0.source == left || $0.target == right })
            else { continue }
            links.append(Link(source: left, target: right, strength: 0))
        }
    }

    /// The only word without a counterpart that is near another one and beside it.
    private static func gap(beside index: Int, in words: [MeaningWord], _ used: UnsafeMutableBufferPointer<Bool>) -> Int? {
        let before = index > 0 && !used[index - 1] && areNear(words[index - 1], words[index])
        let after = index + 1 < words.count && !used[index + 1] && areNear(words[index + 1], words[index])
        return before == after ? nil : before ? index - 1 : index + 1
    }

    /// Whether at most one small word stands between two words.
    private static func areNear(_ one: MeaningWord, _ other: MeaningWord) -> Bool { abs(one.token - other.token) <= 4 }
}
