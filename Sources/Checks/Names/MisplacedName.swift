import Alignment
import Linguistics
import Markup

/// A name stands where the target language's syntax cannot carry it: in the source's word order, or without the word that it leaned on.
///
/// Names are those of `NameSpotter`. Judged are only the words right beside a name, by their parts of speech.
public struct MisplacedName: Rule {
    public init() {}

    public var description: RuleDescription {
        RuleDescription(
            id: "misplaced-name",
            family: .names,
            mqm: "linguistic conventions / grammar",
            its: "grammar",
            severity: .minor,
            summary: "A name stands where the sentence cannot carry it",
            explanation: """
                Machine translation keeps a name, but often leaves it where the source's grammar had it. The rule looks at the words right beside each name:

                - a noun without a determiner after it, in the source's order: `Contoso Mail clients` for `clients Contoso Mail`, `Sync-Contoso commande`; with an article, where the
                  source has the name right before its noun: `Contoso Mail des paramètres`;
                - an acronym and its complement after it: `Contoso ID d’application`;
                - before it a determiner that asks for a noun (`une Windows`, `la Teams d’informations`), a phrase or noun that lost its preposition (`à l’aide Teams`, `utilisation Teams`), or
                  the noun that also follows it (`client Teams client`), or another noun that cannot be its own (`le programme Teams certification`);
                - a noun that begins a link after it (`les Contoso Mail [clients]`), and after a noun of action the complement that the source has it lead (`la synchronisation
                  [!DNL Contoso Mail] des dossiers`);
                - after it, where it is itself the object of a verb, an infinitive with its preposition: `Mettre à jour Contoso à faire entrées`;
                - a word glued to it: `Microsoft’intégration`, `[!DNL Contoso Ads]et`.

                Names are what the page marks with `[!DNL …]`, what a glossary has as do-not-translate, and words in mixed case or capitals that are no words
                of the target language. A name after its noun (`clients Teams`), with its verb, an adjective or a participle is left alone, as are
                loanwords that make a compound name (`SharePoint Framework`), and words parted from the name by markup or punctuation.
                """,
            examples: [
                .init(source: "Office 365 clients supported", bad: "Office 365 clients pris en charge", good: "Clients Office 365 pris en charge"),
                .init(bad: "Les appels sont enregistrés à l’aide Microsoft Teams.", good: "Les appels sont enregistrés à l’aide de Microsoft Teams."),
                .init(source: "Azure AD App ID", bad: "Azure AD ID d’application", good: "ID d’application Azure AD"),
            ])
    }

