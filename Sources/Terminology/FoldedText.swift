import CICU
import Linguistics

/// A text as terms are compared: NFKC with case folded and invisible characters gone, every white space and hyphen one space, every apostrophe `'`, trademark signs gone, and
/// every other character that is no letter, digit or mark, outside ASCII, one control byte. So bytes from 0x80 on are letters, digits and marks only.
struct FoldedText {
    private(set) var bytes: [UInt8]
    /// Where in the text the character of each byte begins, and at the end the text's length; empty when each byte stands for the one at its own place.
    private var offsets: [Int32] = []

    static let otherMark: UInt8 = 0x1F
    private static let space: UInt8 = 0x20

    /// - Parameter text: UTF-8 of less than 2 GB; where it is invalid it matches nothing.
    init(_ text: [UInt8], table: FoldingTable) {
        bytes = []
        if let plain = Self.plain(text, table: table) {
            bytes = plain
            return
        }
        if let common = Self.common(text, table: table) {
            (bytes, offsets) = common
            return
        }
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

    /// Where the character of a folded byte begins in the text; for the folded length, the text's.
    func offset(_ index: Int) -> Int { offsets.isEmpty ? index : Int(offsets[index]) }

    /// Whether a character begins or the text ends at a folded byte.
    func isCharacterBoundary(_ index: Int) -> Bool { offsets.isEmpty || index == 0 || offsets[index] != offsets[index - 1] }

    /// The folded text where that is as long as the text: ASCII without two spaces in a row.
    private static func plain(_ text: [UInt8], table: FoldingTable) -> [UInt8]? {
        var isPlain = true
        let folded = [UInt8](unsafeUninitializedCapacity: text.count) { target, count in
            text.withUnsafeBufferPointer { text in
                table.ascii.withUnsafeBufferPointer { ascii in
                    var previous: UInt8 = 0
                    for at in 0..<text.count {
                        guard text[at] < 0x80 else { isPlain = false; return }
                        let byte = ascii[Int(text[at])]
                        if byte == space && previous == space { isPlain = false; return }
                        target[at] = byte
                        previous = byte
                    }
                    count = text.count
                }
            }
        }
        return isPlain ? folded : nil
    }

    /// The folded text and its offsets where all of its characters are in the table, as most are; nil for other texts, and where it grows much.
    private static func common(_ text: [UInt8], table: FoldingTable) -> (bytes: [UInt8], offsets: [Int32])? {
        let room = text.count + text.count / 2 + 16
        var isCommon = true
        var offsets: [Int32] = []
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { bytes, count in
            offsets = [Int32](unsafeUninitializedCapacity: room + 1) { offsets, offsetCount in
                table.withBuffers { table in
                    text.withUnsafeBufferPointer { text in
                        var at = 0
                        var end = 0
                        var previous: UInt8 = 0
                        while at < text.count {
                            // No character of the table becomes more than seven bytes.
                            guard end + 7 <= room else { isCommon = false; break }
                            if text[at] < 0x80 {
                                let byte = table.ascii[Int(text[at])]
                                if byte != space || previous != space {
                                    bytes[end] = byte
                                    offsets[end] = Int32(truncatingIfNeeded: at)
                                    end += 1
                                }
                                previous = byte
                                at += 1
                                continue
                            }
                            let (scalar, length) = scalar(in: text, at: at)
                            guard let folded = table.folded(scalar) else { isCommon = false; break }
                            for byte in folded where byte != space || previous != space {
                                bytes[end] = byte
                                offsets[end] = Int32(truncatingIfNeeded: at)
                                end += 1
                                previous = byte
                            }
                            at += length
                        }
                        offsets[end] = Int32(truncatingIfNeeded: text.count)
                        (count, offsetCount) = (end, end + 1)
                    }
                }
            }
        }
        return isCommon ? (bytes, offsets) : nil
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
    private static func scalar(in text: UnsafeBufferPointer<UInt8>, at: Int) -> (scalar: UInt32, length: Int) {
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

    func withBuffers(_ body: (Buffers) -> Void) {
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
