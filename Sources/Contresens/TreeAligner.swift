import Alignment
import Linguistics
import Workspace

/// Aligns the pages of a tree with their sources, one after the other.
public final class TreeAligner {
    private let workspace: Workspace
    private let reader: PageReader
    private let lexicon: Lexicon

    /// - Throws: `WorkspaceError` where a path is not there, `LexiconError` where a dictionary or ICU's data is missing.
    public init(_ options: CheckOptions, alignment: BlockAligner.Options = BlockAligner.Options()) throws {
        workspace = try Workspace(options.workspace)
        lexicon = try Lexicon(options)
        reader = try PageReader(workspace: workspace, lexicon: lexicon, translatableKeys: options.translatableKeys, alignment: alignment)
    }

    /// In path order.
    public var pages: [PagePairing] { workspace.pages }
    /// BCP 47 tags.
    public var sourceLanguage: String { lexicon.source.tag }
    public var targetLanguage: String { lexicon.target.tag }

    /// A page aligned with its source, both named by the paths they can be opened by; nil where the source is not at hand.
    public func bitext(of page: PagePairing) throws(WorkspaceError) -> Bitext? {
        let root = workspace.root
        return try reader.read(page, as: root.isEmpty || root.hasSuffix("/") ? root + page.path : root + "/" + page.path).bitext
    }
}

extension CheckOptions {
    /// The profiles of the languages that a run is about.
    var languages: (source: LanguageProfile, target: LanguageProfile) {
        let source = LanguageProfile.known(workspace.sourceLanguage.description) ?? .english
        let wanted = [workspace.language].compactMap { $0 } + workspace.languages
        return (source, wanted.lazy.compactMap { LanguageProfile.known($0.description) }.first ?? .french)
    }
}

extension Lexicon {
    /// The dictionaries and profiles of the languages that a run is about.
    convenience init(_ options: CheckOptions) throws(LexiconError) {
        let languages = options.languages
        try self.init(source: languages.source, target: languages.target)
    }
}
