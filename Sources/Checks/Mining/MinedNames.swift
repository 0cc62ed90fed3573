import Alignment
import Linguistics
import Markup
import Terminology

/// Names that the pages of a tree use and no glossary has, with how they are used, and what became of them.
struct MinedNames: Sendable {
    private struct Name: Sendable {
        /// As the pages write it.
        var spellings: [String: Int] = [:]
        /// Distinct texts with their translation that have it, by hash: whether the translation keeps it.
        var texts: [UInt64: Bool] = [:]
        /// Texts without a source that have it.
        var targetTexts = 0
        var pages = 0
        /// Uses, counted each, and those that are no part of a longer run of capitalized words or of an identifier.
        var places = 0
        var alone = 0
        /// It is one word that a dictionary has as a proper name: places, days, languages.
        var isProper = false
        /// Pages whose own id, file name or links vouch for it.
        var vouched = 0
        /// Hashes of the first words of the names of the files that have it, the smallest ones: whose pages they are.
        var owners: [UInt64] = []
        /// Uses right between parentheses, as the words of an acronym stand; and in lists of identifiers.
        var enclosed = 0
        var listed = 0
        /// It is one word that only its capital makes a name.
        var isPlain = false
        /// All its words are words of a language.
        var isCommon = false
        var hasTargetWord = false
        /// It has only words that the target language has or borrows.
        var isTargetLike = false
        /// How many source pages of the tree have it as code.
        var pagesOfCode = 0
        /// What stands in its place, by text, and whether that is safe to forbid.
        var renderings: [String: (count: Int, isSafe: Bool)] = [:]
        var context: MinedContext?
        /// Only its capital makes it a name.
        var needsCapital = false

        var uses: Int { texts.isEmpty ? targetTexts : texts.count }
        var kept: Int { texts.isEmpty ? targetTexts : texts.count { $0.value } }
        var isSingleWord: Bool { spellings.keys.contains { !$0.contains(" ") } }

        mutating func merge(_ other: Name) {
            spellings.merge(other.spellings, uniquingKeysWith: +)
            texts.merge(other.texts) { $0 || $1 }
            targetTexts += other.targetTexts
            pages += other.pages
            places += other.places
            alone += other.alone
            isProper = isProper || other.isProper
            vouched += other.vouched
            for owner in other.owners { owners.insertSmallest(owner, limit: MinedNames.mostOwners) }
            enclosed += other.enclosed
            listed += other.listed
            isPlain = isPlain || other.isPlain
            isCommon = isCommon || other.isCommon
            hasTargetWord = hasTargetWord || other.hasTargetWord
            isTargetLike = isTargetLike || other.isTargetLike
            pagesOfCode = max(pagesOfCode, other.pagesOfCode)
            renderings.merge(other.renderings) { ($0.count + $1.count, $0.isSafe && $1.isSafe) }
            if let more = other.context, context.map({ (more.path, more.offset) < ($0.path, $0.offset) }) ?? true { context = more }
        }
    }

    private static let mostOwners = 3

    private var names: [NameKey: Name] = [:]
    /// By word: how often target pages without a source write it in lower case.
    private var lowercase: [NameKey: Int] = [:]
    private var hasSource = false

    // MARK: Gathering

    mutating func add(_ subject: Subject) {
        var here = Set<NameKey>()
        if let bitext = subject.bitext {
            hasSource = true
            add(bitext, of: subject, &here)
        } else {
            addTarget(of: subject, &here)
        }
        for key in here { names[key, default: Name()].pages += 1 }
        addRenderings(of: subject)
    }

