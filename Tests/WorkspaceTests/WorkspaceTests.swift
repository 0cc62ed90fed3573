import Foundation
import Testing

@testable import Workspace

@Suite struct DiscoveryTests {
    @Test func pagesComeInByteOrderWithoutHiddenAndForeignFiles() throws {
        let tree = try TemporaryTree([
            "fr/b.md": "", "fr/a/z.markdown": "", "fr/a.md": "", "fr/É.md": "", "fr/Z.MD": "", "fr/.git/x.md": "", "fr/.x.md": "", "fr/node_modules/x.md": "", "fr/x.txt": "",
        ])
        let workspace = try Workspace(try tree.options())
        #expect(workspace.pages.map(\.path) == ["Z.MD", "a.md", "a/z.markdown", "b.md", "É.md"])
        #expect(workspace.skipped.isEmpty)
    }

    @Test func linksAreNotFollowed() throws {
        let tree = try TemporaryTree(["fr/a/x.md": "", "elsewhere/secret.md": ""])
        try FileManager.default.createSymbolicLink(atPath: "\(tree.path)/fr/a/up", withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: "\(tree.path)/fr/secret.md", withDestinationPath: "../elsewhere/secret.md")
        let workspace = try Workspace(try tree.options())
        #expect(workspace.pages.map(\.path) == ["a/x.md"])
        #expect(workspace.skipped == ["symbolic link": 1])
    }

    @Test func patternsIncludeAndExclude() throws {
        let tree = try TemporaryTree(["fr/docs/a.md": "", "fr/docs/old/b.md": "", "fr/blog/c.md": "", "fr/README.md": ""])
        var options = try tree.options()
        options.include = ["docs/**", "README.md"]
        options.exclude = ["old"]
        let workspace = try Workspace(options)
        #expect(workspace.pages.map(\.path) == ["README.md", "docs/a.md"])
        #expect(workspace.skipped == ["excluded by pattern": 1])
    }

    @Test func aFolderNamedLikeAPageIsAFolder() throws {
        let tree = try TemporaryTree(["fr/x.md/page.md": ""])
        #expect(try Workspace(try tree.options()).pages.map(\.path) == ["x.md/page.md"])
    }

    @Test func singleFilesAreNamedFromTheirTree() throws {
        let tree = try TemporaryTree(["fr/docs/a.md": "", "fr/docs/b.md": "", "en/docs/a.md": "source"])
        let workspace = try Workspace(try tree.options("fr/docs/a.md", source: "en"))
        #expect(workspace.pages.map(\.path) == ["docs/a.md"])
        #expect(workspace.source(for: workspace.pages[0]) == .file(path: "\(tree.path)/en/docs/a.md", bytes: Array("source".utf8), warning: nil))
    }

    @Test func twoFilesAreAPair() throws {
        let tree = try TemporaryTree(["a.fr.md": "", "b.md": "source"])
        let workspace = try Workspace(try tree.options("a.fr.md", source: "b.md"))
        #expect(workspace.source(for: workspace.pages[0]) == .file(path: "\(tree.path)/b.md", bytes: Array("source".utf8), warning: nil))
    }

    @Test func whatIsNotThereIsAnError() throws {
        let tree = try TemporaryTree(["fr/a.md": ""])
        #expect(throws: WorkspaceError.self) { try Workspace(try tree.options("nowhere")) }
        #expect(throws: WorkspaceError.self) { try Workspace(try tree.options("fr", source: "nowhere")) }
    }

    @Test func aPageTooLargeFailsAloneAndTheRestGoesOn() throws {
        let tree = try TemporaryTree(["fr/a.md": "", "fr/huge.md": ""])
        #expect(truncate("\(tree.path)/fr/huge.md", off_t(FileBytes.largest + 1)) == 0)
        let workspace = try Workspace(try tree.options())
        #expect(workspace.pages.map(\.path) == ["a.md"])
        #expect(workspace.failures.map(\.kind) == [.tooLarge])
        #expect(workspace.failures.map(\.path) == ["huge.md"])
    }

