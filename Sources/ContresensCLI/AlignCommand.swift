import Alignment
import ArgumentParser
import Contresens
import Foundation
import Linguistics
import Workspace

struct AlignCommand: AsyncParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case view, json, tmx
    }

    static let configuration = CommandConfiguration(
        commandName: "align", abstract: "Lay translated pages beside their source.",
        discussion: "Takes a source and a target page, or two trees with --source and --target.")

    @Argument(help: "A source page and its translation.")
    var pages: [String] = []

    @Option(help: "The tree of source pages.")
    var source: String?

    @Option(help: "The mirrored tree of translated pages.")
    var target: String?

    @Option(help: "view: both sides in the terminal; json: one object a page and line; tmx: a TMX 1.4b translation memory.")
    var format: Format = .view

    @Flag(help: "Leave headings' ids unseen.")
    var ignoreAnchors = false

    @Option(help: "Colour the view: auto, always, never.")
    var color: ColorChoice = .auto

    @Option(help: "Columns of the view. (default: the terminal's, or 120)")
    var width: Int?

    @Option(help: "The language of all target pages, such as fr; without it each page of a tree tells, and two pages are taken for French.")
    var language: String?

    func validate() throws {
        let hasTrees = source != nil || target != nil
        guard hasTrees ? (source != nil && target != nil && pages.isEmpty) : pages.count == 2 else {
            throw ValidationError("give a source page and its translation, or --source and --target")
        }
    }

    func run() async throws {
        let tag = try InputOptions.languageTag(language ?? (pages.isEmpty ? nil : LanguageProfile.french.tag))
        let options = CheckOptions(
            workspace: Workspace.Options(
                targets: [target ?? pages[1]], source: source ?? pages[0], language: tag, languages: InputOptions.targetLanguages,
                sourceLanguage: InputOptions.sourceLanguage))
        let aligner = try TreeAligner(options, alignment: BlockAligner.Options(ignoreAnchors: ignoreAnchors))
        let tmx = TMXWriter(sourceLanguage: aligner.sourceLanguage, targetLanguage: aligner.targetLanguage, toolVersion: ToolVersion.current)
        let view = SideBySideView(width: width ?? Console.width, usesColor: color.isOn(for: .standardOutput))
        if format == .tmx { Console.write(Array(tmx.header.utf8)) }
        var hasFailed = false
        for page in aligner.pages {
            do {
                guard let bitext = try aligner.bitext(of: page) else {
                    Console.error("\(page.path): has no source; left out")
                    hasFailed = true
                    continue
                }
                let text = switch format {
                case .view: view.render(source: bitext.source.page, target: bitext.target.page, alignment: bitext.blocks)
                case .json: AlignmentJSON().line(source: bitext.source.page, target: bitext.target.page, alignment: bitext.blocks) + "\n"
                case .tmx: tmx.units(of: bitext)
                }
                Console.write(Array(text.utf8))
            } catch {
                Console.error("\(error)")
                hasFailed = true
            }
        }
        if format == .tmx { Console.write(Array(tmx.footer.utf8)) }
        if hasFailed { throw ExitCode(2) }
    }
}
