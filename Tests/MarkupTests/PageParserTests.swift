import Markup
import Testing

/// What a page's text becomes, told in short.
struct PageParserTests {
    private func parse(_ text: String) -> Page {
        let page = PageParser().parse(Array(text.utf8), path: "page.md")
        #expect(PageInvariants.violations(of: page) == [])
        return page
    }

    private func texts(_ text: String) -> [String] { parse(text).segments.map(\.string) }

    @Test func `front matter fields stand where their values stand`() throws {
        let page = parse("---\ntitle: 'L''outil [!DNL Zephyra]'\nms.date: 01/02/2024 # when\ntags:\n  - a\n  - b\n---\nBody.\n")
        let frontMatter = try #require(page.frontMatter)
        #expect(frontMatter.value("TITLE") == "L'outil [!DNL Zephyra]")
        #expect(frontMatter.value("ms.date") == "01/02/2024")
        #expect(frontMatter.value("tags") == "a\nb")
        #expect(frontMatter.fields.map { page.string(in: $0.valueRange) } == ["L''outil [!DNL Zephyra]", "01/02/2024", "- a\n  - b"])
        #expect(page.segments.map(\.string) == ["L'outil Zephyra", "Body."])
        #expect(page.problems == [])
    }

    @Test func `front matter that is no YAML is a problem and is read by lines`() {
        let page = parse("---\ntitle: One: two\nauthor: me\n---\nBody.\n")
        #expect(page.frontMatter?.value("title") == "One: two")
        #expect(page.problems.count == 1)
        #expect(page.segments.map(\.string) == ["One: two", "Body."])
    }

    @Test func `front matter without an end leaves the body readable`() {
        let page = parse("---\ntitle: Plans\n\n# Plans\n")
        #expect(page.frontMatter?.value("title") == "Plans")
        #expect(page.segments.map(\.string) == ["Plans", "Plans"])
        #expect(page.problems.count == 1)
    }

    @Test func `headings bear their anchors`() {
        let page = parse("# <a name=\"first-run\"></a>Premier lancement\n\n## Réglages {#settings}\n\nSous-titre\n---\n")
        #expect(page.blocks.map(\.anchor) == ["first-run", "settings", nil])
        #expect(page.segments.map(\.string) == ["Premier lancement", "Réglages", "Sous-titre"])
        #expect(page.blocks.map(\.kind) == [.heading(level: 1), .heading(level: 2), .heading(level: 2)])
    }

    @Test func `a zone's end under a table is no row of it`() {
        let page = parse("::: zone pivot=\"x\"\n>| A | B |\n>|---|---|\n>| `a\\|b` | |\n::: zone-end\n")
        #expect(page.blocks.map(\.kind) == [.directive(name: "zone"), .cell, .cell, .cell, .cell, .directive(name: "zone-end")])
        #expect(page.blocks[3].cell == Block.CellPosition(table: 0, row: 1, column: 0))
        #expect(page.blocks[3].quoteDepth == 1)
    }

    @Test func `an alert's head is no text`() {
        let page = parse("> [!NOTE]\n> Save first.\n\n>[!TIP]\n>\n>* One\n>* Two\n")
        #expect(page.segments.map(\.string) == ["Save first.", "One", "Two"])
        #expect(page.blocks.map(\.alert) == ["NOTE", "NOTE", "TIP", "TIP", "TIP"])
    }

    @Test func `wrappers leave their words, broken ones stay text`() throws {
        let page = parse("Open **[!UICONTROL Réglages [!DNL Zephyra]]** in [the [!DNL Orbo] app](x.md){target=\"_blank\"}.\n\nA [! DNL x] and [!DNL x\n")
        #expect(page.segments.map(\.string) == ["Open Réglages Zephyra in the Orbo app.", "A [! DNL x] and [!DNL x"])
        let segment = try #require(page.segments.first)
        #expect(segment.inlines.map(\.kind) == [.strong, .uiControl, .doNotLocalize, .link, .doNotLocalize, .attributeList])
        #expect(segment.inlines.map { segment.string(in: $0.text) } == ["Réglages Zephyra", "Réglages Zephyra", "Zephyra", "the Orbo app", "Orbo", ""])
        #expect(page.string(in: segment.inlines[1].content) == "Réglages [!DNL Zephyra]")
    }

    @Test func `images are objects and their alternative texts segments`() {
        let page = parse("Click ![The &quot;Go&quot; button](go.png \"Go now\") here.\n\n:::image type=\"content\" source=\"a.png\" alt-text=\"A chart.\":::\n")
        #expect(page.segments.map(\.string) == ["Click \u{FFFC} here.", "The \"Go\" button", "Go now", "A chart."])
        #expect(page.segments.map(\.kind) == [.text, .alt, .attribute(name: "title"), .alt])
    }

    @Test func `an include alone is a directive, within a line no text`() {
        let page = parse("[!INCLUDE [notes](../notes.md)]\n\nSee: [!INCLUDE [notes](../notes.md)]\n")
        #expect(page.blocks.map(\.kind) == [.directive(name: "include"), .paragraph])
        #expect(page.segments.map(\.string) == ["See: "])
        #expect(page.segments.first?.inlines.first?.destination == "../notes.md")
    }

    @Test func `code and video extensions are directives`() {
        let page = parse("[!code-swift[Start](../start.swift#L1)]\n\n> [!VIDEO https://orbo.example/v]\n\n>[!VIDEO](https://orbo.example/w)\n")
        #expect(page.blocks.map(\.kind) == [.directive(name: "code"), .directive(name: "video"), .directive(name: "video")])
        #expect(page.segments.isEmpty)
    }

