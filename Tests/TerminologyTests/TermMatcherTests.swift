import Testing

@testable import Terminology

@Suite struct TermMatcherTests {
    private let glossary = Glossary(entries: [
        GlossaryEntry(source: "Velnora", status: .doNotTranslate, mangled: ["Velours noir"]),
        GlossaryEntry(source: "Velnora Board", status: .doNotTranslate),
        GlossaryEntry(source: "Ledger", status: .doNotTranslate, mangled: ["Registre"], evidence: .capital),
        GlossaryEntry(source: "TallyPoint", status: .doNotTranslate),
        GlossaryEntry(source: "Tally.js", status: .doNotTranslate),
        GlossaryEntry(source: ".TLY", status: .doNotTranslate),
        GlossaryEntry(source: "T#", status: .doNotTranslate),
        GlossaryEntry(source: "QSP", status: .doNotTranslate),
        GlossaryEntry(source: "Velnora Store", status: .doNotTranslate, isInferred: true),
        GlossaryEntry(source: "access token", status: .preferred, targets: ["jeton d’accès", "jeton"]),
        GlossaryEntry(source: "access token", status: .forbidden, targets: ["gage d’accès"]),
    ])

    /// `kind:matched words`, with `~` after a wrong case and `?` after a hit without evidence.
    private func hits(_ text: String, of kinds: TermMatch.Kinds = .all) -> [String] {
        let bytes = Array(text.utf8)
        return TermMatcher(glossaries: [glossary]).matches(in: bytes, of: kinds).map {
            "\($0.kind):\(String(decoding: bytes[$0.range], as: UTF8.self))\($0.isExactCase ? "" : "~")\($0.hasEvidence ? "" : "?")"
        }
    }

    @Test func takesTheLongestTermFromTheLeft() {
        #expect(hits("Velnora Board et Velnora") == ["source:Velnora Board", "source:Velnora"])
    }

    /// "store" in small letters is as likely a noun, and "Velnora" the name.
    @Test func inferredNamesOfSeveralWordsHideNoShorterName() {
        #expect(hits("le Velnora Store et le Velnora store") == ["source:Velnora Store", "source:Velnora"])
    }

    @Test func reportsWrongCase() {
        #expect(hits("dans velnora et VELNORA") == ["source:velnora~", "source:VELNORA~"])
    }

    @Test(arguments: ["l’Velnora", "l'Velnora", "«Velnora»", "Velnora's", "(Velnora)", "Velnora.", "non-Velnora", "Velnora®", "🙂Velnora🙂", "„Velnora“"])
    func findsWordsBesideMarks(text: String) {
        #expect(hits(text).count == 1)
    }

    @Test(arguments: ["Velnoras", "aVelnora", "éVelnora", "docs.velnora.example", "Velnora.Core", "velnora_x", "x/velnora/y", "Velnora2"])
    func leavesPartsOfWordsAndIdentifiersAlone(text: String) {
        #expect(hits(text) == [])
    }

    @Test(arguments: ["Velnora\u{A0}Board", "Velnora-Board", "Velnora\u{2011}Board", "Velnora  Board", "Velnora\nBoard", "\u{FF36}elnora Board", "Velnora™ Board"])
    func takesSpacesHyphensAndWidthAsEqual(text: String) {
        #expect(hits(text).count == 1)
        #expect(TermMatcher(glossaries: [glossary]).matches(in: Array(text.utf8)).first?.range == 0..<text.utf8.count)
    }

    @Test func composesLettersAndKeepsOffsets() {
        let text = "é jeton d'acce\u{300}s, fin"
        let bytes = Array(text.utf8)
        let match = TermMatcher(glossaries: [glossary]).matches(in: bytes).first
        #expect(match.map { String(decoding: bytes[$0.range], as: UTF8.self) } == "jeton d'acce\u{300}s")
    }

    @Test func findsPlurals() {
        #expect(hits("Les jetons d’accès") == ["target:jetons d’accès"])
        #expect(hits("Access tokens and QSPs", of: .source) == ["source:Access tokens", "source:Access tokens", "source:QSPs"])
        #expect(hits("des gages d’accès") == ["forbidden:gages d’accès"])
    }

    @Test func findsNamesThatBeginOrEndWithMarks() {
        #expect(hits("Use .TLY and T# here") == ["source:.TLY", "source:T#"])
        #expect(hits("file.tly, T##") == [])
    }

    @Test func findsSplitNames() {
        #expect(hits("avec Tally Point et Tally. js et . TLY") == ["mangled:Tally Point", "mangled:Tally. js", "mangled:. TLY"])
        #expect(hits("un tally point") == ["mangled:tally point~?"])
    }

    @Test func countsEverydayWordsOnlyWithEvidence() {
        #expect(hits("Open it in Ledger now") == ["source:Ledger"])
        #expect(hits("Ledger is open") == ["source:Ledger?"])
        #expect(hits("the ledger is open") == ["source:ledger~?"])
        #expect(hits("Open the Ledger Of Doom") == ["source:Ledger?"])
        #expect(hits("Send Velnora Ledger it") == ["source:Velnora", "source:Ledger"])
        #expect(hits("dans Registre, puis") == ["mangled:Registre"])
        #expect(hits("Fin. Registre vide, registre") == ["mangled:Registre?", "mangled:registre~?"])
    }

    @Test func restrictsKinds() {
        #expect(hits("Velnora, velours noir", of: .mangled) == ["mangled:velours noir~?"])
    }

    @Test func survivesInvalidText() {
        let bytes: [UInt8] = [0xCC, 0x80, 0xFF, 0x20, 0xE2, 0x80] + Array(" Velnora".utf8) + [0xF0, 0x9F]
        #expect(TermMatcher(glossaries: [glossary]).matches(in: bytes).count == 1)
        #expect(TermMatcher(glossaries: []).matches(in: bytes) == [])
        #expect(TermMatcher(glossaries: [glossary]).matches(in: []) == [])
    }

    @Test func obeysScopes() {
        let matcher = TermMatcher(glossaries: [
            Glossary(entries: [
                GlossaryEntry(source: "crate", status: .preferred, targets: ["caisse"]),
                GlossaryEntry(source: "crate", status: .preferred, targets: ["cageot"], scope: ["tally/**/*.md"]),
            ])
        ])
        func targets(_ path: String) -> [[String]] {
            matcher.matches(in: Array("a crate".utf8), within: matcher.scope(ofPage: path)).map { matcher.entries[$0.entry].targets }
        }
        #expect(targets("index.md") == [["caisse"]])
        #expect(targets("tally/index.md") == [["cageot"]])
        #expect(targets("tally/a/b.md") == [["cageot"]])
        #expect(matcher.matches(in: Array("a crate".utf8)).count == 1)
    }

    @Test func laterGlossariesReplaceEarlierOnes() {
        let house = Glossary(entries: [GlossaryEntry(source: "velnora", status: .preferred, targets: ["Velnore"])])
        let matcher = TermMatcher(glossaries: [glossary, house])
        #expect(matcher.entries.filter { $0.source.lowercased() == "velnora" } == house.entries)
    }
}
