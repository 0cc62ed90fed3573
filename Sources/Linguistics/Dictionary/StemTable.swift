import Foundation

/// The entries of a dictionary, Hunspell's `.dic` file, by their spelling.
///
/// Only where each line stands is kept; what it says is read when it is asked for.
struct StemTable: Sendable {
    /// An entry as the file has it.
    struct Stem {
        /// In the file: the flags, as they are written.
        let flags: Range<Int>
        /// In the file: the description.
        let description: Range<Int>
        /// It is written with one capital here, for the sake of texts in capitals only; the file has it with more.
        let isMadeUp: Bool
    }

    let file: [UInt8]
    private let hasLongFlags: Bool
    /// By slot, a part of the hash, or 0 for a free one: most spellings that are asked for are none, which a byte a slot tells from a near cache.
    private var tags: [UInt8] = []
    /// By slot, where the line begins, or with the highest bit the number of a made-up stem.
    private var places: [UInt32] = []
    private var count = 0
    /// Spellings with one capital, and where the line stands of which each is made.
    private var madeUp: [(spelling: [UInt8], line: Int)] = []
    /// Whether a word of it has a slash.
    private(set) var hasSlashes = false
    /// Whether all that it says is understood.
    private(set) var isUnderstood = true

    private static let madeUpBit: UInt32 = 1 << 31

    init(_ file: [UInt8], rules: AffixRules) {
        self.file = file
        hasLongFlags = rules.hasLongFlags
        guard file.count < Int(Self.madeUpBit) else {
            isUnderstood = false
            return
        }
        // The first line tells how many lines there are.
        let told = Int(String(decoding: file.prefix { $0 &- 0x30 < 10 }, as: UTF8.self)) ?? 0
        var size = 1 << 10
        while size < min(told, file.count) * 2 { size *= 2 }
        var capitalized: [(stem: Range<Int>, line: Int)] = []
        while !fill(size: size, rules, &capitalized) { size *= 2 }
        for (stem, line) in capitalized { makeUp(stem, line, rules) }
    }

    /// Notes where the lines stand, in a table of a size.
    ///
    /// - Parameter capitalized: gets those with capitals behind the first letter.
    /// - Returns: false where the table is too small.
    private mutating func fill(size: Int, _ rules: AffixRules, _ capitalized: inout [(stem: Range<Int>, line: Int)]) -> Bool {
        tags = Array(repeating: 0, count: size)
        places = Array(repeating: 0, count: size)
        var count = 0
        capitalized = []
        let compoundFlags = rules.compoundFlags.union([rules.onlyInCompound]).subtracting([0])
        let tellsOfCompounds = (0..<256).map { byte in compoundFlags.contains { hasLongFlags ? $0 >> 8 == byte : $0 == byte } }
        var compounds: [Range<Int>] = []
        var hasEscapes = false
        let isFilled = file.withUnsafeBufferPointer { bytes in
            withSlots { slots in
                var line = Self.nextLine(bytes, after: 0)
                while line < bytes.count {
                    let (stem, mayHaveInnerCapitals) = Self.stem(bytes, from: line)
                    let next = Self.nextLine(bytes, after: stem.upperBound)
                    defer { line = next }
                    guard Self.isOneWord(bytes, stem) else {
                        // Only a slash is escaped.
                        if bytes[line..<next].contains(UInt8(ascii: "\\")) { hasEscapes = true }
                        continue
                    }
                    count += 1
                    guard count * 4 <= size * 3 else { return false }
                    slots.put(UnsafeBufferPointer(rebasing: bytes[stem]), place: UInt32(line))
                    if mayHaveInnerCapitals, Self.mayHaveInnerCapitals(bytes, stem) { capitalized.append((stem, line)) }
                    if !compoundFlags.isEmpty, stem.upperBound < bytes.count, bytes[stem.upperBound] == UInt8(ascii: "/") {
                        // A flag that says so, or the half of another one.
                        var flag = stem.upperBound + 1
                        while flag < bytes.count, bytes[flag] > 0x20, !tellsOfCompounds[Int(bytes[flag])] { flag += 1 }
                        if flag < bytes.count, bytes[flag] > 0x20, !Self.isNumber(bytes, stem) { compounds.append(stem) }
                    }
                }
                return true
            }
        }
        guard isFilled else { return false }
        self.count = count
        hasSlashes = hasEscapes
        // Compounds of words and not of numbers the library knows.
        for spelling in compounds {
            let stem = self.stem(spelling: spelling.count, line: spelling.lowerBound, isMadeUp: false)
            if compoundFlags.contains(where: { self.has($0, stem) }) { isUnderstood = false }
        }
        return true
    }

