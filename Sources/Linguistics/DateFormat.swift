import CICU
import Foundation

/// A day in the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// - Returns: nil for a day that no calendar has, such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day >= 1, day <= lengths[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// ISO 8601: `2021-06-14`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String { String(repeating: "0", count: max(0, width - String(number).count)) + String(number) }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    public static func < (left: Self, right: Self) -> Bool { (left.year, left.month, left.day) < (right.year, right.month, right.day) }

    /// Days since 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// How a language writes dates with the month's name, by CLDR.
public struct DateFormat: Sendable {
    /// A date found in a text.
    public struct Match: Sendable, Equatable {
        /// UTF-8 offsets.
        public let range: Range<Int>
        public let date: CalendarDate
        /// The locale's order of day and month (`14 juin 2021`, `June 14, 2021`).
        public let isInLocaleOrder: Bool
        /// The month's name is written with the capital it has, or has not, in the locale's own dates.
        public let hasLocaleCase: Bool
    }

    public let locale: String
    private let months: [String: Int]
    /// The first two bytes of the months' names in any case: most words have others, and are not looked up.
    private let monthBeginnings: [UInt16]
    private let capitalizesMonths: Bool
    private let dayFirst: Bool
    private let firstOfMonth: String?
    private let ordinalSuffixes: Set<String>

    /// - Returns: nil when ICU has no date data.
    public init?(_ profile: LanguageProfile) {
        guard let dates = icu_openDates(ICU_LONG, profile.tag) else { return nil }
        defer { icu_closeDates(dates) }
        var months: [String: Int] = [:]
        var isCapitalized = false
        for form in [ICU_MONTH, ICU_MONTH_ABBREVIATED, ICU_MONTH_STANDALONE, ICU_MONTH_STANDALONE_ABBREVIATED] {
            for month in 0..<12 {
                guard let units = utf16(atMost: 64, { icu_monthName(dates, form, Int32(month), $0, $1) }) else { return nil }
                var name = String(decoding: units, as: UTF16.self)
                if form == ICU_MONTH, name.first?.isUppercase == true { isCapitalized = true }
                if name.hasSuffix(".") { name.removeLast() }
                months[name.lowercased()] = month + 1
            }
        }
        guard let pattern = utf16(atMost: 64, { icu_datePattern(dates, $0, $1) }).map({ String(decoding: $0, as: UTF16.self) }) else { return nil }
        locale = profile.tag
        self.months = months
        monthBeginnings = Set(months.keys.flatMap { [$0, $0.uppercased(), $0.capitalized] }.compactMap { Self.beginning(of: Array($0.utf8)[...]) }).sorted()
        capitalizesMonths = isCapitalized
        dayFirst = (pattern.firstIndex(of: "d") ?? pattern.startIndex) < (pattern.firstIndex(of: "M") ?? pattern.endIndex)
        ordinalSuffixes = profile.ordinalSuffixes
        firstOfMonth = profile.firstOfMonth
    }

    /// The date in the locale's long form: `June 14, 2021`, `14 juin 2021`.
    public func string(from date: CalendarDate) -> String {
        guard let dates = icu_openDates(ICU_LONG, locale) else { return date.description }
        defer { icu_closeDates(dates) }
        let units = utf16(atMost: 128) { icu_formatDate(dates, Double(date.daysSince1970) * 86_400_000, $0, $1) }
        guard let text = units.map({ String(decoding: $0, as: UTF16.self) }) else { return date.description }
        guard let firstOfMonth, text.hasPrefix("1 ") else { return text }
        return firstOfMonth + text.dropFirst()
    }

    /// Dates with day, month name and four-digit year in either order, with or without a comma or an ordinal suffix.
    ///
    /// - Parameter tokens: those of `text`.
    public func dates(in text: [UInt8], tokens: [Token]) -> [Match] {
        guard mayHoldDates(tokens, text) else { return [] }
        let parts = tokens.filter { $0.kind != .space }
        return parts.indices.compactMap { match(at: $0, in: parts, of: text) }
    }

