import Alignment
import Linguistics
import Markup

/// Words that a translation keeps as they are: numbers, acronyms, joined names.
struct Landmarks {
    private let analyzed: AnalyzedSegment
    /// Their UTF-8 offsets in the segment's text.
    let words: [Range<Int>]

    init(_ analyzed: AnalyzedSegment, in range: Range<Int>) {
        self.analyzed = analyzed
        words = analyzed.tokens(in: range).filter { token in
            token.kind == .word && token.range.count > 2 && !token.shape.contains(.protected) && !token.shape.isDisjoint(with: [.mixedCase, .allCapitals])
                && token.info.isDisjoint(with: [.target, .sourceFunction])
        }.map(\.range)
    }

    /// Whether the text that it was made from has a word once only.
    func isSingle(_ word: ArraySlice<UInt8>) -> Bool { Self.places(of: word, in: analyzed).count == 1 }

    static func places(of word: ArraySlice<UInt8>, in analyzed: AnalyzedSegment) -> [Range<Int>] {
        let text = analyzed.segment.text
        return analyzed.tokens.compactMap { $0.kind == .word && $0.range.count == word.count && text[$0.range] == word ? $0.range : nil }
    }
}
