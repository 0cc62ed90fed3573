import Testing

@testable import Checks

@Suite struct StaleTranslationTests {
    private let source = "# Lamps\n\nThe lamp has two buttons.\n\nIt is made of tin.\n"

    @Test func changedText() throws {
        try expect(
            StaleTranslation(), target: "# Lampes\n\n⟦La lampe a deux boutons.⟧\n\nElle est en étain.\n", source: source,
            current: "# Lamps\n\nThe lamp has three buttons.\n\nIt is made   of tin.\n")
    }

    @Test func addedTextIsReportedWhereTheVersionIsNamed() throws {
        try expect(
            StaleTranslation(), target: "---\n⟦ms.sourcegitcommit: abc1234⟧\n---\n# Lampes\n\nLa lampe a deux boutons.\n\nElle est en étain.\n", source: source,
            current: source + "\nKeep it away from water at all times.\n")
    }

    @Test func pageThatIsGone() throws {
        try expect(StaleTranslation(), target: "⟦# Lampes⟧\n\nLa lampe a deux boutons.\n", source: source, current: .some(nil))
    }

    @Test func sameTextIsFresh() throws {
        try expect(StaleTranslation(), target: "# Lampes\n\nLa lampe a deux boutons.\n", source: source, current: source)
        try expect(StaleTranslation(), target: "# Lampes\n\nLa lampe a deux boutons.\n", source: source)
    }
}
