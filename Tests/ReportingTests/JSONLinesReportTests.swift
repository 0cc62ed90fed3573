import Foundation
import Testing

@testable import Reporting

@Suite struct JSONLinesReportTests {
    @Test func oneFindingALineWithItsPlaceInAllUnits() {
        let page = Sample.page(
            "a.md", [Sample.located("🚢 ⟦Voie⟧", evidence: ["the anchor"], source: "Lane", suggestion: "Lane")], provenance: .partlyHuman(percent: 40),
            source: .commit(path: "en/a.md", id: "c0ffee"))
        #expect(
            Sample.text(Sample.run([page]), .json)
                == #"{"path":"a.md","rule":"mangled-name","severity":"major","confidence":0.9,"message":"the name was translated","text":"Voie","#
                + #""source":"Lane","suggestion":"Lane","evidence":["the anchor"],"bytes":[5,9],"start":{"line":1,"column":3,"utf16Column":4},"#
                + #""end":{"line":1,"column":7,"utf16Column":8},"sourcePath":"en/a.md","sourceCommit":"c0ffee","provenance":"partly-human","#
                + #""humanPercent":40,"standing":"open","fingerprint":"\#(Fingerprint.of(page.findings)[0].text)"}"# + "\n")
    }

    @Test func anyTextSurvivesAndIsSafeToPrint() throws {
        let page = Sample.page("a.md", [Sample.located("⟦\(Sample.hostile)⟧\n", message: "line\nbreak \u{2028} \u{85} “quoted”")])
        let text = Sample.text(Sample.run([page]), .json)
        #expect(text.split(separator: "\n").count == 1)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}" || $0 == "\u{2066}" })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["text"] as? String == Sample.hostile)
        #expect(object["message"] as? String == "line\nbreak \u{2028} \u{85} “quoted”")
    }
}
