import Alignment
import Markup
import Terminology

/// One source term, rendered in several ways on a page.
public struct InconsistentTerm: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "inconsistent-term", family: .names, mqm: "terminology / inconsistent use", its: "terminology", severity: .minor,
        summary: "A term is rendered by other words than elsewhere on the page",
        explanation: """
            Where the glossary prefers a form for a source term and admits others, such as *dépôt* and *référentiel* for *repository*, a page should keep to one. The rule counts the forms that stand where
            the source has the term, and reports those that are used less than another; of two that are used alike often, the preferred one stays. The forms of one *preferred* row may stand side by side.
            A word that is written in two ways on a page, with and without its hyphen or accent (*pré-roll*, *preroll*), is one term as well, with or without the source.

            Left alone: endings of one word; forms that share their telling words (*stockage cloud*, *stockage dans le cloud*); a form that another term of the same sentence asks for;
            source terms that stand as verbs; what the source writes in two ways itself. Without a source, forms that are ordinary words.
            """,
        examples: [
            .init(
                source: "Clone the repository. The repository has two branches. Delete the repository.",
                bad: "Clonez le dépôt. Le dépôt a deux branches. Supprimez le référentiel.",
                good: "Clonez le dépôt. Le dépôt a deux branches. Supprimez le dépôt."),
            .init(bad: "Le ver-luisant brille. Éteignez le verluisant, puis un verluisant.", good: "Le verluisant brille. Éteignez le verluisant, puis un verluisant."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        let page = TermUses(subject)
        var findings: [Finding] = []
        for (_, uses) in TermRenderings(page).uses where uses.count >= 3 {
            findings += minority(of: uses, subject)
        }
        return findings + SpellingVariants(subject).minority().map { variant in
            finding(
                variant.segment, variant.range, confidence: 0.75, usual: variant.usual, evidence: ["the page has “\(variant.usual)” \(variant.count) times"], source: nil,
                sourceRange: nil, subject)
        }
    }

    /// A form of a term with its uses.
    private struct Form {
        let words: [[UInt8]]
        var uses: [TermRenderings.Use]
    }

    private func minority(of uses: [TermRenderings.Use], _ subject: Subject) -> [Finding] {
        var forms: [Form] = []
        for use in uses {
            if let at = forms.firstIndex(where: { ($0.uses[0].isPreferred && use.isPreferred) || Self.areAlike($0.words, use.words) }) {
                forms[at].uses.append(use)
            } else {
                forms.append(Form(words: use.words, uses: [use]))
            }
        }
        guard forms.count >= 2 else { return [] }
        func rank(_ form: Form) -> (Int, Int) { (form.uses.count, form.uses[0].isPreferred ? 1 : 0) }
        guard let usual = forms.max(by: { rank($0) < rank($1) }), usual.uses.count >= 2 else { return [] }
        let name = subject.target.page.segments[usual.uses[0].segment].string(in: usual.uses[0].range).lowercased()
        return forms.filter { rank($0) < rank(usual) }.flatMap { form in
            form.uses.map { use in
                let source = use.source.flatMap { source in
                    subject.bitext.map { ($0.source.page.segments[source.segment], source.match.range) }
                }
                let share = Double(usual.uses.count) / Double(usual.uses.count + form.uses.count)
                return finding(
                    use.segment, use.range, confidence: share >= 0.66 ? 0.75 : 0.6, usual: name,
                    evidence: ["the page renders it by “\(name)” \(usual.uses.count) times, by this \(form.uses.count == 1 ? "once" : "\(form.uses.count) times")"],
                    source: source.map { $0.0.string(in: $0.1) }, sourceRange: source.map { $0.0.byteRange(of: $0.1) }, subject)
            }
        }
    }

    /// Whether the one form has no telling word that the other lacks.
    private static func areAlike(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        func covers(_ some: [[UInt8]], _ others: [[UInt8]]) -> Bool {
            some.allSatisfy { word in
                others.contains { other in
                    switch WordLikeness(word, other) {
                    case .same, .sameStem: true
                    case .different: false
                    }
                }
            }
        }
        return covers(left, right) || covers(right, left)
    }

    private func finding(
        _ index: Int, _ range: Range<Int>, confidence: Double, usual: String, evidence: [String], source: String?, sourceRange: ByteRange?, _ subject: Subject
    ) -> Finding {
        let segment = subject.target.page.segments[index]
        let found = segment.string(in: range)
        return Finding(
            rule: description.id, severity: .minor, confidence: confidence, range: segment.byteRange(of: range),
            message: "“\(found)” stands where the page otherwise has “\(usual)”", evidence: evidence, source: source, sourceRange: sourceRange, suggestion: usual)
    }
}
