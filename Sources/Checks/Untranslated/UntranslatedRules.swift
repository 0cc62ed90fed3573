extension RuleRegistry {
    static let untranslated: [any Rule] = [
        UntranslatedSegment(),
        UntranslatedFragment(),
    ]
}
