import Alignment
import Linguistics
import Markup

/// Finds quotation marks of another language, and pairs that are broken.
public struct QuotationMarks: Rule {
    public init() {}

    public let description = RuleDescription(
        id: "quotation-marks", family: .typography, mqm: "linguistic conventions / punctuation", its: "typographical", severity: .minor,
        summary: "Quotation marks are not the language's, or have no partner",
        explanation: """
            It finds words in straight or English quotation marks ("…", “…”) on pages that use the language's own ones (French « »), and on other pages \
            where the quoted words are the language's. Everywhere it finds \
            an opening mark without a closing one, a closing one without an opening one, and pairs of two kinds (« …”). It leaves alone code, \
            inches, sentences that stayed in the source language, quotations that run over several paragraphs, and marks that the source leaves \
            without a partner as well.
            """,
        examples: [
            .init(bad: "Choisissez « Actif » ou \"Inactif\" dans la liste.", good: "Choisissez « Actif » ou « Inactif » dans la liste."),
            .init(bad: "Le message « Fichier introuvable est affiché.", good: "Le message « Fichier introuvable » est affiché."),
        ])

    public func findings(in subject: Subject) -> [Finding] {
        guard let marks = Marks(subject.targetProfile) else { return [] }
        let usesOwn = zip(subject.target.segments, subject.texts).contains { analyzed, known in
            !known.settled.contains(.quotationMarks) && analyzed.tokens.contains { $0.kind == .mark && !$0.shape.contains(.protected) && analyzed.scalar(at: $0.range.lowerBound) == marks.open }
        }
        var findings: [Finding] = []
        for (index, analyzed) in subject.target.segments.enumerated() where !subject.texts[index].settled.contains(.quotationMarks) {
            let places = analyzed.tokens.indices.filter { at in
                let token = analyzed.tokens[at]
                guard token.kind == .mark, !token.shape.contains(.protected), let scalar = analyzed.scalar(at: token.range.lowerBound) else { return false }
                return marks.holds(scalar)
            }
            guard !places.isEmpty else {
                subject.texts[index].settled.insert(.quotationMarks)
                continue
            }
            find(places, Prose(subject, segment: index), marks, usesOwn: usesOwn, into: &findings)
        }
        return findings
    }

    private func find(_ places: [Int], _ prose: Prose, _ marks: Marks, usesOwn: Bool, into findings: inout [Finding]) {
        let analyzed = prose.subject.target.segments[prose.index]
        func scalar(_ at: Int) -> Unicode.Scalar { analyzed.scalar(at: prose.tokens[at].range.lowerBound) ?? " " }
        var open: [Int] = []
        var stray: [Int] = []
        for at in places {
            let mark = scalar(at)
            // An inch mark follows its number.
            if mark == "\"", prose.token(at - 1)?.kind == .number, !open.contains(where: { scalar($0) == "\"" }) { continue }
            // A pair turned round: ”word„.
            if mark == "„", let first = stray.last, scalar(first) == "”" {
                stray.removeLast()
                mixed(first, at, prose, marks, into: &findings)
                continue
            }
            let opens = mark == marks.open || mark == "“" || mark == "„" || (mark == "\"" && !open.contains { scalar($0) == "\"" })
            if mark == marks.open, let first = open.last, scalar(first) == mark, closesByPlace(at, prose) {
                wrongSide(at, mark, prose, marks, into: &findings)
                open.removeLast()
                continue
            }
            if opens, !(mark == "“" && open.last.map(scalar) == "„") {
                open.append(at)
                continue
            }
            if let partner = open.lastIndex(where: { Marks.pair(scalar($0), mark, marks) }) {
                stray += open[(partner + 1)...]
                let first = open[partner]
                open.removeSubrange(partner...)
                if mark != marks.close { foreign(first, at, prose, marks, usesOwn: usesOwn, into: &findings) }
            } else if let first = open.popLast() {
                mixed(first, at, prose, marks, into: &findings)
            } else {
                stray.append(at)
            }
        }
        for at in (stray + open).sorted() { alone(at, scalar(at), prose, marks, into: &findings) }
    }

    /// Whether a mark touches the text before it and not the text after it.
    private func closesByPlace(_ at: Int, _ prose: Prose) -> Bool {
        guard let before = prose.token(at - 1), before.kind != .space, let after = prose.token(at + 1) else { return false }
        return after.kind == .space || (after.kind == .mark && !after.shape.contains(.protected))
    }

    /// An opening mark where its pair should close.
    private func wrongSide(_ at: Int, _ mark: Unicode.Scalar, _ prose: Prose, _ marks: Marks, into findings: inout [Finding]) {
        guard prose.isRunningText(at: prose.tokens[at].range.lowerBound) else { return }
        findings.append(
            Finding(
                rule: description.id, severity: description.severity, confidence: 0.8, range: prose.segment.byteRange(of: prose.tokens[at].range),
                message: "“\(String(mark))” stands where “\(String(marks.close))” closes the quotation", suggestion: marks.innerSpace + String(marks.close)))
    }

    /// A pair of another language's marks.
    private func foreign(_ first: Int, _ last: Int, _ prose: Prose, _ marks: Marks, usesOwn: Bool, into findings: inout [Finding]) {
        let inside = prose.tokens[(first + 1)..<last]
        // Code and values in quotes are literals.
        guard inside.contains(where: { $0.kind == .word && !$0.shape.contains(.protected) }), isFree(first, last, prose) else { return }
        // On a page without the language's own marks only its own words tell a translated quotation.
        guard usesOwn || inside.contains(where: { $0.kind == .word && $0.info.contains(.target) && !$0.info.contains(.source) }) else { return }
        report(first, last, prose, marks, message: "The quotation marks are not the language’s", confidence: usesOwn ? 0.7 : 0.55, into: &findings)
    }

