/// A Hunspell dictionary of the plainer kind, read here: what it says of a word is found in a microsecond, where the library takes twenty.
///
/// Its answers are the library's (`Hunspell_analyze`, `Hunspell_spell`, version 1.7). What it is not sure to answer alike, it leaves to it: words with
/// digits that compound rules may speak of, spellings that are to be converted, and words of which several entries say different things.
final class AffixDictionary: Sendable {
    /// What is known of a word.
    enum Answer: Equatable, Sendable {
        /// The dictionary has it, and says this.
        case known(WordInfo)
        case unknown
        /// The library knows.
        case undecided
    }

    private let rules: AffixRules
    private let stems: StemTable
    private let morphology: Morphology?

    /// Longer words the library does not look at.
    private static let longestWord = 180

    /// - Parameters:
    ///   - words: the bytes of the `.dic` file.
    ///   - morphology: reads the descriptions of words; without it, nothing is said of a known word.
    /// - Returns: nil for a dictionary with more than it understands.
    init?(_ rules: AffixRules, words: [UInt8], morphology: Morphology?) {
        guard rules.isUnderstood else { return nil }
        let stems = StemTable(words, rules: rules)
        guard stems.isUnderstood else { return nil }
        self.rules = rules
        self.stems = stems
        self.morphology = morphology
    }

    // MARK: Readings

    /// What the dictionary says of a word: all readings together, in the cases in which it may be meant.
    func analyze(_ word: [UInt8]) -> Answer {
        guard isDecidable(word) else { return .undecided }
        var found = Readings()
        read(word, into: &found)
        switch WordCase(word) {
        case .small, .mixed, .initialAndMore: break
        case .initial: read(WordCase.lowercased(word), into: &found)
        case .capitals:
            let lower = WordCase.lowercased(word)
            read(lower, into: &found)
            read(WordCase.capitalized(lower), into: &found)
        }
        return found.isWord ? .known(found.info) : .unknown
    }

    private struct Readings {
        var isWord = false
        var info: WordInfo = []

        mutating func add(_ reading: Morphology.Reading) {
            isWord = true
            if !reading.isIgnored { info.formUnion(reading.info) }
        }
    }

    private func read(_ word: [UInt8], into found: inout Readings) {
        word.withUnsafeBufferPointer { word in
            stems.forEach(word) { stem in
                guard !stems.has(rules.forbidden, stem), !stems.has(rules.needsAffix, stem), !stems.has(rules.onlyInCompound, stem) else { return }
                found.add(reading(of: stem))
            }
            forEachForm(of: word, isReading: true) { stem, prefix, suffix in
                var whole = reading(of: stem)
                if let prefix { whole = whole.union(prefix.reading) }
                if let suffix { whole = whole.union(suffix.reading) }
                found.add(whole)
            }
        }
    }

    private func reading(of stem: StemTable.Stem) -> Morphology.Reading {
        morphology.map { stems.reading(of: stem, $0) } ?? Morphology.Reading()
    }

    // MARK: Spelling

    /// Whether a word is spelled right, its capitals included.
    ///
    /// - Parameter word: of letters only.
    /// - Returns: nil where the library knows.
    func accepts(_ word: [UInt8]) -> Bool? {
        guard isDecidable(word) else { return nil }
        let letters = WordCase(word)
        switch check(word, isInitial: letters == .initial) {
        case .known: return true
        case .undecided: return nil
        case .forbidden: return false
        case .keepsCase: return true
        case .unknown: break
        }
        guard letters == .initial || letters == .capitals else { return false }
        let lower = WordCase.lowercased(word)
        if letters == .capitals {
            switch check(WordCase.capitalized(lower), isInitial: false) {
            case .known: return true
            case .undecided: return nil
            case .forbidden: return false
            case .unknown, .keepsCase: break
            }
        }
        switch check(lower, isInitial: false) {
        case .known: return true
        case .undecided: return nil
        case .forbidden, .unknown, .keepsCase: return false
        }
    }

    /// What is known of a word exactly as it is written.
    private enum Spelling {
        case unknown, known, forbidden
        /// Known, but not to be written in capitals for emphasis or at the beginning of a sentence.
        case keepsCase
        case undecided
    }

