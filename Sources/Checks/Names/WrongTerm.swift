import Alignment
import Linguistics
import Markup
import Terminology

/// A term rendered by a word that the glossary forbids for it, or by a near miss of the glossary's own.
public struct WrongTerm: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "wrong-term", family: .names, mqm: "terminology / wrong term", its: "terminology", severity: .major,
        summary: "A term is rendered by words that the glossary forbids for it, or by a near miss of what it asks for",
        explanation: """
            A glossary entry with the status *forbidden* lists translations that are wrong for its source term, such as *mur de feu* for *firewall*. Where the source is at hand, the
            rule reports them where the source term stands in the aligned sentence as an ordinary word, and the translation does not have one of the term's right forms as often, or the words
            are linked with the term over the tree. A forbidden complement may stand apart from its noun (*campagnes de recherche et d’achat* for *search and shopping campaigns*). Without a
            source, forms of several words are reported that can mean nothing else, which entries with the evidence *source* cannot.

            A translation of three words or more is also known by its near misses: all of its words stand there but one, which shares its stem with the right one
            (*Centre d’administrateur Exchange* for *Centre d’administration Exchange*). Other endings of the same word are no miss.

            Left alone: a form that another term of the same sentence asks for (*actuel* where the source says *current* as well as *actual*); terms with a field, such
            as advertising, on pages of other fields; code, addresses, names.
            """,
        examples: [
            .init(source: "Open the port in the firewall.", bad: "Ouvrez le port dans le mur de feu.", good: "Ouvrez le port dans le pare-feu."),
            .init(bad: "Ouvrez le Centre d’administrateur Exchange.", good: "Ouvrez le Centre d’administration Exchange."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        let uses = TermUses(subject)
        let near = NearTerms(groups: uses.groups)
        let coordinated = CoordinatedTerms(uses: uses)
        return subject.target.segments.indices.reduce(into: []) { findings, index in
            let wrong = forbidden(in: index, uses)
            if !wrong.isEmpty { findings += wrong }
            let shared = coordinated.hits(in: index)
            if !shared.isEmpty { findings += shared.map { finding($0, in: index, uses) } }
            let missed = nearMisses(in: index, near, uses)
            if !missed.isEmpty { findings += missed }
        }
    }

    private func forbidden(in index: Int, _ uses: TermUses) -> [Finding] {
        let subject = uses.subject
        let segment = subject.target.page.segments[index]
        return subject.targetTerms[index].compactMap { term in
            guard term.kind == .forbidden, term.hasEvidence, uses.holds(term.entry), !TermUses.isProtected(term.range, in: segment),
                !subject.isSourceLanguage(segment: index, at: term.range.lowerBound)
            else { return nil }
            let entry = subject.glossary.entries[term.entry]
            let found = segment.string(in: term.range)
            var evidence = ["the glossary forbids it for “\(entry.source)”"]
            var confidence = 0.7
            if let sources = uses.sourceUses(ofTarget: index, at: term.range.lowerBound) {
                let group = uses.groups.group[term.entry]
                let due = sources.count { uses.groups.group[$0.match.entry] == group && uses.isPlain($0) }
                guard due > 0 else { return nil }
                let right = uses.targetTerms(of: index, sentenceAt: term.range.lowerBound)
                guard right.count(where: { uses.groups.group[$0.entry] == group }) < due || renders(term, of: index, sources, uses) else { return nil }
                // The same words may be due for another term of the sentence.
                let isExplained = right.contains { other in
                    other.range == term.range && sources.contains { uses.groups.group[$0.match.entry] == uses.groups.group[other.entry] }
                }
                if isExplained || isAdjective(term, index, uses) { return nil }
                evidence.append("the source has “\(entry.source)” here")
                confidence = found.contains(" ") ? 0.95 : 0.85
            } else {
                guard entry.evidence != .source, found.contains(where: { $0.isWhitespace || $0 == "-" }) else { return nil }
            }
            let preferred = uses.preferred(for: term.entry)
            let suggestion = preferred.flatMap { TermInPlace(term.range, ofTarget: index, subject).form(of: $0, lemmas: entry.targets) }
            if let preferred, suggestion == nil { evidence.append("the glossary asks for “\(preferred)”") }
            return finding(found, segment.byteRange(of: term.range), confidence, evidence, source: entry.source, suggestion: suggestion)
        }
    }

    private func finding(_ hit: CoordinatedTerms.Hit, in index: Int, _ uses: TermUses) -> Finding {
        let subject = uses.subject
        let segment = subject.target.page.segments[index]
        let entry = subject.glossary.entries[hit.entry]
        let preferred = uses.preferred(for: hit.entry)
        return finding(
            segment.string(in: hit.range), segment.byteRange(of: hit.range), 0.9,
            ["the glossary forbids “\(segment.string(in: hit.complement))” in it for “\(entry.source)”", "the source has “\(entry.source)” here"] + (preferred.map { ["the glossary asks for “\($0)”"] } ?? []),
            source: entry.source, suggestion: nil)
    }

    /// Whether the forbidden words are linked with the source's term, by words linked over the tree: then a right form in the sentence renders something else.
    private func renders(_ term: TermMatch, of index: Int, _ sources: [TermUses.SourceUse], _ uses: TermUses) -> Bool {
        let subject = uses.subject
        guard let source = subject.source, let sentence = subject.target.segments[index].sentence(at: term.range.lowerBound),
            let aligned = subject.alignedWords.first(where: { $0.target == SentenceIndex(segment: index, sentence: sentence) })
        else { return false }
        let tokens = subject.target.segments[index].tokens
        return aligned.links.contains { link in
            let own = source.segments[aligned.source.segment].tokens[aligned.sourceWords[link.source].token].range
            return link.strength > 0 && term.range.overlaps(tokens[aligned.targetWords[link.target].token].range)
                && sources.contains { $0.segment == aligned.source.segment && uses.groups.group[$0.match.entry] == uses.groups.group[term.entry] && $0.match.range.overlaps(own) }
        }
    }

    /// Whether a single word, wrong for a noun, stands as the adjective of the noun before it: *contenus créatifs*.
    private func isAdjective(_ term: TermMatch, _ index: Int, _ uses: TermUses) -> Bool {
        let segment = uses.subject.target.segments[index]
        let at = segment.firstToken(endingAfter: term.range.lowerBound)
        let word = segment.tokens[at]
        guard word.range == term.range, word.info.contains(.adjective), let noun = NameNeighbours.word(before: at, in: segment), segment.tokens[noun].info.contains(.noun),
            !segment.tokens[noun].info.contains(.targetFunction), segment.tokens[noun].info.isDisjoint(with: .adjective) || segment.tokens[noun].info.contains(.pastParticiple) || isLed(noun, segment),
            let preferred = uses.preferred(for: term.entry)?.split(separator: " ").first
        else { return false }
        func agree(_ kinds: WordInfo) -> Bool { !word.info.intersection(kinds).isDisjoint(with: segment.tokens[noun].info) }
        return agree([.masculine, .feminine]) && agree([.singular, .plural]) && !uses.subject.lexicon.info(Array(preferred.utf8), shape: []).contains(.adjective)
    }

    /// Whether an article or the like stands before a word, so that it is a noun, though it may be an adjective: *des fins*, *aucun identifiant*.
    private func isLed(_ noun: Int, _ segment: AnalyzedSegment) -> Bool { NameNeighbours.word(before: noun, in: segment).map { segment.tokens[$0].info.contains(.determiner) } ?? false }

    private func nearMisses(in index: Int, _ near: NearTerms, _ uses: TermUses) -> [Finding] {
        let subject = uses.subject
        let segment = subject.target.page.segments[index]
        let text = subject.texts[index]
        if text.settled.contains(.nearTerms) { return [] }
        let hits = near.hits(in: subject.target.segments[index])
        if hits.isEmpty { text.settled.insert(.nearTerms) }
        return hits.compactMap { hit in
            guard uses.holds(hit.term.entry), !TermUses.isProtected(hit.range, in: segment),
                !subject.targetTerms[index].contains(where: { $0.kind == .target && $0.range.overlaps(hit.range) && $0.range.count >= hit.range.count / 2 })
            else { return nil }
            let entry = subject.glossary.entries[hit.term.entry]
            let found = segment.string(in: hit.range)
            var evidence = ["one word off the glossary's “\(hit.term.text)”"]
            var confidence = 0.8
            if let sources = uses.sourceUses(ofTarget: index, at: hit.range.lowerBound) {
                guard sources.contains(where: { uses.groups.group[$0.match.entry] == uses.groups.group[hit.term.entry] }) else { return nil }
                evidence.append("the source has “\(entry.source)” here")
                confidence = 0.95
            }
            return finding(found, segment.byteRange(of: hit.range), confidence, evidence, source: entry.source, suggestion: Self.cased(hit.term.text, like: found))
        }
    }

    private func finding(_ found: String, _ range: ByteRange, _ confidence: Double, _ evidence: [String], source: String, suggestion: String?) -> Finding {
        Finding(
            rule: description.id, severity: .major, confidence: confidence, range: range, message: "“\(found)” is a wrong term for “\(source)”", evidence: evidence,
            source: source, suggestion: suggestion)
    }

    /// The term with a small or capital first letter, as the words that it replaces.
    private static func cased(_ term: String, like found: String) -> String {
        guard let first = found.first, let own = term.first else { return term }
        return (first.isUppercase ? own.uppercased() : own.lowercased()) + term.dropFirst()
    }
}
