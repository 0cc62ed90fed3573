import Foundation
import PackagePlugin

/// Builds the shipped glossaries into the target, so that a single binary carries them.
@main
struct EmbedGlossariesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Glossaries", directoryHint: .isDirectory)
        let glossaries = try [folder, folder.appending(path: "words", directoryHint: .isDirectory)]
            .flatMap { try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil) }
            .filter { $0.pathExtension == "csv" && !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedGlossaries.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(glossaries.count) glossaries and word lists",
                executable: try context.tool(named: "EmbedGlossaries").url,
                arguments: [output.path] + glossaries.map(\.path),
                inputFiles: glossaries,
                outputFiles: [output])
        ]
    }
}
