import Foundation

/// One labelled error of a page, a line of a labels file. `Corpus/README.md` documents the format.
public struct Label: Sendable, Equatable, Decodable {
    /// The page's path under the target root.
    public let file: String
    /// From 1.
    public let line: Int
    /// The exact text on that line; empty where something is missing.
    public let quote: String
    /// Which occurrence of `quote` on the line, from 1.
    public let occurrence: Int
    public let rule: String
    /// Other rules that would say it as well.
    public let also: [String]
    /// `false` where reviewers disagreed: never asked for, but no false alarm either.
    public let isSure: Bool
    public let source: String?
    public let suggestion: String?

    private enum CodingKeys: String, CodingKey {
        case file, line, quote, occurrence = "nth", rule, also, isSure = "sure", source, suggestion
    }

    public init(
        file: String, line: Int, quote: String, occurrence: Int = 1, rule: String, also: [String] = [], isSure: Bool = true,
        source: String? = nil, suggestion: String? = nil
    ) {
        self.file = file
        self.line = line
        self.quote = quote
        self.occurrence = occurrence
        self.rule = rule
        self.also = also
        self.isSure = isSure
        self.source = source
        self.suggestion = suggestion
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        file = try values.decode(String.self, forKey: .file)
        line = try values.decode(Int.self, forKey: .line)
        quote = try values.decodeIfPresent(String.self, forKey: .quote) ?? ""
        occurrence = try values.decodeIfPresent(Int.self, forKey: .occurrence) ?? 1
        rule = try values.decode(String.self, forKey: .rule)
        also = try values.decodeIfPresent([String].self, forKey: .also) ?? []
        isSure = try values.decodeIfPresent(Bool.self, forKey: .isSure) ?? true
        source = try values.decodeIfPresent(String.self, forKey: .source)
        suggestion = try values.decodeIfPresent(String.self, forKey: .suggestion)
    }

    /// Reads a labels file: one JSON object a line, empty lines skipped.
    ///
    /// - Throws: `LabelError` with the file and line of the first label that cannot be read.
    public static func load(contentsOf path: String) throws(LabelError) -> [Label] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LabelError(path: path, line: nil, message: "cannot be read; check the path and its permissions")
        }
        var labels: [Label] = []
        for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { continue }
            do {
                labels.append(try JSONDecoder().decode(Label.self, from: Data(line)))
            } catch {
                throw LabelError(path: path, line: index + 1, message: "is no label: expected a JSON object with file, line, quote and rule")
            }
        }
        return labels
    }
}

/// A labels file that cannot be used, or a label that its page does not bear out.
public struct LabelError: Error, CustomStringConvertible, Equatable {
    public let path: String
    public let line: Int?
    public let message: String

    public var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}
