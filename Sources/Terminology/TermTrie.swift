import Linguistics

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
    /// Which keys begin with a word, by two kinds of bits, as most words of a text begin none: they fit into the nearest cache, the trie does not.
    /// A bit for the hash of each word that is a key or all of it but two bytes, and one for that of each other word with the three bytes that follow it.
    private var wholeWords = [UInt64](repeating: 0, count: 1024)
    private var openingWords = [UInt64](repeating: 0, count: 1024)
    private var openings = (UInt8(0)...255).map { FoldedText.isWordByte($0) ? Opening.word : .none }

    /// What may begin with a byte.
    fileprivate enum Opening: UInt8 {
        case none
        /// A word, of which the bits tell whether a key begins with it.
        case word
        /// A key that begins with a mark.
        case mark
    }

    /// - Parameters:
    ///   - keys: hold the keys, of which none is empty.
    ///   - order: the indices in `keys` of those to find, each once, in the order of their bytes. By its place in here a key is named when found.
    init(_ keys: ByteStrings, order: [Int]) {
        let bytes = keys.bytes
        let ranges = order.map { keys.range($0) }
        bytes.withUnsafeBufferPointer { bytes in
            for range in ranges {
                let key = UnsafeBufferPointer(rebasing: bytes[range])
                let end = Self.endOfWord(key, from: 0)
                if end == 0 {
                    openings[Int(key[0])] = .mark
                } else if let bit = Self.bit(key, 0..<end, withNext: true) {
                    openingWords[bit >> 6] |= 1 << UInt64(bit & 63)
                } else if let bit = Self.bit(key, 0..<end, withNext: false) {
                    wholeWords[bit >> 6] |= 1 << UInt64(bit & 63)
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

    /// The end of the word whose first byte, or whatever stands there, is at an offset.
    @inline(__always)
    private static func endOfWord(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = text.endOfSmallLetters(from: start, to: text.count)
        while at < text.count, FoldedText.isWordByte(text[at]) { at = text.endOfSmallLetters(from: at + 1, to: text.count) }
        return at
    }

    /// The number of a bit for a word of a text, from 0 to 65,535.
    ///
    /// - Parameter withNext: whether the three bytes behind it count.
    /// - Returns: nil where there are no three bytes behind it.
    @inline(__always)
    private static func bit(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, withNext: Bool) -> Int? {
        let end = word.upperBound
        var hash = hash(text, word)
        if withNext {
            guard end + 2 < text.count else { return nil }
            hash ^= UInt64(text[end]) << 40 | UInt64(text[end + 1]) << 48 | UInt64(text[end + 2]) << 56
        }
        return Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }

    /// A hash of the bytes that a word begins and ends with.
    @inline(__always)
    private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> UInt64 {
        let count = word.count
        let bytes = UnsafeRawBufferPointer(text)
        if count >= 8 {
            let first = bytes.loadUnaligned(fromByteOffset: word.lowerBound, as: UInt64.self)
            let last = bytes.loadUnaligned(fromByteOffset: word.upperBound - 8, as: UInt64.self)
            return (first &* 0xD6E8_FEB8_6659_FD93) ^ last &+ UInt64(truncatingIfNeeded: count)
        }
        if count >= 4 {
            let first = bytes.loadUnaligned(fromByteOffset: word.lowerBound, as: UInt32.self)
            let last = bytes.loadUnaligned(fromByteOffset: word.upperBound - 4, as: UInt32.self)
            return (UInt64(first) &* 0xD6E8_FEB8_6659_FD93) ^ UInt64(last) &+ UInt64(truncatingIfNeeded: count)
        }
        let middle = UInt64(text[word.lowerBound + count / 2]) << 8
        return UInt64(text[word.lowerBound]) << 16 | middle | UInt64(text[word.upperBound - 1]) ^ UInt64(truncatingIfNeeded: count) << 24
    }

    /// The trie for one text: its arrays are asked for at every word, so that they are opened once.
    struct Reader {
        fileprivate let nodes: UnsafeBufferPointer<Node>
        fileprivate let label: UnsafeBufferPointer<UInt8>
        fileprivate let tails: UnsafeBufferPointer<UInt8>
        fileprivate let rootChild: UnsafeBufferPointer<Int32>
        fileprivate let wholeWords: UnsafeBufferPointer<UInt64>
        fileprivate let openingWords: UnsafeBufferPointer<UInt64>
        fileprivate let openings: UnsafeBufferPointer<Opening>

        /// The next place behind one where a term may begin, as no word has one in its middle, and whether a key may begin at the first one.
        @inline(__always)
        func next(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> (place: Int, mayBegin: Bool) {
            switch openings[Int(text[start])] {
            case .none: return (start + 1, false)
            case .mark: return (start + 1, true)
            case .word: break
            }
            let end = TermTrie.endOfWord(text, from: start)
            return (end, Self.holds(wholeWords, TermTrie.bit(text, start..<end, withNext: false)) || Self.holds(openingWords, TermTrie.bit(text, start..<end, withNext: true)))
        }

        @inline(__always)
        private static func holds(_ bits: UnsafeBufferPointer<UInt64>, _ bit: Int?) -> Bool {
            guard let bit else { return false }
            return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
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
                        wholeWords.withUnsafeBufferPointer { wholeWords in
                            openingWords.withUnsafeBufferPointer { openingWords in
                                openings.withUnsafeBufferPointer { openings in
                                    body(
                                        Reader(
                                            nodes: nodes, label: label, tails: tails, rootChild: rootChild, wholeWords: wholeWords, openingWords: openingWords,
                                            openings: openings))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
