import Alignment
import Linguistics
import Markup

/// `identifier-mismatch`: a string that a machine reads was changed.
public struct IdentifierMismatch: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "identifier-mismatch", family: .facts, mqm: "accuracy / do-not-translate", its: "mistranslation", severity: .critical,
        summary: "An identifier, path, address, file name, permission, option or version string was changed",
        explanation: """
            GUIDs, URLs, e-mail addresses, paths, file names, permissions, options, issue numbers (`acme/tide#42`) and version strings must survive byte for byte.

            With the source page, each such string of a source segment is sought in its translation: first verbatim, then with white space and case \
            put aside (`Orders. Read.All`), then among the strings that only the translation has, where three quarters of the letters must agree. Options that stuck to the word before them (`avec-WhatIf`) are found each. A dotted name may be torn at its dot and the rest translated. A \
            cell of a column that holds literals (most of its cells are single strings, and kept) must be kept as well, as must names beside a column of \
            types and values that the page has as code; cells and paragraphs of \
            JSON or of a query are compared token by token. A short value in capitals with its mark (`AL!`) takes no space inside. A command's word after its program's name must keep its small letters and its language, and so \
            must a text that is nothing but a command line which the page has in its code. Of a list of names or values in italics of which some are kept \
            (`HighestGate`), or stand in the page's code, the others must be kept as well.

            Without it, the page itself tells: a link's text against its own address, GUIDs with a group too long, too short or of other letters, spaces inside dotted names and versions, \
            words of the target language in a column of identifiers or in a dotted name that the page has with another part, and ids and addresses \
            that differ by a letter from one that the page has more often.

            Names of products are left to `mangled-name`, inline code to `code-span-mismatch`, plain numbers to `number-mismatch`.
            """,
        examples: [
            .init(source: "Grant Orders.Read.All first.", bad: "Accordez d’abord Orders. Read.All.", good: "Accordez d’abord Orders.Read.All."),
            .init(bad: "Installez l’agent v 2.4.1 du service.", good: "Installez l’agent v2.4.1 du service."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        let sourceColumns = subject.source.map { LiteralColumns(of: $0, needsProof: true) }
        let literals = subject.source.map { LiteralCells($0) }
        let commandLines = subject.source.map { CommandLines($0) }
        let codeWords = subject.source.map { CodeWords($0) }
        let lists = codeWords.map { LiteralLists($0, subject) }
        var unaided = UnaidedIdentifiers(subject.target, rule: self)
        for (index, analyzed) in subject.target.segments.enumerated() where !analyzed.segment.text.isEmpty {
            func add(_ more: [Finding]) {
                if !more.isEmpty { findings += more }
            }
            add(LinkTextIdentifiers.findings(in: analyzed.segment, of: self))
            let sources = subject.sourceSegments(ofTarget: index)
            if sources.isEmpty {
                add(unaided.findings(in: analyzed, subject.texts[index]))
            } else {
                if let found = literalCell(index, sources, sourceColumns, subject) {
                    findings.append(found)
                } else if let found = literals?.findings(index, sources, subject, of: self) {
                    add(found)
                } else if let found = commandLines?.finding(index, sources, subject, of: self) {
                    findings.append(found)
                } else if let pair = subject.pairs[index], pair.settled.contains(.identifiers) {
                    continue
                } else {
                    let compared = comparedFindings(index, sources, subject)
                    codeWords?.wereAsked = false
                    let commands = Commands(index, sources, codeWords, subject).findings(of: self)
                    let listed = lists?.findings(index, sources, subject, of: self) ?? []
                    let marked = subject.texts[index].characters.contains("!") ? CapitalsWithMark.findings(in: analyzed, sources, subject, of: self) : []
                    if compared.isEmpty, commands.isEmpty, listed.isEmpty, marked.isEmpty {
                        if codeWords?.wereAsked != true { subject.pairs[index]?.settled.insert(.identifiers) }
                    } else {
                        findings += compared + commands + listed + marked
                    }
                }
            }
        }
        return findings
    }

    func finding(
        _ segment: Segment, _ range: Range<Int>, _ message: String, _ evidence: String, confidence: Double, source: String? = nil,
        sourceRange: ByteRange? = nil, suggestion: String? = nil
    ) -> Finding {
        Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: segment.byteRange(of: range), message: message,
            evidence: [evidence], source: source, sourceRange: sourceRange, suggestion: suggestion)
    }

    // MARK: With the source

    private func comparedFindings(_ index: Int, _ sources: PairSide<Int>, _ subject: Subject) -> [Finding] {
        guard let source = subject.source else { return [] }
        let analyzed = subject.target.segments[index]
        var findings: [Finding] = []
        var folded: FoldedLetters?
        var foreign: [Identifier]?
        var taken: [Range<Int>] = []
        for sourceIndex in sources {
            guard Identifier.mayStand(in: source.segments[sourceIndex]) else { continue }
            let identifiers = Identifier.all(in: source.segments[sourceIndex].segment)
            guard !identifiers.isEmpty else { continue }
            let segment = source.segments[sourceIndex].segment
            let target = analyzed.segment
            let (sourceEdges, edges) = (segment.markupEdges, target.markupEdges)
            var seen: [Range<Int>] = []
            for identifier in identifiers {
                let bytes = segment.text[identifier.range]
                if seen.contains(where: { segment.text[$0] == bytes }) { continue }
                seen.append(identifier.range)
                if subject.sourceTerms[sourceIndex].contains(where: { $0.range.lowerBound <= identifier.range.lowerBound && $0.range.upperBound >= identifier.range.upperBound }), identifier.kind != .url, identifier.kind != .version, identifier.kind != .code { continue }
                let wanted = count(bytes, in: segment.text, edges: sourceEdges)
                var missing = wanted - count(bytes, in: target.text, edges: edges)
                if identifier.kind == .option {
                    let glued = gluedOptions(bytes, in: target, mayBeRecased: missing > 0).filter { !segment.text.holds(target.text[$0]) }
                    for range in glued {
                        taken.append(range)
                        let word = target.string(in: range.lowerBound..<(range.upperBound - bytes.count))
                        findings.append(changed(target, range, segment, identifier, "the same letters", suggestion: word + " " + segment.string(in: identifier.range)))
                    }
                    if !glued.isEmpty { continue }
                }
                guard missing > 0 else { continue }
                let letters = folded ?? FoldedLetters(target.text, edges: edges)
                folded = letters
                for range in letters.ranges(of: bytes, in: target.text) where missing > 0 {
                    let text = target.text[range]
                    guard text != bytes, !segment.text.holds(text), !taken.contains(where: { $0.overlaps(range) }),
                        isChange(from: bytes, to: text, at: range, of: identifier.kind, in: target)
                    else { continue }
                    missing -= 1
                    taken.append(range)
                    findings.append(changed(target, range, segment, identifier, "the same letters"))
                }
                if missing > 0, identifier.kind == .version {
                    // With the decimal sign of a quantity: `3,4-rc`.
                    let commas = bytes.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }
                    for range in letters.ranges(of: commas, in: target.text).prefix(missing) where !taken.contains(where: { $0.overlaps(range) }) {
                        missing -= 1
                        taken.append(range)
                        findings.append(changed(target, range, segment, identifier, "the same digits"))
                    }
                }
                if missing > 0, identifier.kind == .version, let dash = bytes.firstIndex(of: UInt8(ascii: "-")) {
                    let commas = bytes[..<dash].map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }
                    for range in (letters.ranges(of: bytes[..<dash], in: target.text) + letters.ranges(of: commas, in: target.text)).prefix(missing) {
                        let suffixed = withSuffix(range, in: target.text)
                        guard suffixed.count > range.count, !segment.text.holds(target.text[suffixed]), !taken.contains(where: { $0.overlaps(suffixed) }) else { continue }
                        taken.append(suffixed)
                        findings.append(changed(target, suffixed, segment, identifier, "the same digits"))
                    }
                }
                if missing > 0, identifier.kind == .address, let range = address(at: bytes, in: target.text), !taken.contains(where: { $0.overlaps(range) }) {
                    taken.append(range)
                    findings.append(changed(target, range, segment, identifier, "the same host"))
                    continue
                }
                if missing > 0, identifier.kind == .dotted, let broken = brokenOff(bytes, in: target, segment), !taken.contains(where: { $0.overlaps(broken) }) {
                    taken.append(broken)
                    // What stuck to it may be a word of its own: `app.jsà l’extérieur`.
                    let isOwn = target.text[broken].allSatisfy { $0 < 0x80 }
                    findings.append(changed(target, broken, segment, identifier, "the same beginning", isSure: isOwn))
                    continue
                }
                if missing > 0, identifier.kind == .dotted, let torn = tornAtDot(bytes, in: analyzed, segment, articles: subject.targetProfile.articles), !taken.contains(where: { $0.overlaps(torn) }) {
                    taken.append(torn)
                    findings.append(changed(target, torn, segment, identifier, "the same name before the dot"))
                    continue
                }
                if missing > 0, identifier.kind == .reference {
                    if let link = linkText(withNumberOf: bytes, in: target, letters), !taken.contains(where: { $0.overlaps(link) }) {
                        taken.append(link)
                        findings.append(changed(target, link, segment, identifier, "the same number"))
                    }
                    continue
                }
                guard missing > 0, identifier.kind != .version, identifier.kind != .hyphenated, bytes.count >= (identifier.kind == .code || identifier.kind == .constant ? 4 : 6) else { continue }
                let candidates = foreign ?? Identifier.all(in: target).filter { !segment.text.holds(target.text[$0.range]) }
                // Another case only was judged above.
                foreign = candidates
                if identifier.kind == .url || identifier.kind == .path {
                    let place = Destination.withoutLocale(bytes)
                    if candidates.contains(where: { Destination.withoutLocale(target.text[$0.range]) == place }) { continue }
                }
                let near = candidates.filter { candidate in
                    !taken.contains { $0.overlaps(candidate.range) } && isNear(bytes, target.text[candidate.range], identifier.kind)
                        && !target.text[candidate.range].map(\.foldedFact).elementsEqual(bytes.map(\.foldedFact))
                }
                // Underscores make an identifier of a translation, too.
                let translated = identifier.kind == .snake ? candidates.filter { candidate in candidate.kind == .snake && !taken.contains { $0.overlaps(candidate.range) } } : []
                if near.isEmpty, translated.count == 1, let candidate = translated.first {
                    taken.append(candidate.range)
                    findings.append(changed(target, candidate.range, segment, identifier, "the only other name with underscores"))
                } else if near.count == 1, let candidate = near.first {
                    taken.append(candidate.range)
                    findings.append(changed(target, candidate.range, segment, identifier, "a near spelling"))
                }
            }
        }
        return findings
    }

    /// - Parameter isSure: the identifier may take the range's place.
    private func changed(_ target: Segment, _ range: Range<Int>, _ source: Segment, _ identifier: Identifier, _ evidence: String, suggestion: String? = nil, isSure: Bool = true) -> Finding {
        let wanted = source.string(in: identifier.range)
        return finding(
            target, range, "“\(target.string(in: range))” was “\(wanted)” in the source", "\(evidence) as in the source", confidence: 0.92, source: wanted,
            sourceRange: source.byteRange(of: identifier.range), suggestion: !isSure ? nil : suggestion ?? parted(wanted, in: source, at: identifier.range, from: target, before: range))
    }

    /// The identifier, with the space before it that the target lost; nil where markup stands inside, or a space before that the source has not.
    private func parted(_ wanted: String, in source: Segment, at place: Range<Int>, from target: Segment, before range: Range<Int>) -> String? {
        let crossesMarkup = target.inlines.contains { inline in
            [inline.text.lowerBound, inline.text.upperBound].contains { $0 > range.lowerBound && $0 < range.upperBound }
        }
        if crossesMarkup { return nil }
        func isLetter(_ text: [UInt8], before offset: Int) -> Bool {
            guard let last = text[..<offset].last, last >= 0x80 else { return text[..<offset].last?.isFactAlphanumeric ?? false }
            // No quotation mark or space.
            return text[..<offset].last(where: { $0 >= 0xC0 }).map { $0 != 0xE2 && $0 != 0xC2 } ?? false
        }
        if text(target, endsInSpaceAt: range.lowerBound), let before = source.text[..<place.lowerBound].last, before > 0x20, before < 0x80, !before.isFactAlphanumeric, before != UInt8(ascii: "(") { return nil }
        return isLetter(target.text, before: range.lowerBound) && !isLetter(source.text, before: place.lowerBound) ? " " + wanted : wanted
    }

    private func text(_ segment: Segment, endsInSpaceAt offset: Int) -> Bool {
        let before = segment.text[..<offset]
        return before.last == 0x20 || before.suffix(2).elementsEqual([0xC2, 0xA0]) || before.suffix(3).elementsEqual([0xE2, 0x80, 0xAF])
    }

    /// A dotted name that runs into other letters after its last dot, where machine translation took the rest for a word: `app.jssur` for `app.json`.
    private func brokenOff(_ wanted: ArraySlice<UInt8>, in target: Segment, _ source: Segment) -> Range<Int>? {
        guard let dot = wanted.lastIndex(of: UInt8(ascii: ".")), wanted.endIndex - dot > 3 else { return nil }
        // One letter of the ending at least is its own.
        let kept = wanted[...dot.advanced(by: 2)]
        let text = target.text
        var at = 0
        while let start = firstOccurrence(of: kept, in: text, from: at) {
            at = start.upperBound
            var end = start.upperBound
            while end < text.count, text[end].isFactAlphanumeric || text[end] >= 0xC3 && text[end] < 0xE0 || text[end] & 0xC0 == 0x80 { end += 1 }
            let isOwnWord = start.lowerBound == 0 || !(text[start.lowerBound - 1].isFactAlphanumeric || text[start.lowerBound - 1] >= 0x80)
            let run = text[start.lowerBound..<end]
            if isOwnWord, end > start.upperBound, run != wanted, count(run, in: source.text) == 0, !target.inlines.contains(where: { $0.kind == .code && $0.text.overlaps(start) }) {
                return start.lowerBound..<end
            }
        }
        return nil
    }

    /// A dotted name torn at its first dot, the rest translated, with an article or without: `Tide. derniers` for `Tide.Latest`. Small letters after the
    /// dot show that no sentence ends there, and so does a word that is spelt nearly like the rest.
    private func tornAtDot(_ wanted: ArraySlice<UInt8>, in analyzed: AnalyzedSegment, _ source: Segment, articles: Set<String>) -> Range<Int>? {
        let target = analyzed.segment
        guard let dot = wanted.firstIndex(of: UInt8(ascii: ".")), dot - wanted.startIndex > 2, wanted.first?.isFactUpper == true else { return nil }
        let kept = wanted[...dot] + [0x20]
        let text = target.text
        guard let start = firstOccurrence(of: kept[...], in: text, from: 0), start.lowerBound == 0 || !(text[start.lowerBound - 1].isFactAlphanumeric || text[start.lowerBound - 1] >= 0x80),
            firstOccurrence(of: kept[...], in: source.text, from: 0) == nil, !target.inlines.contains(where: { $0.kind == .code && $0.text.overlaps(start) })
        else { return nil }
        let words = analyzed.tokens[analyzed.firstToken(endingAfter: start.upperBound)...]
        guard let first = words.first else { return nil }
        // An article goes with its noun.
        var last = first
        if first.kind == .elision, let noun = words.dropFirst().first, noun.kind == .word { last = noun }
        if articles.contains(analyzed.string(of: first)), let noun = words.dropFirst(2).first, noun.kind == .word { last = noun }
        let rest = start.upperBound..<last.range.upperBound
        guard rest.count > 1, text[rest.lowerBound].isFactLower || areAlike(wanted[(dot + 1)...].map(\.foldedFact), text[rest].map(\.foldedFact), 0.7) else { return nil }
        return start.lowerBound..<rest.upperBound
    }

    /// The text of a link with a reference's number, where the project before it was translated.
    private func linkText(withNumberOf reference: ArraySlice<UInt8>, in target: Segment, _ letters: FoldedLetters) -> Range<Int>? {
        guard let number = reference.lastIndex(of: UInt8(ascii: "#")), number > reference.startIndex else { return nil }
        let places = letters.ranges(of: reference[number...], in: target.text)
        return target.inlines.first { inline in
            inline.kind == .link && inline.text.count <= 4 * reference.count && places.contains { inline.text.lowerBound < $0.lowerBound && inline.text.upperBound == $0.upperBound }
        }?.text
    }

    /// An e-mail address at the host of another one, letters beyond ASCII in it: `café@tide.example`.
    private func address(at wanted: ArraySlice<UInt8>, in text: [UInt8]) -> Range<Int>? {
        guard let at = wanted.firstIndex(of: UInt8(ascii: "@")), let host = firstOccurrence(of: wanted[at...], in: text, from: 0) else { return nil }
        var start = host.lowerBound
        while start > 0, text[start - 1] >= 0x80 || text[start - 1].isFactAlphanumeric || [0x2E, 0x2D, 0x5F, 0x2B].contains(text[start - 1]) { start -= 1 }
        let local = text[start..<host.lowerBound]
        return !local.isEmpty && local.contains(where: { $0 >= 0x80 }) ? start..<host.upperBound : nil
    }

    /// A version's digits with the word that a hyphen joins to them.
    private func withSuffix(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
        guard range.upperBound + 1 < text.count, text[range.upperBound] == UInt8(ascii: "-") else { return range }
        var end = range.upperBound + 1
        while end < text.count, text[end].isFactAlphanumeric || text[end] >= 0x80 { end += 1 }
        return end > range.upperBound + 1 ? range.lowerBound..<end : range
    }

    /// Options whose dash stuck to the word before it, with that word: `et-Source`.
    ///
    /// - Parameter mayBeRecased: whether the option stands nowhere as it should, so that a compound of the same letters is hardly another word.
    private func gluedOptions(_ option: ArraySlice<UInt8>, in target: Segment, mayBeRecased: Bool) -> [Range<Int>] {
        guard let dash = option.first else { return [] }
        let text = target.text
        var found: [Range<Int>] = []
        var from = 1
        while from + option.count <= text.count, let at = text[from...].firstIndex(of: dash), at + option.count <= text.count {
            from = at + 1
            let written = text[at..<(at + option.count)]
            guard text[at - 1].isFactLetter || text[at - 1] >= 0x80, written == option || mayBeRecased && written.equalsIgnoringASCIICase(option),
                at + option.count == text.count || !text[at + option.count].isFactAlphanumeric
            else { continue }
            var start = at
            while start > 0, text[start - 1].isFactLetter || text[start - 1] >= 0xC3 && text[start - 1] < 0xE0 || text[start - 1] & 0xC0 == 0x80 { start -= 1 }
            // The rest of a character that is no letter: `’-Source`.
            while start < at, text[start] & 0xC0 == 0x80 { start += 1 }
            if start < at { found.append(start..<(at + option.count)) }
        }
        return found
    }

    /// Whether another writing of the same letters is a change that matters.
    private func isChange(from source: ArraySlice<UInt8>, to target: ArraySlice<UInt8>, at range: Range<Int>, of kind: Identifier.Kind, in segment: Segment) -> Bool {
        if segment.inlines.contains(where: { $0.kind == .code && $0.text.overlaps(range) }) { return false }
        let isSplit = target.count > source.count
        switch kind {
        case .hyphenated:
            // A word that the language has as well may begin with a capital; a capital in the middle is none of its own.
            return !isSplit && target.dropFirst().contains(where: \.isFactUpper)
        case .constant:
            // "None" for NONE is a word; "FALSe" is none.
            return !isSplit && target.count(where: \.isFactUpper) > 1
        case .camel: return !isSplit || target.count(where: { $0 == 0x20 }) == 1
        case .url, .address: return isSplit
        case .version, .reference, .option, .guid, .path, .dotted, .fileExtension, .snake, .placeholder, .setting, .code: break
        }
        if isSplit {
            // "a. B" may be the end of a sentence and the beginning of the next.
            return kind != .fileExtension || range.upperBound == segment.text.count || !segment.text[range.upperBound].isFactAlphanumeric
        }
        // A capital at the beginning is what headings and sentences bring.
        return !(range.lowerBound == 0 && source.dropFirst().elementsEqual(target.dropFirst()))
    }

    private func isNear(_ source: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>, _ kind: Identifier.Kind) -> Bool {
        if kind == .url || kind == .path {
            return areAlike(Destination.withoutLocale(source), Destination.withoutLocale(target), 0.85)
        }
        if kind == .constant { return source.count == target.count && source.sorted() == target.sorted() }
        return areAlike(source, target, 0.75) || (kind == .dotted && differInOnePart(source, target))
    }

    /// Whether two dotted names of three parts or more have all but one in common, and that one begins alike.
    private func differInOnePart(_ source: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>) -> Bool {
        let (left, right) = (source.split(separator: UInt8(ascii: ".")), target.split(separator: UInt8(ascii: ".")))
        guard left.count >= 3, left.count == right.count else { return false }
        let changed = zip(left, right).filter { $0 != $1 }
        return changed.count == 1 && changed.allSatisfy { $0.prefix(3).elementsEqual($1.prefix(3)) }
    }

    /// How often a string stands in a text as a whole.
    ///
    /// - Parameter edges: where markup parts it from letters beside it.
    private func count(_ wanted: ArraySlice<UInt8>, in text: [UInt8], edges: [Int] = []) -> Int {
        var count = 0
        var at = 0
        while let range = firstOccurrence(of: wanted, in: text, from: at) {
            let joinsBefore = range.lowerBound > 0 && wanted.first?.isFactAlphanumeric == true && text[range.lowerBound - 1].isFactAlphanumeric && !edges.contains(range.lowerBound)
            let joinsAfter = range.upperBound < text.count && wanted.last?.isFactAlphanumeric == true && text[range.upperBound].isFactAlphanumeric && !edges.contains(range.upperBound)
            if !joinsBefore && !joinsAfter { count += 1 }
            at = range.upperBound
        }
        return count
    }

    /// A cell that was one string in a column of literals and is another one now.
    private func literalCell(_ index: Int, _ sources: PairSide<Int>, _ columns: LiteralColumns?, _ subject: Subject) -> Finding? {
        guard let columns, let source = subject.source, sources.count == 1 else { return nil }
        let from = source.segments[sources[0]].segment
        let target = subject.target.segments[index].segment
        guard from.kind == .text, target.kind == .text, columns.contains(source.page.blocks[from.block].cell), LiteralColumns.isSingle(from.text),
            from.text != target.text, !target.text.holds(from.text[...]), !subject.isAffirmation(from),
            subject.target.page.blocks[target.block].cell != nil
        else { return nil }
        return finding(
            target, 0..<target.text.count, "“\(target.string)” was “\(from.string)” in a column of identifiers", "literal column", confidence: 0.9,
            source: from.string, sourceRange: from.range, suggestion: from.string)
    }
}

extension Subject {
    /// Whether a text of the source is one word of its language, such as the Yes and No of a table of identifiers.
    func isAffirmation(_ segment: Segment) -> Bool { segment.text.count <= 3 }
}
