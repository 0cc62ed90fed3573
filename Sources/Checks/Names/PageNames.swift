import Alignment
import Linguistics
import Markup

/// Judges the names that a page is about by what the page itself vouches for: the id of its heading, its file's name, the domains it links to.
///
/// Places of names are the heading where a cell of a two-column table repeats it, the cells that the tree knows as names' (`NameSlots`), and
/// what fills the frames that repeat over the tree's pages. What was found wrong is sought again all over the page.
struct PageNames {
    private let subject: Subject
    private let identity: PageIdentity
    /// What the cell for the vendor says, if the page vouches for it.
    private let vendor: [UInt8]?
    private let vendorCell: Int?
    /// The words of what the vendor's cell says.
    private let cellWords: [[UInt8]]
    private var found: [Finding] = []
    /// Whose names were found wrong.
    private var owners = Set<NameSlots.Owner>()
    /// The page is about what its heading names: a cell for its name says so.
    private let isAboutName: Bool
    /// Places for the page's own name whose end is not sure, to be judged when all else is known.
    private var leftovers: [(segment: Int, range: Range<Int>, lines: Int)] = []
    /// Wrong names without their article, to be sought again.
    private var wrong: [NameKey: (owner: NameSlots.Owner, isSingle: Bool)] = [:]

    static func findings(in subject: Subject) -> [Finding] {
        var names = PageNames(subject)
        names.judgeCells()
        names.judgeFrames()
        names.seekAgain()
        names.judgeLeftovers()
        names.seekTranslations()
        names.seekGaps()
        return names.found
    }

    private init(_ subject: Subject) {
        self.subject = subject
        let identity = subject.identity
        self.identity = identity
        let tree = subject.tree
        let segments = subject.target.page.segments
        isAboutName = identity.rows.contains { tree.statistics.slots.owner(ofLabel: $0.labelKey) == .subject }
        let cell =
            identity.rows.first { tree.statistics.slots.owner(ofLabel: $0.labelKey) == .vendor }
            ?? identity.rows.first { row in
                let text = segments[row.value].text
                return text.count <= 120 && identity.isVendor(text, platforms: tree.platforms) && !identity.isHeading(text, on: subject.target)
            }
        vendorCell = cell?.value
        vendor = cell.map { segments[$0.value].text }.flatMap { identity.isVendor($0, platforms: tree.platforms) ? $0 : nil }
        cellWords = NameWords.folded(vendor ?? [])
    }

    // MARK: Places

    private mutating func judgeCells() {
        guard let heading = identity.heading, let slug = identity.slugKey else { return }
        let segments = subject.target.page.segments
        let headingKey = NameKey(segments[heading].text)
        let slots = subject.tree.statistics.slots
        let cells = identity.rows.filter { row in
            slots.owner(ofLabel: row.labelKey) == .subject || (slots.owner(ofLabel: row.labelKey) == nil && NameKey(segments[row.value].text) == headingKey)
        }
        guard let cell = cells.first else {
            judgeVendorCell()
            return
        }
        // A heading that is no name was meant to be translated.
        if headingKey != slug { judge(.subject, heading, 0..<segments[heading].text.count) }
        judge(.subject, cell.value, 0..<segments[cell.value].text.count)
        judgeVendorCell()
    }

    private mutating func judgeVendorCell() {
        guard let vendorCell else { return }
        if vendor == nil { judge(.vendor, vendorCell, 0..<subject.target.page.segments[vendorCell].text.count) }
        // A word of the target language beside the vendor's own: Nordmark et fils.
        let segment = subject.target.segments[vendorCell]
        let words = NameWords.folded(segment.segment.text)
        guard words.count > 1, let own = identity.fileWords.first, own.count >= 4, words.contains(own) else { return }
        let vouched = identity.fileWords + identity.slugWords + Array(identity.domains)
        let isStrange = segment.tokens.contains { token in
            isTargetOnly(token) && token.range.count >= 4 && !vouched.contains { $0.starts(with: NameWords.folded(segment.segment.text[token.range]).first ?? []) }
        }
        if isStrange {
            add(.vendor, vendorCell, 0..<segment.segment.text.count, confidence: 0.6, evidence: ["a word of the target language stands in the maker's name; neither the file's name nor a link of the page has it"])
        }
    }

