import Markup
import Testing

/// Whatever a page's bytes are, its positions hold and nothing crashes.
struct MutatedPagesTests {
    private static let page = """
        ---
        title: 'Régler l''[!DNL Orbo] &amp; co'
        description: "One: \\"two\\"
          three"
        keywords: [a, b]
        ---
        # <a name="set-up"></a>Régler **[!DNL Orbo]** {#set-up}

        ::: zone pivot="data"
        Texte avec `code`, ``a ` b``, *emphase*, __fort__, ~~barré~~ et [lien](<a b.md> "Titre &eacute;"){target="_blank"}.\\
        Suite  \u{A0}: voir https://orbo.example/?a=1&b=2, me@orbo.example <!-- note --> ![](x.png)<br>fin.

        >| A | B<ul><li>x</li></ul> |
        >|---|---|
        >| `p\\|q` |  |
        >| | [![alt](i.png)][ref] |
        ::: zone-end

        1. Un
           ```sh
           orbo --go
           ```
           > [!NOTE] Attention
           > * deux
           >   :::image type="content" source="a_b.png" alt-text="Un *graphe*":::
        2. [!UICONTROL Fichier > [!DNL Orbo]] et :::image source="c.png" alt-text="x"::: ici

        A | B
        --|--
        1 | 2

        <div title='t "x"'>
        <p>Un <a href="x.md">lien <b>gras</a></b> &nbsp; fin<img alt=a src=b></p>
        <script>if (a < b) {}</script></div>

        > <p>cité
        > encore</p>

        Titre
        ===
        ***
            code

        [!INCLUDE [x](../x.md)]
        [!VIDEO https://orbo.example/v]

        [ref]: /r?a=1&amp;b=2 'Titre'

        """

    private static let pieces = [
        "*", "**", "_", "`", "``", "[", "]", "](", ")", "!", "![", "<", ">", "> ", "\\", "|", "\n", "\r", "\r\n", "\n\n", "  \n", "#", "- ", "1. ", "```\n",
        "::: ", ":::", "{#x}", "{a=\"b\"}", "&amp;", "&#0;", "\u{0}", "\t", "\u{A0}", "\u{202F}", "[!DNL ", "[!NOTE]", "<b>", "</b>", "<!--", "-->", "<p>",
        "<img alt='", "---\n", "~~", "www.x.example", "a@b.example", "\u{FEFF}", "é", "'", "\"", "|---|---|\n", "|-|-|\n", "|:-|\n", "{{$include a}}", "<pre>", "</pre>",
    ]

    @Test(arguments: 0..<40) func `positions hold on mutated pages`(seed: UInt64) {
        var random = SplitMix64(state: seed)
        for _ in 0..<50 {
            var bytes = Array(Self.page.utf8)
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let at = Int.random(in: 0...bytes.count, using: &random)
                let end = min(bytes.count, at + Int.random(in: 0...30, using: &random))
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes.removeSubrange(at..<end)
                case 1: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
                default: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: at)
                }
            }
            check(bytes)
        }
    }

    @Test(arguments: 0..<20) func `positions hold on generated pages`(seed: UInt64) {
        var random = SplitMix64(state: seed &+ 1000)
        for _ in 0..<100 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...60, using: &random) {
                bytes += (Bool.random(using: &random) ? Self.pieces.randomElement(using: &random) ?? "" : "mot ").utf8
            }
            check(bytes)
        }
    }

    private func check(_ bytes: [UInt8]) {
        let page = PageParser().parse(bytes, path: "page.md")
        #expect(page.bytes == bytes)
        let violations = PageInvariants.violations(of: page)
        if !violations.isEmpty { Issue.record("\(violations.prefix(3)) on \(String(decoding: bytes, as: UTF8.self).debugDescription)") }
    }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers on every run.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
