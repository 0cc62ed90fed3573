import Foundation
import Testing

@testable import Terminology

@Suite struct BuiltInGlossaryTests {
    private let entries = Glossary.builtIn.entries

    @Test func everyRowIsValid() {
        #expect(Glossary.builtIn.problems == [])
        #expect(entries.count >= 450)
        #expect(entries.count == EmbeddedGlossaries.files.reduce(0) { $0 + $1.text.description.split(separator: "\n").count - 1 }, "a file replaces a row of another")
    }

    @Test func noTwoRowsConflict() {
        var statuses: [String: Set<GlossaryEntry.Status>] = [:]
        for entry in entries {
            #expect(statuses[entry.source.lowercased(), default: []].insert(entry.status).inserted, "twice: \(entry.source)")
        }
        for (source, statuses) in statuses where statuses.contains(.doNotTranslate) { #expect(statuses.count == 1, "conflict: \(source)") }
        let allowed = Dictionary(grouping: entries.filter { $0.status == .preferred || $0.status == .admitted }, by: { $0.source.lowercased() })
            .mapValues { Set($0.flatMap(\.targets).map { $0.lowercased() }) }
        for entry in entries where entry.status == .forbidden {
            #expect(allowed[entry.source.lowercased()] != nil, "forbidden with nothing preferred: \(entry.source)")
            #expect(allowed[entry.source.lowercased(), default: []].isDisjoint(with: entry.targets.map { $0.lowercased() }), "both: \(entry.source)")
        }
    }

    @Test func noFormIsTheTermItself() {
        for entry in entries {
            #expect(!entry.mangled.contains { $0.lowercased() == entry.source.lowercased() }, "\(entry.source)")
            #expect(Set(entry.mangled).count == entry.mangled.count && Set(entry.targets).count == entry.targets.count, "\(entry.source)")
            if entry.status != .doNotTranslate { #expect(!entry.note.isEmpty, "no note: \(entry.source)") }
        }
    }

    @Test func embeddedTextIsTheFiles() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Glossaries")
        for file in EmbeddedGlossaries.files {
            let text = try String(contentsOf: folder.appending(path: file.name), encoding: .utf8)
            #expect(file.text.description + "" == text.replacing("\r\n", with: "\n"), "\(file.name)")
        }
    }

    @Test(arguments: [
        ("Ouvrez-le dans Équipes Microsoft.", "Microsoft Teams"), ("le Centre d’administration Teams", "Teams admin center"), ("avec . NET", ".NET"),
        ("Node.js et C#", "Node.js"), ("un compte Office 365", "Office 365"),
    ])
    func findsKnownForms(text: String, source: String) {
        let matcher = TermMatcher(glossaries: [.builtIn])
        #expect(matcher.matches(in: Array(text.utf8)).contains { matcher.entries[$0.entry].source == source && $0.hasEvidence })
    }

    @Test(arguments: ["Les équipes de vente ont accès au mot.", "Accès refusé. Formulaires à remplir.", "le flux de données vers le bord"])
    func takesEverydayWordsForWhatTheyAre(text: String) {
        #expect(TermMatcher(glossaries: [.builtIn]).matches(in: Array(text.utf8), of: [.mangled, .forbidden]).filter(\.hasEvidence) == [])
    }
}
