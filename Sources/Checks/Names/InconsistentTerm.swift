import Alignment
import Markup
import Terminology

/// One source term, rendered in several ways on a page.
public struct InconsistentTerm: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "inconsistent-term", family: .names, mqm: "terminology / inconsistent use", its: "terminology", severity: .minor,
        summary: "A term or heading is rendered by other words than elsewhere on the page or in the tree",
        explanation: """
            Where the glossary prefers a form for a source term and admits others, such as *dépôt* and *référentiel* for *repository*, a page should keep to one. The rule counts the forms that stand where
            the source has the term, and reports those that are used less than another; of two that are used alike often, the preferred one stays, and without a source it stays however often the source's own form was kept (*N/A*). The forms of one *preferred* row may stand side by side.
            Terms that no glossary has are told by words linked over the whole tree (IBM model 1, learned from the run's own sentence pairs and begun from a shipped list of words): of a compound of two or three
            words that the page has three times or more, or of a single noun that the tree renders by one word as a rule, or by hardly another one (or keeps, where the target language has borrowed it), the rendering that the page has less often is reported.
            A heading or cell of a few words that at least four pages and two of three render otherwise, by the same source text or, without a source, by the heading's id, is reported with their rendering.
            A word that is written in two ways on a page, with and without its hyphen or accent (*pré-roll*, *preroll*), is one term as well, with or without the source.

            Left alone: endings of one word; renderings in another order, in which another word leads; parts of a phrase (*mise en œuvre*); words of general use, as *time* or *way*; forms that share their telling words (*stockage cloud*, *stockage dans le cloud*); a form that another term of the same sentence asks for;
            source terms that stand as verbs; what the source writes in two ways itself. Without a source, forms that are ordinary words.
            """,
        examples: [
            .init(
                source: "Clone the repository. The repository has two branches. Delete the repository.",
                bad: "Clonez le dépôt. Le dépôt a deux branches. Supprimez le référentiel.",
                good: "Clonez le dépôt. Le dépôt a deux branches. Supprimez le dépôt."),
            .init(
                source: "Choose the button color. The button color changes. Save the button color.",
                bad: "Choisissez la couleur du bouton. La couleur du bouton change. Enregistrez la teinte du bouton.",
                good: "Choisissez la couleur du bouton. La couleur du bouton change. Enregistrez la couleur du bouton."),
            .init(bad: "Le ver-luisant brille. Éteignez le verluisant, puis un verluisant.", good: "Le verluisant brille. Éteignez le verluisant, puis un verluisant."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        let page = TermUses(subject)
        var findings: [Finding] = []
        for (_, uses) in TermRenderings(page).uses where uses.count >= 3 {
            findings += minority(of: uses, subject)
        }
        let deviations = WordRenderings(subject).minority().filter { !Self.isForbidden($0.usual, page) }
        let contested = findings.map(\.range) + deviations.filter { $0.use.words.count == 1 }.map { Self.range(of: $0.use, subject) }
        findings += deviations.filter { deviation in
            // What is reported itself is not suggested for a compound.
            deviation.use.words.count == 1 || !contested.contains { $0.overlaps(Self.range(of: deviation.usual, subject)) }
        }.map { finding(of: $0, subject) }
        findings += TranslationSearch(subject)?.usualRenderings().map { finding(of: $0, subject) } ?? []
        return findings + SpellingVariants(subject).minority().map { variant in
            finding(
                variant.segment, variant.range, confidence: 0.75, usual: variant.usual, evidence: ["the page has “\(variant.usual)” \(variant.count) times"], source: nil,
                sourceRange: nil, subject)
        }
    }

    private func finding(of deviation: WordRenderings.Deviation, _ subject: Subject) -> Finding {
        let use = deviation.use
        let source = subject.bitext?.source.page.segments[use.source.segment]
        let usual = subject.target.page.segments[deviation.usual.target.segment].string(in: deviation.usual.range)
        var result = finding(
            use.target.segment, use.range, confidence: Self.confidence(deviation), usual: usual,
            evidence: [
                "the page renders it by “\(usual)” \(deviation.usualCount) times, by this \(deviation.count == 1 ? "once" : "\(deviation.count) times")",
                "words linked over the tree",
            ],
            source: source?.string(in: use.sourceRange), sourceRange: source?.byteRange(of: use.sourceRange), subject)
        if deviation.fits {
            result.suggestion = Self.cased(usual, as: subject.target.page.segments[use.target.segment].string(in: use.range))
        } else {
            result.suggestion = nil
        }
        return result
    }

    private static func range(of use: WordRenderings.Use, _ subject: Subject) -> ByteRange { subject.target.page.segments[use.target.segment].byteRange(of: use.range) }

    /// Whether a rendering holds words that the glossary forbids for what the source has there.
    private static func isForbidden(_ use: WordRenderings.Use, _ page: TermUses) -> Bool {
        let subject = page.subject
        return subject.targetTerms[use.target.segment].contains { term in
            term.kind == .forbidden && term.range.overlaps(use.range) && page.holds(term.entry)
                && subject.sourceTerms[use.source.segment].contains { $0.kind == .source && page.groups.group[$0.entry] == page.groups.group[term.entry] && $0.range.overlaps(use.sourceRange) }
        }
    }

    /// A near tie tells little, and a small word more or less even less.
    private static func confidence(_ deviation: WordRenderings.Deviation) -> Double {
        let isTie = 2 * deviation.usualCount < 3 * deviation.count
        if deviation.use.keys == deviation.usual.keys { return isTie ? 0.45 : 0.55 }
        if isTie { return 0.55 }
        return deviation.usualCount >= 3 * deviation.count ? 0.75 : 0.65
    }

    /// A text that begins with a capital or small letter as another one does.
    private static func cased(_ text: String, as model: String) -> String {
        guard let first = model.first, let own = text.first, first.isUppercase != own.isUppercase, !text.prefix(2).dropFirst().contains(where: \.isUppercase) else { return text }
        return (first.isUppercase ? own.uppercased() : own.lowercased()) + text.dropFirst()
    }

    private func finding(of usual: UsualRendering, _ subject: Subject) -> Finding {
        let source = usual.source.flatMap { place in subject.bitext.map { ($0.source.page.segments[place.segment], place.range) } }
        let segment = subject.target.page.segments[usual.segment]
        return Finding(
            rule: description.id, severity: .minor, confidence: usual.pages >= 10 * usual.ownPages ? 0.75 : 0.6, range: segment.byteRange(of: usual.range),
            message: "“\(segment.string(in: usual.range))” stands where the tree otherwise has “\(usual.text)”",
            evidence: ["\(usual.pages) pages have “\(usual.text)” here, \(usual.ownPages) this"], source: source.map { $0.0.string(in: $0.1) },
            sourceRange: source.map { $0.0.byteRange(of: $0.1) }, suggestion: usual.text)
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
        // Without the source, a term that stayed as the source has it is no usage, however often it stands.
        func rank(_ form: Form) -> (Int, Int, Int) { (subject.bitext != nil || form.uses[0].isPreferred ? 1 : 0, form.uses.count, form.uses[0].isPreferred ? 1 : 0) }
        guard let usual = forms.max(by: { rank($0) < rank($1) }), usual.uses.count >= 2 else { return [] }
        let name = subject.target.page.segments[usual.uses[0].segment].string(in: usual.uses[0].range).lowercased()
        // In the singular and in the plural.
        var written = [name]
        for use in usual.uses {
            let form = subject.target.page.segments[use.segment].string(in: use.range).lowercased()
            if !written.contains(form) { written.append(form) }
        }
        return forms.filter { rank($0) < rank(usual) }.flatMap { form in
            form.uses.map { use in
                let source = use.source.flatMap { source in
                    subject.bitext.map { ($0.source.page.segments[source.segment], source.match.range) }
                }
                let share = Double(usual.uses.count) / Double(usual.uses.count + form.uses.count)
                let place = TermInPlace(use.range, ofTarget: use.segment, subject)
                var result = finding(
                    use.segment, use.range, confidence: share >= 0.66 ? 0.75 : 0.6, usual: name,
                    evidence: ["the page renders it by “\(name)” \(usual.uses.count) times, by this \(form.uses.count == 1 ? "once" : "\(form.uses.count) times")"],
                    source: source.map { $0.0.string(in: $0.1) }, sourceRange: source.map { $0.0.byteRange(of: $0.1) }, subject)
                result.suggestion = written.lazy.compactMap { place.form(of: $0) }.first
                return result
            }
        }
    }

    /// Whether the one form has no telling word that the other lacks.
    private static func areAlike(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        func covers(_ some: [[UInt8]], _ others: [[UInt8]]) -> Bool {
            some.allSatisfy { word in
                others.contains { other in
                    switch WordLikeness(word[...], other[...]) {
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
