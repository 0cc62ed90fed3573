import Alignment
import Markup

/// Where the pages of a family name what they are about: cells with the same label, and lines that repeat but for the name.
///
/// A cell is known as a name's by its agreement with the heading's id or with the file's name on most pages; the lines that hold the
/// cell's value, the value cut out, are frames, and whatever fills a frame on another page is meant to be a name.
public struct NameSlots: Sendable {
    /// Whose name.
    enum Owner: UInt8, Sendable { case subject = 1, vendor = 2 }

    private struct Label: Sendable {
        var pages = 0
        var asSubject = 0
        var asVendor = 0
        /// Of these, the pages on which a domain alone vouched for it, by domain.
        var asVendorOfDomain: [[UInt8]: Int] = [:]
        /// Hashes of distinct values, the smallest ones.
        var values: [UInt64] = []
    }

    private struct Frame: Sendable {
        var pages = 0
        /// Hashes of the distinct names that were cut out, the smallest ones.
        var names: [UInt64] = []
    }

    /// A line with its names cut out: `\u{1}` stands for the subject, `\u{2}` for the vendor.
    private var frames: [[UInt8]: Frame] = [:]
    private var labels: [NameKey: Label] = [:]
    private var pagesOfDomain: [[UInt8]: Int] = [:]
    /// Hashes of the names that a domain alone vouched for, by domain.
    private var namesOfDomain: [[UInt8]: Set<UInt64>] = [:]

    /// So many distinct names of a frame are told apart.
    private static let mostNames = 4

    private static let longestFrame = 600

    public init() {}

    mutating func add(_ page: AnalyzedPage, _ identity: PageIdentity) {
        for domain in identity.domains { pagesOfDomain[domain, default: 0] += 1 }
        var names: [(text: [UInt8], owner: Owner)] = []
        var seen = Set<NameKey>()
        for row in identity.rows where seen.insert(row.labelKey).inserted {
            let value = page.page.segments[row.value].text
            guard !value.isEmpty, value.count <= 120 else { continue }
            var label = labels[row.labelKey] ?? Label()
            label.pages += 1
            label.values.insertSmallest(NameKey(value).value, limit: 8)
            let isSubject = identity.isHeading(value, on: page)
            let voucher = identity.voucher(ofVendor: value)
            let isVendor = voucher != nil
            if isSubject { label.asSubject += 1 }
            if isVendor { label.asVendor += 1 }
            if case .domain(let domain) = voucher {
                label.asVendorOfDomain[domain, default: 0] += 1
                if !isSubject { namesOfDomain[domain, default: []].insert(NameKey(value).value) }
            }
            labels[row.labelKey] = label
            if isSubject || isVendor, value.count >= 3, !names.contains(where: { $0.text == value }) {
                names.append((value, isSubject ? .subject : .vendor))
            }
        }
        // A page whose maker and subject have one name tells neither from the other.
        let subjects = names.filter { $0.owner == .subject }
        if identity.rows.count(where: { row in subjects.contains { NameKey($0.text) == NameKey(page.page.segments[row.value].text) } }) > 1 { return }
        guard !names.isEmpty else { return }
        names.sort { $0.text.count > $1.text.count }
        var found: [[UInt8]: Set<UInt64>] = [:]
        let hashes = names.map { NameKey($0.text).value }
        let initials = names.reduce(UInt64(0)) { $0 | Self.initial($1.text[0]) }
        for segment in page.segments where segment.segment.text.count <= Self.longestFrame && segment.segment.protectedRanges.isEmpty {
            let (frame, used) = Self.masked(segment, names, initials)
            if frame.count(where: { $0 >= 0x61 && $0 <= 0x7A }) >= 8, !used.isEmpty { found[frame, default: []].formUnion(used.map { hashes[$0] }) }
        }
        for (frame, names) in found {
            frames[frame, default: Frame()].pages += 1
            for name in names { frames[frame]?.names.insertSmallest(name, limit: Self.mostNames) }
        }
    }

    mutating func merge(_ other: NameSlots) {
        frames.merge(other.frames) { own, more in
            var sum = Frame(pages: own.pages + more.pages, names: own.names)
            for name in more.names { sum.names.insertSmallest(name, limit: Self.mostNames) }
            return sum
        }
        namesOfDomain.merge(other.namesOfDomain) { $0.union($1) }
        pagesOfDomain.merge(other.pagesOfDomain, uniquingKeysWith: +)
        for (key, more) in other.labels {
            var label = labels[key] ?? Label()
            label.pages += more.pages
            label.asSubject += more.asSubject
            label.asVendor += more.asVendor
            label.asVendorOfDomain.merge(more.asVendorOfDomain, uniquingKeysWith: +)
            for value in more.values { label.values.insertSmallest(value, limit: 8) }
            labels[key] = label
        }
    }

