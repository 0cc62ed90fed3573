/// A path pattern: `*` stands for any characters but `/`, `**` for any, `?` for one but `/`; case counts.
struct PathPattern {
    private let pattern: [UInt8]

    init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

    func matches(_ path: String) -> Bool {
        let path = Array(path.utf8)
        /// Which lengths of the path the pattern so far can stand for.
        var reached = [Bool](repeating: false, count: path.count + 1)
        reached[0] = true
        var at = 0
        while at < pattern.count {
            let mark = pattern[at]
            let isDeep = mark == UInt8(ascii: "*") && at + 1 < pattern.count && pattern[at + 1] == mark
            var next = [Bool](repeating: false, count: path.count + 1)
            if mark == UInt8(ascii: "*") {
                next[0] = reached[0]
                for end in 0..<path.count { next[end + 1] = reached[end + 1] || (next[end] && (isDeep || path[end] != UInt8(ascii: "/"))) }
            } else {
                for end in 0..<path.count where reached[end] {
                    next[end + 1] = path[end] == mark || (mark == UInt8(ascii: "?") && path[end] != UInt8(ascii: "/"))
                }
            }
            at += isDeep ? 2 : 1
            // `**/` also stands for no folder at all.
            if isDeep, at < pattern.count, pattern[at] == UInt8(ascii: "/") {
                var afterSlash = reached
                for end in 0..<path.count where next[end] && path[end] == UInt8(ascii: "/") { afterSlash[end + 1] = true }
                next = afterSlash
                at += 1
            }
            reached = next
        }
        return reached[path.count]
    }
}
