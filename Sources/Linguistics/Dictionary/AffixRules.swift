/// How a dictionary's words are inflected: what Hunspell's `.aff` file says, as far as it is read here.
///
/// The format is that of hunspell(5). A file with more than what is listed in `Keyword` is left to the library.
struct AffixRules: Sendable {
    /// The name of a rule or of a property of words: one byte, or two where the file says `FLAG long`.
    typealias Flag = UInt16

    /// One way to change a stem: take letters off its end or beginning, put others there.
    struct Affix: Sendable {
        let flag: Flag
        /// Whether prefixes and suffixes go together.
        let crosses: Bool
        /// In `AffixRules.flags`: what words made with it may take further.
        let continuation: Range<UInt32>
        /// In `AffixRules.conditions`: what the stem must end, or begin, with.
        let condition: Range<UInt32>
        let reading: Morphology.Reading
    }

    /// A place of a condition: any of these characters, or none of them.
    struct CharacterTest: Sendable {
        let characters: [UInt32]
        let isNegated: Bool

        func holds(_ character: UInt32) -> Bool { characters.contains(character) != isNegated }
    }

    /// 0 where the file names none; no rule or word has it then.
    private(set) var needsAffix: Flag = 0
    private(set) var forbidden: Flag = 0
    private(set) var keepsCase: Flag = 0
    private(set) var onlyInCompound: Flag = 0
    /// Whether nothing need be left of a stem.
    private(set) var stripsAll = false
    /// Whether a flag is two bytes.
    private(set) var hasLongFlags = false
    /// What words of compounds bear, by flag; empty without compound rules.
    private(set) var compoundFlags: Set<Flag> = []
    /// Spellings that are changed before a word is sought.
    private(set) var conversions: [[UInt8]] = []
    private(set) var prefixes = AffixIndex()
    private(set) var suffixes = AffixIndex()
    /// The continuations of all affixes.
    private(set) var flags: [Flag] = []
    /// The conditions of all affixes, each from the outermost character inwards.
    private(set) var conditions: [CharacterTest] = []
    /// False where the file says that it is in another encoding.
    private(set) var isUTF8 = false
    /// Whether all that it says is understood.
    private(set) var isUnderstood = true

    private enum Keyword {
        case encoding, flagForm, prefix, suffix, stripsAll, needsAffix, forbidden, keepsCase, circumfix, onlyInCompound, compoundRule, inputConversion
        /// What tells only of suggestions, of parting words at marks, of how readings are written, or of the least length in compounds.
        case beside

        init?(_ name: UnsafeBufferPointer<UInt8>) {
            func isName(_ text: StaticString) -> Bool {
                name.count == text.utf8CodeUnitCount && text.withUTF8Buffer { name.elementsEqual($0) }
            }
            if isName("SFX") {
                self = .suffix
            } else if isName("PFX") {
                self = .prefix
            } else if isName("SET") {
                self = .encoding
            } else if isName("FLAG") {
                self = .flagForm
            } else if isName("FULLSTRIP") {
                self = .stripsAll
            } else if isName("NEEDAFFIX") {
                self = .needsAffix
            } else if isName("FORBIDDENWORD") {
                self = .forbidden
            } else if isName("KEEPCASE") {
                self = .keepsCase
            } else if isName("CIRCUMFIX") {
                self = .circumfix
            } else if isName("ONLYINCOMPOUND") {
                self = .onlyInCompound
            } else if isName("COMPOUNDRULE") {
                self = .compoundRule
            } else if isName("ICONV") {
                self = .inputConversion
            } else if isName("TRY") || isName("KEY") || isName("REP") || isName("MAP") || isName("WORDCHARS") || isName("NOSUGGEST") || isName("OCONV")
                || isName("BREAK") || isName("COMPOUNDMIN")
            {
                self = .beside
            } else {
                return nil
            }
        }
    }

    init(_ file: [UInt8], morphology: Morphology?) { file.withUnsafeBufferPointer { read($0, morphology) } }

