/// Reads a page's bytes into a `Page`.
public struct PageParser: Sendable {
    /// Front matter keys whose values people read, in lower case.
    public var translatableKeys: Set<String>

    public init(translatableKeys: Set<String> = PageParser.defaultTranslatableKeys) {
        self.translatableKeys = translatableKeys
    }

    /// The keys that the docs sites show to readers.
    public static let defaultTranslatableKeys: Set<String> = ["title", "description", "titlesuffix", "summary"]
}