    private func check(_ word: [UInt8], isInitial: Bool) -> Spelling {
        word.withUnsafeBufferPointer { word in
            var result = Spelling.unknown
            var isFirst = true
            stems.forEach(word) { stem in
                if isFirst, stems.has(rules.forbidden, stem) { result = .forbidden }
                isFirst = false
                guard result == .unknown, !stems.has(rules.needsAffix, stem), !stems.has(rules.onlyInCompound, stem), !(isInitial && stem.isMadeUp) else { return }
                result = stems.has(rules.keepsCase, stem) ? .keepsCase : .known
            }
            guard result == .unknown else { return result }
            isFirst = true
            forEachForm(of: word, isReading: false) { stem, _, _ in
                var one = stems.has(rules.keepsCase, stem) ? Spelling.keepsCase : .known
                // Such a stem makes the library give up, whatever else there is.
                if isInitial, stem.isMadeUp { one = .unknown }
                if stems.has(rules.forbidden, stem) || stems.has(rules.onlyInCompound, stem) { one = .undecided }
                result = isFirst || one == result ? one : .undecided
                isFirst = false
            }
            return result
        }
    }

    /// Whether it is sure what the library would say.
    private func isDecidable(_ word: [UInt8]) -> Bool {
        guard word.count <= Self.longestWord else { return false }
        // Compounds by rule begin with a digit and have no hyphen, as their parts have none.
        if let first = word.first, first &- 0x30 < 10, !rules.compoundFlags.isEmpty, !word.contains(0x2D) { return false }
        var isOther = false
        for byte in word {
            // ASCII letters, digits, hyphen and apostrophe, and a slash where no entry has one; À to ÿ, Œ and œ are never converted.
            if byte < 0x80 {
                guard (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x27 || byte &- 0x30 < 10 || (byte == 0x2F && !stems.hasSlashes) else { return false }
            } else if byte != 0xC3, byte & 0xC0 == 0xC0 {
                isOther = true
            }
        }
        return !isOther || !rules.conversions.contains { Self.holds($0, in: word) }
    }

    private static func holds(_ part: [UInt8], in word: [UInt8]) -> Bool {
        guard !part.isEmpty, part.count <= word.count else { return false }
        return (0...(word.count - part.count)).contains { word[$0..<($0 + part.count)].elementsEqual(part) }
    }

    // MARK: Affixes

    /// Visits all stems of which a word is made with affixes.
    ///
    /// - Parameter isReading: whether readings are sought; the library lets a few affixes pass where it only asks for the spelling.
    private func forEachForm(
        of word: UnsafeBufferPointer<UInt8>, isReading: Bool, _ body: (StemTable.Stem, AffixRules.Affix?, AffixRules.Affix?) -> Void
    ) {
        var key = AffixIndex.emptyKey
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count + rules.prefixes.longestStrip) { root in
            var hasUnchanged = false
            for length in 0...min(word.count, rules.prefixes.longest) {
                if length > 0 { key = AffixIndex.key(key, word[length - 1]) }
                if length == word.count, !rules.stripsAll { break }
                for number in rules.prefixes.groups(putting: key) {
                    let group = rules.prefixes.groups[number]
                    var count = 0
                    for index in group.strip {
                        root[count] = rules.prefixes.strips[index]
                        count += 1
                    }
                    for index in length..<word.count {
                        root[count] = word[index]
                        count += 1
                    }
                    let stem = UnsafeBufferPointer(rebasing: root[..<count])
                    for index in group.affixes where rules.allowsBeginning(rules.prefixes.affixes[index], of: stem) {
                        let prefix = rules.prefixes.affixes[index]
                        guard !rules.continuation(of: prefix, has: rules.onlyInCompound) else { continue }
                        if !rules.continuation(of: prefix, has: rules.needsAffix) {
                            stems.forEach(stem) { if stems.has(prefix.flag, $0) { body($0, prefix, nil) } }
                        }
                    }
                    // A prefix that changes nothing goes with the same suffixes as none.
                    let isUnchanged = length == 0 && group.strip.isEmpty
                    if isUnchanged { hasUnchanged = true }
                    forEachSuffixed(stem, prefixes: group.affixes, isAlone: isUnchanged, isReading: isReading, body)
                }
            }
            if !hasUnchanged { forEachSuffixed(word, prefixes: 0..<0, isAlone: true, isReading: isReading, body) }
        }
    }

