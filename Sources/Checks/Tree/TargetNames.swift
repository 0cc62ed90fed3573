import Alignment
import Linguistics
import Terminology

/// Names as pages without a source write them: words with capitals inside sentences, counted by distinct texts.
///
/// Of each spelling the texts with the smallest hashes are kept, which is the same whatever the order, and few.
struct TargetNames: Sendable {
    private static let sampleSize = 12
    private static let mostUnits = 3
    private static let mostSeen = 1 << 17

    private struct Spelling: Sendable {
        let text: String
        /// How many words it has.
        let units: Int
        let isAcronym: Bool
        /// All its words are words of a language, and of the target language too.
        let isCommon: Bool
        let isTargetLike: Bool
        /// Hashes of texts that have it, and of those where it is no part of a longer run of capitalized words.
        var samples: [UInt64] = []
        var whole: [UInt64] = []
    }

    private var spellings: [UInt64: Spelling] = [:]
    /// Texts that have a word in small letters, by the word's hash as it stands.
    private var lowercase: [UInt64: [UInt64]] = [:]
    /// Texts seen by this worker, which need not be looked at again.
    private var seen = Set<UInt64>()

    /// Adds a page without a source.
    mutating func add(_ page: AnalyzedPage) {
        for segment in page.segments where segment.tokens.count >= 8 {
            let hash = NameKey.exact(segment.segment.text)
            if seen.count >= Self.mostSeen { seen.removeAll(keepingCapacity: true) }
            guard seen.insert(hash).inserted, Self.isTargetLanguage(segment) else { continue }
            for token in segment.tokens where Self.isForeign(token) {
                lowercase[NameKey.exact(segment.segment.text[token.range]), default: []].insertSmallest(hash, limit: Self.sampleSize)
            }
            var end = 0
            for candidate in NameCandidates.find(in: segment) {
                let tokens = segment.tokens(in: candidate.range)
                guard Self.mayBeName(candidate, tokens) else { continue }
                let isWhole = candidate.range.lowerBound >= end
                end = max(end, candidate.range.upperBound)
                guard candidate.units <= Self.mostUnits, !candidate.beginsSentence || candidate.isDistinct else { continue }
                let key = NameKey.exact(segment.segment.text[candidate.range])
                if spellings[key] == nil {
                    spellings[key] = Spelling(
                        text: segment.segment.string(in: candidate.range), units: candidate.units, isAcronym: candidate.isAcronym && candidate.isWordless(tokens),
                        isCommon: candidate.isPlain || candidate.isCommon, isTargetLike: tokens.contains { !$0.info.isDisjoint(with: [.target, .loanword]) })
                }
                spellings[key]?.samples.insertSmallest(hash, limit: Self.sampleSize)
                if isWhole { spellings[key]?.whole.insertSmallest(hash, limit: Self.sampleSize) }
            }
        }
    }

    mutating func merge(_ other: TargetNames) {
        for (key, more) in other.spellings {
            guard spellings[key] != nil else {
                spellings[key] = more
                continue
            }
            for sample in more.samples { spellings[key]?.samples.insertSmallest(sample, limit: Self.sampleSize) }
            for sample in more.whole { spellings[key]?.whole.insertSmallest(sample, limit: Self.sampleSize) }
        }
        for (key, samples) in other.lowercase {
            for sample in samples { lowercase[key, default: []].insertSmallest(sample, limit: Self.sampleSize) }
        }
    }

    /// A word in small letters that the target language has not, or the source language too: it may be a name in the wrong case.
    private static func isForeign(_ token: Token) -> Bool {
        token.kind == .word && (token.info.isDisjoint(with: [.target, .loanword]) || token.info.contains(.source)) && token.shape.isDisjoint(with: [.protected, .capitalized, .mixedCase, .allCapitals, .hasDigit])
    }

    /// Whether no word is one that only the target language has.
    private static func mayBeName(_ candidate: NameCandidate, _ tokens: ArraySlice<Token>) -> Bool {
        tokens.allSatisfy { token in
            token.kind != .word || (token.info.isDisjoint(with: .targetFunction) || token.shape.contains(.allCapitals)) && !token.isTargetOnly
        }
    }

    private static func isTargetLanguage(_ segment: AnalyzedSegment) -> Bool {
        var balance = 0
        for token in segment.tokens {
            if token.info.contains(.targetFunction) { balance += 1 }
            if token.info.contains(.sourceFunction) { balance -= 1 }
        }
        return balance > 0
    }

