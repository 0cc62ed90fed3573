/// The few top-level values of a page's front matter that say where the page comes from, found without parsing the page.
struct FrontMatterScan {
    /// Only so much of a page is read for it, in bytes.
    static let limit = 16 << 10

    private var values: [String: String] = [:]

    /// - Parameters:
    ///   - bytes: the page's beginning.
    ///   - keys: the keys sought; of one that is there twice the first counts.
    init(_ bytes: [UInt8], keys: Set<String>) {
        var lines = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard Self.trimmed(Self.nextLine(&lines)).elementsEqual("---".utf8) else { return }
        while !lines.isEmpty {
            let line = Self.nextLine(&lines)
            let whole = Self.trimmed(line)
            if whole.elementsEqual("---".utf8) || whole.elementsEqual("...".utf8) { return }
            guard let first = line.first, first != 0x20, first != 0x09, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let key = String(decoding: Self.unquoted(Self.trimmed(line[..<colon])), as: UTF8.self)
            guard keys.contains(key), values[key] == nil else { continue }
            values[key] = String(decoding: Self.scalar(line[(colon + 1)...]), as: UTF8.self)
        }
    }

    /// The value of a key as text without its quotes; nil where the key is missing or empty.
    subscript(key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }

    private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return rest[..<end]
    }

    private static func scalar(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let value = trimmed(value)
        if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let text = value.dropFirst()
            return text[..<(text.firstIndex(of: quote) ?? text.endIndex)]
        }
        var end = value.startIndex
        while end < value.endIndex {
            let beginsWord = end == value.startIndex || value[end - 1] == 0x20 || value[end - 1] == 0x09
            if value[end] == UInt8(ascii: "#"), beginsWord { break }
            end += 1
        }
        return trimmed(value[..<end])
    }

    private static func unquoted(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard key.count >= 2, let quote = key.first, quote == key.last, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return key }
        return key.dropFirst().dropLast()
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let first = text.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
        while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
        return text
    }
}
