import Alignment
import Markup
import Terminology

/// A term rendered by a word that the glossary forbids for it.
public struct WrongTerm: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "wrong-term", family: .names, mqm: "terminology / wrong term", its: "terminology", severity: .major,
        summary: "A term is rendered by words that the glossary forbids for it",
        explanation: """
            A glossary entry with the status *forbidden* lists translations that are wrong for its source term, such as *mur de feu* for *firewall*. Where the source is at hand, the
            rule reports them where the source term stands in the aligned source text and the translation does not have the term's preferred form as well; without a source, or where no source text
            is aligned, forms of several words are reported as they are.

            Left alone: forms of one word without the source, which may be right for another term.
            """,
        examples: [
            .init(source: "Open the port in the firewall.", bad: "Ouvrez le port dans le mur de feu.", good: "Ouvrez le port dans le pare-feu."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for (index, terms) in subject.targetTerms.enumerated() where terms.contains(where: { $0.kind == .forbidden }) {
            let segment = subject.target.page.segments[index]
            let sources = subject.bitext?.segmentPair(ofTarget: index).source ?? []
            for term in terms where term.kind == .forbidden && term.hasEvidence {
                let entry = subject.glossary.entries[term.entry]
                let found = segment.string(in: term.range)
                var evidence = ["the glossary forbids it for “\(entry.source)”"]
                var confidence = 0.7
                if !sources.isEmpty {
                    let isDue = sources.contains { source in
                        subject.sourceTerms[source].contains { $0.kind == .source && subject.glossary.entries[$0.entry].source.lowercased() == entry.source.lowercased() }
                    }
                    guard isDue else { continue }
                    evidence.append("the source has “\(entry.source)” here")
                    confidence = 0.95
                } else if !found.contains(" ") {
                    continue
                }
                findings.append(
                    Finding(
                        rule: description.id, severity: .major, confidence: confidence, range: segment.byteRange(of: term.range),
                        message: "“\(found)” is a wrong term for “\(entry.source)”", evidence: evidence, source: entry.source,
                        suggestion: preferred(for: entry.source, in: subject)))
            }
        }
        return findings
    }

    private func preferred(for source: String, in subject: Subject) -> String? {
        subject.glossary.entries.first { $0.status == .preferred && $0.source.lowercased() == source.lowercased() }?.targets.first
    }
}
