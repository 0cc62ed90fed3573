/// Numbers and counts as English text, the same in every locale.
enum Phrase {
    /// Such as `1 page` or `1,204 pages`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// With commas between groups of three digits.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var out: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// With two decimals, halves away from zero.
    static func fixed(_ value: Double) -> String {
        let scaled = (value * 100).rounded()
        guard scaled.magnitude < 1e15 else { return "\(value)" }
        let hundredths = Int(scaled.magnitude)
        let cents = hundredths % 100
        return "\(scaled < 0 ? "-" : "")\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// A score, or a dash where no word was evaluated.
    static func score(_ score: MQMScore) -> String {
        score.value.map(fixed) ?? "–"
    }

    /// A score under a limit that rounding must not lift up to it.
    static func score(_ value: Double, below limit: Double) -> String {
        let text = fixed(value)
        return text == fixed(limit) ? "just under \(text)" : text
    }

    /// A share from 0 to 1 as whole per cent.
    static func percent(_ share: Double) -> String {
        "\(Int((max(0, min(1, share.isNaN ? 0 : share)) * 100).rounded())) %"
    }
}
