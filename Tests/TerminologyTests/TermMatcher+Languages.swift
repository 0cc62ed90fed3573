import Linguistics
import Terminology

extension TermMatcher {
    /// For translations from English to French.
    init(glossaries: [Glossary]) {
        self.init(glossaries: glossaries, sourcePlurals: LanguageProfile.english.plurals, targetPlurals: LanguageProfile.french.plurals)
    }
}
