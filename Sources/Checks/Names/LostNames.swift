import Alignment
import Linguistics
import Markup
import Terminology

/// Finds names of the source that the aligned target has lost, and what became of them.
///
/// Names are the do-not-translate entries of the glossary, what the source marks as not to be localized, and what the tree's translations
/// keep (`TreeKnowledge.nameEvidence`).
struct LostNames {
    /// A name at one place of the source.
    struct Name {
        let range: Range<Int>
        /// UTF-8.
        let bytes: ArraySlice<UInt8>
        let key: NameKey
        /// The index of its glossary entry.
        let entry: Int?
        let evidence: Evidence
        /// The probability that it is a name that stays.
        let certainty: Double
        /// Only its capitals make it a name.
        let isCommon: Bool
        /// A list of words that an ampersand makes one name.
        var series: NameSeries?
        /// The page alone tells of it, or few texts of the tree; where it is a word as well, its translation may be right.
        var isFaint = false

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// What makes words a name; put into words only for those that were lost.
    enum Evidence {
        case mark
        /// By the entry's index.
        case glossary(Int)
        case tree(TreeKnowledge.NameEvidence)
        case page
        case capital

        func text(_ glossary: TermMatcher) -> String {
            switch self {
            case .mark: "the source marks it as not to be localized"
            case .glossary(let entry):
                "\(glossary.entries[entry].isInferred ? "other pages have" : "the glossary has") the name “\(glossary.entries[entry].source)”"
            case .tree(let tree): "the tree keeps it in \(tree.kept) of \(tree.uses) places"
            case .capital: "the source writes it with a capital"
            case .page: "the source's page always writes it with a capital, and the translation keeps it elsewhere"
            }
        }
    }

    struct Loss {
        let name: Name
        let source: Int
        let target: Int
    }

    let subject: Subject
    let bitext: Bitext
    private let pageNames: Set<NameKey>
    /// A bit for each of their initials: most words begin as none of them does.
    private let pageNameInitials: UInt64
    /// By source segment, the names in it that the tree keeps.
    private let inferredNames: [[InferredName]]
    private var found: [Finding] = []

    static func findings(in subject: Subject) -> [Finding] {
        guard let bitext = subject.bitext else { return [] }
        var names = LostNames(subject: subject, bitext: bitext)
        names.compare()
        return names.found
    }

    private init(subject: Subject, bitext: Bitext) {
        self.subject = subject
        self.bitext = bitext
        inferredNames = subject.sourceNames
        pageNames = NamesOfPage.find(in: bitext)
        pageNameInitials = pageNames.reduce(0) { $0 | 1 << ($1.value & 63) }
    }

    // MARK: Comparing

    private mutating func compare() {
        var losses: [Loss] = []
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 {
            let (source, target) = (pair.source[0], pair.target[0])
            let text = bitext.source.segments[source].segment.text
            // What was not translated at all is another rule's matter, and keeps its names.
            guard text != bitext.target.segments[target].segment.text else { continue }
            let known = subject.pairs[target]
            if known?.settled.contains(.lostNames) == true, !subject.sourceCandidates[source].contains(where: { isPageName($0) }) { continue }
            let names = names(inSource: source)
            let count = losses.count + found.count
            defer {
                if losses.count + found.count == count, !subject.sourceCandidates[source].contains(where: { isPageName($0) }) { known?.settled.insert(.lostNames) }
            }
            guard !names.isEmpty else { continue }
            let places = NamePlaces(ofFew: names.map(\.key), in: bitext.target.segments[target])
            let spaced = places.all.compactMap { Self.spaces(in: bitext.target.segments[target].segment.text[$0.range]) > 0 ? $0.key : nil }
            let ownPlaces = NamePlaces(ofFew: spaced, in: bitext.source.segments[source])
            let keptSeries = names.contains { $0.series != nil } ? NameSeries.find(in: bitext.target.segments[target], isTranslation: true) : []
            for (index, name) in names.enumerated() where !names[..<index].contains(where: { $0.key == name.key }) {
                if let series = name.series {
                    let intact = keptSeries.filter { $0.key == name.key }.map(\.range)
                    reportCalques(of: name, series, atMost: names.count { $0.key == name.key } - intact.count, outside: intact, source: source, target: target)
                } else if places.all.contains(where: { $0.key == name.key }) {
                    if name.bytes.first == UInt8(ascii: ".") { reportLostDots(of: name, at: places.ranges(of: name.key), source, target) }
                    if !ownPlaces.all.isEmpty { reportSplits(of: name, at: places.ranges(of: name.key), source: source, target: target, ownPlaces.ranges(of: name.key)) }
                } else if !Self.holds(bitext.target.segments[target].segment.text, name.bytes) {
                    losses.append(Loss(name: name, source: source, target: target))
                }
            }
        }
        for loss in losses { locate(loss, among: losses) }
        for pair in bitext.segments where pair.source.count == 1 && pair.target.count == 1 && pair.confidence >= 0.5 { reportSlips(pair.source[0], pair.target[0]) }
    }

