/// Tells by its letters what a name's spelling may be: a name, or a thing of programs that pages write the same way.
struct NameSpelling {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Whether it is no identifier (`userId`, `User.Read`, `NU3028`), no placeholder (`NNNN`) and no two letters.
    var isName: Bool {
        let letters = text.filter(\.isLetter)
        guard !letters.isEmpty, !text.contains("|"), !isRepeated(letters) else { return false }
        guard !text.contains(" ") else { return true }
        if text.count < 3 { return false }
        return !isCamelCase && !isCode && !isDotted
    }

    /// One letter or more again and again.
    private func isRepeated(_ letters: String) -> Bool { letters.count >= 3 && Set(letters).count == 1 }

    /// A small word before the first capital: `tenantId`, but not `eBay`.
    private var isCamelCase: Bool {
        let start = text.prefix { $0.isLowercase }
        return start.count >= 2 && start.count < text.count && text.dropFirst(start.count).first?.isUppercase == true
    }

    /// Two capitals or more and three digits or more, or one and four: an error's or a standard's number; `O365` is none.
    private var isCode: Bool {
        let head = text.prefix { $0.isUppercase }
        let rest = text.dropFirst(head.count)
        return head.count >= 1 && rest.count >= (head.count == 1 ? 4 : 3) && rest.allSatisfy(\.isNumber)
    }

    /// Parts with capitals joined by dots, as packages, permissions and types have them; a domain's last part is small.
    private var isDotted: Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: true)
        return parts.count >= 2 && parts.dropFirst().allSatisfy { $0.first?.isUppercase == true && $0.dropFirst().contains(where: \.isLowercase) }
    }

    /// What stands before a version's number or a year, with all after it; nil without a number.
    var withoutVersion: String? {
        let words = text.split(separator: " ")
        guard let number = words.indices.dropFirst().first(where: { words[$0].first?.isNumber == true }) else { return nil }
        return words[..<number].joined(separator: " ")
    }
}
