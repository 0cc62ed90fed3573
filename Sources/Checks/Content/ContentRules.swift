extension RuleRegistry {
    static let content: [any Rule] = [
        MissingContent(),
        ExtraContent(),
        TruncatedSegment(),
    ]
}
