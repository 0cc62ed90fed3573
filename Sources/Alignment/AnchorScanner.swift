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
        anchors.sort { $0.key != $1.key ? $0.key < $1.key : $0.kind.rawValue > $1.kind.rawValue }
        var taken: [Anchor] = []
        taken.reserveCapacity(anchors.count)
        for anchor in anchors where taken.last?.key != anchor.key { taken.append(anchor) }
        anchors.removeAll(keepingCapacity: true)
        return taken
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
        var at = bytes.startIndex
        let end = bytes.endIndex
        var isSentenceStart = true
        var word = Word()
        while at < end, !isFull {
            let byte = bytes[at]
            if byte < 0x80 {
                if isWordByte(byte) {
                    word.append(byte)
                } else {
                    finish(&word, &isSentenceStart)
                    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == 0x0A {
                        isSentenceStart = true
                    }
                }
                at += 1
            } else if byte == 0xC3, at + 1 < end {
                let (letter, isUpper) = foldLatin1(bytes[at + 1])
                if let letter { word.append(letter, isUpper: isUpper) } else { finish(&word, &isSentenceStart) }
                at += 2
            } else if byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
                // No-break space, dashes, quotes, symbols.
                finish(&word, &isSentenceStart)
                at += byte == 0xC2 ? 2 : 3
            } else {
                word.append(byte)
                at += 1
            }
        }
        finish(&word, &isSentenceStart)
    }

    private struct Word {
        var full = StableHash(seed: 0xFF)
        var prefix = StableHash(seed: 0xFF)
        var count = 0
        var digits = 0
        var capitals = 0
        var hasInnerCapital = false
        var hasUnderscore = false
        var startsWithCapital = false

        mutating func append(_ byte: UInt8) {
            append(asciiLowercased(byte), isUpper: byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
            if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { digits += 1 }
            if byte == UInt8(ascii: "_") { hasUnderscore = true }
        }

        mutating func append(_ folded: UInt8, isUpper: Bool) {
            full.combine(folded)
            if count < AnchorScanner.prefixLength { prefix.combine(folded) }
            if isUpper {
                capitals += 1
                if count == 0 { startsWithCapital = true } else { hasInnerCapital = true }
            }
            count += 1
        }
    }

    private mutating func finish(_ word: inout Word, _ isSentenceStart: inout Bool) {
        guard word.count > 0 else { return }
        defer {
            word = Word()
            isSentenceStart = false
        }
        if word.digits == word.count {
            add(word.full.value, .number)
        } else if word.digits > 0 || word.hasUnderscore || (word.hasInnerCapital && word.count > 1) {
            add(word.full.value, .name)
        } else if word.count >= 4 || (word.startsWithCapital && !isSentenceStart && word.count >= 2) {
            add(word.prefix.value, word.startsWithCapital && !isSentenceStart ? .name : .word)
        }
    }
}

private func asciiLowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

private func isWordByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
        || byte == UInt8(ascii: "_")
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
    bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
}
