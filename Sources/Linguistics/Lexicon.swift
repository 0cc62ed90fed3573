import Foundation
import Synchronization

/// The dictionaries of a source and a target language with what the two profiles know of words.
///
/// Shared by all workers. A first look-up costs some microseconds; answers are kept here, and by each `TextAnalyzer` without a lock.
public final class Lexicon: Sendable {
    /// One of the two languages.
    public enum Language: Sendable { case source, target }

    public let source: LanguageProfile
    public let target: LanguageProfile
    /// How each language writes dates; nil where ICU has no data of it.
    public let sourceDates: DateFormat?
    public let targetDates: DateFormat?
    /// How each language writes numbers; nil where ICU has no data of it.
    public let sourceNumbers: NumberFormat?
    public let targetNumbers: NumberFormat?
    private let sourceSpeller: Speller?
    private let targetSpeller: Speller?
    private let lists: WordLists
    /// The letters that `nearWord` tries, by language.
    private let sourceLetters: NearSpellings.Letters
    private let targetLetters: NearSpellings.Letters
    /// What was asked, for all workers; about 8 MB when full, then it starts anew.
    private let asked = Mutex(WordTable(limit: 131_072))
    /// The same for words of source texts.
    private let askedForSource = Mutex(WordTable(limit: 131_072))
    /// The same for words in lower case, without what depends on how they are written.
    private let wordsInLowerCase = Mutex(WordTable(limit: 131_072))
    private let sourceWordsInLowerCase = Mutex(WordTable(limit: 131_072))
    /// Answers of `nearWord`, by language; a few hundred on most trees.
    private let nearSourceWords = Mutex<[String: String?]>([:])
    private let nearTargetWords = Mutex<[String: String?]>([:])
    private static let rememberedNearWords = 16_384

    /// Loads both dictionaries, side by side. A profile whose `dictionary` is empty has none, and its words are unknown.
    ///
    /// - Parameter folders: where to look for `NAME.aff` and `NAME.dic`, in this order.
    /// - Throws: `LexiconError` naming the package to install.
    public init(source: LanguageProfile, target: LanguageProfile, folders: [String] = Lexicon.standardFolders()) throws(LexiconError) {
        // The one with more morphology, which takes longer, is begun first.
        let profiles = [target, source]
        let loaded = Mutex<[Result<Speller?, LexiconError>]>([.success(nil), .success(nil)])
        DispatchQueue.concurrentPerform(iterations: profiles.count) { index in
            let result = Self.load(profiles[index], morphology: index == 0 ? Morphology(target) : nil, folders: folders)
            loaded.withLock { $0[index] = result }
        }
        let spellers = loaded.withLock { $0 }
        sourceSpeller = try spellers[1].get()
        targetSpeller = try spellers[0].get()
        self.source = source
        self.target = target
        lists = WordLists(source: source, target: target)
        sourceLetters = NearSpellings.Letters(source)
        targetLetters = NearSpellings.Letters(target)
        sourceDates = DateFormat(source)
        targetDates = DateFormat(target)
        sourceNumbers = NumberFormat(locale: source.tag)
        targetNumbers = NumberFormat(locale: target.tag)
    }

    private static func load(_ profile: LanguageProfile, morphology: Morphology?, folders: [String]) -> Result<Speller?, LexiconError> {
        guard !profile.dictionary.isEmpty else { return .success(nil) }
        do throws(LexiconError) {
            return .success(try Speller(name: profile.dictionary, package: profile.dictionaryPackage, folders: folders, morphology: morphology))
        } catch {
            return .failure(error)
        }
    }

    /// Folders in which Hunspell dictionaries are found: those of DICPATH, then the systems' usual ones.
    public static func standardFolders(environment: [String: String] = ProcessInfo.processInfo.environment) -> [String] {
        let named = environment["DICPATH"]?.split(separator: ":").map(String.init) ?? []
        return named + ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell", "/Library/Spelling"]
    }

    /// What is known of a word form: dictionaries, closed classes, parts of speech, first sound. Words with digits are not sought in
    /// the dictionaries.
    ///
    /// - Parameters:
    ///   - word: UTF-8 without an elided word before it (`application`, not `l’application`).
    ///   - shape: as `TextAnalyzer` tells it.
    ///   - language: of the text that it stands in. Of words of a source text, the target dictionary is not asked, which takes most of the time.
    public func info(_ word: [UInt8], shape: WordShape, in language: Language = .target) -> WordInfo {
        func info(_ table: borrowing Mutex<WordTable>) -> WordInfo {
            word.withUnsafeBufferPointer { bytes in
                let hash = WordTable.hash(bytes)
                if let value = table.withLock({ $0.value(of: bytes, hash: hash) }) { return WordInfo(rawValue: value) }
                let info = lookUp(word, shape: shape, in: language)
                table.withLock { $0.insertIfNew(bytes, hash: hash, value: info.rawValue) }
                return info
            }
        }
        return language == .source ? info(askedForSource) : info(asked)
    }

