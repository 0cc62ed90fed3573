import Alignment
import Linguistics
import Markup
import Terminology

/// A page under check with all that the rules share: both sides read and analyzed, aligned, the glossary's terms found.
///
/// It serves one worker: what only some rules ask for is found when first asked for.
public final class Subject {
    public let target: AnalyzedPage
    /// Both sides aligned; nil when the page that the target was made from is not at hand.
    public let bitext: Bitext?
    public let lexicon: Lexicon
    public let glossary: TermMatcher
    /// By target segment, the glossary's terms in it.
    public let targetTerms: [[TermMatch]]
    /// By source segment; empty without a source.
    public let sourceTerms: [[TermMatch]]
    /// What the tree as a whole tells.
    public let tree: TreeKnowledge
    /// The source as it is today, when the target was made from an earlier version.
    public let outdated: OutdatedSource?
    /// Whether marks such as `[!DNL …]` tell what is a name.
    public let trustsNameMarks: Bool
    /// By target segment and sentence: which language it is written in.
    public let languages: [[LanguageEvidence.Decision]]

    /// The sentences paired one with one whose words are linked, in the order of the bitext; empty where the tree is too small to tell what words become.
    let alignedWords: [AlignedSentence]
    /// The target language's lists of words.
    let targetWords: TargetWords
    /// By target segment: what its text says by itself.
    let texts: [KnownText]
    /// By target segment: what its text and the one that it was made from say by themselves; nil where it was made from none, or from several.
    let pairs: [KnownPair?]
    /// What is known of the tree's texts.
    let known: KnownTexts

    private let facts: PageFacts
    /// What the target page's own addresses tell of what it is about.
    var identity: PageIdentity { facts.identity }
    /// The words of the target page's file name, in lower case.
    private(set) lazy var fileWords: Set<Substring> = {
        let file = target.page.path.utf8.split(separator: UInt8(ascii: "/")).last?.split(separator: UInt8(ascii: ".")).first.map { Substring($0).lowercased() } ?? ""
        func isInWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII ? NameKey.isLetterOrDigit(UInt8(truncatingIfNeeded: scalar.value)) : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        return Set(file.unicodeScalars.split { !isInWord($0) }.map { Substring($0) })
    }()
    /// The fields of the glossary that the page is about.
    private(set) lazy var termFields = TermUses.fields(of: self)
    /// The names that the target page says itself it is about.
    var ownNames: PageOwnNames { facts.ownNames }
    /// Where the target page's texts stand; nil where a source tells more.
    var places: PagePlaces? { facts.places }
    /// By source segment, what is written there as names are; empty without a source.
    var sourceCandidates: [[NameCandidate]] { facts.sourceCandidates }
    /// By source segment, the names in it that the tree keeps; empty without a source.
    private(set) lazy var sourceNames = zip(source?.segments ?? [], sourceCandidates).map { InferredName.find(among: $1, in: $0, of: tree) }

    /// A subject alone.
    public convenience init(
        target: AnalyzedPage, bitext: Bitext?, outdated: OutdatedSource? = nil, lexicon: Lexicon, glossary: TermMatcher, tree: TreeKnowledge,
        trustsNameMarks: Bool = true
    ) {
        self.init(
            target: target, bitext: bitext, facts: PageFacts(target: target, bitext: bitext, words: tree.words?.reader), outdated: outdated, lexicon: lexicon, known: KnownTexts(glossary), tree: tree,
            trustsNameMarks: trustsNameMarks)
    }

    /// One of many, that share what is known of their texts.
    public init(
        target: AnalyzedPage, bitext: Bitext?, facts: PageFacts, outdated: OutdatedSource? = nil, lexicon: Lexicon, known: KnownTexts, tree: TreeKnowledge,
        trustsNameMarks: Bool = true
    ) {
        self.facts = facts
        self.known = known
        let glossary = known.terms.glossary
        let scope = glossary.scope(ofPage: target.page.path)
        self.target = target
        self.bitext = bitext
        self.lexicon = lexicon
        self.glossary = glossary
        self.tree = tree
        self.outdated = outdated
        self.trustsNameMarks = trustsNameMarks
        let texts = target.segments.map { known.text(of: $0, within: scope) }
        self.texts = texts
        pairs = texts.indices.map { index in
            guard let bitext else { return nil }
            let source = bitext.segmentPair(ofTarget: index).source
            return source.count == 1 ? texts[index].pair(with: bitext.source.segments[source[0]]) : nil
        }
        targetTerms = texts.map(\.terms)
        sourceTerms = bitext?.source.segments.map { known.terms.matches(inSource: $0.segment.text, within: scope) } ?? []
        alignedWords = tree.words.flatMap { learned in facts.words.map { AlignedSentence.sentences($0, by: learned.translations) } } ?? []
        targetWords = tree.targetWords.words(of: lexicon.target)
        languages = texts.map(\.languages)
    }

    /// Whether a place of a target segment stands in a sentence that stayed in the source language.
    ///
    /// - Parameter offset: a UTF-8 offset in the segment's text.
    public func isSourceLanguage(segment: Int, at offset: Int) -> Bool {
        guard let sentence = target.segments[segment].sentences.firstIndex(where: { $0.contains(offset) }) else { return false }
        return languages[segment][sentence] == .source
    }

    /// The page that the target was made from; nil when it is not at hand.
    public var source: AnalyzedPage? { bitext?.source }
    public var targetProfile: LanguageProfile { lexicon.target }
    public var sourceProfile: LanguageProfile { lexicon.source }
}
