import Foundation
import Alignment
import Linguistics
import Markup

/// Judges words that no dictionary knows: misspelt, or formed, borrowed or named.
///
/// What it judges of a word by itself is kept with what is known of the tree's texts: pages often repeat a word, and a look-up of near words takes milliseconds.
struct WordJudge {
    struct Verdict {
        let suggestion: String?
        let confidence: Double
        let evidence: [String]
    }

    /// Of a word by itself, wherever it stands in a tree.
    struct Judgement {
        /// It is formed of others, or another spelling of one.
        let isRight: Bool
        /// What is wrong with it where no source has it; nil until asked for.
        var verdict: Verdict??
    }

    /// Once so many words are known, all are forgotten.
    private static let mostWords = 8192

    private let subject: Subject
    private var verdicts: [String: Verdict?] = [:]
    /// The source page's words, in lower case; read when first asked.
    private var sourceWords: Set<String>?

    init(_ subject: Subject) { self.subject = subject }

    /// - Parameter word: as written.
    /// - Returns: nil when it may well be a word or a name.
    mutating func verdict(on word: String) -> Verdict? {
        let lower = word.lowercased()
        if let verdict = verdicts[word] { return verdict }
        let known = subject.known
        if known.words.count >= Self.mostWords { known.words.removeAll() }
        var judgement = known.words[word] ?? Judgement(isRight: isFormed(lower) || isVariant(lower), verdict: nil)
        var verdict: Verdict?
        if !judgement.isRight, !isOfAddress(lower) {
            if isOfSource(lower) {
                verdict = judgeCopied(word, lower)
            } else {
                verdict = judgement.verdict ?? judge(word, lower)
                judgement.verdict = .some(verdict)
            }
        }
        known.words[word] = judgement
        verdicts[word] = .some(verdict)
        return verdict
    }

    private func judge(_ word: String, _ lower: String) -> Verdict? {
        let letters = Array(lower.unicodeScalars)
        guard letters.count >= 4 else { return nil }
        if let plural = regularPlural(lower) {
            return Verdict(suggestion: word.first?.isUppercase == true ? plural.prefix(1).uppercased() + plural.dropFirst() : plural, confidence: 0.93, evidence: ["the plural of “\(word.dropLast())”"])
        }
        if let parted = parted(word) {
            return Verdict(suggestion: parted, confidence: 0.85, evidence: ["two words in one"])
        }
        let near = nearest(lower, letters)
        let isAccented = letters.contains { $0.value > 0x7F }
        // Two swapped neighbours tell more than another word that is near.
        if letters.count >= 6, word == lower, near.map({ $0.distance > 0.5 && !Self.isSwapped(lower, $0.word) }) ?? true, let other = nearestOfSource(lower, letters), Self.isSwapped(lower, other.word) {
            return Verdict(suggestion: nil, confidence: 0.75, evidence: ["near “\(other.word)” in the source language"])
        }
        if let near {
            var confidence = Self.confidence(ofDistance: near.distance, letters: letters.count, isAccented: isAccented)
            if near.distance > 0.5 {
                // A capital at the start of a sentence may be a name's; two words in one are an identifier.
                if word.first?.isUppercase == true, letters.count < 7 || near.distance > 1 { confidence = 0.45 }
                if isJoinedWords(lower), !Self.isSwapped(lower, near.word) { confidence = 0.4 }
            }
            return Verdict(suggestion: suggestion(near, for: word), confidence: confidence, evidence: ["near “\(near.word)”"])
        }
        if letters.count >= 6, let near = nearestOfSource(lower, letters), near.distance <= 1 {
            let confidence = word.first?.isUppercase == true || isJoinedWords(lower) ? 0.4 : letters.count >= 8 ? 0.75 : 0.45
            return Verdict(suggestion: nil, confidence: confidence, evidence: ["near “\(near.word)” in the source language"])
        }
        // Accents make it a word of the language, and not a name or borrowed.
        return isAccented && letters.count >= 6 ? Verdict(suggestion: nil, confidence: 0.55, evidence: ["no word is near"]) : nil
    }

    /// Whether two words have the same letters, as where two neighbours are swapped: *platfrom*.
    private static func isSwapped(_ word: String, _ other: String) -> Bool { word != other && word.utf8.count == other.utf8.count && word.utf8.sorted() == other.utf8.sorted() }

