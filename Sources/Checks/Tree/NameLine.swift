/// Where a text has names, told by the lines that repeat over the tree's pages.
enum NameLine {
    /// It is like none of these lines.
    case none
    /// It fills a frame, in one way or more.
    case frame(NameFrame, fillings: [[Range<Int>]])
    /// It begins as lines do before a name, and goes on as they do after it.
    case context(NameContext.Learned, fillings: [Range<Int>])
    /// It begins as lines do before a name, and goes on in a way not seen before.
    case beginning(NameContext.Learned)

    private static let longestName = 120

    init(_ text: [UInt8], in tree: TreeKnowledge) {
        let text = text.map(NameContext.lower)
        let opening = LineOpening(text)
        let ending = LineOpening(text.suffix(8).reversed())
        // The longest frame comes first.
        for place in tree.frames.indices where opening.mayBegin(with: tree.frames[place].opening) && ending.mayBegin(with: tree.frames[place].ending) {
            guard tree.frames[place].weight < text.count, tree.frames[place].weight > 7 else { continue }
            let fillings = tree.frames[place].fillings(of: text).filter { $0.allSatisfy { $0.count <= Self.longestName } }
            guard fillings.isEmpty else {
                self = .frame(tree.frames[place], fillings: fillings)
                return
            }
        }
        let possible = tree.contexts.indices.filter { opening.mayBegin(with: tree.contexts[$0].opening) }
        for place in possible {
            let fillings = tree.contexts[place].context.fillings(of: text)
            guard fillings.isEmpty else {
                self = .context(tree.contexts[place], fillings: fillings)
                return
            }
        }
        self = possible.first { text.starts(with: tree.contexts[$0].context.before) }.map { .beginning(tree.contexts[$0]) } ?? .none
    }
}
