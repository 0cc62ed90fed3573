import Alignment
import Linguistics
import Markup

/// A translation as its page's file writes it, its slots open: what a page of the same family can be given.
///
/// A slot is three bytes: zero, its kind, and its number among those of its kind, from 1.
struct RenderingTemplate: Hashable, Sendable {
    let bytes: [UInt8]
    /// See `TextUnit.marks`.
    let marks: UInt64

    /// No longer than this, in bytes.
    static let longest = 800

    /// A text without slots or markup.
    init?(text: String) {
        guard !text.utf8.contains(0) else { return nil }
        bytes = Array(text.utf8)
        marks = 0
    }

    /// - Parameter source: the text that the unit translates.
    /// - Returns: nil where a slot of the source is not found again, or where the file writes what cannot be carried over.
    init?(_ unit: TextUnit, of source: TextUnit) { self.init(unit, sourceSlots: source.slots, sourceLinks: source.links) }

    /// A text of which only other pages tell, whose slots stand in its order.
    ///
    /// - Returns: nil where the file writes what cannot be carried over.
    init?(_ unit: TextUnit) { self.init(unit, sourceSlots: nil, sourceLinks: nil) }

    private init?(_ unit: TextUnit, sourceSlots: [TextSlot]?, sourceLinks: [Inline]?) {
        guard unit.marks != .max, unit.core.count <= Self.longest, !unit.core.isEmpty else { return nil }
        let breaks = unit.analyzed.segment.runs.contains { run in
            (run.kind == .softBreak || run.kind == .hardBreak || run.kind == .replaced) && run.bytes.overlaps(unit.core)
        }
        if !breaks, unit.slots.isEmpty, unit.links.isEmpty, sourceSlots?.isEmpty ?? true, sourceLinks?.isEmpty ?? true {
            // Most texts stand in the file as they are.
            let core = unit.page.bytes[unit.core]
            guard !core.has(0), !core.has(0x0A) else { return nil }
            bytes = Array(core)
            marks = unit.marks
            return
        }
        var replaced: [(range: ByteRange, kind: TextSlot.Kind?, number: Int)] = []
        var numbers: [TextSlot.Kind: Int] = [:]
        var open = sourceSlots ?? []
        for slot in unit.slots {
            if let sourceSlots {
                guard let index = open.firstIndex(where: { $0.kind == slot.kind && $0.value == slot.value }) else {
                    // A number or literal that only the translation has stands in it as it is; a name or date does not.
                    if slot.kind == .number || slot.kind == .literal { continue }
                    return nil
                }
                let number = sourceSlots.prefix { $0.range != open[index].range }.count { $0.kind == slot.kind }
                replaced.append((unit.bytes(of: slot), slot.kind, number))
                open.remove(at: index)
            } else {
                replaced.append((unit.bytes(of: slot), slot.kind, numbers[slot.kind, default: 0]))
                numbers[slot.kind, default: 0] += 1
            }
        }
        guard open.isEmpty else { return nil }
        if let sourceLinks, sourceLinks.count != unit.links.count { return nil }
        for (index, link) in unit.links.enumerated() {
            // A link by reference has its address elsewhere.
            guard let range = link.destinationRange, link.range.lowerBound <= range.lowerBound, range.upperBound <= link.range.upperBound else { return nil }
            let number = sourceLinks?.firstIndex { $0.destination == link.destination } ?? index
            replaced.append((range, .destination, number))
        }
        for run in unit.analyzed.segment.runs where run.bytes.overlaps(unit.core) {
            switch run.kind {
            case .softBreak: replaced.append((run.bytes, nil, 0))
            case .hardBreak, .replaced: return nil
            case .verbatim, .reference, .object: break
            }
        }
        replaced.sort { $0.range.lowerBound < $1.range.lowerBound }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(unit.core.count + 3 * replaced.count)
        var at = unit.core.lowerBound
        for (range, kind, number) in replaced {
            guard range.lowerBound >= at, range.upperBound <= unit.core.upperBound, number < 255 else { return nil }
            bytes += unit.page.bytes[at..<range.lowerBound]
            if let kind {
                bytes.append(0)
                bytes.append(kind.rawValue)
                bytes.append(UInt8(number + 1))
            } else {
                bytes.append(0x20)
            }
            at = range.upperBound
        }
        bytes += unit.page.bytes[at..<unit.core.upperBound]
        guard bytes.count(where: { $0 == 0 }) == replaced.count(where: { $0.kind != nil }), !bytes.has(0x0A) else { return nil }
        self.bytes = bytes
        marks = unit.marks
    }

    /// The translation with its slots filled as a text of the source language has them.
    ///
    /// - Parameter unit: the text left in the source language.
    /// - Returns: nil where its slots or its markup are others.
    func filled(for unit: TextUnit, forms: WrittenForms) -> [UInt8]? {
        guard unit.marks == marks else { return nil }
        var result: [UInt8] = []
        var used = Set<Int>()
        var destinations = Set<Int>()
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0 else {
                result.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < bytes.count, let kind = TextSlot.Kind(rawValue: bytes[index + 1]) else { return nil }
            let number = Int(bytes[index + 2]) - 1
            index += 3
            if kind == .destination {
                guard number < unit.links.count, let range = unit.links[number].destinationRange else { return nil }
                destinations.insert(number)
                result += unit.page.bytes[range]
                continue
            }
            let candidates = unit.slots.indices.filter { unit.slots[$0].kind == kind }
            guard number < candidates.count, let filling = filling(unit.slots[candidates[number]], of: unit, forms) else { return nil }
            used.insert(candidates[number])
            result += filling
        }
        return used.count == unit.slots.count && destinations.count == unit.links.count ? result : nil
    }

    private func filling(_ slot: TextSlot, of unit: TextUnit, _ forms: WrittenForms) -> [UInt8]? {
        let text = unit.analyzed.segment.text[slot.range]
        switch slot.kind {
        case .date:
            guard let date = CalendarDate(year: Int(slot.value / 10_000), month: Int(slot.value / 100 % 100), day: Int(slot.value % 100)) else { return nil }
            return Array(forms.targetDates.string(from: date).utf8)
        case .number:
            if text.allSatisfy({ $0 &- 0x30 < 10 }) { return Array(text) }
            // A version's number is written alike in all languages; which it is cannot be told.
            let written = Array(text)
            guard written.contains(0x2C), let value = forms.sourceNumbers.value(of: written) else { return nil }
            return Array(forms.targetNumbers.string(from: value).utf8)
        case .subject, .vendor, .literal: return Array(unit.page.bytes[unit.bytes(of: slot)])
        case .destination: return nil
        }
    }
}
