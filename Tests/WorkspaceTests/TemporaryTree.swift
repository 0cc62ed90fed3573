import Foundation

@testable import Workspace

/// A folder of its own for one test, gone with it.
final class TemporaryTree {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("contresens-\(UUID().uuidString)/site")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = try TargetRoot.resolved(folder.path, remedy: "")
        try write(files)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: TargetRoot.parent(of: path))
    }

    func write(_ files: [String: String]) throws {
        for (name, text) in files {
            let file = "\(path)/\(name)"
            try FileManager.default.createDirectory(atPath: TargetRoot.parent(of: file), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        }
    }

    func options(_ target: String = "fr", source: String? = nil) throws -> Workspace.Options {
        Workspace.Options(
            targets: ["\(path)/\(target)"], source: source.map { "\(path)/\($0)" }, languages: ["fr"].compactMap { LanguageTag($0) },
            sourceLanguage: try tag("en"))
    }
}

func tag(_ text: String) throws -> LanguageTag {
    struct NoTag: Error {}
    guard let tag = LanguageTag(text) else { throw NoTag() }
    return tag
}
