import Testing

@testable import Terminology

@Suite struct NamingWordsTests {
    @Test func theShippedListTranslatesEverydayWords() {
        let words = NamingWords.shipped(from: "en-US", to: "fr-FR")
        func renderings(_ word: String) -> [String] { words.renderings(of: word.utf8).map { String(decoding: $0, as: UTF8.self) } }
        #expect(renderings("lantern") == ["lanterne"])
        #expect(renderings("walnut") == ["noix", "noyer"])
        #expect(renderings("velnora").isEmpty)
        #expect(NamingWords.shipped(from: "en", to: "xx").renderings(of: "lantern".utf8).isEmpty)
    }

    @Test func rowsThatAreNoneAreLeftOut() {
        let words = NamingWords(csv: Array("word,renderings\nlark\n,alouette\nfox,renard|goupil\na,b,c\n".utf8))
        #expect(words.renderings(of: "fox".utf8).count == 2)
        #expect(words.renderings(of: "lark".utf8).isEmpty)
        #expect(words.renderings(of: "a".utf8).isEmpty)
    }
}
