import Linguistics
import Markup
import Terminology
import Testing

@testable import Alignment

@Suite struct WordTests {
    /// Sentences of four random words each and their translations in another order, every word with a translation of its own.
    private static func sample(room: Int = 1 << 20, reversed: Bool = false) -> SentenceSample {
        var sample = SentenceSample(source: .english, target: .french, room: room)
        var state: UInt32 = 7
        var pairs: [([UInt32], [UInt32])] = []
        for _ in 0..<500 {
            let words = (0..<4).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return 1 + (state >> 16) % 40
            }
            pairs.append((words, [words[1], words[0], words[2], words[3]].map { $0 + 100 }))
        }
        for (source, target) in reversed ? pairs.reversed() : pairs { sample.add(source, target) }
        return sample
    }

    private static let nothingKnown = WordTranslations(.none, source: MeaningWords(.english, isSource: true), target: MeaningWords(.french, isSource: false))

    @Test("Words that keep standing in each other's translations are found") func learns() throws {
        let learned = WordLearner(Self.sample(), known: Self.nothingKnown).learned()
        for word in UInt32(1)...40 {
            let right = try #require(learned.likelihood(word, word + 100))
            #expect(right.forward > 0.8 && right.backward > 0.8)
            #expect((UInt32(1)...40).allSatisfy { $0 == word || (learned.likelihood(word, $0 + 100)?.forward ?? 0) < 0.1 })
        }
    }

    @Test("The order of pages and the split among workers change nothing, however small the room") func order() throws {
        for room in [1 << 20, 600] {
            let whole = WordLearner(Self.sample(room: room), known: Self.nothingKnown).learned()
            let backwards = WordLearner(Self.sample(room: room, reversed: true), known: Self.nothingKnown).learned()
            var merged = Self.sample(room: room, reversed: true)
            merged.merge(Self.sample(room: room))
            let parts = WordLearner(merged, known: Self.nothingKnown).learned()
            #expect(whole.count > 0)
            for word in UInt32(1)...40 {
                #expect(whole.likelihood(word, word + 100) == backwards.likelihood(word, word + 100))
                #expect(whole.likelihood(word, word + 100) == parts.likelihood(word, word + 100))
            }
        }
    }

    @Test("What is known already helps where a word was met too seldom, and yields where it was met often") func known() throws {
        let source = MeaningWords(.english, isSource: true)
        let target = MeaningWords(.french, isSource: false)
        let pairs = WordPairs(csv: Array("source,target,forward,backward\nlantern,lanterne,90,80\nbroken row\nwheel,roue,100,x\n".utf8))
        #expect(pairs.rows.count == 1)
        let known = WordTranslations(pairs, source: source, target: target)
        let (lantern, lanterne) = (source.key(of: Array("Lanterns".utf8)[...]), target.key(of: Array("lanternes".utf8)[...]))
        #expect(known.likelihood(lantern, lanterne) == .init(forward: 0.9, backward: 0.8))
        var sample = Self.sample()
        #expect(WordLearner(sample, known: known).learned().likelihood(lantern, lanterne) == .init(forward: 0.9, backward: 0.8))
        for number in UInt32(0)..<60 { sample.add([lantern, 1000 + number, 2000 + number % 7], [3000, 4000 + number, 5000 + number % 7]) }
        let learned = WordLearner(sample, known: known).learned()
        #expect(try #require(learned.likelihood(lantern, 3000)).forward > 0.6)
        #expect(try #require(learned.likelihood(lantern, lanterne)).forward < 0.3)
    }

    @Test("Words are keyed without case and plural; small words, code and letters have no meaning of their own") func keys() throws {
        let words = MeaningWords(.french, isSource: false)
        func key(_ text: String) -> UInt32 { words.key(of: Array(text.utf8)[...]) }
        #expect(key("Réseaux") == key("réseau"))
        #expect(key("Canaux") == key("canal"))
        #expect(key("Clés") == key("clé"))
        #expect(key("Élément") == key("éléments"))
        #expect(key("cas") == key("CAS"))
        #expect(key("accès") != key("accé"))
    }

    private func words(_ keys: [UInt32]) -> [MeaningWord] { keys.enumerated().map { MeaningWord(key: $1, token: 2 * $0) } }

    @Test("Words are linked once, the likeliest first, and the gap beside a linked word with that beside its counterpart") func links() {
        let learned = WordLearner(Self.sample(), known: Self.nothingKnown).learned()
        func links(_ source: [UInt32], _ target: [UInt32]) -> [[Int]] { WordLinks(words(source), words(target), by: learned).links.map { [$0.source, $0.target] } }
        #expect(links([3, 4], [104, 103]) == [[0, 1], [1, 0]])
        #expect(links([3, 3], [103]) == [[0, 0]])
        #expect(links([3, 900], [901, 103]) == [[0, 1], [1, 0]])
        #expect(links([900], [901]) == [])
        #expect(links([900, 3, 902], [901, 103]) == [[1, 1]])
    }

    @Test func aSmallTreeSaysNothingUnlessWordsAreKnown() {
        var sample = SentenceSample(source: .english, target: .french)
        #expect(LearnedWords(sample, known: .shipped(from: "en", to: "fr")) == nil)
        sample.add([1, 2], [3, 4])
        #expect(LearnedWords(sample, known: .none) == nil)
        #expect(LearnedWords(sample, known: .shipped(from: "en-US", to: "fr")) != nil)
        #expect(WordPairs.shipped(from: "en", to: "tlh").rows.isEmpty)
    }
}
