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
    /// The worth of it.
    let score: Float
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
        if sourceCount == targetCount, expected.elementsEqual(0...sourceCount) {
            // Most pages keep order and number. Where each element fits its counterpart, a path that leaves the line only to come back to it is worse
            // the farther off it goes, so that its nearest neighbours tell how probable the line is.
            var table = Table(band: Band(diagonalOf: sourceCount), scoring: scoring, temperature: temperature)
            if table.bestPathIsStraight { return table.steps() }
        }
        var halfWidth = 5
        while true {
            let band = Band(expected: expected, targetCount: targetCount, halfWidth: halfWidth)
            var table = Table(band: band, scoring: scoring, temperature: temperature)
            if !table.bestPathTouchesEdge { return table.steps() }
            let next = Band(expected: expected, targetCount: targetCount, halfWidth: halfWidth * 3)
            if next.cellCount == band.cellCount || next.cellCount > cellBudget { return table.steps() }
            halfWidth *= 3
        }
    }

    /// The places of the target looked at for each place of the source.
    struct Band {
        struct Row {
            let low: Int
            let high: Int
            /// Where the cell of column 0 would be.
            let start: Int

            /// Before the first row.
            static let none = Row(low: 0, high: -1, start: 0)

            func contains(_ column: Int) -> Bool { column >= low && column <= high }
        }

        let rows: [Row]
        let cellCount: Int
        let targetCount: Int

        init(expected: [Int], targetCount: Int, halfWidth: Int) {
            var rows: [Row] = []
            rows.reserveCapacity(expected.count)
            var count = 0
            for row in expected.indices {
                let next = row + 1 < expected.count ? expected[row + 1] : targetCount
                let low = row == 0 ? 0 : max(0, expected[row] - halfWidth)
                let high = row + 1 == expected.count ? targetCount : min(targetCount, next + halfWidth)
                rows.append(Row(low: low, high: high, start: count - low))
                count += high - low + 1
            }
            self.rows = rows
            cellCount = count
            self.targetCount = targetCount
        }

        /// The line of equal places and one place on either side.
        init(diagonalOf count: Int) {
            var rows: [Row] = []
            rows.reserveCapacity(count + 1)
            var cells = 0
            for row in 0...count {
                let low = max(0, row - 1)
                let high = min(count, row + 1)
                rows.append(Row(low: low, high: high, start: cells - low))
                cells += high - low + 1
            }
            self.rows = rows
            cellCount = cells
            targetCount = count
        }

        /// The row so many before another one.
        func row(_ row: Int, less count: Int) -> Row { row >= count ? rows[row - count] : .none }

        /// Whether the cell lies at an edge of the band that is no edge of the whole table.
        func isAtEdge(_ row: Int, _ column: Int) -> Bool {
            (column - rows[row].low < 2 && rows[row].low > 0) || (rows[row].high - column < 2 && rows[row].high < targetCount)
        }
    }

    private enum Step: UInt8 {
        case match, merge, split, blend, missing, extra

        /// How many elements of the source and of the target it takes.
        var span: (source: Int, target: Int) {
            switch self {
            case .match: (1, 1)
            case .merge: (2, 1)
            case .split: (1, 2)
            case .blend: (2, 2)
            case .missing: (1, 0)
            case .extra: (0, 1)
            }
        }
    }

    /// A place in both sequences.
    private struct Cell {
        // The scores of the steps into it; negative infinity for those that cannot be taken.
        var match = -Float.infinity
        var merge = -Float.infinity
        var split = -Float.infinity
        var blend = -Float.infinity
        var missing = -Float.infinity
        var extra = -Float.infinity
        /// The step by which the best path comes here.
        var arrival = Step.match
        /// The score of the best path to it.
        var best = -Double.infinity
        /// The sum of all paths to it.
        var forward = -Double.infinity
        /// The sum of all paths from it to the end.
        var backward = -Double.infinity

        func score(of step: Step) -> Float {
            switch step {
            case .match: match
            case .merge: merge
            case .split: split
            case .blend: blend
            case .missing: missing
            case .extra: extra
            }
        }

        /// Takes note of the paths that come from another place by a step.
        @inline(__always)
        mutating func arrive(from other: Cell, by step: Step, _ score: Float, _ temperature: Double) {
            guard score > -.infinity else { return }
            let total = other.best + Double(score)
            if total > best {
                best = total
                arrival = step
            }
            forward = logSum(forward, other.forward + Double(score) / temperature)
        }
    }

    /// The filled table.
    private struct Table<Scoring: StepScoring> {
        let band: Band
        let scoring: Scoring
        let temperature: Double
        private var cells: [Cell]

        init(band: Band, scoring: Scoring, temperature: Double) {
            self.band = band
            self.scoring = scoring
            self.temperature = temperature
            cells = Array(repeating: Cell(), count: band.cellCount)
            fill()
        }

        private mutating func fill() {
            let (band, scoring, temperature) = (band, scoring, temperature)
            cells.withUnsafeMutableBufferPointer { cells in
                for number in band.rows.indices {
                    let row = band.rows[number]
                    let above = band.row(number, less: 1)
                    let top = band.row(number, less: 2)
                    for column in row.low...row.high {
                        var cell = Cell()
                        if number == 0, column == 0 { (cell.best, cell.forward) = (0, 0) }
                        if above.contains(column - 1) {
                            cell.match = scoring.match(number - 1, column - 1)
                            cell.arrive(from: cells[above.start + column - 1], by: .match, cell.match, temperature)
                        }
                        if top.contains(column - 1) {
                            cell.merge = scoring.merge(number - 2, column - 1)
                            cell.arrive(from: cells[top.start + column - 1], by: .merge, cell.merge, temperature)
                        }
                        if above.contains(column - 2) {
                            cell.split = scoring.split(number - 1, column - 2)
                            cell.arrive(from: cells[above.start + column - 2], by: .split, cell.split, temperature)
                        }
                        if top.contains(column - 2) {
                            cell.blend = scoring.blend(number - 2, column - 2)
                            cell.arrive(from: cells[top.start + column - 2], by: .blend, cell.blend, temperature)
                        }
                        if above.contains(column) {
                            cell.missing = scoring.missing(number - 1)
                            cell.arrive(from: cells[above.start + column], by: .missing, cell.missing, temperature)
                        }
                        if column > row.low {
                            cell.extra = scoring.extra(column - 1)
                            cell.arrive(from: cells[row.start + column - 1], by: .extra, cell.extra, temperature)
                        }
                        cells[row.start + column] = cell
                    }
                }
            }
        }

        /// Whether the best path pairs element by element, each with one that it fits better than chance.
        var bestPathIsStraight: Bool {
            var isStraight = true
            walkBack { _, _, cell in isStraight = isStraight && cell.arrival == .match && cell.match >= 0 }
            return isStraight
        }

        var bestPathTouchesEdge: Bool {
            var touches = false
            walkBack { row, column, _ in touches = touches || band.isAtEdge(row, column) }
            return touches
        }

        /// The steps of the best path, with how probable each is.
        mutating func steps() -> [AlignmentStep] {
            fillBackward()
            guard let total = cells.last?.forward else { return [] }
            var steps: [AlignmentStep] = []
            walkBack { row, column, cell in
                let span = cell.arrival.span
                let from = cells[band.rows[row - span.source].start + column - span.target]
                let score = cell.score(of: cell.arrival)
                let posterior = exp(from.forward + Double(score) / temperature + cell.backward - total)
                steps.append(
                    AlignmentStep(
                        source: (row - span.source)..<row, target: (column - span.target)..<column, score: score, posterior: min(1, max(0, posterior))))
            }
            return steps.reversed()
        }

        /// Visits the best path from its end.
        private func walkBack(_ visit: (Int, Int, Cell) -> Void) {
            var row = band.rows.count - 1
            var column = band.targetCount
            while row > 0 || column > 0 {
                let cell = cells[band.rows[row].start + column]
                // Nothing leads here from the beginning.
                guard cell.best > -.infinity else { return }
                visit(row, column, cell)
                row -= cell.arrival.span.source
                column -= cell.arrival.span.target
            }
        }

        private mutating func fillBackward() {
            let (band, temperature) = (band, temperature)
            cells.withUnsafeMutableBufferPointer { cells in
                cells[cells.count - 1].backward = 0
                func leave(_ from: Int, _ score: Float, _ rest: Double) {
                    guard score > -.infinity else { return }
                    cells[from].backward = logSum(cells[from].backward, rest + Double(score) / temperature)
                }
                for number in band.rows.indices.reversed() {
                    let row = band.rows[number]
                    let above = band.row(number, less: 1)
                    let top = band.row(number, less: 2)
                    for column in (row.low...row.high).reversed() {
                        let cell = cells[row.start + column]
                        guard cell.backward > -.infinity else { continue }
                        leave(above.start + column - 1, cell.match, cell.backward)
                        leave(top.start + column - 1, cell.merge, cell.backward)
                        leave(above.start + column - 2, cell.split, cell.backward)
                        leave(top.start + column - 2, cell.blend, cell.backward)
                        leave(above.start + column, cell.missing, cell.backward)
                        leave(row.start + column - 1, cell.extra, cell.backward)
                    }
                }
            }
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
