import Testing

@testable import Checks

struct LocaleNumberFormatTests {
    private let rule = LocaleNumberFormat()

    @Test func examplesHold() throws { try expectExamples(of: rule) }

    @Test func findsTheSourcesSeparators() throws {
        try expect(
            rule, target: "Le disque contient ⟦1,234,567⟧ fichiers, soit ⟦1,234.50⟧ Go et ⟦2.5⟧ Mo chacun.",
            source: "The disk holds 1,234,567 files, that is 1,234.50 GB and 2.5 MB each.", suggestions: ["1\u{202F}234\u{202F}567", "1\u{202F}234,50", "2,5"])
        try expect(rule, target: "Le câble mesure ⟦1.5⟧ m.", source: "The cable is 1.5 m long.")
        try expect(rule, target: "| Prix |\n|---|\n| ⟦5,500⟧ $ |", source: "| Price |\n|---|\n| $5,500 |")
        try expect(rule, target: "Le quota est de ⟦$50,000⟧ par mois.", source: "The quota is $50,000 a month.", suggestions: ["50\u{202F}000\u{A0}$"])
        try expect(rule, target: "Attendez ⟦3.5⟧ secondes ; la file garde ⟦1,500⟧ messages.")
    }

    @Test func findsPercentSignsWithoutTheirSpace() throws {
        try expect(rule, target: "Une remise de ⟦12.5%⟧, puis de +⟦30%⟧ et de 40 %.", suggestions: ["12,5\u{A0}%", "30\u{A0}%"])
    }

    @Test func leavesVersionsAndDecimalsAlone() throws {
        try expect(rule, target: "Tessel 2.5 lit 1,250 Go, TLS 1.2 aussi.", source: "Tessel 2.5 reads 1.250 GB, so does TLS 1.2.")
        try expect(rule, target: "La version 4.7 projets compris, puis les versions 2.1 et 2.2 secondes.")
        try expect(rule, target: "Le seuil vaut 0,125 point et la dose 1,250 gramme.")
    }

    @Test func leavesCodeAndAddressesAlone() throws {
        try expect(rule, target: "Utilisez `100%` ou `1,234.5`, l’adresse 10.0.0.1, le chemin a%20b et la plage 1.5-2.5.")
        try expect(rule, target: "Choisissez [!UICONTROL 50% Zoom] dans le menu des options.")
        try expect(rule, target: "| Part |\n|---|\n| 10% |\n")
        try expect(rule, target: "About 10% of the users have more than 1,000 files.")
    }
}
