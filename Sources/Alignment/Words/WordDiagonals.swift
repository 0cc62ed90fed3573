import Foundation

/// How near to the diagonal each cell of a sentence lies, for the numbers of words of either side; the same in both directions.
struct WordDiagonals {
    /// How strongly words keep their order; as Dyer et al. found.
    private static let tension = 4.0
    /// Steps in which distances from the diagonal are told apart.
    private static let steps = 64

    /// A sentence's numbers of words, and where in `nearness` to find what follows from them.
    struct Shape {
        let sources: Int
        let targets: Int
        /// Where its cells begin, in the order of a sentence's.
        let start: Int
        /// By target word, the sum of its cells.
        let targetNorms: Int
        /// By source word, the sum of its cells.
        let sourceNorms: Int
    }

    private var shapes = [Shape?](repeating: nil, count: (SentenceSample.longest + 1) * (SentenceSample.longest + 1))
    private(set) var nearness: [Float] = []
    /// By steps from the diagonal.
    private let byDistance = (0...Self.steps).map { Float(exp(-Self.tension * Double($0) / Double(Self.steps))) }

    mutating func shape(_ sources: Int, _ targets: Int) -> Shape {
        let number = sources * (SentenceSample.longest + 1) + targets
        if let shape = shapes[number] { return shape }
        let start = nearness.count
        for target in 0..<targets {
            for source in 0..<sources {
                nearness.append(byDistance[abs((2 * source + 1) * targets - (2 * target + 1) * sources) * Self.steps / (2 * sources * targets)])
            }
        }
        let shape = Shape(sources: sources, targets: targets, start: start, targetNorms: nearness.count, sourceNorms: nearness.count + targets)
        for target in 0..<targets { nearness.append((0..<sources).reduce(0) { $0 + nearness[start + target * sources + $1] }) }
        for source in 0..<sources { nearness.append((0..<targets).reduce(0) { $0 + nearness[start + $1 * sources + source] }) }
        shapes[number] = shape
        return shape
    }
}
