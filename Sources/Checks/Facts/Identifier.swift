import Alignment
import Markup

/// A string in a text that a machine reads and that must stay as it is: `packages.config`, `User.Read.All`, `v4.1.0+`.
struct Identifier: Equatable {
    enum Kind: Equatable {
        case guid, url, address, path, dotted, fileExtension, version, snake, camel, option, constant, placeholder
        /// A name in mixed case that is given a value: `GateLimit=true`.
        case setting
        /// Three words or more in small letters: `tide-list-package`.
        case hyphenated
        /// A number in a list of issues, with the project or without: `acme/tide#42`, `#42`.
        case reference
        /// Capitals and digits: `E102`, `SHA-256`.
        case code
    }

    let kind: Kind
    /// UTF-8 offsets in the segment's text.
    let range: Range<Int>

    /// The identifiers of a text by their shape, in order. Those under code spans and images are left to other rules.
    static func all(in segment: Segment) -> [Identifier] {
        let text = segment.text
        guard text.count > 2 else { return [] }
        var found: [Identifier] = []
        text.withUnsafeBufferPointer { text in
            var at = 0
            while at < text.count {
                guard isPart(text[at]) else {
                    at += 1
                    continue
                }
                let start = at
                // Most are words in small letters, with a capital at most.
                if text[at].isFactLetter {
                    at += 1
                    while at < text.count, text[at].isFactLower { at += 1 }
                    if at == text.count || !isPart(text[at]) { continue }
                    // The mark of a sentence is no part of what stands before.
                    if text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ":"), at + 1 == text.count || !isPart(text[at + 1]) {
                        at += 1
                        continue
                    }
                }
                while at < text.count, isPart(text[at]) { at += 1 }
                if let identifier = read(text, start..<at) { found.append(identifier) }
            }
        }
        return whole(found, in: segment)
    }

    /// Whether a text may have one, by its words and marks: most texts have none.
    ///
    /// It takes a word of mixed case, capitals or digits, or a joining mark before something else that is no space.
    static func mayStand(in analyzed: AnalyzedSegment) -> Bool {
        let (text, tokens) = (analyzed.segment.text, analyzed.tokens)
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .word:
                if !token.shape.isDisjoint(with: [.hasDigit, .hasNonASCII, .nonLatin]) { return true }
                if token.shape.contains(.mixedCase), !token.shape.contains(.capitalized) { return true }
                if token.shape.contains(.allCapitals), token.range.count > 3 { return true }
            case .mark:
                guard index + 1 < tokens.count, tokens[index + 1].kind != .space else { continue }
                if isPart(text[token.range.lowerBound]), isPart(text[tokens[index + 1].range.lowerBound]) { return true }
            case .elision, .number, .space: continue
            }
        }
        return false
    }

    /// Those that have a mark.
    ///
    /// - Parameter mark: one of those that join.
    static func all(in segment: Segment, with mark: UInt8) -> [Identifier] {
        let text = segment.text
        var found: [Identifier] = []
        var end = 0
        while let place = firstOccurrence(of: CollectionOfOne(mark), in: text, from: end) {
            var start = place.lowerBound
            while start > end, isPart(text[start - 1]) { start -= 1 }
            end = place.upperBound
            while end < text.count, isPart(text[end]) { end += 1 }
            if let identifier = text.withUnsafeBufferPointer({ read($0, start..<end) }) { found.append(identifier) }
        }
        return whole(found, in: segment)
    }

    /// What a run of letters, digits and the marks that join them is.
    private static func read(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Identifier? {
        let (start, end) = (run.lowerBound, run.upperBound)
        guard run.count > 1, run.count < 512 else { return nil }
        let isGlued = (start > 0 && text[start - 1] >= 0x80 && !isNoLetter(text, endingAt: start)) || (end < text.count && text[end] >= 0xC3 && text[end] < 0xE2)
        return isGlued ? nil : identifier(text, trimmed(text, run))
    }

    /// Without what markup parts from them, and without those under code spans and images.
    private static func whole(_ identifiers: [Identifier], in segment: Segment) -> [Identifier] {
        guard !identifiers.isEmpty else { return [] }
        let text = segment.text
        var found = identifiers
        // A footnote's number is no part of what it stands behind: `2.1.80X<sup>1</sup>`.
        let edges = segment.markupEdges
        if !edges.isEmpty {
            found = found.compactMap { identifier in
                guard let edge = edges.filter({ identifier.range.contains($0) && $0 > identifier.range.lowerBound }).min() else { return identifier }
                return text.withUnsafeBufferPointer { text in Self.identifier(text, trimmed(text, identifier.range.lowerBound..<edge)) }
            }
        }
        let literal = segment.inlines.filter { ($0.kind == .code || $0.kind == .image || $0.kind == .doNotLocalize) && !$0.text.isEmpty }
        return literal.isEmpty ? found : found.filter { identifier in !literal.contains { $0.text.overlaps(identifier.range) } }
    }

    /// Letters, digits and the marks that join them: `. _ - / \ @ : # % + = & ? ~ $ { }`.
    private static func isPart(_ byte: UInt8) -> Bool {
        // A bit for each ASCII character: it is asked for at each byte of both trees.
        byte < 0x80 && (byte < 64 ? 0xA7FF_E878_0000_0000 as UInt64 : 0x6FFF_FFFE_97FF_FFFF) >> UInt64(byte & 63) & 1 == 1
    }

    /// Whether the character beyond ASCII that ends at an offset is a space, quote or dash and no letter.
    private static func isNoLetter(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
        if end >= 3, text[end - 3] == 0xE2 || text[end - 3] == 0xEF { return true }
        return end >= 2 && text[end - 2] == 0xC2
    }

    /// Without the punctuation of the sentence around it.
    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        func ends(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "#"),
                UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"): return true
            case UInt8(ascii: "+"): return !(end - 2 >= start && text[end - 2].isFactDigit)
            case UInt8(ascii: "%"): return !(text[start] == byte && end - start > 2)
            default: return false
            }
        }
        while end > start, ends(text[end - 1]) { end -= 1 }
        while start < end, text[start] == UInt8(ascii: ":") || text[start] == UInt8(ascii: "=") || text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "&")
            || text[start] == UInt8(ascii: "?") { start += 1 }
        return start..<end
    }

    private static func identifier(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Identifier? {
        guard range.count > 1 else { return nil }
        let part = UnsafeBufferPointer(rebasing: text[range])
        return kind(of: part).map { Identifier(kind: $0, range: range) }
    }

    /// What the shape of a string says; nil for words, numbers and what may be either.
    private static func kind(of part: UnsafeBufferPointer<UInt8>) -> Kind? {
        let counts = Counts(part)
        if counts.has(UInt8(ascii: ":")), part.indices.dropLast(2).contains(where: { part[$0] == 0x3A && part[$0 + 1] == 0x2F && part[$0 + 2] == 0x2F }) { return .url }
        if counts.has(UInt8(ascii: "@")) { return counts.letters > 3 && part[0].isFactAlphanumeric && counts.innerDots > 0 ? .address : nil }
        if counts.has(UInt8(ascii: "{")), counts.has(UInt8(ascii: "}")) {
            return part[0] == UInt8(ascii: "{") && part[part.count - 1] == UInt8(ascii: "}") && part.count > 2 ? .placeholder : nil
        }
        if part[0] == UInt8(ascii: "%"), part[part.count - 1] == UInt8(ascii: "%"), counts.letters == part.count - 2, counts.letters > 2 { return .placeholder }
        if part[0] == UInt8(ascii: "$"), part[part.count - 1] == UInt8(ascii: "$"), counts.letters == part.count - 2, counts.letters > 2 { return .placeholder }
        if isGUID(part) { return .guid }
        if counts.has(UInt8(ascii: "#")), let number = part.lastIndex(of: UInt8(ascii: "#")), part.count - number > 2, part[(number + 1)...].allSatisfy(\.isFactDigit) {
            return part[..<number].allSatisfy { $0.isFactAlphanumeric || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") } ? .reference : nil
        }
        if counts.letters == 0 { return counts.digits > 1 && isVersion(part) ? .version : nil }
        if counts.has(UInt8(ascii: "\\")) { return counts.letters > 2 ? .path : nil }
        if counts.has(UInt8(ascii: "/")) {
            let first = part[0]
            let isRooted = first == UInt8(ascii: "/") || first == UInt8(ascii: "~") || first == UInt8(ascii: ".") || (first == UInt8(ascii: "%") && counts.letters > 6)
            return (isRooted || (counts.innerDots > 0 && isFileName(part))) && counts.letters > 2 ? .path : nil
        }
        if isVersion(part) { return .version }
        if counts.humps > 0, counts.has(UInt8(ascii: "=")), isSetting(part) { return .setting }
        if counts.hasOtherMarks { return nil }
        if part[0] == UInt8(ascii: "-") {
            let name = part.drop { $0 == UInt8(ascii: "-") }
            guard name.count > 1, name.first?.isFactLetter == true, counts.innerDots == 0 else { return nil }
            // `-License`, as PowerShell has them.
            let isCapitalized = name.first?.isFactUpper == true && counts.upper == 1 && counts.hyphens == 1 && counts.digits == 0
            return (part.count - name.count == 2 && name.count > 2) || counts.humps > 0 || isCapitalized ? .option : nil
        }
        if part[0] == UInt8(ascii: ".") {
            let name = part.dropFirst()
            return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { (2...12).contains($0.count) && $0.allSatisfy(\.isFactAlphanumeric) } && name.first?.isFactLetter == true ? .fileExtension : nil
        }
        if counts.innerDots > 0 { return isDotted(part) ? .dotted : nil }
        if counts.has(UInt8(ascii: "_")) { return counts.letters > 2 ? .snake : nil }
        if counts.upper == counts.letters, counts.upper > 0, counts.digits > 1, part.count > 3, part[0].isFactLetter { return .code }
        if counts.hyphens > 0 {
            let isPlain = counts.hyphens > 1 && counts.upper == 0 && counts.digits == 0 && !part.indices.dropLast().contains { part[$0] == 0x2D && part[$0 + 1] == 0x2D }
            return isPlain && part[0].isFactLower && part[part.count - 1].isFactLower ? .hyphenated : nil
        }
        if counts.humps > 0, part[0].isFactLower, part.count > 6, part.prefix(while: \.isFactLower).count > 2 { return .camel }
        if counts.upper == part.count, part.count > 3 { return .constant }
        return nil
    }

    private struct Counts {
        var letters = 0
        var digits = 0
        var upper = 0
        var humps = 0
        var innerDots = 0
        var hyphens = 0
        /// A bit for each ASCII mark.
        private var marks = (UInt64(0), UInt64(0))

        init(_ part: UnsafeBufferPointer<UInt8>) {
            var previous: UInt8 = 0
            for (index, byte) in part.enumerated() {
                if byte.isFactLetter {
                    letters += 1
                    if byte.isFactUpper {
                        upper += 1
                        if previous.isFactLower { humps += 1 }
                    }
                } else if byte.isFactDigit {
                    digits += 1
                } else {
                    if byte == UInt8(ascii: "."), index > 0, index + 1 < part.count { innerDots += 1 }
                    if byte == UInt8(ascii: "-") { hyphens += 1 }
                    if byte < 64 { marks.0 |= 1 << UInt64(byte) } else { marks.1 |= 1 << UInt64(byte - 64) }
                }
                previous = byte
            }
        }

        func has(_ byte: UInt8) -> Bool { (byte < 64 ? marks.0 >> UInt64(byte) : marks.1 >> UInt64(byte & 63)) & 1 == 1 }

        /// It has a mark that stands in none of the plain kinds.
        var hasOtherMarks: Bool {
            marks.0 & ~(1 << UInt64(UInt8(ascii: ".")) | 1 << UInt64(UInt8(ascii: "-"))) != 0 || marks.1 & ~(1 << UInt64(UInt8(ascii: "_") & 63)) != 0
        }
    }

    /// How many hexadecimal digits each group of a GUID has.
    static let guidGroups = [8, 4, 4, 4, 12]

    /// RFC 4122: five groups of 8, 4, 4, 4 and 12 hexadecimal digits.
    static func isGUID(_ part: some Sequence<UInt8>) -> Bool {
        var group = 0
        var count = 0
        for byte in part {
            if byte == UInt8(ascii: "-") {
                guard group < 4, count == guidGroups[group] else { return false }
                group += 1
                count = 0
            } else {
                guard byte.isFactHex else { return false }
                count += 1
            }
        }
        return group == 4 && count == 12
    }

    /// `v1.0`, `1.2.0`, `3.5+`, `1.2.0-preview.4`, `2.1.x`: more than a number that is written with a point.
    private static func isVersion(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        let hasMark = part[0] | 0x20 == UInt8(ascii: "v") && part.count > 1 && part[1].isFactDigit
        if hasMark { at = 1 }
        var dots = 0
        guard at < part.count, part[at].isFactDigit else { return false }
        while at < part.count {
            if part[at].isFactDigit {
                at += 1
            } else if part[at] == UInt8(ascii: "."), at + 1 < part.count, part[at + 1].isFactDigit {
                dots += 1
                at += 1
            } else {
                break
            }
        }
        if at == part.count { return dots > 1 || (hasMark && dots > 0) }
        if part[at] == UInt8(ascii: "+") { return at == part.count - 1 && (dots > 0 || hasMark) }
        // `2.1.80X`, `1.4.0rc1`, `4.2.x`, `4.x`; one point and a letter may as well be a quantity: `1.5x`.
        if part[at].isFactLetter, dots > 1 { return part.count - at <= 4 && part[at...].allSatisfy(\.isFactAlphanumeric) }
        if part[at] == UInt8(ascii: ".") { return at + 2 == part.count && part[at + 1] | 0x20 == UInt8(ascii: "x") }
        guard part[at] == UInt8(ascii: "-"), dots > 0, at + 1 < part.count, part[at + 1].isFactLetter else { return false }
        return part[(at + 1)...].allSatisfy { $0.isFactAlphanumeric || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    /// `GateLimit=true`: two words, the first in mixed case.
    private static func isSetting(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        let sides = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isFactAlphanumeric) }) else { return false }
        return zip(sides[0], sides[0].dropFirst()).contains { $0.isFactLower && $1.isFactUpper }
    }

    /// Parts of letters, digits, hyphens and underscores joined by single dots, one of them longer than two letters: not e.g, U.S, 3.5mm.
    private static func isDotted(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard part[0].isFactLetter else { return false }
        var longest = 0
        var current = 0
        for (index, byte) in part.enumerated() {
            if byte == UInt8(ascii: ".") {
                guard index > 0, part[index - 1] != byte else { return false }
                current = 0
            } else {
                current += 1
                longest = max(longest, current)
            }
        }
        return longest > 2 && current > 0
    }

    private static func isFileName(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let dot = part.lastIndex(of: UInt8(ascii: ".")), let slash = part.lastIndex(of: UInt8(ascii: "/")) else { return false }
        return dot > slash + 1 && part.count - dot <= 9 && part[(dot + 1)...].allSatisfy(\.isFactAlphanumeric)
    }
}

extension Segment {
    /// Where a link's text or what stands between tags begins and ends, in UTF-8 offsets of the text.
    var markupEdges: [Int] {
        var edges: [Int] = []
        for inline in inlines {
            switch inline.kind {
            case .html, .link:
                edges.append(inline.text.lowerBound)
                edges.append(inline.text.upperBound)
            default: break
            }
        }
        return edges
    }
}
