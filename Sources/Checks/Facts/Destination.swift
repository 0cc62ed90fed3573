/// Where links lead, with what translation may rightly change put aside.
enum Destination {
    /// Lower case, without scheme, locale segments (`en-us`, `fr`, `?lang=fr`), `./` and the slash at the end.
    static func withoutLocale(_ destination: some Sequence<UInt8>) -> [UInt8] {
        var bytes = destination.map(\.foldedFact)[...]
        for scheme in ["https://", "http://"] where bytes.starts(with: scheme.utf8) { bytes = bytes.dropFirst(scheme.utf8.count) }
        // What a site is asked to answer in: `?lang=fr`, alone or among others.
        if bytes.contains(UInt8(ascii: "=")), let start = bytes.indices.first(where: { bytes[$0...].starts(with: "?lang=".utf8) || bytes[$0...].starts(with: "&lang=".utf8) }) {
            let end = bytes[(start + 1)...].firstIndex { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex
            let isFollowed = end < bytes.endIndex && bytes[end] == UInt8(ascii: "&")
            if isFollowed { bytes.removeSubrange((start + 1)...end) } else { bytes.removeSubrange(start..<end) }
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let part = bytes[start...].prefix { $0 != UInt8(ascii: "/") }
            start = part.endIndex + 1
            if part.isEmpty || isLocale(part) || part.elementsEqual(".".utf8) { continue }
            if !result.isEmpty { result.append(UInt8(ascii: "/")) }
            result += part
        }
        return result
    }

    private static func isLocale(_ part: ArraySlice<UInt8>) -> Bool {
        guard part.count == 2 || part.count == 5 else { return false }
        return part.indices.allSatisfy { index in
            let byte = part[index]
            return index == part.startIndex + 2 ? byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") : byte.isFactLetter
        }
    }
}
