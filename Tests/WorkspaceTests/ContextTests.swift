import Testing

@testable import Workspace

@Suite struct ContextTests {
    @Test func pagesUnderCheckAndTheirCopiesAreLeftOut() throws {
        let tree = try TemporaryTree([
            "fr/a.md": "Une page.\n", "fr/b.md": "Une autre.\n", "fr/c.md": "Encore une.\n", "copy/fr/elsewhere/b.md": "Une autre.\n", "copy/fr/c.md": "Encore deux.\n",
        ])
        var options = try tree.options()
        options.targets = [tree.path + "/fr/b.md", tree.path + "/fr/c.md"]
        let checked = try Workspace(options)
        let siblings = try Workspace(Workspace.contextOptions(tree.path + "/fr", source: nil, like: options))
        #expect(siblings.pages(besides: checked.pages).map(\.path) == ["a.md"])
        let copy = try Workspace(Workspace.contextOptions(tree.path + "/copy/fr", source: nil, like: options))
        // An earlier version of a page is another page.
        #expect(copy.pages(besides: checked.pages).map(\.path) == ["c.md"])
    }
}
