import Testing

@testable import Markup

@Suite struct CharacterReferenceTests {
    private func decoded(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { CharacterReference.decode($0, at: 0, end: $0.count) }.map { String(decoding: $0.utf8, as: UTF8.self) }
    }

    @Test func allNamesOfTheTableAreFound() {
        let entries = namedReferenceTable.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split(whereSeparator: \.isWhitespace)
        #expect(entries.count > 2000)
        for entry in entries {
            let parts = entry.split(separator: "=")
            let characters = parts[1].split(separator: "+").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            #expect(decoded("&\(parts[0]);") == String(String.UnicodeScalarView(characters)), "\(entry)")
        }
    }

    @Test(arguments: ["&a;", "&AElig", "&zzz;", "&AEli;", "&AEligg;", "&;", "&=C6;"])
    func othersAreText(_ text: String) { #expect(decoded(text) == nil) }

    @Test func numbers() { #expect(decoded("&#233;") == "é" && decoded("&#xE9;") == "é" && decoded("&#0;") == "\u{FFFD}") }
}
