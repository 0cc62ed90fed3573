import Alignment
import Linguistics
import Markup

/// What the first pass gathers over the tree: counts only, so that merging in any order gives the same.
///
/// Each worker gathers its own; its size grows with the tree's vocabulary, not with its text.
public struct TreeStatistics: Sendable {
    /// Pages read.
    public private(set) var pages = 0
    /// Names as the sources have them and the targets keep them.
    var copies = NameCopies()
    /// Names as pages without a source write them.
    var targetNames = TargetNames()
    /// Where the pages name what they are about.
    var slots = NameSlots()
    /// Pages without a source by the ids that their tables have.
    private(set) var pagesByID = PagesByID()
    /// By word: pages of the target tree that have it.
    private(set) var pagesOfWord = PageCounts()
    /// By word that neither dictionary knows: distinct texts of the target tree that have it.
    private(set) var textsOfUnknownWord = TextCounts()
    /// What of the source's words and short texts stands in the target tree.
    public private(set) var keptText = KeptText()

    /// What the translations read, by their source's text and by place.
    var translations: TreeTranslations

    /// What the translations of words are learned from; nil where they are not asked for.
    var sentences: SentenceSample?

    /// Keeps what tells of names only.
    public init() { translations = TreeTranslations() }

    /// Keeps translations as well.
    public init(_ lexicon: Lexicon) {
        translations = TreeTranslations(forms: WrittenForms(lexicon))
        sentences = SentenceSample(source: lexicon.source, target: lexicon.target)
    }

    /// Adds what one page tells whose facts nobody else asks for.
    public mutating func add(target: AnalyzedPage, bitext: Bitext?) {
        add(target: target, bitext: bitext, facts: PageFacts(target: target, bitext: bitext, words: sentences?.reader))
    }

    /// Adds what one page tells.
    ///
    /// - Parameters:
    ///   - bitext: the page aligned with its source, where that is at hand.
    ///   - facts: those of this page.
    public mutating func add(target: AnalyzedPage, bitext: Bitext?, facts: PageFacts) {
        pages += 1
        keptText.add(target: target, bitext: bitext, page: pages)
        for segment in target.segments {
            var text: UInt64?
            for token in segment.tokens where token.kind == .word && !token.shape.contains(.protected) {
                let key = NameKey(segment.segment.text[token.range]).value
                pagesOfWord.insert(key, page: pages)
                guard token.info.isDisjoint(with: [.target, .source, .targetProper, .sourceProper]) else { continue }
                let hash = text ?? NameKey.exact(segment.segment.text)
                text = hash
                textsOfUnknownWord.insert(key, text: hash)
            }
        }
        let identity = facts.identity
        slots.add(target, identity)
        if let forms = translations.forms { PageTranslations(target, bitext, facts: facts, forms: forms).add(to: &translations) }
        if let bitext {
            copies.add(bitext, candidates: facts.sourceCandidates)
            if let words = facts.words { sentences?.add(words) }
        } else {
            targetNames.add(target)
            pagesByID.add(target, identity)
        }
    }

    /// Gives away what the translations of words are learned from, which is of use but once.
    mutating func takeSentences() -> SentenceSample? {
        defer { sentences = nil }
        return sentences
    }

    /// Adds what another worker gathered.
    public mutating func merge(_ other: TreeStatistics) {
        pages += other.pages
        keptText.merge(other.keptText)
        pagesOfWord.merge(other.pagesOfWord)
        textsOfUnknownWord.merge(other.textsOfUnknownWord)
        copies.merge(other.copies)
        targetNames.merge(other.targetNames)
        slots.merge(other.slots)
        pagesByID.merge(other.pagesByID)
        translations.merge(other.translations)
        if let part = other.sentences { sentences?.merge(part) }
    }
}
