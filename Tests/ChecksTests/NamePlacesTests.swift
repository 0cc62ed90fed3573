import Alignment
import Linguistics
import Markup
import Testing

@testable import Checks

@Suite struct NamePlacesTests {
    @Test("Places come in the order of the text, the longest first, on every run") func order() throws {
        let analyzer = try TextAnalyzer(lexicon: Lexicon(source: .english, target: .french))
        let page = AnalyzedPage(page: PageParser().parse(Array("Quill Desk Pro, Desk Pro et Quill Desk.".utf8), path: "page.md"), analyzer: analyzer, language: .french)
        let segment = try #require(page.segments.first)
        let keys = Set(["Quill Desk Pro", "Quill Desk", "Desk Pro", "Desk"].map { NameKey($0.utf8) })
        let places = NamePlaces(of: keys, in: segment).inOrder.map { segment.segment.string(in: $0.range) }
        #expect(places == ["Quill Desk Pro", "Quill Desk", "Desk Pro", "Desk", "Desk Pro", "Desk", "Quill Desk", "Desk"])
    }
}
