extension RuleRegistry {
    static let names: [any Rule] = [
        MisplacedName(),
    ]
}
