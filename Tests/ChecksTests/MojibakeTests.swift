import Testing

@testable import Checks

@Suite struct MojibakeTests {
    private let rule = Mojibake()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsMisreadCharacters() throws {
        try expect(rule, target: "Les donn⟦Ã©⟧es de l⟦â€™⟧hôte ⟦Ã⟧ jour⟦â€⟧.", suggestions: ["é", "’", "à", nil])
    }

    @Test func findsLostAndInvisibleCharacters() throws {
        try expect(rule, target: "Les donn⟦\u{FFFD}⟧es du jour.")
        try expect(rule, target: "Voir [⟦&#x200B; ⟧Créer](a.md), [Ouvrir⟦ &#x200B;⟧](a.md), **⟦&#x200B;⟧Lire** et ![⟦&#8203; ⟧Image](b.png).", suggestions: ["", "", "", ""])
        try expect(rule, target: "Le mot⟦\u{AD}⟧clé du ⟦\u{202E}⟧jour.")
        try expect(rule, target: "La fin.⟦\u{2028}⟧ Le mot⟦\u{3164}⟧clé.")
    }

    @Test func findsAccentsApartAndLookAlikes() throws {
        try expect(rule, target: "Les ⟦donne\u{301}es⟧ du jour.", suggestions: ["données"])
        try expect(rule, target: "Le jour du ⟦p\u{43E}rt⟧ à quai.", suggestions: ["port"])
    }

    @Test func findsLookAlikesInNamesThatTheSourceHasPlain() throws {
        try expect(rule, target: "Le port de ⟦K\u{430}rsk⟧ est ouvert.", source: "The port of Karsk is open.")
        try expect(rule, target: "Le port de K\u{430}rsk est ouvert.")
    }

    @Test(arguments: [
        "La famille 👨‍👩‍👧 et le drapeau 🏳️‍🌈 sont là.",
        "Les accents s’affichaient « Ã© » dans le journal.",
        "Le code `donnÃ©es` reste tel quel.",
        "Il a dit « C’EST PARTAGÉ».",
        "Le mot русский et la lettre α.",
        "La mention データをExcelに出力 et le champ 部屋ＩＤと名前 restent.",
        "L’œuvre coûte 5 € à Noël…",
    ])
    func leavesAlone(_ text: String) throws { try expect(rule, target: text) }

    @Test func leavesAloneWhatTheSourceHas() throws {
        try expect(rule, target: "Le mot\u{200B}clé du jour.", source: "The key\u{200B}word of the day.")
    }
}
