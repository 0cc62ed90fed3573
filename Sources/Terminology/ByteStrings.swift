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

    /// The indices of all strings in the order of their bytes; of equal ones the first comes first.
    func sorted() -> [Int32] {
        // Most are told apart by their first eight bytes.
        let order = (0..<count).map { (head: head($0), index: Int32($0)) }.sorted { left, right in
            if left.head != right.head { return left.head < right.head }
            let (one, other) = (self[Int(left.index)], self[Int(right.index)])
            return one == other ? left.index < right.index : one.lexicographicallyPrecedes(other)
        }
        return order.map(\.index)
    }

    private func head(_ index: Int) -> UInt64 {
        let range = range(index)
        var head: UInt64 = 0
        for offset in 0..<8 { head = head << 8 | (offset < range.count ? UInt64(bytes[range.lowerBound + offset]) : 0) }
        return head
    }
}
