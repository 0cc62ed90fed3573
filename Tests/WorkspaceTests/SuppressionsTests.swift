import Testing

@testable import Workspace

@Suite struct SuppressionsTests {
    /// The lines, of eight, on which a rule is kept silent.
    private func lines(_ text: String, _ rule: String = "elision") -> [Int] {
        let suppressions = Suppressions(Array(text.utf8))
        return (1...8).filter { suppressions.covers(rule: rule, line: $0) }
    }

    @Test func fromDisableToEnable() {
        let text = "a\n<!-- contresens-disable elision, non-word -->\nb\n<!-- contresens-enable elision -->\nc\n"
        #expect(lines(text) == [2, 3, 4])
        #expect(lines(text, "non-word") == [2, 3, 4, 5, 6, 7, 8])
        #expect(lines(text, "mojibake").isEmpty)
    }

    @Test func oneLine() {
        #expect(lines("a\r\n<!-- contresens-disable-next-line elision -->\r\nb\r\n") == [3])
        #expect(lines("a\nb <!-- contresens-disable-line elision --> c\nd") == [2])
    }

    @Test func withoutARuleAllAreMeant() {
        let text = "<!-- contresens-disable -->\na\n<!-- contresens-enable -->\nb"
        #expect(lines(text) == [1, 2, 3])
        #expect(lines("<!--contresens-disable elision-->\n<!--contresens-enable-->\nb") == [1, 2])
    }

    @Test func aCommentOverSeveralLines() {
        #expect(lines("<!--\n contresens-disable-next-line\n elision\n-->\nb") == [5])
    }

    @Test(arguments: [
        "```\n<!-- contresens-disable elision -->\n```\n", "> ~~~ html\n> <!-- contresens-disable elision -->\n> ~~~\n", "see `<!-- contresens-disable elision -->`\n",
        "<!-- contresens-disable elision", "<!-- contresens-disabled elision -->", "<!-- note: contresens-disable elision -->",
    ])
    func examplesAndOtherCommentsCountForNothing(text: String) {
        #expect(lines(text).isEmpty)
    }

    @Test func aFenceThatClosedHidesNothing() {
        #expect(lines("````\n```\n````\n<!-- contresens-disable-line elision -->\n") == [4])
    }

    @Test func mentionsAreToldWithTheirPlaces() {
        let suppressions = Suppressions([0xEF, 0xBB, 0xBF] + Array("é <!-- contresens-disable elison,\n non-word -->\nx\n".utf8))
        let unknown = suppressions.unknown(among: ["non-word"])
        #expect(unknown.map(\.rule) == ["elison"])
        #expect(unknown.map(\.line) == [1])
        #expect(unknown.map(\.column) == [27])
        #expect(unknown.map(\.range) == [30..<36])
        #expect(suppressions.mentions.map(\.line) == [1, 2])
        #expect(suppressions.mentions.map(\.column) == [27, 2])
    }

    @Test func whatKeptNothingBackIsTold() {
        let suppressions = Suppressions(Array("<!-- contresens-disable-next-line elision, non-word -->\nx\n<!-- contresens-disable-line mojibake -->\n".utf8))
        let findings = [(rule: "elision", line: 2), (rule: "mojibake", line: 2)]
        #expect(suppressions.unused(by: ["elision", "non-word", "mojibake"], among: findings).map(\.rule) == ["non-word", "mojibake"])
        // What was not looked for cannot be missing.
        #expect(suppressions.unused(by: ["elision", "mojibake"], among: findings).map(\.rule) == ["mojibake"])
    }

    @Test func hostilePagesTakeNoLongTime() {
        let opening = Array("<!-- contresens-disable elision ".utf8)
        #expect(Suppressions(Array(repeatElement(opening, count: 20_000).joined())).mentions.isEmpty)
    }
}
