import Terminology
import Testing

@testable import Checks

@Suite struct WrongTermTests {
    private static let glossary = Glossary(entries: [
        GlossaryEntry(source: "firewall", status: .preferred, targets: ["pare-feu"]),
        GlossaryEntry(source: "firewall", status: .forbidden, targets: ["mur de feu", "cloison"]),
    ])

    @Test func examplesHold() throws {
        try expectExamples(of: WrongTerm())
    }

    @Test("A forbidden form is wrong where the source has its term") func forbiddenForm() throws {
        try expect(
            WrongTerm(), target: "Ouvrez le ⟦mur de feu⟧.\n\nLa ⟦cloison⟧ bloque le port.\n", source: "Open the firewall.\n\nThe firewall blocks the port.\n",
            glossary: Self.glossary, suggestions: ["pare-feu", "pare-feu"])
    }

    @Test("The same words for another term are right") func otherTerm() throws {
        try expect(WrongTerm(), target: "La cloison sépare les deux salles.\n", source: "The partition separates the two rooms.\n", glossary: Self.glossary)
    }

    @Test("Without a source only forms of several words are sure") func withoutSource() throws {
        try expect(WrongTerm(), target: "Le ⟦mur de feu⟧ est ouvert, la cloison aussi.\n", glossary: Self.glossary)
    }

    @Test("A hyphen makes a form as sure as a space does") func compoundWithoutSource() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "subkeel", status: .forbidden, targets: ["sous-barre"])])
        try expect(WrongTerm(), target: "La ⟦sous-barre⟧ tient le bateau.\n", glossary: glossary)
    }

    @Test("A form that another term of the sentence asks for is right") func explainedByAnotherTerm() throws {
        try expect(
            WrongTerm(), target: "Le débit actuel dépasse la limite.\n\nLe débit actuel et la limite réelle diffèrent.\n\nLe débit ⟦actuel⟧ dépasse la limite.\n",
            source: "The current rate exceeds the actual limit.\n\nThe current rate and the actual limit differ.\n\nThe actual rate exceeds the limit.\n")
    }

    @Test("Forms that may be right for another term need the source") func ambiguousForms() throws {
        try expect(WrongTerm(), target: "Un livre d’adresses de la bibliothèque manque. Le fuseau horaire reste vide.\n")
        try expect(
            WrongTerm(), target: "Le ⟦livre d’adresses⟧ contient vos contacts.\n", source: "The address book holds your contacts.\n",
            suggestions: ["carnet d’adresses"])
    }

    @Test("A capital inside a sentence makes a name of a term") func names() throws {
        try expect(WrongTerm(), target: "Ouvrez le panneau Magicien dans Brightloom.\n", source: "Open the Wizard panel in Brightloom.\n")
        try expect(WrongTerm(), target: "Ouvrez un ⟦magicien⟧.\n", source: "Open a wizard.\n", suggestions: ["assistant"])
    }

    @Test("Terms of a field count only on its pages") func fields() throws {
        try expect(WrongTerm(), target: "Le magasin compte ses stocks.\n", source: "The shop counts its inventory.\n")
        try expect(
            WrongTerm(), target: "Les annonceurs diffusent leurs campagnes auprès d’une audience et achètent du ⟦stock⟧ aux éditeurs.\n",
            source: "Advertisers show their campaigns to an audience and buy inventory from publishers.\n")
    }

    @Test("A long term but for one word of the same stem") func nearMisses() throws {
        let glossary = Glossary(entries: [GlossaryEntry(source: "shared identity pool", status: .preferred, targets: ["réserve d’identités partagée"])])
        try expect(
            WrongTerm(),
            target: "Une ⟦réserve d’identification partagée⟧, deux réserves d’identités partagées, une réserve de chaussures partagée, une réserve partagée.\n",
            glossary: glossary, suggestions: ["réserve d’identités partagée"])
        try expect(
            WrongTerm(), target: "Une réserve d’identification partagée.\n", source: "A shared pool of logins.\n", glossary: glossary)
    }

    @Test("The suggestion has the number, form and case of what it replaces") func inflectedSuggestions() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "load", status: .preferred, targets: ["charger"]), GlossaryEntry(source: "load", status: .forbidden, targets: ["porter", "portez", "portés"]),
            GlossaryEntry(source: "garden bed", status: .preferred, targets: ["parterre fleuri"]), GlossaryEntry(source: "garden bed", status: .forbidden, targets: ["lit de jardin", "lits de jardin"]),
            GlossaryEntry(source: "drawer", status: .preferred, targets: ["tiroir"]), GlossaryEntry(source: "drawer", status: .forbidden, targets: ["dessinatrice"]),
        ])
        try expect(
            WrongTerm(), target: "⟦Portez⟧ le fichier.\n\nLes fichiers sont ⟦portés⟧.\n", source: "Load the file.\n\nThe files load.\n", glossary: glossary,
            suggestions: ["Chargez", "chargés"])
        try expect(
            WrongTerm(), target: "Les ⟦lits de jardin⟧ sont prêts.\n", source: "Each garden bed is ready.\n", glossary: glossary, suggestions: ["parterres fleuris"])
        // The article would have to change as well.
        try expect(WrongTerm(), target: "Ouvrez la ⟦dessinatrice⟧ du bas.\n", source: "Open the drawer below.\n", glossary: glossary, suggestions: [nil])
        // So would a contracted one.
        let others = Glossary(entries: [
            GlossaryEntry(source: "flight", status: .preferred, targets: ["période"]), GlossaryEntry(source: "flight", status: .forbidden, targets: ["vol"]),
            GlossaryEntry(source: "inventory", status: .preferred, targets: ["inventaire"]), GlossaryEntry(source: "inventory", status: .forbidden, targets: ["stock"]),
        ])
        try expect(
            WrongTerm(), target: "Le reste du ⟦vol⟧.\n\nLe reste du ⟦stock⟧.\n\nUn ⟦stock⟧ vide.\n", source: "The rest of the flight.\n\nThe rest of the inventory.\n\nAn empty inventory.\n",
            glossary: others, suggestions: [nil, nil, "inventaire"])
    }

    @Test("A word that is wrong as a noun may be the adjective of another one") func adjectives() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "musicals", status: .preferred, targets: ["comédies"]), GlossaryEntry(source: "musicals", status: .forbidden, targets: ["musicaux"]),
        ])
        try expect(
            WrongTerm(), target: "Les spectacles musicaux du soir.\n\nLes ⟦musicaux⟧ du soir.\n", source: "The musicals of the evening.\n\nThe musicals of the evening.\n",
            glossary: glossary)
    }

    @Test("Participles agree, and a verb is replaced by no noun") func forms() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "loaded", status: .preferred, targets: ["chargé"]), GlossaryEntry(source: "loaded", status: .forbidden, targets: ["vidé", "vidée"]),
            GlossaryEntry(source: "loading", status: .preferred, targets: ["chargement"]), GlossaryEntry(source: "loading", status: .forbidden, targets: ["vidant"]),
        ])
        try expect(WrongTerm(), target: "La page ⟦vidée⟧ hier.\n", source: "The page loaded yesterday.\n", glossary: glossary, suggestions: ["chargée"])
        try expect(WrongTerm(), target: "En ⟦vidant⟧ la page.\n", source: "By loading the page.\n", glossary: glossary, suggestions: [nil])
    }
}

