import Alignment
import Linguistics
import Markup

/// Reads one segment for dashes that separate but were glued to a word, judged against the source's free-standing dashes.
struct DashReader {
    let prose: Prose

    private enum Setting { case free, gluedLeft, gluedRight, gluedBoth }

    func places() -> [MarkSpacingReader.Place] {
        let tokens = prose.tokens
        var dashes: [(Int, Setting)] = []
        for index in tokens.indices where tokens[index].kind == .mark {
            if let setting = setting(index) { dashes.append((index, setting)) }
        }
        guard dashes.contains(where: { $0.1 != .free }) else { return [] }
        var places: [MarkSpacingReader.Place] = []
        // Without a source nothing tells how many dashes should stand free.
        var missing = prose.sources.isEmpty ? 0 : freeDashesOfSource - dashes.count { $0.1 == .free }
        for (index, setting) in dashes where setting == .gluedLeft {
            let token = prose.tokens[index]
            if prose.sourceHolds(prose.tokens[index - 1].range.lowerBound..<prose.tokens[index + 1].range.upperBound) { continue }
            if missing <= 0, prose.tokens[index + 2].info.contains(.targetFunction) || isUnsure(index - 1) { continue }
            guard prose.isRunningText(at: token.range.lowerBound) else { continue }
            let at = prose.segment.byteRange(of: token.range).lowerBound
            // A number before it may be wrong as well, which is told by itself.
            let range = prose.tokens[index - 1].kind == .number ? prose.segment.byteRange(of: token.range) : prose.rangeWithWord(before: index)
            places.append(
                MarkSpacingReader.Place(
                    range: range, suggestion: prose.fileText(range.lowerBound..<at) + " " + prose.string(token),
                    message: "The space before the dash is missing", evidence: missing > 0 ? ["the source has a dash with a space on either side"] : [],
                    confidence: missing > 0 ? 0.93 : 0.7))
            missing -= 1
        }
        for (index, setting) in dashes where setting == .gluedRight && missing > 0 {
            let range = prose.segment.byteRange(of: prose.tokens[index].range.lowerBound..<prose.tokens[index + 1].range.upperBound)
            if prose.sourceHolds(prose.tokens[index].range.lowerBound..<prose.tokens[index + 1].range.upperBound) { continue }
            places.append(
                MarkSpacingReader.Place(
                    range: range, suggestion: prose.string(prose.tokens[index]) + " " + prose.string(prose.tokens[index + 1]),
                    message: "The space after the dash is missing", evidence: ["the source has a dash with a space on either side"], confidence: 0.9))
            missing -= 1
        }
        guard missing > 0 else { return places }
        let both = dashes.filter { $0.1 == .gluedBoth }.map(\.0)
        var glued = both.filter(isFreeInSource)
        let unsure = both.filter { !glued.contains($0) && isCompoundUnlikely($0) }
        if glued.count + unsure.count <= missing { glued += unsure }
        guard glued.count <= missing else { return places }
        for index in glued {
            let left = prose.tokens[index - 1].range.lowerBound
            let right = prose.tokens[index + 1].range.upperBound
            places.append(
                MarkSpacingReader.Place(
                    range: prose.segment.byteRange(of: left..<right),
                    suggestion: "\(prose.string(prose.tokens[index - 1])) \(prose.string(prose.tokens[index])) \(prose.string(prose.tokens[index + 1]))",
                    message: "The spaces around the dash are missing", evidence: ["the source has a dash with a space on either side"], confidence: 0.85))
        }
        return places
    }

    private func setting(_ index: Int) -> Setting? {
        let token = prose.tokens[index]
        guard token.kind == .mark, !token.shape.contains(.protected), prose.segment.text.isDash(token.range), let left = prose.token(index - 1),
            let right = prose.token(index + 1)
        else { return nil }
        switch (left.kind == .space, right.kind == .space) {
        case (true, true): return .free
        case (false, true):
            guard prose.token(index + 2) != nil, left.kind != .mark || closes(index - 1) else { return nil }
            return .gluedLeft
        case (false, false):
            guard !left.shape.contains(.protected), !right.shape.contains(.protected), right.kind == .word || right.kind == .elision || (right.kind == .number && left.kind != .number),
                left.kind == .word || left.kind == .number || (left.kind == .mark && closes(index - 1))
            else { return nil }
            return .gluedBoth
        case (true, false):
            // An option (`-Force`) is no word of the target language, or stands in the source as well.
            guard right.kind == .word, right.shape.isDisjoint(with: [.mixedCase, .protected]), right.info.contains(.target) || right.shape.contains(.capitalized) && right.info.contains(.source) else { return nil }
            return .gluedRight
        }
    }

    /// Whether what stands before a dash may be a name that ends in it, or an item's letter or number.
    private func isUnsure(_ index: Int) -> Bool {
        let token = prose.tokens[index]
        return prose.isJoined(index) || token.shape.contains(.singleLetter) || (token.kind == .number && index == 0)
    }

    private func closes(_ index: Int) -> Bool {
        if prose.isProtected(index) { return true }
        guard let byte = prose.mark(index) else { return true }
        return byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "%")
    }

    /// Whether the words on both sides of a dash hardly make one compound: neither the source nor the language writes it so.
    private func isCompoundUnlikely(_ index: Int) -> Bool {
        let whole = prose.tokens[index - 1].range.lowerBound..<prose.tokens[index + 1].range.upperBound
        if prose.sourceHolds(whole) { return false }
        let (left, right) = (prose.tokens[index - 1], prose.tokens[index + 1])
        if left.kind == .mark { return true }
        // *Ouvrez-le*, *ouvrez-l’*: a verb and its object.
        if left.info.contains(.verb), left.info.isDisjoint(with: [.noun, .adjective, .pastParticiple]), right.kind == .elision || right.info.contains(.targetFunction) { return false }
        for neighbour in [index - 2, index + 2] {
            guard let token = prose.token(neighbour) else { continue }
            if token.kind == .mark, prose.segment.text.isDash(token.range), prose.token(neighbour + (neighbour < index ? -1 : 1))?.kind != .space { return false }
        }
        let word = prose.segment.string(in: whole).lowercased()
        if prose.subject.targetProfile.loanwords.contains(word) || prose.subject.targetProfile.functionWords.contains(word) { return false }
        // *En-tête*, *mot-clé*.
        if prose.subject.lexicon.info(Array(word.utf8), shape: []).contains(.target) { return false }
        return !prose.isJoined(index - 1) && !prose.isJoined(index + 1)
    }

    /// Whether what stands behind a dash, up to the next space, stands in the source behind a dash with a space on either side.
    private func isFreeInSource(_ index: Int) -> Bool {
        let text = prose.segment.text
        let start = prose.tokens[index + 1].range.lowerBound
        let end = text[start...].firstIndex { $0 <= 0x20 } ?? text.count
        guard end - start > 1, !prose.sourceHolds(prose.tokens[index - 1].range.lowerBound..<end) else { return false }
        return prose.sources.contains { $0.segment.text.holds(([0x20] + Array(text[prose.tokens[index].range]) + [0x20] + Array(text[start..<end]))[...]) }
    }

    private var freeDashesOfSource: Int {
        prose.sources.reduce(0) { count, source in
            count + source.tokens.indices.count { index in
                let token = source.tokens[index]
                return token.kind == .mark && !token.shape.contains(.protected) && source.segment.text.isDash(token.range) && index > 0
                    && index + 1 < source.tokens.count && source.tokens[index - 1].kind == .space && source.tokens[index + 1].kind == .space
            }
        }
    }
}
