/// What hindered the work on a file: where, what is wrong, and what to do.
public struct WorkspaceError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        case missing, unreadable, notAFile, tooLarge, repository, configuration, baseline
    }

    public let kind: Kind
    /// As the caller named it; untrusted where it was found in a tree.
    public let path: String
    /// From 1; nil where the trouble has no place in the file.
    public let line: Int?
    /// In Unicode code points, from 1.
    public let column: Int?
    /// What is wrong, without an end mark.
    public let problem: String
    /// What to do, without an end mark.
    public let remedy: String

    public init(kind: Kind, path: String, line: Int? = nil, column: Int? = nil, problem: String, remedy: String) {
        self.kind = kind
        self.path = path
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }

    /// `path:line:column: problem; remedy`.
    public var description: String {
        var place = path
        if let line { place += ":\(line)" }
        if let column { place += ":\(column)" }
        return "\(place): \(problem); \(remedy)"
    }
}
