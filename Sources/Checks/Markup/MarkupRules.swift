extension RuleRegistry {
    static let markup: [any Rule] = [
        CodeSpanMismatch(),
        LinkMismatch(),
        MarkupMismatch(),
    ]
}
