/// Byte strings end to end in one buffer, which costs far less to build and to let go than an array of arrays.
struct ByteStrings: Sendable {
    /// What is appended here becomes a string of its own by `endString`.
    var bytes: [UInt8] = []
    private var starts: [Int32] = [0]

    var count: Int { starts.count - 1 }
    /// Where the string begins that is being written.
    var openStart: Int { Int(starts[starts.count - 1]) }

    mutating func endString() { starts.append(Int32(bytes.count)) }

    /// Takes back what was appended since the last string ended.
    mutating func dropOpenString() { bytes.removeSubrange(openStart...) }

    func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

    /// Whether the string is the one in a range of a text.
    func isString(_ index: Int, in text: [UInt8], at place: Range<Int>) -> Bool {
        let range = range(index)
        guard range.count == place.count else { return false }
        for offset in 0..<range.count where bytes[range.lowerBound + offset] != text[place.lowerBound + offset] { return false }
        return true
    }
}
