/// What `.contresens.yml` says. Every key may be left out.
public struct Configuration: Sendable, Equatable {
    public enum Severity: String, Sendable, CaseIterable {
        case minor, major, critical
    }

    /// What becomes of a rule.
    public enum RuleSetting: Sendable, Equatable {
        case off
        case severity(Severity)
    }

    /// From which severity on a finding fails the gate.
    public enum FailOn: String, Sendable, CaseIterable {
        case critical, major, minor, never
    }

    /// Penalty points for an error of each severity in the MQM score.
    public struct Weights: Sendable, Equatable {
        public var minor: Double?
        public var major: Double?
        public var critical: Double?
    }

    /// `source`: the source tree. This and the other paths are relative to the current folder, or absolute.
    public var source: String?
    /// `target`: the tree to check.
    public var target: String?
    /// `source-repo`: the source's git repository.
    public var sourceRepository: String?
    /// `map`: folders of the target tree with the folders of the source repository that they mirror.
    public var map: [String: String] = [:]
    /// `language`: the language of every page.
    public var language: LanguageTag?
    /// `context`: trees of translated pages that are not checked and tell about names, words and translations.
    public var context: [String] = []
    /// `context-source`: their source trees, in the same order.
    public var contextSources: [String] = []
    /// `include` and `exclude`: patterns of pages, as `PathPattern` reads them.
    public var include: [String] = []
    public var exclude: [String] = []
    /// `glossaries`: files to add; `none` among them switches all others off, so it stands as it is.
    public var glossaries: [String] = []
    /// `memories`: translation memory files.
    public var memories: [String] = []
    /// `rules`: by id.
    public var rules: [String: RuleSetting] = [:]
    /// `min-confidence`: 0 to 1.
    public var minConfidence: Double?
    /// `fail-on`.
    public var failOn: FailOn?
    /// `min-score`: the MQM score below which the gate fails, at most 100.
    public var minScore: Double?
    /// `mqm-weights`.
    public var weights = Weights()
    /// `commit-keys`: front matter keys that hold the commit of a page's source.
    public var commitKeys: [String]?
    /// `translatable-keys`: front matter keys whose values people read.
    public var translatableKeys: [String]?

    public init() {}

    /// The name looked for.
    public static let fileName = ".contresens.yml"

    /// The nearest `.contresens.yml` in a folder or above it; nil where there is none.
    ///
    /// - Parameter path: the target root, or a page.
    public static func nearestFile(to path: String) -> String? {
        guard var at = try? TargetRoot.resolved(path, remedy: "") else { return nil }
        while true {
            let file = at == "/" ? "/\(fileName)" : "\(at)/\(fileName)"
            if FileBytes.isFile(file) { return file }
            if at == "/" { return nil }
            at = TargetRoot.parent(of: at)
        }
    }

    /// Reads a configuration file. Its paths are relative to its own folder.
    ///
    /// - Parameter rules: the ids of the rules there are; other ids are errors.
    /// - Throws: where it cannot be read, is no YAML, has a key that is not known, or a value of the wrong kind.
    public init(file: String, rules: [String]) throws(WorkspaceError) {
        let location = try TargetRoot.resolved(file, remedy: "give a configuration file that exists")
        let bytes = try FileBytes.read(location, named: file)
        self = try ConfigurationReader(file: file, rules: rules).read(bytes)
        let folder = file.contains("/") ? TargetRoot.parent(of: file) : ""
        let below = { (path: String) in path.hasPrefix("/") || folder.isEmpty ? path : folder == "/" ? "/\(path)" : "\(folder)/\(path)" }
        source = source.map(below)
        target = target.map(below)
        sourceRepository = sourceRepository.map(below)
        context = context.map(below)
        contextSources = contextSources.map(below)
        memories = memories.map(below)
        glossaries = glossaries.map { $0 == "none" ? $0 : below($0) }
    }
}
