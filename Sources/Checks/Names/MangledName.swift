/// A name was translated, re-spelt, split, truncated or replaced.
public struct MangledName: Rule {
    static let id = "mangled-name"

    public init() {}

    public let description = RuleDescription(
        id: id, family: .names, mqm: "accuracy / do-not-translate", its: "terminology", severity: .major,
        summary: "A name was translated, re-spelt, split, truncated or replaced",
        explanation: """
            A name – of a company, a product, an app, a service, or an acronym – stays as it is in every language. This rule finds places where it did not:

            - **By the glossary**: known mangled forms of its do-not-translate names (`Répertoire actif` for *Active Directory*) and names that were split (`Share Point`), turned round, cut short, without the full stop they begin with (`NET Core`), or left as a word of neither language that is spelt nearly as they are.
            - **By other pages**, where no source is at hand: words that several texts of the tree write with capitals inside sentences, in one way and hardly ever in small letters, are
              names like the glossary's. Of their traces only what is plain is taken.
            - **By the source**: names of the glossary, and words that the source writes with capitals and that the tree's translations keep far more often than
              words are kept; where such a name is missing from the translated sentence, the rule looks for what became of it. Official translated forms, which the tree does not
              keep, are no names in this sense.
            - **By the page itself**: the id of its heading, its file's name and the domains it links to still hold the names as the source had them. Headings, table cells and
              lines that hold names on the pages of the same family are compared with them; what stands in for a name there is sought again on the whole page.

              Who made what the page is about is told by the table, by the lines that agree with the file's name, or by the file's name up to the words of the
              heading's id; other words, another order, a word lost between others or said twice are wrong there. A legal form left off is not.
              Prepositions that a piece of a name has grown onto (`parFact`) are found in such families.

              Tables that list pages are compared with what they lead to: with their makers, the names of the files; else the page that has the id in which a link's address ends.

              A name of two words in the heading's id that the text has in the target language's cognates, and an everyday word in a list of names, are found too.

            Where a name is lost that is made of everyday words, or a page's maker was found translated, a list of such words tells what else stands for it; and an
            article that leads to no noun (“dans le — et”) tells where it vanished.

            Left alone: headings that are no names, the words of a lost name where they are a noun of their own, names in the preferred form that the glossary gives, and letter case (`name-casing`).
            """,
        examples: [
            .init(
                source: "Sign in to SharePoint Online.", bad: "Connectez-vous à Share Point Online.", good: "Connectez-vous à SharePoint Online."),
            .init(
                bad: "# <a name=\"night-watch\"></a>Garde de nuit\n\n| Question | Réponse |\n|---|---|\n| Nom | Garde de nuit |\n",
                good: "# <a name=\"night-watch\"></a>Night Watch\n\n| Question | Réponse |\n|---|---|\n| Nom | Night Watch |\n"),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        Self.distinct(TracesOfNames.findings(in: subject) + PageNames.findings(in: subject) + GluedNames.findings(in: subject) + PageCognates.findings(in: subject) + NameLists.findings(in: subject) + NameIndexes.findings(in: subject) + LostNames.findings(in: subject))
    }

    /// The surest finding of each place.
    private static func distinct(_ findings: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        for finding in findings.sorted(by: { ($1.confidence, $0.range.lowerBound) < ($0.confidence, $1.range.lowerBound) })
        where !kept.contains(where: { $0.range.overlaps(finding.range) }) {
            kept.append(finding)
        }
        return kept
    }
}
