import Markup

/// Collects the anchors of texts.
struct AnchorScanner {
    /// More anchors of one block than this tell nothing new, and hostile pages must not cost more.
    static let limit = 256
    /// Letters by which cognates are compared.
    private static let prefixLength = 5

    private var anchors: [Anchor] = []

    /// What was collected since it was last taken, sorted by key, each key once with its most telling kind.
    mutating func takeAnchors() -> [Anchor] {
        if anchors.count <= Self.few {
            sortFew()
        } else {
            anchors.sort(by: Self.precedes)
        }
        var taken: [Anchor] = []
        taken.reserveCapacity(anchors.count)
        for anchor in anchors where taken.last?.key != anchor.key { taken.append(anchor) }
        anchors.removeAll(keepingCapacity: true)
        return taken
    }

    /// So many are sorted sooner by inserting each than by the library's way, which needs room besides.
    private static let few = 24

    private static func precedes(_ left: Anchor, _ right: Anchor) -> Bool {
        left.key != right.key ? left.key < right.key : left.kind.rawValue > right.kind.rawValue
    }

    private mutating func sortFew() {
        guard anchors.count > 1 else { return }
        anchors.withUnsafeMutableBufferPointer { anchors in
            for index in 1..<anchors.count {
                let anchor = anchors[index]
                var place = index
                while place > 0, Self.precedes(anchor, anchors[place - 1]) {
                    anchors[place] = anchors[place - 1]
                    place -= 1
                }
                anchors[place] = anchor
            }
        }
    }

    private var isFull: Bool { anchors.count >= Self.limit }

    private mutating func add(_ key: UInt64, _ kind: Anchor.Kind) {
        if !isFull { anchors.append(Anchor(key: key, kind: kind)) }
    }

    /// Adds the words, names and numbers of a text and what its inline markup holds.
    mutating func scan(_ segment: Segment, of page: Page) {
        scan(segment, in: 0..<segment.text.count, of: page)
    }

    /// Adds those of a part of a text.
    ///
    /// - Parameter range: UTF-8 offsets in the text; inline markup belongs to the part that it begins in.
    mutating func scan(_ segment: Segment, in range: Range<Int>, of page: Page) {
        for inline in segment.inlines[Self.firstInline(of: segment, from: range.lowerBound)...] {
            // What has no text at the very end belongs to the last part.
            guard inline.text.lowerBound < range.upperBound || range.upperBound == segment.text.count else { break }
            switch inline.kind {
            case .code:
                segment.text.withUnsafeBufferPointer { addFolded($0[inline.text.clamped(to: 0..<$0.count)], .code) }
            case .link, .autolink:
                if let destination = inline.destination { addDestination(destination, .link) }
            case .image:
                if let destination = inline.destination { addDestination(destination, .image) }
            case .include, .directive:
                page.bytes.withUnsafeBufferPointer { addFolded($0[inline.content.clamped(to: 0..<$0.count)], .code) }
            case .doNotLocalize, .uiControl, .emphasis, .strong, .strikethrough, .html, .attributeList:
                break
            }
        }
        segment.text.withUnsafeBufferPointer { scanWords($0[range]) }
    }

