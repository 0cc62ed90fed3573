import ArgumentParser
import Contresens
import Foundation
import Linguistics
import Terminology
import Workspace

struct GlossaryCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find what is wrong in glossary files.",
        discussion: """
            Finds rows that cannot be read, duplicates, contradictions between statuses, targets and mangled forms, and columns that say nothing; with a tree, also
            terms that it never has. Exit status: 0 no error, 1 an error (with --strict a warning too), 2 a file cannot be read.
            """)

    @Argument(help: "Glossary files, CSV or TBX.")
    var glossaries: [String]

    @Option(help: "A tree of translated pages, to find terms that it never has.")
    var target: String?

    @Option(help: "Its mirrored source tree.")
    var source: String?

    @Flag(help: "Warnings fail too.")
    var strict = false

    func validate() throws {
        if glossaries.isEmpty { throw ValidationError("give a glossary file") }
        if source != nil, target == nil { throw ValidationError("--source goes with --target") }
    }

    func run() async throws {
        var hasFailed = false
        for path in glossaries {
            var inspection = try GlossaryInspection(contentsOf: path)
            if let target {
                let options = CheckOptions(
                    workspace: Workspace.Options(
                        targets: [target], source: source, languages: InputOptions.targetLanguages, sourceLanguage: InputOptions.sourceLanguage),
                    glossaries: [inspection.glossary])
                inspection.addUnseen(besides: try await GlossaryMiner(options).usedEntries())
            }
            for remark in inspection.remarks {
                Console.write(Array((Console.visible("\(remark.problem.path)\(Self.place(remark.problem)): \(remark.weight == .error ? "error" : "warning"): \(remark.problem.message)") + "\n").utf8))
                if remark.weight == .error || strict { hasFailed = true }
            }
        }
        if hasFailed { throw ExitCode(1) }
    }

    /// `:line:column`.
    private static func place(_ problem: GlossaryError) -> String { [problem.line, problem.column].compactMap { $0.map { ":\($0)" } }.joined() }
}
