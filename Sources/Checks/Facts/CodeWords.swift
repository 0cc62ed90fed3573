import Alignment
import Linguistics

/// The words in a page's code, in blocks and in the text.
final class CodeWords {
    private let page: AnalyzedPage
    private lazy var words = Self.words(of: page)
    /// Whether they were asked for, so that what was concluded holds for this page alone.
    var wereAsked = false

    init(_ page: AnalyzedPage) { self.page = page }

    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        wereAsked = true
        return words.contains(word)
    }

    private static func words(of page: AnalyzedPage) -> Set<ArraySlice<UInt8>> {
        var words: Set<ArraySlice<UInt8>> = []
        func add(_ code: ArraySlice<UInt8>) { words.formUnion(code.split { !$0.isFactAlphanumeric }.filter { $0.count > 2 }) }
        for block in page.page.blocks where block.kind == .code { add(page.page.bytes[block.range]) }
        for segment in page.segments {
            for inline in segment.segment.inlines where inline.isCode { add(segment.segment.text[inline.text]) }
        }
        return words
    }
}
