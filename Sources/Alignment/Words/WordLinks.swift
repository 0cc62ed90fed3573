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

    /// - Parameters:
    ///   - least: weaker pairs are left alone.
    public init(_ source: [MeaningWord], _ target: [MeaningWord], by translations: WordTranslations, least: Float = 0.03) {
        var candidates: [(link: Link, score: Float)] = []
        for (left, sourceWord) in source.enumerated() {
            for rendering in translations.renderings(of: sourceWord.key) {
                let strength = (rendering.likelihood.forward * rendering.likelihood.backward).squareRoot()
                guard strength >= least else { continue }
                for right in target.indices where target[right].key == rendering.target {
                    let off = abs((Float(left) + 0.5) / Float(source.count) - (Float(right) + 0.5) / Float(target.count))
                    candidates.append((Link(source: left, target: right, strength: strength), strength * (1 - 0.75 * off)))
                }
            }
        }
        candidates.sort { $0.score != $1.score ? $0.score > $1.score : ($0.link.source, $0.link.target) < ($1.link.source, $1.link.target) }
        var usedSource = [Bool](repeating: false, count: source.count)
        var usedTarget = [Bool](repeating: false, count: target.count)
        var links: [Link] = []
        for (link, _) in candidates where !usedSource[link.source] && !usedTarget[link.target] {
            usedSource[link.source] = true
            usedTarget[link.target] = true
            links.append(link)
        }
        self.links = (links + Self.gaps(links, source, target, usedSource, usedTarget)).sorted { $0.source < $1.source }
    }

    /// Words without a counterpart beside linked ones, where the counterpart of that neighbour has one such word beside it as well.
    private static func gaps(_ links: [Link], _ source: [MeaningWord], _ target: [MeaningWord], _ usedSource: [Bool], _ usedTarget: [Bool]) -> [Link] {
        var found: [Link] = []
        for link in links {
            let left = [link.source - 1, link.source + 1].filter { source.indices.contains($0) && !usedSource[$0] && areNear(source[$0], source[link.source]) }
            let right = [link.target - 1, link.target + 1].filter { target.indices.contains($0) && !usedTarget[$0] && areNear(target[$0], target[link.target]) }
            guard left.count == 1, right.count == 1, !found.contains(where: { $0.source == left[0] || $0.target == right[0] }) else { continue }
            found.append(Link(source: left[0], target: right[0], strength: 0))
        }
        return found
    }

    /// Whether at most one small word stands between two words.
    private static func areNear(_ one: MeaningWord, _ other: MeaningWord) -> Bool { abs(one.token - other.token) <= 4 }
}