    private func lookUp(_ word: [UInt8], shape: WordShape, in language: Language) -> WordInfo {
        let plain = Self.straight(word)
        let lower = WordCase.lowercasedText(plain)
        // A name such as SharePoint is no word of a language; asking for it costs most, since nothing is found.
        let isAsked = shape.isDisjoint(with: [.hasDigit, .mixedCase])
        var info = isAsked ? knownInLowerCase(lower, in: language) : lower.withUnsafeBufferPointer { lists.info(of: $0) }
        if isAsked, lower != plain {
            let rare = lower.withUnsafeBufferPointer { lists.rarity(of: $0) }
            if !info.contains(.source), !rare.contains(.source), sourceSpeller?.accepts(plain) == true { info.insert(.sourceProper) }
            if language == .target, !info.contains(.target), !rare.contains(.target), targetSpeller?.accepts(plain) == true { info.insert(.targetProper) }
        }
        if info.contains(.sourceFunction) { info.insert(.source) }
        if info.contains(.targetFunction) { info.insert(.target) }
        if target.elides(before: word, shape: shape, info: info) == true { info.insert(.vowelSound) }
        return info
    }

    /// What the lists and the dictionaries say of a word in lower case; most words with a capital stand without one as well.
    private func knownInLowerCase(_ lower: [UInt8], in language: Language) -> WordInfo {
        func info(_ table: borrowing Mutex<WordTable>) -> WordInfo {
            lower.withUnsafeBufferPointer { bytes in
                let hash = WordTable.hash(bytes)
                if let value = table.withLock({ $0.value(of: bytes, hash: hash) }) { return WordInfo(rawValue: value) }
                var info = lists.info(of: bytes)
                let rare = lists.rarity(of: bytes)
                if !rare.contains(.source), sourceSpeller?.accepts(lower) == true { info.insert(.source) }
                if language == .target, !rare.contains(.target), let meaning = targetSpeller?.analyze(lower) {
                    info.insert(.target)
                    if !info.contains(.targetFunction) { info.formUnion(meaning) }
                }
                table.withLock { $0.insertIfNew(bytes, hash: hash, value: info.rawValue) }
                return info
            }
        }
        return language == .source ? info(sourceWordsInLowerCase) : info(wordsInLowerCase)
    }

    /// The likeliest word of a language that is one letter away: an accent, a doubled letter, two swapped, one too many, too few or wrong, in
    /// this order. Takes up to a millisecond where there is none.
    ///
    /// - Parameter word: in lower case.
    public func nearWord(to word: String, language: Language) -> String? {
        guard let speller = language == .source ? sourceSpeller : targetSpeller else { return nil }
        func near(_ known: borrowing Mutex<[String: String?]>, _ letters: NearSpellings.Letters) -> String? {
            if let answer = known.withLock({ $0[word] }) { return answer }
            let answer = speller.firstAccepted(among: NearSpellings(of: word, letters: letters))
            known.withLock { known in
                if known.count >= Self.rememberedNearWords { known.removeAll(keepingCapacity: true) }
                known[word] = .some(answer)
            }
            return answer
        }
        return language == .source ? near(nearSourceWords, sourceLetters) : near(nearTargetWords, targetLetters)
    }

    /// The likeliest word of the target language that is one letter away and fulfils a condition; up to a millisecond.
    ///
    /// - Parameter word: in lower case.
    public func nearTargetWord(to word: String, where isRight: (String) -> Bool) -> String? {
        targetSpeller?.firstAccepted(among: NearSpellings(of: word, letters: targetLetters), where: isRight)
    }

    /// Typographic apostrophes made straight, as dictionaries and lists have them; cut at a zero byte, where Hunspell would stop.
    private static func straight(_ word: [UInt8]) -> [UInt8] {
        guard word.contains(where: { $0 == 0 || $0 == 0xE2 }) else { return word }
        var result: [UInt8] = []
        var index = 0
        while index < word.count, word[index] != 0 {
            if word[index] == 0xE2, index + 2 < word.count, word[index + 1] == 0x80, word[index + 2] == 0x99 {
                result.append(0x27)
                index += 3
            } else {
                result.append(word[index])
                index += 1
            }
        }
        return result
    }
}
