import Markup

/// What is aligned as one: a block, two neighbours taken together, a whole table, or one of its rows or columns.
struct AlignmentUnit {
    /// What may stand for what.
    enum Shape: UInt8, CaseIterable {
        case heading, paragraph, listItem, code, html, directive, rule, table, line

        /// The probability that translation turns one into the other; nil bans it.
        static func changeProbability(_ source: Shape, _ target: Shape) -> Float? {
            switch (source, target) {
            case (.paragraph, .listItem), (.listItem, .paragraph): 0.01
            case (.paragraph, .heading), (.heading, .paragraph), (.listItem, .heading), (.heading, .listItem): 0.003
            case (.heading, .directive), (.directive, .heading): 0.004
            case (.paragraph, .html), (.html, .paragraph), (.paragraph, .directive), (.directive, .paragraph): 0.004
            case (.paragraph, .code), (.code, .paragraph), (.listItem, .code), (.code, .listItem): 0.002
            case (.table, .paragraph), (.paragraph, .table): 0.002
            case (.listItem, .html), (.html, .listItem), (.html, .directive), (.directive, .html), (.listItem, .directive), (.directive, .listItem): 0.002
            default: nil
            }
        }
    }

    var shape: Shape
    /// Indices of its blocks in the page, ascending.
    var blocks: PairSide<Int>
    /// A heading's level, a table's number of columns; else 0.
    var level = 0
    var listDepth = 0
    var quoteDepth = 0
    /// Its number in its list or table.
    var ordinal: Int?
    /// Alert and directive name, as one hash.
    var label: UInt64 = 0
    /// In code points.
    var length = 0
    /// Their place among those that the scanner collected.
    var anchors = 0..<0
    /// Hashes of the ids by which links reach a heading.
    var slugs: [UInt64] = []

    /// Whether two are neighbours of a kind that could have been one block.
    static func mayMerge(_ units: [AlignmentUnit], _ one: Int, _ next: Int) -> Bool {
        let shape = units[one].shape
        return shape == units[next].shape && (shape == .paragraph || shape == .listItem) && units[one].listDepth == units[next].listDepth
            && units[one].quoteDepth == units[next].quoteDepth
    }
}