    private mutating func add(_ bitext: Bitext, of subject: Subject, _ here: inout Set<NameKey>) {
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 {
            let source = bitext.source.segments[pair.source[0]]
            let target = bitext.target.segments[pair.target[0]]
            guard source.segment.text != target.segment.text else { continue }
            var end = 0
            var found: [NameCandidate] = []
            for name in subject.sourceNames[pair.source[0]] where name.candidate.range.lowerBound >= end {
                end = name.candidate.range.upperBound
                if !Self.isKnown(name.candidate.range, by: subject.sourceTerms[pair.source[0]]) { found.append(name.candidate) }
            }
            guard !found.isEmpty else { continue }
            let places = NamePlaces(of: Set(found.map(\.key)), in: target).ranges
            let hash = NameKey.exact(target.segment.text, seed: NameKey.exact(source.segment.text))
            var seen = Set<NameKey>()
            for candidate in found {
                count(candidate, in: source, of: bitext.source.page)
                names[candidate.key, default: Name()].pagesOfCode = subject.tree.statistics.keptText.sourcePages(ofCode: source.segment.text[candidate.range])
                if !Self.isPart(candidate.range, in: source) { names[candidate.key, default: Name()].alone += 1 }
                guard seen.insert(candidate.key).inserted else { continue }
                here.insert(candidate.key)
                // Text that repeats over the tree counts once.
                names[candidate.key, default: Name()].texts[hash] = places[candidate.key] != nil
            }
        }
    }

