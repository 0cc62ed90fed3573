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
    /// A bit for each hash of the six bytes that a key begins with, or of the three of a shorter key: most places of a text are told by them to begin none.
    /// They fit into the nearest cache, the trie does not.
    private var beginnings = [UInt64](repeating: 0, count: 1024)
    private var shortBeginnings = [UInt64](repeating: 0, count: 512)
    /// By byte: whether a key of less than three begins with it.
    private var beginsShort = [Bool](repeating: false, count: 256)

    /// - Parameter keys: without duplicates and none empty.
    init(_ keys: [[UInt8]]) {
        for key in keys {
            if key.count < 3 {
                beginsShort[Int(key[0])] = true
            } else if key.count < 6 {
                let bit = key.withUnsafeBufferPointer { Self.shortBit($0, 0) }
                shortBeginnings[bit >> 6] |= 1 << UInt64(bit & 63)
            } else {
                let bit = key.withUnsafeBufferPointer { Self.bit($0, 0) }
                beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
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

    /// The number of a bit for three bytes of a text, from 0 to 32,767.
    @inline(__always)
    private static func shortBit(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        Int((head(text, start) &* 0x9E37_79B1) >> 17)
    }

    /// The number of a bit for six bytes of a text, from 0 to 65,535.
    @inline(__always)
    private static func bit(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        Int(((UInt64(head(text, start)) << 24 | UInt64(head(text, start + 3))) &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }

    @inline(__always)
    private static func head(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
        UInt32(text[start]) << 16 | UInt32(text[start + 1]) << 8 | UInt32(text[start + 2])
    }

    /// The trie for one text: its arrays are asked for at every word, so that they are opened once.
    struct Reader {
        fileprivate let firstChild: UnsafeBufferPointer<Int32>
        fileprivate let label: UnsafeBufferPointer<UInt8>
        fileprivate let keyAtNode: UnsafeBufferPointer<Int32>
        fileprivate let rootChild: UnsafeBufferPointer<Int32>
        fileprivate let beginnings: UnsafeBufferPointer<UInt64>
        fileprivate let shortBeginnings: UnsafeBufferPointer<UInt64>
        fileprivate let beginsShort: UnsafeBufferPointer<Bool>

        /// Whether a key may begin at `start`.
        @inline(__always)
        func mayBegin(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
            if beginsShort[Int(text[start])] { return true }
            guard start + 2 < text.count else { return false }
            let short = TermTrie.shortBit(text, start)
            if shortBeginnings[short >> 6] >> UInt64(short & 63) & 1 == 1 { return true }
            guard start + 5 < text.count else { return false }
            let bit = TermTrie.bit(text, start)
            return beginnings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
        }

        /// The longest key that begins at `start` and for whose index and end `isWanted` says yes, with its end.
        @inline(__always)
        func longestKey(
            in text: UnsafeBufferPointer<UInt8>, from start: Int, where isWanted: (_ key: Int, _ end: Int) -> Bool
        ) -> (key: Int, end: Int)? {
            // The nodes are those of the trie itself: none leads beyond its arrays.
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

    func withReader<Result>(_ body: (Reader) -> Result) -> Result {
        firstChild.withUnsafeBufferPointer { firstChild in
            label.withUnsafeBufferPointer { label in
                keyAtNode.withUnsafeBufferPointer { keyAtNode in
                    rootChild.withUnsafeBufferPointer { rootChild in
                        beginnings.withUnsafeBufferPointer { beginnings in
                            shortBeginnings.withUnsafeBufferPointer { shortBeginnings in
                                beginsShort.withUnsafeBufferPointer { beginsShort in
                                    body(
                                        Reader(
                                            firstChild: firstChild, label: label, keyAtNode: keyAtNode, rootChild: rootChild, beginnings: beginnings,
                                            shortBeginnings: shortBeginnings, beginsShort: beginsShort))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
