/// How a line begins before a name and what word follows the name in the frames of a tree, for lines that are no frame to the letter.
struct NameContext: Sendable, Hashable {
    /// In lower case; all that stands before the name.
    let before: [UInt8]
    /// In lower case; the first word after the name, empty for the end of the text.
    let after: [UInt8]
    let owner: NameSlots.Owner

    /// A context with how often it was seen.
    struct Learned: Sendable {
        let context: NameContext
        let lines: Int
        /// How a line begins that has it.
        let opening: LineOpening

        init(_ context: NameContext, lines: Int) {
            self.context = context
            self.lines = lines
            opening = LineOpening(context.before)
        }
    }

    /// The contexts that three lines of the tree's pages share with as many names, the commonest first, at most 200.
    ///
    /// A beginning that goes on with names of both kinds is that of two thirds or of none.
    static func learned(from frames: [NameFrame]) -> [Learned] {
        var seen: [NameContext: (lines: Int, names: Set<UInt64>)] = [:]
        var linesOfBeginning: [[UInt8]: Int] = [:]
        var linesOfOwner: [NameContext: Int] = [:]
        for frame in frames {
            for (slot, owner) in frame.owners.enumerated() {
                // Only the beginning of a line is sure to be the same line.
                guard slot == 0, frame.literals[0].count >= 20 else { continue }
                let before = frame.literals[0]
                let right = frame.literals[slot + 1]
                let after = firstWord(of: right)
                guard right.isEmpty || !after.isEmpty else { continue }
                let context = NameContext(before: before, after: after, owner: owner)
                seen[context, default: (0, [])].lines += frame.pages
                seen[context]?.names.formUnion(frame.names)
                linesOfBeginning[before, default: 0] += frame.pages
                linesOfOwner[NameContext(before: before, after: [], owner: owner), default: 0] += frame.pages
            }
        }
        return seen.filter { context, value in
            // Lines about one name alone are that name's own.
            value.lines >= 3 && value.names.count >= 3
                && 3 * linesOfOwner[NameContext(before: context.before, after: [], owner: context.owner), default: 0] >= 2 * linesOfBeginning[context.before, default: 0]
        }.map { Learned($0.key, lines: $0.value.lines) }
            .sorted {
                $0.lines != $1.lines
                    ? $0.lines > $1.lines
                    : ($0.context.before + [0] + $0.context.after).lexicographicallyPrecedes($1.context.before + [0] + $1.context.after)
            }
            .prefix(200).map { $0 }
    }

    private static func firstWord(of literal: [UInt8]) -> [UInt8] {
        var end = 0
        while end < literal.count, isGap(literal, end) { end += 1 }
        while end < literal.count, !isGap(literal, end) { end += 1 }
        return Array(literal[..<end])
    }

    /// A space, or the last byte of a typographic apostrophe.
    private static func isGap(_ text: [UInt8], _ index: Int) -> Bool { text[index] == 0x20 || text[index] == 0x27 || (text[index] == 0x99 && index > 0 && text[index - 1] == 0x80) }

    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Where the name may stand in a text that has this context.
    ///
    /// - Parameter text: in lower case.
    func fillings(of text: [UInt8]) -> [Range<Int>] {
        let start = before.count
        guard text.count > start, text.starts(with: before) else { return [] }
        if after.isEmpty { return text.count - start <= 100 ? [start..<text.count] : [] }
        var fillings: [Range<Int>] = []
        var end = start + 1
        while end + after.count <= text.count, end - start <= 100, fillings.count < 8 {
            if text[end] == after[0], text[end..<(end + after.count)].elementsEqual(after), end + after.count == text.count || Self.isGap(text, end + after.count) {
                fillings.append(start..<end)
            }
            end += 1
        }
        return fillings
    }
}
