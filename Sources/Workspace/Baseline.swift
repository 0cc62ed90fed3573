import Foundation

/// Findings known before, by their fingerprints, so that only new ones count.
///
/// The file is JSON, `{"version": 1, "pages": [{"path": …, "fingerprints": [ … ]}]}`, in byte order throughout, so that equal baselines are equal files.
public struct Baseline: Sendable, Equatable {
    /// By the page's path, relative to the target root, with `/`.
    public private(set) var fingerprints: [String: Set<String>] = [:]

    public init() {}

    public mutating func insert(_ fingerprint: String, path: String) {
        fingerprints[path, default: []].insert(fingerprint)
    }

    public func contains(_ fingerprint: String, path: String) -> Bool {
        fingerprints[path]?.contains(fingerprint) ?? false
    }

    /// How many findings known here are not in another baseline: those that are gone, if `other` is of today.
    ///
    /// - Parameter paths: the pages that count.
    public func count(missingIn other: Baseline, of paths: some Sequence<String>) -> Int {
        paths.reduce(0) { $0 + (fingerprints[$1]?.subtracting(other.fingerprints[$1] ?? []).count ?? 0) }
    }

    /// - Throws: where the file cannot be read or is no baseline.
    public init(file: String) throws(WorkspaceError) {
        let location = try TargetRoot.resolved(file, remedy: "write a baseline first, or leave the option out")
        let bytes = try FileBytes.read(location, named: file)
        do {
            let content = try JSONDecoder().decode(Content.self, from: Data(bytes))
            guard content.version == Content.current else {
                throw Self.error(file, "is a baseline of version \(content.version), expected \(Content.current)")
            }
            for page in content.pages { fingerprints[page.path, default: []].formUnion(page.fingerprints) }
        } catch let error as WorkspaceError {
            throw error
        } catch let error as DecodingError {
            throw Self.error(file, "is no baseline: \(Self.words(for: error))")
        } catch {
            throw Self.error(file, "is no baseline")
        }
    }

    /// Writes it whole or not at all.
    public func write(to file: String) throws(WorkspaceError) {
        do {
            try json().write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw WorkspaceError(kind: .baseline, path: file, problem: "cannot be written", remedy: "check that the folder exists and may be written to")
        }
    }

    private func json() throws -> Data {
        let pages = fingerprints.filter { !$0.value.isEmpty }.map { Content.Page(path: $0.key, fingerprints: Self.sorted($0.value)) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let content = Content(version: Content.current, pages: pages.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
        return try encoder.encode(content) + Data("\n".utf8)
    }

    private static func sorted(_ texts: Set<String>) -> [String] { texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    private static func error(_ file: String, _ problem: String) -> WorkspaceError {
        WorkspaceError(kind: .baseline, path: file, problem: problem, remedy: "write the baseline anew")
    }

    private static func words(for error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "the key \(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "the value at \(context.codingPath.map(\.stringValue).joined(separator: ".")) is of the wrong kind"
        default: "it is not valid JSON"
        }
    }

    private struct Content: Codable {
        struct Page: Codable {
            let path: String
            let fingerprints: [String]
        }

        static let current = 1
        let version: Int
        let pages: [Page]
    }
}
