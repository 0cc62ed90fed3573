extension RuleRegistry {
    static let freshness: [any Rule] = [
        StaleTranslation(),
    ]
}
