import Alignment
import Linguistics
import Markup

/// Finds words of the source language that were left inside a translated text.
public struct UntranslatedFragment: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "untranslated-fragment", family: .untranslated, mqm: "accuracy / untranslated", its: "untranslated", severity: .minor,
        summary: "Words of the source language were left inside a translated text",
        explanation: """
            In a text that is translated as a whole, runs of words are sought that only the source language's dictionary has: two or more of them, \
            or one that the source has in lower case at the same place and that the tree's other pages do not borrow. Without a source, terms and acronyms that the glossary would have translated \
            are found too (*la DB*). A function word beside a name is \
            found where the tree's other pages have the same line with the target language's word. A word that has its capital only because the source's text begins \
            with it (*Paramètres de Ladder* for *Ladder settings*) was left as well, where the tree translates it, and so was one with a capital that the source does not give it \
            (*compte Warden* for *warden account*).

            Left alone: names (the glossary's, and words with a capital inside the text), loanwords, code and words beside a noun such as \
            *commande* or *option* that announces one, strings of the user interface (bold, quoted or marked), glosses in parentheses, words written out before their \
            acronym, error messages, and words of the page's file name.
            """,
        examples: [
            .init(
                source: "The report is sent to the owner and all administrators.", bad: "Le rapport est envoyé au propriétaire and all administrators.",
                good: "Le rapport est envoyé au propriétaire et à tous les administrateurs."),
            .init(
                source: "Fixed errors in the log view.", bad: "Correction des Errors dans la vue du journal.",
                good: "Correction des erreurs dans la vue du journal."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        var findings = OpeningCapitals(subject).places.map { place in
            Finding(
                rule: description.id, severity: description.severity, confidence: 0.8, range: place.range, message: "“\(place.word)” was left with the capital that it had at the beginning of the source's text",
                evidence: ["the tree translates it elsewhere"], source: place.word, sourceRange: place.sourceRange)
        }
        let opening = findings.map(\.range)
        findings += KeptCapitals(subject).places.lazy.filter { place in !opening.contains { $0.overlaps(place.range) } }.map { place in
            Finding(
                rule: description.id, severity: description.severity, confidence: 0.75, range: place.range, message: "“\(place.word)” was left in the source language, with a capital that the source does not give it",
                evidence: ["the tree translates it elsewhere"], source: place.word, sourceRange: place.sourceRange)
        }
        for (index, segment) in subject.target.segments.enumerated() where !subject.texts[index].settled.contains(.fragments) {
            var isSettled = true
            defer { if isSettled { subject.texts[index].settled.insert(.fragments) } }
            for (place, translation) in KeptAcronyms.places(in: index, subject) {
                isSettled = false
                let quoted = segment.segment.string(in: place)
                findings.append(
                    Finding(
                        rule: description.id, severity: description.severity, confidence: 0.7, range: segment.segment.byteRange(of: place), message: "“\(quoted)” was left in the source language",
                        evidence: ["the glossary asks for “\(translation)”"], source: quoted))
            }
            guard segment.tokens.contains(where: \.isSourceOnly) else { continue }
            var exempt: ExemptText?
            for sentence in segment.sentences where segment.tokens(in: sentence).contains(where: \.isTargetOnly) {
                for run in runs(in: segment, sentence) {
                    isSettled = false
                    let covering = exempt ?? ExemptText(segment, names: subject.names(inSegment: index), includingEmphasis: true)
                    exempt = covering
                    if let finding = judge(run, index, covering, subject) ?? linkOfLine(run, index, subject) { findings.append(finding) }
                }
            }
        }
        return findings
    }

    /// Neighbouring words that stayed in the source language, names among them included.
    private struct Run {
        /// UTF-8 offsets in the segment's text.
        var range: Range<Int>
        /// The tokens that only the source language has.
        var words: [Token] = []
        /// Words of both languages, names and others between them.
        var others = 0
        /// Words of both languages that a hyphen joins to the run.
        var compounds = 0

        var functions: Int { words.count { $0.info.contains(.sourceFunction) } }
        /// Words in lower case.
        var lower: Int { words.count { !$0.shape.contains(.capitalized) } }
    }

    private func runs(in segment: AnalyzedSegment, _ sentence: Range<Int>) -> [Run] {
        var runs: [Run] = []
        var current: Run?
        var pending = 0
        func close() {
            if let run = current { runs.append(run) }
            current = nil
            pending = 0
        }
        let tokens = segment.tokens(in: sentence)
        for index in tokens.indices {
            let token = tokens[index]
            switch token.kind {
            case .space: continue
            case .word where token.isSourceOnly && segment.segment.text[token.range.lowerBound] < 0x80 && segment.segment.text[token.range.lowerBound] != 0x27
                && token.shape.isDisjoint(with: [.mixedCase, .hasDigit, .allCapitals, .singleLetter, .nonLatin])
                && !LanguageEvidence.isJoined(index, in: tokens, of: segment.segment.text):
                var run = current ?? Run(range: token.range)
                run.range = run.range.lowerBound..<token.range.upperBound
                run.words.append(token)
                run.others += pending
                pending = 0
                current = run
            case .word where current.map({ token.range.upperBound <= $0.range.upperBound }) ?? false: continue
            case .word where !token.shape.contains(.protected) && !token.isTargetOnly && current != nil && pending < 2:
                // A word of both languages, a loanword or a name; it belongs to the run when more of the run follows.
                pending += 1
            case .mark where current != nil && segment.token(token, is: "-") && isBetweenWords(index, in: tokens):
                // A compound such as `log-on` is of one language.
                if pending == 0, tokens[index + 1].info.contains(.source), var run = current, run.range.upperBound == token.range.lowerBound {
                    run.range = run.range.lowerBound..<tokens[index + 1].range.upperBound
                    if !tokens[index + 1].isSourceOnly { run.compounds += 1 }
                    current = run
                }
            case .number where current != nil && pending < 2: pending += 1
            default: close()
            }
        }
        close()
        return runs
    }

    private func isBetweenWords(_ index: Int, in tokens: ArraySlice<Token>) -> Bool {
        index > tokens.startIndex && index + 1 < tokens.endIndex && tokens[index - 1].kind == .word && tokens[index + 1].kind == .word
    }

    private func judge(_ run: Run, _ index: Int, _ exempt: ExemptText, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        let text = segment.segment.text
        if exempt.covers(run.range.lowerBound) || exempt.covers(run.range.upperBound - 1) { return nil }
        if isGloss(run.range, segment) || isAnnounced(run.range, segment, subject) || isTitleOfWork(run.range, segment) { return nil }
        if isExpansion(run.range, segment) || isMessage(run.range, segment) || isNamedByPath(run, segment, subject) { return nil }
        let counterpart = counterpart(of: index, subject)
        if counterpart == nil, let finding = term(run, index, subject) { return finding }
        let kept = subject.tree.statistics.keptText
        let isCompound = run.words.count + run.compounds > 1 && !text[run.range].contains(0x20)
        if isCompound, subject.targetProfile.loanwords.contains(segment.segment.string(in: run.range).lowercased()) { return nil }
        if isCompound, isPartOfIdentifier(run, segment) || kept.sourcePages(ofCode: text[run.range]) > 0 { return nil }
        var confidence: Double
        var reason: String
        if run.words.count >= 2 && !isCompound {
            // All words but function words with a capital: `Bread for Berlin`.
            guard run.words.contains(where: { !$0.shape.contains(.capitalized) && !$0.info.contains(.sourceFunction) }) || run.lower >= 3 else {
                return titleCase(run, index, counterpart, subject)
            }
            if run.functions >= 1 && run.words.count >= 3 {
                confidence = 0.85
            } else if run.lower == run.words.count {
                confidence = 0.75
            } else {
                confidence = run.lower >= 2 || run.functions >= 1 ? 0.7 : 0.45
            }
            if run.words.contains(where: { kept.pagesKeeping(text[$0.range]) > borrowed(subject) && !$0.info.contains(.sourceFunction) }) { confidence -= 0.3 }
            reason = "\(run.words.count) neighbouring words that only the source language has"
        } else {
            guard let word = run.words.first(where: { !$0.info.contains(.sourceFunction) }) ?? run.words.first else { return nil }
            let pages = kept.pagesKeeping(text[word.range])
            // Machine translation leaves `log-on` on page after page, where no language borrows it unless the profile says so.
            if pages > borrowed(subject), counterpart != nil || !isCompound || !segment.tokens(in: run.range).contains(where: { $0.info.contains(.sourceFunction) }) { return nil }
            if let counterpart {
                guard lowerCase(of: run.range, text, in: counterpart) else { return restOfPhrase(word, index, counterpart, subject) }
                let isInflected = word.range.count > 4 && subject.sourceProfile.unborrowedEndings.contains { text[word.range].suffix($0.utf8.count).elementsEqual($0.utf8) }
                if !word.shape.contains(.capitalized), !isInflected {
                    // In lower case it may be a term that is borrowed on purpose: only where the tree mostly translates it.
                    let sources = kept.sourcePages(of: text[word.range])
                    guard isCompound || (sources >= 4 && pages * 4 <= sources) else { return nil }
                }
                // Neither do words of commands and parameters, which the page has in code too, or speaks of time and again.
                if !isCompound, isLiteral(text[word.range], subject) { return nil }
                let isCapitalized = word.shape.contains(.capitalized)
                confidence = isCompound || isCapitalized && !isBesideName(run.range, segment) ? 0.7 : isInflected && !isCapitalized && pages <= 1 ? 0.6 : 0.45
                reason = "the source has it in lower case at the same place"
            } else {
                guard isCompound || (run.functions == 1 && !word.shape.contains(.capitalized) && word.range.count > 2) else { return nil }
                guard isCompound && (run.lower == run.words.count || (run.functions > 0 && (run.lower > 0 || run.words.last?.info.contains(.sourceFunction) == true))) || !isCompound else { return nil }
                confidence = isCompound ? 0.65 : 0.55
                reason = "only the source language has it, and \(pages) of the tree's pages"
            }
        }
        let quoted = segment.segment.string(in: run.range)
        return Finding(
            rule: description.id, severity: description.severity, confidence: confidence, range: segment.segment.byteRange(of: run.range),
            message: "“\(Quotation.shortened(quoted))” was left in the source language", evidence: [reason], source: quoted)
    }

    /// A function word beside a name, in a line that repeats over the tree's pages with the target language's word there.
    private func linkOfLine(_ run: Run, _ index: Int, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        let tree = subject.tree
        guard !tree.frames.isEmpty, segment.segment.text.count <= 700 else { return nil }
        let text = segment.segment.text.map(NameContext.lower)
        let opening = LineOpening(text)
        let frames = tree.frames.filter { $0.weight > 7 && opening.mayBegin(with: $0.opening) }
        let links = run.words.filter { $0.info.contains(.sourceFunction) && !$0.shape.contains(.capitalized) }
        // Where two may be it, the one before the maker's name.
        let own = subject.identity.fileWords.first
        let places = links.lazy.compactMap { word in frames.lazy.compactMap { frame in frame.word(insteadOf: word.range, in: text).map { (word: word, usual: $0, frame: frame) } }.first }
        guard let place = places.first(where: { NameWords.folded(text[$0.word.range.upperBound...]).first == own }) ?? places.first else { return nil }
        let quoted = segment.string(of: place.word)
        let suggestion = String(decoding: place.usual, as: UTF8.self)
        return Finding(
            rule: description.id, severity: description.severity, confidence: 0.85, range: segment.segment.byteRange(of: place.word.range),
            message: "“\(quoted)” was left in the source language", evidence: ["\(place.frame.pages) pages have this line with “\(suggestion)” here"], source: quoted,
            suggestion: suggestion)
    }

    /// Whether the page or its source has the word in code as well, or three times and more, or the tree's sources often have it in code or as
    /// part of a name.
    private func isLiteral(_ word: ArraySlice<UInt8>, _ subject: Subject) -> Bool {
        let kept = subject.tree.statistics.keptText
        if kept.sourcePages(ofCode: word) * 12 > kept.sourcePages(of: word) { return true }
        if kept.sourcePages(ofName: word) * 2 > kept.sourcePages(of: word) { return true }
        var uses = 0
        for (page, isTarget) in [(subject.target, true), (subject.source ?? subject.target, false)] {
            for segment in page.segments {
                for token in segment.tokens where token.kind == .word && token.range.count == word.count && isSame(segment.segment.text[token.range], word) {
                    if token.shape.contains(.protected) { return true }
                    if isTarget { uses += 1 }
                }
            }
        }
        return uses > 2
    }

    private func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        zip(left, right).allSatisfy { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == ($1 &- 0x41 < 26 ? $1 | 0x20 : $1) }
    }

    /// Whether a compound is a slug, a file or the like: joined to something by more than hyphens, or of more than three words.
    private func isPartOfIdentifier(_ run: Run, _ segment: AnalyzedSegment) -> Bool {
        let joining: [UInt8] = [0x2D, 0x2E, 0x2F, 0x23, 0x3D, 0x3F, 0x5F]  // - . / # = ? _
        let text = segment.segment.text
        if text[run.range].count(where: { $0 == 0x2D }) > 2 { return true }
        if run.range.lowerBound > 0, joining.contains(text[run.range.lowerBound - 1]) { return true }
        guard run.range.upperBound < text.count, joining.contains(text[run.range.upperBound]) else { return false }
        // A full stop at the end is none.
        return run.range.upperBound + 1 < text.count && text[run.range.upperBound + 1] != 0x20
    }

    /// Words in title case read as a name, unless the source has them in lower case.
    private func titleCase(_ run: Run, _ index: Int, _ counterpart: AnalyzedSegment?, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        guard let counterpart, lowerCase(of: run.range, segment.segment.text, in: counterpart) else { return nil }
        let quoted = segment.segment.string(in: run.range)
        return Finding(
            rule: description.id, severity: description.severity, confidence: 0.75, range: segment.segment.byteRange(of: run.range),
            message: "“\(Quotation.shortened(quoted))” was left in the source language", evidence: ["the source has it in lower case at the same place"],
            source: quoted)
    }

    /// A term of several words that the glossary would have translated.
    private func term(_ run: Run, _ index: Int, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        let text = segment.segment.text
        let match = subject.targetTerms[index].first { match in
            match.kind == .source && match.range.lowerBound <= run.range.lowerBound && run.range.upperBound <= match.range.upperBound && text[match.range].contains(0x20)
        }
        guard let match, case let entry = subject.glossary.entries[match.entry], entry.status == .preferred, let translation = entry.targets.first else { return nil }
        let quoted = segment.segment.string(in: match.range)
        return Finding(
            rule: description.id, severity: description.severity, confidence: 0.75, range: segment.segment.byteRange(of: match.range),
            message: "“\(Quotation.shortened(quoted))” was left in the source language", evidence: ["the glossary asks for “\(translation)”"], source: quoted)
    }

    /// One word of a phrase in title case whose other words were translated: `sortie Holiday` for `Holiday Release`.
    private func restOfPhrase(_ word: Token, _ index: Int, _ counterpart: AnalyzedSegment, _ subject: Subject) -> Finding? {
        let segment = subject.target.segments[index]
        let text = segment.segment.text[word.range]
        let tokens = counterpart.tokens
        let places = tokens.indices.filter { tokens[$0].kind == .word && counterpart.segment.text[tokens[$0].range] == text }
        guard word.shape.contains(.capitalized), places.count == 1, let place = places.first, !isProtected(tokens[place].range.lowerBound, counterpart) else { return nil }
        func isTitle(_ at: Int) -> Bool {
            tokens[safe: at].map { $0.kind == .word && $0.shape.contains(.capitalized) && $0.shape.isDisjoint(with: [.allCapitals, .mixedCase]) && $0.info.contains(.source) } ?? false
        }
        var (first, last) = (place, place)
        while isTitle(first - 2), tokens[first - 1].kind == .space { first -= 2 }
        while isTitle(last + 2), tokens[last + 1].kind == .space { last += 2 }
        let others = stride(from: first, through: last, by: 2).filter { $0 != place }.map { counterpart.segment.text[tokens[$0].range] }
        let kept = subject.tree.statistics.keptText
        guard others.count >= 2, kept.sourcePages(ofName: text) <= 1,
            !others.contains(where: { other in segment.tokens.contains { $0.kind == .word && isSame(segment.segment.text[$0.range], other) && $0.range.count == other.count } })
        else { return nil }
        return Finding(
            rule: description.id, severity: description.severity, confidence: 0.6, range: segment.segment.byteRange(of: word.range),
            message: "“\(segment.string(of: word))” was left in the source language", evidence: ["the other words of its phrase were translated"],
            source: counterpart.segment.string(in: tokens[first].range.lowerBound..<tokens[last].range.upperBound))
    }

    /// The number of pages from which on a word counts as borrowed: a fiftieth of the tree, four at least.
    private func borrowed(_ subject: Subject) -> Int { max(3, subject.tree.statistics.pages / 50) }

    /// The source segment that a target segment was made from, when it is one.
    private func counterpart(of index: Int, _ subject: Subject) -> AnalyzedSegment? {
        guard let bitext = subject.bitext, let source = bitext.segmentPair(ofTarget: index).source.first else { return nil }
        return bitext.source.segments[source]
    }

    /// Whether the source segment has the characters, in lower case.
    private func lowerCase(of range: Range<Int>, _ text: [UInt8], in source: AnalyzedSegment) -> Bool {
        let isCapitalizedThere = source.tokens.contains { token in
            token.shape.contains(.capitalized) && token.range.lowerBound > 0 && range.count >= token.range.count
                && text[range].starts(with: source.segment.text[token.range])
        }
        if isCapitalizedThere { return false }
        let wanted = text[range].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        guard let first = wanted.first, source.segment.text.count >= wanted.count else { return false }
        let there = source.segment.text
        for start in 0...(there.count - wanted.count) where there[start] == first {
            guard there[start..<start + wanted.count].elementsEqual(wanted) else { continue }
            let end = start + wanted.count
            if (start == 0 || !isLetter(there[start - 1])) && (end == there.count || !isLetter(there[end])), !isProtected(start, source) { return true }
        }
        return false
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == 0x2D || byte == 0x5F }

    private func isProtected(_ offset: Int, _ segment: AnalyzedSegment) -> Bool {
        segment.segment.protectedRanges.contains { $0.contains(offset) }
            || segment.segment.inlines.contains { ($0.kind == .uiControl || $0.kind == .doNotLocalize) && $0.text.contains(offset) }
    }

    /// Whether a run is all that stands between two parentheses, or after a comma or dash in them: the original beside its translation.
    private func isGloss(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        let text = segment.segment.text
        guard let open = text[..<range.lowerBound].lastIndex(of: 0x28), !text[open..<range.lowerBound].contains(0x29),
            let close = text[range.upperBound...].firstIndex(of: 0x29)
        else { return false }
        let inside = segment.tokens(in: open + 1..<close)
        return !inside.contains(where: \.isTargetOnly)
    }

    /// Whether an acronym of its words follows in parentheses: `Extended Validation Certificates (EVC)`.
    private func isExpansion(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        let index = segment.firstToken(endingAfter: range.upperBound)
        guard segment.tokens[safe: index]?.kind == .space, let open = segment.tokens[safe: index + 1], segment.token(open, is: "("),
            let acronym = segment.tokens[safe: index + 2], acronym.kind == .word, acronym.shape.contains(.allCapitals),
            let close = segment.tokens[safe: index + 3], segment.token(close, is: ")"), let last = segment.tokens(in: range).last(where: { $0.kind == .word })
        else { return false }
        let letters = segment.segment.text[acronym.range].filter { $0 &- 0x41 < 26 }
        return letters.last.map { $0 | 0x20 } == segment.segment.text[last.range].first.map { $0 | 0x20 }
    }

    /// Whether the file's name has all its words: they are the name of what the page is about.
    private func isNamedByPath(_ run: Run, _ segment: AnalyzedSegment, _ subject: Subject) -> Bool {
        let words = subject.fileWords
        return !words.isEmpty && run.words.allSatisfy { words.contains(segment.string(of: $0).lowercased()[...]) }
    }

    /// Whether the run ends the text of a link whose address ends in its words: `[Tessel Push](tessel-ref-push.md)`, the name of a command.
    private func isNamedByLink(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        segment.segment.inlines.contains { inline in
            guard inline.kind == .link, inline.text.lowerBound < range.lowerBound, inline.text.upperBound == range.upperBound, let destination = inline.destination else { return false }
            let path = destination.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
            guard let page = path.split(separator: UInt8(ascii: "/")).last?.split(separator: UInt8(ascii: ".")).first, page.contains(UInt8(ascii: "-")) else { return false }
            return Substring(page).lowercased().hasSuffix("-" + HeadingSlug.slug(of: segment.segment.string(in: range)))
        }
    }

    /// Whether a program's error speaks: the name of an exception and a colon stand before it.
    private func isMessage(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        let index = segment.firstToken(endingAfter: range.lowerBound)
        guard let colon = segment.tokens[..<index].lastIndex(where: { $0.kind != .space }), segment.token(segment.tokens[colon], is: ":"),
            let word = segment.tokens[..<colon].last(where: { $0.kind != .space }), word.kind == .word
        else { return false }
        return word.shape.contains(.mixedCase) && word.info.isDisjoint(with: [.target, .source])
    }

    /// Whether a word with a capital or a number stands right beside a run, so that they may be one name: `Service Pack 2`.
    private func isBesideName(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        func isName(_ index: Int) -> Bool {
            guard let token = segment.tokens[safe: index] else { return false }
            if token.kind == .number { return true }
            return token.kind == .word && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.allCapitals, .mixedCase, .protected])
                && !token.info.contains(.targetFunction)
        }
        let first = segment.firstToken(endingAfter: range.lowerBound)
        let after = segment.firstToken(endingAfter: range.upperBound)
        let isAfterName = segment.tokens[safe: first - 1]?.kind == .space && isName(first - 2) && !segment.sentences.contains { $0.lowerBound == segment.tokens[first - 2].range.lowerBound }
        guard segment.tokens[safe: after]?.kind == .space else { return isAfterName }
        // Inside a phrase: `un compte Federated ID`.
        let isInPhrase = segment.tokens[safe: first - 1]?.kind == .space && segment.tokens[safe: first - 2]?.kind == .word
        let isBeforeAcronym = isInPhrase && segment.tokens[safe: after + 1].map { $0.kind == .word && $0.shape.contains(.allCapitals) && !$0.shape.contains(.protected) } == true
        return isAfterName || isBeforeAcronym || isName(after + 1)
    }

    /// Whether a run is the text of a link to another site: the title of a page or work there.
    private func isTitleOfWork(_ range: Range<Int>, _ segment: AnalyzedSegment) -> Bool {
        segment.segment.inlines.contains { inline in
            inline.kind == .link && inline.text.lowerBound <= range.lowerBound && range.upperBound <= inline.text.upperBound
                && inline.destination?.hasPrefix("http") == true && !segment.tokens(in: inline.text).contains(where: \.isTargetOnly)
        }
    }

    /// Whether a word beside it announces something literal, *commande push*, *commande Tessel push*, or the address of its link ends in it.
    private func isAnnounced(_ range: Range<Int>, _ segment: AnalyzedSegment, _ subject: Subject) -> Bool {
        if isNamedByLink(range, segment) { return true }
        let first = segment.firstToken(endingAfter: range.lowerBound)
        var before = segment.tokens[..<first].last { $0.kind != .space }
        if let name = before, name.kind == .word, !name.shape.contains(.protected), name.shape.contains(.mixedCase) || name.info.isDisjoint(with: [.target, .source]) {
            before = segment.tokens[..<segment.firstToken(endingAfter: name.range.lowerBound)].last { $0.kind != .space }
        }
        // In an index or a title it may stand behind: `Push, commande`.
        let after = segment.tokens[first...].first { $0.range.lowerBound >= range.upperBound && $0.kind == .word }
        return [before, after].contains { token in
            guard let token, token.kind == .word else { return false }
            return subject.targetProfile.announcesLiterals.contains(segment.string(of: token).lowercased())
        }
    }
}