    /// Words with a capital that no language has, one letter away from a word with a capital that the source has and the target has not: a
    /// slip tells of a name by itself.
    private mutating func reportSlips(_ source: Int, _ target: Int) {
        let segment = bitext.target.segments[target]
        for token in segment.tokens where isStranger(token) {
            let word = segment.segment.text[token.range]
            guard !found.contains(where: { $0.range.overlaps(segment.segment.byteRange(of: token.range)) }) else { continue }
            let own = bitext.source.segments[source]
            guard let name = own.tokens.first(where: { other in
                other.kind == .word && other.shape.contains(.capitalized) && other.shape.isDisjoint(with: [.allCapitals, .protected]) && Self.isSlip(word, of: own.segment.text[other.range])
                    && !own.sentences.contains { $0.lowerBound == other.range.lowerBound }
            }) else { continue }
            let keys = Set([NameKey(word), NameKey(own.segment.text[name.range])])
            guard NamePlaces(ofFew: [NameKey(word)], in: own).all.isEmpty, NamePlaces(of: keys, in: segment).ranges.count == 1,
                subject.tree.texts(ofUnknownWord: NameKey(word)) <= 2
            else { continue }
            add(
                Name(range: name.range, bytes: own.segment.text[name.range], key: NameKey(own.segment.text[name.range]), entry: nil, evidence: .capital, certainty: 0.8, isCommon: false),
                source, target, token.range, 0.8, "the spelling is one letter off, and no word of either language")
        }
    }

    private func isStranger(_ token: Token) -> Bool {
        token.shape.contains(.capitalized) && token.kind == .word && token.range.count >= 6 && token.shape.isDisjoint(with: [.allCapitals, .protected, .hasDigit, .hasNonASCII])
            && token.info.isDisjoint(with: [.target, .source, .targetProper, .sourceProper, .loanword])
    }

    /// Whether two words of one length differ in one letter, neither the first nor the last, that is not what spelling makes of it from one
    /// language to the other: *organization*, *organisation*.
    static func isSlip(_ word: ArraySlice<UInt8>, of name: ArraySlice<UInt8>) -> Bool {
        guard word.count == name.count, word.first == name.first, word.last == name.last else { return false }
        var difference: (UInt8, UInt8)?
        for (one, other) in zip(word, name) where one != other {
            guard difference == nil else { return false }
            difference = (one, other)
        }
        guard let difference, difference.0 < 0x80, difference.1 < 0x80 else { return false }
        return !spellings.contains { $0 == difference || ($0.1, $0.0) == difference }
    }

    private static let spellings: [(UInt8, UInt8)] = ["zs", "yi", "kc", "kq", "cq", "sc", "tc"].compactMap { pair in
        pair.utf8.first.flatMap { first in pair.utf8.last.map { (first, $0) } }
    }

