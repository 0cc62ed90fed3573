/// What a glossary says of one source term: one row of a glossary file.
public struct GlossaryEntry: Sendable, Equatable {
    public enum Status: String, Sendable, CaseIterable {
        /// A name or acronym: the source term stands verbatim in every language.
        case doNotTranslate = "do-not-translate"
        /// The targets are what the term is to be called.
        case preferred
        /// The targets are allowed beside the preferred ones.
        case admitted
        /// The targets are wrong for this term.
        case forbidden
    }

    /// Which letter case a use of the source term must have.
    public enum CaseRule: String, Sendable, CaseIterable {
        /// As written in the glossary.
        case exact
        /// As written, but the first letter may be a capital, as at the start of a sentence.
        case initial
        /// Any.
        case insensitive
    }

    /// What shows that a use is a use of the term and not an everyday word.
    public enum Evidence: String, Sendable, CaseIterable {
        /// The words themselves.
        case none
        /// A capital within a sentence that is not in title case: `Word`, `Access`, `Teams`.
        case capital
        /// The source term in the aligned source text: without it the target forms may be right for another term.
        case source
    }

    /// The term in the source language; a name as its owner writes it.
    public var source: String
    public var status: Status
    /// Terms in the target language; empty for `doNotTranslate`.
    public var targets: [String]
    /// Forms in which machine translation is known to leave the term. A single capitalized word counts only where it is capitalized within a sentence.
    public var mangled: [String]
    public var caseRule: CaseRule
    public var evidence: Evidence
    /// Path patterns of the pages it is for (`*` within a folder, `**` across folders, `?` one character); empty for all pages.
    public var scope: [String]
    /// The field that the term has this meaning in, in lower case; it counts only on pages with several terms of the field. Empty for all pages.
    public var domain: String
    public var note: String
    /// No glossary has it: it was concluded from the pages themselves.
    public var isInferred: Bool

    public init(
        source: String, status: Status, targets: [String] = [], mangled: [String] = [], caseRule: CaseRule? = nil, evidence: Evidence = .none,
        scope: [String] = [], domain: String = "", note: String = "", isInferred: Bool = false
    ) {
        self.source = source
        self.status = status
        self.targets = targets
        self.mangled = mangled
        self.caseRule = caseRule ?? .standard(for: status)
        self.evidence = evidence
        self.scope = scope
        self.domain = domain
        self.note = note
        self.isInferred = isInferred
    }
}

extension GlossaryEntry.CaseRule {
    /// The rule of an entry that names none: names as written, terms in any case.
    public static func standard(for status: GlossaryEntry.Status) -> GlossaryEntry.CaseRule {
        status == .doNotTranslate ? .exact : .insensitive
    }
}
