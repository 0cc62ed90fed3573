import Foundation
import Markup

/// Writes paired sentences as a translation memory in TMX 1.4b (LISA/ETSI GS LIS 002).
///
/// A file is `header`, the units of any number of pages, `footer`. Markup is dropped and images become `<ph>`.
public struct TMXWriter: Sendable {
    /// BCP 47 tags.
    public let sourceLanguage: String
    public let targetLanguage: String
    /// The version of the tool, for the header.
    public let toolVersion: String
    /// Pairs below this confidence, from 0 to 1, are left out.
    public let minimumConfidence: Double

    public init(sourceLanguage: String, targetLanguage: String, toolVersion: String, minimumConfidence: Double = 0.8) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.toolVersion = toolVersion
        self.minimumConfidence = minimumConfidence
    }

    public var header: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4">
        <header creationtool="contresens" creationtoolversion="\(escaped(toolVersion))" segtype="sentence" o-tmf="markdown" adminlang="en" \
        srclang="\(escaped(sourceLanguage))" datatype="plaintext"/>
        <body>

        """
    }

    public var footer: String { "</body>\n</tmx>\n" }

    /// The units of a page; pairs of which a side is missing or has no letter or digit are left out.
    public func units(of bitext: Bitext) -> String {
        var xml = ""
        for pair in bitext.sentences where pair.confidence >= minimumConfidence && !pair.source.isEmpty && !pair.target.isEmpty {
            let source = text(of: pair.source, bitext.source)
            let target = text(of: pair.target, bitext.target)
            guard isContent(source), isContent(target) else { continue }
            xml += "<tu>\n<prop type=\"x-source-file\">\(escaped(bitext.source.page.path))</prop>\n"
            xml += "<prop type=\"x-target-file\">\(escaped(bitext.target.page.path))</prop>\n"
            xml += "<prop type=\"x-confidence\">\((pair.confidence * 100).rounded() / 100)</prop>\n"
            xml += "<tuv xml:lang=\"\(escaped(sourceLanguage))\"><seg>\(segment(source))</seg></tuv>\n"
            xml += "<tuv xml:lang=\"\(escaped(targetLanguage))\"><seg>\(segment(target))</seg></tuv>\n</tu>\n"
        }
        return xml
    }

    private func text(of sentences: PairSide<SentenceIndex>, _ page: AnalyzedPage) -> String {
        sentences.map { page.string(of: $0).trimmingCharacters(in: .whitespacesAndNewlines) }.joined(separator: " ")
    }

    private func isContent(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// The content of a `<seg>`, images as placeholders.
    private func segment(_ text: String) -> String {
        var image = 0
        var result = ""
        for part in text.split(separator: "\u{FFFC}", omittingEmptySubsequences: false) {
            if image > 0 { result += "<ph x=\"\(image)\" type=\"image\"/>" }
            result += escaped(String(part))
            image += 1
        }
        return result
    }

    /// Text that stands safely between tags and in quotes; characters that XML 1.0 does not allow are dropped.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
