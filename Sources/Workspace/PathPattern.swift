/// A glob over relative paths with `/`.
///
/// `*` is any characters but `/`, `?` one of them, `**` as a whole component any number of components. A pattern without a `/`
/// holds for a file or folder of that name anywhere; one that holds for a folder holds for all below it.
public struct PathPattern: Sendable, Equatable {
    private let components: [[UInt8]]

    public init(_ pattern: String) {
        var parts = pattern.utf8.split(separator: UInt8(ascii: "/")).map(Array.init).filter { $0 != Array(".".utf8) }
        if !pattern.utf8.dropLast().contains(UInt8(ascii: "/")) { parts.insert(Array("**".utf8), at: 0) }
        components = parts
    }

    /// Whether it holds for a path or a folder above it.
    ///
    /// - Parameter path: relative, with `/`.
    public func matches(_ path: String) -> Bool {
        // The set of pattern positions that the path read so far may have reached: linear, whatever the stars.
        var reached: Set<Int> = [0]
        for name in path.utf8.split(separator: UInt8(ascii: "/")) {
            var next: Set<Int> = []
            for at in withStarsPassed(reached) where at < components.count {
                if Self.isDoubleStar(components[at]) {
                    next.insert(at)
                } else if Self.matches(components[at], name) {
                    next.insert(at + 1)
                }
            }
            if next.contains(components.count) { return true }
            reached = next
        }
        return withStarsPassed(reached).contains(components.count)
    }

    private func withStarsPassed(_ positions: Set<Int>) -> Set<Int> {
        var all = positions
        for position in positions {
            var at = position
            while at < components.count, Self.isDoubleStar(components[at]) {
                at += 1
                all.insert(at)
            }
        }
        return all
    }

    private static func isDoubleStar(_ component: [UInt8]) -> Bool { component == [0x2A, 0x2A] }

    private static func matches(_ pattern: [UInt8], _ name: Substring.UTF8View) -> Bool {
        let name = Array(name)
        var p = 0
        var n = 0
        var star: (pattern: Int, name: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == 0x2A {
                star = (p, n)
                p += 1
            } else if p < pattern.count, pattern[p] == 0x3F {
                p += 1
                n += 1
                while n < name.count, name[n] & 0xC0 == 0x80 { n += 1 }
            } else if p < pattern.count, pattern[p] == name[n] {
                p += 1
                n += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                p = last.pattern + 1
                n = last.name + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == 0x2A }
    }
}