    @Test func `HTML blocks part at block-level tags and keep inline ones`() throws {
        let page = parse("<p>Run <code>zephyr</code>,\n  then <a href='go.md'>go</a>.</p>\n<img alt=\"Logo\" src=x>\n<script>var x;</script>\n")
        #expect(page.segments.map(\.string) == ["Run zephyr, then go.", "\u{FFFC}", "Logo"])
        let segment = try #require(page.segments.first)
        #expect(segment.inlines.filter { $0.kind == .code }.map { segment.string(in: $0.text) } == ["zephyr"])
        #expect(segment.inlines.first { $0.kind == .link }?.destination == "go.md")
    }

    @Test func `a list in a cell stands on lines of its own`() {
        #expect(texts("| A |\n|---|\n| x<ul><li>one</li><li>two</li></ul> |\n") == ["A", "x\none\ntwo"])
    }

    @Test func `references, escapes and breaks lead back to the file`() throws {
        let page = parse("> caf&eacute; \\*x\\*  \r\n> next&nbsp;line\\\n> `a\n> b`\n")
        let segment = try #require(page.segments.first)
        #expect(segment.string == "café *x*\nnext\u{A0}line\na b")
        let star = try #require(segment.string.utf8.firstIndex(of: UInt8(ascii: "x")).map { segment.string.utf8.distance(from: segment.string.startIndex, to: $0) })
        #expect(page.string(in: segment.byteRange(of: star..<star + 1)) == "x")
    }

    @Test func `links tell where they lead and where that stands`() throws {
        let page = parse("[a](b&amp;c.md) <https://x.example/?q=1&r=2> me@x.example [r][k]\n\n[k]: /deep/link\n")
        let inlines = try #require(page.segments.first).inlines
        #expect(inlines.map(\.kind) == [.link, .autolink, .autolink, .link])
        #expect(inlines.map(\.destination) == ["b&c.md", "https://x.example/?q=1&r=2", "mailto:me@x.example", "/deep/link"])
        #expect(inlines.map { $0.destinationRange.map(page.string(in:)) } == ["b&amp;c.md", "https://x.example/?q=1&r=2", "me@x.example", "/deep/link"])
    }

    @Test func `broken bytes keep their places`() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("# A\r\rB ".utf8) + [0xFF, 0x00, 0xE2, 0x80] + Array(" C".utf8)
        let page = PageParser().parse(bytes, path: "page.md")
        #expect(PageInvariants.violations(of: page) == [])
        #expect(page.segments.map(\.string) == ["A", "B \u{FFFD}\u{FFFD}\u{FFFD} C"])
        #expect(page.problems.count == 1)
    }

    @Test func `words in code, URLs and paths are protected, slashed words are not`() throws {
        let page = parse("Use `go` or https://x.example/a, ./bin/run, src/main.swift and oui/non.\n")
        let segment = try #require(page.segments.first)
        #expect(segment.protectedRanges.map(segment.string(in:)) == ["go", "https://x.example/a", "./bin/run", "src/main.swift"])
    }

    @Test func `a tab's heading is a directive, with an anchor or without`() {
        let page = parse("# [Web](#tab/web)\n\nA.\n\n# <a name=\"desk\"></a>[Bureau](#tab/desk)\n\n# [Web](#tab/web) and more\n")
        #expect(page.blocks.map(\.kind) == [.directive(name: "tab"), .paragraph, .directive(name: "tab"), .heading(level: 1)])
        #expect(page.blocks[2].anchor == "desk")
    }

    @Test func `what stands between pre tags is no text, past blank lines either`() {
        let page = parse("<div>\nBefore.\n<pre>\norbo --go\n\norbo *two*\n\n- three\n\nlast</pre> After.\n\nMore.\n\n<div><pre>open\n\nEnd.\n")
        #expect(page.segments.map(\.string) == ["Before.", "After.", "More.", "End."])
    }

    @Test func `includes between braces are includes, ids after list items no text`() {
        let page = parse("{{$include /help/_shared/a_b_c.md}}\n\nSee {{$include x.md}} here.\n\n+ Setup {#setup}\n+ Run `{#x}`\n")
        #expect(page.blocks.map(\.kind) == [.directive(name: "include"), .paragraph, .listItem, .listItem])
        #expect(page.segments.map(\.string) == ["See  here.", "Setup", "Run {#x}"])
        #expect(page.segments.first?.inlines.first?.destination == "x.md")
    }

    @Test func `a URL in a link's text is no link of its own`() {
        let page = parse("[https://orbo.example/abc...](https://orbo.example/abcdef)\n")
        #expect(page.segments.first?.inlines.map(\.kind) == [.link])
    }

    @Test func `a delimiter row may be short`() throws {
        let page = parse("A | B\n:-|-\n`x` | y\n\n>| C | D |\n>|-|--|\n>| [z](z.md) | |\n\nText\n|-|-|\n\nEnd é\n")
        #expect(page.blocks.map { $0.cell?.row } == [0, 0, 1, 1, 0, 0, 1, 1, nil, nil])
        #expect(page.segments.map(\.string) == ["A", "B", "x", "y", "C", "D", "z", "Text |-|-|", "End é"])
        #expect(page.segments.map { page.string(in: $0.range) } == ["A", "B", "`x`", "y", "C", "D", "[z](z.md)", "Text\n|-|-|", "End é"])
    }

    @Test func `a page may end in the middle of anything`() {
        let page = "# A\n\n>[!NOTE] x\n\n| a | b |\n|---|---|\n| `c` | ![d](e \"f\")\n\n- g **h** <b\n\n```x\ny\n"
        for length in 0...page.utf8.count { _ = parse(String(decoding: Array(page.utf8)[..<length], as: UTF8.self)) }
    }
}
