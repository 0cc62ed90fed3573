extension RuleRegistry {
    static let content: [any Rule] = [
    ]
}