extension WrongTermTests {
    @Test("The word that leads a term has its plural however short it is") func shortWords() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "harbor ad", status: .preferred, targets: ["annonce Harbor"]), GlossaryEntry(source: "harbor ad", status: .forbidden, targets: ["annonce de port"]),
            GlossaryEntry(source: "shell key", status: .preferred, targets: ["touche Shell"]), GlossaryEntry(source: "shell key", status: .forbidden, targets: ["clé de coquille"]),
        ])
        try expect(
            WrongTerm(), target: "Voici des ⟦annonces de port⟧ et des ⟦clés de coquille⟧.\n", source: "Here are harbor ads and shell keys.\n", glossary: glossary,
            suggestions: ["annonces Harbor", "touches Shell"])
        try expect(WrongTerm(), target: "Les annonces de port et les clés de coquille.\n", source: "The notices of the harbor and the keys made of shell.\n", glossary: glossary)
    }

    @Test("A forbidden complement stands after another one") func coordinated() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "garden sale", status: .preferred, targets: ["vente Jardin"]), GlossaryEntry(source: "garden sale", status: .forbidden, targets: ["vente d’herbes"]),
        ])
        try expect(
            WrongTerm(), target: "Les ⟦ventes de meubles et d’herbes⟧ commencent.\n\nLes ⟦ventes d’été, de meubles ou d'herbes⟧.\n", source: "Furniture and garden sales begin.\n\nThe summer, furniture, or garden sales.\n",
            glossary: glossary, suggestions: [nil, nil])
        try expect(
            WrongTerm(), target: "Les ventes de meubles et d’herbes.\n\nLes ventes Jardin de meubles et d’herbes.\n", source: "Sales of furniture and herbs.\n\nThe garden sales of furniture and herbs.\n",
            glossary: glossary)
    }

    @Test("A word begins with a capital after a label, an acronym everywhere") func capitals() throws {
        let glossary = Glossary(entries: [
            GlossaryEntry(source: "inventory", status: .preferred, targets: ["inventaire"]), GlossaryEntry(source: "inventory", status: .forbidden, targets: ["stock"]),
            GlossaryEntry(source: "QTP", status: .preferred, targets: ["QTP"]), GlossaryEntry(source: "QTP", status: .forbidden, targets: ["quai de transport"]),
        ])
        try expect(
            WrongTerm(), target: "**Remarque :** les prix du ⟦stock⟧ varient.\n\n(Facultatif) Les prix du ⟦stock⟧ varient.\n\nOuvrez les ⟦quais de transport⟧ du port.\n",
            source: "**Note:** Inventory prices vary.\n\n(Optional) Inventory prices vary.\n\nOpen the QTPs of the harbor.\n", glossary: glossary)
        try expect(
            WrongTerm(), target: "**Remarque :** ouvrez Stock Studio.\n\nLe quai de transport.\n", source: "**Note:** Inventory Studio opens.\n\nThe transport pier.\n", glossary: glossary)
    }
}
