import Foundation
import Testing

@testable import Workspace

@Suite struct SourceRepositoryTests {
    private let tree: TemporaryTree
    private let repository: TemporaryRepository
    /// The version the pages were made from, and the one after it.
    private let old: String
    private let new: String

    init() throws {
        tree = try TemporaryTree(["en/docs/a.md": "old a", "en/docs/Same.md": "same", "en/docs/gone.md": "gone", "en/docs/moved.md": "moved", "en/big/x.md": "1"])
        repository = try TemporaryRepository(tree, "en")
        old = try repository.commit(at: 1_700_000_000)
        try tree.write(["en/docs/a.md": "new a"])
        try FileManager.default.removeItem(atPath: "\(tree.path)/en/docs/gone.md")
        new = try repository.commit(at: 1_700_000_100)
    }

    private func page(_ path: String, _ front: String) throws {
        try tree.write(["fr/\(path)": "---\n\(front)\n---\ntexte"])
    }

    private func workspace(_ change: (inout Workspace.Options) -> Void = { _ in }) throws -> Workspace {
        var options = try tree.options()
        options.sourceRepository = "\(tree.path)/en"
        change(&options)
        return try Workspace(options)
    }

    private func only(_ workspace: Workspace) throws -> SourceVersion {
        workspace.source(for: try #require(workspace.pages.first))
    }

    private func warning(_ version: SourceVersion) throws -> String {
        guard case .none(let warning?) = version else { Issue.record("\(version)"); return "" }
        return warning
    }

    @Test func theVersionThatThePageNames() throws {
        try page("docs/a.md", "ms.sourcegitcommit: \(old)")
        #expect(try only(workspace()) == .commit(path: "docs/a.md", id: old, bytes: Array("old a".utf8), freshness: .changed(current: Array("new a".utf8), id: new)))
    }

    @Test func unchangedAndRemovedSinceThen() throws {
        try page("docs/Same.md", "source-git-commit: \(old.prefix(10))")
        try page("docs/gone.md", "source-git-commit: \(old.uppercased())")
        let workspace = try workspace()
        #expect(
            workspace.pages.map(workspace.source) == [
                .commit(path: "docs/Same.md", id: old, bytes: Array("same".utf8), freshness: .unchanged),
                .commit(path: "docs/gone.md", id: old, bytes: Array("gone".utf8), freshness: .removed(id: new)),
            ])
    }

    @Test func aCloneOlderThanThePageTellsNothingOfFreshness() throws {
        try page("docs/a.md", "source-git-commit: \(new)")
        try repository.git("checkout", "-q", old)
        #expect(try only(workspace()) == .commit(path: "docs/a.md", id: new, bytes: Array("new a".utf8), freshness: .unknown))
    }

    @Test func caseFoldersAndMappingsAreOvercome() throws {
        try page("DOCS/same.md", "source-git-commit: \(old)")
        try page("fr-fr/docs/a.md", "source-git-commit: \(new)")
        try page("guides/deep/x.md", "source-git-commit: \(old)")
        let workspace = try workspace { $0.map = ["guides": "docs", "guides/deep/": "big/"] }
        let paths = workspace.pages.map { page in
            if case .commit(let path, _, _, _) = workspace.source(for: page) { path } else { "none" }
        }
        #expect(paths == ["docs/Same.md", "docs/a.md", "big/x.md"])
    }

    @Test func aPageThatTheCommitHasNotIsAWarning() throws {
        try page("docs/renamed.md", "source-git-commit: \(old)")
        #expect(try warning(only(workspace())).contains("has no docs/renamed.md; it may have been renamed"))
    }

    @Test func anUnknownCommitIsAWarningOrTheMirroredFile() throws {
        try page("docs/a.md", "source-git-commit: 0123456789012345678901234567890123456789")
        #expect(try warning(only(workspace())).contains("is not in the source repository"))
        let version = try only(workspace { $0.source = "\(tree.path)/en" })
        guard case .file(_, let bytes, let warning?) = version else { Issue.record("\(version)"); return }
        #expect(bytes == Array("new a".utf8))
        #expect(warning.contains("taken instead"))
    }

    @Test(arguments: ["--output=/tmp/x", "HEAD", "main", "abc123", "$(touch x)", "\"aaaaaaa\\nHEAD\"", "aaaaaaa:docs/a.md", "", String(repeating: "a", count: 65)])
    func whatIsNoCommitIDNeverReachesGit(id: String) throws {
        try page("docs/a.md", "source-git-commit: \(id)")
        let workspace = try workspace()
        guard case .none(let warning?) = workspace.pages[0].source else { Issue.record("\(workspace.pages[0].source)"); return }
        #expect(warning.contains("commit"))
    }

    @Test func aBranchNamedLikeAnIDIsNotTaken() throws {
        try repository.git("branch", "abcdef1")
        try page("docs/a.md", "source-git-commit: abcdef1")
        #expect(try warning(only(workspace())).contains("is not in the source repository"))
    }

