import Alignment
import Linguistics
import Markup

/// `number-format`: a number in the source language's form inside text of the target language.
public struct LocaleNumberFormat: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "number-format", family: .facts, mqm: "locale conventions / number format", its: "locale-violation", severity: .minor,
        summary: "A number is not written as the language writes it",
        explanation: """
            The marks between a number's digits and the space before a percent sign follow the language (CLDR): "1 234,5" and "10 %" in French, \
            not "1,234.5" and "10%".

            "1,234.5" and "1,234,567" can be nothing else. "1,250" may be a decimal number: it is one of thousands where the source has the same, \
            or, without the source, where a noun in the plural follows. "2.5" may be a version: it is a quantity where a unit, percent sign or noun \
            follows and no name or word such as "version" precedes.

            Left alone: versions (`number-mismatch` has those written as quantities), code, identifiers, addresses, ranges, strings of the user \
            interface, numbers in text that stayed in the source language, and numbers that stand alone.
            """,
        examples: [
            .init(source: "The index holds 1,234.5 MB.", bad: "L’index occupe 1,234.5 Mo.", good: "L’index occupe 1 234,5 Mo."),
            .init(bad: "Il reste 10% de l’espace.", good: "Il reste 10 % de l’espace."),
            .init(source: "Up to 1,000 users can join.", bad: "Jusqu’à 1,000 utilisateurs peuvent participer.", good: "Jusqu’à 1 000 utilisateurs peuvent participer."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard let source = subject.lexicon.sourceNumbers, let target = subject.lexicon.targetNumbers else { return [] }
        let formats = (source: source, target: target)
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where subject.texts[index].characters.mayHaveDigits && mayHoldOne(analyzed) {
            let prose = Prose(subject, segment: index)
            let literal = analyzed.segment.inlines.filter { $0.kind == .uiControl || $0.kind == .doNotLocalize }
            for number in WrittenNumber.all(in: analyzed, withSigns: true) where !literal.contains(where: { $0.text.overlaps(number.range) }) {
                if let finding = finding(number, in: analyzed, prose, formats, subject) { findings.append(finding) }
            }
        }
        return findings
    }

    /// Whether digits stand right before a percent sign, or before a mark with digits after it.
    private func mayHoldOne(_ analyzed: AnalyzedSegment) -> Bool {
        let tokens = analyzed.tokens
        var index = 1
        while index < tokens.count {
            defer { index += 1 }
            guard tokens[index].kind == .mark, tokens[index].range.count == 1, tokens[index - 1].kind == .number, !tokens[index].shape.contains(.protected) else { continue }
            let byte = analyzed.segment.text[tokens[index].range.lowerBound]
            if byte == UInt8(ascii: "%") { return true }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), index + 1 < tokens.count, tokens[index + 1].kind == .number { return true }
        }
        return false
    }

    private func finding(
        _ number: WrittenNumber, in analyzed: AnalyzedSegment, _ prose: Prose, _ formats: (source: NumberFormat, target: NumberFormat), _ subject: Subject
    ) -> Finding? {
        let segment = analyzed.segment
        let text = Array(segment.text[number.range])
        let hasPercent = isPercent(number, in: analyzed)
        var confidence = foreignness(of: text, number, in: analyzed, hasPercent: hasPercent, prose, formats, subject)
        let changesMarks = confidence > 0
        if hasPercent, !formats.target.percentSpace.isEmpty { confidence = max(confidence, 0.85) }
        guard confidence > 0, prose.isRunningText(at: number.range.lowerBound) || (changesMarks && isLocalized(analyzed, prose)) else { return nil }
        let isDollar = changesMarks && number.range.lowerBound > 0 && segment.text[number.range.lowerBound - 1] == UInt8(ascii: "$")
        let range = number.range.lowerBound - (isDollar ? 1 : 0)..<number.range.upperBound + (hasPercent ? 1 : 0)
        var wanted = changesMarks ? rewritten(text, formats) : String(decoding: text, as: UTF8.self)
        if hasPercent { wanted += formats.target.percentSpace + "%" }
        if isDollar { wanted += subject.targetProfile.markSpace + "$" }
        return Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: segment.byteRange(of: range),
            message: "“\(segment.string(in: range))” is not how the language writes this number", evidence: [changesMarks ? "separators of numbers" : "percent sign"],
            suggestion: wanted)
    }

    /// Whether a text without words was changed from its source's, such as "5.50 $" from "$5.50": somebody wrote it for the reader of this language.
    private func isLocalized(_ analyzed: AnalyzedSegment, _ prose: Prose) -> Bool {
        !prose.sources.isEmpty && !prose.tokens.contains { $0.kind == .word } && !prose.sources.contains { $0.segment.text == analyzed.segment.text }
    }

    /// Whether a percent sign touches the number's last digit and ends there: no `%20`.
    private func isPercent(_ number: WrittenNumber, in analyzed: AnalyzedSegment) -> Bool {
        let end = number.range.upperBound
        guard end < analyzed.segment.text.count, analyzed.segment.text[end] == UInt8(ascii: "%") else { return false }
        guard end + 1 < analyzed.segment.text.count else { return true }
        let after = analyzed.segment.text[end + 1]
        return !after.isFactAlphanumeric && after != UInt8(ascii: "%") && after != UInt8(ascii: "_")
    }

    // MARK: Separators

    /// How sure it is that the marks between the digits are the source language's; 0 where they are not.
    private func foreignness(
        of text: [UInt8], _ number: WrittenNumber, in analyzed: AnalyzedSegment, hasPercent: Bool, _ prose: Prose,
        _ formats: (source: NumberFormat, target: NumberFormat), _ subject: Subject
    ) -> Double {
        guard number.tokens.count >= 3, let value = formats.source.value(of: text) else { return 0 }
        let own = formats.target.value(of: text)
        guard own != value else { return 0 }
        let isInSource = prose.sources.contains { source in
            WrittenNumber.all(in: source, withSigns: true).contains { source.segment.text[$0.range].elementsEqual(text) }
        }
        if own != nil {
            // "1,250": thousands or a decimal number.
            guard text.first != UInt8(ascii: "0") else { return 0 }
            if !prose.sources.isEmpty { return isInSource ? 0.9 : 0 }
            return number.isFollowedByPlural(in: analyzed) ? 0.7 : 0
        }
        if text.count(where: { !$0.isFactDigit }) > 1 || formats.source.groupingSeparator.elementsEqual(text.filter { !$0.isFactDigit }) { return 0.9 }
        // "2.5": a quantity or a version.
        guard prose.sources.isEmpty || isInSource, !number.followsName(in: analyzed, subject.targetProfile) else { return 0 }
        if hasPercent || number.hasUnit(in: analyzed, subject.targetProfile) || (isInSource && number.isFollowedByUnitLetter(in: analyzed, subject.targetProfile)) { return 0.85 }
        return number.isFollowedByPlural(in: analyzed) ? 0.65 : 0
    }

    private func rewritten(_ text: [UInt8], _ formats: (source: NumberFormat, target: NumberFormat)) -> String {
        var result: [UInt8] = []
        for byte in text {
            if formats.source.decimalSeparator == [byte] {
                result += formats.target.decimalSeparator
            } else if formats.source.groupingSeparator == [byte] {
                result += formats.target.groupingSeparator
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension WrittenNumber {
    /// Whether a noun in the plural, in small letters, follows.
    fileprivate func isFollowedByPlural(in analyzed: AnalyzedSegment) -> Bool {
        let index = tokens.upperBound + 2
        guard let word = analyzed.tokens[safe: index], word.kind == .word, analyzed.tokens[index - 1].kind == .space else { return false }
        return word.info.isSuperset(of: [.target, .noun, .plural]) && word.shape.isDisjoint(with: [.capitalized, .mixedCase, .protected]) && !word.info.contains(.targetFunction)
    }

    /// Whether a unit of one letter follows and the text goes on with a mark or small letter: "1.5 m de câble", no "1.5 A new start".
    fileprivate func isFollowedByUnitLetter(in analyzed: AnalyzedSegment, _ profile: LanguageProfile) -> Bool {
        let index = tokens.upperBound + 2
        guard let unit = analyzed.tokens[safe: index], unit.kind == .word, unit.range.count == 1, profile.units.contains(analyzed.string(of: unit)) else { return false }
        guard let next = analyzed.tokens[safe: index + 1] else { return true }
        if next.kind == .mark { return true }
        return analyzed.tokens[safe: index + 2].map { !$0.shape.contains(.capitalized) } ?? true
    }

    /// Whether a name, a code or a word that announces a version stands before it, or a number that it continues.
    fileprivate func followsName(in analyzed: AnalyzedSegment, _ profile: LanguageProfile) -> Bool {
        if previousNumber(in: analyzed) != nil { return true }
        var index = tokens.lowerBound - 1
        while let token = analyzed.tokens[safe: index], token.kind == .space { index -= 1 }
        guard let token = analyzed.tokens[safe: index] else { return false }
        if token.shape.contains(.protected) { return true }
        guard token.kind == .word else { return token.kind == .number }
        if profile.versionWords.contains(analyzed.string(of: token).lowercased()) { return true }
        guard !token.shape.isDisjoint(with: [.capitalized, .mixedCase, .allCapitals, .hasDigit]) else { return false }
        // A word that begins its sentence is no name for its capital.
        let beginsSentence = analyzed.sentences.contains { $0.lowerBound == token.range.lowerBound }
        return !(beginsSentence && token.info.contains(.target) && token.shape.isDisjoint(with: [.mixedCase, .allCapitals, .hasDigit]))
    }
}
