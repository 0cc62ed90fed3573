import Foundation

/// Gives the worth of pairing runs of two sequences, as logarithms of how much likelier the pairing is than chance.
protocol StepScoring {
    /// The worth of an element of the source that has no counterpart.
    func missing(_ source: Int) -> Float
    /// The worth of an element of the target that has no counterpart.
    func extra(_ target: Int) -> Float
    /// The worth of one element with one; negative infinity bans it.
    func match(_ source: Int, _ target: Int) -> Float
    /// The worth of `source` and the next one, together, with `target`.
    func merge(_ source: Int, _ target: Int) -> Float
    /// The worth of `source` with `target` and the next one.
    func split(_ source: Int, _ target: Int) -> Float
    /// The worth of `source` and the next one with `target` and the next one, where no finer pairing holds.
    func blend(_ source: Int, _ target: Int) -> Float
}

/// One step of an alignment: none to two elements of each side.
struct AlignmentStep: Equatable {
    let source: Range<Int>
    let target: Range<Int>
    /// The probability of the step among all alignments in the band.
    let posterior: Double
}

/// Finds the best order-keeping alignment of two sequences by dynamic programming in a band, and how probable each of its steps is.
///
/// The band follows a line of expected places and widens until the best path keeps off its edges or the budget is spent, so
/// that time and memory grow with the length of the sequences and not with its square.
struct MonotoneAligner {
    /// The most cells of the table that are ever filled at once.
    var cellBudget = 1_000_000
    /// What log odds are divided by before they are summed to posteriors: the scores treat what depends on each other as independent,
    /// which makes them too sure of themselves.
    var temperature = 2.0

    /// - Parameters:
    ///   - expected: for each place 0…`sourceCount` in the source the target place that likely corresponds; ascending,
    ///     from 0 to `targetCount`.
    /// - Returns: steps that cover both sequences wholly and in order.
    func align<Scoring: StepScoring>(sourceCount: Int, targetCount: Int, expected: [Int], scoring: Scoring) -> [AlignmentStep] {
        precondition(expected.count == sourceCount + 1)
        var halfWidth = 5
        while true {
            let band = Band(expected: expected, targetCount: targetCount, halfWidth: halfWidth)
            let table = Table(band: band, scoring: scoring, temperature: temperature)
            if !table.bestPathTouchesEdge { return table.steps() }
            let next = Band(expected: expected, targetCount: targetCount, halfWidth: halfWidth * 3)
            if next.cellCount == band.cellCount || next.cellCount > cellBudget { return table.steps() }
            halfWidth *= 3
        }
    }

    /// The places of the target looked at for each place of the source.
    struct Band {
        let low: [Int]
        let high: [Int]
        /// Where the cells of a row begin; one more than rows.
        let offset: [Int]
        let targetCount: Int

        var cellCount: Int { offset[offset.count - 1] }

        init(expected: [Int], targetCount: Int, halfWidth: Int) {
            var low: [Int] = []
            var high: [Int] = []
            var offset = [0]
            low.reserveCapacity(expected.count)
            high.reserveCapacity(expected.count)
            offset.reserveCapacity(expected.count + 1)
            for row in expected.indices {
                let next = row + 1 < expected.count ? expected[row + 1] : targetCount
                let first = row == 0 ? 0 : max(0, expected[row] - halfWidth)
                let last = row + 1 == expected.count ? targetCount : min(targetCount, next + halfWidth)
                low.append(first)
                high.append(last)
                offset.append(offset[row] + last - first + 1)
            }
            self.low = low
            self.high = high
            self.offset = offset
            self.targetCount = targetCount
        }

        /// Whether the cell lies at an edge of the band that is no edge of the whole table.
        func isAtEdge(_ row: Int, _ column: Int) -> Bool {
            (column - low[row] < 2 && low[row] > 0) || (high[row] - column < 2 && high[row] < targetCount)
        }
    }

    /// The filled table.
    private struct Table<Scoring: StepScoring> {
        let band: Band
        let scoring: Scoring
        let temperature: Double
        /// The step by which the best path comes to a cell.
        private var arrival: [UInt8]
        /// The scores of match, merge, split and blend into a cell.
        private var scores: [Float]
        private var best: [Double]
        private var forward: [Double]

        // Source and target elements that a step takes, by step number.
        private static var spans: [(source: Int, target: Int)] { [(1, 1), (2, 1), (1, 2), (2, 2), (1, 0), (0, 1)] }

        init(band: Band, scoring: Scoring, temperature: Double) {
            self.band = band
            self.scoring = scoring
            self.temperature = temperature
            let count = band.cellCount
            arrival = [UInt8](repeating: 0, count: count)
            scores = [Float](repeating: -.infinity, count: count * 4)
            best = [Double](repeating: -.infinity, count: count)
            forward = [Double](repeating: -.infinity, count: count)
            fill()
        }

