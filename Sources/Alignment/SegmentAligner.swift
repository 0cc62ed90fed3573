import Markup

/// Pairs the segments of paired blocks: texts with texts, alternative texts with such, attributes with those of their name.
struct SegmentAligner {
    let source: Page
    let target: Page
    private let aligner = UnitAligner(priors: .segments)

    init(source: Page, target: Page) {
        self.source = source
        self.target = target
    }

    /// - Returns: pairs that hold each segment of either page once, in the order of the blocks' pairs.
    func align(_ blocks: PageAlignment) -> [SegmentPair] {
        var pairs: [SegmentPair] = []
        pairs.reserveCapacity(max(source.segments.count, target.segments.count))
        for (index, pair) in blocks.pairs.enumerated() {
            if pair.source.count == 1, pair.target.count == 1 {
                // Most blocks have one text.
                let left = source.blocks[pair.source[0]].segments
                let right = target.blocks[pair.target[0]].segments
                if left.count == 1, right.count == 1, Role(source.segments[left.lowerBound]) == Role(target.segments[right.lowerBound]) {
                    pairs.append(
                        SegmentPair(source: PairSide(left.lowerBound), target: PairSide(right.lowerBound), confidence: pair.confidence, blockPair: index))
                    continue
                }
            }
            let left = pair.source.flatMap { source.blocks[$0].segments }
            let right = pair.target.flatMap { target.blocks[$0].segments }
            if left.count == 1, right.count == 1, Role(source.segments[left[0]]) == Role(target.segments[right[0]]) {
                pairs.append(SegmentPair(source: PairSide(left), target: PairSide(right), confidence: pair.confidence, blockPair: index))
            } else {
                pairs += align(left, right, pair, index)
            }
        }
        return pairs
    }

    /// What a segment is in its block; text may come to stand in HTML or leave it.
    private enum Role: Hashable {
        case text, alt
        case attribute(String)

        init(_ segment: Segment) {
            self =
                switch segment.kind {
                case .text, .html: .text
                case .alt: .alt
                case .attribute(let name): .attribute(name)
                }
        }
    }

    private func align(_ left: [Int], _ right: [Int], _ blocks: BlockPair, _ index: Int) -> [SegmentPair] {
        let confidence = blocks.confidence
        var roles: [Role] = []
        var sources: [Role: [Int]] = [:]
        var targets: [Role: [Int]] = [:]
        func note(_ role: Role) { if sources[role] == nil, targets[role] == nil { roles.append(role) } }
        for segment in left {
            let role = Role(source.segments[segment])
            note(role)
            sources[role, default: []].append(segment)
        }
        for segment in right {
            let role = Role(target.segments[segment])
            note(role)
            targets[role, default: []].append(segment)
        }
        var pairs: [SegmentPair] = []
        for role in roles {
            let one = sources[role] ?? []
            let other = targets[role] ?? []
            if role == .text, blocks.source.count + blocks.target.count > 2, !one.isEmpty, !other.isEmpty {
                // Blocks merged or split: their sentences show which is which.
                pairs.append(SegmentPair(source: PairSide(one), target: PairSide(other), confidence: confidence, blockPair: index))
            } else if one.count == other.count {
                for (left, right) in zip(one, other) {
                    pairs.append(SegmentPair(source: [left], target: [right], confidence: confidence, blockPair: index))
                }
            } else {
                var scanner = AnchorScanner()
                let sourceUnits = one.map { AlignmentUnit(source.segments[$0], index: $0, of: source, &scanner) }
                scanner.turnToOtherSide()
                let targetUnits = other.map { AlignmentUnit(target.segments[$0], index: $0, of: target, &scanner) }
                let found = aligner.align(sourceUnits, targetUnits, scanner, ignoreAnchors: true)
                for pair in found {
                    pairs.append(
                        SegmentPair(
                            source: PairSide(pair.source.map { one[$0] }), target: PairSide(pair.target.map { other[$0] }),
                            confidence: confidence * pair.confidence,
                            blockPair: index))
                }
            }
        }
        return pairs
    }
}

extension AlignmentUnit {
    /// A segment as a unit.
    fileprivate init(_ segment: Segment, index: Int, of page: Page, _ scanner: inout AnchorScanner) {
        self.init(shape: .line, blocks: PairSide(index))
        scanner.scan(segment, of: page)
        anchors = scanner.take()
        length = codePointCount(segment.text[...])
    }
}
