/// Where links lead, with what translation may rightly change put aside.
enum Destination {
    /// Lower case, without scheme, locale segments (`en-us`, `fr`, `?lang=fr`), `./` and the slash at the end.
    static func withoutLocale(_ destination: String) -> [UInt8] {
        var destination = destination
        return destination.withUTF8(withoutLocale)
    }

    static func withoutLocale(_ destination: ArraySlice<UInt8>) -> [UInt8] { destination.withUnsafeBufferPointer(withoutLocale) }

    private static func withoutLocale(_ destination: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes = Array(destination)
        bytes.removeLast(bytes.count - bytes.withUnsafeMutableBufferPointer { bringIntoForm($0) })
        return bytes
    }

    /// - Returns: how many bytes are left.
    private static func bringIntoForm(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var isQuery = false
        for index in bytes.indices {
            bytes[index] = bytes[index].foldedFact
            if bytes[index] == UInt8(ascii: "=") { isQuery = true }
        }
        var count = bytes.count
        var start = 0
        for scheme in ["https://", "http://"] as [StaticString] where bytes.has(scheme, at: start, to: count) { start += scheme.utf8CodeUnitCount }
        // What a site is asked to answer in: `?lang=fr`, alone or among others.
        if isQuery, let mark = (start..<count).first(where: { bytes.has("?lang=", at: $0, to: count) || bytes.has("&lang=", at: $0, to: count) }) {
            let end = bytes[(mark + 1)..<count].firstIndex { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "#") } ?? count
            let isFollowed = end < count && bytes[end] == UInt8(ascii: "&")
            let dropped = isFollowed ? (mark + 1)..<(end + 1) : mark..<end
            for index in dropped.upperBound..<count { bytes[index - dropped.count] = bytes[index] }
            count -= dropped.count
        }
        // What stays moves up in place.
        var kept = 0
        while start < count {
            var end = start
            while end < count, bytes[end] != UInt8(ascii: "/") { end += 1 }
            let part = start..<end
            start = end + 1
            if part.isEmpty || isLocale(bytes, part) || part.count == 1 && bytes[part.lowerBound] == UInt8(ascii: ".") { continue }
            if kept > 0 {
                bytes[kept] = UInt8(ascii: "/")
                kept += 1
            }
            for index in part {
                bytes[kept] = bytes[index]
                kept += 1
            }
        }
        return kept
    }

    private static func isLocale(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ part: Range<Int>) -> Bool {
        guard part.count == 2 || part.count == 5 else { return false }
        return part.allSatisfy { index in
            let byte = bytes[index]
            return index == part.lowerBound + 2 ? byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") : byte.isFactLetter
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Whether these ASCII characters stand at an index, before `end`.
    fileprivate func has(_ text: StaticString, at start: Int, to end: Int) -> Bool {
        guard end - start >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for (offset, byte) in expected.enumerated() where self[start + offset] != byte { return false }
            return true
        }
    }
}
