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

    init(_ profile: LanguageProfile) {
        fullForms = FullForms(profile)
        nounLinks = WordSet(profile.nounLinks)
        conjunctions = WordSet(profile.conjunctions)
        placeJudge = NamePlaceJudge(profile: profile)
        openPhrases = OpenPhrases(profile)
        markSpacing = MarkSpacingTable(profile)
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
