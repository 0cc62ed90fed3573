import Foundation
import Markup

/// Writes an alignment as one JSON object on one line.
///
/// `{"source": path, "target": path, "pairs": [{"kind": "heading", "source": [[start, end]], "target": [[start, end]],
/// "confidence": 0.97, "evidence": ["slug"]}]}`: ranges are the blocks' UTF-8 byte offsets in their files, half open; an
/// empty list is the side that is missing; the kind is that of the source's block, or else of the target's.
public struct AlignmentJSON: Sendable {
    public init() {}

    /// - Returns: the object, without a line end.
    public func line(source: Page, target: Page, alignment: PageAlignment) -> String {
        var json = "{\"source\": \(quoted(source.path)), \"target\": \(quoted(target.path)), \"pairs\": ["
        var isFirst = true
        for pair in alignment.pairs {
            guard let block = pair.source.first.map({ source.blocks[$0] }) ?? pair.target.first.map({ target.blocks[$0] }) else { continue }
            if !isFirst { json += ", " }
            isFirst = false
            json += "{\"kind\": \(quoted(block.kind.name)), \"source\": \(ranges(pair.source, source)), \"target\": \(ranges(pair.target, target)), "
            json += "\"confidence\": \((pair.confidence * 100).rounded() / 100), "
            json += "\"evidence\": [\(pair.evidence.map(quoted).joined(separator: ", "))]}"
        }
        return json + "]}"
    }

    private func ranges(_ blocks: PairSide<Int>, _ page: Page) -> String {
        "[" + blocks.map { "[\(page.blocks[$0].range.lowerBound), \(page.blocks[$0].range.upperBound)]" }.joined(separator: ", ") + "]"
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Block.Kind {
    /// The kind's public name, as reports and JSON show it.
    public var name: String {
        switch self {
        case .frontMatter: "front-matter"
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .listItem: "list-item"
        case .cell: "cell"
        case .code: "code"
        case .html: "html"
        case .directive: "directive"
        case .thematicBreak: "thematic-break"
        }
    }
}
