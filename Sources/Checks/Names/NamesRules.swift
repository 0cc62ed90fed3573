extension RuleRegistry {
    static let names: [any Rule] = [
        MangledName(),
        NameCasing(),
        MisplacedName(),
        WrongTerm(),
        InconsistentTerm(),
    ]
}