    private mutating func judgeFrames() {
        let tree = subject.tree
        guard !tree.frames.isEmpty else { return }
        for (index, segment) in subject.target.page.segments.enumerated() where segment.text.count <= 700 && segment.protectedRanges.isEmpty {
            let known = subject.texts[index]
            if known.settled.contains(.nameLines) { continue }
            let line = known.nameLine ?? NameLine(segment.text, in: tree)
            if known.nameLine == nil { known.nameLine = line }
            switch line {
            case .none: known.settled.insert(.nameLines)
            case .frame(let frame, let fillings): judge(frame, fillings, index)
            case .context(let learned, let fillings):
                guard let last = fillings.last, fillings.allSatisfy({ verdict(learned.context.owner, index, $0) != nil }) else { continue }
                judge(learned.context.owner, index, last, evidence: "\(learned.lines) lines of the tree begin like this and go on with a name")
            case .beginning(let learned): judgeWords(after: learned, index)
            }
        }
    }

    private mutating func judge(_ frame: NameFrame, _ fillings: [[Range<Int>]], _ index: Int) {
        let judged = fillings.map { filling in
            (filling: filling, wrong: zip(frame.owners, filling).count { verdict($0, index, $1) != nil })
        }
        guard let fewest = judged.map(\.wrong).min(), let choice = judged.last(where: { $0.wrong == fewest }), fewest > 0 else { return }
        for (owner, range) in zip(frame.owners, choice.filling) {
            judge(owner, index, range, evidence: "\(frame.pages) pages have this line with a name in this place")
        }
    }

    /// For a line that goes on in a way not seen before: the name ends where a small word begins.
    private mutating func judgeWords(after learned: NameContext.Learned, _ index: Int) {
        let owner = learned.context.owner
        let segment = subject.target.segments[index]
        let count = segment.segment.text.count
        let start = learned.context.before.count
        switch owner {
        case .vendor: guard vendor != nil else { return }
        case .subject: guard isAboutName, count - start <= 100 else { return }
        }
        var end = start
        var hasWord = false
        for token in segment.tokens(in: end..<count) where token.kind != .space {
            guard token.kind == .word || token.kind == .elision, !token.info.contains(.targetFunction) || (!hasWord && token.info.contains(.determiner)) else { break }
            if !token.info.contains(.targetFunction) { hasWord = true }
            end = token.range.upperBound
        }
        guard hasWord else { return }
        if owner == .subject {
            leftovers.append((index, start..<end, learned.lines))
        } else {
            judge(owner, index, start..<end, evidence: "\(learned.lines) lines of the tree begin like this and go on with a name")
        }
    }

    /// A line that is to have the page's name and has no word of it.
    private mutating func judgeLeftovers() {
        for place in leftovers {
            let segment = subject.target.segments[place.segment]
            let bytes = segment.segment.byteRange(of: place.range.lowerBound..<segment.segment.text.count)
            guard !found.contains(where: { $0.range.overlaps(bytes) }) else { continue }
            let words = NameWords.folded(segment.segment.text[place.range.lowerBound...])
            guard !words.contains(where: { word in identity.slugWords.contains { $0.starts(with: word) || word.starts(with: $0) } }) else { continue }
            guard let verdict = verdict(.subject, place.segment, place.range) else { continue }
            add(.subject, place.segment, verdict.range, confidence: 0.75, evidence: verdict.evidence + ["\(place.lines) lines of the tree begin like this and go on with a name"])
        }
    }

    private mutating func seekAgain() {
        let keys = Set(wrong.keys)
        guard !keys.isEmpty else { return }
        let reported = found.map(\.range)
        for (index, segment) in subject.target.segments.enumerated() {
            for (key, range) in NamePlaces(of: keys, in: segment).inOrder where !isInKeptName(range, in: segment) {
                let bytes = segment.segment.byteRange(of: range)
                guard let name = wrong[key], !reported.contains(where: { $0.overlaps(bytes) }) else { continue }
                add(name.owner, index, withArticle(range, in: segment), confidence: name.isSingle ? 0.75 : 0.85, evidence: ["the same words stand for the name elsewhere on the page"])
            }
        }
    }

    /// The words of the maker's name: as the page's table has it, else as its file's name and a link begin alike.
    private var vendorWords: [[UInt8]] {
        if vendor != nil { return cellWords }
        return identity.fileWords.first.map { identity.domains.contains($0) && !subject.tree.platforms.contains($0) ? [$0] : [] } ?? []
    }

