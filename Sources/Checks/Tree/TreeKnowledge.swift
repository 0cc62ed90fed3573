import Alignment
import Dispatch
import Linguistics
import Synchronization
import Terminology

/// What the tree as a whole tells the rules: a compact, read-only summary of the first pass.
public final class TreeKnowledge: Sendable {
    public let statistics: TreeStatistics
    /// Lines that repeat over pages but for the names in them.
    let frames: [NameFrame]
    /// The words around the names in such lines.
    let contexts: [NameContext.Learned]
    /// Domains that most pages link to.
    let platforms: Set<[UInt8]>
    /// The names of the run's glossary and those that the pages themselves tell.
    let names: KnownNames
    /// The run's glossary with the names that the pages themselves tell; nil without a glossary.
    public let glossary: TermMatcher?
    /// The glossary's entries by source term.
    let terms: TermGroups

    /// What words become in the tree's translations; nil where it is too small to tell.
    let words: LearnedWords?

    /// The translation memories of the run.
    let memory: TreeTranslations?
    /// What everyday words become where they are names.
    let namingWords: NamingWords
    /// Hashes of words that the target language uses every day, in lower case: the renderings of a shipped list.
    private let everydayWords: KeyTable
    /// The target language's lists of words.
    let targetWords = TargetWords.Once()

    /// - Parameters:
    ///   - parts: what each worker gathered.
    ///   - memory: nil for none.
    ///   - knownWords: what words of the source become elsewhere.
    ///   - namingWords: what everyday words become where they are names.
    public init(
        merging parts: consuming [TreeStatistics] = [], glossary: TermMatcher? = nil, memory: TreeTranslations? = nil, knownWords: WordPairs = .none, namingWords: NamingWords = .none
    ) {
        // What words become takes longer to learn than all else: its sample is laid out beside, and it is learned when both cores are free.
        let samples = Mutex(parts.indices.compactMap { parts[$0].takeSentences() })
        let lesson = Mutex<LearnedWords.Lesson?>(nil)
        let preparing = DispatchGroup()
        DispatchQueue.global().async(group: preparing) {
            guard var sample = samples.withLock({ $0.popLast() }) else { return }
            while let other = samples.withLock({ $0.popLast() }) { sample.merge(other) }
            let prepared = LearnedWords.Lesson(sample, known: knownWords)
            lesson.withLock { $0 = prepared }
        }
        self.memory = memory
        self.namingWords = namingWords
        var everydayWords = KeyTable(capacity: knownWords.rows.count)
        for row in knownWords.rows { everydayWords.add(1, to: NameKey.exact(row.target)) }
        self.everydayWords = everydayWords
        // The others are added to one of them in its place: copying it would take as long.
        var statistics = parts.popLast() ?? TreeStatistics()
        while let part = parts.popLast() { statistics.merge(part) }
        statistics.copies.close()
        platforms = statistics.slots.platforms(pages: statistics.pages)
        statistics.slots.disown(platforms)
        frames = statistics.slots.learnedFrames()
        contexts = NameContext.learned(from: statistics.slots.allFrames())
        let inferred = statistics.targetNames.names(besides: glossary?.entries ?? [])
        self.glossary = inferred.isEmpty ? glossary : glossary?.adding(Glossary(entries: inferred))
        terms = TermGroups(self.glossary)
        names = KnownNames(self.glossary, faint: statistics.targetNames.faintNames(), acronyms: statistics.targetNames.faintAcronyms())
        self.statistics = statistics
        preparing.wait()
        words = lesson.withLock { $0.take() }.map { LearnedWords($0) }
    }

    /// On how many pages of the target tree a word stands, whatever its case.
    func pages(ofWord key: NameKey) -> Int { statistics.pagesOfWord[key.value] }

    /// Whether the target language uses a word every day, or the target tree does.
    ///
    /// - Parameter word: in lower case.
    func isInUse(_ word: String) -> Bool { everydayWords.value(of: NameKey.exact(word.utf8)) != nil || pages(ofWord: NameKey(word.utf8)) > 0 }

    /// In how many distinct texts of the target tree a word stands that neither dictionary knows, at most `TextCounts.most`.
    func texts(ofUnknownWord key: NameKey) -> Int { statistics.textsOfUnknownWord[key.value] }

    /// Whether the tree's translations treat these words of its sources as a name: kept far more often than words are.
    ///
    /// Measured on real trees, the share of kept uses has two heaps: up to 0.3 for words, official translated forms included, and from two thirds
    /// for names; machine translation may break a real name half of the time.
    ///
    /// - Parameter name: UTF-8, case, spaces and marks aside.
    public func isName(_ name: some Sequence<UInt8>) -> Bool {
        nameEvidence(NameKey(name), isPlain: false, isAcronym: false, isCommon: false)?.isName ?? false
    }

    /// What the tree says of words written as a name in its sources.
    struct NameEvidence {
        let uses: Int
        let kept: Int
        let isName: Bool
    }

    /// - Parameters:
    ///   - isPlain: they are one word with no other sign of a name than a capital.
    ///   - isAcronym: they are one word in capitals, which may be emphasis.
    ///   - isCommon: all of them are words of one of the languages.
    /// - Returns: nil where too little was seen.
    func nameEvidence(_ key: NameKey, isPlain: Bool, isAcronym: Bool, isCommon: Bool) -> NameEvidence? {
        let (uses, kept) = statistics.copies.counts(of: key)
        guard uses >= 2 else { return nil }
        let rate = Double(kept) / Double(uses)
        if uses < 5 {
            // Few uses tell only of what is never a common word and was kept at least once.
            let isName = kept >= 1 && rate >= 0.5 && (isPlain ? uses >= 3 : !isAcronym) && (!isCommon || statistics.copies.lowercaseUses(of: key) == 0)
            return NameEvidence(uses: uses, kept: kept, isName: isName && (!isCommon || isPlain))
        }
        var isName = rate >= (uses >= 8 ? 0.4 : 0.6)
        if isPlain || isAcronym || isCommon { isName = rate >= 0.8 }
        if isPlain, 10 * statistics.copies.lowercaseUses(of: key) > uses { isName = false }
        return NameEvidence(uses: uses, kept: kept, isName: isName)
    }
}
