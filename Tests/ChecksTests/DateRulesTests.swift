import Testing

@testable import Checks

struct DateRulesTests {
    @Test func examplesHold() throws {
        try expectExamples(of: DateMismatch())
        try expectExamples(of: LocaleDateFormat())
    }

    @Test func findsForeignForms() throws {
        try expect(
            LocaleDateFormat(), target: "Publié le ⟦March 3, 2021⟧ pour tous les utilisateurs, revu le 4 avril 2021.", suggestions: ["3 mars 2021"])
    }

    @Test func leavesOwnFormsAlone() throws {
        try expect(LocaleDateFormat(), target: "Le 14 juin 2021, puis le 1er mai 2022. En 2023 aussi.")
        try expect(DateMismatch(), target: "Du 14 juin 2021 au 1er mai 2022.", source: "From June 14, 2021 to May 1, 2022.")
    }
}
