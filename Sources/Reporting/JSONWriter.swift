/// Writes JSON (RFC 8259) straight into bytes, members in the order of the calls.
///
/// Keys need no escapes. Control characters, C1 ones too, and those that reorder text are escaped, so that the text is safe to print.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func object(_ key: StaticString? = nil, _ members: (inout JSONWriter) -> Void) { nest(key, "{", "}", members) }

    mutating func array(_ key: StaticString? = nil, _ elements: (inout JSONWriter) -> Void) { nest(key, "[", "]", elements) }

    mutating func string(_ key: StaticString?, _ value: String) {
        begin(key)
        quote(value)
        needsComma = true
    }

    /// Writes nothing for nil.
    mutating func string(_ key: StaticString, optional value: String?) {
        if let value { string(key, value) }
    }

    mutating func strings(_ key: StaticString, _ values: some Sequence<String>) {
        array(key) { for value in values { $0.string(nil, value) } }
    }

    /// - Parameter utf8: valid.
    mutating func string(_ key: StaticString?, utf8: ArraySlice<UInt8>) {
        begin(key)
        utf8.withUnsafeBufferPointer { quote($0) }
        needsComma = true
    }

    mutating func integer(_ key: StaticString?, _ value: Int) {
        begin(key)
        if value < 0 { bytes.append(0x2D) }
        put(digits: value.magnitude)
        needsComma = true
    }

    mutating func boolean(_ key: StaticString, _ value: Bool) { literal(key, value ? "true" : "false") }

    mutating func null(_ key: StaticString) { literal(key, "null") }

    /// A number with at most two decimals; what is no number becomes null, as JSON has no name for it.
    mutating func number(_ key: StaticString, _ value: Double) {
        guard value.isFinite else { return null(key) }
        let scaled = (value * 100).rounded()
        guard scaled.magnitude < 1e15 else {
            let text = "\(value)"
            return literal(key, text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
        let hundredths = UInt(scaled.magnitude)
        let (tenths, rest) = (hundredths / 10 % 10, hundredths % 10)
        begin(key)
        if scaled < 0 { bytes.append(0x2D) }
        put(digits: hundredths / 100)
        if tenths > 0 || rest > 0 {
            bytes.append(0x2E)
            put(digits: tenths)
            if rest > 0 { put(digits: rest) }
        }
        needsComma = true
    }

    /// Puts the next element of a long array on a line of its own.
    mutating func newline() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
        bytes.append(0x0A)
    }

    /// Puts in elements of an array that another writer wrote.
    mutating func append(elements: [UInt8]) {
        guard !elements.isEmpty else { return }
        if needsComma { bytes.append(0x2C) }
        bytes += elements
        needsComma = true
    }

    /// Ends a whole JSON text with a line feed; another may follow.
    mutating func endText() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func nest(_ key: StaticString?, _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        begin(key)
        bytes.put(open)
        needsComma = false
        body(&self)
        bytes.put(close)
        needsComma = true
    }

    private mutating func literal(_ key: StaticString?, _ text: String) {
        begin(key)
        bytes.put(text)
        needsComma = true
    }

    private mutating func put(digits value: UInt) {
        var power: UInt = 1
        while value / power >= 10 { power *= 10 }
        while power > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: value / power % 10))
            power /= 10
        }
    }

    private mutating func begin(_ key: StaticString?) {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
        guard let key else { return }
        bytes.append(0x22)
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
    }

    private mutating func quote(_ text: String) {
        var text = text
        text.withUTF8 { quote($0) }
    }

    private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        var at = 0
        while at < utf8.count {
            let plain = at
            while at < utf8.count, Self.isPlain(utf8[at]) { at += 1 }
            bytes.append(contentsOf: utf8[plain..<at])
            guard at < utf8.count else { break }
            let byte = utf8[at]
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x0A: bytes.put("\\n")
            case 0x0D: bytes.put("\\r")
            case 0x09: bytes.put("\\t")
            case 0..<0x20, 0x7F: escape(UInt16(byte))
            case 0xC2 where at + 1 < utf8.count && utf8[at + 1] < 0xA0:
                escape(UInt16(utf8[at + 1]))
                at += 1
            case 0xD8 where at + 1 < utf8.count && utf8[at + 1] == 0x9C:
                escape(0x061C)
                at += 1
            case 0xE2 where at + 2 < utf8.count && (utf8[at + 1] == 0x80 || utf8[at + 1] == 0x81):
                let unit = 0x2000 | UInt16(utf8[at + 1] & 1) << 6 | UInt16(utf8[at + 2] & 0x3F)
                if unit == 0x200E || unit == 0x200F || (0x2028...0x202E).contains(unit) || (0x2066...0x2069).contains(unit) {
                    escape(unit)
                } else {
                    bytes.append(contentsOf: utf8[at..<at + 3])
                }
                at += 2
            default: bytes.append(byte)
            }
            at += 1
        }
        bytes.append(0x22)
    }

    /// Whether a byte stands for itself whatever follows.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte &- 0x20 < 0x5F ? byte != 0x22 && byte != 0x5C : byte >= 0x80 && byte != 0xC2 && byte != 0xD8 && byte != 0xE2
    }

    private mutating func escape(_ unit: UInt16) {
        bytes.put("\\u")
        for shift in [12, 8, 4, 0] {
            let digit = UInt8(unit >> UInt16(shift) & 15)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
