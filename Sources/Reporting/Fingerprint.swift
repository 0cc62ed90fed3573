/// A name for a finding that stays the same when lines move, so that a baseline or a code scanning service knows it again.
///
/// It is 64-bit FNV-1a over the rule's id, the found words (for something missing: the source's words), 24 code points of the same line
/// before and after them, and the ordinal among the page's findings that are equal in all this. White space counts as one space.
/// The page's path is no part of it: compare the two together. Scheme 1; a change of it gets a new number.
public struct Fingerprint: Sendable, Hashable {
    public let value: UInt64
    /// 1 for the first of equal findings on a page.
    public let ordinal: Int

    /// The name of this scheme in SARIF.
    public static let scheme: StaticString = "contresens/v1"

    /// Sixteen hexadecimal digits, a colon and the ordinal.
    public var text: String {
        let digits = stride(from: 60, through: 0, by: -4).map { shift in
            let digit = UInt8(value >> UInt64(shift) & 15)
            return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
        return String(decoding: digits, as: UTF8.self) + ":\(ordinal)"
    }

    /// The fingerprints of a page's findings, in their order.
    public static func of(_ findings: [LocatedFinding]) -> [Fingerprint] { of(findings, findings.map { Excerpt($0) }) }

    /// - Parameter excerpts: those of the findings.
    static func of(_ findings: [LocatedFinding], _ excerpts: [Excerpt]) -> [Fingerprint] {
        var seen: [UInt64: Int] = [:]
        return zip(findings, excerpts).map { located, excerpt in
            let value = hash(located, excerpt)
            let ordinal = seen[value, default: 0] + 1
            seen[value] = ordinal
            return Fingerprint(value: value, ordinal: ordinal)
        }
    }

    private static func hash(_ located: LocatedFinding, _ excerpt: Excerpt) -> UInt64 {
        var hash = FNV1a()
        hash.add(located.finding.rule.utf8)
        hash.endField()
        if excerpt.match.isEmpty { hash.addFolded((located.finding.source ?? "").utf8) } else { hash.addFolded(excerpt.words) }
        hash.endField()
        hash.addFolded(before(excerpt))
        hash.endField()
        hash.addFolded(after(excerpt))
        return hash.value
    }

    private static let reach = 24

    private static func before(_ excerpt: Excerpt) -> ArraySlice<UInt8> {
        var at = excerpt.match.lowerBound
        var left = reach
        while at > excerpt.firstLine.lowerBound, left > 0 {
            at -= 1
            if excerpt.bytes[at] & 0xC0 != 0x80 { left -= 1 }
        }
        return excerpt.bytes[at..<excerpt.match.lowerBound]
    }

    private static func after(_ excerpt: Excerpt) -> ArraySlice<UInt8> {
        let end = excerpt.isMultiline ? excerpt.lastLine.upperBound : excerpt.firstLine.upperBound
        var at = excerpt.match.upperBound
        var left = reach
        while at < end {
            if excerpt.bytes[at] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            at += 1
        }
        return excerpt.bytes[excerpt.match.upperBound..<max(at, excerpt.match.upperBound)]
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo): not for secrets, the same on every machine.
private struct FNV1a {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    /// Adds text with every run of white space as one space and none at the ends.
    mutating func addFolded(_ bytes: some Sequence<UInt8>) {
        var isPending = false
        var isFirst = true
        for byte in bytes {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isPending = true
            } else {
                if isPending, !isFirst { add(0x20) }
                isPending = false
                isFirst = false
                add(byte)
            }
        }
    }

    /// A byte that is in no UTF-8 text keeps neighbouring fields apart.
    mutating func endField() { add(0xFF) }
}
