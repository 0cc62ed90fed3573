import Alignment
import ArgumentParser
import Foundation
import Linguistics
import Markup

/// Measures how well the language of a text is told, on the distinct texts of a tree of pages and their translations.
///
/// A text is of the language of the side it stands on. Texts that stand on both sides (names, and what was left untranslated) are left out; words
/// under code, addresses and other markup that is not read count for nothing.
@main
struct LanguageBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures how well the language of a text is told, by its number of words.")

    @Argument(help: "The tree of English pages.") var source: String
    @Argument(help: "The tree of French pages.") var target: String
    @Flag(help: "Lists what is told wrong.") var misses = false

    private struct Text: Hashable {
        let bytes: [UInt8]
        let words: Int
        let decision: LanguageEvidence.Decision
    }

    /// Texts by their number of words.
    private struct Length {
        let name: String
        let words: ClosedRange<Int>
        var decided = 0
        var right = 0
        var abstained = 0
    }

    func run() throws {
        let analyzer = try TextAnalyzer(lexicon: Lexicon(source: .english, target: .french))
        let english = try texts(in: source, analyzer)
        let french = try texts(in: target, analyzer)
        var lengths = [Length(name: "1-2 words", words: 1...2), Length(name: "3-5 words", words: 3...5), Length(name: "6 or more", words: 6...Int.max)]
        for (own, other, expected) in [(english, french, LanguageEvidence.Decision.source), (french, english, .target)] {
            for (bytes, text) in own.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where other[bytes] == nil {
                guard let index = lengths.firstIndex(where: { $0.words.contains(text.words) }) else { continue }
                if text.decision == .undecided {
                    lengths[index].abstained += 1
                } else {
                    lengths[index].decided += 1
                    if text.decision == expected {
                        lengths[index].right += 1
                    } else if misses {
                        print("\(lengths[index].name): not \(text.decision): \(String(decoding: bytes, as: UTF8.self))")
                    }
                }
            }
        }
        for length in lengths {
            print(
                "\(length.name)   \(length.decided) decided, \(String(format: "%.4f", Double(length.right) / Double(max(1, length.decided)))) right; \(length.abstained) left undecided"
            )
        }
    }

    /// The distinct texts of all pages below a folder.
    private func texts(in folder: String, _ analyzer: TextAnalyzer) throws -> [[UInt8]: Text] {
        var texts: [[UInt8]: Text] = [:]
        let parser = PageParser()
        let language: LanguageProfile = folder == source ? .english : .french
        for path in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }).sorted() ?? [] where path.hasSuffix(".md") {
            let page = parser.parse(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))), path: path)
            for segment in AnalyzedPage(page: page, analyzer: analyzer, language: language).segments where texts[segment.segment.text] == nil {
                let words = segment.tokens.count { ($0.kind == .word || $0.kind == .elision) && !$0.shape.contains(.protected) }
                // One side's texts are told as any text is: by what is known of words in both languages.
                let tokens = analyzer.tokens(of: segment.segment.text, protected: segment.segment.protectedRanges)
                texts[segment.segment.text] = Text(
                    bytes: segment.segment.text, words: words, decision: LanguageEvidence(tokens, of: segment.segment.text).decision)
            }
        }
        return texts
    }
}
