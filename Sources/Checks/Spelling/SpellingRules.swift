extension RuleRegistry {
    static let spelling: [any Rule] = [
        NonWord(), ElisionRule(),
    ]
}
