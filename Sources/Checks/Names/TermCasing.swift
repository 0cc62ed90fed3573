import Alignment
import Linguistics
import Terminology

/// Names in the wrong case inside a term, which the glossary's form of the term has in the right one: *version cible de .Net Framework*.
enum TermCasing {
    static func places(in segment: AnalyzedSegment, _ terms: [TermMatch], _ glossary: TermMatcher) -> [NameCasing.Place] {
        terms.compactMap { term in
            guard term.kind == .target, !term.isExactCase else { return nil }
            let text = segment.segment.text[term.range]
            let forms = glossary.entries[term.entry].targets.lazy.map { Array($0.utf8)[...] }
            guard let form = forms.first(where: { text.equalsIgnoringASCIICase($0) }), let name = name(in: form) else { return nil }
            let range = (text.startIndex + name.lowerBound)..<(text.startIndex + name.upperBound)
            guard !segment.segment.text[range].elementsEqual(form[name]), !segment.tokens(in: range).contains(where: { $0.shape.contains(.protected) }) else { return nil }
            let written = String(decoding: form[name], as: UTF8.self)
            return NameCasing.Place(range: range, name: written, confidence: 0.8, evidence: "the glossary writes “\(String(decoding: form, as: UTF8.self))”")
        }
    }

    /// The words with capitals, at least one of them with two; a single capital may be that of a title.
    private static func name(in form: ArraySlice<UInt8>) -> Range<Int>? {
        let words = form.split(separator: UInt8(ascii: " ")).map { (range: $0.indices, capitals: $0.count(where: \.isFactUpper)) }
        guard words.contains(where: { $0.capitals > 1 }), let first = words.first(where: { $0.capitals > 0 && $0.range.lowerBound > form.startIndex || $0.capitals > 1 }),
            let last = words.last(where: { $0.capitals > 0 })
        else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }
}
