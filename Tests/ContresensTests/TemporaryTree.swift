import Contresens
import Foundation
import Workspace

/// A folder of pages that is gone when the test is over.
final class TemporaryTree {
    let path: String

    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("contresens-\(UUID().uuidString)").path
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Checks `fr` against `en` where there is one.
    func options() throws -> CheckOptions {
        let hasSource = FileManager.default.fileExists(atPath: path + "/en")
        return CheckOptions(workspace: try TestLanguages.workspace(source: hasSource ? path + "/en" : nil, target: path + "/fr"))
    }
}

enum TestLanguages {
    struct NoSuchLanguage: Error {}

    static func workspace(source: String?, target: String) throws -> Workspace.Options {
        guard let english = LanguageTag("en"), let french = LanguageTag("fr") else { throw NoSuchLanguage() }
        return Workspace.Options(targets: [target], source: source, language: french, languages: [french], sourceLanguage: english)
    }
}

/// The repository's own folder, found from this file.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
