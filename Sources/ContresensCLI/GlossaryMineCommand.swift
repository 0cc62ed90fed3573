import ArgumentParser
import Contresens
import Foundation
import Terminology

struct GlossaryMineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mine", abstract: "Propose glossary entries from a tree.",
        discussion: """
            Writes a CSV glossary: names that stay as they are (do-not-translate) and, where sources are at hand, terms with the rendering that most pages give them
            (preferred). Columns after the note show what each rests on: confidence, uses, kept, pages, other renderings, one context. Delete the rows that
            are wrong, correct the others, and give the file to --glossary: its rows are rules then. What the known glossaries hold is left out; --glossary none knows nothing.
            """)

    @OptionGroup var input: InputOptions

    @Option(help: "Leave out what fewer texts have.")
    var minCount = 5

    @Option(help: ArgumentHelp("Write to a file that is not there yet. (default: standard output)", valueName: "file"))
    var output: String?

    @Flag(help: "Write over the output file if it is there.")
    var overwrite = false

    func validate() throws {
        if minCount < 1 { throw ValidationError("--min-count must be at least 1") }
        if overwrite, output == nil { throw ValidationError("--overwrite goes with --output") }
    }

    func run() async throws {
        // Said before the tree is read, which may take a while.
        if let output, !overwrite, FileManager.default.fileExists(atPath: output) { throw ExistingFileError(path: output) }
        let miner = try GlossaryMiner(try input.checkOptions(try input.readConfiguration()))
        let proposals = try await miner.proposals(minimumCount: minCount)
        let bytes = Array(GlossaryCSV.write(proposals).utf8)
        if let output {
            do {
                if overwrite {
                    try OutputFile.write(bytes, to: output)
                } else {
                    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
                }
            } catch {
                throw FileManager.default.fileExists(atPath: output) && !overwrite ? ExistingFileError(path: output) as any Error : OutputError(path: output)
            }
            let names = proposals.count { $0.entry.status == .doNotTranslate }
            Console.error("\(names) names and \(proposals.count - names) terms proposed from \(miner.pageCount) pages")
        } else {
            Console.write(bytes)
        }
        for failure in miner.failures { Console.error("\(failure)") }
        if !miner.failures.isEmpty { throw ExitCode(2) }
    }
}

/// An output file that is there already.
struct ExistingFileError: Error, CustomStringConvertible {
    let path: String

    var description: String { "\(path): is there already; name another file, or allow it with --overwrite" }
}
