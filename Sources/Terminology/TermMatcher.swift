import Linguistics

/// Finds the terms of glossaries in texts, all in one pass: leftmost and longest, at word boundaries.
///
/// It compares folded text (see `FoldedText`), so that width, composition, no-break spaces and hyphens make no difference; letter case is judged on
/// each hit. A term begins only where a word begins, so each word is looked up among those that terms begin with, which touches few bytes. It is immutable: one serves all workers.
public struct TermMatcher: Sendable {
    /// The entries of all glossaries, merged as `Glossary.merging` does.
    public let entries: [GlossaryEntry]
    /// Whether any entry holds on some pages only.
    public let hasScopes: Bool
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
    private let terms: TermIndex
    private let forms: [Form]
    /// By key of `terms`: where its forms begin in `forms`; one more at the end.
    private let firstForm: [Int32]
    /// As they should be written, see `WrittenForm`.
    private let spellings: ByteStrings

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
        var read = Reading(entries: entries, table: table)
        let sources = Set(entries.map { $0.source.lowercased() })
        let ofSource = TermSpellings(plurals: sourcePlurals)
        let ofTarget = TermSpellings(plurals: targetPlurals)
        for (index, entry) in entries.enumerated() {
            read.add(Array(entry.source.utf8), .source, of: index, needsCapital: entry.evidence == .capital)
            // `HTTPS` is no plural of `HTTP`.
            if let plural = ofSource.plural(of: entry), !sources.contains(String(decoding: plural, as: UTF8.self).lowercased()) {
                read.add(plural, .source, of: index, needsCapital: entry.evidence == .capital)
            }
            for target in entry.targets {
                ofTarget.forEachSpelling(of: target) { read.add($0, entry.status == .forbidden ? .forbidden : .target, of: index) }
            }
            for form in entry.mangled { read.add(Array(form.utf8), .mangled, of: index, needsCapital: form.first?.isUppercase == true && !form.contains(" ")) }
            if entry.status == .doNotTranslate {
                for form in TermSpellings.splits(of: entry.source) { read.add(Array(form.utf8), .mangled, of: index) }
            }
        }
        terms = TermIndex(read.keys)
        var forms: [Form] = []
        forms.reserveCapacity(read.forms.count)
        var firstForm: [Int32] = []
        firstForm.reserveCapacity(terms.count + 1)
        for key in 0..<terms.count {
            let first = forms.count
            firstForm.append(Int32(first))
            for string in terms.strings[Int(terms.firstString[key])..<Int(terms.firstString[key + 1])] {
                let form = read.forms[Int(string)]
                if !forms[first...].contains(where: { $0.entry == form.entry && $0.kind == form.kind }) { forms.append(form) }
            }
        }
        firstForm.append(Int32(forms.count))
        self.forms = forms
        self.firstForm = firstForm
        spellings = read.spellings
    }

    /// The forms of entries, as they are read one by one.
    private struct Reading {
        let entries: [GlossaryEntry]
        let table: FoldingTable
        /// By index in `spellings`.
        var forms: [Form] = []
        var spellings = ByteStrings()
        /// By index in `spellings`: as they are sought.
        var keys = ByteStrings()

        init(entries: [GlossaryEntry], table: FoldingTable) {
            self.entries = entries
            self.table = table
        }

        mutating func add(_ spelling: [UInt8], _ kind: TermMatch.Kind, of entry: Int, needsCapital: Bool = false) {
            let isCommon = WrittenForm.appendCommon(spelling, to: &spellings.bytes)
            if isCommon {
                table.appendFolded(spellings.bytes[spellings.openStart...], to: &keys.bytes)
            } else {
                spellings.bytes += WrittenForm.ofAny(String(decoding: spelling, as: UTF8.self))
                keys.bytes += TermMatcher.trimmed(FoldedText(spelling, table: table).bytes)
            }
            guard keys.bytes.count > keys.openStart else { return spellings.dropOpenString() }
            forms.append(
                Form(
                    entry: Int32(entry), spelling: Int32(spellings.count), kind: kind, caseRule: entries[entry].caseRule,
                    isName: entries[entry].status == .doNotTranslate, hasScope: !entries[entry].scope.isEmpty, needsCapital: needsCapital,
                    hasCapital: TermMatcher.hasCapital(spelling, isCommon: isCommon),
                    isExactOnly: kind == .source && entries[entry].isInferred && spelling.contains(UInt8(ascii: " "))))
            spellings.endString()
            keys.endString()
        }
    }

    /// A matcher of these terms and of others that these do not speak of.
    public func adding(_ glossary: Glossary) -> TermMatcher {
        TermMatcher(glossaries: [glossary, Glossary(entries: entries)], sourcePlurals: sourcePlurals, targetPlurals: targetPlurals)
    }

    /// A term of the target in the singular and, where it has one, in the plural.
    public func targetSpellings(of term: String) -> [[UInt8]] {
        var spellings: [[UInt8]] = []
        TermSpellings(plurals: targetPlurals).forEachSpelling(of: term) { spellings.append($0) }
        return spellings
    }

    /// The uses of terms in a text, ordered, those of different entries or kinds on the same range in entry order; different ranges do not overlap.
    ///
    /// - Parameters:
    ///   - text: UTF-8, less than 2 GB.
    ///   - kinds: others are passed over as if their terms were not in the glossary.
    ///   - scope: where the page stands; without it, entries with a scope are passed over.
    public func matches(in text: [UInt8], of kinds: TermMatch.Kinds = .all, within scope: TermScope? = nil) -> [TermMatch] {
        var folded = FoldedText()
        return matches(in: text, of: kinds, within: scope, folding: &folded)
    }

    /// - Parameter folded: is overwritten; who has many texts gives the same for all.
    func matches(in text: [UInt8], of kinds: TermMatch.Kinds, within scope: TermScope?, folding folded: inout FoldedText) -> [TermMatch] {
        folded.read(text, table: table)
        var matches: [TermMatch] = []
        /// Where the last name with evidence ended.
        var nameEnd = -1
        terms.withReader { terms in
            folded.withBytes { bytes in
                var at = 0
                while let place = terms.place(in: bytes, from: at) {
                    at = place.start
                    let best = terms.longestKey(in: bytes, at: place) { key, end in
                        Self.isBoundary(bytes, after: end) && folded.isCharacterBoundary(end) && Self.isBoundary(bytes, before: at)
                            && formsOfKey(key).contains { index in
                                isWanted(forms[index], kinds, scope) && (!forms[index].isExactOnly || isAsWritten(forms[index], text, folded.offset(at)..<folded.offset(end)))
                            }
                    }
                    guard let best else {
                        at = place.behind
                        continue
                    }
                    let use = Place(text: text, range: folded.offset(at)..<folded.offset(best.end))
                    let known = matches.count
                    if known == 0 { matches.reserveCapacity(4) }
                    for index in formsOfKey(best.key) where isWanted(forms[index], kinds, scope) {
                        guard let match = match(forms[index], at: use, afterName: nameEnd) else { continue }
                        matches.append(match)
                        if match.kind == .source, match.hasEvidence, forms[index].isName { nameEnd = use.range.upperBound }
                    }
                    // No word goes on behind a term.
                    at = matches.count == known ? place.behind : best.end
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

    private func isAsWritten(_ form: Form, _ text: [UInt8], _ range: Range<Int>) -> Bool {
        if spellings.isString(Int(form.spelling), in: text, at: range) { return true }
        let written = WrittenForm.of(text[range])
        return spellings.isString(Int(form.spelling), in: written, at: 0..<written.count)
    }

    private func match(_ form: Form, at place: Place, afterName nameEnd: Int) -> TermMatch? {
        let isSame = isAsWritten(form, place.text, place.range)
        let isExact: Bool
        switch form.kind {
        case .source:
            isExact = isSame || agrees(place, form, by: form.caseRule)
            // A lower-case name in an address or path is part of an identifier.
            if !isExact, place.isInIdentifier { return nil }
        case .target: isExact = isSame || agrees(place, form, by: .initial)
        case .mangled: isExact = isSame
        case .forbidden: isExact = true
        }
        let isCaseProof = form.kind != .mangled || !form.hasCapital || isExact
        let hasEvidence = isCaseProof && (!form.needsCapital || place.isCapitalizedWithinSentence(afterName: nameEnd))
        return TermMatch(entry: Int(form.entry), kind: form.kind, range: place.range, isExactCase: isExact, hasEvidence: hasEvidence)
    }

    /// Whether a text that differs from the spelling, at most in what folding takes as equal, obeys a case rule.
    private func agrees(_ place: Place, _ form: Form, by rule: GlossaryEntry.CaseRule) -> Bool {
        if rule != .initial { return rule == .insensitive }
        return WrittenForm.agreeAfterFirst(WrittenForm.of(place.text[place.range])[...], spellings[Int(form.spelling)])
    }

    /// - Parameter isCommon: whether it has common characters only, see `WrittenForm`.
    private static func hasCapital(_ spelling: [UInt8], isCommon: Bool) -> Bool {
        if spelling.contains(where: { $0 &- 0x41 < 26 }) { return true }
        if !isCommon { return String(decoding: spelling, as: UTF8.self).contains { $0.isUppercase } }
        // Among À to ÿ the capitals come first.
        return spelling.indices.dropFirst().contains { spelling[$0 - 1] == 0xC3 && spelling[$0] < 0x9F && spelling[$0] != 0x97 }
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return Array(bytes)
    }

    // MARK: Boundaries

    private static func isWordByte(_ byte: UInt8) -> Bool { FoldedText.isWordByte(byte) }

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
