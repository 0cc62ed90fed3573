import Markup
import Testing

@testable import Alignment

@Suite struct BlockAlignerTests {
    private func pairs(_ source: HandBuiltPage, _ target: HandBuiltPage, ignoreAnchors: Bool = false) -> PageAlignment {
        BlockAligner().align(source: source.page, target: target.page, options: .init(ignoreAnchors: ignoreAnchors))
    }

    private func shape(_ alignment: PageAlignment) -> [[[Int]]] { alignment.pairs.map { [Array($0.source), Array($0.target)] } }

    private let source = HandBuiltPage {
        $0.heading("Set up Kestrelia", level: 1)
        $0.paragraph("Kestrelia Sync copies 40 files an hour; see the guide.", links: ["https://docs.kestrelia.example/en-us/guide"])
        $0.heading("Before you begin")
        $0.list(["An account with Orvane.", "The key from the portal."])
        $0.add(.code, "kestrelia sync --all")
        $0.heading("Next steps")
        $0.paragraph("Write to support.")
    }

    @Test func pairsAFaithfulTranslationBlockByBlock() {
        let target = HandBuiltPage {
            $0.heading("Configurer Kestrelia", level: 1, anchor: "set-up-kestrelia")
            $0.paragraph("Kestrelia Sync copie 40 fichiers par heure ; voir le guide.", links: ["https://docs.kestrelia.example/fr-fr/guide"])
            $0.heading("Avant de commencer", anchor: "before-you-begin")
            $0.list(["Un compte chez Orvane.", "La clé du portail."])
            $0.add(.code, "kestrelia sync --all")
            $0.heading("Étapes suivantes", anchor: "next-steps")
            $0.paragraph("Écrivez au support.")
        }
        let alignment = pairs(source, target)
        #expect(shape(alignment) == (0..<8).map { [[$0], [$0]] })
        #expect(alignment.pair(ofTarget: 0).evidence.contains("slug"))
        #expect(alignment.pair(ofTarget: 1).evidence.contains("1 link in common"))
        #expect(alignment.pairs.allSatisfy { $0.confidence > 0.8 })
        let hidden = pairs(source, target, ignoreAnchors: true)
        #expect(shape(hidden) == shape(alignment))
        #expect(!hidden.pairs.contains { $0.evidence.contains("slug") })
    }

    @Test func leavesAloneWhatHasNoCounterpart() {
        let target = HandBuiltPage {
            $0.heading("Configurer Kestrelia", level: 1)
            $0.paragraph("Kestrelia Sync copie 40 fichiers par heure ; voir le guide.", links: ["https://docs.kestrelia.example/fr-fr/guide"])
            $0.list(["Un compte chez Orvane.", "La clé du portail."])
            $0.add(.code, "kestrelia sync --all")
            $0.heading("Étapes suivantes")
            $0.paragraph("Écrivez au support.")
            $0.add(.code, "rm -r 7777")
        }
        let alignment = pairs(source, target)
        #expect(alignment.pair(ofSource: 2).target == [])
        #expect(alignment.pair(ofSource: 3).target == [2])
        #expect(alignment.pair(ofTarget: 7 - 1).source == [7])
        #expect(alignment.pair(ofTarget: 7).source == [])
    }

    @Test func pairsTwoParagraphsWithTheOneTheyBecame() {
        let one = HandBuiltPage {
            $0.heading("Limits")
            $0.paragraph("The Orvane portal keeps every report for thirty days and then deletes it for good.")
            $0.paragraph("Ask Kestrelia to keep reports longer when your contract with them says that you may do so.")
            $0.heading("Prices")
        }
        let other = HandBuiltPage {
            $0.heading("Limites")
            $0.paragraph(
                "Le portail Orvane garde chaque rapport trente jours puis le supprime définitivement. Demandez à Kestrelia de garder les rapports plus longtemps si votre contrat le permet.")
            $0.heading("Prix")
        }
        #expect(shape(pairs(one, other)) == [[[0], [0]], [[1, 2], [1]], [[3], [2]]])
        #expect(shape(pairs(other, one)) == [[[0], [0]], [[1], [1, 2]], [[2], [3]]])
    }

    @Test func findsAMovedBlockByWhatItHolds() {
        let moved = "Kestrelia Sync copies 40 files an hour; see the guide."
        let rest = ["First open the console.", "Then choose a region near you.", "Wait until the light turns green.", "Close the lid again."]
        let one = HandBuiltPage {
            $0.paragraph(moved, links: ["guide.md"])
            for text in rest { $0.paragraph(text) }
        }
        let other = HandBuiltPage {
            for text in rest { $0.paragraph(text) }
            $0.paragraph(moved, links: ["guide.md"])
        }
        let pair = pairs(one, other).pair(ofSource: 0)
        #expect(pair.target == [4])
        #expect(pair.isMoved)
    }

    private let table = [
        ["Plan", "Seats", "Price", "Support"], ["Basic", "5", "10 EUR", "E-mail"], ["Team", "25", "40 EUR", "Phone"], ["Group", "100", "90 EUR", "Visit"],
    ]

    @Test func aDeletedRowShiftsNoCell() {
        let one = HandBuiltPage { $0.table(table) }
        let other = HandBuiltPage { $0.table([table[0], table[1], table[3]]) }
        let alignment = pairs(one, other)
        #expect((8..<12).allSatisfy { alignment.pair(ofSource: $0).target == [] })
        #expect((12..<16).allSatisfy { alignment.pair(ofSource: $0).target == [$0 - 4] })
    }

    @Test func aDeletedColumnShiftsNoCell() {
        let one = HandBuiltPage { $0.table(table) }
        let other = HandBuiltPage { $0.table(table.map { [$0[0], $0[2], $0[3]] }) }
        let alignment = pairs(one, other)
        for row in 0..<4 {
            #expect(alignment.pair(ofSource: row * 4 + 1).target == [])
            #expect(alignment.pair(ofSource: row * 4 + 2).target == [row * 3 + 1])
        }
        #expect(alignment.pair(ofSource: 6).evidence.first == "same cell of table 1")
    }

    @Test func aParagraphMayHaveBecomeAListItem() {
        let one = HandBuiltPage {
            $0.heading("Orvane")
            $0.paragraph("Open the Orvane console on port 8443.")
            $0.heading("Kestrelia")
        }
        let other = HandBuiltPage {
            $0.heading("Orvane")
            $0.list(["Ouvrez la console Orvane sur le port 8443."])
            $0.heading("Kestrelia")
        }
        #expect(shape(pairs(one, other)) == [[[0], [0]], [[1], [1]], [[2], [2]]])
    }

    @Test func emptyPagesAlign() {
        let nothing = HandBuiltPage { _ in }
        #expect(pairs(nothing, nothing).pairs.isEmpty)
        #expect(shape(pairs(source, nothing)) == (0..<8).map { [[$0], []] })
        #expect(shape(pairs(nothing, source)) == (0..<8).map { [[], [$0]] })
    }

    @Test func pagesOfNothingButTheSameAlign() {
        let one = HandBuiltPage { for _ in 0..<300 { $0.paragraph("a") } }
        let other = HandBuiltPage { for _ in 0..<200 { $0.paragraph("a") } }
        let alignment = pairs(one, other)
        #expect(alignment.pairs.reduce(0) { $0 + $1.source.count } == 300)
        #expect(alignment.pairs.reduce(0) { $0 + $1.target.count } == 200)
    }
}
