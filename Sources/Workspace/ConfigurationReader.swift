import Yams

/// Reads a configuration's YAML, strictly: what is not known or of the wrong kind is an error at its place.
struct ConfigurationReader {
    let file: String
    /// The ids of the rules there are.
    let rules: [String]

    private static let keys = [
        "source", "target", "source-repo", "map", "language", "include", "exclude", "glossaries", "rules", "min-confidence", "fail-on", "min-score",
        "mqm-weights", "commit-keys", "translatable-keys", "context", "context-source", "memories",
    ]

    func read(_ bytes: [UInt8]) throws(WorkspaceError) -> Configuration {
        var configuration = Configuration()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw error(nil, "is not UTF-8", "save it as UTF-8")
        }
        guard let root = try composed(text) else { return configuration }
        for (key, value) in try mapping(root, "the settings") {
            switch try known(key, among: Self.keys, as: "key") {
            case "source": configuration.source = try string(value, "a folder")
            case "target": configuration.target = try string(value, "a folder")
            case "source-repo": configuration.sourceRepository = try string(value, "a folder")
            case "map":
                for (from, to) in try mapping(value, "folders of the target with folders of the source repository") {
                    configuration.map[try string(from, "a folder")] = try string(to, "a folder", mayBeEmpty: true)
                }
            case "language":
                guard let tag = LanguageTag(try string(value, "a language")) else { throw error(value, "no language tag", "write it like fr or fr-CA") }
                configuration.language = tag
            case "context": configuration.context = try strings(value, "folders")
            case "context-source": configuration.contextSources = try strings(value, "folders")
            case "include": configuration.include = try strings(value, "patterns")
            case "exclude": configuration.exclude = try strings(value, "patterns")
            case "glossaries": configuration.glossaries = try strings(value, "files")
            case "memories": configuration.memories = try strings(value, "files")
            case "rules":
                for (rule, setting) in try mapping(value, "rules with off or a severity") {
                    let id = try known(rule, among: rules, as: "rule")
                    let choice = try known(setting, among: ["off"] + Configuration.Severity.allCases.map(\.rawValue), as: "setting")
                    configuration.rules[id] = Configuration.Severity(rawValue: choice).map { .severity($0) } ?? .off
                }
            case "min-confidence": configuration.minConfidence = try number(value, in: 0...1)
            case "fail-on":
                configuration.failOn = Configuration.FailOn(rawValue: try known(value, among: Configuration.FailOn.allCases.map(\.rawValue), as: "severity"))
            case "min-score": configuration.minScore = try number(value, in: -Double.greatestFiniteMagnitude...100)
            case "mqm-weights":
                for (severity, weight) in try mapping(value, "severities with weights") {
                    let points = try number(weight, in: 0...1_000_000)
                    switch try known(severity, among: Configuration.Severity.allCases.map(\.rawValue), as: "severity") {
                    case "minor": configuration.weights.minor = points
                    case "major": configuration.weights.major = points
                    default: configuration.weights.critical = points
                    }
                }
            case "commit-keys": configuration.commitKeys = try strings(value, "front matter keys")
            default: configuration.translatableKeys = try strings(value, "front matter keys")
            }
        }
        if configuration.contextSources.count > configuration.context.count {
            throw error(root, "context-source has more folders than context", "give each context-source the context that it is the source of, in the same order")
        }
        return configuration
    }

    private func composed(_ text: String) throws(WorkspaceError) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let problem as YamlError {
            switch problem {
            case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
                throw place(mark, "is no valid YAML here: \(what)", "mend the YAML")
            case .duplicatedKeysInMapping(let keys, let context):
                throw place(context.mark, "has a key twice: \(keys.sorted().joined(separator: ", "))", "keep one of them")
            default: throw error(nil, "is no valid YAML: \(problem)", "mend the YAML")
            }
        } catch {
            throw self.error(nil, "is no valid YAML: \(error)", "mend the YAML")
        }
    }

    private func mapping(_ node: Node, _ what: String) throws(WorkspaceError) -> [(key: Node, value: Node)] {
        guard let mapping = node.mapping else { throw error(node, "expected \(what) as a mapping", "write it as lines of KEY: VALUE") }
        return mapping.map { ($0.key, $0.value) }
    }

    /// One text or a list of them.
    private func strings(_ node: Node, _ what: String) throws(WorkspaceError) -> [String] {
        guard let sequence = node.sequence else {
            guard node.scalar != nil else { throw error(node, "expected \(what) as a list", "write it as lines of - VALUE") }
            return [try string(node, "one of the \(what)")]
        }
        var strings: [String] = []
        for item in sequence { strings.append(try string(item, "one of the \(what)")) }
        return strings
    }

    private func string(_ node: Node, _ what: String, mayBeEmpty: Bool = false) throws(WorkspaceError) -> String {
        guard let scalar = node.scalar else { throw error(node, "expected \(what) as one text", "write it on the line of its key") }
        guard mayBeEmpty || !scalar.string.isEmpty else { throw error(node, "expected \(what) and found nothing", "give a value or take the key out") }
        return scalar.string
    }

    private func number(_ node: Node, in range: ClosedRange<Double>) throws(WorkspaceError) -> Double {
        let bounds = range.lowerBound < -1e300 ? "of at most \(range.upperBound)" : "from \(range.lowerBound) to \(range.upperBound)"
        guard let scalar = node.scalar, let number = Double(scalar.string), range.contains(number) else {
            throw error(node, "expected a number \(bounds)", "write it with a decimal point")
        }
        return number
    }

    private func known(_ node: Node, among choices: [String], as kind: String) throws(WorkspaceError) -> String {
        let text = try string(node, "a \(kind)")
        if choices.contains(text) { return text }
        let nearest = choices.map { ($0, Self.distance($0, text)) }.min { $0.1 < $1.1 }
        var remedy = "known are: \(choices.joined(separator: ", "))"
        if let (choice, distance) = nearest, distance <= max(2, choice.count / 3) { remedy = "did you mean \(choice)?" }
        throw error(node, "unknown \(kind) \(text)", remedy)
    }

    private func error(_ node: Node?, _ problem: String, _ remedy: String) -> WorkspaceError {
        place(node?.mark, problem, remedy)
    }

    private func place(_ mark: Mark?, _ problem: String, _ remedy: String) -> WorkspaceError {
        WorkspaceError(kind: .configuration, path: file, line: mark?.line, column: mark?.column, problem: problem, remedy: remedy)
    }

    /// Levenshtein's, over code points.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.unicodeScalars.prefix(100))
        var row = Array(0...right.count)
        for (i, a) in left.unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let substituted = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
