import Alignment
import Linguistics
import Markup

/// `number-mismatch`: a number, version or quantity differs.
public struct NumberMismatch: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "number-mismatch", family: .facts, mqm: "accuracy / mistranslation", its: "mistranslation", severity: .critical,
        summary: "A number or version differs from the source",
        explanation: """
            Numbers are compared by value, each as its own language writes it: "1,234.5" in English is "1 234,5" in French.

            A version is no quantity: its parts are separated by a point in every language. One that was written with the target language's decimal \
            mark is found where the same digits stand with a point in the source, after the same word or in a sentence on versions, and no unit follows; without \
            the source, after a product's name or a word such as "version".

            A number of the source that is missing while its translation has one of its own is a mismatch as well. Left alone: numbers written out \
            as words, times of day, ratios, ordinals and numbers inside identifiers, code and addresses.
            """,
        examples: [
            .init(source: "Fabrikam 5.3 is out.", bad: "Fabrikam 5,3 est disponible.", good: "Fabrikam 5.3 est disponible."),
            .init(source: "Keep logs for 30 days.", bad: "Conservez les journaux pendant 90 jours.", good: "Conservez les journaux pendant 30 jours."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard let source = subject.lexicon.sourceNumbers, let target = subject.lexicon.targetNumbers else { return [] }
        let formats = (source: source, target: target)
        let writesPoint = target.decimalSeparator == [UInt8(ascii: ".")]
        var findings: [Finding] = []
        var known: Set<[UInt8]> = []
        var unsure: [(segment: Int, number: WrittenNumber)] = []
        for (index, analyzed) in subject.target.segments.enumerated() where subject.texts[index].characters.mayHaveDigits {
            let numbers = WrittenNumber.all(in: analyzed)
            guard !numbers.isEmpty else { continue }
            let sources = subject.sourceSegments(ofTarget: index, confidence: 0.8)
            var versions: [Range<Int>] = []
            if !writesPoint {
                for number in numbers where isVersion(number, after: versions, in: analyzed, index, sources, subject, formats.target) {
                    versions.append(number.range)
                    known.insert(Array(analyzed.segment.text[number.range]))
                    findings.append(version(number, in: analyzed.segment))
                }
                for number in numbers where !versions.contains(number.range) && number.hasOneSeparator { unsure.append((index, number)) }
            }
            if sources.count == 1, let source = subject.source?.segments[sources[0]] {
                let written = WrittenNumber.all(in: source)
                if let finding = changed(numbers.filter { !versions.contains($0.range) }, analyzed, written, source, formats, subject) {
                    findings.append(finding)
                }
            }
        }
        // What is a version in one place of a page is one in another where the source has it with a point as well.
        for (index, number) in unsure where known.contains(Array(subject.target.segments[index].segment.text[number.range])) {
            let analyzed = subject.target.segments[index]
            let sources = subject.sourceSegments(ofTarget: index, confidence: 0.8)
            if !number.hasUnit(in: analyzed, subject.targetProfile), !number.isFollowedByNoun(in: analyzed),
                original(number, in: analyzed.segment, sources, subject, where: { _, _ in true }) { findings.append(version(number, in: analyzed.segment)) }
        }
        return findings
    }

    // MARK: Versions

    private func version(_ number: WrittenNumber, in segment: Segment) -> Finding {
        let text = segment.string(in: number.range)
        let wanted = String(text.map { $0 == "," ? "." : $0 })
        return Finding(
            rule: description.id, severity: description.severity, confidence: 0.9, range: segment.byteRange(of: number.range),
            message: "the version “\(text)” is written as a quantity", evidence: ["version"], source: wanted, suggestion: wanted)
    }

    private func isVersion(
        _ number: WrittenNumber, after versions: [Range<Int>], in analyzed: AnalyzedSegment, _ index: Int, _ sources: PairSide<Int>, _ subject: Subject,
        _ format: NumberFormat
    ) -> Bool {
        let segment = analyzed.segment
        let text = segment.text[number.range]
        guard number.hasOneSeparator, text.contains(UInt8(ascii: ",")), format.decimalSeparator == [UInt8(ascii: ",")], !number.hasUnit(in: analyzed, subject.targetProfile) else { return false }
        let before = number.wordBefore(in: analyzed)
        let followsVersion = number.previousNumber(in: analyzed).map { previous in versions.contains(previous) } ?? false
        if sources.isEmpty {
            if followsVersion { return true }
            guard let before else { return false }
            if subject.targetProfile.versionWords.contains(segment.string(in: before.range).lowercased()) { return true }
            return subject.targetTerms[index].contains { $0.kind == .source && $0.range.upperBound == before.range.upperBound } && !number.isFollowedByNoun(in: analyzed)
        }
        return original(number, in: segment, sources, subject) { original, source in
            if followsVersion { return true }
            guard let before, let word = original.wordBefore(in: source), !before.shape.contains(.singleLetter) else { return false }
            if subject.targetProfile.versionWords.contains(segment.string(in: before.range).lowercased()) { return true }
            return segment.string(in: before.range).lowercased() == source.segment.string(in: word.range).lowercased()
        } || original(number, in: segment, sources, subject) { original, source in
            // "the 2.2 SDK" is "le SDK 2.2".
            guard let before, before.shape.contains(.capitalized) && !before.info.contains(.target) || before.info.contains(.loanword), let word = original.wordAfter(in: source) else { return false }
            return segment.text[before.range] == source.segment.text[word.range]
        } || !number.hasUnit(in: analyzed, subject.targetProfile, orLetter: true) && !number.isFollowedByNoun(in: analyzed) && speaksOfVersions(analyzed, around: number, subject.targetProfile)
            && original(number, in: segment, sources, subject) { original, source in !original.isFollowedByNoun(in: source) || original.previousNumber(in: source) != nil }
    }

    /// Whether the number's sentence has a word for versions; for a list of numbers, the whole text.
    private func speaksOfVersions(_ analyzed: AnalyzedSegment, around number: WrittenNumber, _ profile: LanguageProfile) -> Bool {
        let isListed = number.previousNumber(in: analyzed) != nil
        guard let sentence = isListed ? 0..<analyzed.segment.text.count : analyzed.sentences.first(where: { $0.contains(number.range.lowerBound) }) else { return false }
        return analyzed.tokens(in: sentence).contains { token in
            token.kind == .word && token.shape.isDisjoint(with: [.protected, .singleLetter]) && profile.versionWords.contains(analyzed.string(of: token).lowercased())
        }
    }

    /// Whether the source has the same digits with a point, no unit after them, in a place that `isMeant` accepts.
    private func original(
        _ number: WrittenNumber, in segment: Segment, _ sources: PairSide<Int>, _ subject: Subject, where isMeant: (WrittenNumber, AnalyzedSegment) -> Bool
    ) -> Bool {
        let dotted = segment.text[number.range].map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
        return sources.contains { index in
            guard let source = subject.source?.segments[index] else { return false }
            return WrittenNumber.all(in: source).contains { original in
                source.segment.text[original.range].elementsEqual(dotted) && !original.hasUnit(in: source, subject.sourceProfile) && isMeant(original, source)
            }
        }
    }

    // MARK: Values

    /// The one number that only the target has where the source has one that the target lacks.
    private func changed(
        _ written: [WrittenNumber], _ analyzed: AnalyzedSegment, _ sourceNumbers: [WrittenNumber], _ original: AnalyzedSegment,
        _ formats: (source: NumberFormat, target: NumberFormat), _ subject: Subject
    ) -> Finding? {
        let target = written.filter { !$0.isTime(in: analyzed, subject.targetProfile) }
        let source = sourceNumbers.filter { !$0.isTime(in: original, subject.sourceProfile) }
        guard source.count == target.count, !source.isEmpty, source.count <= 32 else { return nil }
        func values(_ number: WrittenNumber, _ segment: Segment) -> [NumberValue] {
            let text = Array(segment.text[number.range])
            return [formats.source.value(of: text), formats.target.value(of: text)].compactMap { $0 }
        }
        var missing = source
        var extra: [WrittenNumber] = []
        for number in target {
            // Most are written alike, so that their values are not asked for.
            var own: [NumberValue]?
            func isEqual(_ other: WrittenNumber) -> Bool {
                let known = own ?? values(number, analyzed.segment)
                own = known
                return values(other, original.segment).contains { known.contains($0) }
            }
            let text = analyzed.segment.text[number.range]
            if let same = missing.firstIndex(where: { original.segment.text[$0.range] == text || isEqual($0) }) {
                missing.remove(at: same)
            } else {
                extra.append(number)
            }
        }
        guard missing.count == 1, extra.count == 1, let lost = missing.first, let found = extra.first,
            source.firstIndex(of: lost) == target.firstIndex(of: found)
        else { return nil }
        let wanted = original.segment.string(in: lost.range)
        let digits = { (segment: Segment, range: Range<Int>) in segment.text[range].filter(\.isFactDigit) }
        // The same digits with another mark are a question of format.
        guard digits(original.segment, lost.range) != digits(analyzed.segment, found.range) else { return nil }
        return Finding(
            rule: description.id, severity: description.severity, confidence: 0.8, range: analyzed.segment.byteRange(of: found.range),
            message: "“\(analyzed.segment.string(in: found.range))” where the source has “\(wanted)”", evidence: ["numbers of the source"], source: wanted,
            sourceRange: original.segment.byteRange(of: lost.range), suggestion: wanted)
    }
}