    /// Seeks other translations of a name that is an everyday word, once it was found translated on the page: nouns that few pages have, with an article or
    /// joined to another noun, and without a complement of their own.
    private mutating func seekTranslations() {
        let names: [(owner: NameSlots.Owner, words: [[UInt8]])] = [(.subject, isAboutName ? identity.slugWords : []), (.vendor, vendorWords)]
        let profile = subject.targetProfile
        let links = subject.targetWords.nounLinks
        let most = max(1, subject.tree.statistics.pages / 30)
        for name in names where name.words.count == 1 && owners.contains(name.owner) {
            guard let renderings = NameRenderings(of: name.words, by: subject.tree.namingWords, in: profile) else { continue }
            let rare = renderings.keys.filter { subject.tree.pages(ofWord: $0) <= most }
            for (index, segment) in subject.target.segments.enumerated() {
                for range in NamePlaces(of: rare, in: segment).ranges.values.joined() {
                    let token = segment.firstToken(endingAfter: range.lowerBound)
                    guard segment.tokens[token].range == range, segment.tokens[token].info.contains(.noun), !segment.tokens[token].shape.contains(.protected),
                        let before = NameNeighbours.word(before: token, in: segment), links.contains(before, in: segment) || segment.tokens[before].info.contains([.determiner, .singular])
                    else { continue }
                    if let after = NameNeighbours.word(after: token, in: segment), links.contains(after, in: segment) || segment.tokens[after].info.contains([.determiner, .preposition]) { continue }
                    add(name.owner, index, withArticle(range, in: segment), confidence: 0.6, evidence: ["a translation of the name, which the page has translated elsewhere too"])
                }
            }
        }
    }

    /// Seeks places where a noun is missing, once one of the page's two names was found wrong on the page: the name may have vanished there.
    private mutating func seekGaps() {
        guard let owner = owners.contains(.vendor) ? .vendor : owners.first else { return }
        // Where both were lost, only a maker's name that begins the other is sure to be the one.
        let isSure = owners.count == 1 || identity.slugWords.starts(with: vendorWords)
        let gaps = NounGaps(subject.targetProfile)
        for (index, segment) in subject.target.segments.enumerated() where !subject.texts[index].settled.contains(.nounGaps) {
            let places = gaps.find(in: segment)
            if places.isEmpty { subject.texts[index].settled.insert(.nounGaps) }
            for gap in places {
                add(
                    owner, index, gap.range, confidence: 0.6, evidence: ["no noun follows the article, and the page has lost the name elsewhere too"],
                    gap: NounGaps.Gap(range: gap.range, preposition: isSure ? gap.preposition : nil))
            }
        }
    }

    /// Whether a place is protected or part of the vendor's name where that stands unharmed.
    private func isInKeptName(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        if segment.tokens(in: range).contains(where: { $0.shape.contains(.protected) }) { return true }
        let names = Set([vendor.map { NameKey($0) }, identity.slugKey].compactMap { $0 })
        return NamePlaces(of: names, in: segment).ranges.values.joined().contains { $0.overlaps(range) }
    }

    // MARK: Verdicts

    private mutating func judge(_ owner: NameSlots.Owner, _ segment: Int, _ range: Range<Int>, evidence: String? = nil) {
        guard let verdict = verdict(owner, segment, range) else { return }
        add(owner, segment, verdict.range, confidence: verdict.confidence, evidence: verdict.evidence + (evidence.map { [$0] } ?? []))
        let analyzed = subject.target.segments[segment]
        let bare = withoutArticle(verdict.range, in: analyzed)
        let words = NameWords.folded(analyzed.segment.text[bare])
        let key = NameKey(analyzed.segment.text[bare])
        let vouched = identity.slugWords + identity.fileWords + cellWords
        guard let first = words.first, words.joined().count >= 5, !words.allSatisfy(vouched.contains) else { return }
        if words.count == 1 {
            // A common word stands for itself elsewhere, unless hardly a page has it.
            let pages = subject.tree.pages(ofWord: NameKey(first))
            guard pages <= max(1, subject.tree.statistics.pages / 30) else { return }
        } else if !analyzed.tokens(in: bare).contains(where: { $0.kind == .word && !$0.info.contains(.targetFunction) }) {
            return
        }
        wrong[key] = (owner, words.count == 1)
    }

