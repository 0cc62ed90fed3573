import Checks
import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
    @Test func leadsWithTheVerdictAndMarksTheWordsInTheirContext() {
        let report = Sample.run([Sample.harbor.pages[0]])
        #expect(
            Sample.text(report, .markdown) == """
                ## ❌ Gate failed · MQM score 70.00

                **1 critical finding, none allowed**

                2 findings (1 critical, 1 major) on 1 page, 100 words.

                | Translation | Pages | Words | Critical | Major | Minor | MQM score |
                | :-- | --: | --: | --: | --: | --: | --: |
                | machine | 1 | 100 | 1 | 1 |  | 70.00 |

                ### By rule

                | Rule | What it finds | Critical | Major | Minor |
                | :-- | :-- | --: | --: | --: |
                | <code>missing-content</code> | a part of the source has no counterpart | 1 |  |  |
                | <code>mangled-name</code> | a name was translated or changed |  | 1 |  |

                ### By page

                | Page | Words | Critical | Major | Minor | MQM score |
                | :-- | --: | --: | --: | --: | --: |
                | [harbor-lane.md](docs/fr/harbor-lane.md) | 100 | 1 | 1 |  | 70.00 |

                ### Findings

                #### [harbor-lane.md](docs/fr/harbor-lane.md)

                1 critical, 1 major · MQM score 70.00 · machine translation

                🟠 **[Line 1](docs/fr/harbor-lane.md#L1)** · major · <code>mangled-name</code> · the name “Harbor Lane” was translated as “Voie du port”

                <pre>
                Found   # <mark><b>Voie du port</b></mark> pour les équipes
                Source  Harbor Lane
                Write   Harbor Lane
                </pre>

                <sub>Why: the heading’s anchor is “harbor-lane”; the page links to harborlane.example; confidence 90 %</sub>

                🔴 **[Line 3](docs/fr/harbor-lane.md#L3)** · critical · <code>missing-content</code> · a sentence of the source is missing here

                <pre>
                Found   Deux <mark><b>‸</b></mark>
                Source  Keep your key secret.
                </pre>

                <sub>Why: confidence 80 %</sub>


                """)
    }

    @Test func whiteSpaceThatIsWrongIsSeen() {
        let report = Sample.run([
            Sample.page("a.md", [Sample.located("un⟦ ⟧, deux", suggestion: ""), Sample.located("un⟦\u{A0}⟧mot", suggestion: "\u{202F}")])
        ])
        let text = Sample.text(report, .markdown)
        #expect(text.contains("un<mark><b>␣</b></mark>, deux\nWrite   (remove it)"))
        #expect(text.contains("un<mark><b>⍽</b></mark>mot\nWrite   (narrow no-break space)"))
    }

    @Test func linksLeadToTheLineAtAGivenBase() {
        let page = Sample.page("côté (1)/a b.md", [Sample.located("⟦mot⟧")])
        let options = ReportOptions(linkBase: "https://git.example/o/r/blob/main/fr/")
        #expect(
            Sample.text(Sample.run([page]), .markdown, options)
                .contains("[Line 1](https://git.example/o/r/blob/main/fr/c%C3%B4t%C3%A9%20%281%29/a%20b.md?plain=1#L1)"))
        #expect(Sample.text(Sample.run([page], root: "/srv/docs"), .markdown).contains("(c%C3%B4t%C3%A9%20%281%29/a%20b.md#L1)"))
    }

    @Test func noPageTextBecomesMarkup() {
        let report = Sample.run(
            [
                Sample.page(
                    "x`|<b>@octocat](y).md",
                    [
                        Sample.located(
                            "# ⟦\(Sample.hostile)⟧", rule: "a|`<b>", message: Sample.hostile, evidence: [Sample.hostile],
                            source: Sample.hostile, suggestion: Sample.hostile)
                    ], warnings: [Sample.hostile])
            ], skipped: [Sample.hostile: 1], failures: [Failure(path: "<i>.md", message: Sample.hostile)])
        let text = Sample.text(report, .markdown)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // What is left of each line once the preformatted ones, where only tags count, are taken out.
        var isPreformatted = false
        for line in lines {
            if line == "<pre>" || line == "</pre>" {
                isPreformatted = line == "<pre>"
                continue
            }
            #expect(!line.contains("<script") && !line.contains("<i>") && !line.contains("<!--"))
            if isPreformatted { continue }
            // The text of a link cannot mention anyone, and an escaped bracket makes no link.
            let line = line.replacing("[x&#96;&#124;&lt;b&gt;@octocat\\](y).md]", with: "").replacing("\\]", with: "")
            for taboo in [
                "@octocat", "#123", "GH-7", "http://", "www.evil", "me@evil", ":tada:", "](http", "](javascript", "**b**", " ~~d", "`", "&copy", "$x",
                "<b>",
            ] {
                #expect(!line.contains(taboo), "\(taboo) in \(line)")
            }
        }
        #expect(lines.count { $0 == "<pre>" } == 1 && lines.count { $0 == "</pre>" } == 1)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" || $0 == "\u{9B}" })
        #expect(text.contains("[x&#96;&#124;&lt;b&gt;@octocat\\](y).md](docs/fr/x%60%7C%3Cb%3E%40octocat%5D%28y%29.md)"))
    }

    /// Thirty pages with one to twelve findings each.
    private let large = Sample.run(
        (0..<30).map { page in
            let findings = (0...page % 12).map { place in
                Sample.located(
                    String(repeating: "\n", count: place) + "Ouvrez le panneau, puis ⟦Voie du port⟧ dans la liste – \(page) 🚢.",
                    severity: Severity.allCases[(page + place) % 3], confidence: Double(1 + place) / 20, message: "no. \(page)-\(place) <é>",
                    source: "Open the panel, then Harbor Lane.", suggestion: "Harbor Lane")
            }
            return Sample.page("quays/\(page).md", findings, warnings: ["anchor `\(page)` <unclear>"])
        }, failures: (0..<9).map { Failure(path: "broken-\($0).md", line: 2, message: "unreadable") })

    @Test func neverExceedsItsLimitAndCutsNothingOpen() {
        for limit in Array(stride(from: 0, to: 600, by: 19)) + Array(stride(from: 600, to: 6_000, by: 271)) + Array(stride(from: 6_000, to: 110_000, by: 5_501)) {
            let bytes = render(large, rules: Sample.rules, format: .markdown, options: ReportOptions(maxBytes: limit))
            #expect(bytes.count <= limit)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(Array(text.utf8) == bytes && !text.contains("\u{FFFD}"))
            #expect(text.isEmpty || text.hasSuffix("\n"))
            for (open, close) in [("<pre>", "</pre>"), ("<details>", "</details>"), ("<sub>", "</sub>"), ("<mark>", "</mark>"), ("<code>", "</code>")] {
                #expect(text.components(of: open) == text.components(of: close), "\(open) at \(limit)")
            }
        }
    }

    @Test func keepsTheWorstAndCountsTheRest() throws {
        let text = Sample.text(large, .markdown, ReportOptions(maxBytes: 16_384))
        let shown = Dictionary(grouping: text.split(separator: "\n").filter { $0.contains("** · ") }) { line in
            line.hasPrefix("🔴") ? "critical" : line.hasPrefix("🟠") ? "major" : "minor"
        }
        let total = large.pages.flatMap(\.findings)
        let critical = total.count { $0.finding.severity == .critical }
        let count = try #require(shown["critical"]?.count)
        #expect(shown["minor"] == nil && (shown["major"] == nil || count == critical))
        let rest = text.split(separator: "\n").first { $0.hasPrefix("> **Shortened.**") }
        let expected = "> **Shortened.** \(count) of \(total.count) findings shown, the worst first; left out: \(critical - count) critical, "
        #expect(rest?.hasPrefix(expected) == true)
    }

    @Test func isWholeWhereItFits() {
        let whole = render(large, rules: Sample.rules, format: .markdown)
        #expect(render(large, rules: Sample.rules, format: .markdown, options: ReportOptions(maxBytes: whole.count)) == whole)
        #expect(render(large, rules: Sample.rules, format: .markdown, options: ReportOptions(maxBytes: whole.count - 1)).count < whole.count)
    }

    @Test func longPartsAreFolded() {
        let text = Sample.text(large, .markdown)
        #expect(text.contains("<details><summary>18 more pages</summary>"))
        #expect(text.contains("<details><summary>12 findings</summary>"))
        #expect(text.contains("<details><summary>30 warnings</summary>"))
    }
}

extension String {
    /// How often a text occurs in it.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