    /// Its stem, up to what ends it, and whether a byte behind the first one can be a part of a capital.
    @inline(__always)
    private static func stem(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (stem: Range<Int>, mayHaveInnerCapitals: Bool) {
        let words = UnsafeRawBufferPointer(bytes)
        var end = start
        var capitals: UInt64 = 0
        while end + 8 <= bytes.count {
            let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: end, as: UInt64.self))
            let length = WordBeginnings.length(word)
            // The highest bit of each byte that is a capital of ASCII or beyond ASCII.
            let low = word & 0x7F7F_7F7F_7F7F_7F7F
            let found = (((low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525)) | word) & 0x8080_8080_8080_8080 & ~(~0 << UInt64(length * 8))
            capitals |= end == start ? found & ~0xFF : found
            end += length
            if length < 8 { return (start..<end, capitals != 0) }
        }
        while end < bytes.count, case let byte = bytes[end], byte > 0x20, byte != UInt8(ascii: "/") { end += 1 }
        return (start..<end, true)
    }

    /// Whether a line says something of one word: not of several, of one with an escaped slash, or of none.
    @inline(__always)
    private static func isOneWord(_ bytes: UnsafeBufferPointer<UInt8>, _ stem: Range<Int>) -> Bool {
        let end = stem.upperBound
        guard !stem.isEmpty, bytes[end - 1] != UInt8(ascii: "\\") else { return false }
        guard end < bytes.count, bytes[end] == 0x20 else { return true }
        // A description begins with two letters and a colon.
        return end + 3 < bytes.count && bytes[end + 3] == UInt8(ascii: ":")
    }

    @inline(__always)
    private static func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int) -> Int {
        guard let base = bytes.baseAddress, start < bytes.count, let end = memchr(UnsafeRawPointer(base) + start, 0x0A, bytes.count - start) else { return bytes.count }
        return UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1
    }

    /// Whether it begins with a digit and has no hyphen: *0*, *1st*.
    @inline(__always)
    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ stem: Range<Int>) -> Bool {
        bytes[stem.lowerBound] &- 0x30 < 10 && !bytes[stem].contains(0x2D)
    }

    /// Whether there may be a capital behind the first letter.
    @inline(__always)
    private static func mayHaveInnerCapitals(_ bytes: UnsafeBufferPointer<UInt8>, _ stem: Range<Int>) -> Bool {
        for index in stem.dropFirst() {
            // Of letters beyond ASCII only their lead byte tells, and that of À and à is the same, or of Œ and œ.
            let next = index + 1 < stem.upperBound ? bytes[index + 1] : 0
            if bytes[index] &- 0x41 < 26 || (bytes[index] == 0xC3 && next & 0x20 == 0) || (bytes[index] > 0xC3 && !(bytes[index] == 0xC5 && next == 0x93)) { return true }
        }
        return false
    }

    /// Adds the spelling with one capital of a stem in capitals with flags, or of one with capitals within.
    private mutating func makeUp(_ stem: Range<Int>, _ line: Int, _ rules: AffixRules) {
        let spelling = Array(file[stem])
        let letters = WordCase(spelling)
        let found = self.stem(spelling: stem.count, line: line, isMadeUp: false)
        guard letters == .mixed || letters == .initialAndMore || (letters == .capitals && !found.flags.isEmpty), !has(rules.forbidden, found) else { return }
        let written = WordCase.capitalized(WordCase.lowercased(spelling))
        let isKnown = written.withUnsafeBufferPointer { bytes in
            var isKnown = false
            forEach(bytes) { _ in isKnown = true }
            return isKnown
        }
        guard !isKnown else { return }
        madeUp.append((written, line))
        written.withUnsafeBufferPointer { insert($0, place: Self.madeUpBit | UInt32(madeUp.count - 1)) }
    }

    private mutating func insert(_ spelling: UnsafeBufferPointer<UInt8>, place: UInt32) {
        guard (count + 1) * 8 <= tags.count * 7 else { return }
        withSlots { $0.put(spelling, place: place) }
        count += 1
    }

    /// The slots while they are filled.
    private struct OpenSlots {
        let tags: UnsafeMutableBufferPointer<UInt8>
        let places: UnsafeMutableBufferPointer<UInt32>

        @inline(__always)
        func put(_ spelling: UnsafeBufferPointer<UInt8>, place: UInt32) {
            let hash = WordTable.hash(spelling)
            let mask = tags.count - 1
            var index = Int(truncatingIfNeeded: hash >> 32) & mask
            while tags[index] != 0 { index = (index + 1) & mask }
            tags[index] = StemTable.tag(hash)
            places[index] = place
        }
    }

    @inline(__always)
    private mutating func withSlots<Result>(_ body: (OpenSlots) -> Result) -> Result {
        tags.withUnsafeMutableBufferPointer { tags in
            places.withUnsafeMutableBufferPointer { body(OpenSlots(tags: tags, places: $0)) }
        }
    }

    private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash) | 1 }

    /// Visits all entries with a spelling, in the file's order.
    @inline(__always)
    func forEach(_ spelling: UnsafeBufferPointer<UInt8>, _ body: (Stem) -> Void) {
        let hash = WordTable.hash(spelling)
        let tag = Self.tag(hash)
        tags.withUnsafeBufferPointer { tags in
            let mask = tags.count - 1
            var index = Int(truncatingIfNeeded: hash >> 32) & mask
            while tags[index] != 0 {
                if tags[index] == tag, let stem = stem(places[index], spelling) { body(stem) }
                index = (index + 1) & mask
            }
        }
    }

    /// The entry at a place when its spelling is the one asked for.
    private func stem(_ place: UInt32, _ spelling: UnsafeBufferPointer<UInt8>) -> Stem? {
        if place & Self.madeUpBit != 0 {
            let (written, line) = madeUp[Int(place & ~Self.madeUpBit)]
            return written.elementsEqual(spelling) ? stem(spelling: spelling.count, line: line, isMadeUp: true) : nil
        }
        let line = Int(place)
        let end = line + spelling.count
        guard end <= file.count, end == file.count || file[end] <= 0x20 || file[end] == UInt8(ascii: "/") else { return nil }
        for index in 0..<spelling.count where file[line + index] != spelling[index] { return nil }
        return stem(spelling: spelling.count, line: line, isMadeUp: false)
    }

    /// What a line says behind its word of so many bytes.
    private func stem(spelling: Int, line: Int, isMadeUp: Bool) -> Stem {
        var at = line + spelling
        if isMadeUp {
            // Written with other letters there.
            at = line
            while at < file.count, file[at] > 0x20, file[at] != UInt8(ascii: "/") { at += 1 }
        }
        var flags = at..<at
        if at < file.count, file[at] == UInt8(ascii: "/") {
            let start = at + 1
            at = start
            while at < file.count, file[at] > 0x20 { at += 1 }
            flags = start..<at
        }
        while at < file.count, file[at] == 0x20 || file[at] == 0x09 { at += 1 }
        let start = at
        while at < file.count, file[at] != 0x0A, file[at] != 0x0D { at += 1 }
        return Stem(flags: flags, description: start..<at, isMadeUp: isMadeUp)
    }

    /// Whether an entry bears a flag.
    @inline(__always)
    func has(_ flag: AffixRules.Flag, _ stem: Stem) -> Bool {
        guard flag != 0 else { return false }
        return file.withUnsafeBufferPointer { file in
            var at = stem.flags.lowerBound
            if hasLongFlags {
                while at + 1 < stem.flags.upperBound {
                    if AffixRules.Flag(file[at]) << 8 | AffixRules.Flag(file[at + 1]) == flag { return true }
                    at += 2
                }
            } else {
                while at < stem.flags.upperBound {
                    if AffixRules.Flag(file[at]) == flag { return true }
                    at += 1
                }
            }
            return false
        }
    }

    /// What an entry's description says.
    func reading(of stem: Stem, _ morphology: Morphology) -> Morphology.Reading {
        file.withUnsafeBufferPointer { morphology.reading(of: UnsafeBufferPointer(rebasing: $0[stem.description])) }
    }
}
