import Foundation

/// The pages of a tree in byte order of their paths, and what was left out.
///
/// Pages are `.md` and `.markdown` files. Hidden files and folders and `node_modules` are left out; symbolic links are not
/// followed, which rules out loops and ways out of the tree.
struct PageDiscovery {
    /// Relative to the root, with `/`.
    private(set) var paths: [String] = []
    private(set) var skipped: [String: Int] = [:]
    private(set) var failures: [WorkspaceError] = []

    private let root: String
    private let include: [PathPattern]
    private let exclude: [PathPattern]

    /// - Parameters:
    ///   - root: an absolute path.
    ///   - start: the files and folders to look at, relative to the root, an empty string for the root itself.
    init(root: String, start: [String], include: [PathPattern], exclude: [PathPattern]) {
        self.root = root
        self.include = include
        self.exclude = exclude
        for path in start {
            // What was named is looked at though it be hidden or not named like a page.
            if FileBytes.kind(location(path)) == S_IFDIR { walk(path) } else { paths.append(path) }
        }
        // Their bytes are laid out once, not at each comparison.
        paths = Set(paths).map { (path: $0, bytes: Array($0.utf8)) }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.path)
    }

    static func isPage(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    private func location(_ path: String) -> String { path.isEmpty ? root : root.hasSuffix("/") ? root + path : "\(root)/\(path)" }

    private mutating func walk(_ start: String) {
        var open = [start]
        while let folder = open.popLast() {
            guard let names = FileBytes.names(in: location(folder)) else {
                let problem = "cannot be read (\(String(cString: strerror(errno))))"
                failures.append(WorkspaceError(kind: .unreadable, path: folder.isEmpty ? "." : folder, problem: problem, remedy: "check its permissions or exclude it"))
                continue
            }
            for name in names where !name.hasPrefix(".") && name != "node_modules" {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                switch FileBytes.kind(location(path)) {
                case S_IFDIR:
                    if !exclude.contains(where: { $0.matches(path) }) { open.append(path) }
                case S_IFLNK where Self.isPage(name):
                    skipped["symbolic link", default: 0] += 1
                case nil where Self.isPage(name):
                    skipped["file name is not UTF-8", default: 0] += 1
                case S_IFREG where Self.isPage(name):
                    if exclude.contains(where: { $0.matches(path) }) || !(include.isEmpty || include.contains { $0.matches(path) }) {
                        skipped["excluded by pattern", default: 0] += 1
                    } else {
                        paths.append(path)
                    }
                default: break
                }
            }
        }
    }
}
