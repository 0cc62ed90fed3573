/// Puts a page's findings in order and lets the one speak that says most where several rules saw the same thing.
public enum FindingOrder {
    /// By rule, the rules whose findings say nothing more where one of this rule covers or touches the same characters.
    private static let outspoken: [String: Set<String>] = [
        "untranslated-segment": ["wrong-term", "inconsistent-term", "untranslated-fragment", "non-word", "name-casing", "punctuation-spacing", "misplaced-name", "repeated-word", "elision"],
        "mangled-name": ["name-casing", "non-word", "untranslated-fragment", "identifier-mismatch", "wrong-term", "inconsistent-term", "extra-content", "misplaced-name"],
        "wrong-term": ["inconsistent-term"],
        "identifier-mismatch": ["punctuation-spacing", "non-word", "name-casing", "number-mismatch", "number-format", "untranslated-fragment", "wrong-term", "inconsistent-term"],
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
        let sorted = findings.sorted {
            ($0.range.lowerBound, $1.range.upperBound, $0.rule, $1.confidence) < ($1.range.lowerBound, $0.range.upperBound, $1.rule, $0.confidence)
        }
        var kept: [Finding] = []
        for (index, finding) in sorted.enumerated() {
            let rivals = sorted[..<index].reversed().prefix(64) + sorted[(index + 1)...].prefix(64)
            // A mark behind an identifier or code is no part of it, nor is a dash before a number.
            let isSilenced = rivals.contains { rival in
                overlap(rival.range, finding.range) && outspoken[rival.rule]?.contains(finding.rule) == true
                    && !(finding.rule == "punctuation-spacing" && rival.rule == "number-mismatch" && finding.range.lowerBound < rival.range.lowerBound)
                    && !(finding.rule == "punctuation-spacing" && (rival.rule == "identifier-mismatch" || rival.rule == "code-span-mismatch") && !rival.range.contains(finding.range.upperBound - 1))
            }
            let isRepeated = kept.suffix(64).contains { $0.rule == finding.rule && overlap($0.range, finding.range) }
            if !isSilenced && !isRepeated { kept.append(finding) }
        }
        return kept
    }

    private static func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.isEmpty || right.isEmpty ? left == right : left.overlaps(right)
    }
}
