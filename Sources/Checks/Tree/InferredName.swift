import Alignment
import Linguistics

/// A name of a source text that no glossary has: words that the tree's translations keep (`TreeKnowledge.nameEvidence`).
struct InferredName {
    let candidate: NameCandidate
    let evidence: TreeKnowledge.NameEvidence

    /// - Parameter candidates: the segment's.
    /// - Returns: in order of their start, the longest first; they may overlap.
    static func find(among candidates: [NameCandidate], in segment: AnalyzedSegment, of tree: TreeKnowledge) -> [InferredName] {
        candidates.compactMap { candidate in
            guard let evidence = tree.nameEvidence(candidate.key, isPlain: candidate.isPlain, isAcronym: candidate.isAcronym, isCommon: candidate.isCommon), evidence.isName
            else { return nil }
            // A capital at the start of a sentence is no sign.
            if candidate.isPlain, candidate.beginsSentence { return nil }
            if candidate.isCommon, segment.segment.marksLabel(at: candidate.range.lowerBound) { return nil }
            if isFileName(segment.segment.text[candidate.range]) { return nil }
            return InferredName(candidate: candidate, evidence: evidence)
        }
    }

    /// Whether it ends in a dot and small letters that are no part of a domain name: identifiers have a rule of their own.
    private static func isFileName(_ text: ArraySlice<UInt8>) -> Bool {
        guard let dot = text.lastIndex(of: UInt8(ascii: ".")), dot > text.startIndex, dot + 1 < text.endIndex else { return false }
        let ending = text[(dot + 1)...]
        return ending.allSatisfy { $0 &- 0x61 < 26 } && !["com", "org", "net", "io", "dev", "app", "ai", "co", "js"].contains(String(decoding: ending, as: UTF8.self))
    }
}
