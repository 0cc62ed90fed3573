import Markup

/// Finds which blocks of a page its translation's blocks were made from.
///
/// Front matter is paired by key, tables as wholes and then row by row and column by column, all else in order by a
/// dynamic programme that allows blocks to be missing, added, merged and split; what is left over is paired out of order
/// where it shares something rare.
public struct BlockAligner: Sendable {
    public struct Options: Sendable {
        /// Whether headings' ids and slugs are left unseen.
        public var ignoreAnchors: Bool
        /// Whether pairs say what they were concluded from.
        public var givesEvidence: Bool

        public init(ignoreAnchors: Bool = false, givesEvidence: Bool = true) {
            self.ignoreAnchors = ignoreAnchors
            self.givesEvidence = givesEvidence
        }
    }

    private let aligner = UnitAligner(priors: .blocks)

    public init() {}

    /// Aligns the blocks of two pages.
    ///
    /// - Returns: pairs that hold each block of either page once.
    public func align(source: Page, target: Page, options: Options = Options()) -> PageAlignment {
        var scanner = AnchorScanner(capacity: (source.bytes.count + target.bytes.count) / 32)
        let sourceReader = UnitReader(page: source, &scanner)
        scanner.turnToOtherSide()
        let targetReader = UnitReader(page: target, &scanner)
        var pairs = frontMatterPairs(source, target)
        let sourceUnits = sourceReader.units(slugsFromText: true, &scanner)
        let targetUnits = targetReader.units(slugsFromText: false, &scanner)
        for pair in aligner.align(sourceUnits, targetUnits, scanner, ignoreAnchors: options.ignoreAnchors, givesEvidence: options.givesEvidence) {
            if pair.source.count == 1, pair.target.count == 1, sourceUnits[pair.source[0]].shape != .table || targetUnits[pair.target[0]].shape != .table {
                pairs.append(
                    BlockPair(
                        source: sourceUnits[pair.source[0]].blocks, target: targetUnits[pair.target[0]].blocks, confidence: pair.confidence,
                        evidence: pair.evidence, isMoved: pair.isMoved))
                continue
            }
            guard let left = pair.source.first.map({ sourceUnits[$0] }), let right = pair.target.first.map({ targetUnits[$0] }),
                left.shape == .table, right.shape == .table
            else {
                let sources = pair.source.map { sourceUnits[$0].blocks }
                let targets = pair.target.map { targetUnits[$0].blocks }
                if sources.isEmpty || targets.isEmpty {
                    // Of a table that is missing, each cell is.
                    for block in sources.joined() { pairs.append(BlockPair(source: PairSide(block), target: [], confidence: pair.confidence, evidence: [])) }
                    for block in targets.joined() { pairs.append(BlockPair(source: [], target: PairSide(block), confidence: pair.confidence, evidence: [])) }
                } else {
                    pairs.append(
                        BlockPair(
                            source: PairSide(Array(sources.joined())), target: PairSide(Array(targets.joined())), confidence: pair.confidence, evidence: pair.evidence,
                            isMoved: pair.isMoved))
                }
                continue
            }
            pairs += cellPairs(sourceReader, left, targetReader, right, pair, options, &scanner)
        }
        return PageAlignment(
            pairs: ordered(pairs, targetCount: target.blocks.count), sourceCount: source.blocks.count, targetCount: target.blocks.count)
    }