    /// The right plural of a noun that has another ending than the wrong one here: *journals*, *journaux*.
    private func regularPlural(_ lower: String) -> String? {
        let plurals = subject.targetProfile.plurals
        guard let usual = plurals.changes.last, usual.singular.isEmpty, lower.hasSuffix(usual.plural) else { return nil }
        let singular = String(lower.dropLast(usual.plural.count))
        guard let plural = plurals.plural(of: singular), plural != lower, subject.lexicon.info(Array(singular.utf8), shape: []).contains([.target, .noun]), isKnown(plural) else { return nil }
        return plural
    }

    /// A word that the source has too is a name or a term, unless it is one of a kind there and near a word of the source language.
    private func judgeCopied(_ word: String, _ lower: String) -> Verdict? {
        let letters = Array(lower.unicodeScalars)
        guard letters.count >= 7, word == lower, subject.tree.texts(ofUnknownWord: NameKey(lower.utf8)) <= 1, !isJoinedWords(lower), !isTermOfSources(lower),
            let near = nearestOfSource(lower, letters), near.distance <= 1
        else { return nil }
        return Verdict(suggestion: nil, confidence: 0.7, evidence: ["the source misspells “\(near.word)”"])
    }

    /// Whether two pages of the sources have the word, which no misspelling comes to.
    private func isTermOfSources(_ lower: String) -> Bool { subject.tree.statistics.keptText.sourcePages(of: Array(lower.utf8)[...]) > 1 }

    /// A short word is near to many others, and may be a name or borrowed; accents tell that it is neither.
    private static func confidence(ofDistance distance: Double, letters: Int, isAccented: Bool) -> Double {
        if distance <= 0.5 { return 0.93 }
        if distance > 1 { return 0.7 }
        return letters >= 6 ? 0.88 : isAccented ? 0.8 : letters == 5 ? 0.6 : 0.45
    }

    /// A dictionary has many words that hardly any text has: the near one is suggested only where it is in use and not short, where a long word begins as
    /// it does and none of the source language is as near, or where it differs by an accent or a doubled letter alone.
    private func suggestion(_ near: Near, for word: String) -> String? {
        let lower = word.lowercased()
        func accents(_ word: String) -> Int { word.unicodeScalars.count { $0.value > 0x7F } }
        let isLikely = near.isInUse ? near.distance <= 0.5 || word.count >= 7
            : word.count >= 8 && lower.commonPrefix(with: near.word).count >= 3 && accents(near.word) >= accents(lower) && subject.lexicon.nearWord(to: lower, language: .source) == nil
        guard isLikely || near.distance <= 0.5 && accents(near.word) >= accents(lower) else { return nil }
        return word.first?.isUppercase == true ? near.word.prefix(1).uppercased() + near.word.dropFirst() : near.word
    }

    /// A word one letter away from another one.
    private struct Near {
        let word: String
        let distance: Double
        let isInUse: Bool
    }

    /// The likeliest word of the target language that is one letter away, of those in use if there are any.
    private func nearest(_ lower: String, _ letters: [Unicode.Scalar]) -> Near? {
        guard let word = subject.lexicon.nearWord(to: lower, language: .target) else { return nil }
        let distance = SpellingDistance.between(letters, Array(word.unicodeScalars))
        if distance <= 0.5 || isInUse(word) { return Near(word: word, distance: distance, isInUse: isInUse(word)) }
        guard let other = subject.lexicon.nearTargetWord(to: lower, where: isInUse) else { return Near(word: word, distance: distance, isInUse: false) }
        return Near(word: other, distance: SpellingDistance.between(letters, Array(other.unicodeScalars)), isInUse: true)
    }

    private func isInUse(_ word: String) -> Bool {
        subject.tree.isInUse(word) || subject.targetProfile.functionWords.contains(word)
    }

    /// The likeliest word of the source language that is one letter away.
    private func nearestOfSource(_ lower: String, _ letters: [Unicode.Scalar]) -> (word: String, distance: Double)? {
        guard let word = subject.lexicon.nearWord(to: lower, language: .source) else { return nil }
        return (word, SpellingDistance.between(letters, Array(word.unicodeScalars)))
    }

    // MARK: Words that may be right

    /// Whether the source page has the word too: a name, or a term that stays.
    private mutating func isOfSource(_ lower: String) -> Bool {
        guard let source = subject.source else { return false }
        if sourceWords == nil {
            var words = Set<String>()
            for segment in source.segments {
                for token in segment.tokens where token.kind == .word && token.info.isDisjoint(with: [.source]) {
                    words.insert(segment.string(of: token).lowercased())
                }
            }
            sourceWords = words
        }
        return sourceWords?.contains(lower) ?? false
    }

