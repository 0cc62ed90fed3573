import Linguistics
import Markup

/// Collects the anchors of texts and numbers them: those of two pages that are to be compared are collected by one.
struct AnchorScanner {
    /// More anchors of one block than this tell nothing new, and hostile pages must not cost more.
    static let limit = 256
    /// Letters by which cognates are compared.
    private static let prefixLength = 5

    /// All that were collected, text after text.
    private(set) var anchors: [Anchor] = []
    private var numbers: KeyTable
    /// By number: where it stands in `anchors` for the last time.
    private var places: [Int] = []
    /// Where those of the text at hand begin.
    private var start = 0
    /// How many of the text at hand were found, the same one over again included.
    private var found = 0
    /// Whether the texts at hand are compared with those before: words, names and whole texts that these do not have tell nothing then.
    private var comparesWithEarlier = false

    /// - Parameter capacity: how many different anchors it has room for at once.
    init(capacity: Int = 64) {
        numbers = KeyTable(capacity: capacity)
        places.reserveCapacity(capacity)
        anchors.reserveCapacity(capacity * 2)
    }

    /// How many different anchors there are; their numbers are less.
    var count: Int { places.count }

    /// The place in `anchors` of what was collected since it was last asked, each once with its most telling kind.
    mutating func take() -> Range<Int> {
        let range = start..<anchors.count
        start = anchors.count
        found = 0
        return range
    }

    /// Those of several texts together, each once with its most telling kind.
    ///
    /// - Parameter parts: places in `anchors`.
    mutating func union(_ parts: some Sequence<Range<Int>>) -> Range<Int> {
        for part in parts {
            for index in part { add(anchors[index]) }
        }
        return take()
    }

    /// Takes note that all texts of one side were read, and that the next are of the other one.
    mutating func turnToOtherSide() { comparesWithEarlier = true }

    private var isFull: Bool { found >= Self.limit }

    private mutating func add(_ key: UInt64, _ kind: Anchor.Kind) {
        guard !isFull else { return }
        found += 1
        if comparesWithEarlier, kind.lossPenalty == 0 {
            if let number = numbers.value(of: key) { add(Anchor(number: Int(number), kind: kind)) }
            return
        }
        let number = Int(numbers.value(of: key, orInsert: UInt32(places.count)))
        if number == places.count {
            places.append(anchors.count)
            anchors.append(Anchor(number: number, kind: kind))
        } else {
            add(Anchor(number: number, kind: kind))
        }
    }