    /// The cells of two tables, by corresponding rows and columns.
    private func cellPairs(
        _ sourceReader: UnitReader, _ source: AlignmentUnit, _ targetReader: UnitReader, _ target: AlignmentUnit, _ table: UnitAligner.Pair,
        _ options: Options, _ scanner: inout AnchorScanner
    ) -> [BlockPair] {
        let sourceRows = sourceReader.rows(of: source, &scanner)
        let targetRows = targetReader.rows(of: target, &scanner)
        let sourceColumns = sourceReader.columns(of: source, &scanner)
        let targetColumns = targetReader.columns(of: target, &scanner)
        let rows = aligner.align(sourceRows, targetRows, scanner, ignoreAnchors: options.ignoreAnchors, givesEvidence: options.givesEvidence)
        let columns = aligner.align(sourceColumns, targetColumns, scanner, ignoreAnchors: options.ignoreAnchors, givesEvidence: options.givesEvidence)

        guard let firstSource = source.blocks.first, let firstTarget = target.blocks.first else { return [] }
        // The target's cells by their row's and column's number among the units; -1 where there is none.
        var targetCells = [Int](repeating: -1, count: targetRows.count * targetColumns.count)
        let targetColumnOfBlock = columnOfBlock(targetColumns, of: target)
        let sourceColumnOfBlock = columnOfBlock(sourceColumns, of: source)
        for row in targetRows.indices {
            for block in targetRows[row].blocks { targetCells[row * targetColumns.count + targetColumnOfBlock[block - firstTarget]] = block }
        }
        var columnOfColumn = [(column: Int, confidence: Double)?](repeating: nil, count: sourceColumns.count)
        for pair in columns {
            if let left = pair.source.first, let right = pair.target.first { columnOfColumn[left] = (right, pair.confidence) }
        }
        var isPaired = [Bool](repeating: false, count: targetColumnOfBlock.count)
        let tableNumber = (sourceReader.page.blocks[firstSource].cell?.table ?? 0) + 1
        var pairs: [BlockPair] = []
        for row in rows {
            guard let left = row.source.first else { continue }
            for block in sourceRows[left].blocks {
                if let right = row.target.first, let column = columnOfColumn[sourceColumnOfBlock[block - firstSource]],
                    case let counterpart = targetCells[right * targetColumns.count + column.column], counterpart >= 0 {
                    isPaired[counterpart - firstTarget] = true
                    pairs.append(
                        BlockPair(
                            source: PairSide(block), target: PairSide(counterpart), confidence: table.confidence * row.confidence * column.confidence,
                            evidence: options.givesEvidence ? ["same cell of table \(tableNumber)"] + row.evidence.map { "row: \($0)" } : [],
                            isMoved: table.isMoved || row.isMoved))
                } else {
                    pairs.append(BlockPair(source: PairSide(block), target: [], confidence: table.confidence * row.confidence, evidence: []))
                }
            }
        }
        for block in target.blocks where !isPaired[block - firstTarget] { pairs.append(BlockPair(source: [], target: PairSide(block), confidence: table.confidence, evidence: [])) }
        return pairs
    }

    /// By number of a table's block, from its first one on: the number of its column.
    private func columnOfBlock(_ columns: [AlignmentUnit], of table: AlignmentUnit) -> [Int] {
        guard let first = table.blocks.first, let last = table.blocks.last else { return [] }
        var columnOfBlock = [Int](repeating: 0, count: last - first + 1)
        for index in columns.indices {
            for block in columns[index].blocks { columnOfBlock[block - first] = index }
        }
        return columnOfBlock
    }

    private func frontMatterPairs(_ source: Page, _ target: Page) -> [BlockPair] {
        func fields(_ page: Page) -> [(key: String, block: Int)] {
            page.blocks.indices.compactMap { index in
                if case .frontMatter(let key) = page.blocks[index].kind { (key.lowercased(), index) } else { nil }
            }
        }
        var targetBlocks: [String: [Int]] = [:]
        let targetFields = fields(target)
        for field in targetFields.reversed() { targetBlocks[field.key, default: []].append(field.block) }
        var paired: Set<Int> = []
        var pairs: [BlockPair] = []
        for field in fields(source) {
            if let block = targetBlocks[field.key]?.popLast() {
                paired.insert(block)
                pairs.append(BlockPair(source: PairSide(field.block), target: PairSide(block), confidence: 0.99, evidence: ["front matter key"]))
            } else {
                pairs.append(BlockPair(source: PairSide(field.block), target: [], confidence: 0.99, evidence: []))
            }
        }
        for field in targetFields where !paired.contains(field.block) {
            pairs.append(BlockPair(source: [], target: PairSide(field.block), confidence: 0.99, evidence: []))
        }
        return pairs
    }

    /// The order of the source; what only the target has comes after the counterpart of what it follows.
    private func ordered(_ pairs: [BlockPair], targetCount: Int) -> [BlockPair] {
        // By block of the target: the last block of its counterpart; -2 where it has none in order.
        var sourceOfTarget = [Int](repeating: -2, count: targetCount)
        for pair in pairs where !pair.isMoved {
            if let source = pair.source.last { for block in pair.target { sourceOfTarget[block] = source } }
        }
        var before = -1
        var place = sourceOfTarget
        for block in place.indices {
            if sourceOfTarget[block] >= 0 { before = sourceOfTarget[block] }
            place[block] = before
        }
        func key(_ pair: BlockPair) -> (first: Int, kind: Int, block: Int) {
            if let first = pair.source.first { return (first, 0, 0) }
            let block = pair.target.first ?? 0
            return (block < targetCount ? place[block] : -1, 1, block)
        }
        let keys = pairs.map(key)
        if zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) { return pairs }
        return pairs.indices.sorted { keys[$0] < keys[$1] }.map { pairs[$0] }
    }
}