    /// The first inline that begins at an offset of the text or after it.
    private static func firstInline(of segment: Segment, from offset: Int) -> Int {
        var low = 0
        var high = segment.inlines.count
        while low < high {
            let middle = (low + high) / 2
            if segment.inlines[middle].text.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds a whole text as one anchor, white space and case aside, and its words.
    mutating func scanWhole(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        addFolded(bytes, .text)
        scanWords(bytes)
    }

    mutating func addWhole(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { addFolded($0[...], .text) }
    }

    private mutating func addFolded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ kind: Anchor.Kind) {
        var hash = StableHash(seed: kind.rawValue)
        var isEmpty = true
        for byte in bytes where byte > 0x20 {
            hash.combine(asciiLowercased(byte))
            isEmpty = false
        }
        if !isEmpty { add(hash.value, kind) }
    }

    private mutating func addDestination(_ destination: String, _ kind: Anchor.Kind) {
        var hash = StableHash(seed: kind.rawValue)
        var isEmpty = true
        for part in destination.utf8.split(separator: UInt8(ascii: "/")) where !isLocale(part) {
            for byte in part { hash.combine(asciiLowercased(byte)) }
            hash.combine(UInt8(ascii: "/"))
            isEmpty = false
        }
        if !isEmpty { add(hash.value, kind) }
    }

    /// Whether a part of a path is a locale, such as `fr`, `fr-fr` or `en_US`; that it takes `js` for one does no harm, as it
    /// does so on both sides.
    private func isLocale(_ part: Substring.UTF8View) -> Bool {
        guard part.count == 2 || part.count == 5 else { return false }
        for (index, byte) in part.enumerated() {
            let lower = byte | 0x20
            let isLetter = lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
            guard index == 2 ? (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")) : isLetter else { return false }
        }
        return true
    }

    /// Adds words, names and numbers.
    private mutating func scanWords(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let text = UnsafeBufferPointer(rebasing: bytes)
        Self.classes.withUnsafeBufferPointer { classes in
            var at = 0
            var isSentenceStart = true
            while at < text.count {
                let kind = classes[Int(text[at])]
                guard kind & ByteClass.word != 0 || (kind & ByteClass.latin != 0 && letter(text, at) != nil) else {
                    if kind & ByteClass.stop != 0 { isSentenceStart = true }
                    at += kind & ByteClass.three != 0 ? 3 : kind & (ByteClass.two | ByteClass.latin) != 0 ? 2 : 1
                    continue
                }
                let start = at
                let word = readWord(text, &at, classes)
                add(word, UnsafeBufferPointer(rebasing: text[start..<at]), isSentenceStart: isSentenceStart)
                if isFull { return }
                isSentenceStart = false
            }
        }
    }

    /// What a byte may be, in bits.
    private enum ByteClass {
        static let word: UInt8 = 1
        static let digit: UInt8 = 2
        static let capital: UInt8 = 4
        static let underscore: UInt8 = 8
        /// Ends a sentence, or what a sentence may follow.
        static let stop: UInt8 = 16
        /// The lead byte of À to ÿ.
        static let latin: UInt8 = 32
        /// Leads a character of two bytes that is no letter: no-break space, symbols.
        static let two: UInt8 = 64
        /// The same of three bytes: dashes, quotes.
        static let three: UInt8 = 128
    }

    private static let classes: [UInt8] = (0..<256).map { value in
        let byte = UInt8(value)
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return ByteClass.word
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return ByteClass.word | ByteClass.capital
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return ByteClass.word | ByteClass.digit
        case UInt8(ascii: "_"): return ByteClass.word | ByteClass.underscore
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A: return ByteClass.stop
        case 0xC3: return ByteClass.latin
        case 0xC2: return ByteClass.two
        case 0xE2, 0xEF: return ByteClass.three
        case 0x80...: return ByteClass.word
        default: return 0
        }
    }

    private struct Word {
        var prefix = StableHash(seed: 0xFF)
        var count = 0
        var digits = 0
        var startsWithCapital = false
        var hasInnerCapital = false
        var hasUnderscore = false
    }

    /// The base letter of a character of À to ÿ and whether it is a capital; a lead byte at the end of the text stands for itself.
    @inline(__always)
    private func letter(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (letter: UInt8, isUpper: Bool, length: Int)? {
        guard at + 1 < text.count else { return (text[at], false, 1) }
        let (letter, isUpper) = foldLatin1(text[at + 1])
        return letter.map { ($0, isUpper, 2) }
    }

    @inline(__always)
    private func readWord(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ classes: UnsafeBufferPointer<UInt8>) -> Word {
        var word = Word()
        while at < text.count {
            let byte = text[at]
            let kind = classes[Int(byte)]
            var folded = byte
            var isUpper = false
            if kind & ByteClass.word != 0 {
                isUpper = kind & ByteClass.capital != 0
                if isUpper { folded |= 0x20 }
                if kind & ByteClass.digit != 0 { word.digits += 1 }
                if kind & ByteClass.underscore != 0 { word.hasUnderscore = true }
                at += 1
            } else if kind & ByteClass.latin != 0, let letter = letter(text, at) {
                folded = letter.letter
                isUpper = letter.isUpper
                at += letter.length
            } else {
                return word
            }
            if word.count < Self.prefixLength { word.prefix.combine(folded) }
            if isUpper {
                if word.count == 0 { word.startsWithCapital = true } else { word.hasInnerCapital = true }
            }
            word.count += 1
        }
        return word
    }

    private mutating func add(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>, isSentenceStart: Bool) {
        if word.digits == word.count {
            add(Self.hash(bytes), .number)
        } else if word.digits > 0 || word.hasUnderscore || (word.hasInnerCapital && word.count > 1) {
            add(Self.hash(bytes), .name)
        } else if word.count >= 4 || (word.startsWithCapital && !isSentenceStart && word.count >= 2) {
            add(word.prefix.value, word.startsWithCapital && !isSentenceStart ? .name : .word)
        }
    }

    /// Of all letters of a word, as the prefix is of the first ones.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = StableHash(seed: 0xFF)
        var at = 0
        while at < word.count {
            if word[at] == 0xC3, at + 1 < word.count {
                if let letter = foldLatin1(word[at + 1]).letter { hash.combine(letter) }
                at += 2
            } else {
                hash.combine(asciiLowercased(word[at]))
                at += 1
            }
        }
        return hash.value
    }
}

private func asciiLowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// The base letter of U+00C0…U+00FF by the second byte of its UTF-8; `nil` for × and ÷.
private func foldLatin1(_ second: UInt8) -> (letter: UInt8?, isUpper: Bool) {
    guard second >= 0x80, second <= 0xBF, second != 0x97, second != 0xB7 else { return (nil, false) }
    let isUpper = second < 0xA0 && second != 0x9F
    let letter: UInt8 =
        switch second | 0x20 {
        case 0xA0...0xA6: UInt8(ascii: "a")
        case 0xA7: UInt8(ascii: "c")
        case 0xA8...0xAB: UInt8(ascii: "e")
        case 0xAC...0xAF: UInt8(ascii: "i")
        case 0xB1: UInt8(ascii: "n")
        case 0xB2...0xB8: UInt8(ascii: "o")
        case 0xB9...0xBC: UInt8(ascii: "u")
        case 0xBD, 0xBF: second == 0x9F ? UInt8(ascii: "s") : UInt8(ascii: "y")
        default: UInt8(ascii: "t")
        }
    return (letter, isUpper)
}

/// The number of code points of valid UTF-8.
func codePointCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { bytes in
        var count = bytes.count
        var at = 0
        // Eight bytes at once: those that continue a character have the highest bit set and not the next one.
        while at + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let continuing = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
            count -= Int((continuing &* 0x0101_0101_0101_0101) >> 56)
            at += 8
        }
        while at < bytes.count {
            if bytes[at] & 0xC0 == 0x80 { count -= 1 }
            at += 1
        }
        return count
    }
}
