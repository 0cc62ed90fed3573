import Foundation

/// Writes a Swift file that holds the text of other files: `EmbedGlossaries OUTPUT INPUT…`; those in a folder `words` are word translations, the
/// others glossaries.
@main
struct EmbedGlossaries {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first else {
            FileHandle.standardError.write(Data("usage: EmbedGlossaries OUTPUT INPUT…\n".utf8))
            exit(2)
        }
        let inputs = arguments.dropFirst().sorted()
        let words = inputs.filter { URL(filePath: $0).deletingLastPathComponent().lastPathComponent == "words" }
        var code = "// Generated from Glossaries/ by EmbedGlossaries.\n\nenum EmbeddedGlossaries {\n"
        code += try list("files", of: inputs.filter { !words.contains($0) })
        code += try list("words", of: words)
        code += "}\n"
        try Data(code.utf8).write(to: URL(filePath: output), options: .atomic)
    }

    private static func list(_ name: String, of paths: [String]) throws -> String {
        var code = "    static let \(name): [(name: String, text: StaticString)] = [\n"
        for path in paths {
            let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
            let name = URL(filePath: path).lastPathComponent
            code += "        (name: \(literal(name, lines: false)), text: \(literal(text, lines: true))),\n"
        }
        return code + "    ]\n"
    }

    /// A raw string literal, with one number sign more than any run of them in the text, so that nothing in it ends the literal or escapes.
    ///
    /// Line ends in a multi-line literal read as LF, whatever the source has.
    private static func literal(_ text: String, lines: Bool) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "#", count: longest + 1)
        return lines ? "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)" : "\(fence)\"\(text)\"\(fence)"
    }
}
