import ArgumentParser
import Checks

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

    func run() {
        let rules = RuleRegistry.rules.map(\.description)
        let width = rules.map(\.id.count).max() ?? 0
        for family in RuleDescription.Family.allCases {
            let members = rules.filter { $0.family == family }
            guard !members.isEmpty else { continue }
            print(family.rawValue)
            for rule in members {
                let id = rule.id.padding(to: width)
                print("  \(id)  \(rule.severity.rawValue.padding(to: 8))  \(rule.summary)")
            }
        }
        print("\ncontresens explain RULE tells more.")
    }
}

extension String {
    /// Filled up with spaces.
    func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
