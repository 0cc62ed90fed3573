extension RuleRegistry {
    static let typography: [any Rule] = [
        PunctuationSpacing(), RepeatedWord(),
    ]
}
