import Checks

/// The counts, scores and verdict that all formats share.
struct RunSummary: Sendable {
    /// Some pages taken together.
    struct Group: Sendable {
        var name: String
        var pages = 0
        var words = 0
        /// Open and known findings.
        var errors = SeverityCounts()
    }

    let pages: Int
    let words: Int
    let score: MQMScore
    let verdict: Verdict
    let open: SeverityCounts
    let known: Int
    let suppressed: Int
    let stale: Int
    let warnings: Int
    /// Pages by how they were translated, in a fixed order, only those that occur.
    let origins: [Group]
    /// Open findings by rule, heaviest first.
    let rules: [(id: String, counts: SeverityCounts)]
    /// Open findings of each page, in the report's order.
    let openByPage: [SeverityCounts]
    let scoreByPage: [MQMScore]
    private let weights: MQMScore.Weights

    init(_ report: RunReport, gate: Gate, weights: MQMScore.Weights) {
        var open = SeverityCounts()
        var errors = SeverityCounts()
        var known = 0
        var suppressed = 0
        var words = 0
        var stale = 0
        var warnings = 0
        var origins = ["machine", "partly human", "human", "unknown"].map { Group(name: $0) }
        var byRule: [String: SeverityCounts] = [:]
        var openByPage: [SeverityCounts] = []
        var scoreByPage: [MQMScore] = []
        for page in report.pages {
            var pageOpen = SeverityCounts()
            var pageErrors = SeverityCounts()
            for located in page.findings {
                let finding = located.finding
                switch located.standing {
                case .open:
                    pageOpen.add(finding.severity)
                    byRule[finding.rule, default: SeverityCounts()].add(finding.severity)
                    pageErrors.add(finding.severity)
                case .known:
                    known += 1
                    pageErrors.add(finding.severity)
                case .suppressed:
                    suppressed += 1
                }
            }
            open.add(pageOpen)
            errors.add(pageErrors)
            words += page.words
            warnings += page.warnings.count
            if page.freshness == .stale { stale += 1 }
            openByPage.append(pageOpen)
            scoreByPage.append(MQMScore(words: page.words, counts: pageErrors, weights: weights))
            let origin = page.provenance.ordinal
            origins[origin].pages += 1
            origins[origin].words += page.words
            origins[origin].errors.add(pageErrors)
        }
        self.pages = report.pages.count
        self.words = words
        self.open = open
        self.known = known
        self.suppressed = suppressed
        self.stale = stale
        self.warnings = warnings
        self.origins = origins.filter { $0.pages > 0 }
        self.openByPage = openByPage
        self.scoreByPage = scoreByPage
        self.weights = weights
        self.score = MQMScore(words: words, counts: errors, weights: weights)
        self.verdict = gate.verdict(open: open, score: score, failures: report.failures.count)
        let penalty = { (counts: SeverityCounts) in MQMScore(words: 0, counts: counts, weights: weights).penalty }
        self.rules = byRule.map { (id: $0.key, counts: $0.value) }.sorted { left, right in
            let leftPenalty = penalty(left.counts)
            let rightPenalty = penalty(right.counts)
            return leftPenalty != rightPenalty ? leftPenalty > rightPenalty : left.id < right.id
        }
    }

    func score(of group: Group) -> MQMScore { MQMScore(words: group.words, counts: group.errors, weights: weights) }

    /// The penalty of some open findings, to put the heaviest first.
    func penalty(_ counts: SeverityCounts) -> Double { MQMScore(words: 0, counts: counts, weights: weights).penalty }

    /// Such as `3 findings (1 critical, 2 minor) on 4 pages, 1,204 words`.
    var headline: String {
        let found = open.total == 0 ? "No findings" : "\(Phrase.count(open.total, "finding")) (\(open.phrase))"
        return "\(found) on \(Phrase.count(pages, "page")), \(Phrase.count(words, "word"))"
    }

    /// What was put aside or hindered the check, each in a few words; empty where there is nothing to say.
    func remarks(_ report: RunReport) -> [String] {
        var remarks: [String] = []
        if known > 0 { remarks.append("\(Phrase.grouped(known)) known from the baseline") }
        if suppressed > 0 { remarks.append("\(Phrase.grouped(suppressed)) suppressed") }
        if stale > 0 { remarks.append("\(Phrase.count(stale, "page")) older than the source") }
        if warnings > 0 { remarks.append(Phrase.count(warnings, "warning")) }
        for (reason, count) in report.skipped.sorted(by: { $0.key < $1.key }) { remarks.append("\(Phrase.count(count, "page")) skipped: \(reason)") }
        return remarks
    }
}

extension Provenance {
    fileprivate var ordinal: Int {
        switch self {
        case .machine: 0
        case .partlyHuman: 1
        case .human: 2
        case .unknown: 3
        }
    }
}
