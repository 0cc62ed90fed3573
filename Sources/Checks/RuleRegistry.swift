/// All rules, in the catalogue's order.
public enum RuleRegistry {
    public static let rules: [any Rule] = names + untranslated + content + facts + markup + typography + spelling + freshness

    public static let ids = Set(rules.map(\.description.id))

    /// The rule with an id.
    public static func rule(_ id: String) -> (any Rule)? { rules.first { $0.description.id == id } }
}
