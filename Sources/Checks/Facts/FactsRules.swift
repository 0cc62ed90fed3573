extension RuleRegistry {
    static let facts: [any Rule] = [
        IdentifierMismatch(),
        NumberMismatch(),
        DateMismatch(),
        LocaleDateFormat(),
        LocaleNumberFormat(),
    ]
}