    /// Whether a text has all letters of a name in a row, as where the name ran into other words.
    static func holds(_ text: [UInt8], _ name: some Collection<UInt8>) -> Bool {
        let letters = NameWords.folded(name).joined().map { $0 }
        guard letters.count >= 5 else { return false }
        let all = NameWords.folded(text).joined().map { $0 }
        guard all.count >= letters.count else { return false }
        return (0...(all.count - letters.count)).contains { all[$0] == letters[0] && all[$0..<($0 + letters.count)].elementsEqual(letters) }
    }

    /// The names in a source segment, none inside another.
    private func names(inSource index: Int) -> [Name] {
        let segment = bitext.source.segments[index]
        var names: [Name] = []
        names.reserveCapacity(subject.sourceTerms[index].count + inferredNames[index].count)
        func isFree(_ range: Range<Int>) -> Bool { !names.contains { $0.range.overlaps(range) } }
        for inline in segment.segment.inlines where subject.trustsNameMarks && inline.isMarkedName && !inline.text.isEmpty {
            names.append(
                Name(
                    range: inline.text, bytes: segment.segment.text[inline.text], key: NameKey(segment.segment.text[inline.text]), entry: nil,
                    evidence: .mark, certainty: 0.92, isCommon: false))
        }
        for term in subject.sourceTerms[index] where term.kind == .source && term.hasEvidence && isFree(term.range) {
            let entry = subject.glossary.entries[term.entry]
            // A translatable term holds its words, so that no name inside it is asked for.
            let isName = entry.status == .doNotTranslate && term.isExactCase && !isProtected(term.range, in: segment)
            let key = NameKey(segment.segment.text[term.range])
            var certainty = 0.92
            if isName, let tree = subject.tree.nameEvidence(key, isPlain: false, isAcronym: false, isCommon: false), !tree.isName, tree.uses >= 8 { certainty = 0.3 }
            names.append(
                Name(range: term.range, bytes: segment.segment.text[term.range], key: key, entry: term.entry, evidence: .glossary(term.entry), certainty: isName ? certainty : 0, isCommon: false))
        }
        let series = segment.segment.text.has(UInt8(ascii: "&")) ? NameSeries.find(in: segment, isTranslation: false) : []
        for name in series where isFree(name.range) && !isProtected(name.range, in: segment) {
            guard let tree = subject.tree.nameEvidence(name.key, isPlain: false, isAcronym: false, isCommon: true), tree.isName else { continue }
            names.append(
                Name(
                    range: name.range, bytes: segment.segment.text[name.range], key: name.key, entry: nil, evidence: .tree(tree),
                    certainty: 0.8 * Double(tree.kept) / Double(tree.uses), isCommon: true, series: name))
        }
        let candidates = subject.sourceCandidates[index]
        for inferred in inferredNames[index] where isFree(inferred.candidate.range) {
            let (candidate, tree) = (inferred.candidate, inferred.evidence)
            let rate = Double(tree.kept) / Double(tree.uses)
            names.append(
                Name(
                    range: candidate.range, bytes: segment.segment.text[candidate.range], key: candidate.key, entry: nil,
                    evidence: .tree(tree), certainty: (candidate.isCommon ? 0.8 * rate : 0.92) * (tree.uses < 5 ? 0.65 : 1), isCommon: candidate.isCommon, isFaint: tree.uses < 5))
        }
        if !pageNames.isEmpty {
            for candidate in candidates where isPageName(candidate) && isFree(candidate.range) {
                names.append(
                    Name(
                        range: candidate.range, bytes: segment.segment.text[candidate.range], key: candidate.key, entry: nil,
                        evidence: .page, certainty: 0.8, isCommon: false, isFaint: true))
            }
        }
        names.removeAll { $0.certainty <= 0 }
        return names
    }