    public func findings(in subject: Subject) -> [Finding] {
        let spotter = NameSpotter(subject)
        let judge = subject.targetWords.placeJudge
        var findings: [Finding] = []
        for (index, segment) in subject.target.segments.enumerated() where !subject.texts[index].settled.contains(.namePlaces) {
            var isSettled = true
            func report(_ place: NamePlace, of name: Range<Int>) {
                isSettled = false
                // A word of the target language that is glued to a name may be the only one of its text.
                guard place.reason == .glued || !subject.isSourceLanguage(segment: index, at: name.lowerBound), !Self.standsInControl(place.range, segment) else { return }
                findings.append(
                    Finding(
                        rule: "misplaced-name", severity: .minor, confidence: place.confidence,
                        range: Self.bytes(of: place.range, in: segment), message: Self.message(place, name, in: segment),
                        evidence: [place.reason.evidence], suggestion: place.order.flatMap { Self.suggestion($0, of: place.range, in: segment) }))
            }
            for name in spotter.names(in: segment, terms: subject.targetTerms[index]) {
                func leadsWord() -> Bool {
                    isSettled = false
                    return Self.leadsWord(segment.segment.text[name.range], inSourceOf: index, subject)
                }
                if let place = judge.place(of: name, in: segment, leadsWord: leadsWord) {
                    report(place, of: name.range)
                } else if let place = judge.splitObject(of: name, in: segment) {
                    isSettled = false
                    if Self.leadsWord(segment.segment.text[name.range], afterVerb: true, inSourceOf: index, subject) { report(place, of: name.range) }
                }
            }
            func isKept(_ command: ArraySlice<UInt8>) -> Bool {
                isSettled = false
                return Self.isInSource(command, ofSegment: index, subject)
            }
            for token in segment.tokens.indices where segment.tokens[token].kind == .mark {
                if let place = judge.fusion(at: token, in: segment) { report(place, of: place.range) }
                guard segment.token(segment.tokens[token], is: "-") else { continue }
                if let place = judge.commandBeforeNoun(at: token, in: segment, isKept: isKept) { report(place, of: place.range) }
            }
            for inline in segment.segment.inlines where inline.isControl && !inline.text.isEmpty {
                isSettled = false
                let side = Self.sideOfWord(beside: segment.segment.text[inline.text], inSourceOf: index, subject)
                // *The report [Type]*: one noun after another one leads their phrase, and takes a complement; *the category [Other items]* does not.
                if side == .before, Self.isNoun(inline.text, in: segment) { continue }
                if let place = judge.place(ofControl: inline.text, isLed: side != nil, in: segment) ?? (side == .after ? judge.noun(afterControl: inline.text, in: segment) : nil) {
                    report(place, of: inline.text)
                }
            }
            if isSettled { subject.texts[index].settled.insert(.namePlaces) }
        }
        return findings
    }

    /// Whether a place lies in a string of the user interface, whose words stand as the product shows them.
    private static func standsInControl(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        segment.segment.inlines.contains { $0.isControl && $0.text.lowerBound <= range.lowerBound && range.upperBound <= $0.text.upperBound }
    }

    private static func isInSource(_ text: ArraySlice<UInt8>, ofSegment target: Int, _ subject: Subject) -> Bool {
        guard let bitext = subject.bitext else { return false }
        return bitext.segmentPair(ofTarget: target).source.contains { bitext.source.segments[$0].segment.text.holds(text) }
    }

    /// Whether the aligned source has a name right before a word that is no function word.
    ///
    /// - Parameter afterVerb: right after a form of a verb that is a noun as well, too.
    private static func leadsWord(_ name: ArraySlice<UInt8>, afterVerb: Bool = false, inSourceOf target: Int, _ subject: Subject) -> Bool {
        guard let bitext = subject.bitext, let first = name.first else { return false }
        return bitext.segmentPair(ofTarget: target).source.contains { index in
            let source = bitext.source.segments[index]
            let text = source.segment.text
            var at = 0
            while at + name.count < text.count {
                if text[at] == first, text[at..<(at + name.count)].elementsEqual(name) {
                    let last = source.firstToken(endingAfter: at + name.count - 1)
                    if source.tokens[last].range.upperBound == at + name.count, let next = NameNeighbours.word(after: last, in: source),
                        !source.tokens[next].info.contains(.sourceFunction), !source.tokens[next].shape.contains(.capitalized), !afterVerb || isVerbalNoun(before: at, in: source, subject)
                    {
                        return true
                    }
                }
                at += 1
            }
            return false
        }
    }

