import Markup
import Testing

@testable import Checks

struct PlaceSeverityTests {
    private let page = PageParser().parse(Array("---\ntitle: Le mot\n---\n# Le titre\n\nLe texte et ![son image](a.png).\n".utf8), path: "page.md")

    private func severity(_ words: String, _ severity: Severity, _ family: RuleDescription.Family) throws -> Severity {
        let text = String(decoding: page.bytes, as: UTF8.self)
        let range = try #require(text.range(of: words))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let finding = Finding(rule: "non-word", severity: severity, confidence: 0.9, range: start..<start + words.utf8.count, message: "")
        return PlaceSeverity(page).severity(of: finding, family: family)
    }

    @Test func titlesAndHeadingsAreReadFirst() throws {
        #expect(try severity("mot", .minor, .spelling) == .major)
        #expect(try severity("titre", .minor, .names) == .major)
        #expect(try severity("titre", .critical, .facts) == .critical)
        #expect(try severity("titre", .minor, .typography) == .minor)
    }

    @Test func textKeepsItsRulesSeverity() throws { #expect(try severity("texte", .minor, .spelling) == .minor) }

    @Test func alternativeTextsAreReadLast() throws {
        #expect(try severity("image", .major, .untranslated) == .minor)
        #expect(try severity("image", .critical, .facts) == .major)
    }
}
