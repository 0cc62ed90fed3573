extension RuleRegistry {
    static let names: [any Rule] = [
        MangledName(),
        MisplacedName(),
    ]
}
