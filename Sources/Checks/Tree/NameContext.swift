/// The words right before and after a name in the frames of a tree, for lines that are no frame to the letter.
struct NameContext: Sendable, Hashable {
    /// In lower case; the last words before the name.
    let before: [UInt8]
    /// In lower case; the first word after the name, empty for the end of the text.
    let after: [UInt8]
    let owner: NameSlots.Owner

    /// A context with how often and where it was seen.
    struct Learned: Sendable {
        let context: NameContext
        let lines: Int
        /// How far from the start of a text the name begins at most.
        let reach: Int
    }

    /// The contexts that three lines of the tree's pages share, the commonest first, at most 200.
    static func learned(from frames: [NameFrame]) -> [Learned] {
        var seen: [NameContext: (lines: Int, reach: Int)] = [:]
        for frame in frames {
            for (slot, owner) in frame.owners.enumerated() {
                let left = frame.literals[slot]
                guard let before = lastWords(of: left) else { continue }
                let right = frame.literals[slot + 1]
                let after = firstWord(of: right)
                guard right.isEmpty || !after.isEmpty else { continue }
                // Names before this one in the line have a length too.
                let reach = frame.literals[...slot].reduce(0) { $0 + $1.count } + slot * 40
                let context = NameContext(before: before, after: after, owner: owner)
                let known = seen[context] ?? (0, 0)
                seen[context] = (known.lines + frame.pages, max(known.reach, reach))
            }
        }
        return seen.filter { $0.value.lines >= 3 }.map { Learned(context: $0.key, lines: $0.value.lines, reach: $0.value.reach) }
            .sorted {
                $0.lines != $1.lines
                    ? $0.lines > $1.lines
                    : ($0.context.before + [0] + $0.context.after).lexicographicallyPrecedes($1.context.before + [0] + $1.context.after)
            }
            .prefix(200).map { $0 }
    }

    /// Two words at least, of eight letters at least.
    private static func lastWords(of literal: [UInt8]) -> [UInt8]? {
        var start = literal.count
        var words = 0
        while start > 0 {
            start -= 1
            let isEdge = isGap(literal, start) && start + 1 < literal.count && !isGap(literal, start + 1)
            if isEdge { words += 1 }
            if isEdge, words >= 2, literal.count - start - 1 >= 10 { return literal[(start + 1)...].map(lower) }
        }
        return words >= 1 && literal.count >= 10 ? literal.map(lower) : nil
    }

    private static func firstWord(of literal: [UInt8]) -> [UInt8] {
        var end = 0
        while end < literal.count, isGap(literal, end) { end += 1 }
        while end < literal.count, !isGap(literal, end) { end += 1 }
        return literal[..<end].map(lower)
    }

    /// A space, or the last byte of a typographic apostrophe.
    private static func isGap(_ text: [UInt8], _ index: Int) -> Bool { text[index] == 0x20 || text[index] == 0x27 || (text[index] == 0x99 && index > 0 && text[index - 1] == 0x80) }

    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Where names may stand in a text that has this context.
    ///
    /// - Parameter text: in lower case.
    func fillings(of text: [UInt8], reach: Int) -> [Range<Int>] {
        var fillings: [Range<Int>] = []
        var at = 0
        while at + before.count < text.count, at + before.count <= reach + 16 {
            defer { at += 1 }
            guard text[at] == before[0], at == 0 || Self.isGap(text, at - 1), text[at..<(at + before.count)].elementsEqual(before) else { continue }
            let start = at + before.count
            if after.isEmpty {
                if text.count - start <= 100 { fillings.append(start..<text.count) }
                continue
            }
            var end = start + 1
            while end + after.count <= text.count, end - start <= 100, fillings.count < 8 {
                if text[end] == after[0], text[end..<(end + after.count)].elementsEqual(after), end + after.count == text.count || Self.isGap(text, end + after.count) {
                    fillings.append(start..<end)
                }
                end += 1
            }
        }
        return fillings
    }
}
