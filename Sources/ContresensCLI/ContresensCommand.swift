import ArgumentParser
// Linked in place of the C library's allocator.
import CMimalloc

@main
struct ContresensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contresens",
        abstract: "Checks translated documentation pages against their source.",
        discussion: """
            Finds what went wrong in a tree of translated Markdown pages, at the exact characters, with a reason and a suggestion each.
            Exit status: 0 the gate passed, 1 it failed, 2 the job could not be done.
            """,
        version: ToolVersion.current,
        subcommands: [CheckCommand.self, AlignCommand.self, EvaluateCommand.self, GlossaryCommand.self, RulesCommand.self, ExplainCommand.self])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ExitCode {
            exit(withError: error)
        } catch {
            // ArgumentParser's own status for bad usage is 64; ours is 2, as documented.
            let status = exitCode(for: error)
            let text = fullMessage(for: error)
            if status == .success {
                print(text)
            } else {
                Console.error(text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)
            }
            exit(withError: status == .success ? ExitCode.success : ExitCode(2))
        }
    }
}

enum ToolVersion {
    static let current = "0.1.0"
}