    private static func isVerbalNoun(before offset: Int, in source: AnalyzedSegment, _ subject: Subject) -> Bool {
        guard let word = NameNeighbours.word(before: source.firstToken(endingAfter: offset), in: source) else { return false }
        return subject.sourceProfile.verbalNounEndings.contains { source.segment.text[source.tokens[word].range].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// On which side of a string of the user interface the aligned source has a word that is no function word.
    private enum Side { case after, before }

    private static func sideOfWord(beside control: ArraySlice<UInt8>, inSourceOf target: Int, _ subject: Subject) -> Side? {
        guard let bitext = subject.bitext else { return nil }
        var side: Side?
        for index in bitext.segmentPair(ofTarget: target).source {
            let source = bitext.source.segments[index]
            for inline in source.segment.inlines where inline.isControl && source.segment.text[inline.text].elementsEqual(control) {
                let tokens = source.tokens(in: inline.text)
                func isContent(_ word: Int?) -> Bool { word.map { !source.tokens[$0].info.contains(.sourceFunction) } ?? false }
                if isContent(NameNeighbours.word(after: tokens.endIndex - 1, in: source)) { return .after }
                if isContent(NameNeighbours.word(before: tokens.startIndex, in: source)) { side = .before }
            }
        }
        return side
    }

    /// Whether a text is one word of the source language that is no function word.
    private static func isNoun(_ text: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens(in: text)
        guard tokens.count == 1, let token = tokens.first else { return false }
        return token.kind == .word && token.info.contains(.source) && !token.info.contains(.sourceFunction)
    }

    /// The file's bytes of a range of the text, with the marks of a `[!DNL …]` that it begins or ends with.
    private static func bytes(of range: Range<Int>, in segment: AnalyzedSegment) -> ByteRange {
        var bytes = segment.segment.byteRange(of: range)
        for inline in segment.segment.inlines where (inline.isMarkedName || inline.isControl) && inline.text.overlaps(range) {
            bytes = min(bytes.lowerBound, inline.range.lowerBound)..<max(bytes.upperBound, inline.range.upperBound)
        }
        return bytes
    }

    /// Nil where an article elided before the place could not stand before the new first word.
    private static func suggestion(_ order: [NamePlace.Part], of place: Range<Int>, in segment: AnalyzedSegment) -> String? {
        let first = segment.firstToken(endingAfter: place.lowerBound)
        if first > 0, segment.tokens[first - 1].kind == .elision, let start = order.first.map({ $0.start }),
            !segment.tokens[segment.firstToken(endingAfter: start)].info.contains(.vowelSound)
        { return nil }
        return order.map { part in
            switch part {
            case .text(let range): segment.segment.string(in: range)
            case .capitalized(let range):
                segment.segment.string(in: range).prefix(1).uppercased() + segment.segment.string(in: range).dropFirst()
            case .name(let name):
                name.evidence == .marked ? "[!DNL \(segment.segment.string(in: name.range))]" : segment.segment.string(in: name.range)
            }
        }.joined(separator: " ")
    }

    private static func message(_ place: NamePlace, _ name: Range<Int>, in segment: AnalyzedSegment) -> String {
        let words = segment.segment.string(in: place.range)
        let name = segment.segment.string(in: name)
        switch place.reason {
        case .nounAfter: return "The name “\(name)” stands before its noun in “\(words)”"
        case .acronymAfter: return "The name “\(name)” stands before the words it belongs to in “\(words)”"
        case .nounMissing: return "A noun is missing between the determiner and the name in “\(words)”"
        case .prepositionMissing: return "A preposition is missing before the name in “\(words)”"
        case .nounTwice: return "The same noun stands before and after the name in “\(words)”"
        case .complementAfter: return "The name “\(name)” stands before the complement it belongs to in “\(words)”"
        case .infinitiveAfter: return "The name “\(name)” is a verb’s object and cannot carry the infinitive after it in “\(words)”"
        case .glued: return "A word is glued to the name in “\(words)”"
        }
    }
}

extension NamePlace.Reason {
    fileprivate var evidence: String {
        switch self {
        case .nounAfter: "a noun without determiner follows the name"
        case .acronymAfter: "an acronym with its complement follows the name"
        case .nounMissing: "this determiner takes a noun"
        case .prepositionMissing: "this phrase takes a preposition"
        case .nounTwice: "one noun on both sides"
        case .infinitiveAfter: "an infinitive without an object follows the name"
        case .complementAfter: "the source has the name between a verb and its object"
        case .glued: "no space between name and word"
        }
    }
}
