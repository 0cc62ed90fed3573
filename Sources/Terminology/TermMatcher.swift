import Linguistics

/// Finds the terms of glossaries in texts, all in one pass: leftmost and longest, at word boundaries.
///
/// It compares folded text (see `FoldedText`), so that width, composition, no-break spaces and hyphens make no difference; letter case is judged on
/// each hit. A term begins only where a word begins, so each word is followed down a trie of the terms, which needs no failure links and touches few bytes. It is immutable: one serves all workers.
public struct TermMatcher: Sendable {
    /// The entries of all glossaries, merged as `Glossary.merging` does.
    public let entries: [GlossaryEntry]
    /// Whether any entry holds on some pages only.
    let hasScopes: Bool
    private let sourcePlurals: PluralEndings
    private let targetPlurals: PluralEndings

    /// One spelling of one kind of term of one entry.
    private struct Form: Sendable {
        let entry: Int32
        /// The index in `spellings`.
        let spelling: Int32
        let kind: TermMatch.Kind
        let caseRule: GlossaryEntry.CaseRule
        let isName: Bool
        let hasScope: Bool
        /// It is one capitalized word, so that it proves nothing at the start of a sentence.
        let needsCapital: Bool
        /// It has a capital, which a text must share.
        let hasCapital: Bool
        /// It is a name of several words that no glossary has: in another case, its words are as likely words, and a shorter name may be among them.
        let isExactOnly: Bool
    }

    private let table = FoldingTable()
    private let trie: TermTrie
    private let forms: [Form]
    /// By key of the trie: where its forms begin in `forms`; one more at the end.
    private let firstForm: [Int32]
    /// As they should be written, see `comparable`.
    private let spellings: [[UInt8]]

    /// - Parameters:
    ///   - glossaries: a later one goes before an earlier one.
    ///   - sourcePlurals: how source terms that are no names form their plural; acronyms take `s`.
    ///   - targetPlurals: how each word of a target term forms its plural.
    public init(glossaries: [Glossary], sourcePlurals: PluralEndings, targetPlurals: PluralEndings) {
        let entries = Glossary.merging(glossaries).entries
        self.entries = entries
        hasScopes = entries.contains { !$0.scope.isEmpty }
        self.sourcePlurals = sourcePlurals
        self.targetPlurals = targetPlurals
        let table = self.table
        var keys: [[UInt8]: Int] = [:]
        var ordered: [[UInt8]] = []
        var forms: [[Form]] = []
        var spellings: [[UInt8]] = []
        func add(_ spelling: String, _ kind: TermMatch.Kind, of entry: Int, needsCapital: Bool = false) {
            let folded = Self.trimmed(FoldedText(Array(spelling.utf8), table: table).bytes)
            guard !folded.isEmpty else { return }
            let form = Form(
                entry: Int32(entry), spelling: Int32(spellings.count), kind: kind, caseRule: entries[entry].caseRule,
                isName: entries[entry].status == .doNotTranslate, hasScope: !entries[entry].scope.isEmpty, needsCapital: needsCapital,
                hasCapital: Self.hasCapital(spelling),
                isExactOnly: kind == .source && entries[entry].isInferred && spelling.contains(" "))
            spellings.append(Self.comparable(spelling))
            if let key = keys[folded] {
                if !forms[key].contains(where: { $0.entry == form.entry && $0.kind == kind }) { forms[key].append(form) }
            } else {
                keys[folded] = forms.count
                ordered.append(folded)
                forms.append([form])
            }
        }
        let sources = Set(entries.map { $0.source.lowercased() })
        for (index, entry) in entries.enumerated() {
            add(entry.source, .source, of: index, needsCapital: entry.evidence == .capital)
            // `HTTPS` is no plural of `HTTP`.
            if let plural = Self.sourcePlural(of: entry, by: sourcePlurals), !sources.contains(plural.lowercased()) {
                add(plural, .source, of: index, needsCapital: entry.evidence == .capital)
            }
            for target in entry.targets {
                for spelling in Self.spellings(of: target, plurals: targetPlurals) { add(spelling, entry.status == .forbidden ? .forbidden : .target, of: index) }
            }
            for form in entry.mangled { add(form, .mangled, of: index, needsCapital: form.first?.isUppercase == true && !form.contains(" ")) }
            if entry.status == .doNotTranslate {
                for form in Self.splits(of: entry.source) { add(form, .mangled, of: index) }
            }
        }
        trie = TermTrie(ordered)
        self.forms = forms.flatMap { $0 }
        firstForm = forms.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        self.spellings = spellings
    }

    /// A matcher of these terms and of others that these do not speak of.
    public func adding(_ glossary: Glossary) -> TermMatcher {
        TermMatcher(glossaries: [glossary, Glossary(entries: entries)], sourcePlurals: sourcePlurals, targetPlurals: targetPlurals)
    }