    /// Visits all stems of which a word is made with a suffix.
    ///
    /// - Parameters:
    ///   - prefixes: numbers of prefixes that may have been taken off before.
    ///   - isAlone: whether it is looked at without a prefix as well.
    private func forEachSuffixed(
        _ word: UnsafeBufferPointer<UInt8>, prefixes: Range<Int>, isAlone: Bool, isReading: Bool,
        _ body: (StemTable.Stem, AffixRules.Affix?, AffixRules.Affix?) -> Void
    ) {
        guard isAlone || prefixes.contains(where: { rules.prefixes.affixes[$0].crosses }) else { return }
        // A bit for each flag that a word made with one of them may take.
        var continued: UInt64 = 0
        for index in prefixes {
            for flag in rules.prefixes.affixes[index].continuation { continued |= Self.bit(rules.flags[Int(flag)]) }
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count + rules.suffixes.longestStrip) { root in
            for index in 0..<word.count { root[index] = word[index] }
            var key = AffixIndex.emptyKey
            for length in 0...min(word.count, rules.suffixes.longest) {
                if length > 0 { key = AffixIndex.key(key, word[word.count - length]) }
                if length == word.count, !rules.stripsAll { break }
                for number in rules.suffixes.groups(putting: key) {
                    let group = rules.suffixes.groups[number]
                    var count = word.count - length
                    for index in group.strip {
                        // Of the word's own letters, those are overwritten that longer suffixes put on.
                        root[count] = rules.suffixes.strips[index]
                        count += 1
                    }
                    let spelling = UnsafeBufferPointer(rebasing: root[..<count])
                    stems.forEach(spelling) { stem in
                        for index in group.affixes {
                            let suffix = rules.suffixes.affixes[index]
                            let hasFlag = stems.has(suffix.flag, stem)
                            // A stem takes a suffix that it does not have itself only after a prefix that has it.
                            guard hasFlag || continued & Self.bit(suffix.flag) != 0 else { continue }
                            visit(
                                stem, spelling, suffix, hasFlag: hasFlag, prefixes: prefixes, isAlone: isAlone, isReading: isReading, isEmpty: length == 0, word: word,
                                body)
                        }
                    }
                }
            }
        }
    }

    private static func bit(_ flag: AffixRules.Flag) -> UInt64 { 1 << UInt64((flag ^ flag >> 8) & 63) }

    @inline(__always)
    private func visit(
        _ stem: StemTable.Stem, _ spelling: UnsafeBufferPointer<UInt8>, _ suffix: AffixRules.Affix, hasFlag: Bool, prefixes: Range<Int>, isAlone: Bool,
        isReading: Bool, isEmpty: Bool, word: UnsafeBufferPointer<UInt8>, _ body: (StemTable.Stem, AffixRules.Affix?, AffixRules.Affix?) -> Void
    ) {
        let needsMore = rules.continuation(of: suffix, has: rules.needsAffix)
        guard !rules.continuation(of: suffix, has: rules.onlyInCompound) else { return }
        var isAllowed: Bool?
        func allows() -> Bool {
            if let isAllowed { return isAllowed }
            let answer = rules.allowsEnding(suffix, of: spelling)
            isAllowed = answer
            return answer
        }
        if isAlone, hasFlag, !needsMore, allows() { body(stem, nil, suffix) }
        guard suffix.crosses else { return }
        for index in prefixes {
            let prefix = rules.prefixes.affixes[index]
            guard prefix.crosses, hasFlag || rules.continuation(of: prefix, has: suffix.flag),
                stems.has(prefix.flag, stem) || rules.continuation(of: suffix, has: prefix.flag),
                !rules.continuation(of: prefix, has: rules.onlyInCompound)
            else { continue }
            if needsMore, isReading && !isEmpty || rules.continuation(of: prefix, has: rules.needsAffix) { continue }
            guard allows(), rules.allowsBeginning(prefix, of: word) else { continue }
            body(stem, prefix, suffix)
        }
    }
}
