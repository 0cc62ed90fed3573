import Foundation
import Markup

/// Shows an alignment in a terminal: the source on the left, the target on the right, the confidence between them.
public struct SideBySideView: Sendable {
    /// Columns of the terminal.
    public let width: Int
    public let usesColor: Bool
    /// Lines shown of one block; what is longer ends in an ellipsis.
    public let maximumLines: Int

    public init(width: Int, usesColor: Bool, maximumLines: Int = 6) {
        self.width = max(40, width)
        self.usesColor = usesColor
        self.maximumLines = max(1, maximumLines)
    }

    /// - Returns: the view of one pair of pages, ending with a line feed.
    public func render(source: Page, target: Page, alignment: PageAlignment) -> String {
        // Between the columns: space, three digits with sign, space.
        let gutter = 6
        let column = (width - gutter) / 2
        let (left, right) = (TerminalText(source.path).wrapped(to: column, lines: 1), TerminalText(target.path).wrapped(to: column, lines: 1))
        var view = row(left, right, middle: "", column: column, style: .bold)
        for pair in alignment.pairs {
            let one = pair.source.map { text(of: $0, source) }.joined(separator: " ⏎ ")
            let other = pair.target.map { text(of: $0, target) }.joined(separator: " ⏎ ")
            let percent = "\(Int((pair.confidence * 100).rounded()))%"
            let style: Style = pair.source.isEmpty || pair.target.isEmpty ? .red : pair.confidence < 0.5 ? .yellow : .plain
            view += row(
                TerminalText(one).wrapped(to: column, lines: maximumLines), TerminalText(other).wrapped(to: column, lines: maximumLines), middle: percent,
                column: column, style: style)
            let kind = (pair.source.first.map { source.blocks[$0] } ?? pair.target.first.map { target.blocks[$0] })?.kind.name ?? ""
            let note = pair.source.isEmpty ? "not in the source" : pair.target.isEmpty ? "not in the target" : pair.evidence.joined(separator: ", ")
            let line = TerminalText("  \(kind): \(note)").wrapped(to: width, lines: 1).first ?? ""
            view += painted(line, .dim) + "\n"
        }
        return view
    }

    private func text(of block: Int, _ page: Page) -> String {
        let block = page.blocks[block]
        let segments = block.segments.clamped(to: 0..<page.segments.count)
        let text = segments.isEmpty ? page.string(in: block.range) : segments.map { page.segments[$0].string }.joined(separator: " ")
        if case .heading(let level) = block.kind { return String(repeating: "#", count: max(1, min(6, level))) + " " + text }
        return text
    }

    private enum Style: String {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case red = "31"
        case yellow = "33"
    }

    private func painted(_ text: String, _ style: Style) -> String {
        usesColor && style != .plain && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private func row(_ left: [String], _ right: [String], middle: String, column: Int, style: Style) -> String {
        var view = ""
        for line in 0..<max(1, left.count, right.count) {
            let one = line < left.count ? left[line] : ""
            let other = line < right.count ? right[line] : ""
            let mark = line == 0 ? middle : ""
            let padding = String(repeating: " ", count: max(0, column - TerminalText.width(of: one)))
            let between = " " + String(repeating: " ", count: max(0, 4 - mark.count)) + mark + " "
            view += painted(one, style) + padding + painted(between, .dim) + painted(other, style) + "\n"
        }
        return view
    }
}
