import Linguistics
import Synchronization

/// The word lists of a target language in the form in which rules ask for them, made once a tree.
struct TargetWords: Sendable {
    let fullForms: FullForms
    let nounLinks: WordSet
    let conjunctions: WordSet
    let placeJudge: NamePlaceJudge
    let openPhrases: OpenPhrases
    let markSpacing: MarkSpacingTable
    /// What verbs end in, in UTF-8, and the pronoun that they end so after.
    let verbEndings: [(ending: [UInt8], pronoun: String)]

    init(_ profile: LanguageProfile) {
        fullForms = FullForms(profile)
        nounLinks = WordSet(profile.nounLinks)
        conjunctions = WordSet(profile.conjunctions)
        placeJudge = NamePlaceJudge(profile: profile)
        openPhrases = OpenPhrases(profile)
        markSpacing = MarkSpacingTable(profile)
        verbEndings = profile.verbEndings.sorted { $0.key < $1.key }.flatMap { pronoun, endings in endings.map { (Array($0.utf8), pronoun) } }
    }

    /// Makes them when first asked for, for all workers.
    final class Once: Sendable {
        private let made = Mutex<TargetWords?>(nil)

        /// - Parameter profile: the same each time.
        func words(of profile: LanguageProfile) -> TargetWords {
            made.withLock { known in
                if let known { return known }
                let words = TargetWords(profile)
                known = words
                return words
            }
        }
    }
}