    /// Whether the page alone tells that words written as names are one.
    private func isPageName(_ candidate: NameCandidate) -> Bool { pageNameInitials >> (candidate.key.value & 63) & 1 == 1 && pageNames.contains(candidate.key) }

    private func isProtected(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        segment.tokens(in: range).contains { $0.shape.contains(.protected) }
    }

    // MARK: Lists

    /// What stands for a name that is a list of words in places where the name itself is missing.
    private mutating func reportCalques(of name: Name, _ series: NameSeries, atMost missing: Int, outside intact: [Range<Int>], source: Int, target: Int) {
        guard missing > 0 else { return }
        let own = bitext.source.segments[source]
        let words = own.tokens(in: series.range).filter { $0.kind == .word }.map { own.segment.text[$0.range] }
        for place in series.places(ofCalqueOf: words, in: bitext.target.segments[target], outside: intact).prefix(missing) {
            add(name, source, target, place, 0.85, "a list of as many words stands there, which ends in the same word or breaks off before it")
        }
    }

    // MARK: Splits

    /// A name that stands with spaces that the source has not: `NuGet. Server`.
    private mutating func reportSplits(of name: Name, at places: [Range<Int>], source: Int, target: Int, _ own: [Range<Int>]) {
        if places.isEmpty || own.isEmpty || name.bytes.count < 4 { return }
        let segment = bitext.target.segments[target]
        let sourceText = bitext.source.segments[source].segment
        let spaces = Set(own.map { Self.spaces(in: sourceText.text[$0]) })
        guard let fewest = spaces.min() else { return }
        for range in places where Self.spaces(in: segment.segment.text[range]) > fewest && !spaces.contains(Self.spaces(in: segment.segment.text[range])) {
            // Within quotes or over a line's end a space is the page's own.
            guard !isProtected(range, in: segment) else { continue }
            add(name, source, target, range, 0.93, "its letters stand there with a space between them")
        }
    }

    /// A name without the full stop that it begins with: `NET Tide`.
    private mutating func reportLostDots(of name: Name, at places: [Range<Int>], _ source: Int, _ target: Int) {
        let bare = name.bytes.dropFirst()
        let own = bitext.source.segments[source].segment.text
        // The source may have it without as well.
        guard bare.count > 2, own.holds(name.bytes), !own.holds(([0x20] + bare)[...]) else { return }
        let segment = bitext.target.segments[target]
        for range in places where segment.segment.text[range].elementsEqual(bare) && !isProtected(range, in: segment) {
            // A space may be a no-break one: C2 A0.
            let previous = range.lowerBound == 0 ? 0x20 : segment.segment.text[range.lowerBound - 1]
            guard previous == 0x20 || previous == 0xA0 || previous == UInt8(ascii: "(") else { continue }
            add(name, source, target, range, 0.9, "the full stop is missing that it begins with")
        }
    }

    private static func spaces(in text: ArraySlice<UInt8>) -> Int {
        text.count { $0 == 0x20 || $0 == 0xA0 || $0 == 0x0A }
    }

    mutating func add(_ name: Name, _ source: Int, _ target: Int, _ range: Range<Int>, _ confidence: Double, _ how: String, atLeast least: Double = 0) {
        let segment = bitext.target.page.segments[target]
        let fitted = confidence < 0.5 ? (range: range, name: nil) : NameInPlace.fitted(name.text, at: range, ofTarget: bitext.target.segments[target], subject)
        let shown = confidence < 0.5 ? "The name “\(name.text)” is lost here" : "“\(segment.string(in: range))” should read “\(name.text)”"
        found.append(
            Finding(
                rule: MangledName.id, severity: .major, confidence: max(least, min(1, confidence * name.certainty / 0.92)), range: segment.byteRange(of: fitted.range),
                message: shown, evidence: [name.evidence.text(subject.glossary), how], source: name.text,
                sourceRange: bitext.source.page.segments[source].byteRange(of: name.range), suggestion: fitted.name))
    }
}
