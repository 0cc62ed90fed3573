import CMD4C

extension MD_ATTRIBUTE {
    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return text.withMemoryRebound(to: UInt8.self, capacity: Int(size)) { body(UnsafeBufferPointer(start: $0, count: Int(size))) }
    }

    var bytes: [UInt8] { withBytes { Array($0) } }

    /// The attribute as md4c tells it.
    var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// The attribute with its character references decoded.
    var decoded: String {
        withBytes { raw in
            guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
            var decoded: [UInt8] = []
            var at = 0
            while at < raw.count {
                if raw[at] == UInt8(ascii: "&"), let reference = CharacterReference.decode(raw, at: at, end: raw.count) {
                    decoded += reference.utf8
                    at = reference.end
                } else {
                    decoded.append(raw[at])
                    at += 1
                }
            }
            return String(decoding: decoded, as: UTF8.self)
        }
    }
}