    /// The uses of terms in a text, ordered, those of different entries or kinds on the same range in entry order; different ranges do not overlap.
    ///
    /// - Parameters:
    ///   - text: UTF-8, less than 2 GB.
    ///   - kinds: others are passed over as if their terms were not in the glossary.
    ///   - scope: where the page stands; without it, entries with a scope are passed over.
    public func matches(in text: [UInt8], of kinds: TermMatch.Kinds = .all, within scope: TermScope? = nil) -> [TermMatch] {
        let folded = FoldedText(text, table: table)
        var matches: [TermMatch] = []
        /// Where the last name with evidence ended.
        var nameEnd = -1
        trie.withReader { trie in
            folded.bytes.withUnsafeBufferPointer { bytes in
                var at = 0
                var isWithinWord = false
                while at < bytes.count {
                    let isWord = Self.isWordByte(bytes[at])
                    if isWord && isWithinWord || !trie.mayBegin(in: bytes, at: at) {
                        isWithinWord = isWord
                        at += 1
                        continue
                    }
                    isWithinWord = isWord
                    let best = trie.longestKey(in: bytes, from: at) { key, end in
                        Self.isBoundary(bytes, after: end) && folded.isCharacterBoundary(end) && Self.isBoundary(bytes, before: at)
                            && formsOfKey(key).contains { index in
                                isWanted(forms[index], kinds, scope) && (!forms[index].isExactOnly || isAsWritten(forms[index], text[folded.offset(at)..<folded.offset(end)]))
                            }
                    }
                    guard let best else {
                        at += 1
                        continue
                    }
                    let place = Place(text: text, range: folded.offset(at)..<folded.offset(best.end))
                    let known = matches.count
                    for index in formsOfKey(best.key) where isWanted(forms[index], kinds, scope) {
                        guard let match = match(forms[index], at: place, afterName: nameEnd) else { continue }
                        matches.append(match)
                        if match.kind == .source, match.hasEvidence, forms[index].isName { nameEnd = place.range.upperBound }
                    }
                    if matches.count == known {
                        at += 1
                    } else {
                        at = best.end
                        isWithinWord = Self.isWordByte(bytes[at - 1])
                    }
                }
            }
        }
        return matches
    }

    private func formsOfKey(_ key: Int) -> Range<Int> { Int(firstForm[key])..<Int(firstForm[key + 1]) }

    private func isWanted(_ form: Form, _ kinds: TermMatch.Kinds, _ scope: TermScope?) -> Bool {
        guard kinds.contains(TermMatch.Kinds(rawValue: 1 << form.kind.rawValue)) else { return false }
        return scope.map { $0.holds(Int(form.entry)) } ?? !form.hasScope
    }

    private func isAsWritten(_ form: Form, _ text: ArraySlice<UInt8>) -> Bool {
        let spelling = spellings[Int(form.spelling)]
        return text.elementsEqual(spelling) || !Self.isComparable(text) && Self.comparable(String(decoding: text, as: UTF8.self)) == spelling
    }

    private func match(_ form: Form, at place: Place, afterName nameEnd: Int) -> TermMatch? {
        let spelling = spellings[Int(form.spelling)]
        let isSame = isAsWritten(form, place.text[place.range])
        let isExact: Bool
        switch form.kind {
        case .source:
            isExact = isSame || Self.agrees(place.text[place.range], spelling, by: form.caseRule)
            // A lower-case name in an address or path is part of an identifier.
            if !isExact, place.isInIdentifier { return nil }
        case .target: isExact = isSame || Self.agrees(place.text[place.range], spelling, by: .initial)
        case .mangled: isExact = isSame
        case .forbidden: isExact = true
        }
        let isCaseProof = form.kind != .mangled || !form.hasCapital || isExact
        let hasEvidence = isCaseProof && (!form.needsCapital || place.isCapitalizedWithinSentence(afterName: nameEnd))
        return TermMatch(entry: Int(form.entry), kind: form.kind, range: place.range, isExactCase: isExact, hasEvidence: hasEvidence)
    }

    // MARK: Spellings

    private static func sourcePlural(of entry: GlossaryEntry, by plurals: PluralEndings) -> String? {
        if entry.status == .doNotTranslate {
            let isAcronym = entry.source.count >= 2 && entry.source.allSatisfy { $0.isUppercase && $0.isASCII }
            return isAcronym && !entry.source.hasSuffix("S") ? entry.source + "s" : nil
        }
        let words = entry.source.split(separator: " ")
        guard let last = words.last, let plural = plurals.plural(of: String(last)) else { return nil }
        return words.dropLast().map { $0 + " " }.joined() + plural
    }

