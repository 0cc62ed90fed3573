import Alignment
import Linguistics
import Markup

/// Reads one segment for slashes between two words of the target language with a space on one side: `et/ ou`.
struct SlashReader {
    let prose: Prose

    func places() -> [MarkSpacingReader.Place] {
        prose.tokens.indices.compactMap { index in
            guard prose.mark(index) == UInt8(ascii: "/"), !prose.isProtected(index) else { return nil }
            let isSpaceBefore = prose.token(index - 1)?.kind == .space
            let isSpaceAfter = prose.token(index + 1)?.kind == .space
            let left = index - (isSpaceBefore ? 2 : 1)
            let right = index + (isSpaceAfter ? 2 : 1)
            guard isSpaceBefore != isSpaceAfter, isWord(left, beside: left - 1), isWord(right, beside: right + 1) else { return nil }
            let text = prose.tokens[left].range.lowerBound..<prose.tokens[right].range.upperBound
            let range = prose.segment.byteRange(of: text)
            // Markup between them may be a path's.
            guard prose.isRunningText(at: text.lowerBound), !prose.sourceHolds(prose.tokens[index].range.lowerBound..<prose.tokens[right].range.upperBound), prose.fileText(range) == prose.segment.string(in: text) else {
                return nil
            }
            return MarkSpacingReader.Place(
                range: range, suggestion: prose.string(prose.tokens[left]) + "/" + prose.string(prose.tokens[right]), message: "A space stands on one side of the slash alone", confidence: 0.6)
        }
    }

    /// Whether a word of the target language, and of no path, stands there.
    ///
    /// - Parameter other: what stands on its other side; no mark but one that ends a part of the sentence.
    private func isWord(_ index: Int, beside other: Int) -> Bool {
        guard let token = prose.token(index), token.kind == .word, token.range.count > 1, token.info.contains(.target), token.info.isDisjoint(with: .loanword),
            token.shape.isDisjoint(with: [.protected, .mixedCase, .allCapitals, .hasDigit])
        else { return false }
        guard let mark = prose.mark(other) else { return true }
        return mark == UInt8(ascii: ",") || mark == UInt8(ascii: ".") && prose.token(other + 1)?.kind != .word || mark == UInt8(ascii: "(") || mark == UInt8(ascii: ")")
            // *facturation/ comptabilité/ audit*
            || mark == UInt8(ascii: "/") && (prose.token(other + 1)?.kind == .space) != (prose.token(other - 1)?.kind == .space)
    }
}
