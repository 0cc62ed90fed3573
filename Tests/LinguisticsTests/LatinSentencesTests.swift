import CICU
import Testing

@testable import Linguistics

@Suite struct LatinSentencesTests {
    /// Made of what can meet at the end of a sentence, the same at each run.
    private static func texts(_ count: Int) -> [String] {
        let pieces = [
            "a", "b", "Z", "é", "É", "ß", "œ", "Œ", "1", " ", " ", "  ", "\u{A0}", "\u{202F}", "\n", "\r\n", "\r", "\t", ".", ".", ".", "!", "?", "…", "...", ",", ":", ";", "-", "–",
            "—", "(", ")", "[", "]", "{", "}", "\"", "'", "“", "”", "‘", "’", "«", "»", "•", "×", "÷", "ª", "º", "µ", "¿", "¡", "§", "°", "_", "/", "*", "`", "<", ">", "&", "\u{FFFC}", "mot",
            "Mot", "S.A.", "1.2", "etc.",
        ]
        var state: UInt64 = 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % limit
        }
        return (0..<count).map { _ in (0...next(12)).map { _ in pieces[next(pieces.count)] }.joined() }
    }

    @Test func boundariesAreThoseOfICU() throws {
        for locale in ["en", "fr"] {
            let breaks = try #require(BreakIterator(ICU_SENTENCE, locale: locale))
            for text in Self.texts(10_000) {
                let bytes = Array(text.utf8)
                bytes.withUnsafeBufferPointer { bytes in
                    guard let found = LatinSentences.boundaries(of: bytes) else { return }
                    let expected = breaks.boundaries(of: bytes)
                    if found != expected { Issue.record("\(text.debugDescription): \(found) and not \(expected)") }
                }
            }
        }
    }

    @Test(arguments: ["Привет. Мир.", "Un\u{AD}mot. Autre.", "e\u{301}. A", "a. ; B", "。a", "a\u{2028}b", "a\u{85}b"])
    func othersAreLeftToICU(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { LatinSentences.boundaries(of: $0) } == nil)
    }
}