        private func cell(_ row: Int, _ column: Int) -> Int? {
            guard row >= 0, column >= band.low[row], column <= band.high[row] else { return nil }
            return band.offset[row] + column - band.low[row]
        }

        private mutating func fill() {
            best[0] = 0
            forward[0] = 0
            for row in band.low.indices {
                for column in band.low[row]...band.high[row] {
                    let here = band.offset[row] + column - band.low[row]
                    if row >= 1, column >= 1 {
                        if let from = cell(row - 1, column - 1) { arrive(at: here, from: from, by: 0, scoring.match(row - 1, column - 1)) }
                        if row >= 2, let from = cell(row - 2, column - 1) { arrive(at: here, from: from, by: 1, scoring.merge(row - 2, column - 1)) }
                        if column >= 2, let from = cell(row - 1, column - 2) { arrive(at: here, from: from, by: 2, scoring.split(row - 1, column - 2)) }
                        if row >= 2, column >= 2, let from = cell(row - 2, column - 2) {
                            arrive(at: here, from: from, by: 3, scoring.blend(row - 2, column - 2))
                        }
                    }
                    if row >= 1, let from = cell(row - 1, column) { arrive(at: here, from: from, by: 4, scoring.missing(row - 1)) }
                    if column >= 1, let from = cell(row, column - 1) { arrive(at: here, from: from, by: 5, scoring.extra(column - 1)) }
                }
            }
        }

        private mutating func arrive(at cell: Int, from: Int, by step: UInt8, _ score: Float) {
            guard score > -.infinity else { return }
            if step < 4 { scores[cell * 4 + Int(step)] = score }
            let total = best[from] + Double(score)
            if total > best[cell] {
                best[cell] = total
                arrival[cell] = step
            }
            forward[cell] = logSum(forward[cell], forward[from] + Double(score) / temperature)
        }

        var bestPathTouchesEdge: Bool {
            var touches = false
            walkBack { row, column, _ in touches = touches || band.isAtEdge(row, column) }
            return touches
        }

        func steps() -> [AlignmentStep] {
            let backward = self.backward()
            let total = forward[forward.count - 1]
            var steps: [AlignmentStep] = []
            walkBack { row, column, step in
                let span = Self.spans[Int(step)]
                guard let here = cell(row, column), let from = cell(row - span.source, column - span.target) else { return }
                let score = self.score(of: step, into: here, row, column)
                let posterior = exp(forward[from] + Double(score) / temperature + backward[here] - total)
                steps.append(
                    AlignmentStep(
                        source: (row - span.source)..<row, target: (column - span.target)..<column, posterior: min(1, max(0, posterior))))
            }
            return steps.reversed()
        }

        private func score(of step: UInt8, into cell: Int, _ row: Int, _ column: Int) -> Float {
            switch step {
            case 4: scoring.missing(row - 1)
            case 5: scoring.extra(column - 1)
            default: scores[cell * 4 + Int(step)]
            }
        }

        /// Visits the best path from its end.
        private func walkBack(_ visit: (Int, Int, UInt8) -> Void) {
            var row = band.low.count - 1
            var column = band.targetCount
            while row > 0 || column > 0, let here = cell(row, column) {
                let step = arrival[here]
                visit(row, column, step)
                row -= Self.spans[Int(step)].source
                column -= Self.spans[Int(step)].target
            }
        }

        private func backward() -> [Double] {
            var backward = [Double](repeating: -.infinity, count: best.count)
            backward[backward.count - 1] = 0
            let spans = Self.spans
            for row in band.low.indices.reversed() {
                for column in (band.low[row]...band.high[row]).reversed() {
                    let here = band.offset[row] + column - band.low[row]
                    let rest = backward[here]
                    guard rest > -.infinity else { continue }
                    for step in UInt8(0)..<6 {
                        let span = spans[Int(step)]
                        guard row >= span.source, column >= span.target, let from = cell(row - span.source, column - span.target) else { continue }
                        let score = self.score(of: step, into: here, row, column)
                        guard score > -.infinity else { continue }
                        backward[from] = logSum(backward[from], rest + Double(score) / temperature)
                    }
                }
            }
            return backward
        }
    }
}

/// The logarithm of the sum of two numbers given by their logarithms; terms below a millionth of the other are dropped.
private func logSum(_ left: Double, _ right: Double) -> Double {
    let high = max(left, right)
    let low = min(left, right)
    let difference = low - high
    return difference > -14 ? high + log1p(exp(difference)) : high
}
