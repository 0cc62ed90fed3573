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

    /// By letters in lower case, words in mixed case.
    private var habits: [[UInt8]: Habit] = [:]
    /// By words, the first in lower case, names whose first word the page writes with capitals in a sentence: `SMART Technologies`.
    private var pairs: [[UInt8]: Pair] = [:]

    init(_ page: AnalyzedPage) {
        for segment in page.segments {
            let text = segment.segment.text
            for (index, token) in segment.tokens.enumerated() where token.kind == .word && !token.shape.contains(.protected) {
                if token.shape.contains(.mixedCase), token.shape.contains(.capitalized) {
                    let form = text[token.range]
                    let key = Self.lowercased(form)
                    var habit = habits[key] ?? Habit(form: form)
                    if habit.form.elementsEqual(form) { habit.count += 1 } else { habit.others += 1 }
                    habits[key] = habit
                }
                if token.shape.contains(.capitalized), Self.isWithinSentence(index, in: segment), let key = Self.pairKey(index, in: segment) {
                    var pair = pairs[key] ?? Pair(form: text[token.range], majority: token.info.contains(.noun) && !segment.tokens[index + 2].info.contains(.source) ? 3 : 1)
                    if pair.form.elementsEqual(text[token.range]) { pair.count += 1 }
                    pairs[key] = pair
                }
            }
        }
        habits = habits.filter { $0.value.count >= Self.leastUses && $0.value.others == 0 }
        countCapitalized(in: page)
        guard !pairs.isEmpty else { return }
        for segment in page.segments {
            for (index, token) in segment.tokens.enumerated() where token.kind == .word && token.shape.isDisjoint(with: [.protected, .capitalized]) {
                if let key = Self.pairKey(index, in: segment) { pairs[key]?.small += 1 }
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
        for key in habits.keys {
            initials |= bit(Int(key[0] | 0x20))
            lengths |= bit(key.count)
        }
        for segment in page.segments {
            for token in segment.tokens where token.kind == .word && token.shape.contains(.capitalized) && token.shape.isDisjoint(with: [.mixedCase, .allCapitals, .protected]) && token.range.count > 3 {
                guard lengths & bit(token.range.count) != 0, initials & bit(Int(segment.segment.text[token.range.lowerBound] | 0x20)) != 0 else { continue }
                habits[Self.lowercased(segment.segment.text[token.range])]?.others += 1
            }
        }
        habits = habits.filter { $0.value.others < 3 || $0.value.others * 2 < $0.value.count }
    }

    /// Whether a word follows a word in small letters, so that a capital is its own.
    static func isWithinSentence(_ index: Int, in segment: AnalyzedSegment) -> Bool {
        guard index > 1, segment.tokens[index - 1].kind == .space else { return false }
        let before = segment.tokens[index - 2]
        return before.kind == .word && !before.shape.contains(.capitalized)
    }

    /// - Parameter isAlone: whether the page's source is not at hand.
    func places(in segment: AnalyzedSegment, isAlone: Bool) -> [NameCasing.Place] {
        guard !habits.isEmpty || !pairs.isEmpty else { return [] }
        var places: [NameCasing.Place] = []
        for (index, token) in segment.tokens.enumerated() where token.kind == .word && !token.shape.contains(.protected) {
            if !habits.isEmpty, token.info.isDisjoint(with: [.target, .source, .loanword]), !token.shape.contains(.mixedCase),
                let habit = habits[Self.lowercased(segment.segment.text[token.range])], !habit.form.elementsEqual(segment.segment.text[token.range]), segment.tokens.count > 1
            {
                let name = String(decoding: habit.form, as: UTF8.self)
                places.append(NameCasing.Place(range: token.range, name: name, confidence: isAlone && !token.shape.contains(.capitalized) ? 0.7 : 0.55, evidence: "the page writes “\(name)” \(habit.count) times"))
            }
            if isAlone, !pairs.isEmpty, !token.shape.contains(.capitalized), let key = Self.pairKey(index, in: segment), let pair = pairs[key] {
                let name = String(decoding: pair.form, as: UTF8.self)
                places.append(NameCasing.Place(range: token.range, name: name, confidence: 0.7, evidence: "the page writes “\(name)” here \(pair.count) times"))
            }
        }
        return places
    }

    /// The letters of a word and of the capitalized one after it; nil for other words.
    private static func pairKey(_ index: Int, in segment: AnalyzedSegment) -> [UInt8]? {
        let tokens = segment.tokens
        guard index + 2 < tokens.count, tokens[index + 1].kind == .space, tokens[index + 1].range.count == 1, tokens[index].range.count > 2 else { return nil }
        let first = tokens[index]
        let second = tokens[index + 2]
        guard second.kind == .word, second.range.count > 3, second.shape.contains(.capitalized), second.shape.isDisjoint(with: [.mixedCase, .allCapitals, .protected]),
            first.info.isDisjoint(with: [.targetFunction, .preposition, .determiner]),
            !first.info.contains(.noun) || first.info.contains(.source) && (second.info.contains(.source) || !second.info.contains(.target))
        else { return nil }
        return lowercased(segment.segment.text[first.range]) + [0x20] + segment.segment.text[second.range]
    }

    private static func lowercased(_ word: ArraySlice<UInt8>) -> [UInt8] { word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
}
