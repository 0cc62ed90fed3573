import Foundation
import PackagePlugin

/// Builds the shipped glossaries into the target, so that a single binary carries them.
@main
struct EmbedGlossariesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Glossaries", directoryHint: .isDirectory)
        let glossaries = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "csv" && !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedGlossaries.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(glossaries.count) glossaries",
                executable: try context.tool(named: "EmbedGlossaries").url,
                arguments: [output.path] + glossaries.map(\.path),
                inputFiles: glossaries,
                outputFiles: [output])
        ]
    }
}
