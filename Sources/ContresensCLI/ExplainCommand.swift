import ArgumentParser
import Checks

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explain a rule, with examples.")

    @Argument(help: "The rule's id, such as mangled-name.", completion: .list(RuleRegistry.ids.sorted()))
    var rule: String

    func run() throws {
        guard let found = RuleRegistry.rule(rule)?.description else {
            throw ValidationError("there is no rule \(rule); contresens rules lists them")
        }
        print("\(found.id) (\(found.severity.rawValue))\n\(found.summary).\n")
        print("MQM: \(found.mqm)\nITS: \(found.its)\n")
        print(found.explanation)
        for example in found.examples {
            print("")
            if let source = example.source { print("  source: \(source)") }
            print("  bad:    \(example.bad)\n  good:   \(example.good)")
        }
    }
}
