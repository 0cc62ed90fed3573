import Checks
import Foundation
import Linguistics
import Markup
import Terminology
import Workspace

/// What to check and how.
public struct CheckOptions: Sendable {
    /// What becomes of a rule.
    public enum RuleSetting: Sendable, Equatable {
        case off
        case severity(Severity)
    }

    public var workspace: Workspace.Options
    /// Trees that tell about names, words and translations as the pages' own tree does, and are not checked themselves.
    public var context: [Workspace.Options]
    /// Later ones go before earlier ones.
    public var glossaries: [Glossary]
    /// Translations to suggest, before those that the trees have.
    public var memories: [TranslationMemory]
    /// By rule id; rules not named here are on with their own severity.
    public var rules: [String: RuleSetting]
    /// Findings below it are left out, from 0 to 1.
    public var minimumConfidence: Double
    /// Front matter keys whose values people read, in lower case.
    public var translatableKeys: Set<String>
    /// Whether marks such as `[!DNL …]` tell what is a name; without them, inference alone does.
    public var trustsNameMarks = true
    /// Findings known before.
    public var baseline: Baseline?
    /// Pages checked at once, at least 1.
    public var workers: Int

    /// Findings that a reviewer would rather act on than not.
    public static let defaultMinimumConfidence = 0.5

    public init(
        workspace: Workspace.Options, context: [Workspace.Options] = [], glossaries: [Glossary] = [.builtIn],
        memories: [TranslationMemory] = [], rules: [String: RuleSetting] = [:],
        minimumConfidence: Double = defaultMinimumConfidence, translatableKeys: Set<String> = PageParser.defaultTranslatableKeys,
        baseline: Baseline? = nil, workers: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.workspace = workspace
        self.context = context
        self.glossaries = glossaries
        self.memories = memories
        self.rules = rules
        self.minimumConfidence = minimumConfidence
        self.translatableKeys = translatableKeys
        self.baseline = baseline
        self.workers = workers
    }
}
