import Foundation
import Testing

@testable import Workspace

@Suite struct BaselineTests {
    @Test func itComesBackAsItWasWrittenWhateverTheOrder() throws {
        let tree = try TemporaryTree()
        let places = [("b.md", "2"), ("a.md", "1"), ("b.md", "10"), ("é \"x\".md", "1")]
        var forward = Baseline()
        for (path, fingerprint) in places { forward.insert(fingerprint, path: path) }
        var backward = Baseline()
        for (path, fingerprint) in places.reversed() { backward.insert(fingerprint, path: path) }
        try forward.write(to: "\(tree.path)/1.json")
        try backward.write(to: "\(tree.path)/2.json")
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(tree.path)/1.json")) == Data(contentsOf: URL(fileURLWithPath: "\(tree.path)/2.json")))
        let read = try Baseline(file: "\(tree.path)/1.json")
        #expect(read == forward)
        #expect(read.contains("10", path: "b.md"))
        #expect(!read.contains("10", path: "a.md"))
    }

    @Test func whatIsGoneIsTold() {
        var known = Baseline()
        known.insert("1", path: "a.md")
        known.insert("2", path: "a.md")
        known.insert("3", path: "b.md")
        var today = Baseline()
        today.insert("2", path: "a.md")
        #expect(known.count(missingIn: today, of: ["a.md", "c.md"]) == 1)
        #expect(known.count(missingIn: today, of: ["a.md", "b.md"]) == 2)
        #expect(today.count(missingIn: known, of: ["a.md", "b.md"]) == 0)
    }

    @Test(arguments: ["", "[]", "{\"version\": 2, \"pages\": []}", "{\"version\": 1}", "{\"version\": 1, \"pages\": [{\"path\": 3, \"fingerprints\": []}]}"])
    func whatIsNoBaselineIsAnError(text: String) throws {
        let tree = try TemporaryTree(["baseline.json": text])
        let error = #expect(throws: WorkspaceError.self) { try Baseline(file: "\(tree.path)/baseline.json") }
        #expect(error?.kind == .baseline)
    }
}
