import Markup

/// A page under check with all that the rules share.
public struct Subject {
    public let target: Page

    public init(target: Page) {
        self.target = target
    }
}
