extension Workspace {
    /// What to check and where its source is.
    public struct Options: Sendable {
        /// One folder, or any number of files and folders of one tree.
        public var targets: [String]
        /// The folder that pages' paths are relative to; nil for the folder given, or for files the nearest folder above all of them
        /// that bears a locale's name, else the nearest above all.
        public var root: String?
        /// The root of the mirrored source tree, or for a single page its source file.
        public var source: String?
        /// A git repository of the source, its top folder or a bare one.
        public var sourceRepository: String?
        /// Folders of the target tree with the folders of the source repository that they mirror: `fr/docs` → `docs`.
        public var map: [String: String]
        /// The language of every page, whatever the page says; nil to tell it from the pages.
        public var language: LanguageTag?
        /// The languages that there are checks for; pages in others are skipped.
        public var languages: [LanguageTag]
        public var sourceLanguage: LanguageTag
        /// Patterns of pages to look at, `PathPattern`; none for all.
        public var include: [String]
        /// Patterns of files and folders to leave out.
        public var exclude: [String]
        /// Front matter keys that hold the commit a page was translated from, the first one present counts.
        public var commitKeys: [String]

        public static let defaultCommitKeys = ["ms.sourcegitcommit", "source-git-commit"]

        /// What a configuration says, for a caller to override with what its user asked for.
        ///
        /// - Parameters:
        ///   - targets: none for the configuration's target.
        ///   - languages: the languages that there are checks for.
        public init(_ configuration: Configuration, targets: [String], languages: [LanguageTag], sourceLanguage: LanguageTag) {
            self.init(
                targets: targets.isEmpty ? [configuration.target].compactMap { $0 } : targets, source: configuration.source,
                sourceRepository: configuration.sourceRepository, map: configuration.map, language: configuration.language, languages: languages,
                sourceLanguage: sourceLanguage, include: configuration.include, exclude: configuration.exclude,
                commitKeys: configuration.commitKeys ?? Self.defaultCommitKeys)
        }

        public init(
            targets: [String], root: String? = nil, source: String? = nil, sourceRepository: String? = nil, map: [String: String] = [:],
            language: LanguageTag? = nil, languages: [LanguageTag], sourceLanguage: LanguageTag, include: [String] = [], exclude: [String] = [],
            commitKeys: [String] = defaultCommitKeys
        ) {
            self.targets = targets
            self.root = root
            self.source = source
            self.sourceRepository = sourceRepository
            self.map = map
            self.language = language
            self.languages = languages
            self.sourceLanguage = sourceLanguage
            self.include = include
            self.exclude = exclude
            self.commitKeys = commitKeys
        }
    }
}
