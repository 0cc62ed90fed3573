import Alignment

/// What both passes ask of a page, found once.
public struct PageFacts: Sendable {
    /// What the target page's own addresses tell of what it is about.
    let identity: PageIdentity
    /// The names that the target page says itself it is about.
    let ownNames: PageOwnNames
    /// Where its texts stand; nil where a source tells more.
    let places: PagePlaces?
    /// By source segment, what is written there as names are; empty without a source.
    let sourceCandidates: [[NameCandidate]]
    /// The words of its sentences; nil without a source, and where nobody reads them.
    let words: PairedWords?

    /// - Parameter reader: nil where nothing is learned of words.
    public init(target: AnalyzedPage, bitext: Bitext?, words reader: PairedWords.Reader?) {
        identity = PageIdentity(target)
        ownNames = PageOwnNames(identity, on: target)
        places = bitext == nil ? PagePlaces(target) : nil
        var candidates = NameCandidates()
        sourceCandidates = bitext?.source.segments.map { candidates.find(in: $0) } ?? []
        words = reader.flatMap { reader in bitext.map { PairedWords($0, by: reader) } }
    }
}
