import CICU

/// The value of a written decimal number, so that "1,234.50" in English equals "1 234,5" in French.
public struct NumberValue: Sendable, Hashable, CustomStringConvertible {
    /// Plain notation with a dot, without needless zeros: `-1234.5`.
    public let description: String

    /// - Parameters:
    ///   - integer: ASCII digits, as those of the fraction.
    init(isNegative: Bool, integer: [UInt8], fraction: ArraySlice<UInt8>) {
        let integer = integer.drop { $0 == 0x30 }
        let fraction = fraction[..<(fraction.lastIndex { $0 != 0x30 }.map { $0 + 1 } ?? fraction.startIndex)]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(integer.count + fraction.count + 3)
        if isNegative, !(integer.isEmpty && fraction.isEmpty) { bytes.append(0x2D) }
        if integer.isEmpty { bytes.append(0x30) } else { bytes += integer }
        if !fraction.isEmpty {
            bytes.append(0x2E)
            bytes += fraction
        }
        description = String(decoding: bytes, as: UTF8.self)
    }
}

/// How a locale writes decimal numbers, by CLDR.
public struct NumberFormat: Sendable {
    public let locale: String
    /// What parts the fraction: "." or ",".
    public let decimalSeparator: [UInt8]
    /// What parts thousands: ",", or U+202F, which stands for any space.
    public let groupingSeparator: [UInt8]
    /// What stands between a number and its percent sign: nothing, or a no-break space.
    public let percentSpace: String
    private let groupsBySpace: Bool

    /// - Parameter locale: a BCP 47 tag or ICU locale id.
    /// - Returns: nil when ICU has no number data.
    public init?(locale: String) {
        guard let numbers = icu_openNumbers(locale) else { return nil }
        defer { icu_closeNumbers(numbers) }
        func symbol(_ symbol: icu_NumberSymbol) -> [UInt8]? {
            utf16(atMost: 16) { icu_numberSymbol(numbers, symbol, $0, $1) }.map { Array(String(decoding: $0, as: UTF16.self).utf8) }
        }
        guard let decimal = symbol(ICU_DECIMAL_SEPARATOR), let grouping = symbol(ICU_GROUPING_SEPARATOR), !decimal.isEmpty else { return nil }
        self.locale = locale
        decimalSeparator = decimal
        groupingSeparator = grouping
        let pattern = utf16(atMost: 64) { icu_percentPattern(locale, $0, $1) }.map { String(decoding: $0, as: UTF16.self) } ?? ""
        percentSpace = pattern.hasSuffix("%") && pattern.dropLast().last?.isWhitespace == true ? String(pattern.dropLast().suffix(1)) : ""
        groupsBySpace = String(decoding: grouping, as: UTF8.self).allSatisfy(\.isWhitespace) && !grouping.isEmpty
    }

    /// The value of a number that is written wholly as this locale writes it: optional sign, digits, groups of three, fraction.
    ///
    /// Where the locale groups by a space, any one of space, U+00A0, U+202F and U+2009 is accepted.
    ///
    /// - Parameter text: UTF-8 without white space around it.
    /// - Returns: nil for what this locale would not write, such as "1,234.5" in French or "1,23" in English.
    public func value(of text: [UInt8]) -> NumberValue? {
        var rest = text[...]
        let isNegative = Self.take([0x2D], from: &rest) || Self.take([0xE2, 0x88, 0x92], from: &rest)
        if !isNegative { _ = Self.take([0x2B], from: &rest) }
        var integer = Array(Self.takeDigits(from: &rest))
        guard !integer.isEmpty else { return nil }
        var isGrouped = false
        while takeGrouping(from: &rest) {
            let group = Self.takeDigits(from: &rest)
            guard group.count == 3, isGrouped || integer.count <= 3 else { return nil }
            integer += group
            isGrouped = true
        }
        var fraction: ArraySlice<UInt8> = []
        if Self.take(decimalSeparator, from: &rest) {
            fraction = Self.takeDigits(from: &rest)
            guard !fraction.isEmpty else { return nil }
        }
        return rest.isEmpty ? NumberValue(isNegative: isNegative, integer: integer, fraction: fraction) : nil
    }

    /// The number as this locale writes it, all fraction digits kept and thousands grouped.
    public func string(from value: NumberValue) -> String {
        guard let numbers = icu_openNumbers(locale) else { return value.description }
        defer { icu_closeNumbers(numbers) }
        let fraction = value.description.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        let length = Int32(value.description.utf8.count)
        let units = value.description.withCString { number in
            utf16(atMost: Int(length) * 3 + 16) { icu_formatNumber(numbers, number, length, Int32(fraction), $0, $1) }
        }
        return units.map { String(decoding: $0, as: UTF16.self) } ?? value.description
    }

    private func takeGrouping(from rest: inout ArraySlice<UInt8>) -> Bool {
        guard !rest.isEmpty, !groupingSeparator.isEmpty else { return false }
        guard groupsBySpace else { return Self.take(groupingSeparator, from: &rest) }
        return Self.spaces.contains { Self.take($0, from: &rest) }
    }

    /// Space, U+00A0, U+202F, U+2009.
    private static let spaces: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]]

    private static func take(_ bytes: [UInt8], from rest: inout ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first, first == bytes.first, rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }

    private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { $0 &- 0x30 < 10 }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
