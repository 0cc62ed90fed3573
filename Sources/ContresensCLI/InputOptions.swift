import ArgumentParser
import Checks
import Contresens
import Foundation
import Linguistics
import Markup
import Terminology
import Workspace

/// What to check; shared by the subcommands that read pages.
struct InputOptions: ParsableArguments {
    @Argument(help: "Pages or folders of one tree, in place of --target.")
    var paths: [String] = []

    @Option(help: "The tree of translated pages.")
    var target: String?

    @Option(help: "The mirrored source tree, or the source of a single page.")
    var source: String?

    @Option(help: "A git repository of the source, from which each page's exact source version is read.")
    var sourceRepo: String?

    @Option(name: .customLong("map"), help: ArgumentHelp("A folder of the target tree and the folder of the source repository it mirrors; may be repeated.", valueName: "target=source"))
    var maps: [String] = []

    @Option(name: .customLong("context"), help: ArgumentHelp("A tree of translated pages that is not checked and tells about names, words and translations; may be repeated. Pages under check and copies of them are left out of it.", valueName: "folder"))
    var contexts: [String] = []

    @Option(name: .customLong("context-source"), help: ArgumentHelp("The mirrored source tree of the --context in the same place of their order; may be repeated.", valueName: "folder"))
    var contextSources: [String] = []

    @Option(help: "The language of all pages, such as fr; without it each page tells.")
    var language: String?

    @Option(name: .customLong("glossary"), help: ArgumentHelp("Add a glossary, CSV or TBX; may be repeated. 'none' switches off the built-in one and all others.", valueName: "file"))
    var glossaries: [String] = []

    @Option(help: "The configuration file; without it the nearest \(Configuration.fileName) above the target.")
    var config: String?

    @Option(help: "Pages checked at once. (default: one a core)")
    var jobs: Int?

    func validate() throws {
        if target != nil, !paths.isEmpty { throw ValidationError("give --target or paths, not both") }
        if contextSources.count > contexts.count { throw ValidationError("--context-source needs a --context that it is the source of") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    }

    private var targets: [String] { target.map { [$0] } ?? paths }

    func readConfiguration() throws -> Configuration {
        let rules = RuleRegistry.rules.map(\.description.id)
        if let config { return try Configuration(file: config, rules: rules) }
        let start = targets.first ?? "."
        guard let file = Configuration.nearestFile(to: start) else { return Configuration() }
        return try Configuration(file: file, rules: rules)
    }

    /// What the command line asks for, over what the configuration says.
    func checkOptions(_ configuration: Configuration) throws -> CheckOptions {
        guard !targets.isEmpty || configuration.target != nil else {
            throw ValidationError("nothing to check: give --target, paths, or a configuration with a target")
        }
        var workspace = Workspace.Options(
            configuration, targets: targets, languages: Self.targetLanguages, sourceLanguage: Self.sourceLanguage)
        if let source { workspace.source = source }
        if let sourceRepo { workspace.sourceRepository = sourceRepo }
        if !maps.isEmpty { workspace.map = try Self.pairs(maps, option: "--map", form: "TARGET=SOURCE") }
        if let tag = try Self.languageTag(language) { workspace.language = tag }
        var options = CheckOptions(workspace: workspace, glossaries: try loadGlossaries(configuration.glossaries + glossaries))
        let trees = contexts.isEmpty ? (configuration.context, configuration.contextSources) : (contexts, contextSources)
        options.context = trees.0.enumerated().map { index, tree in
            Workspace.contextOptions(tree, source: index < trees.1.count ? trees.1[index] : nil, like: workspace)
        }
        if let keys = configuration.translatableKeys { options.translatableKeys = Set(keys.map { $0.lowercased() }) }
        if let jobs { options.workers = jobs }
        return options
    }

    /// The language that pages are translated from.
    static let sourceLanguage = LanguageTag(LanguageProfile.english.tag)!

    /// The languages that there are checks for.
    static let targetLanguages = LanguageProfile.all.compactMap { LanguageTag($0.tag) }.filter { $0 != sourceLanguage }

    static func languageTag(_ text: String?) throws -> LanguageTag? {
        guard let text else { return nil }
        guard let tag = LanguageTag(text) else { throw ValidationError("--language \(text) is no language tag such as fr or fr-FR") }
        guard targetLanguages.contains(where: { $0.language == tag.language }) else {
            throw ValidationError("there are no checks for the language \(text); there are for \(targetLanguages.map(\.description).joined(separator: ", "))")
        }
        return tag
    }

    private func loadGlossaries(_ files: [String]) throws -> [Glossary] {
        if files.contains("none") { return [] }
        var glossaries = [Glossary.builtIn]
        for file in files {
            let glossary = try Glossary.load(contentsOf: file)
            for problem in glossary.problems { Console.error(problem.description) }
            glossaries.append(glossary)
        }
        return glossaries
    }

    static func pairs(_ arguments: [String], option: String, form: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for argument in arguments {
            guard let separator = argument.firstIndex(of: "=") else { throw ValidationError("\(option) \(argument): expected \(form)") }
            pairs[String(argument[..<separator])] = String(argument[argument.index(after: separator)...])
        }
        return pairs
    }
}
