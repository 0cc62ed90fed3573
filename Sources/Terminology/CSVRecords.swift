/// Reads delimited text (RFC 4180) and keeps where each field stands.
///
/// Quoted fields may hold line ends; CRLF, LF and CR end a record; a byte order mark and Excel's `sep=;` line are passed over.
/// The separator is the one of comma, semicolon and tab that the first record has most of.
struct CSVRecords {
    struct Field: Equatable {
        var text: String
        /// Counted from 1, the column in code points.
        var line: Int
        var column: Int
    }

    enum Defect: Error, Equatable {
        case notUTF8(line: Int, column: Int)
        case unclosedQuote(line: Int, column: Int)
        case textAfterQuote(line: Int, column: Int)
    }

    /// The fields of each record that has any text.
    private(set) var records: [[Field]] = []
    /// Quotes that are not well-formed; what they hold was read as text.
    private(set) var defects: [Defect] = []

    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var lineStart = 0
    private var separator = UInt8(ascii: ",")

    init(_ bytes: [UInt8]) throws(Defect) {
        self.bytes = bytes
        if String(validating: bytes, as: UTF8.self) == nil, let offset = Self.firstInvalidByte(bytes) {
            let before = bytes[..<offset]
            let start = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            throw .notUTF8(line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: Self.codePoints(bytes[start..<offset]) + 1)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3; lineStart = 3 }
        readSeparator()
        while at < bytes.count {
            let record = nextRecord()
            if record.contains(where: { !$0.text.isEmpty }) { records.append(record) }
        }
    }

    private mutating func readSeparator() {
        if bytes[at...].starts(with: Array("sep=".utf8)), at + 4 < bytes.count, bytes[at + 4] > 0x20 || bytes[at + 4] == UInt8(ascii: "\t") {
            separator = bytes[at + 4]
            at += 5
            endLine()
            return
        }
        var counts: [(mark: UInt8, count: Int)] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { ($0, 0) }
        var quoted = false
        for byte in bytes[at...] {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            if quoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            for index in counts.indices where counts[index].mark == byte { counts[index].count += 1 }
        }
        for candidate in counts where candidate.count > (counts.first { $0.mark == separator }?.count ?? 0) { separator = candidate.mark }
    }

    private mutating func nextRecord() -> [Field] {
        var fields: [Field] = []
        fields.reserveCapacity(records.first?.count ?? 0)
        while true {
            fields.append(nextField())
            guard at < bytes.count, bytes[at] == separator else { break }
            at += 1
        }
        endLine()
        return fields
    }

    private mutating func nextField() -> Field {
        while at < bytes.count, bytes[at] == UInt8(ascii: " "), separator != UInt8(ascii: " ") { at += 1 }
        let start = (line: line, column: column)
        var quoted: [UInt8]?
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            at += 1
            var text: [UInt8] = []
            readQuoted(into: &text, from: start)
            quoted = text
        }
        let plain = at
        while at < bytes.count, bytes[at] != separator, !isLineEnd(bytes[at]) { at += 1 }
        let text = quoted.map { ($0 + bytes[plain..<at])[...] } ?? bytes[plain..<at]
        return Field(text: Self.trimmed(text), line: start.line, column: start.column)
    }

    private mutating func readQuoted(into text: inout [UInt8], from start: (line: Int, column: Int)) {
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                at += 1
                if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
                    text.append(byte)
                    at += 1
                    continue
                }
                if at < bytes.count, bytes[at] != separator, !isLineEnd(bytes[at]), bytes[at] != UInt8(ascii: " ") {
                    defects.append(.textAfterQuote(line: line, column: column))
                }
                return
            }
            if isLineEnd(byte) {
                endLine()
                text.append(UInt8(ascii: "\n"))
            } else {
                text.append(byte)
                at += 1
            }
        }
        defects.append(.unclosedQuote(line: start.line, column: start.column))
    }

    private mutating func endLine() {
        guard at < bytes.count, isLineEnd(bytes[at]) else { return }
        at += bytes[at] == UInt8(ascii: "\r") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "\n") ? 2 : 1
        line += 1
        lineStart = at
    }

    private var column: Int { Self.codePoints(bytes[lineStart..<at]) + 1 }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private static func codePoints(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(decoding: text[first...last], as: UTF8.self)
    }

    private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var valid = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): valid += scalar.count
            case .emptyInput: return nil
            case .error: return valid
            }
        }
    }
}
