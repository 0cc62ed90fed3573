extension RuleRegistry {
    static let typography: [any Rule] = [
        PunctuationSpacing(), QuotationMarks(), RepeatedWord(), Mojibake(),
    ]
}