    /// The months of years that a text names without a day, "June 2021", each as its first day.
    ///
    /// - Parameter tokens: all of the text's.
    public func months(in text: [UInt8], tokens: [Token]) -> [Match] {
        guard mayHoldDates(tokens, text) else { return [] }
        let parts = tokens.filter { $0.kind != .space }
        return parts.indices.compactMap { index in
            guard parts[index].kind == .word, let month = month(parts[index], text), let year = year(parts, index + 1, text), index == 0 || day(parts[index - 1], text) == nil,
                let date = CalendarDate(year: year, month: month, day: 1)
            else { return nil }
            return Match(
                range: parts[index].range.lowerBound..<parts[index + 1].range.upperBound, date: date, isInLocaleOrder: true,
                hasLocaleCase: parts[index].shape.contains(.capitalized) == capitalizesMonths)
        }
    }

    private func match(at index: Int, in parts: [Token], of text: [UInt8]) -> Match? {
        guard parts[index].kind == .word, let month = month(parts[index], text) else { return nil }
        let hasLocaleCase = parts[index].shape.contains(.capitalized) == capitalizesMonths
        func isMark(_ at: Int, _ byte: UInt8) -> Bool {
            parts.indices.contains(at) && parts[at].range.count == 1 && text[parts[at].range.lowerBound] == byte
        }
        var after = index + 1
        if isMark(after, 0x2E) { after += 1 }
        // 14 juin 2021
        if index > 0, let day = day(parts[index - 1], text) {
            let yearIndex = isMark(after, 0x2C) ? after + 1 : after
            if let year = year(parts, yearIndex, text), let date = CalendarDate(year: year, month: month, day: day) {
                let range = parts[index - 1].range.lowerBound..<parts[yearIndex].range.upperBound
                return Match(range: range, date: date, isInLocaleOrder: dayFirst, hasLocaleCase: hasLocaleCase)
            }
        }
        // June 14, 2021
        if parts.indices.contains(after), let day = day(parts[after], text) {
            let yearIndex = isMark(after + 1, 0x2C) ? after + 2 : after + 1
            if let year = year(parts, yearIndex, text), let date = CalendarDate(year: year, month: month, day: day) {
                let range = parts[index].range.lowerBound..<parts[yearIndex].range.upperBound
                return Match(range: range, date: date, isInLocaleOrder: !dayFirst, hasLocaleCase: hasLocaleCase)
            }
        }
        return nil
    }

    /// Whether there is what `year` would read with a month before it, as far off as it can be: `June. 14, 2021`.
    private func mayHoldDates(_ tokens: [Token], _ text: [UInt8]) -> Bool {
        for year in tokens.indices where tokens[year].kind == .number && tokens[year].range.count == 4 {
            var index = year
            var left = 4
            while index > 0, left > 0 {
                index -= 1
                guard tokens[index].kind != .space else { continue }
                left -= 1
                if tokens[index].kind == .word, month(tokens[index], text) != nil { return true }
            }
        }
        return false
    }

    private static func beginning(of word: ArraySlice<UInt8>) -> UInt16? {
        word.count < 2 ? nil : UInt16(word[word.startIndex]) << 8 | UInt16(word[word.startIndex + 1])
    }

    private func month(_ token: Token, _ text: [UInt8]) -> Int? {
        guard token.range.count >= 3, token.range.count <= 24, let beginning = Self.beginning(of: text[token.range]), monthBeginnings.contains(beginning) else { return nil }
        return months[String(decoding: text[token.range], as: UTF8.self).lowercased()]
    }

    /// A number from 1 to 31, an ordinal suffix allowed.
    private func day(_ token: Token, _ text: [UInt8]) -> Int? {
        let digits = text[token.range].prefix { $0 &- 0x30 < 10 }
        guard (1...2).contains(digits.count) else { return nil }
        let suffix = String(decoding: text[token.range].dropFirst(digits.count), as: UTF8.self).lowercased()
        guard suffix.isEmpty || ordinalSuffixes.contains(suffix) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private func year(_ parts: [Token], _ index: Int, _ text: [UInt8]) -> Int? {
        guard parts.indices.contains(index), parts[index].kind == .number, parts[index].range.count == 4 else { return nil }
        return Int(String(decoding: text[parts[index].range], as: UTF8.self))
    }
}
