import Testing

@testable import Alignment

@Suite struct HeadingSlugTests {
    @Test(arguments: [
        ("Set up Kestrelia", "set-up-kestrelia"), ("What's new in 2.0?", "whats-new-in-20"), ("The key_value option", "the-key_value-option"),
        ("Plans & prices", "plans--prices"), ("Éditer", "éditer"), ("Read-only mode ", "read-only-mode"),
    ])
    func followsTheRule(text: String, slug: String) {
        #expect(HeadingSlug.slug(of: text) == slug)
    }
}
