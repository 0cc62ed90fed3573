/// Untrusted text as GitHub-flavoured Markdown and HTML that show it and nothing else.
enum MarkdownText {
    /// One line of prose: no markup, reference, mention, autolink, emoji or formula comes out of it.
    ///
    /// GitHub looks for mentions, issue numbers, addresses and emoji in the rendered text too, where no escape helps: a word joiner parts
    /// them. Text to copy belongs in `preformatted`, which needs none.
    ///
    /// - Parameters:
    ///   - limit: the code points to show; what is beyond becomes an ellipsis.
    ///   - inLink: whether it is the text of a link, where nothing is looked for but emoji.
    static func prose(_ text: String, limit: Int = 600, inLink: Bool = false) -> String {
        let joiner = inLink ? "" : Self.joiner
        var out: [UInt8] = []
        let scalars = Array(VisibleText.line(text).unicodeScalars.prefix(limit + 1))
        for (index, scalar) in scalars.prefix(limit).enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let previous = index > 0 ? scalars[index - 1] : " "
            switch scalar {
            case "&": out.put("&amp;")
            case "<": out.put("&lt;")
            case ">": out.put("&gt;")
            case "\"": out.put("&quot;")
            case "|": out.put("&#124;")
            case "\\": out.put("&#92;")
            case "`": out.put("&#96;")
            case "$": out.put("<span>$</span>")
            case "*", "_", "~", "[", "]":
                out.append(0x5C)
                out.put(scalar)
            case "#": out.put(isDigit(next) ? "\\#\(joiner)" : "\\#")
            case "@": out.put("@\(joiner)")
            case ":": out.put(next.isASCII && next != " " ? ":\(Self.joiner)" : ":")
            case "-": out.put(isDigit(next) && previous.isASCII && previous.properties.isAlphabetic ? "-\(joiner)" : "-")
            case "." where index >= 3 && scalars[index - 3..<index].allSatisfy({ $0 == "w" || $0 == "W" }): out.put("\(joiner).")
            default: out.put(scalar)
            }
        }
        if scalars.count > limit { out.put("…") }
        return String(decoding: out, as: UTF8.self)
    }

    /// Visible text (see `VisibleText`) for the inside of `<pre>` or `<code>` in an HTML block, where neither Markdown nor mentions work.
    static func preformatted(_ visible: some Sequence<UInt8>, to out: inout [UInt8]) {
        for byte in visible {
            switch byte {
            case UInt8(ascii: "&"): out.put("&amp;")
            case UInt8(ascii: "<"): out.put("&lt;")
            case UInt8(ascii: ">"): out.put("&gt;")
            case UInt8(ascii: "\""): out.put("&quot;")
            case UInt8(ascii: "$"): out.put("<span>$</span>")
            default: out.append(byte)
            }
        }
    }

    private static let joiner = "\u{2060}"

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
