import Linguistics

/// A set of byte strings that finds those that begin at a place of a text, by the word, or the mark, that they begin with.
///
/// Keys that begin with the same one, and go on with the same three bytes where they are longer, are one group, of which few bytes are compared with the text.
struct TermIndex: Sendable {
    /// The keys end to end: those of a group side by side, longer ones first.
    private var bytes: [UInt8] = []
    /// By key, where it begins in `bytes`; one more at the end.
    private var starts: [Int32] = [0]
    /// By number of a group, its first key; one more at the end.
    private var firstKey: [Int32] = []
    /// The numbers of the groups by the hash of what their keys begin with.
    private var groups: KeyTable
    /// A bit for each of these hashes, those of short groups and those of long ones: most words of a text begin no key, which they tell from the nearest cache.
    private var shortGroups = [UInt64](repeating: 0, count: 1024)
    private var longGroups = [UInt64](repeating: 0, count: 1024)
    /// By byte, what a key may have that begins with it.
    private var openings = (UInt8(0)...255).map { FoldedText.isWordByte($0) ? Opening.word : .none }

    fileprivate enum Opening: UInt8 { case none, word, mark }

    /// The indices, in what it was made of, of the strings that are a key, key by key; `firstString` has where those of each begin, and one more at the end.
    private(set) var strings: [Int32] = []
    private(set) var firstString: [Int32] = []

    /// - Parameter all: holds the keys, each once or more often, of which none is empty.
    init(_ all: ByteStrings) {
        groups = KeyTable(capacity: all.count)
        let groupOfString = (0..<all.count).map { index in
            let hash = all[index].withUnsafeBufferPointer { note($0) }
            return Int(groups.value(of: hash, orInsert: UInt32(groups.count)))
        }
        var ends = [Int](repeating: 0, count: groups.count + 1)
        for group in groupOfString { ends[group + 1] += 1 }
        for group in 0..<groups.count { ends[group + 1] += ends[group] }
        let firsts = ends
        strings = Array(repeating: 0, count: all.count)
        for (index, group) in groupOfString.enumerated() {
            strings[ends[group]] = Int32(index)
            ends[group] += 1
        }
        bytes.reserveCapacity(all.bytes.count)
        for group in 0..<groups.count {
            let members = firsts[group]..<firsts[group + 1]
            if members.count > 1 {
                strings[members].sort { left, right in
                    let (one, other) = (all[Int(left)], all[Int(right)])
                    if one.count != other.count { return one.count > other.count }
                    return one == other ? left < right : one.lexicographicallyPrecedes(other)
                }
            }
            firstKey.append(Int32(starts.count - 1))
            for place in members {
                let string = all[Int(strings[place])]
                if place > members.lowerBound, string == all[Int(strings[place - 1])] { continue }
                firstString.append(Int32(place))
                bytes += string
                starts.append(Int32(bytes.count))
            }
        }
        firstKey.append(Int32(starts.count - 1))
        firstString.append(Int32(strings.count))
    }

    /// The number of keys.
    var count: Int { starts.count - 1 }

    /// Sees to it that a key's beginning is told.
    ///
    /// - Returns: the hash of its group.
    private mutating func note(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if openings[Int(key[0])] == .none { openings[Int(key[0])] = .mark }
        let end = Self.endOfOpening(key, from: 0, openings[Int(key[0])])
        let short = Self.hash(key, 0..<end)
        guard let long = Self.hash(short, with: key, behind: end) else {
            let bit = Self.bit(short)
            shortGroups[bit >> 6] |= 1 << UInt64(bit & 63)
            return short
        }
        let bit = Self.bit(long)
        longGroups[bit >> 6] |= 1 << UInt64(bit & 63)
        return long
    }

    /// The end of the word or mark that begins at an offset.
    @inline(__always)
    private static func endOfOpening(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ opening: Opening) -> Int {
        guard opening == .word else { return start + 1 }
        var at = text.endOfSmallLetters(from: start, to: text.count)
        while at < text.count, FoldedText.isWordByte(text[at]) { at = text.endOfSmallLetters(from: at + 1, to: text.count) }
        return at
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
        return UInt64(text[word.lowerBound]) << 16 | middle | UInt64(text[word.upperBound - 1]) | UInt64(truncatingIfNeeded: count) << 24
    }

