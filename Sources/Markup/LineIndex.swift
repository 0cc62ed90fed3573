/// Where the lines of a file begin; turns byte offsets into line and column at the edge.
///
/// A line ends with LF, CRLF or a lone CR.
public struct LineIndex: Sendable {
    /// A place in a file as people and tools name it; all counted from 1.
    public struct Position: Sendable, Equatable, Hashable {
        public let line: Int
        /// In UTF-16 code units, as SARIF and editors count.
        public let utf16Column: Int
        /// In Unicode code points.
        public let column: Int

        public init(line: Int, utf16Column: Int, column: Int) {
            self.line = line
            self.utf16Column = utf16Column
            self.column = column
        }
    }

    private let starts: [Int]

    public init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            let words = UnsafeRawBufferPointer(bytes)
            var from = 0
            while from < bytes.count {
                let end = min(from + 8, bytes.count)
                defer { from = end }
                // Most words of eight bytes have none below 0x0E (Warren, Hacker's Delight, 6-1).
                if end - from == 8 {
                    let word = words.loadUnaligned(fromByteOffset: from, as: UInt64.self)
                    if (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 == 0 { continue }
                }
                for at in from..<end where bytes[at] <= 0x0D {
                    let byte = bytes[at]
                    if byte == 0x0A || (byte == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A)) { starts.append(at + 1) }
                }
            }
        }
        self.starts = starts
    }

    /// The number of lines, the last one counted even when it is empty.
    public var count: Int { starts.count }

    /// The line that holds a byte offset, from 1.
    public func line(ofByte offset: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low + 1
    }

    /// The bytes of a line without its end mark.
    ///
    /// - Parameter line: from 1 to `count`.
    public func range(ofLine line: Int, in bytes: [UInt8]) -> ByteRange {
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// Line and columns of a byte offset. A byte order mark counts for nothing, as editors and SARIF viewers see the file;
    /// bytes that are no valid UTF-8 count as the U+FFFD that decoding puts in their place.
    public func position(ofByte offset: Int, in bytes: [UInt8]) -> Position {
        let line = self.line(ofByte: offset)
        var start = starts[line - 1]
        if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
        // Most lines before most places are of ASCII and of letters and marks that take one unit.
        if let count = Self.simpleCharacters(in: bytes, start..<max(start, offset)) { return Position(line: line, utf16Column: count + 1, column: count + 1) }
        var utf16 = 0
        var scalars = 0
        for scalar in String(decoding: bytes[start..<max(start, offset)], as: UTF8.self).unicodeScalars {
            utf16 += scalar.value > 0xFFFF ? 2 : 1
            scalars += 1
        }
        return Position(line: line, utf16Column: utf16 + 1, column: scalars + 1)
    }

    /// The number of characters in some bytes that are valid UTF-8 of up to U+07FF or from U+2000 to U+2FFF; nil for others.
    private static func simpleCharacters(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        bytes[range].withUnsafeBufferPointer { bytes in
            var count = bytes.count
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                if byte < 0x80 {
                    while at + 8 <= bytes.count, UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { at += 8 }
                    continue
                }
                let more = byte == 0xE2 ? 2 : (0xC2...0xDF).contains(byte) ? 1 : 0
                guard more > 0, at + more <= bytes.count, bytes[at] & 0xC0 == 0x80, more < 2 || bytes[at + 1] & 0xC0 == 0x80 else { return nil }
                at += more
                count -= more
            }
            return count
        }
    }
}