    @Test func aShallowCloneSaysHowToGetTheRest() throws {
        try repository.git("clone", "-q", "--depth", "1", "file://\(tree.path)/en", "\(tree.path)/shallow")
        try page("docs/a.md", "source-git-commit: \(old)")
        #expect(try warning(only(workspace { $0.sourceRepository = "\(tree.path)/shallow" })).contains("git fetch --unshallow"))
    }

    @Test func aBareRepositoryWillDoAndAFolderInsideOneWillNot() throws {
        try repository.git("clone", "-q", "--bare", "\(tree.path)/en", "\(tree.path)/bare.git")
        try page("docs/Same.md", "source-git-commit: \(old)")
        #expect(try only(workspace { $0.sourceRepository = "\(tree.path)/bare.git" }) == .commit(path: "docs/Same.md", id: old, bytes: Array("same".utf8), freshness: .unchanged))
        let error = #expect(throws: WorkspaceError.self) { try workspace { $0.sourceRepository = "\(tree.path)/en/docs" } }
        #expect(error?.kind == .repository)
    }

    @Test func neitherHooksNorReplacementsNorTheWorkTreeMatter() throws {
        try tree.write(["en/docs/a.md": "not committed", "en/evil": "#!/bin/sh\ntouch \(tree.path)/ran\n"])
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(tree.path)/en/evil")
        for key in ["core.fsmonitor", "core.sshCommand", "core.pager", "filter.x.smudge", "diff.x.textconv"] { try repository.git("config", key, "\(tree.path)/en/evil") }
        let blobs = try ["\(old):docs/a.md", "\(new):docs/a.md"].map { try repository.git("rev-parse", $0) }
        try repository.git("replace", blobs[0], blobs[1])
        try page("docs/a.md", "source-git-commit: \(old)")
        #expect(try only(workspace()) == .commit(path: "docs/a.md", id: old, bytes: Array("old a".utf8), freshness: .changed(current: Array("new a".utf8), id: new)))
        #expect(!FileManager.default.fileExists(atPath: "\(tree.path)/ran"))
        #expect(try String(contentsOfFile: "\(tree.path)/en/docs/a.md", encoding: .utf8) == "not committed")
    }

    @Test func foldersThatDifferByCaseAlone() throws {
        try tree.write(["en/Docs/only.md": "only", "en/Docs/Twice.md": "1", "en/docs/twice.MD": "2"])
        let commit = try repository.commit(at: 1_700_000_200)
        try page("docs/only.md", "source-git-commit: \(commit)")
        try page("docs/twice.md", "source-git-commit: \(commit)")
        let workspace = try workspace()
        #expect(workspace.source(for: workspace.pages[0]) == .commit(path: "Docs/only.md", id: commit, bytes: Array("only".utf8), freshness: .unchanged))
        #expect(try warning(workspace.source(for: workspace.pages[1])).contains("Docs/Twice.md, docs/twice.MD, which differ by case alone"))
    }

    @Test func longerHashesAreRead() throws {
        try tree.write(["long/Docs/A.md": "a"])
        try repository.git("init", "-q", "--object-format=sha256", "\(tree.path)/long")
        let commit = try TemporaryRepository(path: "\(tree.path)/long").commit(at: 1_700_000_000)
        try page("docs/a.md", "source-git-commit: \(commit)")
        #expect(commit.utf8.count == 64)
        #expect(try only(workspace { $0.sourceRepository = "\(tree.path)/long" }) == .commit(path: "Docs/A.md", id: commit, bytes: Array("a".utf8), freshness: .unchanged))
    }

    @Test func anotherKeyMayHoldTheCommit() throws {
        try page("docs/Same.md", "made-from: \(old)")
        #expect(try warning(only(workspace())).contains("names no commit"))
        #expect(try only(workspace { $0.commitKeys = ["made-from"] }) == .commit(path: "docs/Same.md", id: old, bytes: Array("same".utf8), freshness: .unchanged))
    }

    @Test func severalWorkersAtOnceEachGetTheirOwn() async throws {
        for number in 0..<60 { try tree.write(["en/many/p\(number).md": String(repeating: "\(number) ", count: 3_000)]) }
        let commit = try repository.commit(at: 1_700_000_200)
        for number in 0..<60 { try page("many/p\(number).md", "source-git-commit: \(commit)") }
        let workspace = try workspace()
        let right = await withTaskGroup(of: Bool.self) { group in
            for page in workspace.pages {
                group.addTask {
                    let number = page.path.dropFirst("many/p".count).dropLast(".md".count)
                    return workspace.source(for: page)
                        == .commit(path: page.path, id: commit, bytes: Array(String(repeating: "\(number) ", count: 3_000).utf8), freshness: .unchanged)
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(right == 60)
    }
}
