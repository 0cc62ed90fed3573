/// Writing text into bytes.
extension [UInt8] {
    mutating func put(_ text: String) { append(contentsOf: text.utf8) }

    mutating func put(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { append(UInt8(truncatingIfNeeded: scalar.value)) } else { append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    }

    mutating func put(_ byte: UInt8, times: Int) { append(contentsOf: repeatElement(byte, count: Swift.max(0, times))) }
}
