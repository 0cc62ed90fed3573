import CICU
import Linguistics

/// A text as terms are compared: NFKC with case folded and invisible characters gone, every white space and hyphen one space, every apostrophe `'`, trademark signs gone, and
/// every other character that is no letter, digit or mark, outside ASCII, one control byte. So bytes from 0x80 on are letters, digits and marks only.
struct FoldedText {
    /// The folded bytes are the first `count`; what comes after is room, which the next text may use.
    private var room: [UInt8] = []
    private var count = 0
    /// Where in the text the character of each byte begins, and at the end the text's length.
    private var offsets: [Int32] = []
    /// Whether each byte stands for the one at its own place, so that `offsets` says nothing.
    private var isPlain = true

    static let otherMark: UInt8 = 0x1F
    private static let space: UInt8 = 0x20

    /// An empty text, to read others into.
    init() {}

    /// - Parameter text: UTF-8 of less than 2 GB; where it is invalid it matches nothing.
    init(_ text: [UInt8], table: FoldingTable) { read(text, table: table) }

    var bytes: [UInt8] { Array(room[..<count]) }

    /// Letters, digits and the low line; in folded text every byte outside ASCII belongs to a letter, digit or mark.
    @inline(__always)
    static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }

    func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        room.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    /// Folds another text in place of the one before.
    mutating func read(_ text: [UInt8], table: FoldingTable) {
        let needed = text.count + text.count / 2 + 16
        if room.count < needed {
            room = [UInt8](repeating: 0, count: needed)
            offsets = [Int32](repeating: 0, count: needed + 1)
        }
        if readCommon(text, table: table) { return }
        var folded = RareText()
        folded.read(text, table: table)
        room = folded.bytes
        count = room.count
        offsets = folded.offsets
        isPlain = false
    }

    /// Where the character of a folded byte begins in the text; for the folded length, the text's.
    func offset(_ index: Int) -> Int { isPlain ? index : Int(offsets[index]) }

    /// Whether a character begins or the text ends at a folded byte.
    func isCharacterBoundary(_ index: Int) -> Bool { isPlain || index == 0 || offsets[index] != offsets[index - 1] }

    /// Folds a text whose characters are all in the table, as most are; fails on others, and where it grows much.
    private mutating func readCommon(_ text: [UInt8], table: FoldingTable) -> Bool {
        let folded = room.withUnsafeMutableBufferPointer { bytes in
            offsets.withUnsafeMutableBufferPointer { offsets in
                table.withBuffers { table in
                    text.withUnsafeBufferPointer { Self.fold($0, into: bytes, offsets, by: table) }
                }
            }
        }
        guard let folded else { return false }
        (count, isPlain) = folded
        return true
    }

    private static func fold(
        _ text: UnsafeBufferPointer<UInt8>, into bytes: UnsafeMutableBufferPointer<UInt8>, _ offsets: UnsafeMutableBufferPointer<Int32>, by table: FoldingTable.Buffers
    ) -> (count: Int, isPlain: Bool)? {
        var at = 0
        var end = 0
        var isPlain = true
        while at < text.count {
            // No character of the table becomes more than seven bytes.
            guard end + 8 <= bytes.count else { return nil }
            var followsSpace = end > 0 && bytes[end - 1] == space
            if at + 8 <= text.count {
                let word = UInt64(littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: at, as: UInt64.self))
                let (folded, count) = folded(word, followsSpace: followsSpace)
                UnsafeMutableRawBufferPointer(bytes).storeBytes(of: folded.littleEndian, toByteOffset: end, as: UInt64.self)
                if !isPlain {
                    for index in 0..<8 { offsets[end &+ index] = Int32(truncatingIfNeeded: at &+ index) }
                }
                end += count
                at += count
                if count == 8 { continue }
                if count > 0 { followsSpace = bytes[end - 1] == space }
            }
            if text[at] < 0x80 {
                let byte = table.ascii[Int(text[at])]
                if byte != space || !followsSpace {
                    bytes[end] = byte
                    offsets[end] = Int32(truncatingIfNeeded: at)
                    end += 1
                } else if isPlain {
                    isPlain = false
                    number(offsets, to: end)
                }
                at += 1
                continue
            }
            let (scalar, length) = RareText.scalar(in: text, at: at)
            guard let folded = table.folded(scalar) else { return nil }
            // Of letters that take as many bytes as before, none is the end of a word that the others go on with.
            if isPlain, folded.count != length || !folded.allSatisfy(isWordByte) {
                isPlain = false
                number(offsets, to: end)
            }
            for byte in folded where byte != space || !followsSpace {
                bytes[end] = byte
                offsets[end] = Int32(truncatingIfNeeded: at)
                end += 1
                followsSpace = byte == space
            }
            at += length
        }
        offsets[end] = Int32(truncatingIfNeeded: text.count)
        return (end, isPlain)
    }

    /// Says of so many bytes that each stands for the one at its own place.
    private static func number(_ offsets: UnsafeMutableBufferPointer<Int32>, to end: Int) {
        for index in 0..<end { offsets[index] = Int32(truncatingIfNeeded: index) }
    }

    /// Folds eight bytes up to the first one that becomes more than a small letter of ASCII, or that may do so.
    @inline(__always)
    private static func folded(_ word: UInt64, followsSpace: Bool) -> (bytes: UInt64, count: Int) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high = ones << 7
        // The highest bit of each byte that is zero.
        func zeros(_ word: UInt64) -> UInt64 { ~(((word & ~high) &+ ~high) | word | ~high) }
        let spaces = zeros(word ^ (ones &* UInt64(Self.space)))
        let controls = (word &- ones &* 0x20) & ~word
        let changed = zeros(word ^ (ones &* UInt64(UInt8(ascii: "-")))) | zeros(word ^ (ones &* UInt64(UInt8(ascii: "`"))))
        let secondSpaces = spaces & (spaces << 8 | (followsSpace ? 0x80 : 0))
        let low = word & ~high
        let capitals = (low &+ ones &* 0x3F) & ~(low &+ ones &* 0x25) & high
        return (word | capitals >> 2, ((word | controls | changed | secondSpaces) & high).trailingZeroBitCount / 8)
    }
}