    private typealias Verdict = (range: Range<Int>, confidence: Double, evidence: [String])

    /// What is wrong with the words in a place for a name; nil when the name was kept or nothing can be said.
    private func verdict(_ owner: NameSlots.Owner, _ segment: Int, _ range: Range<Int>) -> Verdict? {
        switch owner {
        case .subject: subjectVerdict(subject.target.segments[segment], range)
        case .vendor: vendorVerdict(subject.target.segments[segment], range)
        }
    }

    private func subjectVerdict(_ segment: AnalyzedSegment, _ range: Range<Int>) -> Verdict? {
        guard let slug = identity.slugKey else { return nil }
        let bare = withoutArticle(range, in: segment)
        let words = NameWords.folded(segment.segment.text[bare])
        if words.isEmpty || PageIdentity.key(of: words) == slug || PageIdentity.key(of: NameWords.folded(segment.segment.text[range])) == slug { return nil }
        // The name may stand among other words.
        if Self.contains(words, identity.slugWords) { return nil }
        // The id was made of the file's own characters: `amp` of `&amp;`, `233` of `&#233;`.
        let bytes = segment.segment.byteRange(of: bare)
        if subject.target.page.bytes[bytes].contains(0x26), PageIdentity.key(of: NameWords.folded(subject.target.page.bytes[bytes])) == slug { return nil }
        // The maker's name, or what else the page vouches for, was not translated; nor was the beginning of the name.
        let isOwnPlace = identity.heading.map { subject.target.segments[$0].segment.range == segment.segment.range } ?? false
        if !isOwnPlace {
            if vendor.map({ PageIdentity.key(of: words) == NameKey($0) }) == true { return nil }
            let isCut = words.allSatisfy(identity.slugWords.contains) && identity.slugWords.first.map(words.contains) == false
            if !isCut, words.allSatisfy((identity.slugWords + identity.fileWords).contains) { return nil }
        }
        let shared = words.count { identity.slugWords.contains($0) }
        return (
            withoutKeptHead(range, in: segment), shared == 0 ? 0.9 : 0.85,
            ["the heading's id “\(identity.slug)” keeps the name as its source had it" + (shared == 0 ? ", and shares no word with this" : "")]
        )
    }

    private func vendorVerdict(_ segment: AnalyzedSegment, _ range: Range<Int>) -> Verdict? {
        let text = segment.segment.text
        let bare = withoutArticle(range, in: segment)
        let words = NameWords.folded(text[bare])
        guard !words.isEmpty || bare.isEmpty else { return nil }
        if let vendor {
            let own = cellWords
            guard let first = own.first, PageIdentity.key(of: words) != PageIdentity.key(of: own) else { return nil }
            if !words.contains(first), !words.joined().starts(with: own.joined()) {
                // A name of its own that the file or a link vouches for is another form of the vendor's.
                if let head = words.first, identity.fileWords.first == head { return nil }
                return (range, 0.9, ["the page names “\(String(decoding: vendor, as: UTF8.self))” in its table, as its file's name or links do"])
            }
            if Self.contains(words, own) { return nil }
            let vouched = own + identity.fileWords + identity.slugWords
            let strange = segment.tokens(in: bare).contains { isTargetOnly($0) && !vouched.contains(NameWords.folded(text[$0.range]).first ?? []) }
            return strange ? (range, 0.75, ["the page names “\(String(decoding: vendor, as: UTF8.self))” in its table; part of that was translated here"]) : nil
        }
        if identity.isVendor(text[bare].map { $0 }, platforms: subject.tree.platforms) { return nil }
        // The file's name goes on from a word that was lost to words that stand here.
        if let first = identity.fileWords.first, first.count >= 4, !words.contains(first), identity.fileWords.dropFirst().starts(with: words) {
            return (range, 0.8, ["the file's name has “\(String(decoding: first, as: UTF8.self))” before it"])
        }
        let tokens = segment.tokens(in: bare).filter { $0.kind == .word }
        let isCommon = tokens.allSatisfy { $0.info.contains(.target) && $0.shape.isDisjoint(with: [.mixedCase, .hasDigit, .allCapitals]) }
        guard !tokens.isEmpty, isCommon, tokens.contains(where: isTargetOnly) else { return nil }
        return (range, 0.8, ["these are everyday words of the target language in a place for a name; neither the file's name nor a link of the page has them"])
    }

