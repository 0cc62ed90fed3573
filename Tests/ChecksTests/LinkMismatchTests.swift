import Testing

@testable import Checks

struct LinkMismatchTests {
    @Test func examplesHold() throws { try expectExamples(of: LinkMismatch()) }

    @Test func findsWrongEdges() throws {
        try expect(LinkMismatch(), target: "Pour en savoir plus ⟦[: Planter⟧ un arbre](arbre.md).")
        try expect(LinkMismatch(), target: "Voir « [Planter un arbre ⟦»⟧](arbre.md).")
        try expect(LinkMismatch(), target: "Les lignes du catalogue ⟦[Tessel Grove apparaissent]⟧(grove.md) ci-dessous.")
    }

    @Test func comparesWhatTheSourceCovers() throws {
        try expect(
            LinkMismatch(), target: "Le guide TSL et son ⟦[aperçu]⟧(https://tessel.example/fr-fr/tsl) sont prêts.",
            source: "The guide and its [TSL preview](https://tessel.example/en-us/tsl) are ready.")
    }

    @Test func leavesGoodLinksAlone() throws {
        try expect(
            LinkMismatch(),
            target: """
                Voir [« Planter »](a.md), [Se connecter à Tessel](b.md), [connectez-le](c.md) maintenant et [.tess](d.md). Les [![Logo](l.png)](e.md) brillent. \
                L’[exemple suivant](f.md) plaît. [Comment il fonctionne](g.md) ici.
                """)
        try expect(LinkMismatch(), target: "Choisissez [Se connecter à](a.md) puis validez.", source: "Choose [Connect to](a.md) then confirm.")
    }
}
