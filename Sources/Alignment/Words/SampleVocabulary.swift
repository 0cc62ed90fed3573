import Linguistics

/// The words of one side of the sentences that a `WordLearner` reads.
struct SampleVocabulary {
    /// Words met in fewer sentences get no number.
    private let leastUses: UInt32
    /// By key of a word, its place in what follows.
    private var places = KeyTable(capacity: 1 << 12)
    private var keyOfPlace: [UInt32] = []
    /// In how many sentences it stands.
    private var uses: [UInt32] = []
    /// The number of a word that stands in enough of them, from 1; 0 where it has none yet.
    private var numbers: [UInt32] = []
    /// All words of the sentences, by their places.
    private var words: [UInt32] = []
    /// The first of them that has no number yet.
    private var next = 0
    /// By number.
    private(set) var keys: [UInt32] = []

    init(leastUses: UInt32) { self.leastUses = leastUses }

    /// Adds the words of the next sentence.
    mutating func add(_ sentence: ArraySlice<UInt32>) {
        let start = words.count
        for word in sentence {
            let place = places.value(of: UInt64(word), orInsert: UInt32(keyOfPlace.count))
            if Int(place) == keyOfPlace.count {
                keyOfPlace.append(word)
                uses.append(0)
                numbers.append(0)
            }
            if !words[start...].contains(place) { uses[Int(place)] += 1 }
            words.append(place)
        }
    }

    /// Numbers the words of the next sentence, when all sentences have been added: those that stand in enough of them.
    mutating func number(next count: Int, into result: inout [UInt32]) {
        for word in words[next..<(next + count)] {
            let place = Int(word)
            guard uses[place] >= leastUses else { continue }
            var number = numbers[place]
            if number == 0 {
                keys.append(keyOfPlace[place])
                number = UInt32(keys.count)
                numbers[place] = number
            }
            result.append(number - 1)
        }
        next += count
    }

    /// By key of a word, in how many sentences it stands.
    var allUses: KeyTable {
        var table = KeyTable(capacity: uses.count)
        for (key, count) in zip(keyOfPlace, uses) { table.add(count, to: UInt64(key)) }
        return table
    }
}