    /// The term with any of its first four words that have one in the plural.
    private static func spellings(of term: String, plurals: PluralEndings) -> [String] {
        var spellings = [""]
        var varied = 0
        for word in term.split(separator: " ", omittingEmptySubsequences: true) {
            var forms = [String(word)]
            // An elided article stays: d’accès, d’accès.
            let head = word.lastIndex { $0 == "'" || $0 == "’" }.map { word[...$0] } ?? ""
            if varied < 4, let plural = plurals.plural(of: String(word.dropFirst(head.count))) {
                forms.append(head + plural)
                varied += 1
            }
            spellings = spellings.flatMap { start in forms.map { start.isEmpty ? $0 : start + " " + $0 } }
        }
        return spellings
    }

    /// A name broken at its dots and inner capitals: `Node. js`, `. NET`, `Share Point`.
    private static func splits(of name: String) -> [String] {
        var splits: [String] = []
        var previous: Character?
        for index in name.indices {
            let character = name[index]
            if let previous {
                let isHump = previous.isLowercase && character.isUppercase && name[index...].prefix { $0 != " " }.count > 2
                let isAfterDot = previous == "." && character.isLetter
                if isHump || isAfterDot { splits.append(name[..<index] + " " + name[index...]) }
            }
            previous = character
        }
        return splits
    }

    /// Whether `comparable` leaves a text as it is, as it does most: ASCII and the letters from À to ÿ, which are in NFC where no accents follow them.
    private static func isComparable(_ text: some Collection<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            if previous == 0xC3 {
                guard byte & 0xC0 == 0x80 else { return false }
            } else if byte != 0xC3 {
                guard byte >= 0x20, byte < 0x7F, byte != 0x2D, byte != 0x60, byte != 0x20 || previous != 0x20 else { return false }
            }
            previous = byte
        }
        return previous != 0xC3
    }

    /// Without what folding takes as equal apart from letter case, in NFC.
    private static func comparable(_ text: String) -> [UInt8] {
        if isComparable(text.utf8) { return Array(text.utf8) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x21...0x2C, 0x2E...0x5F, 0x61...0x7E: result.append(scalar)
            case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0xA9, 0xAE, 0x2120, 0x2122: continue
            case 0x2D, 0x2010, 0x2011: if result.last != " " { result.append(" ") }
            case 0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032: result.append("'")
            default:
                if !scalar.properties.isWhitespace {
                    result.append(scalar)
                } else if result.last != " " {
                    result.append(" ")
                }
            }
        }
        return Normalizer.nfc(Array(String(result).utf8))
    }

    /// Whether a text that differs from the spelling, at most in what folding takes as equal, obeys a case rule.
    private static func agrees(_ found: ArraySlice<UInt8>, _ spelling: [UInt8], by rule: GlossaryEntry.CaseRule) -> Bool {
        if rule != .initial { return rule == .insensitive }
        let found = String(decoding: comparable(String(decoding: found, as: UTF8.self)), as: UTF8.self)
        let spelling = String(decoding: spelling, as: UTF8.self)
        return found.dropFirst() == spelling.dropFirst() && found.first?.lowercased() == spelling.first?.lowercased()
    }

    private static func hasCapital(_ spelling: String) -> Bool {
        if spelling.utf8.contains(where: { $0 &- 0x41 < 26 }) { return true }
        // Among À to ÿ the capitals come first; dashes and typographic quotes are none.
        var isKnown = true
        var hasCapital = false
        var lead: (first: UInt8, second: UInt8) = (0, 0)
        for byte in spelling.utf8 {
            if lead.first == 0xC3, byte < 0x9F, byte != 0x97 { hasCapital = true }
            let isKnownByte = byte < 0x80 || byte == 0xC3 || byte == 0xE2 || lead.first == 0xC3 || (lead.first == 0xE2 && byte == 0x80) || lead.second == 0xE2
            if !isKnownByte { isKnown = false }
            lead = (byte, lead.first)
        }
        return isKnown ? hasCapital : spelling.contains { $0.isUppercase }
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return Array(bytes)
    }

    // MARK: Boundaries

    /// Letters, digits and the low line; in folded text every byte outside ASCII belongs to a letter, digit or mark.
    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }

    /// UAX #29 word boundaries, except that an apostrophe is one (elision, possessive) and that a term may begin or end with a mark (`.NET`, `C#`).
    private static func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, before at: Int) -> Bool {
        guard at > 0 else { return true }
        let previous = bytes[at - 1]
        if isWordByte(previous) || !isWordByte(bytes[at]) && previous == bytes[at] { return false }
        // WB6, WB7: no break around a dot between letters.
        return !(previous == UInt8(ascii: ".") && at > 1 && isWordByte(bytes[at - 2]))
    }

    private static func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int) -> Bool {
        guard end < bytes.count else { return true }
        let next = bytes[end]
        if isWordByte(next) || !isWordByte(bytes[end - 1]) && next == bytes[end - 1] { return false }
        return !(next == UInt8(ascii: ".") && end + 1 < bytes.count && isWordByte(bytes[end + 1]))
    }
}
