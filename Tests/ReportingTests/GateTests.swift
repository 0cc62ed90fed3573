import Checks
import Testing

@testable import Reporting

@Suite struct GateTests {
    private func report(_ findings: [(Severity, Standing)], words: Int = 1_000, failures: Int = 0) -> RunReport {
        Sample.run(
            [Sample.page("a.md", findings.map { Sample.located("⟦x⟧", severity: $0.0, standing: $0.1) }, words: words)],
            failures: (0..<failures).map { Failure(path: "b\($0).md", message: "unreadable") })
    }

    @Test func scoreIsThePenaltyPerWord() {
        let mixed = report([(.critical, .open), (.major, .known), (.minor, .open), (.critical, .suppressed(onPage: false, reason: nil))])
        #expect(MQMScore(mixed.pages).penalty == 31)
        #expect(MQMScore(mixed.pages).value == 96.9)
        #expect(MQMScore(mixed.pages, weights: .init(minor: 0, major: 1, critical: 10)).value == 98.9)
        #expect(MQMScore(report([(.critical, .open)], words: 10).pages).value == -150)
        #expect(MQMScore(report([(.critical, .open)], words: 0).pages).value == nil)
    }

    @Test func failsOnNewFindingsOfItsSeverityAndAbove() {
        #expect(Gate(failOn: .critical).verdict(on: report([(.major, .open)])).exitCode == 0)
        #expect(Gate(failOn: .major).verdict(on: report([(.major, .open)])) == Verdict(outcome: .failed, reasons: ["1 major finding, none allowed"]))
        #expect(Gate(failOn: .major).verdict(on: report([(.critical, .open)])).exitCode == 1)
        #expect(Gate(failOn: .minor).verdict(on: report([(.minor, .known), (.minor, .suppressed(onPage: true, reason: nil))])).exitCode == 0)
        #expect(Gate(failOn: .never).verdict(on: report([(.critical, .open)])).exitCode == 0)
    }

    @Test func failsUnderItsScore() {
        #expect(Gate(failOn: .never, minScore: 99).verdict(on: report([(.major, .open)])).exitCode == 0)
        #expect(
            Gate(failOn: .never, minScore: 99.6).verdict(on: report([(.major, .open)])).reasons == ["MQM score 99.50, at least 99.60 required"])
        #expect(
            Gate(failOn: .never, minScore: 99.501).verdict(on: report([(.major, .open)])).reasons
                == ["MQM score just under 99.50, at least 99.50 required"])
        #expect(Gate(failOn: .never, minScore: 50).verdict(on: report([(.major, .open)], words: 0)).exitCode == 1)
        #expect(Gate(minScore: 50).verdict(on: report([], words: 0)).exitCode == 0)
    }

    @Test func isIncompleteWhereSomethingCouldNotBeChecked() {
        let verdict = Gate(failOn: .major).verdict(on: report([(.major, .open)], failures: 2))
        #expect(verdict.exitCode == 2)
        #expect(verdict.reasons == ["2 files could not be checked", "1 major finding, none allowed"])
    }
}