    @Test func aPipeNamedLikeAPageBlocksNothing() throws {
        let tree = try TemporaryTree(["fr/a.md": ""])
        #expect(mkfifo("\(tree.path)/fr/pipe.md", 0o600) == 0)
        #expect(try Workspace(try tree.options()).pages.map(\.path) == ["a.md"])
        #expect(throws: WorkspaceError.self) { try FileBytes.read("\(tree.path)/fr/pipe.md", named: "pipe.md") }
    }
}

@Suite struct LocaleTests {
    @Test(arguments: [
        ("docs/x.md", "---\nms.contentlocale: fr-CA\n---\n", "fr-CA"),
        ("docs/x.md", "---\r\ntitle: T\r\n\"ms.contentlocale\": 'fr-FR' # set by the machine\r\n---\r\n", "fr-FR"),
        ("fr-fr/docs/x.md", "", "fr-FR"),
        ("en-us/fr/x.md", "", "fr"),
        ("docs/x.fr.md", "", "fr"),
        ("en/x.fr-FR.md", "", "fr-FR"),
        ("tool-docs.fr-FR/x.md", "", "fr-FR"),
    ])
    func theNearestSignTells(path: String, text: String, locale: String) throws {
        let tree = try TemporaryTree([path: text])
        var options = try tree.options("")
        options.targets = [tree.path]
        let workspace = try Workspace(options)
        #expect(workspace.pages.map(\.locale.description) == [locale], "\(workspace.skipped)")
    }

    @Test func otherLanguagesAreSkippedAndCounted() throws {
        let tree = try TemporaryTree([
            "en-us/x.md": "", "de-de/x.md": "", "de-de/y.md": "", "x.md": "", "to-do/x.md": "", "is/x.md": "", "fr/x.md": "---\nms.contentlocale: it-IT\n---\n",
        ])
        var options = try tree.options()
        options.targets = [tree.path]
        let workspace = try Workspace(options)
        #expect(workspace.pages.isEmpty)
        #expect(
            workspace.skipped == [
                "in the source language": 1, "no checks for language de-DE": 2, "no checks for language it-IT": 1, "no language recognized": 3,
            ])
    }

    @Test func aLanguageGivenWins() throws {
        let tree = try TemporaryTree(["en-us/x.md": "---\nms.contentlocale: de-DE\n---\n"])
        var options = try tree.options("en-us")
        options.language = try tag("fr-CA")
        #expect(try Workspace(options).pages.map(\.locale.description) == ["fr-CA"])
    }

    @Test func anUnclosedOrMissingFrontMatterIsNoError() throws {
        let tree = try TemporaryTree(["fr/a.md": "---\nms.contentlocale: fr-BE\n", "fr/b.md": "ms.contentlocale: fr-BE\n", "fr/c.md": "---\n meta:\n  ms.contentlocale: de-DE\n---\n"])
        #expect(try Workspace(try tree.options()).pages.map(\.locale.description) == ["fr-BE", "fr", "fr"])
    }

    @Test(arguments: [
        ("ms.translationtype: MT", Provenance.machine), ("ms.translationtype: HT", .human), ("ht-degree: 0%", .machine), ("ht-degree: 100%", .human),
        ("ht-degree: 37%", .partlyHuman(percent: 37)), ("workflow-type: tm+mt", .machine), ("workflow-type: tm+mt\nht-degree: 4%", .partlyHuman(percent: 4)),
        ("ht-degree: 400%", .unknown), ("title: MT", .unknown),
    ])
    func provenanceComesFromTheFrontMatter(line: String, provenance: Provenance) throws {
        let tree = try TemporaryTree(["fr/a.md": "---\n\(line)\n---\n"])
        #expect(try Workspace(try tree.options()).pages.map(\.provenance) == [provenance])
    }
}

@Suite struct MirroredSourceTests {
    /// What each page's source reads, empty for none.
    private func sources(_ workspace: Workspace) -> [String: String] {
        var texts: [String: String] = [:]
        for page in workspace.pages {
            if case .file(_, let bytes, _) = workspace.source(for: page) { texts[page.path] = String(decoding: bytes, as: UTF8.self) } else { texts[page.path] = "" }
        }
        return texts
    }

