import Alignment
import Linguistics
import Markup

/// A name put in the place of other words, with the small word before them as the name asks for it: *de base* becomes *d’Azure*, *d’essai* becomes *de Contoso*.
enum NameInPlace {
    /// - Parameter range: of the words to be replaced.
    /// - Returns: what to replace, which may begin with the small word, and by what; no name where what stands before it would be wrong and cannot be replaced.
    static func fitted(_ name: String, at range: Range<Int>, ofTarget segment: AnalyzedSegment, _ subject: Subject) -> (range: Range<Int>, name: String?) {
        let first = segment.firstToken(endingAfter: range.lowerBound)
        let tokens = segment.tokens
        guard first > 0, first < tokens.count, tokens[first].range.lowerBound == range.lowerBound else { return (range, name) }
        let isElided = tokens[first - 1].kind == .elision
        guard isElided || first > 1 && tokens[first - 1].kind == .space && tokens[first - 2].kind == .word, case let small = tokens[isElided ? first - 1 : first - 2],
            !small.info.isDisjoint(with: [.targetFunction, .determiner, .preposition])
        else { return (range, name) }
        let profile = subject.targetProfile
        let word = segment.string(of: small)
        let elides = elides(before: name, subject)
        let form: String
        if isElided {
            guard elides == false, let forms = profile.elisions[word.dropLast().lowercased()] else { return (range, name) }
            guard forms.count == 1 || forms.allSatisfy(profile.articles.contains) else { return (range, nil) }
            form = forms.count == 1 ? forms[0] + " " : ""
        } else {
            // Before a consonant a singular article may stay, and *les* before a plural name.
            let isPlural = small.info.contains([.determiner, .plural]) && profile.contractedArticles.contains(word.lowercased())
            guard elides == true || isPlural, let fitting = withoutArticle(word.lowercased(), elides: elides == true, profile) else { return (range, name) }
            form = fitting
        }
        let wide = small.range.lowerBound..<range.upperBound
        guard subject.target.page.string(in: segment.segment.byteRange(of: wide)) == segment.segment.string(in: wide) else { return (range, nil) }
        let isCapital = word.first?.isUppercase == true
        return (wide, (isCapital ? form.prefix(1).uppercased() + form.dropFirst() : form) + name)
    }

    /// A small word as it stands before a name, which takes no article: *le* is nothing, *du* and *des* are *de* or *d’*; nil where it stays as it is.
    private static func withoutArticle(_ word: String, elides: Bool, _ profile: LanguageProfile) -> String? {
        if profile.articles.contains(word) { return "" }
        if let elided = profile.elided[word] { return elides ? elided : nil }
        guard profile.contractedArticles.contains(word), let preposition = profile.contractions.first(where: { $0.value == word })?.key.split(separator: " ").first.map(String.init) else { return nil }
        return elides ? profile.elided[preposition] ?? preposition + " " : preposition + " "
    }

    /// Whether words such as *de* are elided before a name; nil where nobody can tell.
    private static func elides(before name: String, _ subject: Subject) -> Bool? {
        let word = String(name.prefix { $0.isLetter || $0.isNumber })
        var shape = WordShape()
        if word.first?.isUppercase == true { shape.insert(.capitalized) }
        if word.count > 1, word.allSatisfy(\.isUppercase) { shape.insert(.allCapitals) }
        if zip(word, word.dropFirst()).contains(where: { $0.isLowercase && $1.isUppercase }) { shape.insert(.mixedCase) }
        if word.contains(where: \.isNumber) { shape.insert(.hasDigit) }
        if word.count == 1 { shape.insert(.singleLetter) }
        return subject.targetProfile.elides(before: word, shape: shape, info: subject.lexicon.info(Array(word.utf8), shape: shape))
    }
}
