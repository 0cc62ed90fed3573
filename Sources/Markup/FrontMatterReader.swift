import Yams

/// Finds a page's YAML header, its fields and the places of their values.
///
/// Yams says whether the header is YAML, and reads what takes a YAML parser to read; it tells no ends of values, so places come from
/// the lines. Headers of plain `key: value` lines, which most pages have, need no Yams at all.
struct FrontMatterReader {
    struct Value {
        let range: ByteRange
        let syntax: SegmentDraft.RawSyntax
    }

    private(set) var frontMatter: FrontMatter?
    private(set) var values: [Value] = []
    private(set) var problems: [PageProblem] = []
    /// Where the Markdown begins.
    private(set) var bodyStart: Int

    private let bytes: UnsafeBufferPointer<UInt8>
    private var fields: [FrontMatter.Field] = []
    /// Whether the lines alone tell what YAML would read.
    private var isPlain = true

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        bodyStart = start
        read(start)
    }

    private mutating func read(_ start: Int) {
        let end = bytes.count
        let openEnd = bytes.lineEnd(start, end: end)
        guard isRule(start, openEnd, UInt8(ascii: "-")), openEnd < end else { return }
        let first = bytes.nextLine(openEnd, end: end)
        var line = first
        var close: Range<Int>?
        while line < end {
            let lineEnd = bytes.lineEnd(line, end: end)
            if isRule(line, lineEnd, UInt8(ascii: "-")) || isRule(line, lineEnd, UInt8(ascii: ".")) {
                close = line..<line + 3
                break
            }
            line = bytes.nextLine(lineEnd, end: end)
        }
        let contentEnd = close?.lowerBound ?? unclosedEnd(first)
        readFields(first..<contentEnd)
        guard !fields.isEmpty || (close != nil && bytes[first..<contentEnd].allSatisfy(\.isSpace)) else {
            values = []
            return
        }
        if close == nil {
            problems.append(PageProblem(range: start..<start + 3, message: "the front matter is not closed; end it with a line of three hyphens (---)"))
        } else if !isPlain {
            readYAML(first..<contentEnd)
        }
        frontMatter = FrontMatter(range: start..<(close?.upperBound ?? contentEnd), fields: fields)
        bodyStart = close.map { bytes.nextLine(bytes.lineEnd($0.upperBound, end: end), end: end) } ?? contentEnd
    }

    private func isRule(_ start: Int, _ end: Int, _ mark: UInt8) -> Bool {
        end - start >= 3 && bytes[start..<start + 3].allSatisfy { $0 == mark } && bytes[start + 3..<end].allSatisfy(\.isBlank)
    }

    /// A header without an end goes on as long as its lines look like YAML.
    private func unclosedEnd(_ start: Int) -> Int {
        var line = start
        while line < bytes.count {
            let lineEnd = bytes.lineEnd(line, end: bytes.count)
            guard line < lineEnd, bytes[line].isBlank || bytes.has("- ", at: line, end: lineEnd) || key(line, lineEnd) != nil else { break }
            line = bytes.nextLine(lineEnd, end: bytes.count)
        }
        return line
    }

    /// The key of a `key: value` line at the start of a line, and the offset after its colon.
    private func key(_ start: Int, _ end: Int) -> (range: Range<Int>, colon: Int)? {
        guard start < end, !bytes[start].isBlank, bytes[start] != UInt8(ascii: "#"), bytes[start] != UInt8(ascii: "-") else { return nil }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let close = bytes.skip(start + 1, end: end) { $0 != quote }
            guard close + 1 < end, bytes[close + 1] == UInt8(ascii: ":") else { return nil }
            return (start + 1..<close, close + 2)
        }
        var at = start
        while at < end, !(bytes[at] == UInt8(ascii: ":") && (at + 1 == end || bytes[at + 1].isBlank)) { at += 1 }
        return at < end && at > start ? (start..<at, at + 1) : nil
    }

    // MARK: Lines

    private mutating func readFields(_ range: Range<Int>) {
        var line = range.lowerBound
        while line < range.upperBound {
            let lineEnd = bytes.lineEnd(line, end: range.upperBound)
            let after = bytes.nextLine(lineEnd, end: range.upperBound)
            guard let key = key(line, lineEnd) else {
                let isNothing = bytes[line..<lineEnd].allSatisfy(\.isBlank) || bytes[line] == UInt8(ascii: "#")
                if !isNothing { isPlain = false }
                line = after
                continue
            }
            var last = lineEnd
            var next = after
            while next < range.upperBound {
                let nextEnd = bytes.lineEnd(next, end: range.upperBound)
                let isBlank = bytes[next..<nextEnd].allSatisfy(\.isBlank)
                guard isBlank || bytes[next].isBlank || bytes[next] == UInt8(ascii: "-") else { break }
                if !isBlank { last = nextEnd }
                next = bytes.nextLine(nextEnd, end: range.upperBound)
            }
            addField(key.range, key.colon, lineEnd, last)
            line = next
        }
    }

    private mutating func addField(_ key: Range<Int>, _ colon: Int, _ lineEnd: Int, _ last: Int) {
        let start = bytes.skip(colon, end: last) { $0.isSpace }
        let name = String(decoding: bytes[key], as: UTF8.self)
        if fields.contains(where: { $0.key == name }) { isPlain = false }
        guard start < last else { return add(name, key, colon..<colon, .yamlPlain) }
        let isOneLine = last == lineEnd
        let first = bytes[start]
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            var close = start + 1
            while close < last {
                if first == UInt8(ascii: "\""), bytes[close] == UInt8(ascii: "\\") {
                    close += 1
                } else if bytes[close] == first {
                    guard first == UInt8(ascii: "'"), close + 1 < last, bytes[close + 1] == first else { break }
                    close += 1
                }
                close += 1
            }
            close = min(close, last)
            let rest = bytes.skip(close + 1, end: last) { $0.isBlank }
            if close == last || rest < last || !isOneLine { isPlain = false }
            if first == UInt8(ascii: "\""), bytes[start..<close].contains(UInt8(ascii: "\\")) { isPlain = false }
            add(name, key, start + 1..<close, first == UInt8(ascii: "'") ? .yamlSingleQuoted : .yamlDoubleQuoted)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            isPlain = false
            let content = bytes.skip(lineEnd, end: last) { $0.isSpace }
            add(name, key, content..<last, .yamlPlain)
        default:
            if start > lineEnd {
                if !isPlainNest(start, last) { isPlain = false }
                return add(name, key, start..<last, .yamlPlain, isNested: true)
            }
            let end = isOneLine ? plainEnd(start, last) : last
            if !isOneLine || !isPlainScalar(start, end) { isPlain = false }
            add(name, key, start..<end, .yamlPlain)
        }
    }

    private mutating func add(_ name: String, _ key: Range<Int>, _ range: Range<Int>, _ syntax: SegmentDraft.RawSyntax, isNested: Bool = false) {
        let value: String
        if isNested {
            value = nestedValue(range)
        } else if isOneLine(range), syntax == .yamlPlain || !bytes[range].contains(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\\") }) {
            value = String(decoding: bytes[range], as: UTF8.self)
        } else {
            var draft = SegmentDraft(kind: .text)
            draft.appendRaw(bytes, range, syntax, isValid: false, decodesReferences: false)
            value = String(decoding: draft.text, as: UTF8.self)
        }
        fields.append(FrontMatter.Field(key: name, value: value, keyRange: key, valueRange: range))
        values.append(Value(range: range, syntax: syntax))
    }

    private func isOneLine(_ range: Range<Int>) -> Bool {
        bytes.first(of: 0x0A, 0x0D, 0, from: range.lowerBound, to: range.upperBound) == range.upperBound
    }

    /// The end of a plain scalar on its line: before a comment and the blanks.
    private func plainEnd(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, !(bytes[at] == UInt8(ascii: "#") && at > start && bytes[at - 1].isBlank) { at += 1 }
        while at > start, bytes[at - 1].isBlank { at -= 1 }
        return at
    }

    private func isPlainScalar(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return true }
        let first = bytes[start]
        if first.isASCIIPunctuation, first != UInt8(ascii: "/"), first != UInt8(ascii: "("), first != UInt8(ascii: "."), first != UInt8(ascii: "_"),
            first != UInt8(ascii: "+"), first != UInt8(ascii: "~"), first != UInt8(ascii: "<"), first != UInt8(ascii: "=") { return false }
        for at in start..<end {
            if bytes[at] == UInt8(ascii: ":"), at + 1 == end || bytes[at + 1].isBlank { return false }
            if bytes[at] < 0x20 || bytes[at] == 0x7F { return false }
        }
        return true
    }

    /// Whether an indented block is made of `- plain`, `key: plain` and `- key: plain` lines.
    private func isPlainNest(_ start: Int, _ end: Int) -> Bool {
        var line = start
        var indents: Set<Int> = []
        while line < end {
            let lineEnd = bytes.lineEnd(line, end: end)
            var at = bytes.skip(line, end: lineEnd) { $0 == 0x20 }
            guard at < lineEnd else { return false }
            if line != start { indents.insert(at - line) }
            if bytes.has("- ", at: at, end: lineEnd) { at = bytes.skip(at + 2, end: lineEnd) { $0 == 0x20 } }
            let value = key(at, lineEnd).map { bytes.skip($0.colon, end: lineEnd) { $0.isBlank } } ?? at
            guard value < lineEnd, isPlainScalar(value, plainEnd(value, lineEnd)) else { return false }
            line = bytes.nextLine(lineEnd, end: end)
        }
        return indents.count <= 2
    }

    /// The lines of a nested value without their marks, joined by line feeds.
    private func nestedValue(_ range: Range<Int>) -> String {
        var lines: [String] = []
        var line = range.lowerBound
        while line < range.upperBound {
            let lineEnd = bytes.lineEnd(line, end: range.upperBound)
            var at = bytes.skip(line, end: lineEnd) { $0.isBlank }
            if bytes.has("- ", at: at, end: lineEnd) { at = bytes.skip(at + 2, end: lineEnd) { $0.isBlank } }
            let end = plainEnd(at, lineEnd)
            if at < end { lines.append(String(decoding: bytes[at..<end], as: UTF8.self)) }
            line = bytes.nextLine(lineEnd, end: range.upperBound)
        }
        return lines.joined(separator: "\n")
    }

    // MARK: YAML

    private mutating func readYAML(_ range: Range<Int>) {
        do {
            guard let mapping = try Yams.compose(yaml: String(decoding: bytes[range], as: UTF8.self), .basic, .default, .utf8)?.mapping else { return }
            var nodes: [String: Node] = [:]
            for (key, node) in mapping {
                if let name = key.scalar?.string { nodes[name] = node }
            }
            for (index, field) in fields.enumerated() {
                let value: String
                switch nodes[field.key] {
                case .scalar(let scalar)?: value = scalar.string
                case .sequence(let sequence)?:
                    let items = sequence.compactMap(\.scalar?.string)
                    guard items.count == sequence.count else { continue }
                    value = items.joined(separator: "\n")
                default: continue
                }
                fields[index] = FrontMatter.Field(key: field.key, value: value, keyRange: field.keyRange, valueRange: field.valueRange)
            }
        } catch {
            problems.append(PageProblem(range: place(of: error, in: range), message: "the front matter is no valid YAML: \(Self.reason(error))"))
        }
    }

    private func place(of error: any Error, in range: Range<Int>) -> ByteRange {
        guard case .parser(_, _, let mark, _)? = error as? YamlError else { return range }
        var line = range.lowerBound
        for _ in 1..<max(1, mark.line) { line = bytes.nextLine(bytes.lineEnd(line, end: range.upperBound), end: range.upperBound) }
        return line..<bytes.lineEnd(line, end: range.upperBound)
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? YamlError {
        case .parser(_, let problem, _, _)?: "\(problem); quote the value or mend the line"
        case .duplicatedKeysInMapping?: "a key is given twice; keep one of them"
        default: "check its indentation and quotes"
        }
    }
}