    @Test func theSamePathThenTheSameButForCase() throws {
        let tree = try TemporaryTree(["fr/docs/a.md": "", "fr/docs/b.md": "", "fr/docs/c.md": "", "en/docs/a.md": "a", "en/Docs/B.MD": "b"])
        #expect(sources(try Workspace(try tree.options(source: "en"))) == ["docs/a.md": "a", "docs/b.md": "b", "docs/c.md": ""])
    }

    @Test func namesThatDifferByCaseAlone() throws {
        let tree = try TemporaryTree(["fr/a.md": "", "fr/B.md": "", "en/A.md": "A", "en/a.md": "a", "en/b.MD": "1", "en/b.md": "2"])
        let workspace = try Workspace(try tree.options(source: "en"))
        #expect(sources(workspace) == ["a.md": "a", "B.md": ""])
        guard case .none(let warning?) = workspace.pages[0].source else { Issue.record("no warning"); return }
        #expect(warning.contains("b.MD, b.md"))
    }

    @Test func localeFoldersAndSuffixesInTheSameTree() throws {
        let tree = try TemporaryTree([
            "docs/fr-fr/a.md": "", "docs/en-us/a.md": "a", "fr/b.md": "", "en/b.md": "b", "c.fr.md": "", "c.md": "c", "d.fr.md": "", "d.en.md": "d", "fr/e.md": "", "e.md": "e",
            "fr/alone.md": "",
        ])
        var options = try tree.options()
        options.targets = [tree.path]
        #expect(sources(try Workspace(options)) == ["docs/fr-fr/a.md": "a", "fr/b.md": "b", "c.fr.md": "c", "d.fr.md": "d", "fr/e.md": "e", "fr/alone.md": ""])
    }

    @Test func aSourceBesideItsTranslationIsNoPage() throws {
        let tree = try TemporaryTree(["fr/a.fr.md": "", "fr/a.md": "a", "fr/b.md": ""])
        let workspace = try Workspace(try tree.options())
        #expect(workspace.pages.map(\.path) == ["a.fr.md", "b.md"])
        #expect(workspace.skipped == ["source of another page": 1])
    }

    @Test func localeFoldersAcrossTwoTrees() throws {
        let tree = try TemporaryTree(["t/docs/fr-fr/a.md": "", "s/docs/en-us/a.md": "a", "t/docs/x.fr.md": "", "s/docs/x.en.md": "x"])
        #expect(sources(try Workspace(try tree.options("t", source: "s"))) == ["docs/fr-fr/a.md": "a", "docs/x.fr.md": "x"])
    }

    @Test func aSourceThatVanishedIsAWarning() throws {
        let tree = try TemporaryTree(["fr/a.md": "", "en/a.md": "a"])
        let workspace = try Workspace(try tree.options(source: "en"))
        try FileManager.default.removeItem(atPath: "\(tree.path)/en/a.md")
        guard case .none(let warning?) = workspace.source(for: workspace.pages[0]) else { Issue.record("no warning"); return }
        #expect(warning.contains("does not exist"))
    }
}

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("*.md", "a/b.md", true), ("*.md", "a/b.txt", false), ("old", "a/old/b.md", true), ("old/", "a/old/b.md", true), ("a/*.md", "a/b.md", true),
        ("a/*.md", "a/c/b.md", false), ("a/**/b.md", "a/b.md", true), ("a/**/b.md", "a/x/y/b.md", true), ("**/draft-*", "x/draft-1/y.md", true),
        ("?.md", "é.md", true), ("?.md", "ab.md", false), ("./a", "a/b.md", true), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false),
    ])
    func globs(pattern: String, path: String, holds: Bool) {
        #expect(PathPattern(pattern).matches(path) == holds)
    }

    @Test func manyStarsTakeNoLongTime() {
        let stars = String(repeating: "**/*a*a*a*a*a*a*/", count: 30) + "z"
        let path = String(repeating: String(repeating: "a", count: 200) + "/", count: 40)
        #expect(!PathPattern(stars).matches(path))
    }
}
