import Alignment
import Linguistics

/// How a page itself writes names.
struct PageCasing {
    private struct Habit {
        var form: ArraySlice<UInt8>
        var count = 0
        /// Uses in another case.
        var others = 0
    }

    private struct Pair {
        let form: ArraySlice<UInt8>
        /// How often the capitals must outnumber the small letters: nouns stand before names in small letters (`application Contoso`).
        let majority: Int
        var count = 0
        /// Uses in small letters.
        var small = 0
    }

    /// A word in mixed case must stand so often before the page's habit counts.
    private static let leastUses = 4

    /// By the hash of their letters in lower case, words in mixed case.
    private var habits: [UInt64: Habit] = [:]
    /// By the hash of their words, the first in lower case, names whose first word the page writes with capitals in a sentence: `SMART Technologies`.
    private var pairs: [UInt64: Pair] = [:]

    init(_ page: AnalyzedPage) {
        for segment in page.segments {
            let (text, tokens) = (segment.segment.text, segment.tokens)
            for index in tokens.indices where Self.isCapitalized(tokens[index]) {
                let token = tokens[index]
                if token.shape.contains(.mixedCase) {
                    let form = text[token.range]
                    let key = Self.hash(form)
                    var habit = habits[key] ?? Habit(form: form)
                    if habit.form.elementsEqual(form) { habit.count += 1 } else { habit.others += 1 }
                    habits[key] = habit
                }
                if Self.isWithinSentence(index, tokens), let key = Self.pairKey(index, tokens, text) {
                    var pair = pairs[key] ?? Pair(form: text[token.range], majority: token.info.contains(.noun) && !tokens[index + 2].info.contains(.source) ? 3 : 1)
                    if pair.form.elementsEqual(text[token.range]) { pair.count += 1 }
                    pairs[key] = pair
                }
            }
        }
        habits = habits.filter { $0.value.count >= Self.leastUses && $0.value.others == 0 }
        countCapitalized(in: page)
        guard !pairs.isEmpty else { return }
        for segment in page.segments {
            let (text, tokens) = (segment.segment.text, segment.tokens)
            // Such a pair ends in a capitalized word.
            for index in tokens.indices.dropFirst(2) where Self.isCapitalized(tokens[index]) && tokens[index - 2].kind == .word && tokens[index - 2].shape.isDisjoint(with: [.protected, .capitalized]) {
                if let key = Self.pairKey(index - 2, tokens, text) { pairs[key]?.small += 1 }
            }
        }
        pairs = pairs.filter { $0.value.small > 0 && $0.value.count >= $0.value.small * $0.value.majority }
    }

    /// A page that often writes a name with one capital as well knows two names: the product *TideGate* of *Tidegate, Inc.*
    private mutating func countCapitalized(in page: AnalyzedPage) {
        guard !habits.isEmpty else { return }
        // Most words begin as none of these does, or are of another length.
        var initials: UInt64 = 0
        var lengths: UInt64 = 0
        func bit(_ number: Int) -> UInt64 { 1 << UInt64(number & 63) }
        for habit in habits.values {
            initials |= bit(Int((habit.form.first ?? 0) | 0x20))
            lengths |= bit(habit.form.count)
        }
        for segment in page.segments {
            let text = segment.segment.text
            for token in segment.tokens where Self.isCapitalized(token) && token.shape.isDisjoint(with: [.mixedCase, .allCapitals]) && token.range.count > 3 {
                guard lengths & bit(token.range.count) != 0, initials & bit(Int(text[token.range.lowerBound] | 0x20)) != 0 else { continue }
                habits[Self.hash(text[token.range])]?.others += 1
            }
        }
        habits = habits.filter { $0.value.others < 3 || $0.value.others * 2 < $0.value.count }
    }

    /// Whether a word follows a word in small letters, so that a capital is its own.
    private static func isWithinSentence(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index > 1, tokens[index - 1].kind == .space else { return false }
        let before = tokens[index - 2]
        return before.kind == .word && !before.shape.contains(.capitalized)
    }

    private static func isCapitalized(_ token: Token) -> Bool { token.kind == .word && token.shape.intersection([.capitalized, .protected]) == .capitalized }

    /// - Parameter isAlone: whether the page's source is not at hand.
    func places(in segment: AnalyzedSegment, isAlone: Bool) -> [NameCasing.Place] {
        guard !habits.isEmpty || !pairs.isEmpty else { return [] }
        var places: [NameCasing.Place] = []
        let (text, tokens) = (segment.segment.text, segment.tokens)
        for (index, token) in tokens.enumerated() where token.kind == .word && !token.shape.contains(.protected) {
            if !habits.isEmpty, token.info.isDisjoint(with: [.target, .source, .loanword]), !token.shape.contains(.mixedCase),
                let habit = habits[Self.hash(text[token.range])], !habit.form.elementsEqual(text[token.range]), tokens.count > 1
            {
                let name = String(decoding: habit.form, as: UTF8.self)
                places.append(NameCasing.Place(range: token.range, name: name, confidence: isAlone && !token.shape.contains(.capitalized) ? 0.7 : 0.55, evidence: "the page writes “\(name)” \(habit.count) times"))
            }
            if isAlone, !pairs.isEmpty, !token.shape.contains(.capitalized), let key = Self.pairKey(index, tokens, text), let pair = pairs[key] {
                let name = String(decoding: pair.form, as: UTF8.self)
                places.append(NameCasing.Place(range: token.range, name: name, confidence: 0.7, evidence: "the page writes “\(name)” here \(pair.count) times"))
            }
        }
        return places
    }

    /// The hash of a word's letters and of the capitalized one's after it; nil for other words.
    private static func pairKey(_ index: Int, _ tokens: [Token], _ text: [UInt8]) -> UInt64? {
        guard index + 2 < tokens.count, tokens[index + 1].kind == .space, tokens[index + 1].range.count == 1, tokens[index].range.count > 2 else { return nil }
        let first = tokens[index]
        let second = tokens[index + 2]
        guard second.kind == .word, second.range.count > 3, second.shape.contains(.capitalized), second.shape.isDisjoint(with: [.mixedCase, .allCapitals, .protected]),
            first.info.isDisjoint(with: [.targetFunction, .preposition, .determiner]),
            !first.info.contains(.noun) || first.info.contains(.source) && (second.info.contains(.source) || !second.info.contains(.target))
        else { return nil }
        return NameKey.exact(text[second.range], seed: hash(text[first.range]) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// Of a word's bytes, those of ASCII in lower case.
    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 { NameKey.exact(word.lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }) }
}
