import Alignment

/// What both passes ask of a page, found once.
public struct PageFacts: Sendable {
    /// What the target page's own addresses tell of what it is about.
    let identity: PageIdentity
    /// By source segment, what is written there as names are; empty without a source.
    let sourceCandidates: [[NameCandidate]]

    public init(target: AnalyzedPage, bitext: Bitext?) {
        identity = PageIdentity(target)
        sourceCandidates = bitext?.source.segments.map { NameCandidates.find(in: $0) } ?? []
    }
}