    // MARK: What was learned

    /// How many texts a sample was drawn from: exact below its size, else by the largest of the smallest hashes (Bar-Yossef et al. 2002).
    private static func estimate(_ samples: [UInt64]?) -> Double {
        guard let samples, let last = samples.last, samples.count == sampleSize, last > 0 else { return Double(samples?.count ?? 0) }
        return Double(sampleSize - 1) * (Double(UInt64.max) / Double(last))
    }

    /// The names that several texts write in one way, and hardly any in another.
    ///
    /// - Parameter glossary: what it would have translated is no name, however many texts keep it: `OAuth Implicit Flow`.
    func names(besides glossary: [GlossaryEntry]) -> [GlossaryEntry] {
        let terms = Set(glossary.lazy.filter { $0.status == .preferred }.map { NameKey($0.source.utf8) })
        /// Whether the words, or the last ones where these are two or more, are a term's.
        func isTerm(_ name: String) -> Bool {
            let words = name.split(separator: " ")
            return words.indices.contains { ($0 == 0 || words.count - $0 > 1) && terms.contains(NameKey(words[$0...].joined(separator: " ").utf8)) }
        }
        var byKey: [NameKey: [(spelling: Spelling, texts: Double)]] = [:]
        for spelling in spellings.values where spelling.samples.count >= 2 {
            byKey[NameKey(spelling.text.utf8), default: []].append((spelling, Self.estimate(spelling.samples)))
        }
        var texts: [NameKey: Double] = [:]
        var names: [(spelling: Spelling, texts: Double)] = []
        for (key, all) in byKey {
            let ordered = all.sorted { ($1.texts, $0.spelling.text) < ($0.texts, $1.spelling.text) }
            guard let first = ordered.first, isName(first.spelling, texts: first.texts) else { continue }
            // Two spellings that both are common tell nothing of either; with and without a space, the commoner one is right.
            if ordered.count > 1, ordered[1].spelling.units == first.spelling.units ? 3 * ordered[1].texts > first.texts : 2 * ordered[1].texts > first.texts { continue }
            texts[key] = first.texts
            names.append(first)
        }
        return names.filter { name in
            if isTerm(name.spelling.text) { return false }
            // `AD Contoso` is `Contoso AD` turned round, whichever is the rarer.
            let words = name.spelling.text.split(separator: " ")
            guard words.count == 2, let other = texts[NameKey((words[1] + words[0]).utf8)] else { return true }
            return name.texts >= 3 * other
        }.map {
            GlossaryEntry(
                source: $0.spelling.text, status: .doNotTranslate, evidence: $0.spelling.units == 1 && $0.spelling.isCommon && !$0.spelling.isAcronym ? .capital : .none, isInferred: true)
        }.sorted { $0.source < $1.source }
    }

    private func isName(_ spelling: Spelling, texts: Double) -> Bool {
        let whole = Self.estimate(spelling.whole)
        guard whole >= 3, 4 * whole >= texts else { return false }
        guard spelling.units == 1 else { return true }
        guard NameSpelling(spelling.text).isName else { return false }
        let small = Self.estimate(lowercase[NameKey.exact(spelling.text.lowercased().utf8)])
        // A few in the wrong case are what machine translation leaves.
        if spelling.isTargetLike { return whole >= 10 && 10 * small <= texts }
        return whole >= 4 && 4 * small <= texts
    }

    /// Acronyms that at least two texts have and no language has as a word.
    func faintAcronyms() -> [String] {
        spellings.values.filter { $0.isAcronym && $0.samples.count >= 2 && $0.text.utf8.count >= 3 }.map(\.text)
    }

    /// Names of one word that at least two texts write with a capital, in lower case with their spelling: too little to be sure of by itself.
    func faintNames() -> [(folded: String, name: String)] {
        spellings.values.filter { $0.units == 1 && $0.samples.count >= 2 && !$0.isTargetLike }.map { ($0.text.lowercased(), $0.text) }.sorted { $0.1 < $1.1 }
    }
}

extension NameCandidate {
    /// Whether its words are words of neither language in any case.
    fileprivate func isWordless(_ tokens: ArraySlice<Token>) -> Bool {
        tokens.allSatisfy { $0.kind != .word || $0.info.isDisjoint(with: [.target, .source, .loanword]) }
    }
}
