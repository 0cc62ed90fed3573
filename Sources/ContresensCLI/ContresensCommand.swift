import ArgumentParser

@main
struct ContresensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "contresens", abstract: "Checks translated documentation pages against their source.")
}