    private mutating func add(_ anchor: Anchor) {
        let place = places[anchor.number]
        if place >= start {
            if anchor.kind > anchors[place].kind { anchors[place] = anchor }
        } else {
            places[anchor.number] = anchors.count
            anchors.append(anchor)
        }
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
                segment.text.withUnsafeBufferPointer { addFolded(UnsafeBufferPointer(rebasing: $0[inline.text.clamped(to: 0..<$0.count)]), .code) }
            case .link, .autolink:
                if let destination = inline.destination { addDestination(destination, .link) }
            case .image:
                if let destination = inline.destination { addDestination(destination, .image) }
            case .include, .directive:
                page.bytes.withUnsafeBufferPointer { addFolded(UnsafeBufferPointer(rebasing: $0[inline.content.clamped(to: 0..<$0.count)]), .code) }
            case .doNotLocalize, .uiControl, .emphasis, .strong, .strikethrough, .html, .attributeList:
                break
            }
        }
        segment.text.withUnsafeBufferPointer { scanWords(UnsafeBufferPointer(rebasing: $0[range])) }
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
    mutating func scanWhole(_ text: UnsafeBufferPointer<UInt8>) {
        addFolded(text, .text)
        scanWords(text)
    }

    /// Adds a text that people read as one anchor, case aside.
    mutating func addWhole(_ text: [UInt8]) {
        let small: UInt64 = 0x2020_2020_2020_2020
        var hash = StableHash(seed: Anchor.Kind.text.rawValue).value
        text.withUnsafeBytes { text in
            var at = 0
            while at + 8 <= text.count {
                // With the highest half of a product folded into the lowest, every bit counts for all others.
                let product = (hash ^ (text.loadUnaligned(fromByteOffset: at, as: UInt64.self) | small)) &* 0x9E37_79B9_7F4A_7C15
                hash = product ^ (product >> 32)
                at += 8
            }
            while at < text.count {
                let product = (hash ^ UInt64(text[at] | 0x20)) &* 0x9E37_79B9_7F4A_7C15
                hash = product ^ (product >> 32)
                at += 1
            }
        }
        if !text.isEmpty { add(hash, .text) }
    }

    private mutating func addFolded(_ text: UnsafeBufferPointer<UInt8>, _ kind: Anchor.Kind) {
        var hash = StableHash(seed: kind.rawValue)
        let ofNothing = hash.value
        Self.folded.withUnsafeBufferPointer { folded in
            for byte in text where folded[Int(byte)] != 0 { hash.combine(folded[Int(byte)]) }
        }
        if hash.value != ofNothing { add(hash.value, kind) }
    }

    /// Bytes with ASCII letters small; 0 for white space and controls.
    private static let folded: [UInt8] = (0..<256).map { $0 <= 0x20 ? 0 : asciiLowercased(UInt8($0)) }

    private mutating func addDestination(_ destination: String, _ kind: Anchor.Kind) {
        var hash = StableHash(seed: kind.rawValue)
        var isEmpty = true
        var destination = destination
        destination.withUTF8 { text in
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, text[end] != UInt8(ascii: "/") { end += 1 }
                if end > start, !Self.isLocale(text, start..<end) {
                    for index in start..<end { hash.combine(asciiLowercased(text[index])) }
                    hash.combine(UInt8(ascii: "/"))
                    isEmpty = false
                }
                start = end + 1
            }
        }
        if !isEmpty { add(hash.value, kind) }
    }

    /// Whether a part of a path is a locale, such as `fr`, `fr-fr` or `en_US`; that it takes `js` for one does no harm, as it
    /// does so on both sides.
    private static func isLocale(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Bool {
        guard part.count == 2 || part.count == 5 else { return false }
        for index in part {
            let byte = text[index]
            let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
            guard index == part.lowerBound + 2 ? (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")) : isLetter else { return false }
        }
        return true
    }

    /// Adds words, names and numbers.
    private mutating func scanWords(_ text: UnsafeBufferPointer<UInt8>) {
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
                if kind & (ByteClass.digit | ByteClass.underscore) == 0, text[start] < 0x80, let end = plainWordEnd(text, start, classes) {
                    at = end
                    let count = end &- start
                    let isName = kind & ByteClass.capital != 0 && !isSentenceStart
                    if count >= 4 || (isName && count >= 2) { add(Self.packed(text, start, min(count, Self.prefixLength)), isName ? .name : .word) }
                } else {
                    let word = readWord(text, &at, classes)
                    add(word, text, start..<at, isSentenceStart: isSentenceStart)
                }
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
        /// The first letters, small and without accents, a byte each.
        var prefix: UInt64 = 0
        /// In characters.
        var count = 0
        /// The class of the first character, those that any of the others are of, and those that all are of.
        var first: UInt8 = 0
        var others: UInt8 = 0
        var all: UInt8 = .max
    }

    /// The base letter of a character of À to ÿ and whether it is a capital; a lead byte at the end of the text stands for itself.
    @inline(__always)
    private func letter(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (letter: UInt8, isUpper: Bool, length: Int)? {
        guard at + 1 < text.count else { return (text[at], false, 1) }
        let (letter, isUpper) = foldLatin1(text[at + 1])
        return letter.map { ($0, isUpper, 2) }
    }

    /// The end of a word that goes on in small letters of ASCII alone: most words do.
    @inline(__always)
    private func plainWordEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ classes: UnsafeBufferPointer<UInt8>) -> Int? {
        let end = text.endOfSmallLetters(from: start + 1, to: text.count)
        return end < text.count && classes[Int(text[end])] & (ByteClass.word | ByteClass.latin) != 0 ? nil : end
    }

    /// So many bytes, at most eight, with ASCII letters small.
    @inline(__always)
    private static func packed(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
        let small: UInt64 = 0x2020_2020_2020_2020
        if text.count >= 8 {
            // At the end of the text, some bytes before these are read with them.
            let place = min(start, text.count &- 8)
            let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian &>> UInt64(truncatingIfNeeded: 8 &* (start &- place))
            return (word | small) & ~UInt64(0) &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        }
        var packed: UInt64 = 0
        for index in 0..<count { packed |= UInt64(text[start + index] | 0x20) &<< UInt64(8 * index) }
        return packed
    }

    private func readWord(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ classes: UnsafeBufferPointer<UInt8>) -> Word {
        var word = Word()
        while at < text.count, word.count < Self.prefixLength {
            guard let (folded, kind) = readCharacter(text, &at, classes) else { return word }
            word.prefix |= UInt64(folded | 0x20) &<< UInt64(8 * word.count)
            if word.count == 0 { word.first = kind } else { word.others |= kind }
            word.all &= kind
            word.count += 1
        }
        while true {
            let end = text.endOfSmallLetters(from: at, to: text.count)
            if end > at {
                word.count += end - at
                word.all &= ByteClass.word
                at = end
            }
            guard at < text.count, let (_, kind) = readCharacter(text, &at, classes) else { return word }
            word.others |= kind
            word.all &= kind
            word.count += 1
        }
    }

    /// A character of a word, its base letter small, and its class; nil where the word has ended.
    @inline(__always)
    private func readCharacter(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> (folded: UInt8, kind: UInt8)? {
        let byte = text[at]
        let kind = classes[Int(byte)]
        if kind & ByteClass.word != 0 {
            at += 1
            return (kind & ByteClass.capital != 0 ? byte | 0x20 : byte, kind)
        }
        guard kind & ByteClass.latin != 0, let letter = letter(text, at) else { return nil }
        at += letter.length
        return (letter.letter, letter.isUpper ? ByteClass.word | ByteClass.capital : ByteClass.word)
    }

    @inline(__always)
    private mutating func add(_ word: Word, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isSentenceStart: Bool) {
        let isCapitalized = word.first & ByteClass.capital != 0
        if word.all & ByteClass.digit != 0 {
            add(Self.key(text, range), .number)
        } else if (word.first | word.others) & (ByteClass.digit | ByteClass.underscore) != 0 || word.others & ByteClass.capital != 0 {
            add(Self.key(text, range), .name)
        } else if word.count >= 4 || (isCapitalized && !isSentenceStart && word.count >= 2) {
            add(word.prefix, isCapitalized && !isSentenceStart ? .name : .word)
        }
    }

    /// All letters of a word as a key: of few letters they are one with the prefix.
    private static func key(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> UInt64 {
        var hash = StableHash(seed: 0xFF)
        var packed: UInt64 = 0
        var count = 0
        func combine(_ letter: UInt8) {
            hash.combine(letter)
            if count < prefixLength { packed |= UInt64(letter | 0x20) &<< UInt64(8 * count) }
            count += 1
        }
        var at = word.lowerBound
        while at < word.upperBound {
            if text[at] == 0xC3, at + 1 < word.upperBound {
                if let letter = foldLatin1(text[at + 1]).letter { combine(letter) }
                at += 2
            } else {
                combine(asciiLowercased(text[at]))
                at += 1
            }
        }
        return count <= prefixLength ? packed : hash.value
    }
}

private func asciiLowercased(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

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