/// Folds a text whatever characters it has.
private struct RareText {
    private(set) var bytes: [UInt8] = []
    private(set) var offsets: [Int32] = []

    private static let space: UInt8 = 0x20

    mutating func read(_ text: [UInt8], table: FoldingTable) {
        bytes.reserveCapacity(text.count + 1)
        offsets.reserveCapacity(text.count + 1)
        text.withUnsafeBufferPointer { text in
            var at = 0
            while at < text.count {
                let byte = text[at]
                if byte < 0x80 {
                    at = appendASCII(text, from: at, table: table)
                    continue
                }
                let (scalar, length) = Self.scalar(in: text, at: at)
                if let folded = table.folded(scalar) {
                    for byte in folded { append(byte, at: at) }
                    at += length
                } else {
                    at = appendNormalized(text, at: at, scalar: scalar, length: length)
                }
            }
        }
        offsets.append(Int32(text.count))
    }

    /// Folds a run of ASCII; gives where it ends.
    private mutating func appendASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int, table: FoldingTable) -> Int {
        table.ascii.withUnsafeBufferPointer { ascii in
            var end = start
            var previous = bytes.last ?? 0
            while end < text.count, text[end] < 0x80 {
                let byte = ascii[Int(text[end])]
                if byte != Self.space || previous != Self.space {
                    bytes.append(byte)
                    offsets.append(Int32(truncatingIfNeeded: end))
                }
                previous = byte
                end += 1
            }
            return end
        }
    }

    private mutating func append(_ byte: UInt8, at offset: Int) {
        if byte == Self.space, bytes.last == Self.space { return }
        bytes.append(byte)
        offsets.append(Int32(truncatingIfNeeded: offset))
    }

    /// Folds the characters from `at` to the next one that normalization leaves alone, with the one before when they change it.
    private mutating func appendNormalized(_ text: UnsafeBufferPointer<UInt8>, at: Int, scalar: UInt32, length: Int) -> Int {
        var start = at
        if !FoldingTable.startsNormalized(scalar), let last = offsets.last {
            start = Int(last)
            while offsets.last == last {
                offsets.removeLast()
                bytes.removeLast()
            }
        }
        var end = at + length
        while end < text.count {
            let (next, nextLength) = Self.scalar(in: text, at: end)
            if FoldingTable.startsNormalized(next) { break }
            end += nextLength
        }
        for byte in FoldingTable.fold(String(decoding: text[start..<end], as: UTF8.self)) { append(byte, at: start) }
        return end
    }

    /// The scalar that begins at an offset and its length; U+FFFD of length 1 where none does.
    static func scalar(in text: UnsafeBufferPointer<UInt8>, at: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(text[at])
        if lead < 0x80 { return (lead, 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
        guard length > 0, at + length <= text.count else { return (0xFFFD, 1) }
        var scalar = lead & (0x7F >> UInt32(length))
        for index in at + 1..<at + length {
            guard text[index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(text[index] & 0x3F)
        }
        return (scalar, length)
    }
}

/// What `FoldedText` makes of common characters, asked of ICU once.
struct FoldingTable: Sendable {
    /// For each ASCII byte.
    let ascii: [UInt8]
    private let extent: [UInt16]
    private let pool: [UInt8]

    private static let latin: Range<UInt32> = 0x80..<0x250
    private static let punctuation: Range<UInt32> = 0x2000..<0x2070
    private static let apostrophes: Set<UInt32> = [0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032]
    private static let hyphens: Set<UInt32> = [0x2D, 0x2010, 0x2011]
    private static let ignored: Set<UInt32> = [0xA9, 0xAE, 0x2120, 0x2122]

    init() {
        ascii = (UInt8(0)..<0x80).map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
            case 0x09...0x0D, UInt8(ascii: "-"): UInt8(ascii: " ")
            case UInt8(ascii: "`"): UInt8(ascii: "'")
            default: byte
            }
        }
        var extent: [UInt16] = []
        var pool: [UInt8] = []
        for value in [Self.latin, Self.punctuation].joined() {
            let folded = Unicode.Scalar(value).map { Self.fold(String(Character($0))) } ?? [FoldedText.otherMark]
            extent.append(UInt16(pool.count << 3 | folded.count))
            pool += folded
        }
        self.extent = extent
        self.pool = pool
    }

    /// Appends what a spelling is sought by, spaces at its ends aside.
    ///
    /// - Parameter spelling: UTF-8 of nothing but ASCII and letters from À to ÿ, no two spaces in a row.
    func appendFolded(_ spelling: ArraySlice<UInt8>, to result: inout [UInt8]) {
        var spelling = spelling
        if spelling.first == UInt8(ascii: " ") { spelling.removeFirst() }
        if spelling.last == UInt8(ascii: " ") { spelling.removeLast() }
        var isSecond = false
        for byte in spelling {
            if isSecond {
                result += folded(0xC0 | UInt32(byte & 0x3F)) ?? []
                isSecond = false
            } else if byte < 0x80 {
                result.append(ascii[Int(byte)])
            } else {
                isSecond = true
            }
        }
    }

    /// The folded bytes of a character that stands alone, or nil for one that is not in the table.
    func folded(_ scalar: UInt32) -> ArraySlice<UInt8>? { Self.index(of: scalar).map { pool[Self.range(extent[$0])] } }

    private static func index(of scalar: UInt32) -> Int? {
        if latin.contains(scalar) { return Int(scalar - latin.lowerBound) }
        return punctuation.contains(scalar) ? Int(scalar - punctuation.lowerBound) + latin.count : nil
    }

    private static func range(_ extent: UInt16) -> Range<Int> { Int(extent >> 3)..<Int(extent >> 3) + Int(extent & 7) }

    /// The table for one text, whose characters it is asked for one by one.
    struct Buffers {
        let ascii: UnsafeBufferPointer<UInt8>
        fileprivate let extent: UnsafeBufferPointer<UInt16>
        fileprivate let pool: UnsafeBufferPointer<UInt8>

        func folded(_ scalar: UInt32) -> Slice<UnsafeBufferPointer<UInt8>>? { FoldingTable.index(of: scalar).map { pool[FoldingTable.range(extent[$0])] } }
    }

    func withBuffers<Result>(_ body: (Buffers) -> Result) -> Result {
        ascii.withUnsafeBufferPointer { ascii in
            extent.withUnsafeBufferPointer { extent in
                pool.withUnsafeBufferPointer { body(Buffers(ascii: ascii, extent: extent, pool: $0)) }
            }
        }
    }

    static func startsNormalized(_ scalar: UInt32) -> Bool { scalar < 0x300 || icu_hasBoundaryBefore(ICU_NFKC, scalar) }

    /// One normalization unit, folded.
    static func fold(_ text: String) -> [UInt8] {
        if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 {
            if ignored.contains(scalar.value) { return [] }
            if apostrophes.contains(scalar.value) { return [UInt8(ascii: "'")] }
            if hyphens.contains(scalar.value) || scalar.properties.isWhitespace { return [UInt8(ascii: " ")] }
            if icu_isInvisible(scalar.value) { return [] }
            if icu_category(scalar.value) == ICU_OTHER { return [FoldedText.otherMark] }
        }
        return Normalizer.folded(Array(text.utf8)).bytes
    }
}
