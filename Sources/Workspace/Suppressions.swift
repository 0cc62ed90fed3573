import Foundation

/// The places of a page where its authors want no findings of some rules, from comments in it:
///
///     <!-- contresens-disable RULE, RULE -->      from here on, to
///     <!-- contresens-enable RULE -->             here or the end of the page
///     <!-- contresens-disable-line RULE -->       on the comment's own lines
///     <!-- contresens-disable-next-line RULE -->  on the line after it
///
/// Lines count whole, the comment's own included. Without a rule all rules are meant. A comment in a fenced block or after an odd
/// number of backticks on its line is an example and counts for nothing.
public struct Suppressions: Sendable {
    /// A rule named in a comment.
    public struct Mention: Sendable, Equatable {
        /// `all` where the comment names none.
        public let rule: String
        /// The rule's bytes in the page, or the comment's where it names none.
        public let range: Range<Int>
        /// From 1.
        public let line: Int
        /// In Unicode code points, from 1.
        public let column: Int
        /// The lines without findings; nil for an `enable`.
        public fileprivate(set) var lines: ClosedRange<Int>?
    }

    /// The word for all rules.
    public static let all = "all"

    /// In page order.
    public private(set) var mentions: [Mention] = []

    /// - Parameter bytes: the whole page; anything may be in it.
    public init(_ bytes: [UInt8]) {
        guard Self.addresses(bytes) else { return }
        var reader = CommentReader(bytes)
        /// By rule, the indices of the mentions that no `enable` has ended yet.
        var open: [String: [Int]] = [:]
        while let comment = reader.next() {
            guard let directive = comment.directive else { continue }
            for rule in comment.rules {
                var mention = Mention(rule: rule.name, range: rule.range, line: rule.line, column: rule.column, lines: nil)
                switch directive {
                case .line: mention.lines = comment.lines
                case .nextLine: mention.lines = (comment.lines.upperBound + 1)...(comment.lines.upperBound + 1)
                case .disable:
                    mention.lines = comment.lines.lowerBound...Int.max
                    open[rule.name, default: []].append(mentions.count)
                case .enable:
                    let ended = rule.name == Self.all ? open.values.flatMap { $0 } : open[rule.name] ?? []
                    for index in ended {
                        mentions[index].lines = mentions[index].lines.map { $0.lowerBound...comment.lines.upperBound }
                    }
                    if rule.name == Self.all { open.removeAll() } else { open[rule.name] = nil }
                }
                mentions.append(mention)
            }
        }
    }

    /// Whether a rule's findings on a line, counted from 1, are unwanted.
    public func covers(rule: String, line: Int) -> Bool {
        mentions.contains { Self.covers($0, rule, line) }
    }

    /// The mentions that keep no finding back.
    ///
    /// - Parameters:
    ///   - rules: those that have looked at the page; of others nothing can be said.
    ///   - findings: all findings of the page, the unwanted ones included, by rule and line.
    public func unused(by rules: some Sequence<String>, among findings: some Sequence<(rule: String, line: Int)>) -> [Mention] {
        var unused = mentions.filter { $0.lines != nil && ($0.rule == Self.all || rules.contains($0.rule)) }
        for finding in findings where !unused.isEmpty { unused.removeAll { Self.covers($0, finding.rule, finding.line) } }
        return unused
    }

    /// The mentions of rules that are not among the known.
    public func unknown(among known: Set<String>) -> [Mention] {
        mentions.filter { $0.rule != Self.all && !known.contains($0.rule) }
    }

    private static func covers(_ mention: Mention, _ rule: String, _ line: Int) -> Bool {
        (mention.rule == rule || mention.rule == all) && mention.lines?.contains(line) == true
    }

    /// Whether a comment begins with our name, so that most pages are read no further.
    private static func addresses(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { page in
            var at = 0
            while let start = page.baseAddress, let found = memchr(start + at, 0x3C, page.count - at) {
                at = UnsafeRawPointer(start).distance(to: found) + 1
                var rest = page[at...]
                guard rest.starts(with: "!--".utf8) else { continue }
                rest = rest.dropFirst(3).drop { $0 <= 0x20 }
                if rest.starts(with: "contresens-".utf8) { return true }
            }
            return false
        }
    }
}
