/// A language with an optional region, read from a BCP 47 tag; other subtags are left out.
public struct LanguageTag: Sendable, Hashable, CustomStringConvertible {
    /// Two or three lower-case letters, such as `fr`.
    public let language: String
    /// Two upper-case letters or three digits, such as `FR` or `419`.
    public let region: String?

    /// - Parameter text: such as `fr`, `fr-FR`, `fr_fr` or `zh-Hans-CN`; nil where it is no such tag.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = parts.first, Self.isLetters(first, 2...3), parts.count <= 3 else { return nil }
        var rest = parts.dropFirst()
        if let script = rest.first, Self.isLetters(script, 4...4) { rest = rest.dropFirst() }
        var region: String?
        if let part = rest.first {
            guard Self.isLetters(part, 2...2) || (part.utf8.count == 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }) else { return nil }
            region = part.uppercased()
            rest = rest.dropFirst()
        }
        guard rest.isEmpty else { return nil }
        language = first.lowercased()
        self.region = region
    }

    /// Such as `fr-FR`.
    public var description: String { region.map { "\(language)-\($0)" } ?? language }

    private static func isLetters(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Bool {
        count.contains(text.utf8.count) && text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
    }
}
