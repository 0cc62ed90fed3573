import Foundation
import Testing

@testable import Terminology

@Suite struct TranslationMemoryTests {
    private func units(_ text: String) throws(GlossaryError) -> [TranslationMemory.Unit] {
        try TranslationMemoryTMX.units(of: Array(text.utf8), path: "m.tmx", sourceLanguage: "en", targetLanguage: "fr")
    }

    private func error(_ bytes: [UInt8]) -> GlossaryError? {
        do throws(GlossaryError) {
            _ = try TranslationMemoryTMX.units(of: bytes, path: "m.tmx", sourceLanguage: "en", targetLanguage: "fr")
            return nil
        } catch {
            return error
        }
    }

    private static let memory = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header srclang="en"/><body>
        <tu><prop type="x">no text</prop><note>Nor this.</note>
          <tuv xml:lang="en-US"><seg>Open the <bpt i="1">&lt;b&gt;</bpt>box<ept i="1">&lt;/b&gt;</ept>
            <hi>now</hi>.</seg></tuv>
          <tuv xml:lang="fr-FR"><seg>Ouvrez la boîte <hi>maintenant</hi>.</seg></tuv>
          <tuv xml:lang="de"><seg>Öffnen Sie die Schachtel jetzt.</seg></tuv></tu>
        <tu><tuv lang="EN"><seg>Alone.</seg></tuv></tu>
        </body></tmx>
        """

    @Test func unitsInBothLanguagesAreReadWithoutTheirCodes() throws {
        #expect(try units(Self.memory) == [.init(source: "Open the box now.", target: "Ouvrez la boîte maintenant.")])
    }

    @Test func twoByteFilesOfWindowsToolsAreRead() throws {
        let text = Self.memory.replacing("UTF-8", with: "UTF-16")
        let data = try #require(text.data(using: .utf16))
        let units = try TranslationMemoryTMX.units(of: [UInt8](data), path: "m.tmx", sourceLanguage: "en", targetLanguage: "fr")
        #expect(units.count == 1)
    }

    @Test func defectsAreToldAtTheirPlaceWithARemedy() throws {
        let broken = try #require(error(Array("<tmx version=\"1.4\">\n<body>\n<tu></body></tmx>".utf8)))
        #expect(broken.line == 3)
        #expect(broken.description.contains("not well-formed XML"))
        let other = try #require(error(Array("<html></html>".utf8)))
        #expect(other.line == 1)
        #expect(other.message.contains("give a TMX file"))
        #expect(error(Array("<tmx><body/></tmx>".utf8))?.message.contains("no unit in both") == true)
        #expect(error([])?.path == "m.tmx")
    }

    @Test func entitiesAreRefusedInAnyEncoding() throws {
        let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [\n  <!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<tmx><body><tu><tuv xml:lang=\"en\"><seg>&b;</seg></tuv></tu></body></tmx>"
        let found = try #require(error(Array(bomb.utf8)))
        #expect(found.line == 3)
        #expect(found.column == 3)
        #expect(error([UInt8](try #require(bomb.data(using: .utf16))))?.message.contains("entity") == true)
        #expect(error(Array("<?xml version=\"1.0\" encoding=\"UTF-7\"?><tmx/>".utf8))?.message.contains("UTF-8") == true)
        #expect(error([UInt8](try #require(bomb.data(using: .utf16BigEndian))))?.message.contains("UTF-8") == true)
    }

    @Test func aFileThatIsNotThereIsToldSo() {
        #expect(throws: GlossaryError(path: "no/such.tmx", message: "no such translation memory; check the path")) {
            try TranslationMemory.load(contentsOf: "no/such.tmx", sourceLanguage: "en", targetLanguage: "fr")
        }
    }
}