    private mutating func read(_ file: UnsafeBufferPointer<UInt8>, _ morphology: Morphology?) {
        var reader = Reader()
        var circumfix: Flag = 0
        var compoundRules: [[UInt8]] = []
        /// Of the rule that is being read.
        var header: (keyword: Keyword, flag: UnsafeBufferPointer<UInt8>, crosses: Bool, left: Int)?
        var isHeadOfConversions = true
        var fields: [UnsafeBufferPointer<UInt8>] = []
        for line in file[(file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            Self.part(UnsafeBufferPointer(rebasing: line), into: &fields)
            guard let name = fields.first, name.first != UInt8(ascii: "#") else { continue }
            guard let keyword = Keyword(name) else {
                isUnderstood = false
                continue
            }
            func flag() -> Flag { fields.count > 1 ? Self.flags(fields[1], areLong: hasLongFlags).first ?? 0 : 0 }
            switch keyword {
            case .encoding: isUTF8 = fields.count > 1 && String(decoding: fields[1], as: UTF8.self).uppercased() == "UTF-8"
            case .flagForm:
                hasLongFlags = fields.count > 1 && fields[1].elementsEqual("long".utf8)
                if !hasLongFlags { isUnderstood = false }
            case .stripsAll: stripsAll = true
            case .needsAffix: needsAffix = flag()
            case .forbidden: forbidden = flag()
            case .keepsCase: keepsCase = flag()
            case .circumfix: circumfix = flag()
            case .onlyInCompound: onlyInCompound = flag()
            case .compoundRule: if fields.count > 1 { compoundRules.append(Array(fields[1])) }
            case .inputConversion:
                if !isHeadOfConversions, fields.count > 1 { conversions.append(Array(fields[1])) }
                isHeadOfConversions = false
            case .prefix, .suffix:
                guard let current = header, current.left > 0 else {
                    guard fields.count >= 4, let count = Int(String(decoding: fields[3], as: UTF8.self)) else {
                        isUnderstood = false
                        continue
                    }
                    header = (keyword, fields[1], fields[2].elementsEqual("Y".utf8), count)
                    continue
                }
                header?.left -= 1
                guard current.keyword == keyword, fields.count >= 4, fields[1].elementsEqual(current.flag),
                    let entry = entry(fields, crosses: current.crosses, isSuffix: keyword == .suffix, morphology, &reader)
                else {
                    isUnderstood = false
                    continue
                }
                if keyword == .suffix { reader.suffixes.append(entry) } else { reader.prefixes.append(entry) }
            case .beside: break
            }
        }
        // The first one only tells their number.
        for rule in compoundRules.dropFirst() {
            // Of flags of two bytes they are written in brackets.
            if hasLongFlags { isUnderstood = false }
            compoundFlags.formUnion(rule.filter { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }.map { Flag($0) })
        }
        // Suffixes after suffixes, and what goes around a stem, the library knows.
        let ofSuffixes = Set(reader.suffixes.map(\.affix.flag))
        for flags in Set(reader.suffixes.map(\.affix.continuation)) where self.flags[flags].contains(where: ofSuffixes.contains) { isUnderstood = false }
        if circumfix != 0, flags.contains(circumfix) { isUnderstood = false }
        prefixes = AffixIndex(reader.prefixes, isSuffixes: false)
        suffixes = AffixIndex(reader.suffixes, isSuffixes: true)
    }

    /// What is kept while the file is read.
    private struct Reader {
        var prefixes: [AffixIndex.Entry] = []
        var suffixes: [AffixIndex.Entry] = []
        /// Where continuations and conditions stand that were met before, by their text: there are few.
        var continuations = Places()
        var suffixConditions = Places()
        var prefixConditions = Places()
    }

    /// Ranges by texts.
    private struct Places {
        private var numbers = WordTable()
        private var ranges: [Range<UInt32>] = []

        subscript(text: UnsafeBufferPointer<UInt8>) -> Range<UInt32>? { numbers.value(of: text).map { ranges[Int($0)] } }

        mutating func add(_ range: Range<UInt32>, for text: UnsafeBufferPointer<UInt8>) {
            numbers.insert(text, hash: WordTable.hash(text), value: UInt32(ranges.count))
            ranges.append(range)
        }
    }

    /// Parts a line at its blanks, what comes after the fifth field in one piece.
    private static func part(_ line: UnsafeBufferPointer<UInt8>, into fields: inout [UnsafeBufferPointer<UInt8>]) {
        fields.removeAll(keepingCapacity: true)
        var at = 0
        while true {
            while at < line.count, line[at] == 0x20 || line[at] == 0x09 { at += 1 }
            guard at < line.count else { return }
            let start = at
            if fields.count == 5 {
                at = line.count
            } else {
                while at < line.count, line[at] != 0x20, line[at] != 0x09 { at += 1 }
            }
            fields.append(UnsafeBufferPointer(rebasing: line[start..<at]))
        }
    }

    /// One affix, of its line's fields: `SFX`, flag, what is taken off, what is put on with flags after a slash, condition, description.
    private mutating func entry(
        _ fields: [UnsafeBufferPointer<UInt8>], crosses: Bool, isSuffix: Bool, _ morphology: Morphology?, _ reader: inout Reader
    ) -> AffixIndex.Entry? {
        guard let flag = Self.flags(fields[1], areLong: hasLongFlags).first else { return nil }
        let slash = fields[3].firstIndex(of: UInt8(ascii: "/")) ?? fields[3].count
        var continuation: Range<UInt32> = 0..<0
        if slash + 1 < fields[3].count { continuation = place(ofContinuation: UnsafeBufferPointer(rebasing: fields[3][(slash + 1)...]), &reader) }
        var condition: Range<UInt32> = 0..<0
        if fields.count > 4 {
            guard let place = place(ofCondition: fields[4], isSuffix: isSuffix, &reader) else { return nil }
            condition = place
        }
        let reading = fields.count > 5 ? morphology?.reading(of: fields[5]) : nil
        return AffixIndex.Entry(
            strip: Self.text(fields[2]), text: Self.text(UnsafeBufferPointer(rebasing: fields[3][..<slash])),
            affix: Affix(flag: flag, crosses: crosses, continuation: continuation, condition: condition, reading: reading ?? Morphology.Reading()))
    }

    private mutating func place(ofContinuation text: UnsafeBufferPointer<UInt8>, _ reader: inout Reader) -> Range<UInt32> {
        if let known = reader.continuations[text] { return known }
        let start = UInt32(flags.count)
        flags += Self.flags(text, areLong: hasLongFlags)
        let place = start..<UInt32(flags.count)
        reader.continuations.add(place, for: text)
        return place
    }

    private mutating func place(ofCondition text: UnsafeBufferPointer<UInt8>, isSuffix: Bool, _ reader: inout Reader) -> Range<UInt32>? {
        if let known = isSuffix ? reader.suffixConditions[text] : reader.prefixConditions[text] { return known }
        guard let tests = Self.tests(text) else { return nil }
        let start = UInt32(conditions.count)
        conditions += isSuffix ? tests.reversed() : tests
        let place = start..<UInt32(conditions.count)
        if isSuffix { reader.suffixConditions.add(place, for: text) } else { reader.prefixConditions.add(place, for: text) }
        return place
    }

    /// The letters of a field, in which a zero says that there are none.
    private static func text(_ field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        field.count == 1 && field[0] == 0x30 ? UnsafeBufferPointer(rebasing: field[..<0]) : field
    }

    /// `[^aeiou]y` and the like; a lone dot says nothing.
    private static func tests(_ field: UnsafeBufferPointer<UInt8>) -> [CharacterTest]? {
        if field.count == 1, field[0] == UInt8(ascii: ".") { return [] }
        var tests: [CharacterTest] = []
        var group: (characters: [UInt32], isNegated: Bool)?
        for scalar in String(decoding: field, as: UTF8.self).unicodeScalars {
            switch (scalar, group) {
            case ("[", nil): group = ([], false)
            case ("^", let open?) where open.characters.isEmpty && !open.isNegated: group = ([], true)
            case ("]", let open?):
                tests.append(CharacterTest(characters: open.characters, isNegated: open.isNegated))
                group = nil
            case (_, let open?): group = (open.characters + [scalar.value], open.isNegated)
            case (".", nil): tests.append(CharacterTest(characters: [], isNegated: true))
            case ("]", nil), ("^", nil): return nil
            case (_, nil): tests.append(CharacterTest(characters: [scalar.value], isNegated: false))
            }
        }
        return group == nil ? tests : nil
    }

    /// The flags of a field of an affix file.
    private static func flags(_ field: UnsafeBufferPointer<UInt8>, areLong: Bool) -> [Flag] {
        guard areLong else { return field.map { Flag($0) } }
        return stride(from: 0, to: field.count - 1, by: 2).map { Flag(field[$0]) << 8 | Flag(field[$0 + 1]) }
    }

    /// Whether words made with an affix may take another one, or have a property.
    @inline(__always)
    func continuation(of affix: Affix, has flag: Flag) -> Bool {
        guard flag != 0 else { return false }
        for index in affix.continuation where flags[Int(index)] == flag { return true }
        return false
    }

    /// Whether a stem ends as an affix's condition wants it.
    func allowsEnding(_ affix: Affix, of stem: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = stem.count
        for index in affix.condition {
            guard end > 0 else { return false }
            var start = end - 1
            while start > 0, stem[start] & 0xC0 == 0x80 { start -= 1 }
            guard conditions[Int(index)].holds(UTF8Scalar(in: stem, at: start, end: end).value) else { return false }
            end = start
        }
        return true
    }

    /// Whether a stem begins as an affix's condition wants it.
    func allowsBeginning(_ affix: Affix, of stem: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for index in affix.condition {
            guard start < stem.count else { return false }
            let scalar = UTF8Scalar(in: stem, at: start, end: stem.count)
            guard conditions[Int(index)].holds(scalar.value) else { return false }
            start += scalar.length
        }
        return true
    }
}

extension [AffixRules.Flag] {
    fileprivate subscript(range: Range<UInt32>) -> ArraySlice<AffixRules.Flag> { self[Int(range.lowerBound)..<Int(range.upperBound)] }
}
