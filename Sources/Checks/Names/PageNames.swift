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
    private let maker: MakersName?
    private let vendorCell: Int?
    /// By segment, the lines that have names, as the tree's lines tell.
    private let lines: [(segment: Int, line: NameLine)]
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
        lines = Self.lines(of: subject)
        maker = MakersName(
            identity, cell: cell.map { segments[$0.value].text }, lines: lines.flatMap { Self.makers(in: $0.line, of: subject.target.segments[$0.segment]) },
            platforms: tree.platforms, conjunctions: subject.sourceProfile.conjunctions)
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
        judge(.vendor, vendorCell, 0..<subject.target.page.segments[vendorCell].text.count)
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

    private static func lines(of subject: Subject) -> [(segment: Int, line: NameLine)] {
        let tree = subject.tree
        guard !tree.frames.isEmpty else { return [] }
        var lines: [(segment: Int, line: NameLine)] = []
        for (index, segment) in subject.target.page.segments.enumerated() where segment.text.count <= 700 && segment.protectedRanges.isEmpty {
            let known = subject.texts[index]
            if known.settled.contains(.nameLines) { continue }
            let line = known.nameLine ?? NameLine(segment.text, in: tree)
            if known.nameLine == nil { known.nameLine = line }
            if case .none = line {
                known.settled.insert(.nameLines)
            } else {
                lines.append((index, line))
            }
        }
        return lines
    }

    /// What stands in a line's places for the maker, without articles.
    private static func makers(in line: NameLine, of segment: AnalyzedSegment) -> [[UInt8]] {
        let ranges: [Range<Int>] =
            switch line {
            case .frame(let frame, let fillings): fillings.flatMap { zip(frame.owners, $0).filter { $0.0 == .vendor }.map(\.1) }
            case .context(let learned, let fillings): learned.context.owner == .vendor ? fillings : []
            case .none, .beginning: []
            }
        return ranges.map { Array(segment.segment.text[withoutArticle($0, in: segment)]) }
    }

    private mutating func judgeFrames() {
        for (index, line) in lines {
            switch line {
            case .none: break
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
            judge(owner, index, range, evidence: "\(frame.pages) pages have this line, or one with its parts turned round, with a name in this place")
        }
    }

    /// For a line that goes on in a way not seen before: the name ends where a small word begins.
    private mutating func judgeWords(after learned: NameContext.Learned, _ index: Int) {
        let owner = learned.context.owner
        let segment = subject.target.segments[index]
        let count = segment.segment.text.count
        let start = learned.context.before.count
        switch owner {
        case .vendor: guard maker?.text != nil else { return }
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
                guard let name = wrong[key], !reported.contains(where: { $0.overlaps(bytes) }), !isCommonNoun(range, in: segment) else { continue }
                add(name.owner, index, withArticle(range, in: segment), confidence: name.isSingle ? 0.75 : 0.85, evidence: ["the same words stand for the name elsewhere on the page"])
            }
        }
    }

    /// Whether words in small letters are a noun of their own there: as a verb's object with a determiner that no name takes (`définit un rappel`), with a complement (`des décisions de
    /// vote`), or in a row with another noun (`les tâches et les décisions`).
    private func isCommonNoun(_ range: Range<Int>, in segment: AnalyzedSegment) -> Bool {
        let tokens = segment.tokens
        let first = segment.firstToken(endingAfter: range.lowerBound)
        let last = segment.firstToken(endingAfter: range.upperBound - 1)
        guard tokens[first...last].allSatisfy({ !$0.shape.contains(.capitalized) && ($0.kind != .word || $0.info.contains(.target)) }) else { return false }
        let profile = subject.targetProfile
        func string(_ index: Int) -> String { segment.string(of: tokens[index]).lowercased() }
        if let link = NameNeighbours.word(after: last, in: segment), subject.targetWords.nounLinks.contains(link, in: segment), let noun = NameNeighbours.word(after: link, in: segment),
            tokens[noun].info.contains(.noun), tokens[noun].info.isDisjoint(with: [.determiner, .targetFunction]), !tokens[noun].shape.contains(.capitalized)
        {
            return true
        }
        guard var before = NameNeighbours.word(before: first, in: segment) else { return false }
        if tokens[before].info.contains([.determiner, .singular]), !profile.articles.contains(string(before)), !profile.contractedArticles.contains(string(before)),
            let verb = NameNeighbours.word(before: before, in: segment), !tokens[verb].info.isDisjoint(with: [.verb, .pastParticiple])
        {
            return true
        }
        if tokens[before].info.contains(.determiner) {
            guard let word = NameNeighbours.word(before: before, in: segment) else { return false }
            before = word
        }
        guard profile.conjunctions.contains(string(before)), let noun = NameNeighbours.word(before: before, in: segment) else { return false }
        return tokens[noun].info.contains([.noun, .target]) && !tokens[noun].shape.contains(.capitalized)
    }

    /// The words of the maker's name: as the page's table has it, else as its file's name and a link begin alike.
    private var vendorWords: [[UInt8]] {
        if let maker, maker.text != nil { return maker.words }
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
                    guard segment.tokens[token].range == range, segment.tokens[token].info.contains(.noun), !segment.tokens[token].shape.contains(.protected), !isCommonNoun(range, in: segment),
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
        let names = Set([maker?.text.map { NameKey($0) }, identity.slugKey].compactMap { $0 })
        return NamePlaces(of: names, in: segment).ranges.values.joined().contains { $0.overlaps(range) }
    }

    // MARK: Verdicts

    private mutating func judge(_ owner: NameSlots.Owner, _ segment: Int, _ range: Range<Int>, evidence: String? = nil) {
        guard let verdict = verdict(owner, segment, range) else { return }
        add(owner, segment, verdict.range, confidence: verdict.confidence, evidence: verdict.evidence + (evidence.map { [$0] } ?? []))
        let analyzed = subject.target.segments[segment]
        let bare = Self.withoutArticle(verdict.range, in: analyzed)
        let words = NameWords.folded(analyzed.segment.text[bare])
        let key = NameKey(analyzed.segment.text[bare])
        let vouched = identity.slugWords + identity.fileWords + (maker?.words ?? [])
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
        case .vendor: vendorVerdict(segment, range)
        }
    }

    private func subjectVerdict(_ segment: AnalyzedSegment, _ range: Range<Int>) -> Verdict? {
        guard let slug = identity.slugKey else { return nil }
        let bare = Self.withoutArticle(range, in: segment)
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
            if maker?.text.map({ PageIdentity.key(of: words) == NameKey($0) }) == true { return nil }
            let isCut = words.allSatisfy(identity.slugWords.contains) && identity.slugWords.first.map(words.contains) == false
            if !isCut, words.allSatisfy((identity.slugWords + identity.fileWords).contains), !isDisordered(words) { return nil }
        }
        let shared = words.count { identity.slugWords.contains($0) }
        return (
            withoutKeptHead(range, in: segment), shared == 0 ? 0.9 : 0.85,
            ["the heading's id “\(identity.slug)” keeps the name as its source had it" + (shared == 0 ? ", and shares no word with this" : "")]
        )
    }

    /// Whether words that the page vouches for stand in another order than its addresses have them, or the name lost a word between others.
    private func isDisordered(_ words: [[UInt8]]) -> Bool {
        // `amp` is of `&amp;`, which may be left out.
        let slug = identity.slugWords.filter { !$0.elementsEqual("amp".utf8) }
        if words.count > 1, words.count < slug.count, words.first == slug.first, words.last == slug.last { return Self.isInOrder(words, of: slug) }
        return !Self.isInOrder(words, of: slug) && !Self.isInOrder(words, of: identity.fileWords)
    }

    /// Whether words stand in a name in their order, with others between.
    private static func isInOrder(_ words: [[UInt8]], of name: [[UInt8]]) -> Bool {
        var rest = words[...]
        for word in name where word == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    private func vendorVerdict(_ index: Int, _ range: Range<Int>) -> Verdict? {
        let segment = subject.target.segments[index]
        let text = segment.segment.text
        let bare = Self.withoutArticle(range, in: segment)
        let words = MakersName.words(of: text[bare])
        let tokens = segment.tokens(in: bare).filter { $0.kind == .word }
        guard !words.isEmpty || bare.isEmpty, !tokens.contains(where: { $0.shape.contains(.nonLatin) }) else { return nil }
        if let maker {
            let standing = maker.standing(of: words)
            if standing == .kept || maker.standing(of: MakersName.words(of: text[range])) == .kept { return nil }
            let vouched = maker.words + identity.fileWords + identity.slugWords
            let isStrange = tokens.contains { isTargetOnly($0, orProper: true) && !vouched.contains(NameWords.folded(text[$0.range]).first ?? []) }
            if let name = maker.text {
                return verdict(on: words, tokens, standing, isStrange, index, range, evidence: "“\(String(decoding: name, as: UTF8.self))” is the maker's name, by the file's name or a link of the page")
            }
            let cell = vendorCell.map { subject.target.page.segments[$0].text }
            let differs = index != vendorCell && cell.map { NameKey($0) == NameKey(text[bare]) } == false
            let isHalf = words.contains { $0.count >= 3 && maker.words.contains($0) }
            let isCommon = tokens.allSatisfy { $0.info.contains(.target) }
            if standing == .lost, isHalf, !text[range].contains(UInt8(ascii: "&")), isStrange || differs || isCommon || maker.isRepeated(in: words) || maker.isVaried(in: words) {
                return (range, 0.8, ["the file's name begins with “\(maker.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))”"])
            }
        }
        if identity.isVendor(Array(text[bare]), platforms: subject.tree.platforms) { return nil }
        if let first = identity.fileWords.first, first.count >= 4, !words.contains(first) {
            // The file's name goes on from a word that was lost to words that stand here.
            if identity.fileWords.dropFirst().starts(with: words) { return (range, 0.8, ["the file's name has “\(String(decoding: first, as: UTF8.self))” before it"]) }
            // A line that says otherwise than the table, and neither has the word with which the file's name begins as a link does.
            if let cell = vendorCell.map({ subject.target.page.segments[$0].text }), index != vendorCell, NameKey(cell) != NameKey(text[bare]),
                identity.domains.contains(first), !subject.tree.platforms.contains(first), !words.joined().starts(with: first), tokens.contains(where: { $0.info.contains(.target) })
            {
                return (range, 0.75, ["the file's name and a link of the page begin with “\(String(decoding: first, as: UTF8.self))”"])
            }
        }
        let isCommon = tokens.allSatisfy { $0.info.contains(.target) && $0.shape.isDisjoint(with: [.mixedCase, .hasDigit, .allCapitals]) }
        guard !tokens.isEmpty, isCommon, tokens.contains(where: { isTargetOnly($0) }) else { return nil }
        return (range, 0.8, ["these are everyday words of the target language in a place for a name; neither the file's name nor a link of the page has them"])
    }

    /// What is wrong with words in a place for the maker's name, which the page has elsewhere.
    private func verdict(on words: [[UInt8]], _ tokens: [Token], _ standing: MakersName.Standing, _ isStrange: Bool, _ index: Int, _ range: Range<Int>, evidence: String) -> Verdict? {
        guard let maker else { return nil }
        let isRepeated = maker.isRepeated(in: words)
        if standing == .extended { return isStrange || isRepeated ? (range, 0.75, [evidence + "; a word was added to it here"]) : nil }
        // The table may have another name.
        if index == vendorCell { return isStrange || isRepeated || maker.isVaried(in: words) ? (range, 0.85, [evidence]) : nil }
        // A name of its own that the file vouches for is another form of the maker's.
        if let head = words.first, identity.fileWords.first == head, maker.words.first != head { return nil }
        // Joined otherwise: `Lantern of Tarn`, `Lantern d’Tarn`.
        let text = subject.target.segments[index].segment.text
        let content = tokens.filter { !$0.info.contains(.targetFunction) }.flatMap { NameWords.folded(text[$0.range]) }
        if maker.words.filter({ !subject.targetProfile.functionWords.contains(String(decoding: $0, as: UTF8.self)) }) == content { return nil }
        return (range, 0.9, [evidence])
    }

    private func isTargetOnly(_ token: Token, orProper: Bool = false) -> Bool {
        guard token.kind == .word, token.info.isDisjoint(with: [.source, .targetFunction, .loanword]) else { return false }
        return token.info.contains(.target) || (orProper && token.info.contains(.targetProper) && !token.info.contains(.sourceProper))
    }

    private static func contains(_ words: [[UInt8]], _ name: [[UInt8]]) -> Bool {
        guard !name.isEmpty, words.count > name.count else { return false }
        return (0...(words.count - name.count)).contains { words[$0..<($0 + name.count)].elementsEqual(name) }
    }

    // MARK: Ranges

    /// Without articles and prepositions before the name.
    private static func withoutArticle(_ range: Range<Int>, in segment: AnalyzedSegment) -> Range<Int> {
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
            suggestion = maker?.text.flatMap { segment == vendorCell && $0 == analyzed.segment.text ? nil : String(decoding: $0, as: UTF8.self) }
            name = suggestion ?? (maker?.words ?? identity.fileWords).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        }
        let source = suggestion ?? name
        var place = range
        if let gap {
            suggestion = gap.preposition.flatMap { words in suggestion.map { analyzed.segment.string(in: words) + " " + $0 } }
        } else if let name = suggestion {
            (place, suggestion) = NameInPlace.fitted(name, at: range, ofTarget: analyzed, subject)
        }
        let words = analyzed.segment.string(in: range)
        let whose = owner == .subject ? "of what the page is about" : "of the maker"
        found.append(
            Finding(
                rule: MangledName.id, severity: .major, confidence: confidence, range: analyzed.segment.byteRange(of: place),
                message: gap == nil ? "“\(words)” stands where the name \(whose) should" : "The name \(whose) is missing after “\(words)”",
                evidence: evidence, source: source, suggestion: suggestion))
    }

    /// The name as some place of the page has kept it.
    private lazy var keptSubject: String? = {
        guard let slug = identity.slugKey else { return nil }
        // Headings and tables are surer than titles.
        let places = [identity.heading].compactMap { $0 } + identity.rows.map(\.value) + subject.target.segments.indices
        for segment in places.map({ subject.target.segments[$0] }) where segment.segment.text.count <= 700 {
            if let range = NamePlaces.first(of: slug, in: segment) {
                let text = segment.segment.string(in: range)
                // Words joined by hyphens and all in capitals are an address's.
                if text.contains(where: \.isUppercase), !text.contains("-") || text.contains(where: \.isLowercase) { return text }
            }
        }
        return nil
    }()
}
