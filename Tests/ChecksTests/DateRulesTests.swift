import Testing

@testable import Checks

struct DateRulesTests {
    @Test func examplesHold() throws {
        try expectExamples(of: DateMismatch())
        try expectExamples(of: LocaleDateFormat())
    }

    @Test func findsSeveralWrongDates() throws {
        try expect(
            DateMismatch(), target: "La version 2 date du ⟦9 mars 2024⟧, la 3 du ⟦1er mai 2023⟧ et la 4 du 2 juin 2022.",
            source: "Version 2 is of September 3, 2024, 3 of May 1, 2024, and 4 of June 2, 2022.")
    }

    @Test func findsForeignForms() throws {
        try expect(
            LocaleDateFormat(), target: "Publié le ⟦March 3, 2021⟧ pour tous les utilisateurs, revu le 4 avril 2021.", suggestions: ["3 mars 2021"])
    }

    @Test func readsMonthsOfYears() throws {
        try expect(DateMismatch(), target: "La suite est prévue pour ⟦mai 2025⟧, pas pour juin 2026.", source: "More is planned for March 2025, not for June 2026.")
        try expect(LocaleDateFormat(), target: "La suite est prévue pour ⟦Septembre 2025⟧. Juin 2026 sera calme.", suggestions: ["septembre 2025"])
    }

    @Test func findsCapitalsInsideADateThatBeginsItsText() throws {
        try expect(LocaleDateFormat(), target: "| Date | Quoi |\n|---|---|\n| ⟦12 Août 2022⟧ | La sortie |\n| 13 août 2022 | La suite |")
    }

    @Test func leavesOwnFormsAlone() throws {
        try expect(LocaleDateFormat(), target: "Le 14 juin 2021, puis le 1er mai 2022. En 2023 aussi.")
        try expect(DateMismatch(), target: "Du 14 juin 2021 au 1er mai 2022.", source: "From June 14, 2021 to May 1, 2022.")
    }

    @Test("The first of a month is an ordinal") func firstOfMonth() throws {
        try expect(LocaleDateFormat(), target: "Publié le ⟦1 Novembre 2022⟧ pour tous.", suggestions: ["1er novembre 2022"])
    }
}
