import Foundation
import Markup
import Testing

@testable import Alignment

@Suite struct BitextTests {
    /// Sentences end after a full stop and the space that follows it.
    private func analyzed(_ page: Page) -> AnalyzedPage {
        AnalyzedPage(
            page: page,
            segments: page.segments.map { segment in
                var sentences: [Range<Int>] = []
                var start = 0
                for offset in segment.text.indices where segment.text[offset] == 0x20 && offset > 0 && segment.text[offset - 1] == UInt8(ascii: ".") {
                    sentences.append(start..<(offset + 1))
                    start = offset + 1
                }
                return AnalyzedSegment(segment: segment, tokens: [], sentences: sentences + (start < segment.text.count ? [start..<segment.text.count] : []))
            })
    }

    private func bitext(_ source: String..., to target: String...) -> Bitext {
        let one = HandBuiltPage { page in for text in source { page.paragraph(text) } }
        let other = HandBuiltPage { page in for text in target { page.paragraph(text) } }
        return Bitext(source: analyzed(one.page), target: analyzed(other.page))
    }

    private func numbers(_ pairs: [SentencePair]) -> [[[Int]]] { pairs.map { [$0.source.map(\.sentence), $0.target.map(\.sentence)] } }

    @Test func sentencesPairInOrder() {
        let bitext = bitext(
            "Kestrelia Sync copies your files to the Orvane cloud. It runs every 15 minutes. You can stop it at any time from the console.",
            to: "Kestrelia Sync copie vos fichiers vers le cloud Orvane. Il s’exécute toutes les 15 minutes. Vous pouvez l’arrêter à tout moment depuis la console.")
        #expect(numbers(bitext.sentences) == [[[0], [0]], [[1], [1]], [[2], [2]]])
        #expect(bitext.sentences.allSatisfy { $0.confidence > 0.7 })
        let pair = bitext.sentencePair(ofTarget: SentenceIndex(segment: 0, sentence: 1))
        #expect(pair.source == [SentenceIndex(segment: 0, sentence: 1)])
        #expect(bitext.source.string(of: pair.source[0]) == "It runs every 15 minutes. ")
    }

    @Test func aLostSentenceStandsAlone() {
        let bitext = bitext(
            "Kestrelia Sync copies your files to the Orvane cloud. It runs every 15 minutes on the machines you chose. You can stop it at any time from the console.",
            "Where a machine has been switched off for more than a week, the next run takes longer than usual, because all of its files are compared anew.",
            to: "Kestrelia Sync copie vos fichiers vers le cloud Orvane. Vous pouvez l’arrêter à tout moment depuis la console.",
            "Lorsqu’une machine est restée éteinte plus d’une semaine, l’exécution suivante dure plus longtemps que d’habitude, car tous ses fichiers sont comparés à nouveau.")
        #expect(numbers(bitext.sentences.filter { $0.segmentPair == 0 }) == [[[0], [0]], [[1], []], [[2], [1]]])
    }

    @Test func twoSentencesMayBecomeOne() {
        let bitext = bitext(
            "Open the console. Then choose the region that is nearest to you. Wait until the light turns green and stays so.",
            to: "Ouvrez la console puis choisissez la région la plus proche de vous. Attendez que le voyant devienne vert et le reste.")
        #expect(numbers(bitext.sentences) == [[[0, 1], [0]], [[2], [1]]])
    }

    @Test func aSentenceBrokenInThreeStaysTogether() {
        let bitext = bitext(
            "The build fails when Orvane.Portal.Client.dll is older than the server that it is to talk to.",
            to: "La génération échoue lorsque Orvane. Portal. Client.dll est plus ancien que le serveur auquel il doit s’adresser.")
        #expect(numbers(bitext.sentences) == [[[0], [0, 1, 2]]])
    }

    @Test func sentencesOfMergedBlocksFindTheirOwn() {
        let bitext = bitext(
            "The Orvane portal keeps every report for thirty days and then deletes it for good.",
            "Ask Kestrelia to keep reports longer when your contract with them says that you may do so.",
            to: "Le portail Orvane garde chaque rapport trente jours puis le supprime définitivement. Demandez à Kestrelia de garder les rapports plus longtemps si votre contrat le permet.")
        #expect(bitext.segmentPair(ofTarget: 0).source == [0, 1])
        #expect(bitext.sentencePair(ofTarget: SentenceIndex(segment: 0, sentence: 1)).source == [SentenceIndex(segment: 1, sentence: 0)])
    }

    @Test func alternativeTextsPairWithEachOther() {
        func page(_ text: String, _ alt: String, _ title: String?) -> Page {
            var page = HandBuiltPage { $0.paragraph(text) }.page
            var segments = page.segments
            func add(_ kind: Segment.Kind, _ text: String) {
                segments.append(Segment(kind: kind, block: 0, text: Array(text.utf8), runs: [], inlines: [], range: 0..<0))
            }
            add(.alt, alt)
            if let title { add(.attribute(name: "title"), title) }
            var block = page.blocks[0]
            block.segments = 0..<segments.count
            page = Page(path: page.path, bytes: page.bytes, frontMatter: nil, blocks: [block], segments: segments, problems: [])
            return page
        }
        let bitext = Bitext(
            source: analyzed(page("See the lamp.", "A green lamp", "Lamp")), target: analyzed(page("Voyez la lampe.", "Une lampe verte", nil)))
        #expect(bitext.segments.map { [$0.source, $0.target] } == [[[0], [0]], [[1], [1]], [[2], []]])
    }

    @Test func theTranslationMemoryIsWellFormedAndHoldsConfidentPairs() throws {
        let bitext = bitext(
            "Use <b> & \"Orvane\" \u{0} now: \u{FFFC} is shown.", "Kestrelia only here.", "12345",
            to: "Utilisez <b> & « Orvane » \u{0} : \u{FFFC} apparaît.", "12345")
        let writer = TMXWriter(sourceLanguage: "en", targetLanguage: "fr", toolVersion: "1.0", minimumConfidence: 0)
        let file = writer.header + writer.units(of: bitext) + writer.footer
        #expect(file.contains("<tuv xml:lang=\"en\"><seg>Use &lt;b&gt; &amp; &quot;Orvane&quot;  now: <ph x=\"1\" type=\"image\"/> is shown.</seg></tuv>"))
        #expect(!file.contains("only here"))
        #expect(file.contains("srclang=\"en\""))
        let strict = TMXWriter(sourceLanguage: "en", targetLanguage: "fr", toolVersion: "1.0", minimumConfidence: 1.1)
        #expect(strict.units(of: bitext) == "")
    }
}
