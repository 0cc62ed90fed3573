/// One character decoded from UTF-8.
struct UTF8Scalar {
    let value: UInt32
    /// Bytes it takes, 1 or more.
    let length: Int

    /// Decodes at an offset inside the text. A malformed or cut sequence reads as one byte, U+FFFD.
    @inline(__always)
    init(in text: UnsafeBufferPointer<UInt8>, at offset: Int) {
        self.init(in: text, at: offset, end: text.count)
    }

    @inline(__always)
    init(in text: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) {
        let first = UInt32(text[offset])
        func continuation(_ index: Int) -> UInt32? {
            guard offset + index < end else { return nil }
            let byte = UInt32(text[offset + index])
            return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
        }
        if first < 0x80 {
            value = first
            length = 1
        } else if first & 0xE0 == 0xC0, let second = continuation(1) {
            value = (first & 0x1F) << 6 | second
            length = 2
        } else if first & 0xF0 == 0xE0, let second = continuation(1), let third = continuation(2) {
            value = (first & 0x0F) << 12 | second << 6 | third
            length = 3
        } else if first & 0xF8 == 0xF0, let second = continuation(1), let third = continuation(2), let fourth = continuation(3) {
            value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
            length = 4
        } else {
            value = 0xFFFD
            length = 1
        }
    }
}
