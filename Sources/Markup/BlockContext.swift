/// The quotes and lists that hold the block being read.
struct BlockContext {
    private struct List {
        let isOrdered: Bool
        var itemIndex = -1
        /// Whether the current item's first paragraph has been seen.
        var hasText = true
        let quoteDepth: Int
    }

    private struct Quote {
        var alert: String?
        /// Whether nothing of it has been read yet.
        var isFresh = true
    }

    private var quotes: [Quote] = []
    private var lists: [List] = []

    mutating func enterQuote() { quotes.append(Quote()) }

    mutating func leaveQuote() { _ = quotes.popLast() }

    mutating func enterList(isOrdered: Bool) { lists.append(List(isOrdered: isOrdered, quoteDepth: quotes.count)) }

    mutating func leaveList() { _ = lists.popLast() }

    mutating func enterItem() {
        guard !lists.isEmpty else { return }
        lists[lists.count - 1].itemIndex += 1
        lists[lists.count - 1].hasText = false
    }

    /// Whether the paragraph that begins here is the first of its list item.
    mutating func beginsItem() -> Bool {
        guard let list = lists.last, !list.hasText, list.quoteDepth == quotes.count else { return false }
        lists[lists.count - 1].hasText = true
        return true
    }

    var isInQuote: Bool { !quotes.isEmpty }

    /// Whether the current block may hold an alert's head: it is the first of its quote.
    var isFreshQuote: Bool { quotes.last?.isFresh ?? false }

    /// Takes note that the innermost quote holds a block.
    mutating func endFreshness() {
        if !quotes.isEmpty { quotes[quotes.count - 1].isFresh = false }
    }

    /// The alert that the innermost quote is.
    var quoteAlert: String? {
        get { quotes.last?.alert }
        set { if !quotes.isEmpty { quotes[quotes.count - 1].alert = newValue } }
    }

    func block(_ kind: Block.Kind, _ range: ByteRange) -> Block {
        Block(
            kind: kind, range: range, quoteDepth: quotes.count, listDepth: lists.count, itemIndex: lists.last?.itemIndex,
            isOrdered: lists.last?.isOrdered ?? false, alert: quotes.isEmpty ? nil : quotes.last { $0.alert != nil }?.alert)
    }
}