    /// The hash of a word together with the three bytes behind it; nil where there are no three.
    @inline(__always)
    private static func hash(_ word: UInt64, with text: UnsafeBufferPointer<UInt8>, behind end: Int) -> UInt64? {
        guard end + 2 < text.count else { return nil }
        return word ^ (UInt64(text[end]) << 40 | UInt64(text[end + 1]) << 48 | UInt64(text[end + 2]) << 56)
    }

    /// The number of a hash's bit, from 0 to 65,535.
    @inline(__always)
    private static func bit(_ hash: UInt64) -> Int { Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 48) }

    /// The index for one text: its arrays are asked for at every word, so that they are opened once.
    struct Reader {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let starts: UnsafeBufferPointer<Int32>
        fileprivate let firstKey: UnsafeBufferPointer<Int32>
        fileprivate let groups: KeyTable
        fileprivate let shortGroups: UnsafeBufferPointer<UInt64>
        fileprivate let longGroups: UnsafeBufferPointer<UInt64>
        fileprivate let openings: UnsafeBufferPointer<Opening>

        /// A place of a text where a key may begin, the hashes of the groups that it may be of, and where to look for one behind it.
        struct Place {
            let start: Int
            let behind: Int
            fileprivate let short: UInt64?
            fileprivate let long: UInt64?
        }

        /// The next place from an offset on where a key may begin: no term begins in the middle of a word.
        @inline(never)
        func place(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Place? {
            var at = start
            while at < text.count {
                let opening = openings[Int(text[at])]
                guard opening != .none else {
                    at += 1
                    continue
                }
                let end = TermIndex.endOfOpening(text, from: at, opening)
                let short = TermIndex.hash(text, at..<end)
                let isShort = Self.holds(shortGroups, short)
                let long = TermIndex.hash(short, with: text, behind: end).flatMap { Self.holds(longGroups, $0) ? $0 : nil }
                if isShort || long != nil { return Place(start: at, behind: end, short: isShort ? short : nil, long: long) }
                at = end
            }
            return nil
        }

        @inline(__always)
        private static func holds(_ bits: UnsafeBufferPointer<UInt64>, _ hash: UInt64) -> Bool {
            let bit = TermIndex.bit(hash)
            return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
        }

        /// The longest key that begins at a place and for whose index and end `isWanted` says yes, with its end.
        @inline(__always)
        func longestKey(in text: UnsafeBufferPointer<UInt8>, at place: Place, where isWanted: (_ key: Int, _ end: Int) -> Bool) -> (key: Int, end: Int)? {
            for round in 0..<2 {
                guard let hash = round == 0 ? place.long : place.short, let group = groups.value(of: hash) else { continue }
                var key = Int(firstKey[Int(group)])
                let end = Int(firstKey[Int(group) + 1])
                while let found = self.key(key..<end, in: text, at: place.start) {
                    if isWanted(found.key, found.end) { return found }
                    key = found.key + 1
                }
            }
            return nil
        }

        /// The first of some keys that stands at a place, with its end.
        @inline(never)
        private func key(_ keys: Range<Int>, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> (key: Int, end: Int)? {
            for key in keys {
                let start = Int(starts[key])
                let count = Int(starts[key + 1]) &- start
                // None is empty. Most others are told by their last byte.
                guard place &+ count <= text.count, bytes[start &+ count &- 1] == text[place &+ count &- 1] else { continue }
                var same = 0
                while same < count, bytes[start &+ same] == text[place &+ same] { same &+= 1 }
                if same == count { return (key, place &+ count) }
            }
            return nil
        }
    }

    func withReader<Result>(_ body: (Reader) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            starts.withUnsafeBufferPointer { starts in
                firstKey.withUnsafeBufferPointer { firstKey in
                    shortGroups.withUnsafeBufferPointer { shortGroups in
                        longGroups.withUnsafeBufferPointer { longGroups in
                            openings.withUnsafeBufferPointer { openings in
                                body(
                                    Reader(
                                        bytes: bytes, starts: starts, firstKey: firstKey, groups: groups, shortGroups: shortGroups, longGroups: longGroups,
                                        openings: openings))
                            }
                        }
                    }
                }
            }
        }
    }
}
