import Foundation
import Markup
import Testing

@testable import Alignment

@Suite struct OutputTests {
    private let source = HandBuiltPage {
        $0.heading("Limits")
        $0.paragraph("Orvane keeps\u{1B}[31m reports\u{202E} for 30 days.")
        $0.paragraph("Gone: 4711 and 4712.", links: ["gone.md"])
    }.page
    private let target = HandBuiltPage {
        $0.heading("Limites", anchor: "limits")
        $0.paragraph("Orvane garde les rapports 30 jours.")
    }.page
    private var alignment: PageAlignment { BlockAligner().align(source: source, target: target) }

    @Test func jsonIsOneObjectALine() throws {
        let line = AlignmentJSON().line(source: source, target: target, alignment: alignment)
        #expect(!line.contains("\n"))
        let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let pairs = try #require(object["pairs"] as? [[String: Any]])
        #expect(object["source"] as? String == "page.md")
        #expect(pairs.map { $0["kind"] as? String } == ["heading", "paragraph", "paragraph"])
        #expect(pairs[0]["source"] as? [[Int]] == [[0, 6]])
        #expect((pairs[0]["evidence"] as? [String])?.first == "slug")
        #expect(pairs[2]["target"] as? [[Int]] == [])
    }

    @Test func theViewFitsItsWidthAndShowsControlCharacters() {
        let view = SideBySideView(width: 60, usesColor: false).render(source: source, target: target, alignment: alignment)
        #expect(view.split(separator: "\n").allSatisfy { TerminalText.width(of: String($0)) <= 60 })
        #expect(!view.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        #expect(view.contains("␛[31m"))
        #expect(view.contains("‹U+202E›"))
        #expect(view.contains("not in the target"))
    }

    @Test func colourIsOnlyThereWhenAsked() {
        let view = SideBySideView(width: 60, usesColor: true).render(source: source, target: target, alignment: alignment)
        #expect(view.contains("\u{1B}[31m"))
    }

    @Test(arguments: [
        ("one two three", 7, 5, ["one two", "three"]), ("abcdefgh", 3, 5, ["abc", "def", "gh"]), ("one two three four", 7, 1, ["one tw…"]),
        ("日本語", 4, 5, ["日本", "語"]), ("", 4, 5, []),
    ])
    func textWraps(text: String, width: Int, lines: Int, expected: [String]) {
        #expect(TerminalText(text).wrapped(to: width, lines: lines) == expected)
    }
}
