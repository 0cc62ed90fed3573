/// A glossary, or a row of one, that cannot be used.
public struct GlossaryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as given.
    public let path: String
    /// Counted from 1; nil when it concerns the whole file.
    public let line: Int?
    /// Counted from 1 in code points; nil when it concerns the whole line.
    public let column: Int?
    /// What was expected and what to do.
    public let message: String

    public init(path: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }

    /// `path:line:column: message`.
    public var description: String {
        ([path] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") + ": " + message
    }
}
