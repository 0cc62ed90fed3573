import Alignment
import Linguistics
import Markup

/// A segment as it is looked through for broken markup, with the segments it was made from.
struct MarkedUpText {
    /// What is broken, where, and why it is thought so.
    struct Defect {
        /// In the file.
        let range: ByteRange
        let message: String
        let evidence: String
        let confidence: Double
        /// Where it stands in the segment's text; nil for what holds in any language.
        var textOffset: Int?
        var source: String?
        var suggestion: String?
    }

    let analyzed: AnalyzedSegment
    /// The ASCII characters in its text.
    let characters: ASCIISet
    let sources: [AnalyzedSegment]
    let page: Page
    let profile: LanguageProfile
    let sourceProfile: LanguageProfile

    init(_ analyzed: AnalyzedSegment, characters: ASCIISet, sources: [AnalyzedSegment], page: Page, profile: LanguageProfile, sourceProfile: LanguageProfile) {
        self.analyzed = analyzed
        self.characters = characters
        self.sources = sources
        self.page = page
        self.profile = profile
        self.sourceProfile = sourceProfile
    }

    /// All that is broken.
    func defects() -> [Defect] {
        var found = gluedMarkup()
        func add(_ more: [Defect]) {
            if !more.isEmpty { found += more }
        }
        let hasEmphasis = hasEmphasis
        if hasEmphasis { add(looseEmphasis()) }
        add(looseReferences())
        add(visibleMarks())
        add(brokenArrows())
        add(lostWrappers())
        if hasEmphasis {
            add(otherStrength())
            add(partEmphasis())
            add(emptiedLabels())
        }
        return found
    }

    var segment: Segment { analyzed.segment }
    private var hasEmphasis: Bool { analyzed.segment.inlines.contains { $0.isEmphasis } }
    var tokens: [Token] { analyzed.tokens }

    func sourcesHold(_ string: String) -> Bool { sources.contains { $0.segment.text.holds(Array(string.utf8)[...]) } }

    /// Whether the file has a letter at an offset.
    func isLetter(atByte offset: Int) -> Bool {
        guard page.bytes.indices.contains(offset) else { return false }
        let byte = page.bytes[offset]
        return byte.isFactLetter || (0xC3...0xCB).contains(byte)
    }

    /// Whether a letter ends before an offset of the file.
    func isLetter(beforeByte offset: Int) -> Bool {
        guard offset > 0 else { return false }
        let byte = page.bytes[offset - 1]
        return byte.isFactLetter || (byte & 0xC0 == 0x80 && offset > 1 && (0xC3...0xCB).contains(page.bytes[offset - 2]))
    }

    func isInText(_ offset: Int) -> Bool { !segment.protectedRanges.contains { $0.contains(offset) } }
}