    private func mixed(_ first: Int, _ last: Int, _ prose: Prose, _ marks: Marks, into findings: inout [Finding]) {
        report(first, last, prose, marks, message: "The quotation marks are not of one pair", confidence: 0.85, into: &findings)
    }

    private func report(
        _ first: Int, _ last: Int, _ prose: Prose, _ marks: Marks, message: String, confidence: Double, into findings: inout [Finding]
    ) {
        guard prose.isRunningText(at: prose.tokens[first].range.lowerBound) else { return }
        let bytes = prose.segment.byteRange(of: prose.tokens[first].range.lowerBound..<prose.tokens[last].range.upperBound)
        let start = prose.segment.byteRange(of: prose.tokens[first].range).upperBound
        let end = prose.segment.byteRange(of: prose.tokens[last].range).lowerBound
        guard start <= end else { return }
        let inside = prose.fileText(start..<end)
        let text = Self.trimmed(inside)
        // English marks with a space within were moved there by a machine, away from the words that they held.
        let isDisplaced = prose.string(prose.tokens[first]) != String(marks.open) && inside.first?.isWhitespace == true && inside.last?.isWhitespace == true
        findings.append(
            Finding(
                rule: description.id, severity: description.severity, confidence: confidence, range: bytes, message: message,
                suggestion: isDisplaced ? nil : "\(marks.open)\(marks.innerSpace)\(text)\(marks.innerSpace)\(marks.close)"))
    }

    private func alone(_ at: Int, _ mark: Unicode.Scalar, _ prose: Prose, _ marks: Marks, into findings: inout [Finding]) {
        let token = prose.tokens[at]
        // A quotation may run on in the next paragraph, and a straight mark may be an inch or literal.
        guard prose.isRunningText(at: token.range.lowerBound), !isUnpaired(prose.sources) else { return }
        let isOwn = mark == marks.open || mark == marks.close
        if !isOwn, prose.sources.isEmpty { return }
        // The mark with the word that it should hold.
        let isOpening = mark == marks.open || mark == "“" || mark == "„"
        var lower = token.range.lowerBound
        var upper = token.range.upperBound
        if isOpening {
            let next = prose.tokens[(at + 1)...].first { $0.kind != .space }
            upper = next?.range.upperBound ?? upper
        } else {
            let previous = prose.tokens[..<at].last { $0.kind != .space }
            lower = previous?.range.lowerBound ?? lower
        }
        findings.append(
            Finding(
                rule: description.id, severity: description.severity, confidence: isOwn ? 0.8 : 0.6, range: prose.segment.byteRange(of: lower..<upper),
                message: "“\(String(mark))” has no partner"))
    }

    /// Whether marks stand free of other characters: `key="value"` and `"a":"b"` are literals.
    private func isFree(_ first: Int, _ last: Int, _ prose: Prose) -> Bool {
        func isLiteral(_ byte: UInt8?) -> Bool {
            byte.map { [UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "/")].contains($0) } ?? false
        }
        // `Assets = "All"`, and the title behind an address: `(page.md "Title")`.
        if let before = prose.tokens[..<first].last(where: { $0.kind != .space }) {
            if prose.subject.target.segments[prose.index].token(before, is: "=") { return false }
            // `"key": "value"`
            if prose.subject.target.segments[prose.index].token(before, is: ":"),
                prose.tokens[..<first].filter({ $0.kind != .space }).dropLast().last.map({ prose.subject.target.segments[prose.index].token($0, is: "\"") }) == true { return false }
            if before.shape.contains(.protected), prose.mark(last + 1) == UInt8(ascii: ")") { return false }
        }
        return !isLiteral(prose.mark(first - 1)) && !isLiteral(prose.mark(last + 1)) && prose.token(first - 1)?.kind != .word
            && prose.token(last + 1)?.kind != .word
    }

    /// Whether the source itself leaves a mark without a partner.
    private func isUnpaired(_ sources: [AnalyzedSegment]) -> Bool {
        var straight = 0
        var curly = 0
        for source in sources {
            for token in source.tokens where token.kind == .mark && !token.shape.contains(.protected) {
                switch source.scalar(at: token.range.lowerBound) {
                case "\"": straight += 1
                case "“": curly += 1
                case "”": curly -= 1
                default: break
                }
            }
        }
        return straight % 2 != 0 || curly != 0
    }

    private static func trimmed(_ text: String) -> String {
        let body = text.drop { $0.isWhitespace }
        guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(body[...last])
    }

    /// The marks of a language and those of others that may stand in their place.
    struct Marks {
        let open: Unicode.Scalar
        let close: Unicode.Scalar
        let innerSpace: String

        /// - Returns: nil for a language whose own marks are the English ones, which nothing can stand in for.
        init?(_ profile: LanguageProfile) {
            guard let open = profile.quotes.open.unicodeScalars.first, let close = profile.quotes.close.unicodeScalars.first, open != "“", open != "\"" else { return nil }
            self.open = open
            self.close = close
            innerSpace = profile.quotes.innerSpace
        }

        func holds(_ scalar: Unicode.Scalar) -> Bool {
            scalar == open || scalar == close || scalar == "\"" || scalar == "“" || scalar == "”" || scalar == "„"
        }

        static func pair(_ first: Unicode.Scalar, _ last: Unicode.Scalar, _ marks: Marks) -> Bool {
            switch last {
            case marks.close: first == marks.open
            case "”": first == "“" || first == "„"
            case "“": first == "„"
            default: first == last
            }
        }
    }
}
