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

    /// How many pages show that it is no accident: names of two kinds in a long line are none even once.
    var pagesNeeded: Int { weight <= 24 ? 3 : Set(owners).count > 1 ? 1 : 2 }

    static func isCommoner(_ left: NameFrame, _ right: NameFrame) -> Bool {
        left.pages != right.pages ? left.pages > right.pages : left.masked.lexicographicallyPrecedes(right.masked)
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
