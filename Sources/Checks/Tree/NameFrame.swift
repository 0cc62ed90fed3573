/// A line that repeats over the pages of a family but for the names in it.
struct NameFrame: Sendable {
    /// The line in lower case, each name replaced by its owner's mark.
    let masked: [UInt8]
    /// What stands between the names, one more than there are names.
    let literals: [[UInt8]]
    let owners: [NameSlots.Owner]
    /// On how many pages it was seen.
    let pages: Int
    /// Hashes of distinct names that stood in it, not all of them.
    let names: [UInt64]
    /// The length of its literals.
    let weight: Int
    /// How a line begins that fills it.
    let opening: LineOpening
    /// How it ends, read backwards.
    let ending: LineOpening

    init(_ masked: [UInt8], pages: Int, names: [UInt64] = []) {
        var literals: [[UInt8]] = [[]]
        var owners: [NameSlots.Owner] = []
        for byte in masked {
            if let owner = NameSlots.Owner(rawValue: byte) {
                owners.append(owner)
                literals.append([])
            } else {
                literals[literals.count - 1].append(byte)
            }
        }
        self.masked = masked
        self.literals = literals
        self.owners = owners
        self.pages = pages
        self.names = names
        weight = literals.reduce(0) { $0 + $1.count }
        opening = LineOpening(literals[0])
        ending = LineOpening(literals[literals.count - 1].reversed())
    }

    /// A line with one name, with what follows the name put before the preposition that leads to it: `filled in by \u{2} for us:`, `filled in for us by \u{2}:`.
    var turned: [UInt8]? {
        guard owners.count == 1, let owner = owners.first, let lead = literals.first, let tail = literals.last, tail.count <= 24, tail.first == 0x20, lead.last == 0x20 else { return nil }
        let words = lead.split(separator: 0x20)
        // The mark at the end stays there.
        let end = tail.lastIndex { $0 >= 0x80 || NameKey.isLetterOrDigit($0) }
        guard words.count > 1, let preposition = words.last, let end, tail[...end].count(where: { $0 == 0x20 }) <= 3 else { return nil }
        var line = Array(lead.dropLast(preposition.count + 2))
        line += tail[...end]
        line.append(0x20)
        line += preposition
        line += [0x20, owner.rawValue]
        line += tail[(end + 1)...]
        return line
    }

    /// How many pages show that it is no accident: names of two kinds in a long line are none even once.
    var pagesNeeded: Int { weight <= 24 ? 3 : Set(owners).count > 1 ? 1 : 2 }

    static func isCommoner(_ left: NameFrame, _ right: NameFrame) -> Bool {
        left.pages != right.pages ? left.pages > right.pages : left.masked.lexicographicallyPrecedes(right.masked)
    }

    /// The word that the frame has where a text of else the same kind has another one.
    ///
    /// - Parameters:
    ///   - text: in lower case.
    ///   - range: of that other word, between spaces.
    func word(insteadOf range: Range<Int>, in text: [UInt8]) -> ArraySlice<UInt8>? {
        for slot in owners.indices {
            let literal = literals[slot + 1]
            guard literal.first == 0x20, let word = literal.split(separator: 0x20).first, word.endIndex < literal.count, literal[word.endIndex] == 0x20 else { continue }
            var replaced = text
            replaced.replaceSubrange(range, with: word)
            if fillings(of: replaced).contains(where: { $0[slot].upperBound == range.lowerBound - 1 }) { return word }
        }
        return nil
    }

    /// All ways in which a text can fill the frame.
    ///
    /// - Parameter text: in lower case.
    /// - Returns: each a list of ranges of the text, one a name.
    func fillings(of text: [UInt8]) -> [[Range<Int>]] {
        guard let first = literals.first, let last = literals.last, text.count > weight, text.starts(with: first),
            text.count >= first.count + last.count, text[(text.count - last.count)...].elementsEqual(last)
        else { return [] }
        var fillings: [[Range<Int>]] = []
        extend(text, from: first.count, slot: 0, until: text.count - last.count, filled: [], into: &fillings)
        return fillings
    }

    private func extend(_ text: [UInt8], from start: Int, slot: Int, until end: Int, filled: [Range<Int>], into fillings: inout [[Range<Int>]]) {
        guard fillings.count < 8, start < end else { return }
        if slot == owners.count - 1 {
            fillings.append(filled + [start..<end])
            return
        }
        let literal = literals[slot + 1]
        // Two names side by side cannot be told apart.
        guard !literal.isEmpty else { return }
        var at = start + 1
        while at + literal.count < end {
            if text[at] == literal[0], text[at..<(at + literal.count)].elementsEqual(literal) {
                extend(text, from: at + literal.count, slot: slot + 1, until: end, filled: filled + [start..<at], into: &fillings)
            }
            at += 1
        }
    }
}
