/// Tells words, sentences and what the dictionaries know, for texts of one pair of languages.
///
/// One instance a worker: it holds ICU iterators and a cache of looked-up words, and is not `Sendable`. All instances share
/// the dictionaries through `Lexicon`.
public protocol TextAnalyzing: AnyObject {
    /// Tokens that cover the text wholly and in order.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - protected: ordered ranges of UTF-8 offsets (code, URLs) in which words get no dictionary information.
    func tokens(of text: [UInt8], protected: [Range<Int>]) -> [Token]

    /// Sentences that cover the text wholly and in order, white space after a sentence belonging to it.
    func sentences(of text: [UInt8], protected: [Range<Int>], language: LanguageProfile) -> [Range<Int>]
}
