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
            GUIDs, URLs, e-mail addresses, paths, file names, permissions, options and version strings must survive byte for byte.

            With the source page, each such string of a source segment is sought in its translation: first verbatim, then with white space and case \
            put aside (`Orders. Read.All`), then among the strings that only the translation has, where three quarters of the letters must agree. A \
            cell of a column that holds literals (most of its cells are single strings, and kept) must be kept as well.

            Without it, the page itself tells: a link's text against its own address, the shape of GUIDs, spaces inside dotted names and versions, \
            and a word of the target language in a column of identifiers.

            Names of products are left to `mangled-name`, inline code to `code-span-mismatch`, plain numbers to `number-mismatch`.
            """,
        examples: [
            .init(source: "Grant Orders.Read.All first.", bad: "Accordez d’abord Orders. Read.All.", good: "Accordez d’abord Orders.Read.All."),
            .init(bad: "Installez l’agent v 2.4.1 du service.", good: "Installez l’agent v2.4.1 du service."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        let columns = LiteralColumns(of: subject.target, needsProof: false)
        let sourceColumns = subject.source.map { LiteralColumns(of: $0, needsProof: true) }
        for (index, analyzed) in subject.target.segments.enumerated() where !analyzed.segment.text.isEmpty {
            findings += LinkTextIdentifiers.findings(in: analyzed.segment, of: self)
            let sources = subject.sourceSegments(ofTarget: index)
            if sources.isEmpty {
                findings += unaidedFindings(in: analyzed, cell: subject.target.page.blocks[analyzed.segment.block].cell, columns)
            } else {
                if let found = literalCell(index, sources, sourceColumns, subject) {
                    findings.append(found)
                } else {
                    findings += comparedFindings(index, sources, subject)
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

    private func comparedFindings(_ index: Int, _ sources: [Int], _ subject: Subject) -> [Finding] {
        guard let source = subject.source else { return [] }
        let target = subject.target.segments[index].segment
        var findings: [Finding] = []
        var folded: FoldedLetters?
        var foreign: [Identifier]?
        var taken: [Range<Int>] = []
        for sourceIndex in sources {
            let segment = source.segments[sourceIndex].segment
            var seen: [Range<Int>] = []
            for identifier in Identifier.all(in: segment) {
                let bytes = segment.text[identifier.range]
                if seen.contains(where: { segment.text[$0] == bytes }) { continue }
                seen.append(identifier.range)
                if subject.sourceTerms[sourceIndex].contains(where: { $0.range.overlaps(identifier.range) }), identifier.kind != .url, identifier.kind != .version { continue }
                if identifier.kind == .option, let glued = gluedOption(bytes, in: target), !segment.text.holds(target.text[glued]) {
                    taken.append(glued)
                    findings.append(changed(target, glued, segment, identifier, "the same letters", suggestion: nil))
                    continue
                }
                let wanted = count(bytes, in: segment.text)
                var missing = wanted - count(bytes, in: target.text)
                guard missing > 0 else { continue }
                let letters = folded ?? FoldedLetters(target.text)
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
                if missing > 0, identifier.kind == .version, let dash = bytes.firstIndex(of: UInt8(ascii: "-")) {
                    for range in letters.ranges(of: bytes[..<dash], in: target.text).prefix(missing) {
                        let suffixed = withSuffix(range, in: target.text)
                        guard suffixed.count > range.count, !segment.text.holds(target.text[suffixed]), !taken.contains(where: { $0.overlaps(suffixed) }) else { continue }
                        taken.append(suffixed)
                        findings.append(changed(target, suffixed, segment, identifier, "the same digits"))
                    }
                }
                guard missing > 0, identifier.kind != .version, identifier.kind != .constant, bytes.count >= (identifier.kind == .code ? 4 : 6) else { continue }
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
                if near.count == 1, let candidate = near.first {
                    taken.append(candidate.range)
                    findings.append(changed(target, candidate.range, segment, identifier, "a near spelling"))
                }
            }
        }
        return findings
    }

    private func changed(_ target: Segment, _ range: Range<Int>, _ source: Segment, _ identifier: Identifier, _ evidence: String, suggestion: String?? = .none) -> Finding {
        let wanted = source.string(in: identifier.range)
        return finding(
            target, range, "“\(target.string(in: range))” was “\(wanted)” in the source", "\(evidence) as in the source", confidence: 0.92, source: wanted,
            sourceRange: source.byteRange(of: identifier.range), suggestion: suggestion ?? wanted)
    }

    /// A version's digits with the word that a hyphen joins to them.
    private func withSuffix(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
        guard range.upperBound + 1 < text.count, text[range.upperBound] == UInt8(ascii: "-") else { return range }
        var end = range.upperBound + 1
        while end < text.count, text[end].isFactAlphanumeric || text[end] >= 0x80 { end += 1 }
        return end > range.upperBound + 1 ? range.lowerBound..<end : range
    }

    /// An option whose dash stuck to the word before it: `et-Source`, with that word.
    private func gluedOption(_ option: ArraySlice<UInt8>, in target: Segment) -> Range<Int>? {
        guard let range = firstOccurrence(of: option, in: target.text, from: 0), range.lowerBound > 0 else { return nil }
        var start = range.lowerBound
        while start > 0, target.text[start - 1].isFactLetter || target.text[start - 1] >= 0xC3 && target.text[start - 1] < 0xE0 || target.text[start - 1] & 0xC0 == 0x80 { start -= 1 }
        return start < range.lowerBound ? start..<range.upperBound : nil
    }

    /// Whether another writing of the same letters is a change that matters.
    private func isChange(from source: ArraySlice<UInt8>, to target: ArraySlice<UInt8>, at range: Range<Int>, of kind: Identifier.Kind, in segment: Segment) -> Bool {
        if segment.inlines.contains(where: { $0.kind == .code && $0.text.overlaps(range) }) { return false }
        let isSplit = target.count > source.count
        switch kind {
        case .constant:
            // "None" for NONE is a word; "FALSe" is none.
            return !isSplit && target.count(where: \.isFactUpper) > 1
        case .camel: return !isSplit || target.count(where: { $0 == 0x20 }) == 1
        case .url, .address: return isSplit
        case .version, .option, .guid, .path, .dotted, .fileExtension, .snake, .placeholder, .code: break
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
        return areAlike(source, target, 0.75)
    }

    private func count(_ wanted: ArraySlice<UInt8>, in text: [UInt8]) -> Int {
        var count = 0
        var at = 0
        while let range = firstOccurrence(of: wanted, in: text, from: at) {
            let joinsBefore = range.lowerBound > 0 && wanted.first?.isFactAlphanumeric == true && text[range.lowerBound - 1].isFactAlphanumeric
            let joinsAfter = range.upperBound < text.count && wanted.last?.isFactAlphanumeric == true && text[range.upperBound].isFactAlphanumeric
            if !joinsBefore && !joinsAfter { count += 1 }
            at = range.upperBound
        }
        return count
    }

    /// A cell that was one string in a column of literals and is another one now.
    private func literalCell(_ index: Int, _ sources: [Int], _ columns: LiteralColumns?, _ subject: Subject) -> Finding? {
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

    // MARK: Without the source

    private func unaidedFindings(in analyzed: AnalyzedSegment, cell: Block.CellPosition?, _ columns: LiteralColumns) -> [Finding] {
        let segment = analyzed.segment
        if columns.contains(cell), let word = loneWord(analyzed), word.info.contains(.target), word.info.isDisjoint(with: [.source, .loanword, .sourceProper]) {
            let text = segment.string(in: word.range)
            return [finding(segment, word.range, "“\(text)” is a word of the target language in a column of identifiers", "literal column", confidence: 0.85)]
        }
        return splitNames(in: analyzed) + splitVersions(in: analyzed)
    }

    /// The word of a text that is nothing but one word in small letters.
    private func loneWord(_ analyzed: AnalyzedSegment) -> Token? {
        let solid = analyzed.tokens.filter { $0.kind != .space }
        guard solid.count == 1, let token = solid.first, token.kind == .word, token.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected]) else { return nil }
        return token
    }

    /// `Mail. ReadWrite.All`: a dotted name with a space after one of its dots. That it is one shows in what follows: capitals inside and a further dot.
    private func splitNames(in analyzed: AnalyzedSegment) -> [Finding] {
        let segment = analyzed.segment
        let tokens = analyzed.tokens
        var findings: [Finding] = []
        for index in tokens.indices.dropFirst().dropLast(2) where analyzed.token(tokens[index], is: ".") {
            guard tokens[index - 1].kind == .word, tokens[index - 1].shape.contains(.capitalized), tokens[index + 1].kind == .space,
                !tokens[index + 1].shape.contains(.protected), tokens[index + 2].kind == .word, tokens[index + 2].shape.contains(.mixedCase),
                index + 4 < tokens.count, analyzed.token(tokens[index + 3], is: "."), tokens[index + 4].kind == .word
            else { continue }
            // What stands before is an acronym, a joined name or the end of one, not the last word of a sentence.
            let before = tokens[index - 1]
            guard !before.shape.isDisjoint(with: [.allCapitals, .mixedCase]), !before.shape.contains(.protected) else { continue }
            var start = index - 1
            while start >= 2, tokens[start - 1].range.count == 1, analyzed.token(tokens[start - 1], is: "."), tokens[start - 2].kind == .word { start -= 2 }
            var end = index + 4
            while end + 2 < tokens.count, analyzed.token(tokens[end + 1], is: "."), tokens[end + 2].kind == .word { end += 2 }
            let range = tokens[start].range.lowerBound..<tokens[end].range.upperBound
            let text = segment.string(in: range)
            findings.append(
                finding(
                    segment, range, "“\(text)” has a space inside", "dotted name", confidence: 0.85,
                    suggestion: String(text.filter { !$0.isWhitespace })))
        }
        return findings
    }

    /// `v 1.2.0`, `3.5 +)`: a version with a space after its mark or before its plus.
    private func splitVersions(in analyzed: AnalyzedSegment) -> [Finding] {
        let segment = analyzed.segment
        let tokens = analyzed.tokens
        var findings: [Finding] = []
        for index in tokens.indices where tokens[index].kind == .word && tokens[index].shape.contains(.singleLetter) && index + 4 < tokens.count {
            guard analyzed.token(tokens[index], is: "v") || analyzed.token(tokens[index], is: "V"), !tokens[index].shape.contains(.protected),
                tokens[index + 1].kind == .space, tokens[index + 2].kind == .number, analyzed.token(tokens[index + 3], is: "."), tokens[index + 4].kind == .number,
                index == 0 || tokens[index - 1].kind == .space || tokens[index - 1].kind == .mark
            else { continue }
            var end = index + 4
            while end + 2 < tokens.count, analyzed.token(tokens[end + 1], is: "."), tokens[end + 2].kind == .number { end += 2 }
            let range = tokens[index].range.lowerBound..<tokens[end].range.upperBound
            let text = segment.string(in: range)
            findings.append(
                finding(
                    segment, range, "“\(text)” has a space inside", "version", confidence: 0.75, suggestion: String(text.filter { !$0.isWhitespace })))
        }
        return findings
    }
}

extension Subject {
    /// Whether a text of the source is one word of its language, such as the Yes and No of a table of identifiers.
    func isAffirmation(_ segment: Segment) -> Bool { segment.text.count <= 3 }
}
