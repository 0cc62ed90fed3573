/// Puts a page's findings in order and lets the one speak that says most where several rules saw the same thing.
public enum FindingOrder {
    /// By rule, the rules whose findings say nothing more where one of this rule covers or touches the same characters.
    private static let outspoken: [String: Set<String>] = [
        "untranslated-segment": ["wrong-term", "inconsistent-term", "untranslated-fragment", "non-word", "name-casing", "punctuation-spacing", "misplaced-name", "repeated-word", "elision"],
        "mangled-name": ["name-casing", "non-word", "untranslated-fragment", "identifier-mismatch", "wrong-term", "inconsistent-term", "extra-content", "misplaced-name"],
        "wrong-term": ["inconsistent-term"],
        "identifier-mismatch": ["punctuation-spacing", "non-word", "name-casing", "number-mismatch", "number-format", "untranslated-fragment", "wrong-term", "inconsistent-term", "misplaced-name"],
        "number-mismatch": ["punctuation-spacing", "number-format"],
        "number-format": ["punctuation-spacing"],
        "code-span-mismatch": ["punctuation-spacing", "markup-mismatch"],
        "link-mismatch": ["markup-mismatch"],
        "misplaced-name": ["untranslated-fragment"],
        "untranslated-fragment": ["non-word"],
        "name-casing": ["non-word"],
        "mojibake": ["non-word"],
        "repeated-word": ["punctuation-spacing"],
        "quotation-marks": ["punctuation-spacing"],
        "extra-content": ["repeated-word"],
    ]

    /// - Parameter findings: of one page, from all rules, in any order.
    /// - Returns: in file order, each characters' range reported once a rule and by the rule that says most.
    public static func resolved(_ findings: [Finding]) -> [Finding] {
        let order = findings.indices.sorted { left, right in
            let (one, other) = (findings[left].range, findings[right].range)
            if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
            if one.upperBound != other.upperBound { return one.upperBound > other.upperBound }
            if findings[left].rule != findings[right].rule { return findings[left].rule < findings[right].rule }
            return findings[left].confidence > findings[right].confidence
        }
        let ranges = order.map { findings[$0].range }
        var kept: [Finding] = []
        for (place, index) in order.enumerated() {
            let range = ranges[place]
            var isSilenced = false
            for rival in max(0, place - reach)..<min(order.count, place + 1 + reach) where rival != place {
                // All that follow begin behind it.
                if ranges[rival].lowerBound > range.upperBound { break }
                isSilenced = overlap(ranges[rival], range) && silences(findings[order[rival]], findings[index])
                if isSilenced { break }
            }
            if isSilenced || kept.suffix(reach).contains(where: { overlap($0.range, range) && $0.rule == findings[index].rule }) { continue }
            kept.append(findings[index])
        }
        return kept
    }

    /// How many findings before and after it one is compared with.
    private static let reach = 64

    /// Whether a finding says nothing more where another one overlaps it.
    private static func silences(_ rival: Finding, _ finding: Finding) -> Bool {
        guard outspoken[rival.rule]?.contains(finding.rule) == true else { return false }
        guard finding.rule == "punctuation-spacing" else { return true }
        // A mark behind an identifier or code is no part of it, nor is a dash before a number.
        if rival.rule == "number-mismatch" { return finding.range.lowerBound >= rival.range.lowerBound }
        return !(rival.rule == "identifier-mismatch" || rival.rule == "code-span-mismatch") || rival.range.contains(finding.range.upperBound - 1)
    }

    private static func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.isEmpty || right.isEmpty ? left == right : left.overlaps(right)
    }
}
