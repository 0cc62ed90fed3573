import ArgumentParser

struct GlossaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary", abstract: "Make glossaries from a tree, and check them.",
        subcommands: [GlossaryMineCommand.self, GlossaryCheckCommand.self])
}
