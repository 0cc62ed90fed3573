import Alignment
import Linguistics

/// A term in the place of other words of the target: in their number and form, and only where what stands around agrees with it.
///
/// A suggestion that breaks the sentence is worse than none: where the dictionary does not tell, there is none.
struct TermInPlace {
    private let subject: Subject
    private let segment: AnalyzedSegment
    /// The tokens that are replaced.
    private let replaced: Range<Int>

    /// - Parameters:
    ///   - index: of the target's segment.
    ///   - range: UTF-8 offsets of whole words in its text.
    init(_ range: Range<Int>, ofTarget index: Int, _ subject: Subject) {
        self.subject = subject
        segment = subject.target.segments[index]
        let tokens = segment.tokens(in: range)
        replaced = tokens.startIndex..<tokens.endIndex
    }

    /// The term as it may stand here; nil where that is not sure.
    ///
    /// - Parameter lemmas: dictionary forms of the words that it replaces: the endings by which the text differs from one of them are put on the
    ///   term.
    func form(of term: String, lemmas: [String] = []) -> String? {
        guard let head = replaced.first(where: { segment.tokens[$0].kind == .word }), let first = term.split(separator: " ").first.map(String.init) else { return nil }
        let found = segment.tokens[head]
        guard !found.shape.contains(.protected), let inflected = inflected(term, first, found, lemmas) else { return nil }
        let result = inflected.split(separator: " ").first.map(String.init) ?? inflected
        guard agrees(result, with: found) else { return nil }
        return cased(inflected, like: found)
    }

    // MARK: Form

    private func inflected(_ term: String, _ first: String, _ found: Token, _ lemmas: [String]) -> String? {
        let info = info(first)
        let rest = term.dropFirst(first.count)
        if info.contains(.infinitive), !found.info.contains(.infinitive) {
            return transferred(to: first, from: found, lemmas, where: { $0.contains(.target) }).map { $0 + rest }
        }
        // A participle agrees with its noun in gender, too; a form of a verb is no noun.
        let agreeing: WordInfo = [.adjective, .pastParticiple]
        if !info.isDisjoint(with: agreeing), !found.info.isDisjoint(with: agreeing), info.isDisjoint(with: .noun) || found.info.isDisjoint(with: .noun),
            Self.differ(info, found.info, [.masculine, .feminine]) || Self.differ(info, found.info, [.singular, .plural])
        {
            let wanted = found.info.intersection([.masculine, .feminine, .singular, .plural])
            return transferred(to: first, from: found, lemmas) { $0.isSuperset(of: wanted) }.map { $0 + rest }
        }
        if found.info.contains(.verb), found.info.isDisjoint(with: [.noun, .adjective]), info.isDisjoint(with: [.verb, .infinitive, .pastParticiple]) { return nil }
        guard Self.differ(info, found.info, [.singular, .plural]) else { return term }
        guard found.info.contains(.plural) else { return nil }
        let plural = { (info: WordInfo) in info.contains(.plural) }
        guard let head = transferred(to: first, from: found, lemmas, where: plural) ?? pluralized(first) else { return nil }
        var words = [head]
        var isComplement = false
        for word in rest.split(separator: " ").map(String.init) {
            let info = self.info(word)
            if info.contains(.preposition) || word.contains("’") || word.contains("'") { isComplement = true }
            // *Places de marché privées* or *privée*?
            if isComplement, info.contains(.adjective), !info.contains(.noun) { return nil }
            if isComplement || !info.contains(.adjective) || info.contains(.plural) {
                words.append(word)
            } else {
                guard let plural = pluralized(word) else { return nil }
                words.append(plural)
            }
        }
        return words.joined(separator: " ")
    }

    private func pluralized(_ word: String) -> String? {
        subject.targetProfile.plurals.plural(of: word).flatMap { info($0).contains(.plural) ? $0 : nil }
    }

    /// A word with the ending that tells the text's word from its dictionary form.
    private func transferred(to word: String, from found: Token, _ lemmas: [String], where isRight: (WordInfo) -> Bool) -> String? {
        let text = segment.string(of: found).lowercased()
        for lemma in lemmas {
            guard let lemma = lemma.lowercased().split(separator: " ").first else { continue }
            let stem = text.commonPrefix(with: String(lemma))
            guard stem.count >= 3 else { continue }
            let ending = lemma.dropFirst(stem.count)
            guard text != lemma, word.hasSuffix(ending) else { continue }
            let changed = word.dropLast(ending.count) + text.dropFirst(stem.count)
            if isRight(info(String(changed))) { return String(changed) }
        }
        return nil
    }

    // MARK: What stands around

    private func agrees(_ first: String, with found: Token) -> Bool {
        let info = info(first)
        let profile = subject.targetProfile
        let genders: WordInfo = [.masculine, .feminine]
        // A noun of either gender may have another meaning in each: *le période*, *la période*.
        let isOfEither = info.isSuperset(of: genders) && !info.contains(.adjective)
        func conflicts(_ other: WordInfo) -> Bool {
            isOfEither ? !other.isDisjoint(with: genders) && !other.isSuperset(of: genders) : Self.differ(info, other, genders)
        }
        let changesGender = conflicts(found.info)
        var before = replaced.lowerBound - 1
        if before >= 0, segment.tokens[before].kind == .space { before -= 1 }
        if before >= 0 {
            let previous = segment.tokens[before]
            let word = segment.string(of: previous).lowercased()
            if previous.kind == .elision, !info.contains(.vowelSound) { return false }
            if profile.elided[word] != nil, info.contains(.vowelSound), !found.info.contains(.vowelSound) { return false }
            // `du` holds an article as well.
            if let article = profile.contractions.first(where: { $0.value == word })?.key.split(separator: " ").last.map(String.init) {
                if profile.elided[article] != nil, info.contains(.vowelSound) != found.info.contains(.vowelSound) { return false }
                if changesGender, let agreeing = profile.determiners[article], conflicts(agreeing) { return false }
            }
            if changesGender, previous.kind == .word, !previous.info.isDisjoint(with: [.determiner, .adjective]), conflicts(previous.info) { return false }
            // *Période de vol*: the term would say it twice.
            if before >= 2, segment.string(of: segment.tokens[before - 2]).lowercased() == first.lowercased() { return false }
        }
        guard changesGender else { return true }
        // What follows may agree with the words replaced.
        return !segment.tokens[replaced.upperBound...].prefix(8).contains { token in
            token.kind == .word && !token.info.isDisjoint(with: [.adjective, .pastParticiple]) && !token.info.contains(.noun) && Self.differ(info, token.info, genders)
        }
    }

    private func info(_ word: String) -> WordInfo { subject.lexicon.info(Array(word.utf8), shape: []) }

    /// Whether both tell, and nothing that they tell is the same.
    private static func differ(_ left: WordInfo, _ right: WordInfo, _ kinds: WordInfo) -> Bool {
        let (one, other) = (left.intersection(kinds), right.intersection(kinds))
        return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }

    private func cased(_ term: String, like found: Token) -> String {
        let letters = segment.tokens[replaced].flatMap { segment.string(of: $0).filter(\.isLetter) }
        if letters.count > 1, letters.allSatisfy(\.isUppercase) { return term.uppercased() }
        guard let first = term.first, found.shape.contains(.capitalized) != first.isUppercase, !term.prefix(2).dropFirst().contains(where: \.isUppercase) else { return term }
        return (found.shape.contains(.capitalized) ? first.uppercased() : first.lowercased()) + term.dropFirst()
    }
}