    /// Whether the page's path, the anchors of its headings or the targets of its links have the word: a name.
    private func isOfAddress(_ lower: String) -> Bool {
        let word = Array(lower.utf8)
        let page = subject.target.page
        if Self.holds(page.path, word) { return true }
        for block in page.blocks { if let anchor = block.anchor, Self.holds(anchor, word) { return true } }
        for segment in page.segments {
            for inline in segment.inlines { if let destination = inline.destination, Self.holds(destination, word) { return true } }
            for range in segment.protectedRanges where Self.holds(segment.text[range], word) { return true }
        }
        return false
    }

    private static func holds(_ address: String, _ word: [UInt8]) -> Bool {
        var address = address
        return address.withUTF8 { holds($0, word) }
    }

    /// Whether an address has a word, in any ASCII case, with no letter beside it.
    ///
    /// - Parameter word: in lower case.
    private static func holds(_ address: some BidirectionalCollection<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, address.count >= word.count else { return false }
        func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
        func isLetter(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 } ?? false }
        var before: UInt8?
        var start = address.startIndex
        while start < address.endIndex {
            if lower(address[start]) == first, !isLetter(before) {
                var at = start
                var matched = 0
                while at < address.endIndex, matched < word.count, lower(address[at]) == word[matched] {
                    matched += 1
                    address.formIndex(after: &at)
                }
                if matched == word.count, !isLetter(at < address.endIndex ? address[at] : nil) { return true }
            }
            before = address[start]
            address.formIndex(after: &start)
        }
        return false
    }

    /// Whether another spelling that the language admits makes it a known word.
    private func isVariant(_ lower: String) -> Bool {
        let letters = Array(lower)
        for (index, letter) in letters.enumerated() {
            guard let classic = subject.targetProfile.admittedLetters[letter] else { continue }
            var spelling = letters
            spelling[index] = classic
            if isKnown(String(spelling)) { return true }
        }
        return false
    }

    /// The word and the preposition or determiner that the space was lost between: `publicationde` → `publication de`.
    private func parted(_ word: String) -> String? {
        for length in 2...4 {
            guard word.count - length >= 5 else { return nil }
            let (head, tail) = (word.dropLast(length), word.suffix(length))
            let small = tail.lowercased()
            let info = subject.lexicon.info(Array(head.utf8), shape: [])
            // A verb takes no possessive after it: `chercha ton`.
            guard subject.targetProfile.prepositions.contains(small) || subject.targetProfile.determiners[small] != nil, info.contains(.target), !info.isDisjoint(with: [.noun, .adjective, .pastParticiple]),
                !info.contains(.source) || head.count >= 8
            else { continue }
            return head + " " + tail
        }
        return nil
    }

    /// Whether it is two words in one, as identifiers are: messageid.
    private func isJoinedWords(_ lower: String) -> Bool {
        for cut in lower.indices.dropFirst(4) where lower.distance(from: cut, to: lower.endIndex) >= 2 {
            let head = subject.lexicon.info(Array(lower[..<cut].utf8), shape: [])
            guard !head.isDisjoint(with: [.target, .source, .loanword]) else { continue }
            let tail = subject.lexicon.info(Array(lower[cut...].utf8), shape: [])
            if tail.contains(.loanword) || (lower.distance(from: cut, to: lower.endIndex) >= 4 && !tail.isDisjoint(with: [.target, .source])) { return true }
        }
        return false
    }

    /// Whether the language may form the word by itself: a known word after a prefix, a known stem before an ending.
    private func isFormed(_ lower: String) -> Bool {
        let profile = subject.targetProfile
        for prefix in profile.prefixes where lower.hasPrefix(prefix) {
            let rest = String(lower.dropFirst(prefix.count))
            if rest.count >= 4, isKnown(rest) || isDerived(rest) { return true }
        }
        // A loanword with an ending of the language: uploadez.
        for length in 1...3 where lower.count - length >= 4 {
            let info = subject.lexicon.info(Array(lower.dropLast(length).utf8), shape: [])
            if info.contains(.loanword), !info.contains(.target) { return true }
        }
        return isDerived(lower)
    }

    private func isDerived(_ lower: String) -> Bool {
        for (ending, bases) in subject.targetProfile.derivations where lower.hasSuffix(ending) {
            let stem = lower.dropLast(ending.count)
            guard stem.count >= 4 else { continue }
            if bases.contains(where: { isKnown(stem + $0) }) { return true }
        }
        return false
    }

    private func isKnown(_ word: some StringProtocol) -> Bool {
        !subject.lexicon.info(Array(word.utf8), shape: []).isDisjoint(with: [.target, .loanword])
    }
}
