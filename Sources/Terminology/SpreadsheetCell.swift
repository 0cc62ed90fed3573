/// Keeps spreadsheets from running a cell's text as a formula.
///
/// A cell that begins with `=`, `+`, `-` or `@` (also in full width) is a formula to a spreadsheet, and glossaries made from pages hold what
/// anybody wrote. Such text is written with an apostrophe before it, which spreadsheets take for “this is text” and the glossary reader takes away.
enum SpreadsheetCell {
    /// The text as it may stand in a cell. `unguarded` gives the text back, whatever it is.
    static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

    /// The text that a cell stands for.
    static func unguarded(_ cell: String) -> String { cell.utf8.first == UInt8(ascii: "'") && isFormula(cell) ? String(cell.dropFirst()) : cell }

    /// Whether it begins with a formula's mark, apostrophes before it aside.
    private static func isFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.first(where: { $0 != "'" }) {
        case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r": true
        default: false
        }
    }
}