    private func isTargetOnly(_ token: Token) -> Bool {
        token.kind == .word && token.info.contains(.target) && token.info.isDisjoint(with: [.source, .targetFunction, .loanword])
    }

    private static func contains(_ words: [[UInt8]], _ name: [[UInt8]]) -> Bool {
        guard !name.isEmpty, words.count > name.count else { return false }
        return (0...(words.count - name.count)).contains { words[$0..<($0 + name.count)].elementsEqual(name) }
    }

    // MARK: Ranges

    /// Without articles and prepositions before the name.
    private func withoutArticle(_ range: Range<Int>, in segment: AnalyzedSegment) -> Range<Int> {
        var start = range.lowerBound
        for token in segment.tokens(in: range) {
            guard token.kind == .space || token.kind == .elision || (token.kind == .word && token.info.contains(.determiner)) else { break }
            start = token.range.upperBound
        }
        return start..<max(start, range.upperBound)
    }

    /// With the article that machine translation put before a name it took for a word.
    private func withArticle(_ range: Range<Int>, in segment: AnalyzedSegment) -> Range<Int> {
        var index = segment.firstToken(endingAfter: range.lowerBound) - 1
        guard index >= 0 else { return range }
        if segment.tokens[index].kind == .elision { return segment.tokens[index].range.lowerBound..<range.upperBound }
        guard segment.tokens[index].kind == .space, index > 0 else { return range }
        index -= 1
        guard segment.tokens[index].info.contains(.determiner) else { return range }
        return segment.tokens[index].range.lowerBound..<range.upperBound
    }

    /// Without what stands before a dash or colon and is as in the heading's id: `Ledger – …`.
    private func withoutKeptHead(_ range: Range<Int>, in segment: AnalyzedSegment) -> Range<Int> {
        let tokens = segment.tokens(in: range)
        for index in tokens.indices where tokens[index].kind == .mark && index + 1 < tokens.endIndex && tokens[index + 1].kind == .space {
            let head = NameWords.folded(segment.segment.text[range.lowerBound..<tokens[index].range.lowerBound])
            let rest = tokens[index + 1].range.upperBound
            if !head.isEmpty, identity.slugWords.starts(with: head), rest < range.upperBound { return rest..<range.upperBound }
        }
        return range
    }

    /// - Parameter gap: where the name vanished; the words in the range are right then.
    private mutating func add(_ owner: NameSlots.Owner, _ segment: Int, _ range: Range<Int>, confidence: Double, evidence: [String], gap: NounGaps.Gap? = nil) {
        let analyzed = subject.target.segments[segment]
        let bytes = analyzed.segment.byteRange(of: range)
        guard !range.isEmpty, !found.contains(where: { $0.range.overlaps(bytes) }) else { return }
        owners.insert(owner)
        let name: String
        var suggestion: String?
        switch owner {
        case .subject:
            name = identity.slugWords.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            suggestion = keptSubject
        case .vendor:
            // What is wrong in the table itself is no suggestion.
            suggestion = vendorCell == segment ? nil : vendor.map { String(decoding: $0, as: UTF8.self) }
            name = suggestion ?? identity.fileWords.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        }
        let source = suggestion ?? name
        if let gap { suggestion = gap.preposition.flatMap { words in suggestion.map { analyzed.segment.string(in: words) + " " + $0 } } }
        let words = analyzed.segment.string(in: range)
        let whose = owner == .subject ? "of what the page is about" : "of the maker"
        found.append(
            Finding(
                rule: MangledName.id, severity: .major, confidence: confidence, range: bytes,
                message: gap == nil ? "“\(words)” stands where the name \(whose) should" : "The name \(whose) is missing after “\(words)”",
                evidence: evidence, source: source, suggestion: suggestion))
    }

    /// The name as some place of the page has kept it.
    private lazy var keptSubject: String? = {
        guard let slug = identity.slugKey else { return nil }
        for segment in subject.target.segments where segment.segment.text.count <= 700 {
            if let range = NamePlaces.first(of: slug, in: segment) {
                let text = segment.segment.string(in: range)
                if text.contains(where: \.isUppercase) { return text }
            }
        }
        return nil
    }()
}
