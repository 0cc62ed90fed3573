import Testing

@testable import Checks

struct NumberMismatchTests {
    @Test func examplesHold() throws { try expectExamples(of: NumberMismatch()) }

    @Test func findsVersionsWrittenAsQuantities() throws {
        try expect(
            NumberMismatch(), target: "Tessel ⟦5,3⟧, ⟦5,4⟧ et ⟦5,5⟧ lisent 2,5 Go.", source: "Tessel 5.3, 5.4 and 5.5 read 2.5 GB.", suggestions: ["5.3", "5.4", "5.5"])
        try expect(NumberMismatch(), target: "Installez la version ⟦2,1⟧ du module.")
        try expect(NumberMismatch(), target: "Les utilisateurs du SDK ⟦2,2⟧ attendent.", source: "Users of the 2.2 SDK wait.")
    }

    @Test("In a sentence on versions, and in a list of them") func findsVersionsByTheirSentence() throws {
        try expect(
            NumberMismatch(), target: "Il faut le kit pour tous ⟦3,4⟧ ou une version ultérieure.", source: "It needs the kit for all of 3.4 or a later version.")
        try expect(
            NumberMismatch(), target: "La version de la presse. Valeurs : 4, 12, ⟦15,1⟧, ⟦15,3⟧.", source: "The version of the press. Values: 4, 12, 15.1, 15.3.")
        try expect(NumberMismatch(), target: "Dans cette version-⟦5,2⟧ du kit.", source: "In this release - 5.2 of the kit.")
        try expect(NumberMismatch(), target: "La version fait 1,5 fois mieux en 2,5 s.", source: "The version is 1.5 times better in 2.5 s.")
    }

    @Test func findsAnotherValue() throws {
        try expect(NumberMismatch(), target: "Attendez ⟦45⟧ secondes entre 2 essais.", source: "Wait 15 seconds between 2 tries.", suggestions: ["15"])
    }

    @Test func findsAnotherValueBesideATime() throws {
        try expect(
            NumberMismatch(), target: "Les rapports partent à 6 h 30 vers ⟦50⟧ adresses.", source: "Reports leave at 6:30 AM to 15 addresses.", suggestions: ["15"])
        try expect(NumberMismatch(), target: "Les nœuds de l’année ⟦2032⟧ :", source: "The nodes of the year 2023:")
    }

    @Test func leavesLocaleFormatsAlone() throws {
        try expect(
            NumberMismatch(), target: "Les 1 234 pages (2,5 par jour) sont prêtes à 21 h pour deux équipes.",
            source: "The 1,234 pages (2.5 a day) are ready at 9 pm for two teams.")
        try expect(NumberMismatch(), target: "La moyenne est de 4,5 étoiles et de 0,5 point.", source: "The average is 4.5 stars and 0.5 points.")
        try expect(NumberMismatch(), target: "Le total (10 x 2 + 4 x 0,5) augmente.", source: "The total (10 x 2 + 4 x 0.5) grows.")
    }
}
