import Checks
import Reporting

/// How well a run's findings meet the labels of its pages.
///
/// A finding meets a label when both lie in the same file and the same family of rules, their text overlaps by half of
/// the shorter one at least, and the finding is not sprawling (at most four times the label's length and 40 characters more). A
/// label for missing content meets a finding of its family within two lines. Several findings on one label count once. A finding
/// that lies on a label of another family is counted apart, neither true nor false.
public struct Evaluation: Sendable {
    /// Counts for a rule, a family or all.
    public struct Score: Sendable, Equatable {
        /// Labels asked for.
        public var labels = 0
        /// Of these, met.
        public var found = 0
        /// Of these, met by a finding of the very same rule.
        public var strict = 0
        /// Findings that met a label first.
        public var hits = 0
        /// Findings on a real error of another family.
        public var other = 0
        /// False alarms.
        public var falseAlarms = 0
        /// Findings on a label that another one had met.
        public var duplicates = 0

        /// Found labels per label; nil without labels.
        public var recall: Double? { labels > 0 ? Double(found) / Double(labels) : nil }
        /// Findings on errors per finding, duplicates left out; nil without findings.
        public var precision: Double? {
            let findings = hits + other + falseAlarms
            return findings > 0 ? Double(hits + other) / Double(findings) : nil
        }
        /// The harmonic mean of recall and precision.
        public var f1: Double? {
            guard let recall, let precision else { return labels > 0 ? 0 : nil }
            return recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0
        }

        static func += (left: inout Score, right: Score) {
            left.labels += right.labels
            left.found += right.found
            left.strict += right.strict
            left.hits += right.hits
            left.other += right.other
            left.falseAlarms += right.falseAlarms
            left.duplicates += right.duplicates
        }
    }

    /// A finding with the page it lies on.
    public struct PlacedFinding: Sendable {
        public let path: String
        public let located: LocatedFinding
    }

    /// By family, in the catalogue's order.
    public private(set) var families: [(family: RuleDescription.Family, score: Score)] = []
    /// By rule, in the catalogue's order.
    public private(set) var rules: [(rule: String, score: Score)] = []
    public private(set) var total = Score()
    /// Labels asked for that no finding met.
    public private(set) var misses: [Label] = []
    public private(set) var falseAlarms: [PlacedFinding] = []
    /// How often a label of one rule was met by a finding of another: label's rule, finding's rule, count; most frequent first.
    public private(set) var confusions: [(label: String, finding: String, count: Int)] = []

