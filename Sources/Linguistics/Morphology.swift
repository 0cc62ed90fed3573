/// What a dictionary's morphological descriptions say of a word, read from bytes as Hunspell gives them: `st:maison po:nom is:fem is:pl`.
struct Morphology: Sendable {
    /// What a field says: bits of `WordInfo`, and `ignoring`.
    private var fields = WordTable()
    /// The same by what a field begins with.
    private var beginnings: [(text: [UInt8], value: UInt32)] = []
    /// No bit of `WordInfo`.
    private static let ignoring: UInt32 = 1 << 31

    init(_ profile: LanguageProfile) {
        var values: [String: UInt32] = profile.morphology.mapValues(\.rawValue)
        for pattern in profile.ignoredMorphology { values[pattern, default: 0] |= Self.ignoring }
        for (pattern, value) in values {
            if pattern.hasSuffix("*") { beginnings.append((Array(pattern.utf8.dropLast()), value)) } else { fields.insert(pattern, value: value) }
        }
    }

    /// What descriptions say; those of a stem and of its affixes make one reading together.
    struct Reading: Sendable {
        var info: WordInfo = []
        /// Whether it is a reading that counts for nothing, whatever else it says.
        var isIgnored = false

        func union(_ other: Reading) -> Reading { Reading(info: info.union(other.info), isIgnored: isIgnored || other.isIgnored) }
    }

    /// - Parameter description: of one reading of the word, its fields parted by spaces.
    func info(of description: UnsafeBufferPointer<UInt8>) -> WordInfo {
        let reading = reading(of: description)
        return reading.isIgnored ? [] : reading.info
    }

    /// - Parameter description: of one reading of the word, or of a stem or an affix, its fields parted by spaces.
    func reading(of description: UnsafeBufferPointer<UInt8>) -> Reading {
        var value: UInt32 = 0
        var at = 0
        while at < description.count {
            var end = at
            while end < description.count, description[end] != 0x20, description[end] != 0x09 { end += 1 }
            if end > at {
                let field = UnsafeBufferPointer(rebasing: description[at..<end])
                value |= fields.value(of: field) ?? 0
                for beginning in beginnings where field.starts(with: beginning.text) { value |= beginning.value }
            }
            at = end + 1
        }
        return Reading(info: WordInfo(rawValue: value & ~Self.ignoring), isIgnored: value & Self.ignoring != 0)
    }
}