    /// The text in lower case with each name that stands in it as whole words, and an article before it, replaced by its owner's mark;
    /// and which names these are; nothing where there is none.
    ///
    /// - Parameter initials: a bit for each of the first bytes of the names.
    private static func masked(_ segment: AnalyzedSegment, _ names: [(text: [UInt8], owner: Owner)], _ initials: UInt64) -> (frame: [UInt8], names: Set<Int>) {
        let text = segment.segment.text
        func name(at index: Int) -> Int? {
            guard initials & initial(text[index]) != 0, index == 0 || !isWordByte(text[index - 1]) else { return nil }
            return names.firstIndex { name in
                let end = index + name.text.count
                guard end <= text.count, end == text.count || !isWordByte(text[end]) else { return false }
                for (offset, byte) in name.text.enumerated() where lower(text[index + offset]) != lower(byte) { return false }
                return true
            }
        }
        guard text.indices.contains(where: { name(at: $0) != nil }) else { return ([], []) }
        var result: [UInt8] = []
        var used = Set<Int>()
        /// Where the last article began in `result`, and where what follows it begins in the text.
        var article: (start: Int, end: Int)?
        var token = 0
        var index = 0
        while index < text.count {
            while token < segment.tokens.count, segment.tokens[token].range.upperBound <= index { token += 1 }
            if token < segment.tokens.count, segment.tokens[token].range.lowerBound == index {
                let current = segment.tokens[token]
                if current.kind == .elision {
                    article = (result.count, current.range.upperBound)
                } else if current.info.contains(.determiner), token + 1 < segment.tokens.count, segment.tokens[token + 1].kind == .space {
                    article = (result.count, segment.tokens[token + 1].range.upperBound)
                }
            }
            if let number = name(at: index) {
                if let article, article.end == index { result.removeLast(result.count - article.start) }
                result.append(names[number].owner.rawValue)
                used.insert(number)
                index += names[number].text.count
            } else {
                result.append(lower(text[index]))
                index += 1
            }
        }
        return (result, used)
    }

    private static func initial(_ byte: UInt8) -> UInt64 { 1 << UInt64(lower(byte) & 63) }
    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
    private static func isWordByte(_ byte: UInt8) -> Bool { byte >= 0x80 || NameKey.isLetterOrDigit(byte) }

    // MARK: What was learned

    /// Whose name the cells with a label hold, in this tree.
    func owner(ofLabel key: NameKey) -> Owner? {
        guard let label = labels[key], label.values.count >= 2 else { return nil }
        // Half of the pages. Who made it is told by the file's name, which is no accident even twice.
        if label.asSubject >= 3, label.values.count >= 3, 2 * label.asSubject >= label.pages, label.asSubject >= label.asVendor { return .subject }
        if label.asVendor >= 2, 2 * label.asVendor >= label.pages { return .vendor }
        return nil
    }

    /// Domains that so many pages link to that they are no page's own.
    func platforms(pages: Int) -> Set<[UInt8]> {
        Set(pagesOfDomain.filter { $0.value >= 3 && 3 * $0.value >= pages }.keys)
    }

    /// Takes back what platforms vouched for, once it is known which domains are no page's own.
    mutating func disown(_ platforms: Set<[UInt8]>) {
        for (key, label) in labels where !label.asVendorOfDomain.isEmpty {
            labels[key]?.asVendor -= label.asVendorOfDomain.reduce(0) { $0 + (platforms.contains($1.key) ? $1.value : 0) }
            labels[key]?.asVendorOfDomain = [:]
        }
        let names = platforms.reduce(into: Set<UInt64>()) { $0.formUnion(namesOfDomain[$1] ?? []) }
        namesOfDomain = [:]
        // In a line with other names too, theirs tell nothing of it.
        if !names.isEmpty { frames = frames.filter { names.isDisjoint(with: $0.value.names) } }
    }

    /// Frames that hold on several pages, at most 400 and these the commonest, and what they are turned round; the longest first, of the same length the commonest.
    func learnedFrames() -> [NameFrame] {
        var pagesOfLiterals: [[[UInt8]]: Int] = [:]
        let all = allFrames()
        for frame in all { pagesOfLiterals[frame.literals, default: 0] += frame.pages }
        // A line in which both kinds of names stand in the same place belongs to neither.
        var learned = all.filter { $0.pages >= $0.pagesNeeded && 3 * $0.pages >= 2 * (pagesOfLiterals[$0.literals] ?? 0) }
            .sorted(by: NameFrame.isCommoner)
            .prefix(400)
        for frame in learned {
            if let turned = frame.turned.map({ NameFrame($0, pages: frame.pages, names: frame.names) }), pagesOfLiterals[turned.literals] == nil { learned.append(turned) }
        }
        return learned.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : NameFrame.isCommoner($0, $1) }
    }

    /// All frames seen, in no order.
    func allFrames() -> [NameFrame] { frames.map { NameFrame($0.key, pages: $0.value.pages, names: $0.value.names) } }
}