    /// Compares a run with labels.
    ///
    /// - Parameters:
    ///   - report: a run over the labelled pages; pages without a label count as clean.
    ///   - lineText: the text of a line of a page, without its end mark, or nil where there is no such line.
    ///   - catalogue: the rules, for families and order; labels of rules outside it (the `meaning` family) excuse a finding and are not asked for.
    /// - Throws: `LabelError` for a label whose quote is not on its line.
    public init(
        of report: RunReport, labels: [Label], catalogue: [RuleDescription], lineText: (_ path: String, _ line: Int) -> String?
    ) throws(LabelError) {
        var familyOfRule: [String: RuleDescription.Family] = [:]
        for rule in catalogue { familyOfRule[rule.id] = rule.family }

        var places: [Place] = []
        for label in labels { places.append(try Place(label, familyOfRule: familyOfRule, lineText: lineText)) }
        var placesByFile: [String: [Int]] = [:]
        for (index, place) in places.enumerated() { placesByFile[place.label.file, default: []].append(index) }

        var scoreByRule: [String: Score] = [:]
        var scoreByFamily: [RuleDescription.Family: Score] = [:]
        var met = Set<Int>()
        var metStrictly = Set<Int>()
        var confused: [String: [String: Int]] = [:]

        for page in report.pages {
            let candidates = placesByFile[page.path] ?? []
            for located in page.findings {
                let rule = located.finding.rule
                guard let family = familyOfRule[rule] else { continue }
                var isHit = false
                var isFirst = false
                var isOther = false
                for index in candidates where places[index].overlaps(located) {
                    guard places[index].families.contains(family) else {
                        isOther = true
                        continue
                    }
                    isHit = true
                    if met.insert(index).inserted { isFirst = true }
                    if places[index].label.rule == rule { metStrictly.insert(index) } else { confused[places[index].label.rule, default: [:]][rule, default: 0] += 1 }
                }
                var score = Score()
                if isFirst { score.hits = 1 } else if isHit { score.duplicates = 1 } else if isOther { score.other = 1 } else { score.falseAlarms = 1 }
                if score.falseAlarms > 0 { falseAlarms.append(PlacedFinding(path: page.path, located: located)) }
                scoreByRule[rule, default: Score()] += score
                scoreByFamily[family, default: Score()] += score
            }
        }

        for (index, place) in places.enumerated() where place.label.isSure {
            guard let family = familyOfRule[place.label.rule] else { continue }
            let score = Score(labels: 1, found: met.contains(index) ? 1 : 0, strict: metStrictly.contains(index) ? 1 : 0)
            scoreByRule[place.label.rule, default: Score()] += score
            scoreByFamily[family, default: Score()] += score
            if !met.contains(index) { misses.append(place.label) }
        }

        families = RuleDescription.Family.allCases.compactMap { family in scoreByFamily[family].map { (family, $0) } }
        rules = catalogue.compactMap { rule in scoreByRule[rule.id].map { (rule.id, $0) } }
        for (_, score) in families { total += score }
        confusions = confused
            .flatMap { label, findings in findings.map { (label: label, finding: $0.key, count: $0.value) } }
            .sorted { ($1.count, $0.label, $0.finding) < ($0.count, $1.label, $1.finding) }
    }

    /// A label with its place in code points.
    private struct Place {
        let label: Label
        /// From 0, in code points of the line.
        let range: Range<Int>
        let families: Set<RuleDescription.Family>

        init(_ label: Label, familyOfRule: [String: RuleDescription.Family], lineText: (String, Int) -> String?) throws(LabelError) {
            guard let text = lineText(label.file, label.line) else {
                throw LabelError(path: label.file, line: label.line, message: "has a label of \(label.rule), but no such line exists")
            }
            let line = Array(text.unicodeScalars)
            let quote = Array(label.quote.unicodeScalars)
            guard let start = Place.position(of: quote, occurrence: label.occurrence, in: line) else {
                throw LabelError(path: label.file, line: label.line, message: "does not hold the text that its \(label.rule) label quotes: «\(label.quote)»")
            }
            self.label = label
            range = start..<(start + quote.count)
            families = Set(([label.rule] + label.also).compactMap { familyOfRule[$0] })
        }

        private static func position(of quote: [Unicode.Scalar], occurrence: Int, in line: [Unicode.Scalar]) -> Int? {
            guard !quote.isEmpty else { return 0 }
            guard quote.count <= line.count else { return nil }
            var remaining = occurrence
            for start in 0...(line.count - quote.count) where line[start] == quote[0] && line[start..<(start + quote.count)].elementsEqual(quote) {
                remaining -= 1
                if remaining == 0 { return start }
            }
            return nil
        }

        func overlaps(_ located: LocatedFinding) -> Bool {
            if label.rule == "missing-content" || located.finding.rule == "missing-content" { return abs(label.line - located.start.line) <= 2 }
            guard located.start.line <= label.line, label.line <= located.end.line else { return false }
            let start = located.start.line == label.line ? located.start.column - 1 : 0
            let end = located.end.line == label.line ? located.end.column - 1 : Int.max
            let common = min(range.upperBound, end) - max(range.lowerBound, start)
            let length = min(end, max(range.upperBound, start) + 4000) - start
            return common > 0 && 2 * common >= min(range.count, length) && length <= 4 * range.count + 40
        }
    }
}
