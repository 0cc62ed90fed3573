import Checks

/// How many findings there are of each severity.
struct SeverityCounts: Sendable, Equatable {
    var minor = 0
    var major = 0
    var critical = 0

    var total: Int { minor + major + critical }

    subscript(severity: Severity) -> Int {
        switch severity {
        case .minor: minor
        case .major: major
        case .critical: critical
        }
    }

    mutating func add(_ severity: Severity) {
        switch severity {
        case .minor: minor += 1
        case .major: major += 1
        case .critical: critical += 1
        }
    }

    mutating func add(_ severities: some Sequence<Severity>) {
        for severity in severities { add(severity) }
    }

    mutating func add(_ other: SeverityCounts) {
        minor += other.minor
        major += other.major
        critical += other.critical
    }

    /// Such as `2 critical, 1 minor`, worst first; `none` where there are none.
    var phrase: String {
        let parts = Severity.allCases.reversed().filter { self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }
}