    private mutating func addTarget(of subject: Subject, _ here: inout Set<NameKey>) {
        let identity = subject.identity
        for (index, segment) in subject.target.segments.enumerated() {
            var seen = Set<NameKey>()
            var end = 0
            for token in segment.tokens where token.kind == .word && token.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .allCapitals]) {
                lowercase[NameKey(segment.segment.text[token.range]), default: 0] += 1
            }
            for candidate in NameCandidates.find(in: segment) where !subject.isSourceLanguage(segment: index, at: candidate.range.lowerBound) {
                let isWhole = candidate.range.lowerBound >= end
                if isWhole { end = candidate.range.upperBound }
                let isVouched = candidate.key == identity.slugKey || identity.isVendor(Array(segment.segment.text[candidate.range]), platforms: subject.tree.platforms)
                // The start of a sentence or cell makes a capital by itself.
                guard !candidate.beginsSentence || isVouched || candidate.isDistinct, !Self.isKnown(candidate.range, by: subject.targetTerms[index]) else { continue }
                count(candidate, in: segment, of: subject.target.page)
                if isWhole, !Self.isPart(candidate.range, in: segment) { names[candidate.key, default: Name()].alone += 1 }
                if let own = identity.fileWords.first { names[candidate.key, default: Name()].owners.insertSmallest(NameKey.exact(own), limit: Self.mostOwners) }
                if segment.tokens(in: candidate.range).contains(where: { $0.isTargetOnly }) { names[candidate.key, default: Name()].hasTargetWord = true }
                if segment.tokens(in: candidate.range).allSatisfy({ $0.kind != .word || !$0.info.isDisjoint(with: [.target, .loanword]) }) { names[candidate.key, default: Name()].isTargetLike = true }
                guard seen.insert(candidate.key).inserted else { continue }
                names[candidate.key, default: Name()].targetTexts += 1
                if here.insert(candidate.key).inserted, isVouched { names[candidate.key, default: Name()].vouched += 1 }
            }
        }
    }

    private mutating func count(_ candidate: NameCandidate, in segment: AnalyzedSegment, of page: Page) {
        names[candidate.key, default: Name()].spellings[MinedContext.plain(segment.segment.string(in: candidate.range)), default: 0] += 1
        names[candidate.key, default: Name()].places += 1
        if candidate.isPlain { names[candidate.key, default: Name()].isPlain = true }
        if candidate.units == 1, let token = segment.tokens(in: candidate.range).first {
            let isShout = candidate.isAcronym && token.info.contains(.source)
            if isShout || !token.info.isDisjoint(with: [.sourceProper, .targetProper]), !token.shape.contains(.mixedCase) { names[candidate.key, default: Name()].isProper = true }
        }
        if candidate.isCommon { names[candidate.key, default: Name()].isCommon = true }
        let tokens = segment.tokens(in: candidate.range)
        if tokens.startIndex > 0, segment.token(segment.tokens[tokens.startIndex - 1], is: "("), tokens.endIndex < segment.tokens.count, segment.token(segment.tokens[tokens.endIndex], is: ")") {
            names[candidate.key, default: Name()].enclosed += 1
        }
        if Self.isListed(tokens, in: segment) { names[candidate.key, default: Name()].listed += 1 }
        MinedContext.keep(&names[candidate.key, default: Name()].context, candidate.range, in: segment, of: page)
    }

    /// What the rule for mangled names says of the page.
    private mutating func addRenderings(of subject: Subject) {
        for finding in MangledName().findings(in: subject) where finding.confidence >= 0.6 {
            guard let name = finding.source else { continue }
            let text = MinedContext.plain(subject.target.page.string(in: finding.range))
            guard text.count <= 60, !text.isEmpty, !text.contains("|") else { continue }
            let index = subject.target.page.segments.firstIndex { $0.range.lowerBound <= finding.range.lowerBound && finding.range.upperBound <= $0.range.upperBound }
            guard let index else { continue }
            let words = subject.target.segments[index].tokens.filter { token in
                token.kind == .word && !token.info.contains(.targetFunction) && finding.range.overlaps(subject.target.page.segments[index].byteRange(of: token.range))
            }
            // A word of the language stands rightly elsewhere.
            let isSafe = words.count > 1 ? words.contains { $0.shape.contains(.capitalized) || !$0.info.contains(.target) } : words.allSatisfy { $0.info.isDisjoint(with: [.target, .source]) }
            names[NameKey(name.utf8), default: Name()].renderings[text, default: (0, true)].count += 1
            if !isSafe { names[NameKey(name.utf8), default: Name()].renderings[text]?.isSafe = false }
        }
    }

    /// Whether it stands between commas, a word in mixed case beyond one of them: parameters, columns and types are listed so.
    private static func isListed(_ tokens: ArraySlice<Token>, in segment: AnalyzedSegment) -> Bool {
        let all = segment.tokens
        func isComma(_ index: Int) -> Bool { all.indices.contains(index) && segment.token(all[index], is: ",") }
        let (before, after) = (tokens.startIndex - 1, tokens.endIndex)
        guard before >= 1, all[before].kind == .space, isComma(before - 1), isComma(after), after + 2 < all.count else { return false }
        let (left, right) = (before >= 2 ? all[before - 2] : nil, all[after + 2])
        return left?.shape.contains(.mixedCase) == true || right.shape.contains(.mixedCase)
    }

    /// Whether another capitalized word stands beside it, or a mark without a space.
    private static func isPart(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens(in: range)
        func isJoined(_ mark: Int, _ word: Int) -> Bool {
            guard segment.tokens.indices.contains(mark), segment.tokens.indices.contains(word) else { return false }
            let token = segment.tokens[word]
            switch segment.tokens[mark].kind {
            case .space: return token.kind == .word && token.shape.contains(.capitalized) && !token.info.contains(.sourceFunction)
            case .mark: return token.kind == .word || token.kind == .number || segment.token(segment.tokens[mark], is: "-")
            case .word, .number, .elision: return true
            }
        }
        let (first, last) = (tokens.startIndex, tokens.endIndex - 1)
        if first > 0, segment.token(segment.tokens[first - 1], is: "-") { return true }
        return isJoined(first - 1, first - 2) || isJoined(last + 1, last + 2)
    }

    private static func isKnown(_ range: Range<Int>, by terms: [TermMatch]) -> Bool {
        terms.contains { $0.kind == .source && $0.range.overlaps(range) && !($0.range.count < range.count && range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound) }
    }

    mutating func merge(_ other: MinedNames) {
        hasSource = hasSource || other.hasSource
        lowercase.merge(other.lowercase, uniquingKeysWith: +)
        for (key, name) in other.names {
            if names[key] == nil { names[key] = name } else { names[key]?.merge(name) }
        }
    }

    // MARK: Proposing

    /// - Parameter glossary: what is known already.
    func proposals(minimumCount: Int, tree: TreeKnowledge, glossary: TermMatcher) -> [GlossaryProposal] {
        let known = Set(glossary.entries.map { NameKey($0.source.utf8) })
        var bySpelling: [String: Name] = [:]
        for (key, name) in names where name.uses >= minimumCount {
            guard let spelling = name.spellings.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, !known.contains(key) else { continue }
            guard isName(name, key, tree), 4 * name.pagesOfCode <= name.pages, !isIdentifier(spelling, name, known), NameSpelling(spelling).isName else { continue }
            bySpelling[spelling] = name
        }
        for (spelling, name) in bySpelling.sorted(by: { $0.key < $1.key }) {
            // `Contoso, Inc.`: the name is Contoso.
            let base = CompanyForm.stripped(from: spelling)
            guard base != spelling else { continue }
            bySpelling[spelling] = nil
            guard base.count >= 3, !known.contains(NameKey(base.utf8)) else { continue }
            if bySpelling[base] == nil {
                bySpelling[base] = name
                if !base.contains(" "), base.dropFirst().allSatisfy(\.isLowercase) { bySpelling[base]?.needsCapital = true }
            }
        }
        var versioned: [String] = []
        // `Contoso 2019`, `Contoso 3.0 Beta`: the name is Contoso.
        for spelling in bySpelling.keys {
            guard let base = NameSpelling(spelling).withoutVersion else { continue }
            let isVersioned = bySpelling.keys.contains { $0 != spelling && NameSpelling($0).withoutVersion == base }
            if isVersioned || bySpelling[base] != nil || known.contains(NameKey(base.utf8)) { versioned.append(spelling) }
        }
        for spelling in versioned { bySpelling[spelling] = nil }
        return bySpelling.map { proposal($0.key, $0.value) }
    }

    /// Whether it is a thing of programs, as far as its spelling, its neighbours and what is known tell.
    private func isIdentifier(_ spelling: String, _ name: Name, _ known: Set<NameKey>) -> Bool {
        guard 2 * name.vouched < name.pages || hasSource else { return false }
        if 2 * name.listed >= name.places { return true }
        // The plural of a name is the name's.
        if spelling.last == "s", known.contains(NameKey(spelling.utf8.dropLast())) { return true }
        guard !spelling.contains(" ") else { return false }
        // Some write it with a small first letter: `userName`.
        let small = name.spellings.reduce(0) { $0 + ($1.key.first?.isLowercase == true && $1.key.contains(where: \.isUppercase) ? $1.value : 0) }
        if spelling.first?.isUppercase == true, 10 * small >= name.places, small > 0 { return true }
        // Three words in one.
        let humps = zip(spelling, spelling.dropFirst()).count { $0.isLowercase && $1.isUppercase }
        return humps >= 2 && spelling.allSatisfy(\.isLetter)
    }

    private func isName(_ name: Name, _ key: NameKey, _ tree: TreeKnowledge) -> Bool {
        if name.isProper, name.isSingleWord, name.vouched == 0 { return false }
        if hasSource {
            if !name.isCommon, name.isSingleWord, 10 * tree.statistics.copies.lowercaseUses(of: key) > name.uses { return false }
            guard 2 * name.alone >= name.places else { return false }
            return Double(name.kept) >= (name.isSingleWord ? 0.75 : 0.6) * Double(name.uses)
        }
        guard 3 * name.alone >= name.places, 5 * name.enclosed <= 4 * name.places, 10 * (lowercase[key] ?? 0) <= name.uses else { return false }
        if 2 * name.vouched >= name.pages { return true }
        // What nothing vouches for and one maker's pages alone have may be what machine translation made of the maker's name.
        return !name.hasTargetWord && !name.isTargetLike && name.pages >= 2 && name.owners.count >= 2
    }

    private func proposal(_ spelling: String, _ name: Name) -> GlossaryProposal {
        let rate = Double(name.kept) / Double(max(1, name.uses))
        let renderings = name.renderings.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let mangled = renderings.filter { $0.value.isSafe && $0.value.count >= 2 && $0.key != spelling && NameKey($0.key.utf8) != NameKey(spelling.utf8) }.prefix(4).map(\.key)
        let evidence = hasSource ? "kept in \(name.kept) of \(name.uses) texts" : name.vouched > 0 ? "vouched for by \(name.vouched) page\(name.vouched == 1 ? "’s" : "s’") address" : "written with capitals on \(name.pages) pages"
        return GlossaryProposal(
            entry: GlossaryEntry(
                source: spelling, status: .doNotTranslate, mangled: Array(mangled), evidence: name.isPlain && name.isCommon || name.needsCapital ? .capital : .none, note: "Proposed: \(evidence)"),
            confidence: min(0.98, (name.isCommon ? 0.75 : 0.85) * (hasSource ? 0.4 + 0.6 * rate : 1) + 0.02 * Double(min(name.pages, 6))), uses: name.uses, kept: name.kept,
            pages: name.pages, renderings: renderings.prefix(4).map { .init(text: $0.key, count: $0.value.count) }, context: name.context?.description ?? "")
    }
}
