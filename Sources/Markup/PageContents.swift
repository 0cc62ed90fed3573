/// The blocks and segments found so far, in file order.
struct PageContents {
    private(set) var blocks: [Block] = []
    private(set) var segments: [Segment] = []
    /// The end of the last block: nothing of the next one stands before it.
    private(set) var end = 0
    private let directives: [LineDirectives.Directive]
    private var nextDirective = 0

    /// - Parameters:
    ///   - size: the page's length in bytes, by which memory is laid by.
    ///   - directives: the lines that were hidden from the Markdown parser; they take their places between the blocks.
    init(size: Int, directives: [LineDirectives.Directive]) {
        self.directives = directives
        blocks.reserveCapacity(size / 128)
        segments.reserveCapacity(size / 128)
    }

    /// Adds a block; the drafts added next are its segments.
    mutating func begin(_ block: consuming Block) {
        addDirectives(before: block.range.lowerBound)
        append(block)
    }

    /// Adds a segment of the last block, unless there is nothing in it.
    mutating func add(_ draft: borrowing SegmentDraft) {
        guard !draft.isEmpty, !blocks.isEmpty, let segment = draft.finished(block: blocks.count - 1), !segment.text.isEmpty || !segment.inlines.isEmpty
        else { return }
        segments.append(segment)
        let last = blocks.count - 1
        blocks[last].segments = blocks[last].segments.lowerBound..<segments.count
    }

    mutating func addDirectives(before offset: Int) {
        while nextDirective < directives.count, directives[nextDirective].range.lowerBound < offset {
            let directive = directives[nextDirective]
            nextDirective += 1
            // A line that md4c took for a part of something larger is told by that.
            guard directive.range.lowerBound >= end else { continue }
            append(Block(kind: .directive(name: directive.name), range: directive.range, quoteDepth: directive.quoteDepth))
            for alternative in directive.alternatives { add(alternative) }
        }
    }

    private mutating func append(_ block: consuming Block) {
        block.segments = segments.count..<segments.count
        end = block.range.upperBound
        blocks.append(block)
    }
}
