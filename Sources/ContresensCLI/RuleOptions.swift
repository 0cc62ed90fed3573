import ArgumentParser
import Checks
import Contresens
import Terminology
import Workspace

/// Which rules take part, what of their findings counts and what they may suggest; shared by the subcommands that check.
struct RuleOptions: ParsableArguments {
    @Option(name: .customLong("rule"), help: ArgumentHelp("Switch a rule off or set its severity: off, minor, major, critical; may be repeated.", valueName: "id=setting"))
    var settings: [String] = []

    @Option(help: "Leave out findings below this confidence, 0 to 1. (default: \(CheckOptions.defaultMinimumConfidence))")
    var minConfidence: Double?

    @Option(name: .customLong("memory"), help: ArgumentHelp("Suggest translations from a translation memory, TMX; may be repeated.", valueName: "file"))
    var memories: [String] = []

    @Flag(help: "Take no mark such as [!DNL …] for a sign of a name, to see what is found without.")
    var ignoreNameMarks = false

    func validate() throws {
        if let minConfidence, !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence must be between 0 and 1") }
    }

    /// Adds what the command line asks for, over what the configuration says.
    func apply(to options: inout CheckOptions, _ configuration: Configuration) throws {
        let target = (options.workspace.language ?? InputOptions.targetLanguages.first ?? InputOptions.sourceLanguage).language
        options.memories = try (memories.isEmpty ? configuration.memories : memories).map {
            try TranslationMemory.load(contentsOf: $0, sourceLanguage: InputOptions.sourceLanguage.language, targetLanguage: target)
        }
        for (rule, setting) in configuration.rules { options.rules[rule] = .init(setting) }
        for (rule, setting) in try InputOptions.pairs(settings, option: "--rule", form: "ID=SETTING") {
            guard RuleRegistry.ids.contains(rule) else { throw ValidationError("there is no rule \(rule); contresens rules lists them") }
            guard let setting = CheckOptions.RuleSetting(argument: setting) else {
                throw ValidationError("--rule \(rule)=\(setting): expected off, minor, major or critical")
            }
            options.rules[rule] = setting
        }
        if ignoreNameMarks { options.trustsNameMarks = false }
        options.minimumConfidence = minConfidence ?? configuration.minConfidence ?? CheckOptions.defaultMinimumConfidence
    }
}

extension CheckOptions.RuleSetting {
    init(_ setting: Configuration.RuleSetting) {
        switch setting {
        case .off: self = .off
        case .severity(let severity): self = .severity(Severity(rawValue: severity.rawValue) ?? .minor)
        }
    }

    init?(argument: String) {
        if argument == "off" {
            self = .off
        } else if let severity = Severity(rawValue: argument) {
            self = .severity(severity)
        } else {
            return nil
        }
    }
}
