/// A set of byte strings that finds those that begin at a place of a text.
///
/// Nodes are numbered breadth first, so a node's children follow each other. Where a single key goes on, it is not taken apart: most are told from all others
/// by their first bytes.
struct TermTrie: Sendable {
    fileprivate struct Node: Sendable {
        /// The first child; the others follow it.
        var firstChild: Int32 = 0
        var childCount: Int32 = 0
        /// The key that ends here, after the tail; -1 for none.
        var key: Int32 = -1
        /// Where the bytes begin in `tails` by which the only key below this node goes on.
        var tail: Int32 = 0
        var tailCount: Int32 = 0
    }

    private var nodes: [Node] = []
    /// The byte that leads to each node.
    private var label: [UInt8] = []
    private var tails: [UInt8] = []
    private var rootChild = [Int32](repeating: -1, count: 256)
    /// A bit for each hash of the six bytes that a key begins with, or of the three of a shorter key: most places of a text are told by them to begin none.
    /// They fit into the nearest cache, the trie does not.
    private var beginnings = [UInt64](repeating: 0, count: 1024)
    private var shortBeginnings = [UInt64](repeating: 0, count: 512)
    /// By byte: which keys begin with it.
    private var openings = [Opening](repeating: .none, count: 256)
    private let isWordByte = (UInt8(0)...255).map { FoldedText.isWordByte($0) }

    /// Which keys begin with a byte.
    fileprivate enum Opening: UInt8 {
        case none
        /// Keys of three bytes and more, which the bits tell.
        case long
        /// Keys of less than three bytes too.
        case any
    }

    /// - Parameters:
    ///   - keys: hold the keys, of which none is empty.
    ///   - order: the indices in `keys` of those to find, each once, in the order of their bytes. By its place in here a key is named when found.
    init(_ keys: ByteStrings, order: [Int]) {
        let bytes = keys.bytes
        let ranges = order.map { keys.range($0) }
        bytes.withUnsafeBufferPointer { bytes in
            for range in ranges {
                let first = Int(bytes[range.lowerBound])
                if range.count < 3 {
                    openings[first] = .any
                    continue
                }
                if openings[first] == .none { openings[first] = .long }
                if range.count < 6 {
                    let bit = Self.shortBit(bytes, range.lowerBound)
                    shortBeginnings[bit >> 6] |= 1 << UInt64(bit & 63)
                } else {
                    let bit = Self.bit(bytes, range.lowerBound)
                    beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
                }
            }
        }
        /// Keys that share the way to a node.
        var pending: [(keys: Range<Int>, depth: Int)] = [(ranges.indices, 0)]
        label.append(0)
        nodes.append(Node())
        var at = 0
        while at < pending.count {
            var (rest, depth) = pending[at]
            if depth > 0, rest.count == 1, let only = rest.first {
                nodes[at] = Node(key: Int32(only), tail: Int32(tails.count), tailCount: Int32(ranges[only].count - depth))
                tails += bytes[(ranges[only].lowerBound + depth)..<ranges[only].upperBound]
                at += 1
                continue
            }
            nodes[at].firstChild = Int32(pending.count)
            if let first = rest.first, ranges[first].count == depth {
                nodes[at].key = Int32(first)
                rest = rest.dropFirst()
            }
            while let first = rest.first {
                let byte = bytes[ranges[first].lowerBound + depth]
                let same = first..<(rest.first { bytes[ranges[$0].lowerBound + depth] != byte } ?? rest.upperBound)
                if at == 0 { rootChild[Int(byte)] = Int32(pending.count) }
                pending.append((same, depth + 1))
                label.append(byte)
                nodes.append(Node())
                nodes[at].childCount += 1
                rest = same.upperBound..<rest.upperBound
            }
            at += 1
        }
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
        fileprivate let nodes: UnsafeBufferPointer<Node>
        fileprivate let label: UnsafeBufferPointer<UInt8>
        fileprivate let tails: UnsafeBufferPointer<UInt8>
        fileprivate let rootChild: UnsafeBufferPointer<Int32>
        fileprivate let beginnings: UnsafeBufferPointer<UInt64>
        fileprivate let shortBeginnings: UnsafeBufferPointer<UInt64>
        fileprivate let openings: UnsafeBufferPointer<Opening>
        fileprivate let isWordByte: UnsafeBufferPointer<Bool>

        /// The next place behind `start` where a term may begin: no word has one in its middle.
        @inline(__always)
        func placeAfter(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
            var at = start + 1
            guard isWordByte[Int(text[start])] else { return at }
            while at < text.count, isWordByte[Int(text[at])] { at += 1 }
            return at
        }

        /// Whether a key may begin at `start`.
        @inline(__always)
        func mayBegin(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
            switch openings[Int(text[start])] {
            case .none: return false
            case .any: return true
            case .long: break
            }
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
                let current = nodes[node]
                if current.tailCount > 0 {
                    let (tail, count) = (Int(current.tail), Int(current.tailCount))
                    guard at + count <= text.count else { return longest }
                    for offset in 0..<count where tails[tail + offset] != text[at + offset] { return longest }
                    return isWanted(Int(current.key), at + count) ? (Int(current.key), at + count) : longest
                }
                if current.key >= 0, isWanted(Int(current.key), at) { longest = (Int(current.key), at) }
                if at == text.count { return longest }
                let byte = text[at]
                var child = Int(current.firstChild)
                let end = child + Int(current.childCount)
                // Children are in the order of their labels.
                while child < end, label[child] < byte { child += 1 }
                if child == end || label[child] != byte { return longest }
                node = child
                at += 1
            }
        }
    }

    func withReader<Result>(_ body: (Reader) -> Result) -> Result {
        nodes.withUnsafeBufferPointer { nodes in
            label.withUnsafeBufferPointer { label in
                tails.withUnsafeBufferPointer { tails in
                    rootChild.withUnsafeBufferPointer { rootChild in
                        beginnings.withUnsafeBufferPointer { beginnings in
                            shortBeginnings.withUnsafeBufferPointer { shortBeginnings in
                                openings.withUnsafeBufferPointer { openings in
                                    isWordByte.withUnsafeBufferPointer { isWordByte in
                                        body(
                                            Reader(
                                                nodes: nodes, label: label, tails: tails, rootChild: rootChild, beginnings: beginnings,
                                                shortBeginnings: shortBeginnings, openings: openings, isWordByte: isWordByte))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
