import Alignment
import Linguistics

/// Finds prepositions and articles that a piece of a name has grown onto where the rest of the name was lost: `parFact`, `LesEms`.
///
/// Only in trees whose pages have names in lines that repeat, without a source, and of words that hardly a page has and no address of the page.
enum GluedNames {
    private static let leadLengths = 3...6

    static func findings(in subject: Subject) -> [Finding] {
        let tree = subject.tree
        guard subject.bitext == nil, !tree.frames.isEmpty else { return [] }
        let profile = subject.targetProfile
        let identity = subject.identity
        var findings: [Finding] = []
        for (index, segment) in subject.target.segments.enumerated() where !subject.texts[index].settled.contains(.gluedNames) {
            var isSettled = true
            defer { if isSettled { subject.texts[index].settled.insert(.gluedNames) } }
            for token in segment.tokens where token.kind == .word && token.shape.contains(.mixedCase) && token.shape.isDisjoint(with: [.protected, .hasDigit]) {
                let word = segment.segment.text[token.range]
                let length = 1 + word.dropFirst().prefix { $0 &- 0x41 >= 26 }.count
                guard leadLengths.contains(length), length < word.count, case let lead = String(decoding: word.prefix(length), as: UTF8.self).lowercased(),
                    profile.prepositions.contains(lead) || profile.articles.contains(lead), case let key = NameKey(word), tree.pages(ofWord: key) <= max(3, tree.statistics.pages / 100)
                else { continue }
                isSettled = false
                guard !(identity.slugWords + identity.fileWords + Array(identity.domains)).contains(where: { NameKey($0) == key }) else { continue }
                findings.append(
                    Finding(
                        rule: MangledName.id, severity: .major, confidence: 0.7, range: segment.segment.byteRange(of: token.range),
                        message: "“\(segment.string(of: token))” is “\(lead)” with a piece of a name", evidence: ["hardly a page has the word, and no address of this one"]))
            }
        }
        return findings
    }
}
