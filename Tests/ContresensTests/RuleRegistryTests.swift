import Checks
import Testing

@Suite struct RuleRegistryTests {
    @Test func everyRuleIsDescribedWhole() {
        for rule in RuleRegistry.rules.map(\.description) {
            #expect(rule.mqm.contains(" / "), "\(rule.id) has no MQM type")
            #expect(!rule.its.isEmpty && !rule.summary.isEmpty && rule.explanation.count > 80, "\(rule.id) is not explained")
            #expect(!rule.examples.isEmpty, "\(rule.id) has no example")
            #expect(rule.summary.last != ".", "\(rule.id): a summary has no end mark")
        }
    }

    @Test func idsAreUnique() {
        #expect(RuleRegistry.ids.count == RuleRegistry.rules.count)
    }
}
