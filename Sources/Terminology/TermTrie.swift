/// A set of byte strings that finds those that begin at a place of a text.
///
/// Nodes are numbered breadth first, so a node's children follow each other and a node costs nine bytes.
struct TermTrie: Sendable {
    /// The first child of each node; one more at the end.
    private var firstChild: [Int32] = []
    /// The byte that leads to each node.
    private var label: [UInt8] = []
    /// The key that ends at each node, or -1.
    private var keyAtNode: [Int32] = []
    private var rootChild = [Int32](repeating: -1, count: 256)

    /// - Parameter keys: without duplicates and none empty.
    init(_ keys: [[UInt8]]) {
        let order = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
        /// Keys of `order` that share the way to a node.
        var pending: [(keys: Range<Int>, depth: Int)] = [(0..<order.count, 0)]
        label.append(0)
        keyAtNode.append(-1)
        var node = 0
        while node < pending.count {
            var (rest, depth) = pending[node]
            firstChild.append(Int32(pending.count))
            if let first = rest.first, keys[order[first]].count == depth {
                keyAtNode[node] = Int32(order[first])
                rest = rest.dropFirst()
            }
            while let first = rest.first {
                let byte = keys[order[first]][depth]
                let same = first..<(rest.first { keys[order[$0]][depth] != byte } ?? rest.upperBound)
                if node == 0 { rootChild[Int(byte)] = Int32(pending.count) }
                pending.append((same, depth + 1))
                label.append(byte)
                keyAtNode.append(-1)
                rest = same.upperBound..<rest.upperBound
            }
            node += 1
        }
        firstChild.append(Int32(pending.count))
    }

    /// The longest key that begins at `start` and for whose index and end `isWanted` says yes, with its end.
    @inline(__always)
    func longestKey(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, where isWanted: (_ key: Int, _ end: Int) -> Bool
    ) -> (key: Int, end: Int)? {
        var node = Int(rootChild[Int(text[start])])
        if node < 0 { return nil }
        var longest: (key: Int, end: Int)?
        var at = start + 1
        while true {
            let key = Int(keyAtNode[node])
            if key >= 0, isWanted(key, at) { longest = (key, at) }
            if at == text.count { return longest }
            let byte = text[at]
            var child = Int(firstChild[node])
            let end = Int(firstChild[node + 1])
            // Children are in the order of their labels.
            while child < end, label[child] < byte { child += 1 }
            if child == end || label[child] != byte { return longest }
            node = child
            at += 1
        }
    }
}
